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
from desktop.ui.shell import main_window
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
        window.go(main_window.SETTINGS)
        window.room(main_window.SETTINGS)._pages.list.setCurrentRow(page)  # type: ignore[attr-defined]

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
    "home": _room(main_window.HOME),
    "documents": _room(main_window.DOCUMENTS),
    "hearings": _room(main_window.HEARINGS),
    "postings": _room(main_window.POSTINGS),
    "people": _room(main_window.PEOPLE),
    "cycle": _room(main_window.CYCLE),
    "cycle-2": _in(main_window.CYCLE, "show_view", 1),
    "cycle-3": _in(main_window.CYCLE, "show_view", 2),
    "registers": _room(main_window.REGISTERS),
    "exchange": _room(main_window.EXCHANGE),
    **{f"settings-{at}": _settings(at) for at in range(SETTINGS_PAGES)},
    "memo": _paper("memo"),
    "announcement": _paper("announcement"),
    **{f"hearing-{at}": _part(part.title) for at, part in enumerate(PARTS)},
    "coming": lambda window: window.open_hearing(_hearing(coming=True)),
    "floor": lambda window: window.open_floor(_hearing(coming=True)),
    "calendar": _in(main_window.HOME, "open_calendar"),
    "reports": _in(main_window.HOME, "open_reports"),
    "print": _in(main_window.HOME, "print_page"),
    "post": _in(main_window.POSTINGS, "ask_post"),
    "boards": _in(main_window.POSTINGS, "ask_places"),
    "verify": _in(main_window.POSTINGS, "ask_check"),
    "pack": _in(main_window.CYCLE, "ask_pack"),
    "person": _in(main_window.PEOPLE, "ask_new"),
    "import": _in(main_window.PEOPLE, "ask_import"),
    "export": _in(main_window.PEOPLE, "ask_export"),
    "villages": _in(main_window.PEOPLE, "ask_places"),
    "hub": _in(main_window.EXCHANGE, "ask_hub"),
    "roll-up": _in(main_window.EXCHANGE, "gather"),
    "passphrase": _in(main_window.SETTINGS, "_ask_passphrase"),
    "section": _in(main_window.SETTINGS, "_edit_section", 0),
    "clerk": _in(main_window.SETTINGS, "_edit_person", 0),
    "who": lambda window: window.change_actor(),
    "manual": lambda window: window.show_manual(),
    "keys": lambda window: window.show_keys(),
    "tour": lambda window: window.begin_tour(),
    "door": _door,
}
