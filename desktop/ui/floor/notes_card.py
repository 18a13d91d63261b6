"""What else is kept of the hearing while it runs: marks, the recorder, pictures, deadlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from desktop.devices.microphones import MicrophoneRow
from desktop.i18n import tr
from desktop.office.hearings.deadlines import Duty
from desktop.office.hearings.floor import Floor
from desktop.office.hearings.sound import SILENT_AFTER, Heard
from desktop.office.words import deadlines as duty_words
from desktop.thai import on_screen
from desktop.ui.floor import telling
from desktop.ui.floor.recording import Level
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import button, column, elided, label, pill, row, rule, set_pill

ELSEWHERE = tr("กดเมื่อกดปุ่มอัดหรือหยุดที่เครื่องอัดเสียงหรือโทรศัพท์ แล้วนำแฟ้มเสียงมาแนบภายหลัง หมุดจะชี้ตำแหน่งในแฟ้ม")
DUTIES = 3  # lines there is room for


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files of each kind the hearing has, and what its rules ask of it."""

    photos: int
    others: int
    duties: tuple[Duty, ...] = ()


class NotesCard(QFrame):
    """`photo_asked` to add pictures, `marks_asked` to look at marks, `recorder_asked` on or off.

    `sound_asked` with the microphone of this PC to record from, `sound_stopped` to record no more.
    """

    photo_asked = Signal()
    marks_asked = Signal()
    recorder_asked = Signal(bool)
    sound_asked = Signal(object)
    sound_stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._recording = False
        self._since: datetime | None = None
        self._heard: Heard | None = None
        self._busy = False
        self._microphones: Sequence[MicrophoneRow] = ()
        self.level = Level()
        self.level.hide()
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
            self._line("mic", self._recorder, self._switch, self.level),
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

    def _line(self, icon: str, words: QLabel, then: QPushButton, *more: QWidget) -> QHBoxLayout:
        mark = label()
        mark.setPixmap(icons.pixmap(icon, style.tokens().muted, style.scaled(17), 2.0))
        line = row(mark, words, *more, then, gap=7)
        line.setStretch(1, 1)
        return line

    def show_floor(self, shown: Floor, kept: Kept) -> None:
        """Show what is kept and what is due."""
        self._marks.tell(on_screen.figures(tr("หมุดเวลา {marks}").format(marks=len(shown.marks))))
        self._since = shown.recording_since
        self._show_recorder()
        more = (
            on_screen.figures(tr(" แฟ้มอื่น {others}").format(others=kept.others))
            if kept.others
            else ""
        )
        self._photos.tell(on_screen.figures(tr("ภาพ {photos}").format(photos=kept.photos)) + more)
        self._show_duties(kept.duties)

    def show_microphones(self, found: Sequence[MicrophoneRow]) -> None:
        """What this PC can record with."""
        self._microphones = found
        self._show_recorder()

    def show_sound(self, heard: Heard | None, *, busy: bool) -> None:
        """How this PC's own recording of the hearing stands; None where there is none."""
        self._heard, self._busy = heard, busy
        self._show_recorder()

    def _show_recorder(self) -> None:
        heard, since = self._heard, self._since
        self.level.setVisible(heard is not None)
        if heard is not None:
            self.level.show_level(heard.level)
            quiet = heard.quiet_for >= SILENT_AFTER
            told = tr("ไมค์เงียบ {long}") if quiet else tr("อัดเสียง {long}")
            long = telling.minutes(heard.quiet_for if quiet else heard.seconds)
            self._recorder.tell(told.format(long=long))
            tip = tr("บันทึกด้วยไมโครโฟนของเครื่องนี้ เพื่อจัดทำรายงานการประชุม หยุดแล้วแฟ้มเสียงแนบกับเวทีให้เอง")
            if quiet:
                tip = tr("ไมโครโฟนไม่ได้ยินอะไร ตรวจว่าเสียบแน่นและไม่ได้ปิดเสียง เวทียังบันทึกอยู่")
            self._tell_switch(tr("หยุด"), tip, tr("หยุดบันทึกเสียง"))
            self._recording = True
        elif self._busy:
            self._recorder.tell(tr("กำลังเตรียมเสียง"))
            self._tell_switch("…", tr("กำลังเตรียมเสียง"), tr("กำลังเตรียมเสียง"))
        elif since is not None:
            self._recording = True
            self._recorder.tell(tr("อัดอยู่ {since}").format(since=telling.hour(since)))
            self._tell_switch(tr("หยุดแล้ว"), ELSEWHERE, tr("หยุดเครื่องอัดเสียงแล้ว"))
        elif self._microphones:
            self._recording = False
            self._recorder.tell(tr("บันทึกเสียง"))
            self._tell_switch(tr("เริ่ม…"), tr("เลือกไมโครโฟน หรือเครื่องอัดอื่น"), tr("บันทึกเสียง"))
        else:
            self._recording = False
            self._recorder.tell(tr("เครื่องอัดเสียง"))
            tip = tr("ไม่พบไมโครโฟนในเครื่องนี้ ") + ELSEWHERE
            self._tell_switch(tr("เริ่มแล้ว"), tip, tr("เริ่มเครื่องอัดเสียงแล้ว"))

    def _tell_switch(self, word: str, tip: str, name: str) -> None:
        self._switch.setText(word)
        self._switch.setToolTip(tip)
        self._switch.setAccessibleName(name)
        self._switch.setEnabled(not self._busy)

    def microphones_menu(self) -> QMenu:
        """The microphones of this PC, and a recorder elsewhere."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._microphones:
            menu.addAction(
                tr("ไมโครโฟน {name}…").format(name=one.name), partial(self.sound_asked.emit, one)
            )
        menu.addSeparator()
        menu.addAction(tr("เครื่องอัดอื่นเริ่มแล้ว"), partial(self.recorder_asked.emit, True))
        return menu

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
        if self._heard is not None:
            self.sound_stopped.emit()
        elif self._since is None and self._microphones:
            menu = self.microphones_menu()
            menu.popup(self._switch.mapToGlobal(QPoint(0, self._switch.height())))
        else:
            self.recorder_asked.emit(not self._recording)
