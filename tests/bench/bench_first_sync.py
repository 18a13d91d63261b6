"""The first sync of an office with ten years of attachments: by stick and by WebDAV; prints only.

Run by hand:  python tests/bench/bench_first_sync.py [--mb 500] [--kills 12]
By stick: a bundle of everything written and taken in, each by the command of a process of its own,
with its memory at the most. By WebDAV (wsgidav on loopback): `prachakhom sync` of the sender and
then of the receiver, each killed (SIGKILL) so many times at random moments and begun again; what
crossed the wire is counted by a proxy, so that what was sent twice is seen.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.office import exchange, office, people, sections  # noqa: E402
from desktop.office.hearings import attachments, plan  # noqa: E402
from desktop.office.hearings.plan import HearingFacts  # noqa: E402
from tests.unit.exchange.test_hub import free_port, server, wsgidav  # noqa: E402

EACH = 4  # MB of an attachment: a photo of twelve megapixels
PROGRAM = (sys.executable, "-m", "desktop")
JOIN = """
import sys
from pathlib import Path
from desktop.office import exchange, office
office.open_at(Path(sys.argv[1]))
exchange.join(Path(sys.argv[2]))
office.close()
"""
MB = 1_000_000


class Wire:
    """A proxy before a server: counts the bytes both ways."""

    def __init__(self, port: int) -> None:
        self._to = port
        self.up = self.down = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            near, _ = self._door.accept()
            far = socket.create_connection(("127.0.0.1", self._to))
            for here, there, way in ((near, far, "up"), (far, near, "down")):
                threading.Thread(target=self._carry, args=(here, there, way), daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket, way: str) -> None:
        try:
            while part := here.recv(1 << 16):
                setattr(self, way, getattr(self, way) + len(part))
                there.sendall(part)
            there.shutdown(socket.SHUT_WR)
        except OSError:
            here.close()
            there.close()


def run(*command: object) -> tuple[float, float]:
    """Seconds and MB at the most of a command of the program, which must do."""
    start = time.perf_counter()
    process = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, used.ru_maxrss * 1024 / MB


def sync_with_kills(folder: Path, kills: int, alone: float, random: Random) -> tuple[int, float]:
    """Sync until it is done, killed at moments within `alone` seconds; kills and seconds."""
    start, killed = time.perf_counter(), 0
    while True:
        process = subprocess.Popen(
            [*PROGRAM, "sync", str(folder)], stdout=subprocess.DEVNULL, cwd=ROOT
        )
        try:
            code = process.wait(random.uniform(1.0, alone) if killed < kills else None)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            continue
        assert code == 0, code
        return killed, time.perf_counter() - start


def made(first: Path, second: Path, stick: Path, size: int) -> None:
    """An office with attachments, and a PC that asked to join it."""
    random = Random(3)
    with office.opened(first):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        sections.add_section("สำนักปลัดเทศบาล", code="ตย 52001", actor=None)
        clerk = people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
    for place in (second, second.with_name("third")):
        exchange.ask_to_join(place, place.name, stick / f"{place.name}.pkr")
        with office.opened(first):
            exchange.admit(exchange.request_in(stick / f"{place.name}.pkr"), "")
    with office.opened(first):
        exchange.export(stick / "join.pkb", everything=True, actor=clerk)
        for number in range(max(1, size // EACH)):
            if number % 20 == 0:
                hearing = plan.create(HearingFacts(subject=f"เวทีที่ {number // 20 + 1}"), actor=clerk)
            data = random.randbytes(EACH * MB)
            attachments.add(hearing, f"ภาพ {number}.bin", data, actor=clerk)


def blobs_of(folder: Path) -> int:
    return sum(1 for file in (folder / "blobs").rglob("*") if len(file.name) == 64)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--mb", type=int, default=500)
    ask.add_argument("--kills", type=int, default=12)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        first, second, third, stick = (folder / n for n in ("first", "second", "third", "stick"))
        stick.mkdir()
        made(first, second, stick, asked.mb)
        there = blobs_of(first)
        took, most = run(*PROGRAM, "bundle", "export", first, stick / "all.pkb")
        size = (stick / "all.pkb").stat().st_size / MB
        print(f"stick: written in {took:.0f} s, {size:.0f} MB; {most:.0f} MB of memory at the most")
        took, most = run(sys.executable, "-c", JOIN, second, stick / "all.pkb")
        print(f"stick: taken in in {took:.0f} s; {most:.0f} MB of memory at the most")
        assert blobs_of(second) == there
        (stick / "all.pkb").unlink()
        by_webdav(folder, first, third, asked.kills)
        assert blobs_of(third) == there
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB
    print(f"(this bench itself: {own:.0f} MB)")


def by_webdav(folder: Path, first: Path, third: Path, kills: int) -> None:
    """From the first PC to the third by a share, both killed again and again."""
    random, root, port = Random(7), folder / "dav", free_port()
    root.mkdir()
    with server(folder / "dav.log", port, *wsgidav(port, root)):
        wire = Wire(port)
        url = f"http://127.0.0.1:{wire.port}"
        office.open_at(third)
        exchange.join(folder / "stick" / "join.pkb")
        office.close()
        for who in (first, third):
            for attempt in range(2):
                if attempt == 0:
                    start = (wire.up, wire.down)
                    process = subprocess.Popen(
                        [*PROGRAM, "sync", str(who), "--hub", url],
                        stdout=subprocess.DEVNULL,
                        cwd=ROOT,
                    )
                    time.sleep(3)
                    process.kill()
                    process.wait()
                    continue
                killed, took = sync_with_kills(who, kills, 12.0, random)
                up, down = (wire.up - start[0]) / MB, (wire.down - start[1]) / MB
                print(
                    f"WebDAV, {who.name}: done after {killed + 1} kills in {took:.0f} s; "
                    f"{up:.0f} MB up, {down:.0f} MB down"
                )


if __name__ == "__main__":
    main()
