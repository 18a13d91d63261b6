"""A part of a hearing's page that is built when it is first looked at."""

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
    """Stands for a part until it is looked at; the page opens without building it."""

    def __init__(self, part: Part, desk: Desk, session: Session) -> None:
        super().__init__(desk, session)
        self._part = part
        self.made: Tab | None = None

    def show_hearing(self, sheet: HearingSheet) -> None:
        """Build the part the first time, then show the hearing in it."""
        super().show_hearing(sheet)
        first = self.made is None
        self.build().show_hearing(sheet)
        if first:
            self.keys_changed.emit()

    def build(self) -> Tab:
        """The part itself, built the first time."""
        if self.made is None:
            self.made = made = self._part.fetch()(self.desk, self.session)
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
