"""What a hearing's page asks of each of its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.office.hearings.plan import HearingSheet
from desktop.ui.desk import Desk
from desktop.ui.session import Session


class Tab(QWidget):
    """One part of a hearing's page; see `LaterTab` for when it is built.

    `paper_asked` asks the window to open a document in the editor, `hearing_asked` another hearing.
    """

    topics: frozenset[str] = frozenset()  # of deeds after which it is shown anew
    paper_asked = Signal(int)
    hearing_asked = Signal(int)
    keys_changed = Signal()  # other keys work now than the status bar shows

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.desk = desk
        self.session = session
        self.sheet: HearingSheet | None = None

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Show this hearing, as it is now."""
        self.sheet = sheet

    def leave(self) -> None:
        """Another part or room is entered: keep what was typed."""

    def print_paper(self) -> None:
        """Ctrl+P in this part; nothing where there is nothing to print."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key does something in this part that a shortcut of the window must not take."""
        return False

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this part and what they do, for the status bar."""
        return []
