"""The real service for cards (pcscd) with one virtual reader, for tests; one run at a time.

pcscd listens at one place of the machine and nowhere else, so runs of several test sessions wait
for each other at a lock.
"""

from __future__ import annotations

import contextlib
import fcntl
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import virtual_card

ROOT = Path(__file__).parents[1]
SOCKET = Path("/run/pcscd/pcscd.comm")
INSTALLED = Path("/etc/reader.conf.d/vpcd")  # of Debian's vsmartcard-vpcd
LOCK = Path(tempfile.gettempdir()) / "prachakhom-tests-pcscd.lock"
PATIENCE_S = 15


@contextlib.contextmanager
def running(*command: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def wait(look: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not look():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE_S} s in vain for {what}")
        time.sleep(0.05)


@contextlib.contextmanager
def service(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The service with one virtual reader: the port where cards are put in, and the process."""
    from desktop.devices.smartcards import Readers

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    driver = re.search(r"^LIBPATH\s+(\S+)", INSTALLED.read_text(), re.MULTILINE)[1]
    readers = folder / "readers"
    readers.mkdir()
    (readers / "vpcd").write_text(
        f'FRIENDLYNAME "Virtual"\nDEVICENAME /dev/null:{number:#06x}\n'
        f"LIBPATH {driver}\nCHANNELID {number:#06x}\n"
    )
    with LOCK.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        SOCKET.parent.mkdir(exist_ok=True)
        command = ("pcscd", "-f", "-c", str(readers))
        with running(*command, log=folder / "pcscd.log") as process:
            wait(SOCKET.exists, "the service for cards")
            known = Readers()
            wait(known.names, "the virtual reader")
            known.close()
            yield number, process
        for left in (SOCKET, SOCKET.with_name("pcscd.pid")):
            left.unlink(missing_ok=True)


def _empty() -> bool:
    """Whether the service sees no card in the reader, or is gone itself."""
    from desktop.devices.errors import DeviceError
    from desktop.devices.smartcards import Readers

    try:
        readers = Readers()
    except DeviceError:
        return True
    try:
        return readers.with_card() is None
    finally:
        readers.close()


class Hand:
    """Puts the card in and pulls it out; `said` is what the card has told so far.

    The service looks at its reader a few times a second, and a card changed for the next between
    two looks would be one that stayed: a card is out when the service saw it go.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self._log = folder / "card.log"
        self._port = port

    @contextlib.contextmanager
    def card_in(
        self, *, pull_after: int = 0, hold_at: int = 0, name: str = virtual_card.NAME
    ) -> Iterator[None]:
        more = (str(self._port), str(pull_after), str(hold_at), name)
        with running(sys.executable, "-m", "tests.virtual_card", *more, log=self._log):
            yield
        wait(_empty, "an empty reader")

    def said(self) -> str:
        return self._log.read_text()
