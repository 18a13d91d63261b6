"""The measure sheet in the settings: shown, changed, saved, back to the standard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.office import office
from desktop.printing import measure_sheet
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.settings.measures import MeasureSpin, MeasuresTab


def tab_of(qtbot: QtBot, desk: Desk, session: Session) -> MeasuresTab:
    tab = MeasuresTab(desk, session)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_sheet()
    return tab


def spin(tab: MeasuresTab, words: str) -> MeasureSpin:
    return next(one for one in tab.findChildren(MeasureSpin) if one.accessibleName() == words)


def press(qtbot: QtBot, tab: MeasuresTab, words: str) -> None:
    button = next(one for one in tab.findChildren(QPushButton) if one.text().strip() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_set_is_kept_and_printed(qtbot: QtBot, desk: Desk, session: Session) -> None:
    tab = tab_of(qtbot, desk, session)
    assert spin(tab, "คำว่า บันทึกข้อความ").text() == "๒๙.๐ พอยต์"
    spin(tab, "คำว่า บันทึกข้อความ").setValue(30)
    box = next(
        one for one in tab.findChildren(QComboBox) if one.accessibleName().startswith("คำต่อ")
    )
    box.setCurrentIndex(2)
    press(qtbot, tab, "บันทึกระยะ")
    desk.settle()
    assert office.measures() == {"memo.title_pt": 30.0, "catchword": "/{words}..."}
    assert office.house().measures("memo").title == 30
    assert office.house().form("memo").catchword == "/{words}..."
    again = tab_of(qtbot, desk, session)
    assert spin(again, "คำว่า บันทึกข้อความ").value() == 30


def test_back_to_the_standard_leaves_nothing_set(
    qtbot: QtBot, desk: Desk, session: Session
) -> None:
    office.set_measures({"page.body_pt": 15.0, "copy_heading": "สำเนา"}, actor=session.actor)
    tab = tab_of(qtbot, desk, session)
    assert spin(tab, "ขนาดอักษรเนื้อความ").value() == 15
    press(qtbot, tab, "คืนค่ามาตรฐาน")
    press(qtbot, tab, "บันทึกระยะ")
    desk.settle()
    assert office.measures() == {}
    assert office.facts().measures == ""


def test_a_field_takes_both_kinds_of_digits_and_no_letters(
    qtbot: QtBot, desk: Desk, session: Session
) -> None:
    field = spin(tab_of(qtbot, desk, session), "ขอบซ้าย")
    states = QValidator.State
    for text, state in (
        ("๓.๒ ซม.", states.Acceptable),
        ("3.2", states.Acceptable),
        ("3.", states.Intermediate),
        ("99", states.Intermediate),
        ("", states.Intermediate),
        ("สาม", states.Invalid),
        ("1e1", states.Invalid),
    ):
        assert field.validate(text, 0)[0] is state, text
    field.selectAll()
    qtbot.keyClicks(field, "3.25")
    field.interpretText()
    assert field.value() == 3.25


def test_the_sheet_shows_every_measure_with_its_source(
    qtbot: QtBot, desk: Desk, session: Session
) -> None:
    tab = tab_of(qtbot, desk, session)
    assert len(tab.findChildren(MeasureSpin)) == len(measure_sheet.settings()) >= 15
