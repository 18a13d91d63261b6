"""The queue for the floor: who speaks and for how long, who waits."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.hearings.floor import Floor
from desktop.thai import on_screen
from desktop.ui.floor import telling
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import (
    button,
    column,
    elided,
    frame,
    grey,
    label,
    pill,
    row,
    set_pill,
)


class QueueCard(QFrame):
    """`add_asked` F3, `next_asked` F6; the rest is for the one chosen."""

    add_asked = Signal()
    next_asked = Signal()
    end_asked = Signal()
    begun = Signal(int)
    moved = Signal(int, int)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._speaker = 0
        self._base, self._since = 0, 0.0
        mark = label()
        mark.setPixmap(icons.pixmap("hand", style.tokens().accent, style.scaled(20), 2.0))
        self._waiting = pill("", "accent")
        self._name = elided("", "strong")
        self._about = elided("", "")
        self._clock = label("", "card")
        end = button(
            "",
            self.end_asked.emit,
            icon="circle-x",
            kind="small",
            tip=tr("จบการพูด"),
            name=tr("จบการพูด"),
        )
        end.setFixedWidth(style.scaled(36))
        end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names = column(self._name, self._about, gap=0)
        speaking = row(names, self._clock, end, gap=10, margins=(12, 5, 8, 5))
        speaking.setStretch(0, 1)
        self._speaking = frame("ok", speaking)
        self._speaking.setMinimumHeight(style.scaled(66))
        self.list = _Waiting()
        self.list.activated_.connect(self.begun)
        self.list.moved.connect(self._move)
        self.list.dropped.connect(self._drop)
        self.list.currentRowChanged.connect(lambda _row: self._show_actions())
        self._none = label(tr("ยังไม่มีผู้รอพูด กด F3 เพื่อเพิ่ม"), "muted", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._up = self._small("arrow-up", tr("เลื่อนขึ้น (Ctrl+↑)"), lambda: self._move(-1))
        self._down = self._small("arrow-down", tr("เลื่อนลง (Ctrl+↓)"), lambda: self._move(1))
        self._out = self._small("x", tr("ถอนออกจากคิว (Delete)"), self._drop)
        add = button(tr("เพิ่ม F3"), self.add_asked.emit, icon="plus", kind="small")
        self.next = button(tr("เชิญคนถัดไป F6"), self.next_asked.emit, icon="mic", kind="small")
        foot = row(add, self.next, gap=8)
        foot.setStretch(1, 1)
        title = label(tr("คิวขอพูด"), "card")
        moves = row(self._up, self._down, self._out, gap=3)
        self._head = QWidget()
        self._head.setLayout(row(mark, title, None, moves, self._waiting, gap=7))
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        parts = (self._head, self._speaking, self._none, self.list, foot)
        page = column(*parts, gap=8, margins=(14, 12, 14, 12))
        page.setStretch(3, 1)
        self.setLayout(page)

    def _small(self, icon: str, tip: str, then: Callable[[], object]) -> QPushButton:
        made = button("", then, icon=icon, kind="small", tip=tip, name=tip)
        made.setFixedSize(style.scaled(28), style.scaled(28))
        made.setProperty("kind", "icon")
        made.setProperty("tip", tip)
        return made

    def show_floor(self, shown: Floor) -> None:
        """Show the queue as it is now."""
        speaking = shown.speaking
        self._speaking.setVisible(speaking is not None)
        if speaking is not None and speaking.began_at is not None:
            seconds = max(0, int((shown.at - speaking.began_at).total_seconds()))
            if speaking.id == self._speaker:
                seconds = max(seconds, self._seconds())
            self._base, self._since = seconds, time.monotonic()
            self._name.tell(speaking.name)
            self._about.tell(
                " · ".join(filter(None, (telling.village(speaking.village), tr("กำลังพูด"))))
            )
        self._speaker = speaking.id if speaking else 0
        set_pill(
            self._waiting,
            on_screen.figures(tr("รอ {queue} คน").format(queue=len(shown.queue)))
            if shown.queue
            else "",
            "accent",
        )
        chosen = self.list.chosen()
        self.list.blockSignals(True)
        self.list.clear()
        for place, waits in enumerate(shown.queue, start=1):
            words = " · ".join(filter(None, (waits.name, waits.village)))
            shown_words = " · ".join(filter(None, (waits.name, telling.village(waits.village))))
            item = QListWidgetItem(on_screen.figures(f"{place}  ") + shown_words)
            item.setData(Qt.ItemDataRole.UserRole, waits.id)
            item.setSizeHint(QSize(10, style.scaled(34)))
            item.setToolTip(
                tr("{words}\nขอพูดเมื่อ {asked_at}").format(
                    words=words, asked_at=telling.hour(waits.asked_at)
                )
            )
            self.list.addItem(item)
            if waits.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._none.setVisible(not shown.queue)
        self.list.setVisible(bool(shown.queue))
        grey(self.next, "" if shown.queue else tr("ไม่มีผู้รอพูด กด F3 เพื่อเพิ่ม"))
        if shown.state != "open":
            grey(self.next, tr("เวทียังไม่เปิด"))
        self._show_actions()
        self.tick()

    def show_all(self, everything: bool) -> None:
        """Where there is little room, go without the heading; its keys still work."""
        self._head.setVisible(everything)

    def tick(self) -> None:
        """A second has passed."""
        if self._speaker:
            self._clock.setText(telling.minutes(self._seconds()))

    def _seconds(self) -> int:
        return self._base + int(time.monotonic() - self._since)

    def _show_actions(self) -> None:
        chosen = self.list.chosen()
        last = self.list.count() - 1
        for made, why in (
            (self._up, tr("อยู่ต้นคิวแล้ว") if self.list.currentRow() == 0 else ""),
            (self._down, tr("อยู่ท้ายคิวแล้ว") if self.list.currentRow() == last else ""),
            (self._out, ""),
        ):
            grey(made, why if chosen else tr("เลือกชื่อในคิวก่อน"))
            if made.isEnabled():
                made.setToolTip(str(made.property("tip")))

    def _move(self, by: int) -> None:
        if chosen := self.list.chosen():
            self.moved.emit(chosen, by)

    def _drop(self) -> None:
        if chosen := self.list.chosen():
            self.dropped.emit(chosen)


class _Waiting(QListWidget):
    """Ctrl and the arrows reorder, Delete drops, Enter gives the floor."""

    activated_ = Signal(int)
    moved = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("ผู้รอพูดตามลำดับ"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemDoubleClicked.connect(lambda _item: self.activated_.emit(self.chosen()))

    def chosen(self) -> int:
        """The speaker chosen, 0 for none."""
        item = self.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else 0

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control and self.chosen():
            self.activated_.emit(self.chosen())
        elif key == Qt.Key.Key_F2:
            event.ignore()
        else:
            super().keyPressEvent(event)
