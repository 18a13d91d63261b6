"""Two PCs meet on a folder, a real WebDAV server, a real S3 server; what goes wrong mends."""

from __future__ import annotations

import hashlib
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from db.connection import records
from db.exchange import hub as hubs
from db.exchange import places, segments, transfer
from db.exchange.hub import Hub
from db.exchange.places import HubTrouble, Pass, Place
from desktop.office import documents, drafting, exchange, office
from desktop.office.documents import DocumentQuery
from desktop.office.words import tell

from .conftest import draft_text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(log: Path, port: int, *command: str) -> Iterator[None]:
    """A server of its own on loopback while the block runs."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            end = monotonic() + 30
            while monotonic() < end:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, log.read_text()
                sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(20)


@dataclass(frozen=True)
class Kept:
    """A hub, and the folder behind it where there is one."""

    place: Place
    files: Path | None


def wsgidav(port: int, root: Path, *more: str) -> tuple[str, ...]:
    """The command of a WebDAV server over a folder."""
    module = ("-m", "wsgidav.server.server_cli", "--server", "cheroot", "--auth", "anonymous")
    return (
        sys.executable,
        *module,
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--root",
        str(root),
        *more,
    )


def requests(log: Path) -> int:
    """How many requests a WebDAV server tells of."""
    return len(
        re.findall(r'"(?:GET|PUT|PROPFIND|MOVE|MKCOL|HEAD|DELETE|OPTIONS) ', log.read_text())
    )


def webdav(tmp_path: Path) -> Iterator[Kept]:
    port, root = free_port(), tmp_path / "dav"
    root.mkdir()
    command = wsgidav(port, root)
    with server(tmp_path / "dav.log", port, *command):
        yield Kept(Place(places.WEBDAV, f"http://127.0.0.1:{port}"), root)


def s3(tmp_path: Path) -> Iterator[Kept]:
    port = free_port()
    command = (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port))
    with server(tmp_path / "s3.log", port, *command):
        from urllib.request import Request, urlopen

        urlopen(Request(f"http://127.0.0.1:{port}/office", method="PUT")).close()
        endpoint = f"http://127.0.0.1:{port}"
        yield Kept(Place(places.S3, "office", "user", "secret", endpoint, "us-east-1"), None)


def folder(tmp_path: Path) -> Iterator[Kept]:
    (tmp_path / "share").mkdir()
    yield Kept(Place(places.FOLDER, str(tmp_path / "share")), tmp_path / "share")


MAKERS: dict[str, Callable[[Path], Iterator[Kept]]] = {"folder": folder, "webdav": webdav, "s3": s3}


@pytest.fixture(params=MAKERS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    yield from MAKERS[request.param](tmp_path)


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Kept]:
    yield from folder(tmp_path)


def sync(pair, place: Path, kept: Kept) -> Pass:
    with pair.at(place):
        hub = Hub(kept.place, transfer.office())
        return hubs.sync(hub, hub.mark(), exchange.derive, step=lambda: None)


def subjects(pair, place: Path) -> list[str]:
    with pair.at(place):
        return sorted(row.subject for row in documents.rows(documents.find(DocumentQuery())))


def draft(pair, place: Path, subject: str) -> None:
    with pair.at(place) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text(subject))


def bundles(kept: Kept) -> list[Path]:
    assert kept.files is not None
    return sorted(kept.files.rglob("*.pkb"))


def test_what_one_pc_wrote_reaches_the_other(pair, kept: Kept) -> None:
    draft(pair, pair.first, "จากหนึ่ง")
    assert sync(pair, pair.first, kept).sent > 0
    draft(pair, pair.second, "จากสอง")
    second = sync(pair, pair.second, kept)
    assert (second.got > 0, second.bad, second.refused) == (True, 0, 0)
    sync(pair, pair.first, kept)
    assert subjects(pair, pair.first) == subjects(pair, pair.second) == ["จากสอง", "จากหนึ่ง"]
    with pair.at(pair.first):
        hub = Hub(kept.place, transfer.office())
        hub.probe()
        before = segments.applied(records.connection())
    for place in (pair.second, pair.first):
        again = sync(pair, place, kept)
        assert (again.sent, again.got, again.silent) == (0, 0, [])
    with pair.at(pair.first):
        assert segments.applied(records.connection()) == before
        behind = {peer.name: peer.behind for peer in exchange.peers()}
        assert behind["เครื่องทะเบียน"] == 0


def joined(pair, name: str) -> Path:
    """One more PC of the office."""
    place = pair.stick.parent / name
    exchange.ask_to_join(place, f"เครื่อง {name}", pair.stick / f"{name}.pkr")
    with pair.at(pair.first) as clerk:
        asked = (pair.stick / f"{name}.pkr").read_text("utf-8")
        exchange.admit(exchange.read_request(asked), "")
        exchange.export(pair.stick / f"{name}.pkb", everything=True, actor=clerk)
    office.open_at(place)
    try:
        exchange.join(pair.stick / f"{name}.pkb")
    finally:
        office.close()
    return place


@pytest.mark.parametrize("more", [0, 4])
def test_a_pass_with_nothing_new_asks_four_times_at_most(pair, tmp_path: Path, more: int) -> None:
    """However many PCs there are, and one that was admitted and never came."""
    port, root = free_port(), tmp_path / "dav"
    root.mkdir()
    command = wsgidav(port, root, "-v")
    log = tmp_path / "dav.log"
    others = [joined(pair, f"pc{number}") for number in range(more)]
    with server(log, port, *command):
        kept = Kept(Place(places.WEBDAV, f"http://127.0.0.1:{port}"), root)
        came = [pair.first, pair.second, *others[1:]]
        for place in (*came, *came, pair.first):
            sync(pair, place, kept)
        with pair.at(pair.first):
            known = Hub(kept.place, transfer.office()).marker()
        before = requests(log)
        with pair.at(pair.first):
            done = hubs.sync(
                Hub(kept.place, transfer.office()), known, exchange.derive, step=lambda: None
            )
        asked = requests(log) - before
    assert before > 0
    assert len(done.silent) == bool(more)
    assert 0 < asked <= 4


def now(share: Kept) -> list[Path]:
    """What the PCs say they have, in the folder that is listed."""
    assert share.files is not None
    return sorted(share.files.glob("v1/*/now/*.json"))


def test_a_pc_says_what_it_has_once_and_takes_back_what_it_said_before(pair, share: Kept) -> None:
    for number in range(3):
        draft(pair, pair.first, f"ฉบับ {number}")
        sync(pair, pair.first, share)
        sync(pair, pair.second, share)
    assert len(now(share)) == 2
    assert len(list(share.files.rglob("status.json"))) == 2  # for programs of before


def test_a_pc_with_an_older_program_is_heard_all_the_same(pair, share: Kept) -> None:
    sync(pair, pair.first, share)
    sync(pair, pair.second, share)
    draft(pair, pair.second, "จากรุ่นเก่า")
    sync(pair, pair.second, share)
    for file in now(share):
        file.unlink()
    done = sync(pair, pair.first, share)
    assert done.silent == []
    assert subjects(pair, pair.first) == ["จากรุ่นเก่า"]


def test_what_was_read_before_is_read_again_when_it_is_damaged_or_of_another_hub(
    pair, share: Kept, tmp_path: Path
) -> None:
    sync(pair, pair.first, share)
    sync(pair, pair.second, share)
    sync(pair, pair.first, share)
    seen = pair.first / hubs.SEEN
    whole = seen.read_bytes()
    draft(pair, pair.second, "ใหม่")
    sync(pair, pair.second, share)
    for damaged in (b"", b"{}", b"[1]", whole[:40], whole.replace(b'"hub"', b'"hib"')):
        seen.write_bytes(damaged)
        assert sync(pair, pair.first, share).silent == []
    assert subjects(pair, pair.first) == ["ใหม่"]


def test_a_lost_file_is_left_again(pair, share: Kept) -> None:
    draft(pair, pair.first, "หาย")
    sync(pair, pair.first, share)
    bundles(share)[0].unlink()
    for file in (*share.files.rglob("status.json"), *now(share)):
        file.unlink()  # an older copy of the hub came back
    sync(pair, pair.first, share)
    sync(pair, pair.second, share)
    assert subjects(pair, pair.second) == ["หาย"]


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty"])
def test_a_damaged_file_is_told_and_left_anew(pair, share: Kept, damage: str) -> None:
    draft(pair, pair.first, "เสีย")
    sync(pair, pair.first, share)
    (file,) = [
        f
        for f in bundles(share)
        if f.stat().st_size == max(b.stat().st_size for b in bundles(share))
    ]
    whole = file.read_bytes()
    middle = len(whole) // 2
    content = {
        "flipped": whole[:middle] + bytes([whole[middle] ^ 4]) + whole[middle + 1 :],
        "cut": whole[:middle],
        "empty": b"",
    }
    file.write_bytes(content[damage])
    told = sync(pair, pair.second, share)
    assert told.bad == 1
    assert sync(pair, pair.first, share).sent == 1
    assert sync(pair, pair.second, share).got >= 1
    assert subjects(pair, pair.second) == ["เสีย"]


def test_strange_files_are_passed_over(pair, share: Kept) -> None:
    draft(pair, pair.first, "ปกติ")
    sync(pair, pair.first, share)
    for name in ("desktop.ini", "000000001-000000002-zz.pkb", "x.pkb", "status.json.tmp"):
        (bundles(share)[0].parent / name).write_bytes(b"junk")
    (share.files / "v1" / "junk").mkdir()
    assert sync(pair, pair.second, share).bad == 0
    assert subjects(pair, pair.second) == ["ปกติ"]


def test_a_pulled_stick_swallows_nothing(pair, tmp_path: Path) -> None:
    gone = Kept(Place(places.FOLDER, str(tmp_path / "pulled")), tmp_path / "pulled")
    with pair.at(pair.first), pytest.raises(HubTrouble) as trouble:
        Hub(gone.place, transfer.office())
    assert trouble.value.reason == "hub-not-there"
    assert not (tmp_path / "pulled").exists()


def test_an_empty_mount_point_is_not_the_hub(pair, share: Kept) -> None:
    with pair.at(pair.first):
        hub = Hub(share.place, transfer.office())
        known = hub.mark()
        (share.files / hubs.MARKER).unlink()
        with pytest.raises(HubTrouble) as trouble:
            hubs.sync(hub, known, exchange.derive, step=lambda: None)
        assert trouble.value.reason == "hub-other-marker"
    assert not list(share.files.rglob("*.pkb"))


def test_nobody_listening_is_told(pair) -> None:
    place = Place(places.WEBDAV, f"http://127.0.0.1:{free_port()}")
    with pair.at(pair.first), pytest.raises(HubTrouble) as trouble:
        Hub(place, transfer.office()).marker()
    assert trouble.value.reason == "hub-unreachable"
    assert "127.0.0.1" in tell(trouble.value)


def test_who_lists_a_hub_lets_the_rest_of_the_program_go_on(pair) -> None:
    """The server is a thread of this very process: kept waiting, it would never answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening, pair.at(pair.first):
        port = int(listening.getsockname()[1])

        def answer() -> None:
            with listening.accept()[0] as client:
                client.recv(65_536)
                client.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        Thread(target=answer, daemon=True).start()
        place = Place(places.WEBDAV, f"http://127.0.0.1:{port}")
        assert Hub(place, transfer.office()).names("somebody") == []


def test_a_status_nobody_of_the_office_signed_is_no_status(pair, share: Kept) -> None:
    draft(pair, pair.first, "หนึ่ง")
    sync(pair, pair.first, share)
    (status,) = share.files.rglob("status.json")
    forged = status.read_text().replace("pushed", "pushes")
    status.write_text(forged)
    (said,) = now(share)
    device = said.name.partition("-")[0]
    right = hashlib.sha256(forged.encode()).hexdigest()[:16]
    said.rename(said.with_name(f"{device}-{right}.json")).write_text(forged)
    done = sync(pair, pair.second, share)
    assert len(done.silent) == 1
    assert subjects(pair, pair.second) == ["หนึ่ง"]  # its files prove themselves
