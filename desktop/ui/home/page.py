"""The first room: what waits for me, how much lies where, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.office import documents, moments
from desktop.office.documents import DocumentQuery, DocumentRow
from desktop.office.words import screen
from desktop.thai import dates
from desktop.thai.digits import to_thai
from desktop.ui.desk import Desk
from desktop.ui.floor.unclosed_bar import UnclosedBar
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import (
    LineButton,
    button,
    clear,
    column,
    elided,
    frame,
    label,
    pill,
    row,
)
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.office.hearings.tasks import ComingRow

SHOWN = 5
HEARINGS_SHOWN = 3
TOPICS = frozenset({"document", "number", "hearing", "task", "rule", "holiday"})


@dataclass(frozen=True, slots=True)
class Morning:
    """The figures and lines of the first screen."""

    waiting: int
    on_the_way: int
    signed_unnumbered: int
    returned: int
    lines: tuple[DocumentRow, ...]
    recent: tuple[DocumentRow, ...]
    hearings: tuple[ComingRow, ...] = ()


def look(actor: int) -> Morning:
    """Read the first screen's facts; in a read lane."""
    from desktop.office.hearings import tasks  # after the first paint

    mine = documents.find(DocumentQuery(mine=actor), SHOWN)
    recent = documents.find(DocumentQuery(), SHOWN)
    stages = documents.tally()
    return Morning(
        waiting=documents.count_waiting(actor),
        on_the_way=sum(stages.values()) - stages.get("signed", 0),
        signed_unnumbered=documents.count_unnumbered(),
        returned=documents.count_returned(),
        lines=tuple(documents.rows(mine)),
        recent=tuple(documents.rows(recent)),
        hearings=tuple(tasks.coming(HEARINGS_SHOWN)),
    )


