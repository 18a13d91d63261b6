"""F1 opens the manual where one is; it is searched while typing and blocks nothing."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import manual
from desktop.ui.desk import Desk
from desktop.ui.hearings.parts import PARTS
from desktop.ui.help import HelpWindow
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import HEARING, KEYS, MANUAL, ROOMS


def _open(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    return opened


def test_every_room_leads_to_a_page(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    for place in range(len(ROOMS)):
        window.go(place)
        desk.settle()
        opened = _open(window, qtbot)
        title = manual.page(MANUAL[place]).title
        assert opened.reader.toPlainText().startswith(title)
        assert opened.list.currentItem().text() == title
        assert not opened.isModal()
        opened.close()
    assert all(manual.page(key) for key in {*MANUAL.values(), *(part.manual for part in PARTS)})
    assert HEARING not in MANUAL  # each of its tabs has a page of its own


def test_the_keys_of_the_room_stand_at_the_head(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.settle()
    text = _open(window, qtbot).reader.toPlainText()
    assert "Ctrl+N" in text.split("\n")[1]


def test_shift_f1_lists_every_key(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    told = opened.reader.toPlainText()
    for key, does in KEYS:
        assert key in told
        assert does in told


def test_the_search_finds_a_page_by_its_words(window: MainWindow, qtbot: QtBot, type_thai) -> None:
    opened = _open(window, qtbot)
    type_thai(opened.search, "แฟลชไดรฟ์")
    titles = [opened.list.item(at).text() for at in range(opened.list.count())]
    assert any(title.startswith(manual.page("exchange").title) for title in titles)
    assert opened.reader.extraSelections()
    qtbot.keyClick(opened.search, Qt.Key.Key_Down)
    assert opened.list.currentRow() == min(1, len(titles) - 1)


def test_a_search_without_hits_says_what_to_do(window: MainWindow, qtbot: QtBot, type_thai) -> None:
    opened = _open(window, qtbot)
    type_thai(opened.search, "ไม่มีคำนี้แน่นอน")
    assert opened.list.isHidden()
    assert "ล้างช่องค้นหา" in opened.nothing.text()


def test_f1_again_turns_the_window_that_is_open(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    first = _open(window, qtbot)
    window.go(1)
    desk.settle()
    assert _open(window, qtbot) is first
    assert first.reader.toPlainText().startswith(manual.page(MANUAL[1]).title)
