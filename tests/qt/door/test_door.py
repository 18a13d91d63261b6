"""At the door with the keyboard alone: in, in already, out, undone, new, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, plan, program
from desktop.ui.desk import Desk
from desktop.ui.door import look
from desktop.ui.door.display import Display
from desktop.ui.door.walk_in import WalkIn
from desktop.ui.door.window import DoorWindow
from desktop.ui.session import Session
from tests.qt.door.conftest import Keyboard

_SYLLABLES = "กา ขอ คำ งาม จิต ชัย ดี ตา ทอง นา บุญ ปาน พร มา ยา รุ่ง ลือ วัน สุข หงส์"


def shown(door: DoorWindow) -> list[str]:
    rows = [door.page.model.row_at(n) for n in range(door.page.model.rowCount())]
    return [row.hit.first_name for row in rows if row is not None]


def came(hall: int) -> list[str]:
    rows = residents.rows([row.resident_id for row in attendance.present(hall)])
    return [row.first_name for row in reversed(rows)]


def dialog(qtbot) -> WalkIn:
    """The dialog that opened, once the keyboard is its own."""
    asked = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is asked)
    return asked


def test_a_name_and_enter_let_somebody_in_and_the_bar_tells_it_after_the_disk(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.types("สม")
    assert shown(door) == ["สมชาย", "สมหญิง", "กิตติพงษ์"]
    keys.key(Qt.Key.Key_Down)
    keys.enter()
    assert door.page.box.edit.text() == ""
    assert "เข้าแล้ว" not in door.page.answer.last.name.accessibleName(), "told before the disk"
    desk.settle()
    assert came(hall) == ["สมหญิง"]
    assert "สมหญิง" in door.page.answer.last.name.accessibleName()
    assert door.page.answer.last.detail.accessibleName().startswith("ลำดับที่ ๑")
    assert door.page.counts.tally.came == 1


def test_somebody_in_already_is_amber_at_once_and_is_not_entered_again(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    for _ in range(2):
        keys.types("กิตติ")
        row = door.chosen()
        keys.enter()
        desk.settle()
    assert row.state == "in"
    assert row.told[0] == "เข้าแล้วก่อนหน้านี้"
    assert "โต๊ะ ๑" in row.told[1]
    assert "เข้าแล้วก่อนหน้านี้" in door.page.answer.said
    assert came(hall) == ["กิตติพงษ์"]


def test_f4_takes_back_the_last_and_then_the_one_before(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    for name in ("สมชาย", "ณรงค์"):
        keys.types(name)
        keys.enter()
    desk.settle()
    keys.key(Qt.Key.Key_F4)
    desk.settle()
    assert came(hall) == ["สมชาย"]
    assert "เลิกทำแล้ว" in door.page.answer.said
    assert door.page.counts.tally.came == 1
    keys.key(Qt.Key.Key_F4)
    desk.settle()
    assert came(hall) == []
    keys.key(Qt.Key.Key_F4)
    assert "ไม่มีรายการ" in door.page.answer.said
    keys.types("สมชาย")
    keys.enter()
    desk.settle()
    assert came(hall) == ["สมชาย"], "undone and in again"


def test_f3_puts_down_who_leaves_and_enter_who_comes_back(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.key(Qt.Key.Key_F3)
    assert "F3" in door.page.answer.said
    keys.types("สมชาย")
    keys.enter()
    desk.settle()
    keys.types("สมชาย")
    keys.key(Qt.Key.Key_F3)
    desk.settle()
    assert (door.page.counts.tally.came, door.page.counts.tally.inside) == (1, 0)
    keys.types("สมชาย")
    assert door.chosen().state == "out"
    keys.enter()
    desk.settle()
    assert door.page.counts.tally.inside == 1
    assert "กลับเข้าแล้ว" in door.page.answer.last.name.accessibleName()


def test_somebody_new_is_in_after_a_name_and_two_digits(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, qtbot
) -> None:
    keys.types("นางสาวบุปผา มาใหม่")
    keys.key(Qt.Key.Key_F2)
    asked = dialog(qtbot)
    assert asked.name.text() == "นางสาวบุปผา มาใหม่"
    keys.enter()
    keys.types("/")  # the key 2 under the Thai layout
    assert asked.village.currentRow() == 2
    keys.types("ๅ")
    keys.enter()
    desk.settle()
    (coming,) = attendance.present(hall)
    facts = residents.facts_of(residents.kept(coming.resident_id))
    assert (facts.title, facts.first_name, facts.last_name, facts.sex) == (
        *("นางสาว", "บุปผา", "มาใหม่", "f"),
    )
    assert facts.village_id == 2
    assert facts.stakeholder_id == 1
    assert coming.via == "walk-in"
    door.activateWindow()  # a window manager does so by itself
    qtbot.waitUntil(lambda: QApplication.focusWidget() is door.page.box.edit)
    keys.types("บุปผา")
    assert door.chosen().state == "in"


def test_a_walk_in_without_a_name_is_asked_for_it(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, qtbot
) -> None:
    keys.key(Qt.Key.Key_F2)
    asked = dialog(qtbot)
    keys.enter()
    assert asked.isVisible()
    asked.reject()
    desk.settle()
    assert came(hall) == []


def test_the_walk_in_dialog_says_who_is_known_already(
    door: DoorWindow, keys: Keyboard, qtbot
) -> None:
    keys.key(Qt.Key.Key_F2)
    asked = dialog(qtbot)
    keys.types("ณรงค์")
    assert "ณรงค์ บุญทดลอง" in asked._like.text()
    asked.reject()


def test_nothing_typed_or_nobody_found_lets_nobody_in(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.enter()
    assert door.page.answer.said == ""
    keys.types("ฮฮฮ")
    keys.enter()
    desk.settle()
    assert "ไม่พบชื่อนี้" in door.page.answer.said
    assert came(hall) == []


def test_a_refusal_is_red_and_stays_until_that_person_is_in(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, session: Session
) -> None:
    actor, session.actor = session.actor, 999
    keys.types("สมชาย")
    keys.enter()
    desk.settle()
    assert door.page.answer.kind == "bad"
    assert "สมชาย" in door.page.answer.said
    assert "ยังไม่ได้บันทึก" in door.page.head.kept.text()
    session.actor = actor
    keys.types("ณรงค์")
    keys.enter()
    desk.settle()
    assert "สมชาย" in door.page.answer.said, "another’s success hides no failure"
    keys.types("สมชาย")
    keys.enter()
    desk.settle()
    assert door.page.answer.kind == ""
    assert set(came(hall)) == {"สมชาย", "ณรงค์"}


def test_what_another_window_writes_is_seen_here(
    door: DoorWindow, desk: Desk, hall: int, session: Session, keys: Keyboard
) -> None:
    desk.do(lambda: attendance.check_in(hall, 1, actor=session.actor, desk="๒"))
    desk.do(lambda: residents.add(ResidentFacts(first_name="ดวงใจ"), actor=session.actor))
    desk.settle()
    assert door.page.counts.tally.came == 1
    keys.types("ดวงใจ")
    assert shown(door) == ["ดวงใจ"]


def test_a_slip_is_guessed_when_the_fingers_rest(
    door: DoorWindow, keys: Keyboard, desk: Desk, qtbot
) -> None:
    keys.types("กิคคิพง")
    assert shown(door) == []

    def guessed() -> bool:
        desk.settle()
        return shown(door) == ["กิตติพงษ์"]

    qtbot.waitUntil(guessed)
    assert door.chosen().hit.how == "guess"


@pytest.mark.parametrize("size", [1.0, 1.25, 1.5])
def test_larger_text_keeps_what_was_typed_and_whole_rows(
    door: DoorWindow, keys: Keyboard, size: float, qtbot
) -> None:
    keys.types("สม")
    door._sizes = look.fit(1366, 768)
    while look.size() != size:
        keys.key(Qt.Key.Key_F9)
    assert door.page.box.edit.text() == "สม"
    high = look.at_most(look.ROWS, 78)
    qtbot.waitUntil(lambda: door.page.hits.height() < door.height() * 0.6)  # laid out
    assert door.page.hits.viewport().height() % high == 0
    assert door.page.hits.viewport().height() >= 3 * high


def test_the_sizes_are_those_the_screen_has_room_for(session: Session) -> None:
    assert look.fit(1366, 768) == (1.0, 1.25, 1.5)
    assert look.fit(1920, 1080) == (1.0, 1.25, 1.5, 2.0)
    look.resize(2.0)
    look.fit(1366, 768)
    assert look.size() == 1.5, "a smaller screen takes the size back"
    look.resize(0)


def test_escape_empties_the_box_and_then_asks_before_it_leaves(
    door: DoorWindow, keys: Keyboard, qtbot
) -> None:
    keys.types("สม")
    keys.key(Qt.Key.Key_Escape)
    assert door.page.box.edit.text() == ""
    assert QApplication.activeModalWidget() is None
    keys.key(Qt.Key.Key_Escape)
    asked = QApplication.activeModalWidget()
    with qtbot.waitSignal(door.left):
        asked.yes.click()


def test_the_screen_for_everybody_counts_and_names_nobody(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, session: Session
) -> None:
    program.set_agenda(
        hall, [plan.AgendaRow(0, 1, "consider", "ลงมติ", "", 9, "")], actor=session.actor
    )
    keys.key(Qt.Key.Key_F8)
    desk.settle()
    (display,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, Display)]
    door.page.box.edit.setFocus()
    keys.types("สมชาย")
    keys.press("\r", Qt.Key.Key_Return, to=door.page.box.edit)
    desk.settle()
    said = "\n".join(display.lines())
    assert "ลงทะเบียน ๑ คน" in said
    assert "ถนน" in said
    assert "สมชาย" not in said
    assert not display.grab().isNull()
    keys.press("", Qt.Key.Key_F8.value, to=door.page.box.edit)
    assert door.second.display is None


def test_names_from_a_signed_sheet_are_entered_as_paper(
    opened: Callable[..., DoorWindow], keys: Keyboard, desk: Desk, hall: int
) -> None:
    opened(paper=True)
    keys.types("สมชาย")
    keys.enter()
    desk.settle()
    assert [row.via for row in attendance.present(hall)] == ["paper"]


def test_three_hundred_people_are_let_in_by_keys_and_nobody_is_lost(
    desk: Desk, hall: int, session: Session, opened: Callable[..., DoorWindow], keys: Keyboard
) -> None:
    syllables = _SYLLABLES.split()
    wanted = [f"{a}{b} {b}{a}" for a in syllables for b in syllables if a != b][:300]
    assert len(set(wanted)) == 300
    for name in wanted:
        first, last = name.split()
        residents.add(ResidentFacts(first_name=first, last_name=last), actor=session.actor)
    door = opened()
    for name in wanted:
        keys.types(name, after=30)
        keys.enter(after=30)
    desk.settle()
    rows = residents.rows([row.resident_id for row in attendance.present(hall)])
    assert sorted(row.plain for row in rows) == sorted(wanted)
    assert door.page.counts.tally.came == 300
    assert door.admission.waiting == 0
