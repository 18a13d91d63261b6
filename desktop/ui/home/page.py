"""The first room, the morning page: what is due, what waits with whom, how safe the records are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.words import morning as words
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor.unclosed_bar import UnclosedBar
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, clear, column, frame, label, row
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.office.morning import Morning, Place

SHOWN = 7  # lines of what is to be done; the rest at a press
TOPICS = frozenset(
    {"document", "number", "hearing", "task", "rule", "holiday", "posting", "cycle", "exchange"}
)


class HomePage(Room):
    """`place_asked` where a line leads, `new_asked` a paper of a form, `mine_asked` my papers."""

    place_asked = Signal(object)
    hearings_asked = Signal()
    new_asked = Signal(str)
    mine_asked = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._morning: Morning | None = None
        self._all = False
        self._today = label("", "muted")
        self.press = button(
            "", self.print_page, icon="printer", tip=words.PRINT_TIP, name=words.PRINT
        )
        month = button(words.CALENDAR, self.open_calendar, icon="calendar")
        told = button(words.REPORTS, self.open_reports, icon="chart-column")
        memo = button(tr("ร่างบันทึกข้อความ"), lambda: self.new_asked.emit("memo"), icon="file-text")
        announcement = button(
            tr("ร่างประกาศใหม่"),
            lambda: self.new_asked.emit("announcement"),
            icon="plus",
            kind="primary",
        )
        names = column(label(tr("หน้าหลัก"), "title"), self._today, gap=0)
        deeds = (self.press, month, told, memo, announcement)
        head: QBoxLayout = (
            column(names, row(*deeds, None, gap=10), gap=10)
            if style.large()
            else row(names, None, *deeds, gap=10)
        )
        self._figures = row(gap=14)
        self._due, due = _card(words.DO)
        self._mine, mine = _card(words.FOR_YOU, words.SEE_ALL, self.mine_asked.emit)
        self._waiting, waiting = _card(words.WITH_WHOM)
        self._coming, coming = _card(words.COMING, words.SEE_ALL, self.hearings_asked.emit)
        self._safety, safety = _card(words.SAFE)
        left = column(due, mine, None, gap=14)
        right = column(coming, waiting, safety, None, gap=14)
        both: QBoxLayout = (
            column(left, right, gap=14) if style.large() else row(left, right, gap=14)
        )
        if not style.large():
            both.setStretch(0, 8)
            both.setStretch(1, 5)
        self.unclosed = UnclosedBar(desk, session)
        holder = QWidget()
        parts = (head, self.unclosed, self._figures, both, None)
        holder.setLayout(column(*parts, gap=14, margins=(24, 16, 24, 12)))
        area = Scroll()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the keyboard by itself
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        self.setLayout(column(area))
        desk.changed.connect(self._hear)
        session.actor_changed.connect(self.shown)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("Ctrl+N", tr("ร่างใหม่")),
            ("Ctrl+K", tr("ค้นหา")),
            ("Ctrl+P", words.PRINT),
            ("Ctrl+U", tr("เปลี่ยนผู้ใช้งาน")),
            ("F1", tr("คู่มือ")),
        ]

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self._today.setText(on_screen.with_weekday(moments.today()))
        actor = self._session.actor

        def read() -> Morning:
            from desktop.office import morning  # hearings and their rules: after the first paint

            return morning.look(actor)

        self._desk.read(read, self._show)
        self.unclosed.look()

    def print_page(self) -> None:
        """The page as one A4."""
        known = self._morning
        if known is None:
            return
        from desktop.office import morning
        from desktop.ui.editor.printing import PrintDialog

        name = f"{words.PAPER} {on_screen.short(known.today)}"
        PrintDialog(
            self,
            self._desk,
            name,
            lambda _copy: morning.paper(known),
            None,
            (("original", words.PAPER),),
        ).open()

    def open_calendar(self) -> None:
        """The calendar of the office."""
        from desktop.ui.home.calendar_dialog import CalendarDialog

        opened = CalendarDialog(self, self._desk)
        opened.place_asked.connect(self.place_asked)
        opened.open()

    def open_reports(self) -> None:
        """Reports of a year or a quarter, and the open data."""
        from desktop.ui.home.report_dialog import ReportDialog

        ReportDialog(self, self._desk).open()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & TOPICS and self.isVisible():
            self.shown()

    def _ask(self, place: Place) -> None:
        self.place_asked.emit(place)

    def _show_all(self) -> None:
        self._all = True
        if self._morning is not None:
            self._show(self._morning)

    def _show(self, morning: Morning) -> None:
        from desktop.office.morning import (
            BACKUP_DAYS,
            OK,
            SYNC_DAYS,
            WARN,
            Place,
            ago,
            is_old,
        )
        from desktop.ui.home import lines

        self._morning = morning
        clear(self._figures)
        for word, count, below, icon, kind in (
            (words.OVERDUE, morning.late, words.OVERDUE_BELOW, "triangle-alert", "bad"),
            (words.DUE_TODAY, morning.now, words.DUE_TODAY_BELOW, "calendar-clock", "warn"),
            (words.WAITS, morning.mine, words.WAITS_BELOW, "clock", "accent"),
            (words.ON_THE_WAY, morning.on_the_way, words.ON_THE_WAY_BELOW, "file-text", "muted"),
        ):
            self._figures.addWidget(lines.figure(word, count, below, icon, kind), 1)
        shown = morning.due if self._all else morning.due[:SHOWN]
        more = len(morning.due) - len(shown)
        parts = [lines.due(one, partial(self._ask, one.place)) for one in shown]
        if more:
            told = words.MORE.format(count=on_screen.figures(str(more)))
            parts.append(lines.more(told, self._show_all))
        _fill(self._due, parts, words.NOTHING)

        def to(room: str, row: int) -> Callable[[], object]:
            return partial(self._ask, Place(room, row))

        mine = [lines.paper(one, to("paper", one.id)) for one in morning.papers]
        _fill(self._mine, mine, words.NO_PAPERS)
        with_whom = [lines.waiting(one, to("paper", one.first)) for one in morning.waiting]
        _fill(self._waiting, with_whom, words.NOBODY)
        coming = [lines.coming(one, to("hearing", one.id)) for one in morning.coming]
        _fill(self._coming, coming, words.NONE_COMING)
        safe = morning.safety
        kept = [(words.BACKUP, safe.backed_up, BACKUP_DAYS, Place("safety"))]
        if safe.hub:
            kept.append((words.SYNC, safe.synced, SYNC_DAYS, Place("exchange")))
        _fill(
            self._safety,
            [
                lines.safety(
                    word, ago(when), WARN if is_old(when, days) else OK, partial(self._ask, place)
                )
                for word, when, days, place in kept
            ],
            "",
        )


def _card(title: str, link: str = "", asked: object = None) -> tuple[QVBoxLayout, QWidget]:
    """A card with a title, and the place for its lines."""
    inside = QVBoxLayout()
    inside.setSpacing(0)
    head = row(label(title, "card"), None)
    if callable(asked):
        head.addWidget(button(link, asked, kind="link"))
    return inside, frame("card", column(head, inside, gap=4, margins=(16, 10, 16, 10)))


def _fill(inside: QVBoxLayout, parts: list[QWidget], nothing: str) -> None:
    clear(inside)
    for part in parts or [label(nothing, "muted", wrap=True)]:
        inside.addWidget(part)
