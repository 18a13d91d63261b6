"""The wizard of the first start: keys alone, what it guesses, who sits down afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.office import first_run, office, people, sections
from desktop.ui.first_run.wizard import PEOPLE, SAFETY, SECTIONS, FirstRun
from desktop.ui.session import Session
from tests.qt.conftest import TypeThai

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wizard(qtbot: QtBot, tmp_path: Path) -> Iterator[FirstRun]:
    folder = tmp_path / "office"
    made = FirstRun(folder)
    qtbot.addWidget(made)
    made.show()
    yield made
    if office.exists(folder):
        office.close()


def enter(qtbot: QtBot, wizard: FirstRun, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)


def words(wizard: FirstRun) -> str:
    told = " ".join(part.text() for part in wizard.findChildren(QLabel) if part.isVisible())
    return told.replace("\u200b", "")


def test_enter_goes_from_line_to_line_and_on_to_the_next_page(
    wizard: FirstRun, qtbot: QtBot, type_thai: TypeThai
) -> None:
    fields = list(wizard._facts.values())
    for field in fields:
        assert wizard.focusWidget() is field
        enter(qtbot, wizard)
    assert wizard._pages.currentIndex() == SECTIONS
    assert wizard.focusWidget() is wizard._section_table
    for _ in range(7):
        enter(qtbot, wizard)  # three offered sections, two cells each, then an empty line
    assert wizard._pages.currentIndex() == PEOPLE
    enter(qtbot, wizard, 5)  # four posts without a name
    assert wizard._pages.currentIndex() == SAFETY
    assert wizard.focusWidget() is wizard._secret


def test_the_kind_and_the_short_name_follow_the_name_until_put_in_by_hand(
    wizard: FirstRun, type_thai: TypeThai
) -> None:
    name, short = wizard._facts["name"], wizard._facts["short_name"]
    type_thai(name, "องค์การบริหารส่วนตำบลตัวอย่าง")
    assert short.text() == "อบต.ตัวอย่าง"
    assert wizard._kind.currentData() == "sao"
    short.clear()
    type_thai(short, "อบต.เรา")
    type_thai(name, "เหนือ")
    assert short.text() == "อบต.เรา"


def test_a_full_name_is_taken_apart_and_the_last_one_sits_down(
    wizard: FirstRun, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard._facts["name"].setText("เทศบาลตำบลตัวอย่าง")
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return, CONTROL)
    table = wizard._people_table
    for name in ("นายสมชาย ทดลอง", "", "ว่าที่ร้อยตรีปรีดา สมมติ", "นางสาวมะลิ ตัวอย่าง"):
        table.put(table.currentRow(), table.currentColumn(), name)
        enter(qtbot, wizard)
    assert table.line(0) == ("นาย", "", "สมชาย", "ทดลอง", "นายกเทศมนตรี")
    assert table.line(2)[:4] == ("", "ว่าที่ร้อยตรี", "ปรีดา", "สมมติ")
    enter(qtbot, wizard)
    assert wizard._who.currentText() == "นางสาวมะลิ ตัวอย่าง · เจ้าพนักงานธุรการ"
    enter(qtbot, wizard)
    assert "กุญแจกระดาษ" in words(wizard)
    sitting = Session().actor
    assert next(one.plain for one in people.people() if one.id == sitting) == "มะลิ ตัวอย่าง"
    assert [one.name for one in sections.sections()] == ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"]
    assert len(people.posts()) == 4


def test_an_office_of_nobody_is_made_too(wizard: FirstRun, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert Session().actor == people.anybody() != 0


def test_two_passphrases_that_differ_are_told_and_nothing_is_made(
    wizard: FirstRun, qtbot: QtBot, tmp_path: Path
) -> None:
    for _ in range(3):
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return, CONTROL)
    qtbot.keyClicks(wizard._secret, "one")
    enter(qtbot, wizard)
    assert wizard.focusWidget() is wizard._again
    qtbot.keyClicks(wizard._again, "two")
    enter(qtbot, wizard)
    assert "ไม่ตรงกัน" in words(wizard)
    assert not office.exists(tmp_path / "office")


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("เทศบาลเมืองตัวอย่าง", ("mueang", "ทม.ตัวอย่าง")),
        ("องค์การบริหารส่วนจังหวัดตัวอย่าง", ("pao", "อบจ.ตัวอย่าง")),
        ("สำนักงานหนึ่ง", ("", "")),
    ],
)
def test_a_name_tells_its_kind(name: str, guess: tuple[str, str]) -> None:
    assert first_run.guessed(name) == guess
