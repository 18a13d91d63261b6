"""A virtual identity card in a virtual reader, behind the real service for cards (pcscd)."""

from __future__ import annotations

import subprocess
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
from tests import virtual_reader
from tests.qt.door.conftest import Keyboard
from tests.virtual_card import NUMBER
from tests.virtual_reader import Hand

PATIENCE_MS = 15_000


@pytest.fixture
def port(tmp_path: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The service with one virtual reader: where cards are put in, and the process."""
    with virtual_reader.service(tmp_path) as found:
        yield found


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
