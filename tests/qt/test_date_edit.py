"""A day is read in every official style, shown in one, and a wrong one says why."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.date_edit import DateEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, offscreen

TypeThai = Callable[[QWidget, str], None]


@pytest.fixture
def field(qtbot: QtBot) -> DateEdit:
    made = DateEdit("วันที่")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("typed", ["๔ มีนาคม ๒๕๖๔", "4 มี.ค. 2564", "4/3/2564", "๔/๓/๒๕๖๔"])
def test_every_style_is_read_and_shown_in_full(
    field: DateEdit, qtbot: QtBot, type_thai: TypeThai, typed: str
) -> None:
    type_thai(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.day() == date(2021, 3, 4)
    assert field.text().replace("\u00a0", " ") == "๔ มีนาคม ๒๕๖๔"


@pytest.mark.parametrize("typed", ["31/2/2564", "4/3/64", "พรุ่งนี้"])
def test_what_is_no_day_stays_and_says_why(
    field: DateEdit, qtbot: QtBot, type_thai: TypeThai, typed: str
) -> None:
    type_thai(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == typed
    assert field.property("wrong") is True
    assert typed in field.toolTip()
    assert field.accessibleDescription() == field.toolTip()


def test_an_emptied_field_has_no_day(field: DateEdit, qtbot: QtBot) -> None:
    field.set_day(date(2021, 3, 4))
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.day() is None
    assert field.property("wrong") is not True


def test_a_day_is_picked_from_the_buddhist_calendar(field: DateEdit, qtbot: QtBot) -> None:
    field.set_day(date(2021, 3, 31))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    sheet = QApplication.activePopupWidget()
    assert sheet is not None
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    days = {cell.accessibleName(): cell for cell in sheet.findChildren(QToolButton)}
    wanted = next(cell for name, cell in days.items() if name.startswith("๑๔ ก"))
    with qtbot.waitSignal(field.picked):
        qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)
    assert field.day() == date(2021, 2, 14)
    assert field.text().replace("\u00a0", " ") == "๑๔ กุมภาพันธ์ ๒๕๖๔"


def test_the_calendar_obeys_the_keys(field: DateEdit, qtbot: QtBot) -> None:
    field.set_day(date(2021, 3, 31))
    field.open_calendar()
    sheet = QApplication.activePopupWidget()
    assert sheet is not None
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        qtbot.keyClick(sheet, key)
    assert field.day() == date(2021, 5, 8)
