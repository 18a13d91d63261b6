"""A part of a hearing's page, built when it is first looked at or while nobody asks for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent

from desktop.office.hearings.plan import HearingSheet
from desktop.ui.desk import Desk
from desktop.ui.hearings.tab import Tab
from desktop.ui.session import Session
from desktop.ui.widgets.basic import column


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name, the page of the manual about it, how its class and imports are fetched."""

    title: str
    manual: str
    fetch: Callable[[], type[Tab]]


class LaterTab(Tab):
    """Stands for a part until it is looked at or there is time: the page opens without it."""

    def __init__(self, part: Part, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._part = part
        self._class: type[Tab] | None = None
        self.made: Tab | None = None

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Build the part the first time, then show the hearing in it."""
        super().show_hearing(sheet)
        first = self.made is None
        self.build().show_hearing(sheet)
        if first:
            self.keys_changed.emit()

    def come_nearer(self) -> bool:
        """Do one step of what the first look would do: fetch the class, then build the part.

        Returns whether there was one to do.
        """
        if self.made is not None:
            return False
        if self._class is None:
            self._class = self._part.fetch()
        else:
            self.build()
        return True

    def build(self) -> Tab:
        """The part itself, built the first time."""
        if self.made is None:
            made_of = self._class or self._part.fetch()
            self.made = made = made_of(self.desk, self.session)
            self.topics = made.topics
            made.paper_asked.connect(self.paper_asked)
            made.hearing_asked.connect(self.hearing_asked)
            made.keys_changed.connect(self.keys_changed)
            self.setLayout(column(made))
            self.setFocusProxy(made)
        return self.made

    def leave(self) -> None:
        """Keep what was typed."""
        if self.made is not None:
            self.made.leave()

    def print_paper(self) -> None:
        """Print what there is to print."""
        if self.made is not None:
            self.made.print_paper()

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the part wants the key."""
        return self.made is not None and self.made.wants(event)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of the part."""
        return self.made.keys() if self.made is not None else []

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.made is None:
            super().keyPressEvent(event)
        else:
            self.made.keyPressEvent(event)
