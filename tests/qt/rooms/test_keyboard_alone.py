"""Every room and dialog is worked from the keyboard: what is typed goes where the eye is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QTabBar, QTableView
from pytestqt.qtbot import QtBot

from desktop.office import people, register
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import plan
from desktop.office.hearings.plan import HearingFacts
from desktop.ui.desk import Desk
from desktop.ui.help import HelpWindow
from desktop.ui.look.tokens import THEMES, contrast
from desktop.ui.shell import rooms
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.shell.main_window import MainWindow
from tests.qt import keyboard
from tests.qt.conftest import TypeThai
from tests.qt.rooms.conftest import Town


def _open_dialog(window: MainWindow) -> Dialog:
    return next(dialog for dialog in window.findChildren(Dialog) if dialog.isVisible())


def test_letters_typed_after_ctrl_u_narrow_the_list_of_people(
    window: MainWindow, qtbot: QtBot, town: Town, type_thai: TypeThai
) -> None:
    window.change_actor()
    dialog = _open_dialog(window)
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    field = dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    type_thai(field, "อรุณ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert people.person(window._session.actor).plain == "อรุณ ทดลอง"  # type: ignore[union-attr]
    assert window._session.actor == town.head


@pytest.mark.parametrize("room", [rooms.DOCUMENTS, rooms.HEARINGS, rooms.PEOPLE])
def test_tab_leaves_a_list_for_the_next_field(
    window: MainWindow, desk: Desk, qtbot: QtBot, town: Town, room: int
) -> None:
    town.paper("หยุดจ่ายน้ำ")
    town.paper("เก็บขยะ")
    for subject in ("ถนน", "คลอง"):
        plan.create(HearingFacts(subject=subject), actor=town.typist)
        residents.add(ResidentFacts(first_name=subject, last_name="สมมติ"), actor=town.typist)
    window.go(room)
    desk.settle()
    table = next(t for t in window.room(room).findChildren(QTableView) if t.isVisibleTo(window))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not table


def test_a_register_is_entered_on_its_first_line(
    window: MainWindow, desk: Desk, town: Town
) -> None:
    paper = town.paper("ปิดถนน", "memo", passed=2)
    window.go(rooms.REGISTERS)
    desk.settle()
    assert window.registers.isAncestorOf(QApplication.focusWidget()), "an empty one at its book"
    register.take_number(paper, actor=town.typist)
    window.go(rooms.HOME)
    desk.settle()
    window.go(rooms.REGISTERS)
    desk.settle()
    assert QApplication.focusWidget() is window.registers.table


@pytest.mark.parametrize("room", [rooms.SETTINGS, rooms.HEARING])
def test_a_room_of_several_parts_is_entered_at_their_names(
    window: MainWindow, desk: Desk, town: Town, room: int
) -> None:
    if room == rooms.HEARING:
        window.open_hearing(plan.create(HearingFacts(subject="ถนน"), actor=town.typist))
    else:
        window.go(room)
    desk.settle()
    assert isinstance(QApplication.focusWidget(), QTabBar | QListWidget)


def test_another_part_of_a_hearing_is_turned_to_at_its_name(
    window: MainWindow, desk: Desk, town: Town
) -> None:
    window.open_hearing(plan.create(HearingFacts(subject="ถนน"), actor=town.typist))
    desk.settle()
    window.hearing.tabs.setCurrentIndex(3)
    desk.settle()
    assert isinstance(QApplication.focusWidget(), QTabBar)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_hint_in_a_field_is_as_legible_as_other_text(
    window: MainWindow, desk: Desk, theme: str
) -> None:
    window._session.set_theme(theme)
    window.go(rooms.DOCUMENTS)
    desk.settle()
    hint = window.documents.search.palette().placeholderText().color()
    assert hint.alpha() == 255
    assert contrast(hint.name(), THEMES[theme].surface) >= 5


def test_changing_somebody_without_a_row_chosen_begins_nobody_new(
    window: MainWindow, desk: Desk, town: Town
) -> None:
    window.go(rooms.SETTINGS)
    window.room(rooms.SETTINGS).show_page("บุคคลและตำแหน่ง")  # type: ignore[attr-defined]
    desk.settle()
    assert window.room(rooms.SETTINGS)._people.currentRow() == 0  # type: ignore[attr-defined]


def test_keys_for_choosing_are_not_offered_where_nothing_waits(
    window: MainWindow, desk: Desk
) -> None:
    window.go(rooms.EXCHANGE)
    desk.settle()
    assert "Alt+1" not in dict(window.room(rooms.EXCHANGE).keys())


def test_a_key_of_a_hearings_part_works_from_the_names_of_the_parts(
    window: MainWindow, desk: Desk, qtbot: QtBot, town: Town
) -> None:
    window.open_hearing(plan.create(HearingFacts(subject="ถนน"), actor=town.typist))
    desk.settle()
    window.hearing.tabs.setCurrentIndex(3)
    desk.settle()
    qtbot.keyClick(window.hearing.tabs.tabBar(), Qt.Key.Key_Insert)
    desk.settle()
    assert _open_dialog(window).windowTitle() == "เพิ่มความคิดเห็น"


def test_a_dialog_with_nothing_to_fill_in_has_the_keyboard_on_what_was_asked_for(
    window: MainWindow, desk: Desk, qtbot: QtBot, town: Town
) -> None:
    window.go(rooms.PEOPLE)
    desk.settle()
    window.people.ask_import()
    dialog = _open_dialog(window)
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    field = dialog.focusWidget()
    assert isinstance(field, QPushButton)
    assert field.text() == "เลือกแฟ้ม…"


def test_arrows_go_on_through_the_rooms_until_enter_takes_the_keyboard_there(
    window: MainWindow, desk: Desk, qtbot: QtBot, town: Town
) -> None:
    residents.add(ResidentFacts(first_name="อรุณ", last_name="สมมติ"), actor=town.typist)
    menu = window.findChild(QListWidget, "navigation")
    menu.setFocus()
    lists = (rooms.DOCUMENTS, rooms.HEARINGS, rooms.POSTINGS, rooms.PEOPLE)
    for place in lists:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        desk.settle()
        assert window.place == place
        assert QApplication.focusWidget() is menu
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    assert QApplication.focusWidget() is not menu


@pytest.mark.parametrize("room", [rooms.HOME, rooms.POSTINGS, rooms.CYCLE, rooms.EXCHANGE])
def test_tab_or_a_key_comes_to_all_of_a_room_and_it_shows(
    window: MainWindow, desk: Desk, town: Town, room: int
) -> None:
    town.paper("งดจ่ายน้ำ", passed=6)
    window.go(room)
    desk.settle()
    assert keyboard.wrong(window, lambda _turns: desk.settle()) == []


@pytest.mark.parametrize("page", range(9))
def test_tab_or_a_key_comes_to_all_of_the_settings(
    window: MainWindow, desk: Desk, town: Town, page: int
) -> None:
    window.go(rooms.SETTINGS)
    desk.settle()
    window.room(rooms.SETTINGS)._pages.list.setCurrentRow(page)  # type: ignore[attr-defined]
    desk.settle()
    assert keyboard.wrong(window, lambda _turns: desk.settle()) == []


def test_tab_comes_to_all_of_the_manual(window: MainWindow, desk: Desk) -> None:
    window.show_manual()
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    assert keyboard.wrong(opened, lambda _turns: desk.settle()) == []
    opened.close()


def test_a_part_that_tab_cannot_reach_is_found(window: MainWindow, desk: Desk) -> None:
    desk.settle()
    lost = next(b for b in window.room(rooms.HOME).findChildren(QPushButton) if b.isVisible())
    lost.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    lost.setToolTip("")
    found = keyboard.wrong(window, lambda _turns: desk.settle())
    assert [sentence for sentence in found if "Tab never comes" in sentence]
