"""The tour: every stop has its part and its words, keys turn it, and none reaches the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.office import office
from desktop.office.words import tour as words
from desktop.ui.desk import Desk
from desktop.ui.help.tour import Tour
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.practice import PracticeBar
from desktop.ui.shell.rooms import HOME


def _begin(window: MainWindow, desk: Desk) -> Tour:
    window.begin_tour()
    desk.settle()
    found = window.findChild(Tour)
    assert isinstance(found, Tour)
    return found


def test_every_stop_has_a_part_in_sight_and_words(
    window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    town.paper("งดจ่ายน้ำ")
    tour = _begin(window, desk)
    for stop in tour._stops:
        desk.settle()
        part = stop.part()
        assert part is not None
        assert part.isVisible(), stop.name
        assert tour._title.text() == words.STOPS[stop.name][0]
        assert tour.rect().contains(tour.card.geometry()), stop.name
        qtbot.keyClick(tour, Qt.Key.Key_Return)
    assert not tour.isVisible()


def test_keys_turn_the_tour_and_nothing_else(
    window: MainWindow, desk: Desk, town, qtbot: QtBot
) -> None:
    tour = _begin(window, desk)
    qtbot.keyClick(tour, Qt.Key.Key_Right)
    assert tour.at == 1
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    qtbot.keyClick(tour, Qt.Key.Key_Left)
    assert tour.at == 0
    qtbot.keyClick(tour, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert window.place == HOME
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_an_office_without_papers_is_shown_around_too(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    tour = _begin(window, desk)
    assert {stop.name for stop in tour._stops}.isdisjoint({"fields", "page", "route"})
    tour.close()


def test_a_second_tour_does_not_lie_over_the_first(window: MainWindow, desk: Desk) -> None:
    first = _begin(window, desk)
    window.begin_tour()
    assert window.findChildren(Tour) == [first]
    first.close()


def test_a_real_office_has_no_bar_and_greets_nobody(window: MainWindow, desk: Desk) -> None:
    window.greet()
    assert not office.is_practice()
    assert window.findChild(PracticeBar) is None
    assert window.findChild(Tour) is None


def test_a_practice_office_has_a_bar_from_which_the_tour_begins(
    empty_town: Path, town, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    (empty_town / office.PRACTICE).touch()
    window = MainWindow(desk, session)
    qtbot.addWidget(window)
    window.show()
    desk.settle()
    bar = window.findChild(PracticeBar)
    assert isinstance(bar, PracticeBar)
    begin = next(b for b in bar.findChildren(QPushButton) if words.START in b.text())
    begin.click()
    tour = window.findChild(Tour)
    assert isinstance(tour, Tour)
    tour.close()
    window.close()
    desk.settle()
