"""Every room, page and main dialog of the window, each by its name and how it is come to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.office import documents, morning
from desktop.office.documents import DocumentQuery
from desktop.office.hearings import listing, tally
from desktop.office.hearings.listing import HearingQuery
from desktop.ui.door.window import DoorWindow
from desktop.ui.hearings.parts import PARTS
from desktop.ui.shell import rooms
from desktop.ui.shell.main_window import MainWindow

Pose = Callable[[MainWindow], object]
SETTINGS_PAGES = 9


def _room(place: int) -> Pose:
    return lambda window: window.go(place)


def _paper(kind: str) -> Pose:
    return lambda window: window.open_paper(documents.find(DocumentQuery(kind=kind), 1)[0])


def _hearing(coming: bool = False) -> int:
    """A hearing of the demo: one that is over, or the next one."""
    return morning.look(0).coming[-1].id if coming else listing.find(HearingQuery())[-1]


def _part(title: str) -> Pose:
    return lambda window: window.open_hearing(_hearing(), title)


def _settings(page: int) -> Pose:
    def pose(window: MainWindow) -> None:
        window.go(rooms.SETTINGS)
        window.room(rooms.SETTINGS)._pages.list.setCurrentRow(page)  # type: ignore[attr-defined]

    return pose


def _in(place: int, deed: str, *given: object) -> Pose:
    """A room and one of its deeds, which opens a dialog."""

    def pose(window: MainWindow) -> None:
        window.go(place)
        window._desk.settle()
        getattr(window.room(place), deed)(*given)

    return pose


def _door(window: MainWindow) -> QWidget:
    door = DoorWindow(window._desk, window._session, tally.door_sheet(_hearing(coming=True)))
    door.resize(window.screen().size())
    door.show()
    return door


POSES: dict[str, Pose] = {
    "home": _room(rooms.HOME),
    "documents": _room(rooms.DOCUMENTS),
    "hearings": _room(rooms.HEARINGS),
    "postings": _room(rooms.POSTINGS),
    "people": _room(rooms.PEOPLE),
    "cycle": _room(rooms.CYCLE),
    "cycle-2": _in(rooms.CYCLE, "show_view", 1),
    "cycle-3": _in(rooms.CYCLE, "show_view", 2),
    "registers": _room(rooms.REGISTERS),
    "exchange": _room(rooms.EXCHANGE),
    **{f"settings-{at}": _settings(at) for at in range(SETTINGS_PAGES)},
    "memo": _paper("memo"),
    "announcement": _paper("announcement"),
    **{f"hearing-{at}": _part(part.title) for at, part in enumerate(PARTS)},
    "coming": lambda window: window.open_hearing(_hearing(coming=True)),
    "floor": lambda window: window.open_floor(_hearing(coming=True)),
    "calendar": _in(rooms.HOME, "open_calendar"),
    "reports": _in(rooms.HOME, "open_reports"),
    "print": _in(rooms.HOME, "print_page"),
    "post": _in(rooms.POSTINGS, "ask_post"),
    "boards": _in(rooms.POSTINGS, "ask_places"),
    "verify": _in(rooms.POSTINGS, "ask_check"),
    "pack": _in(rooms.CYCLE, "ask_pack"),
    "person": _in(rooms.PEOPLE, "ask_new"),
    "import": _in(rooms.PEOPLE, "ask_import"),
    "export": _in(rooms.PEOPLE, "ask_export"),
    "villages": _in(rooms.PEOPLE, "ask_places"),
    "hub": _in(rooms.EXCHANGE, "ask_hub"),
    "roll-up": _in(rooms.EXCHANGE, "gather"),
    "passphrase": _in(rooms.SETTINGS, "_ask_passphrase"),
    "section": _in(rooms.SETTINGS, "_edit_section", 0),
    "clerk": _in(rooms.SETTINGS, "_edit_person", 0),
    "who": lambda window: window.change_actor(),
    "manual": lambda window: window.show_manual(),
    "keys": lambda window: window.show_keys(),
    "tour": lambda window: window.begin_tour(),
    "door": _door,
}
