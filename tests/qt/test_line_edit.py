"""A box for one line offers what was meant on the other keyboard, and takes nothing on itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.line_edit import LineEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def box(qtbot: QtBot) -> LineEdit:
    made = LineEdit()
    made.resize(370, 40)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_word_meant_is_offered_and_f6_takes_it(qtbot: QtBot, box: LineEdit) -> None:
    qtbot.keyClicks(box, "l;ylfu")
    assert (box.text(), box.offered) == ("l;ylfu", "สวัสดี")
    with qtbot.waitSignal(box.textEdited):
        qtbot.keyClick(box, Qt.Key.Key_F6)
    assert (box.text(), box.offered) == ("สวัสดี", "")


def test_a_click_on_the_offer_takes_it(qtbot: QtBot, box: LineEdit) -> None:
    qtbot.keyClicks(box, "gmL[k]")
    qtbot.mouseClick(box._offer, Qt.MouseButton.LeftButton)
    assert box.text() == "เทศบาล"
    assert not box._offer.isVisible()


def test_typing_on_forces_nothing(qtbot: QtBot, box: LineEdit) -> None:
    qtbot.keyClicks(box, "l;ylfu office")
    assert box.text() == "l;ylfu office"
    box.clear()
    qtbot.keyClicks(box, "office")
    assert box.offered == ""


def test_it_is_an_ordinary_line_edit_otherwise(box: LineEdit) -> None:
    assert isinstance(box, QLineEdit)
    box.setText("l;ylfu")
    assert box.offered == ""
