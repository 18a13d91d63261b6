"""What stands over the cockpit: which hearing, since when it is open, marks, the end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.office.hearings import plan
from desktop.office.hearings.floor import Floor
from desktop.thai.digits import to_thai
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
        back = button("", self.left.emit, icon="arrow-left", tip="กลับไปหน้าเวที (Esc)", name="กลับ")
        back.setFixedWidth(style.scaled(44))
        self._title = elided("", "title")
        self._below = elided("", "muted")
        self._state = pill("", "muted")
        self._recording = pill("", "accent")
        self._mark = button("ปักหมุดเวลา F7", self.marked.emit, icon="bookmark")
        self._end = button("ปิดเวที…", self.end_asked.emit, icon="log-out")
        names = column(self._title, self._below, gap=0)
        parts = (back, names, self._state, self._recording, self._mark, self._end)
        head = row(*parts, gap=10)
        head.setStretch(1, 1)
        self.setLayout(head)

    def below(self) -> str:
        """What is told under the title."""
        return self._below.accessibleName()

    def show_floor(self, shown: Floor, *, narrow: bool) -> None:
        """Show the hearing as it is now."""
        self._title.tell(shown.subject)
        began = shown.began_at
        opened = f"เปิดเวที {telling.hour(shown.opened_at)}" if shown.opened_at else ""
        if began is not None:
            opened = f"เริ่มประชุม {telling.hour(began)}"
        closed = f"ปิด {telling.hour(shown.closed_at)}" if shown.closed_at else ""
        is_open = shown.state == plan.OPEN
        inside = to_thai(f"ในห้อง {shown.inside:,} คน") if is_open else ""
        back = "นาฬิกาเครื่องถูกตั้งถอยหลัง ตรวจเวลาเครื่อง" if shown.clock_back else ""
        closed = "" if is_open else closed
        self._below.tell(" · ".join(filter(None, (back, shown.venue, opened, closed, inside))))
        if is_open and shown.open_since is not None and began is not None:
            since = int((shown.at - max(shown.open_since, began)).total_seconds())
            set_pill(self._state, f"กำลังประชุม {telling.hours(since)}", "ok")
        elif is_open:
            set_pill(self._state, "เปิดแล้ว ยังไม่เริ่มวาระ", "ok")
        elif shown.closed_at is not None:
            set_pill(self._state, "ปิดเวทีแล้ว", "muted")
        else:
            set_pill(self._state, "ยังไม่เปิดเวที", "warn")
        recording = shown.recording_since
        seconds = int((shown.at - recording).total_seconds()) if recording else 0
        told = f"อัดเสียง {telling.hours(seconds)}" if recording and not narrow else ""
        set_pill(self._recording, told, "accent")
        word = "ปักหมุด" if narrow else "ปักหมุดเวลา"
        set_words(self._mark, to_thai(f"{word} {len(shown.marks) or ''}").strip() + "  F7")
        grey(self._end, "" if is_open else "เวทียังไม่เปิดหรือปิดไปแล้ว")
