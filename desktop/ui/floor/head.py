"""What stands over the cockpit: which hearing, since when it is open, marks, the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.hearings import plan
from desktop.office.hearings.floor import Floor
from desktop.thai import on_screen
from desktop.ui.floor import telling
from desktop.ui.look import style
from desktop.ui.widgets.basic import (
    button,
    column,
    elided,
    grey,
    pill,
    row,
    set_pill,
    set_words,
)


class FloorHead(QWidget):
    """`left`, `marked` F7, `end_asked`."""

    left = Signal()
    marked = Signal()
    end_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        back = button(
            "", self.left.emit, icon="arrow-left", tip=tr("กลับไปหน้าเวที (Esc)"), name=tr("กลับ")
        )
        back.setFixedWidth(style.scaled(44))
        self._title = elided("", "title")
        self._below = elided("", "muted")
        self._state = pill("", "muted")
        self._recording = pill("", "accent")
        self._own = False
        self._mark = button(tr("ปักหมุดเวลา F7"), self.marked.emit, icon="bookmark")
        self._end = button(tr("ปิดเวที…"), self.end_asked.emit, icon="log-out")
        names = column(self._title, self._below, gap=0)
        parts = (back, names, self._state, self._recording, self._mark, self._end)
        head = row(*parts, gap=10)
        head.setStretch(1, 1)
        self.setLayout(head)

    def show_own_recording(self, *, on: bool) -> None:
        """Whether this PC records the hearing itself: said in words, to whoever looks at it."""
        if on != self._own:
            self._own = on
            set_pill(self._recording, tr("กำลังบันทึกเสียง") if on else "", "bad" if on else "accent")

    def below(self) -> str:
        """What is told under the title."""
        return self._below.accessibleName()

    def show_floor(self, shown: Floor, *, narrow: bool) -> None:
        """Show the hearing as it is now."""
        self._title.tell(shown.subject)
        began = shown.began_at
        opened = (
            tr("เปิดเวที {opened_at}").format(opened_at=telling.hour(shown.opened_at))
            if shown.opened_at
            else ""
        )
        if began is not None:
            opened = tr("เริ่มประชุม {began}").format(began=telling.hour(began))
        closed = (
            tr("ปิด {closed_at}").format(closed_at=telling.hour(shown.closed_at))
            if shown.closed_at
            else ""
        )
        is_open = shown.state == plan.OPEN
        inside = (
            on_screen.figures(tr("ในห้อง {inside:,} คน").format(inside=shown.inside))
            if is_open
            else ""
        )
        back = tr("นาฬิกาเครื่องถูกตั้งถอยหลัง ตรวจเวลาเครื่อง") if shown.clock_back else ""
        closed = "" if is_open else closed
        self._below.tell(" · ".join(filter(None, (back, shown.venue, opened, closed, inside))))
        if is_open and shown.open_since is not None and began is not None:
            since = int((shown.at - max(shown.open_since, began)).total_seconds())
            set_pill(self._state, tr("กำลังประชุม {since}").format(since=telling.hours(since)), "ok")
        elif is_open:
            set_pill(self._state, tr("เปิดแล้ว ยังไม่เริ่มวาระ"), "ok")
        elif shown.closed_at is not None:
            set_pill(self._state, tr("ปิดเวทีแล้ว"), "muted")
        else:
            set_pill(self._state, tr("ยังไม่เปิดเวที"), "warn")
        recording = shown.recording_since
        seconds = int((shown.at - recording).total_seconds()) if recording else 0
        told = (
            tr("อัดเสียง {seconds}").format(seconds=telling.hours(seconds))
            if recording and not narrow
            else ""
        )
        if not self._own:
            set_pill(self._recording, told, "accent")
        word = tr("ปักหมุด") if narrow else tr("ปักหมุดเวลา")
        set_words(
            self._mark, on_screen.figures(f"{word} {len(shown.marks) or ''}").strip() + "  F7"
        )
        grey(self._end, "" if is_open else tr("เวทียังไม่เปิดหรือปิดไปแล้ว"))
