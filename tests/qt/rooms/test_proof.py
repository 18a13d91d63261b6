"""The proofreader under the text: marks, keys, the office's own words, the print dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.office import proofreading
from desktop.ui.desk import Desk
from desktop.ui.editor.page import EditorPage
from desktop.ui.editor.printing import PrintDialog
from desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, desk: Desk, town, qtbot: QtBot) -> EditorPage:
    window.open_paper(town.paper("กำหนดวันหยุด"))
    desk.settle()
    window.editor.body.setPlainText("ขอเชิญประชาขน ประชุมเรื่องต่างๆ ครับ")
    looked_over(window.editor, desk, qtbot)
    return window.editor


def looked_over(page: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    """Wait until the proofreader has seen the text as it stands."""
    page._proof_timer.start()
    qtbot.waitUntil(lambda: not page._proof_timer.isActive())
    desk.settle()


def shown(page: EditorPage) -> str:
    labels = page.fields.proof.findChildren(QLabel)
    return " ".join(part.text() for part in labels if part.isVisible())


def test_marks_are_told_with_their_reason(page: EditorPage) -> None:
    assert page.fields.proof.isVisible()
    assert "ควรดู ๒ แห่ง" in shown(page)
    assert "ประชาขน → ประชาชน" in shown(page)
    assert len(page.body.extraSelections()) == 2


def test_one_key_mends_and_can_be_undone(
    page: EditorPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.body.toPlainText().startswith("ขอเชิญประชาชน ")
    looked_over(page, desk, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.body.toPlainText() == "ขอเชิญประชาชน ประชุมเรื่องต่าง ๆ ครับ"
    looked_over(page, desk, qtbot)
    assert not page.fields.proof.isVisible()
    page.body.undo()
    assert "ต่างๆ" in page.body.toPlainText()


def test_what_is_skipped_is_not_marked_again(
    page: EditorPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    looked_over(page, desk, qtbot)
    assert "ควรดู ๑ แห่ง" in shown(page)
    assert "ประชาขน" not in shown(page)
    assert "ประชาขน" in page.body.toPlainText()


def test_a_word_can_be_kept_as_the_offices_own(
    page: EditorPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page.fields.proof.keep_now()
    desk.settle()
    assert proofreading.own_words() == {"ประชาขน"}
    assert "ประชาขน" not in shown(page)


def test_a_mark_in_the_subject_is_mended_there(
    page: EditorPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page.body.setPlainText("")
    page.fields.subject.setText("แผนงาน พ.ศ.๒๕๖๔")
    looked_over(page, desk, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.fields.subject.text() == "แผนงาน พ.ศ. ๒๕๖๔"


def test_the_print_dialog_says_how_many_marks_are_left(
    page: EditorPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page.print_paper()
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrintDialog)
    desk.settle()
    told = " ".join(part.text() for part in dialog.findChildren(QLabel)).replace("\u200b", "")
    assert "ยังมีข้อสังเกต ๒ แห่ง" in told
    assert "F8" in told
    dialog.reject()
