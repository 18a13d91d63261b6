"""What else is kept of the hearing while it runs: marks, the recorder, pictures, deadlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.office import moments
from desktop.office.hearings.floor import Floor
from desktop.office.rules import deadlines
from desktop.thai.digits import to_thai
from desktop.ui.floor import telling
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, column, elided, label, pill, row, rule, set_pill


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files of each kind the hearing has, and when its notice was posted."""

    photos: int
    others: int
    posted_on: date | None


class NotesCard(QFrame):
    """`photo_asked` to add pictures, `marks_asked` to look at marks, `recorder_asked` on or off."""

    photo_asked = Signal()
    marks_asked = Signal()
    recorder_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._recording = False
        mark = label()
        mark.setPixmap(icons.pixmap("bookmark", style.tokens().accent, style.scaled(20), 2.0))
        head = row(mark, label("หลักฐานและกำหนด", "card"), None)
        self._marks = elided("", "")
        look = self._small("ดู", self.marks_asked.emit, "ดูหมุดเวลาและตำแหน่งในแฟ้มเสียง")
        self._recorder = elided("", "")
        self._switch = self._small("เริ่มอัดแล้ว", self._toggle, "")
        self._photos = elided("", "")
        add = self._small("เพิ่ม", self.photo_asked.emit, "เพิ่มภาพหรือแฟ้ม หรือลากมาวางบนหน้านี้")
        lines = [
            self._line("bookmark", self._marks, look),
            self._line("mic", self._recorder, self._switch),
            self._line("image", self._photos, add),
        ]
        self._posting, self._posted = elided("ปิดประกาศล่วงหน้า", ""), pill("", "muted")
        self._summary, self._due = elided("", ""), pill("", "muted")
        self._quorum, self._enough = elided("องค์ประชุม", ""), pill("", "muted")
        for words, state in (
            (self._posting, self._posted),
            (self._summary, self._due),
            (self._quorum, self._enough),
        ):
            line = row(words, state, gap=6)
            line.setStretch(0, 1)
            lines.append(line)
        above = column(head, *lines[:3], gap=5)
        below = column(*lines[3:], gap=6)
        self.setLayout(column(above, rule(), below, None, gap=8, margins=(14, 12, 14, 12)))

    def _small(self, text: str, then: Callable[[], object], tip: str) -> QPushButton:
        made = button(text, then, kind="icon", tip=tip)
        made.setFixedSize(style.scaled(72), style.scaled(30))
        return made

    def _line(self, icon: str, words: QLabel, then: QPushButton) -> QHBoxLayout:
        mark = label()
        mark.setPixmap(icons.pixmap(icon, style.tokens().muted, style.scaled(17), 2.0))
        line = row(mark, words, then, gap=7)
        line.setStretch(1, 1)
        return line

    def show_floor(self, shown: Floor, kept: Kept) -> None:
        """Show what is kept and what is due."""
        self._marks.tell(to_thai(f"หมุดเวลา {len(shown.marks)}"))
        since = shown.recording_since
        self._recording = since is not None
        self._recorder.tell(f"อัดอยู่ {telling.hour(since)}" if since else "เครื่องอัดเสียง")
        self._switch.setText("หยุดแล้ว" if since else "เริ่มแล้ว")
        self._switch.setToolTip(
            "กดเมื่อกดปุ่มอัดหรือหยุดที่เครื่องอัดเสียงหรือโทรศัพท์ แล้วนำแฟ้มเสียงมาแนบภายหลัง หมุดจะชี้ตำแหน่งในแฟ้ม"
        )
        self._switch.setAccessibleName("หยุดเครื่องอัดเสียงแล้ว" if since else "เริ่มเครื่องอัดเสียงแล้ว")
        more = to_thai(f" แฟ้มอื่น {kept.others}") if kept.others else ""
        self._photos.tell(to_thai(f"ภาพ {kept.photos}") + more)
        self._show_deadlines(shown, kept)

    def _show_deadlines(self, shown: Floor, kept: Kept) -> None:
        held = shown.held_on
        if kept.posted_on is None or held is None:
            set_pill(self._posted, "ยังไม่บันทึก", "warn")
        else:
            days = (held - kept.posted_on).days
            gap = deadlines.posting_gap(kept.posted_on, held)
            kind = {"short": "bad", "lenient": "warn", "safe": "ok"}[gap.name.lower()]
            set_pill(self._posted, to_thai(f"{days} วัน"), kind)
        if held is None:
            self._summary.tell("ประกาศสรุปผล")
            set_pill(self._due, "ยังไม่มีวัน", "muted")
        else:
            due = deadlines.summary_due(held)
            left = (due - moments.today()).days
            self._summary.tell(f"สรุปภายใน {telling.day(due)}")
            word = f"เหลือ {left} วัน" if left >= 0 else f"เกิน {-left} วัน"
            set_pill(self._due, to_thai(word), "warn" if left >= 0 else "bad")
        if not shown.quorum:
            self._quorum.tell(to_thai(f"มาแล้ว {shown.came:,} คน"))
            set_pill(self._enough, "ไม่กำหนดองค์", "muted")
        else:
            self._quorum.tell(to_thai(f"มา {shown.came:,} ต้อง {shown.quorum:,} คน"))
            enough = shown.came >= shown.quorum
            set_pill(self._enough, "ครบองค์" if enough else "ยังไม่ครบ", "ok" if enough else "warn")

    def _toggle(self) -> None:
        self.recorder_asked.emit(not self._recording)
