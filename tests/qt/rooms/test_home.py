"""The morning page in the window: each line one press from the deed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.office import documents
from desktop.office.words import agenda as calendar_words
from desktop.office.words import morning as words
from desktop.ui.desk import Desk
from desktop.ui.editor.printing import PrintDialog
from desktop.ui.home import month_grid
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.rooms import EDITOR, HOME, SETTINGS
from desktop.ui.widgets.basic import LineButton
from tests.qt import keyboard, measuring


def _enter(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """Enter the room; its lines come up when the window next has a turn."""
    window.go(HOME)
    desk.settle()
    qtbot.waitUntil(lambda: words.BACKUP in " ".join(_lines(window)))


def _lines(window: MainWindow) -> dict[str, LineButton]:
    return {one.accessibleName(): one for one in window.findChildren(LineButton) if one.isVisible()}


def _line(window: MainWindow, text: str) -> LineButton:
    return next(one for name, one in _lines(window).items() if text in name)


def _told(window: MainWindow) -> str:
    return " ".join(part.text() for part in window.findChildren(QLabel) if part.isVisible())


def test_a_signed_paper_without_a_number_is_one_press_away(
    window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    signed = town.paper("งดจ่ายน้ำ", passed=6)
    assert documents.rows([signed])[0].stage == "signed"
    _enter(window, desk, qtbot)
    qtbot.mouseClick(_line(window, f"{words.NUMBER_IT} · งดจ่ายน้ำ"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert window.place == EDITOR
    assert window.editor.document() == signed


def test_papers_are_told_with_whom_they_wait(
    window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    town.paper("ถนนสาย ๑")
    _enter(window, desk, qtbot)
    assert "ตัวอย่าง" in _line(window, "มะลิ").accessibleName()
    assert words.SINCE_TODAY in _told(window)


def test_an_office_never_copied_leads_to_the_page_of_copies(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    _enter(window, desk, qtbot)
    assert words.LONG_AGO in _told(window)
    qtbot.mouseClick(_line(window, words.BACKUP), Qt.MouseButton.LeftButton)
    desk.settle()
    assert window.place == SETTINGS


def test_a_quiet_day_says_so(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _enter(window, desk, qtbot)
    told = _told(window)
    assert words.NOTHING in told
    assert words.NOBODY in told


def test_control_p_prints_the_page(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    _enter(window, desk, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    opened = window.findChild(PrintDialog)
    assert opened is not None
    desk.settle()
    opened.reject()


def test_every_kind_of_the_calendar_has_a_mark_and_a_word_of_its_own() -> None:
    marks = [month_grid.CORNERS[kind] for kind in calendar_words.KINDS]
    assert len(set(marks)) == len(calendar_words.KINDS)
    assert month_grid.COLOURS.keys() == calendar_words.KINDS.keys()
    assert len(set(calendar_words.KINDS.values())) == len(calendar_words.KINDS)


def test_the_calendar_and_the_reports_are_worked_by_keys(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.settle()
    for deed in ("open_calendar", "open_reports"):
        getattr(window.room(HOME), deed)()
        desk.settle()
        opened = next(one for one in window.findChildren(QDialog) if one.isVisible())

        def settle(_turns: int) -> None:
            desk.settle()
            QApplication.processEvents()

        assert keyboard.wrong(opened, settle) == []
        assert measuring.wrong(opened) == []
        opened.close()
