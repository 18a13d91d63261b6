"""The registers: Enter opens the paper of a line."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import register
from desktop.ui.desk import Desk
from desktop.ui.registers.page import RegistersPage


def test_enter_opens_the_paper_of_a_line(qtbot: QtBot, desk: Desk, town) -> None:
    paper = town.paper("ปิดถนน", "memo", passed=2)
    register.take_number(paper, actor=town.typist)
    page = RegistersPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    desk.settle()
    page.table.setFocus()
    page.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(page.opened) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [paper]


def test_an_empty_book_says_where_numbers_come_from(qtbot: QtBot, desk: Desk, town) -> None:
    page = RegistersPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    desk.settle()
    assert page.empty.isVisible()
    assert "Ctrl+L" in page.empty.text()
    register.take_number(town.paper("ปิดถนน", "memo", passed=2), actor=town.typist)
    page.shown()
    desk.settle()
    assert page.table.isVisible()