class HomePage(Room):
    """`opened` a paper, `new_asked` of a form, `mine_asked` the list of what waits.

    `hearing_opened` a hearing, `hearings_asked` their list.
    """

    opened = Signal(int)
    hearing_opened = Signal(int)
    hearings_asked = Signal()
    new_asked = Signal(str)
    mine_asked = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._today = label(dates.with_weekday(moments.today()), "muted")
        memo = button("ร่างบันทึกข้อความ", lambda: self.new_asked.emit("memo"), icon="file-text")
        announcement = button(
            "ร่างประกาศใหม่", lambda: self.new_asked.emit("announcement"), icon="plus", kind="primary"
        )
        head = row(
            column(label("หน้าหลัก", "title"), self._today, gap=0), None, memo, announcement, gap=10
        )
        self._cards = row(gap=16)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        see_all = button("ดูทั้งหมด", self.mine_asked.emit, kind="link")
        waits = frame(
            "card",
            column(
                row(label("เอกสารที่รอคุณ", "card"), None, see_all),
                self._lines,
                gap=8,
                margins=(18, 14, 18, 14),
            ),
        )
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        last = frame(
            "card",
            column(label("แก้ไขล่าสุด", "card"), self._recent, gap=8, margins=(18, 14, 18, 14)),
        )
        both = column(waits, last, gap=14) if style.large() else row(waits, last, gap=16)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self._hearings = QVBoxLayout()
        self._hearings.setSpacing(0)
        see_hearings = button("ดูทั้งหมด", self.hearings_asked.emit, kind="link")
        self._hearings_card = frame(
            "card",
            column(
                row(label("เวทีและงานที่ใกล้กำหนด", "card"), None, see_hearings),
                self._hearings,
                gap=6,
                margins=(18, 12, 18, 12),
            ),
        )
        self._hearings_card.hide()
        holder = QWidget()
        self.unclosed = UnclosedBar(desk, session)
        parts = (head, self.unclosed, self._cards, both, self._hearings_card, None)
        holder.setLayout(column(*parts, gap=14, margins=(24, 16, 24, 12)))
        area = Scroll()  # large text on a small screen; it follows the keyboard by itself
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        self.setLayout(column(area))
        desk.changed.connect(self._hear)
        session.actor_changed.connect(self.shown)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("Ctrl+N", "ร่างใหม่"),
            ("Ctrl+K", "ค้นหา"),
            ("Ctrl+U", "เปลี่ยนผู้ใช้งาน"),
            ("F1", "คู่มือ"),
        ]

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self._today.setText(dates.with_weekday(moments.today()))
        actor = self._session.actor
        self._desk.read(lambda: look(actor), self._show)
        self.unclosed.look()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & TOPICS and self.isVisible():
            self.shown()

    def _show(self, morning: Morning) -> None:
        clear(self._cards)
        for word, figure, below, icon, kind in (
            ("รอคุณดำเนินการ", morning.waiting, "ตามขั้นที่เอกสารอยู่", "clock", "accent"),
            ("อยู่ระหว่างทาง", morning.on_the_way, "ยังไม่ลงนาม", "file-text", "muted"),
            ("ลงนามแล้ว ยังไม่มีเลข", morning.signed_unnumbered, "ขอเลขที่หน้าเอกสาร", "hash", "warn"),
            ("ส่งกลับให้แก้", morning.returned, "ดูเหตุผลที่หัวเอกสาร", "undo-2", "bad"),
        ):
            self._cards.addWidget(self._card(word, figure, below, icon, kind))
        clear(self._lines)
        if not morning.lines:
            quiet = label("ไม่มีเอกสารรอคุณ จะร่างฉบับใหม่กด Ctrl+N", "muted")
            self._lines.addWidget(quiet)
        for line in morning.lines:
            self._lines.addWidget(self._line(line))
        self._lines.addStretch(1)
        clear(self._recent)
        if not morning.recent:
            self._recent.addWidget(label("ยังไม่มีเอกสาร", "muted"))
        for line in morning.recent:
            self._recent.addWidget(self._line(line))
        self._recent.addStretch(1)
        clear(self._hearings)
        for one in morning.hearings:
            self._hearings.addWidget(self._hearing(one))
        self._hearings_card.setVisible(bool(morning.hearings))

    def _hearing(self, one: ComingRow) -> QWidget:
        """A hearing, its day, and the most pressing thing to do for it."""
        from desktop.office.words import deadlines as deadline_words

        opens = LineButton(one.subject, lambda: self.hearing_opened.emit(one.id))
        day = label(dates.short(one.held_on) if one.held_on else "ยังไม่มีวัน", "muted")
        day.setFixedWidth(style.scaled(100))
        inside = row(day, opens, gap=10, margins=(0, 3, 0, 3))
        inside.setStretch(1, 1)
        if one.pressing is not None:
            duty = one.pressing
            why = deadline_words.filled(deadline_words.REASONS[duty.reason], duty.facts)
            inside.addWidget(elided(f"{duty.title} · {why}", "muted"), 1)
            word = deadline_words.PILLS.get(duty.reason, deadline_words.LIGHTS[duty.light])
            inside.addWidget(pill(word, duty.light))
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _card(self, word: str, figure: int, below: str, icon: str, kind: str) -> QWidget:
        t = style.tokens()
        size = style.scaled(34)
        badge = label("")
        badge.setPixmap(icons.pixmap(icon, getattr(t, kind), style.scaled(19), 2.0))
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.setFixedSize(size, size)
        badge.setProperty("pill", kind)
        badge.setStyleSheet("border-radius: 8px; padding: 0;")
        head = row(elided(word, "muted"), badge)
        head.setStretch(0, 1)
        number = label(to_thai(f"{figure:,}"), "figure")
        number.setMinimumHeight(style.scaled(48))
        card = frame(
            "card",
            column(
                head,
                number,
                elided(below, "muted"),
                gap=4,
                margins=(18, 14, 16, 14),
            ),
        )
        card.setAccessibleName(f"{word} {figure}")
        return card

    def _line(self, line: DocumentRow) -> QWidget:
        word, kind = screen.state(line.stage, returned=line.returned, void=line.void)
        subject = line.subject or "(ยังไม่มีชื่อเรื่อง)"
        opens = LineButton(subject, lambda: self.opened.emit(line.id))
        inside = row(opens, pill(word, kind), gap=14, margins=(0, 3, 0, 3))
        inside.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(inside)
        return holder
