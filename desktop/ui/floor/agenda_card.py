"""The agenda: what was heard, the item of now with its time, what is to come."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.office.hearings import floor
from desktop.office.hearings.floor import Floor, ItemRow
from desktop.thai import on_screen
from desktop.ui.floor import telling
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import (
    LineButton,
    button,
    clear,
    column,
    elided,
    frame,
    grey,
    label,
    row,
    set_words,
)
from desktop.ui.widgets.scrolling import Scroll

OVER = ("cancelled", "minuted", "summarised", "filed")


class AgendaCard(QFrame):
    """`next_asked` F5, `pause_asked`, `item_asked` to hear one out of its turn."""

    next_asked = Signal()
    pause_asked = Signal()
    item_asked = Signal(int)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._floor: Floor | None = None
        self._all = True
        self._base, self._since, self._item = 0, 0.0, 0
        self._clock = label("", "clock")
        self._clock.setMinimumHeight(style.scaled(50))
        self._left = elided("", "")
        self._began = elided("", "")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._title = elided("", "strong")
        beside = column(self._left, self._began, gap=0)
        figures = row(self._clock, beside, gap=12)
        figures.setStretch(1, 1)
        inside_now = column(self._title, figures, self._bar, gap=2, margins=(12, 8, 12, 10))
        self._now = frame("now", inside_now)
        self._now.setParent(self)
        self._now.hide()
        mark = label()
        mark.setPixmap(icons.pixmap("timer", style.tokens().accent, style.scaled(20), 2.0))
        self._head = QWidget()
        self._head.setLayout(row(mark, label(tr("ระเบียบวาระ"), "card"), None))
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._items = column(gap=1)
        inside = QWidget()
        inside.setLayout(self._items)
        self._area = Scroll()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.pause = button(tr("พัก"), self.pause_asked.emit, icon="pause", kind="small")
        self.next = button(
            tr("วาระถัดไป F5"), self.next_asked.emit, icon="skip-forward", kind="small"
        )
        foot = row(self.pause, self.next)
        foot.setStretch(1, 1)
        page = column(self._head, self._area, foot, gap=8, margins=(14, 12, 14, 12))
        page.setStretch(1, 1)
        self.setLayout(page)

    def show_floor(self, shown: Floor) -> None:
        """Show the agenda as it is now."""
        before, self._floor = self._floor, shown
        current = shown.current
        seconds = current.seconds if current else 0
        if current is not None and current.id == self._item and current.state == floor.RUNNING:
            seconds = max(seconds, self._seconds())  # a clock set back turns no timer back
        self._item = current.id if current else 0
        self._base, self._since = seconds, time.monotonic()
        if before is None or before.items != shown.items or before.state != shown.state:
            self._lay(shown)
        self._show_actions(shown)
        self.tick()

    def show_all(self, everything: bool) -> None:
        """Where there is little room, show the item of now alone."""
        if everything != self._all:
            self._all = everything
            self._head.setVisible(everything)
            self._began.setVisible(everything)
            if self._floor is not None:
                self._lay(self._floor)

    def tick(self) -> None:
        """A second has passed."""
        current = self._floor.current if self._floor else None
        if current is None:
            return
        seconds = self._seconds()
        if current.minutes:
            left = current.minutes * 60 - seconds
            self._clock.setText(telling.minutes(abs(left)))
            word = tr("เหลือ") if left >= 0 else tr("เกินเวลา")
            self._left.tell(
                on_screen.figures(
                    tr("{word} จาก {minutes} นาที").format(word=word, minutes=current.minutes)
                )
            )
            self._bar.setMaximum(current.minutes * 60)
            self._bar.setValue(min(seconds, current.minutes * 60))
        else:
            self._clock.setText(telling.minutes(seconds))
            self._left.tell(tr("ใช้ไปแล้ว"))
        self._bar.setVisible(bool(current.minutes) and self._all)

    def seconds_left(self) -> int | None:
        """What the clock of the current item stands at; None without a plan or an item."""
        current = self._floor.current if self._floor else None
        if current is None or not current.minutes:
            return None
        return current.minutes * 60 - self._seconds()

    def _seconds(self) -> int:
        current = self._floor.current if self._floor else None
        if current is None or current.state != floor.RUNNING:
            return self._base
        return self._base + int(time.monotonic() - self._since)

    def _show_actions(self, shown: Floor) -> None:
        is_open = shown.state == "open"
        paused = shown.current is not None and shown.current.state == floor.PAUSED
        set_words(self.pause, tr("ทำต่อ") if paused else tr("พัก"))
        why = "" if shown.current is not None else tr("ยังไม่มีวาระที่กำลังพิจารณา")
        grey(self.pause, why if is_open else tr("เวทียังไม่เปิด"))
        if not is_open and shown.state in OVER:
            word, why = tr("เปิดเวที F5"), tr("ยกเลิกเวทีหรือรับรองรายงานแล้ว จึงเปิดอีกไม่ได้")
        elif not is_open:
            word, why = tr("เปิดเวที F5") if shown.closed_at is None else tr("เปิดอีกครั้ง F5"), ""
        elif shown.following is None and shown.current is not None:
            word, why = tr("จบวาระ F5"), ""
        elif shown.following is None:
            word, why = (
                tr("วาระถัดไป F5"),
                tr("พิจารณาครบทุกวาระแล้ว") if shown.items else tr("ยังไม่มีวาระ"),
            )
        else:
            word = tr("เริ่มวาระ F5") if shown.current is None else tr("วาระถัดไป F5")
            why = ""
        set_words(self.next, word)
        grey(self.next, why)

    def _lay(self, shown: Floor) -> None:
        self._items.removeWidget(self._now)
        self._now.setParent(self)  # it outlives the lines around it
        self._now.hide()
        clear(self._items)
        current = shown.current
        kept: QWidget | None = None
        for item in shown.items:
            if current is not None and item.id == current.id:
                kept = self._now
                self._items.addWidget(kept)
                self._tell(item)
                kept.show()
            elif self._all or current is None:
                self._items.addWidget(self._line(item))
        if not shown.items:
            self._items.addWidget(label(tr("ยังไม่มีระเบียบวาระ"), "muted"))
        if self._all or current is None:
            add = button(tr("เพิ่มวาระ"), self.add_asked.emit, icon="plus", kind="link")
            self._items.addLayout(row(add, None))
        self._items.addStretch(1)
        inside = self._area.widget()
        if kept is not None and inside is not None:
            inside.adjustSize()
            bar = self._area.verticalScrollBar()
            bar.setValue(max(0, kept.y() - style.scaled(64)) if self._all else kept.y())

    def _line(self, item: ItemRow) -> QWidget:
        t = style.tokens()
        number = on_screen.figures(str(item.place))
        done = item.state == floor.DONE
        mark = label("" if done else number, "muted")
        mark.setFixedWidth(style.scaled(20))
        if done:
            mark.setPixmap(icons.pixmap("circle-check", t.ok, style.scaled(17), 2.0))
        opens = LineButton(item.title, partial(self.item_asked.emit, item.id))
        opens.setProperty("kind", "item")
        opens.setProperty("done", done)
        if done:
            spent = tr("ใช้ {seconds}").format(seconds=telling.minutes(item.seconds))
        else:
            spent = (
                on_screen.figures(tr("{minutes} นาที").format(minutes=item.minutes))
                if item.minutes
                else ""
            )
        inside = row(mark, opens, label(spent, "muted"), gap=6)
        inside.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _tell(self, item: ItemRow) -> None:
        self._title.tell(f"{on_screen.figures(str(item.place))}  {item.title}")
        began = telling.hour(item.began_at) if item.began_at else ""
        rests = tr(" · พักอยู่") if item.state == floor.PAUSED else ""
        self._began.tell(tr("เริ่ม {began}{rests}").format(began=began, rests=rests))
