"""What else is kept of the hearing while it runs: marks, the recorder, pictures, deadlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.i18n import tr
from desktop.office.hearings.deadlines import Duty
from desktop.office.hearings.floor import Floor
from desktop.office.words import deadlines as duty_words
from desktop.thai import on_screen
from desktop.ui.floor import telling
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, column, elided, label, pill, row, rule, set_pill

DUTIES = 3  # lines there is room for


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files of each kind the hearing has, and what its rules ask of it."""

    photos: int
    others: int
    duties: tuple[Duty, ...] = ()


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
        head = row(mark, label(tr("หลักฐานและกำหนด"), "card"), None)
        self._marks = elided("", "")
        look = self._small(tr("ดู"), self.marks_asked.emit, tr("ดูหมุดเวลาและตำแหน่งในแฟ้มเสียง"))
        self._recorder = elided("", "")
        self._switch = self._small(tr("เริ่มอัดแล้ว"), self._toggle, "")
        self._photos = elided("", "")
        add = self._small(tr("เพิ่ม"), self.photo_asked.emit, tr("เพิ่มภาพหรือแฟ้ม หรือลากมาวางบนหน้านี้"))
        lines = [
            self._line("bookmark", self._marks, look),
            self._line("mic", self._recorder, self._switch),
            self._line("image", self._photos, add),
        ]
        self._duties = [(elided("", ""), pill("", "muted")) for _ in range(DUTIES)]
        for words, state in self._duties:
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
        self._marks.tell(on_screen.figures(tr("หมุดเวลา {marks}").format(marks=len(shown.marks))))
        since = shown.recording_since
        self._recording = since is not None
        self._recorder.tell(
            tr("อัดอยู่ {since}").format(since=telling.hour(since)) if since else tr("เครื่องอัดเสียง")
        )
        self._switch.setText(tr("หยุดแล้ว") if since else tr("เริ่มแล้ว"))
        self._switch.setToolTip(
            tr("กดเมื่อกดปุ่มอัดหรือหยุดที่เครื่องอัดเสียงหรือโทรศัพท์ แล้วนำแฟ้มเสียงมาแนบภายหลัง หมุดจะชี้ตำแหน่งในแฟ้ม")
        )
        self._switch.setAccessibleName(
            tr("หยุดเครื่องอัดเสียงแล้ว") if since else tr("เริ่มเครื่องอัดเสียงแล้ว")
        )
        more = (
            on_screen.figures(tr(" แฟ้มอื่น {others}").format(others=kept.others))
            if kept.others
            else ""
        )
        self._photos.tell(on_screen.figures(tr("ภาพ {photos}").format(photos=kept.photos)) + more)
        self._show_duties(kept.duties)

    def _show_duties(self, duties: Sequence[Duty]) -> None:
        """What the hearing's rules ask, by the same reckoning as on its plan."""
        for place, (words, state) in enumerate(self._duties):
            duty = duties[place] if place < len(duties) else None
            words.setVisible(duty is not None)
            if duty is None:
                set_pill(state, "", "muted")
                continue
            waits = duty.done_on is None and duty.due is not None
            by = f" {telling.day(duty.due)}" if waits and duty.due else ""
            words.tell(duty.title + by)
            told = duty_words.PILLS.get(duty.reason, duty_words.LIGHTS[duty.light])
            set_pill(state, told, duty.light)
            state.setToolTip(duty_words.filled(duty_words.REASONS[duty.reason], duty.facts))

    def _toggle(self) -> None:
        self.recorder_asked.emit(not self._recording)
