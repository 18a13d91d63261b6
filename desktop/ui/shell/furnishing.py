"""The rooms as the window has them made: each with what it asks of the window.

A room's module is read when the room is first entered: the window opens the sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.shell.rooms import (
    CYCLE,
    DOCUMENTS,
    EDITOR,
    EXCHANGE,
    FLOOR,
    HEARING,
    HEARINGS,
    HOME,
    PEOPLE,
    POSTINGS,
    REGISTERS,
    SETTINGS,
)

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


def furnish(place: int, window: MainWindow, desk: Desk, session: Session) -> Room:
    """The room of a place."""
    return _MAKERS[place](window, desk, session)


def _home(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.home.page import HomePage

    made = HomePage(desk, session)
    made.place_asked.connect(window.open_place)
    made.new_asked.connect(window.draft)
    made.mine_asked.connect(window.show_mine)
    made.hearings_asked.connect(lambda: window.go(HEARINGS))
    return made


def _documents(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.documents.page import DocumentsPage

    made = DocumentsPage(desk, session)
    made.opened.connect(window.open_paper)
    made.new_asked.connect(window.ask_new)
    return made


def _editor(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.editor.page import EditorPage

    made = EditorPage(desk, session)
    made.closed.connect(window.leave_paper)
    made.announcement_asked.connect(window.draft_from)
    return made


def _hearings(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.hearings.list_page import HearingsPage

    made = HearingsPage(desk, session)
    made.opened.connect(window.open_hearing)
    made.hearing_near.connect(lambda: window.hearing.prepare())
    return made


def _hearing(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.hearings.hearing_page import HearingPage

    made = HearingPage(desk, session)
    made.closed.connect(window.leave_hearing)
    made.paper_asked.connect(window.open_hearings_paper)
    made.floor_asked.connect(window.open_floor)
    made.floor_near.connect(lambda: window.room(FLOOR))
    return made


def _floor(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.floor.cockpit import FloorPage

    made = FloorPage(desk, session)
    made.closed.connect(window.open_hearing)
    made.recording.changed.connect(window.tell_recording)
    return made


def _postings(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.postings.page import PostingsPage

    made = PostingsPage(desk, session)
    made.opened.connect(window.open_paper)
    return made


def _people(_window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.community.people_page import PeoplePage

    return PeoplePage(desk, session)


def _cycle(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.cycle.page import CyclePage

    made = CyclePage(desk, session)
    made.paper_asked.connect(window.open_cycles_paper)
    made.hearing_asked.connect(window.open_cycles_hearing)
    made.notice_asked.connect(window.open_notice)
    return made


def _registers(window: MainWindow, desk: Desk, _session: Session) -> Room:
    from desktop.ui.registers.page import RegistersPage

    made = RegistersPage(desk)
    made.opened.connect(window.open_paper)
    return made


def _exchange(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.exchange.page import ExchangePage

    made = ExchangePage(desk, session, window.passes())
    made.paper_asked.connect(window.open_paper)
    return made


def _settings(window: MainWindow, desk: Desk, session: Session) -> Room:
    from desktop.ui.settings.page import SettingsPage

    made = SettingsPage(desk, session)
    made.restore_asked.connect(window.close_to_restore)
    return made


_MAKERS = {
    HOME: _home,
    DOCUMENTS: _documents,
    HEARINGS: _hearings,
    POSTINGS: _postings,
    PEOPLE: _people,
    CYCLE: _cycle,
    REGISTERS: _registers,
    EXCHANGE: _exchange,
    SETTINGS: _settings,
    EDITOR: _editor,
    HEARING: _hearing,
    FLOOR: _floor,
}
