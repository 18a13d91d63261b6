"""A hearing nobody closed is told the next day, with the way to close it with its true time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from desktop.i18n import tr
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.session import Session
from desktop.ui.widgets.basic import button, elided, row

if TYPE_CHECKING:
    from desktop.office.hearings.unclosed import Unclosed


class UnclosedBar(QFrame):
    """Hidden while every hearing of a day gone by is closed."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self.setProperty("part", "warn")
        self._desk, self._session = desk, session
        self._found: list[Unclosed] = []
        self._words = elided("", "")
        close = button(tr("ปิดเวทีพร้อมเวลา…"), self.ask, icon="clock", kind="small")
        inside = row(self._words, close, gap=10, margins=(14, 6, 8, 6))
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.hide()
        desk.changed.connect(self._hear)

    @Slot()
    def look(self) -> None:
        """Ask which hearings are not closed."""
        self._desk.read(_unclosed, self._show)

    @Slot()
    def ask(self) -> None:
        """Close the oldest of them with its time."""
        if self._found:
            from desktop.ui.floor import dialogs

            first = self._found[0]
            actor = self._session.actor
            dialogs.ask_close(self, self._desk, first.hearing_id, first.guess, actor)

    def words(self) -> str:
        """What is told."""
        if not self._found:
            return ""
        first = self._found[0]
        more = (
            on_screen.figures(tr(" และอีก {part} เวที").format(part=len(self._found) - 1))
            if len(self._found) > 1
            else ""
        )
        return tr("ยังไม่ได้ปิดเวทีเมื่อ {held_on}: {subject}{more}").format(
            held_on=on_screen.short(first.held_on), subject=first.subject, more=more
        )

    def _show(self, found: list[Unclosed]) -> None:
        self._found = found
        self._words.tell(self.words())
        self.setVisible(bool(found))

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if "hearing" in topics and (self._found or self.isVisible()):
            self.look()

    # Qt's own names from here on

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._words.tell(self.words())


def _unclosed() -> list[Unclosed]:
    from desktop.office.hearings import unclosed  # the first window opens without it

    return unclosed.unclosed()
