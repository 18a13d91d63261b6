"""The text editor moves, selects and deletes by Thai words and counts items on."""

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look import fonts
from desktop.ui.widgets.thai_edit import ThaiEdit, following_marker

TypeThai = Callable[[QWidget, str], None]
NOTICE = "เทศบาลตำบลขอเชิญประชาชน"
WORDS = ["เทศบาล", "ตำบล", "ขอ", "เชิญ", "ประชาชน"]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def edit(qtbot: QtBot) -> ThaiEdit:
    assert fonts.load_thai_breaker(), "the tests need libthai (apt: libthai0)"
    made = ThaiEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def test_control_and_the_arrows_go_by_words(edit: ThaiEdit, qtbot: QtBot) -> None:
    edit.setPlainText(NOTICE)
    places = [0]
    for _ in WORDS:
        qtbot.keyClick(edit, Qt.Key.Key_Right, CONTROL)
        places.append(edit.textCursor().position())
    there = [NOTICE[a:b] for a, b in itertools.pairwise(places)]
    assert there == WORDS
    for place in reversed(places[:-1]):
        qtbot.keyClick(edit, Qt.Key.Key_Left, CONTROL)
        assert edit.textCursor().position() == place


def test_with_shift_the_word_is_selected(edit: ThaiEdit, qtbot: QtBot) -> None:
    edit.setPlainText(NOTICE)
    qtbot.keyClick(edit, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert edit.textCursor().selectedText() == "เทศบาล"


def test_control_backspace_takes_one_word_and_undo_brings_it_back(
    edit: ThaiEdit, qtbot: QtBot
) -> None:
    edit.setPlainText(NOTICE)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace, CONTROL)
    assert edit.toPlainText() == "เทศบาลตำบลขอเชิญ"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.toPlainText() == NOTICE


def test_control_backspace_takes_a_selection_whole(edit: ThaiEdit, qtbot: QtBot) -> None:
    edit.setPlainText(NOTICE)
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace, CONTROL)
    assert edit.toPlainText() == ""


def test_a_double_click_takes_one_word(edit: ThaiEdit, qtbot: QtBot) -> None:
    edit.setPlainText(NOTICE)
    cursor = edit.textCursor()
    cursor.setPosition(NOTICE.index("ตำบล") + 1)
    where = edit.cursorRect(cursor)
    qtbot.mouseDClick(
        edit.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(where.right() + 2, where.center().y()),
    )
    assert edit.textCursor().selectedText() == "ตำบล"


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("๑. กำหนดวัน", "๒. "),
        ("๙. กำหนดวัน", "๑๐. "),
        ("๒.๓ ค่าใช้จ่าย", "๒.๔ "),
        ("1. กำหนดวัน", "2. "),
        ("พ.ศ. ๒๕๖๙", ""),
        ("๒๕๖๙", ""),
        ("", ""),
    ],
)
def test_the_next_marker_follows_the_line(line: str, marker: str) -> None:
    assert following_marker(line) == marker


def test_enter_in_an_item_begins_the_next_and_an_empty_item_ends_the_list(
    edit: ThaiEdit, type_thai: TypeThai
) -> None:
    type_thai(edit, "๑. วันและเวลา\nสถานที่\n\nจึงประกาศ")
    assert edit.toPlainText() == "๑. วันและเวลา\n๒. สถานที่\nจึงประกาศ"


def test_the_item_button_counts_on_from_the_last_item(edit: ThaiEdit) -> None:
    edit.setPlainText("๑. วันและเวลา\n\n๒. สถานที่\n\nความต่อจากข้อ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.begin_item()
    assert edit.toPlainText().splitlines()[-1] == "๓. "


def test_enter_in_plain_text_is_just_enter(edit: ThaiEdit, type_thai: TypeThai) -> None:
    type_thai(edit, "พ.ศ. ๒๕๖๙ เป็นปี\nใหม่")
    assert edit.toPlainText() == "พ.ศ. ๒๕๖๙ เป็นปี\nใหม่"


def test_what_is_pasted_brings_no_signs_that_nobody_sees(edit: ThaiEdit) -> None:
    brought = QMimeData()
    brought.setText("ข้อ\x0bแรก\u200e\r\nขอบ\x07คุณ\u2028ครับ\tค่ะ")
    edit.insertFromMimeData(brought)
    assert edit.toPlainText() == "ข้อ\nแรก\nขอบคุณ\nครับ\tค่ะ"
    edit.undo()
    assert not edit.toPlainText()
