"""A virtual identity card in a virtual reader, behind the real service for cards (pcscd)."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.connection import records
from desktop.devices.smartcards import Readers
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance
from desktop.ui.desk import Desk
from desktop.ui.door.cards import LOOK_EVERY_MS
from desktop.ui.door.walk_in import WalkIn
from desktop.ui.door.window import DoorWindow
from desktop.ui.session import Session
from tests.qt.door.conftest import Keyboard
from tests.virtual_card import NUMBER

ROOT = Path(__file__).parents[4]
SOCKET = Path("/run/pcscd/pcscd.comm")  # where pcscd listens, and nowhere else
INSTALLED = Path("/etc/reader.conf.d/vpcd")  # of Debian's vsmartcard-vpcd
PATIENCE_MS = 15_000


@contextlib.contextmanager
def running(*command: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@pytest.fixture
def port(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The service with one virtual reader: where cards are put in, and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    driver = re.search(r"^LIBPATH\s+(\S+)", INSTALLED.read_text(), re.MULTILINE)[1]
    folder = tmp_path / "readers"
    folder.mkdir()
    (folder / "vpcd").write_text(
        f'FRIENDLYNAME "Virtual"\nDEVICENAME /dev/null:{number:#06x}\n'
        f"LIBPATH {driver}\nCHANNELID {number:#06x}\n"
    )
    SOCKET.parent.mkdir(exist_ok=True)
    with running("pcscd", "-f", "-c", str(folder), log=tmp_path / "pcscd.log") as service:
        qtbot.waitUntil(SOCKET.exists, timeout=PATIENCE_MS)
        readers = Readers()
        qtbot.waitUntil(lambda: bool(readers.names()), timeout=PATIENCE_MS)
        readers.close()
        yield number, service
    for left in (SOCKET, SOCKET.with_name("pcscd.pid")):
        left.unlink(missing_ok=True)


class Hand:
    """Puts the card in and pulls it out; `said` is what the card has told so far."""

    def __init__(self, folder: Path, port: int) -> None:
        self._log = folder / "card.log"
        self._port = port

    @contextlib.contextmanager
    def card_in(self, *, pull_after: int = 0, hold_at: int = 0) -> Iterator[None]:
        more = (str(self._port), str(pull_after), str(hold_at))
        with running(sys.executable, "-m", "tests.virtual_card", *more, log=self._log):
            yield

    def said(self) -> str:
        return self._log.read_text()


@pytest.fixture
def hand(port: tuple[int, subprocess.Popen[bytes]], tmp_path: Path) -> Hand:
    return Hand(tmp_path, port[0])


@pytest.fixture
def reading(
    session: Session, port: tuple[int, subprocess.Popen[bytes]], opened: Callable[..., DoorWindow]
) -> DoorWindow:
    """A door whose desk has its card reader switched on."""
    session.set_door(desk="๑", card_reader=True)
    return opened()


def wait(qtbot: QtBot, desk: Desk, look: Callable[[], object]) -> None:
    def looked() -> bool:
        desk.settle()
        return bool(look())

    qtbot.waitUntil(looked, timeout=PATIENCE_MS)


def know_the_owner(desk: Desk, session: Session) -> None:
    facts = ResidentFacts(title="นาย", first_name="สมมุติ", last_name="บัตรจำลอง", house="51/2")
    desk.do(lambda: residents.add(facts, actor=session.actor))


def test_a_card_lets_in_its_owner_once_and_its_photograph_is_never_asked_for(
    qtbot: QtBot, desk: Desk, session: Session, hall: int, reading: DoorWindow, hand: Hand
) -> None:
    know_the_owner(desk, session)
    wait(qtbot, desk, lambda: reading.finder.directory.named("สมมุติ", "บัตรจำลอง"))
    with hand.card_in():
        wait(qtbot, desk, lambda: attendance.present(hall))
    assert "command" in hand.said()
    assert "photo" not in hand.said()
    (coming,) = attendance.present(hall)
    assert (coming.resident_id, coming.via) == (residents.count(), "card")
    with hand.card_in():
        wait(qtbot, desk, lambda: "เข้าแล้วก่อนหน้านี้" in reading.page.answer.said)
    assert len(attendance.present(hall)) == 1
    lines = records.connection().execute("SELECT line, private FROM operation").fetchall()
    assert sum("card.read-for-check-in" in line for line, _ in lines) == 2
    assert not any(NUMBER in line or NUMBER in (private or "") for line, private in lines)


def test_a_card_of_somebody_new_fills_the_form_and_enter_lets_them_in(
    qtbot: QtBot, desk: Desk, hall: int, reading: DoorWindow, hand: Hand, keys: Keyboard
) -> None:
    with hand.card_in():
        wait(qtbot, desk, lambda: isinstance(QApplication.activeModalWidget(), WalkIn))
        asked = QApplication.activeModalWidget()
        assert asked.name.text() == "นายสมมุติ บัตรจำลอง"
        assert asked.house.text() == "51/2"
        assert asked.village.chosen() == 2
        asked.yes.click()
        wait(qtbot, desk, lambda: attendance.present(hall))
    facts = residents.facts_of(residents.kept(attendance.present(hall)[0].resident_id))
    assert (facts.last_name, facts.national_id) == ("บัตรจำลอง", "")


def test_a_card_pulled_out_while_it_is_read_lets_nobody_in_and_may_come_again(
    qtbot: QtBot, desk: Desk, session: Session, hall: int, reading: DoorWindow, hand: Hand
) -> None:
    know_the_owner(desk, session)
    wait(qtbot, desk, lambda: reading.finder.directory.named("สมมุติ", "บัตรจำลอง"))
    with hand.card_in(pull_after=3):
        wait(qtbot, desk, lambda: "ยังไม่มีใครเข้า" in reading.page.answer.said)
    assert not attendance.present(hall)
    with hand.card_in():
        wait(qtbot, desk, lambda: attendance.present(hall))


def test_a_reader_that_goes_while_it_reads_lets_nobody_in_and_names_still_do(
    qtbot: QtBot, desk: Desk, hall: int, reading: DoorWindow, hand: Hand, port, keys: Keyboard
) -> None:
    with hand.card_in(hold_at=4):
        wait(qtbot, desk, lambda: "silent" in hand.said())
        port[1].kill()
        wait(qtbot, desk, lambda: reading.page.answer.said)
    assert reading.page.reader.text() == "ไม่พบเครื่องอ่านบัตร"
    assert not attendance.present(hall)
    keys.types("สมชาย")
    keys.enter()
    desk.settle()
    assert len(attendance.present(hall)) == 1


def test_no_reader_is_asked_where_it_is_not_switched_on(
    qtbot: QtBot, desk: Desk, door: DoorWindow, hand: Hand
) -> None:
    with hand.card_in():
        qtbot.waitUntil(lambda: "in" in hand.said(), timeout=PATIENCE_MS)
        readers = Readers()
        wait(qtbot, desk, lambda: readers.with_card())
        readers.close()
        qtbot.wait(3 * LOOK_EVERY_MS)
    assert "command" not in hand.said()
