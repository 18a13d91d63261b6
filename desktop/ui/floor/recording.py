"""The recording under way: one on a PC, whatever room is shown; it belongs to the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.devices import microphones
from desktop.devices.errors import DeviceError
from desktop.devices.microphones import MicrophoneRow
from desktop.i18n import tr
from desktop.office.errors import Refused
from desktop.office.hearings import floor, sound
from desktop.office.hearings.sound import Heard, Left, Recorder
from desktop.office.words import sentences
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor import telling
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog, confirm
from desktop.ui.widgets.basic import button


class Recording(QObject):
    """`changed` when one begins, ends, or has been attached; `attached` with the hearing."""

    changed = Signal()
    attached = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._recorder: Recorder | None = None
        self._actor = 0
        self._busy = False
        self._watch = QTimer(self)  # a microphone may be pulled out while another room is shown
        self._watch.setInterval(2000)
        self._watch.timeout.connect(self.look)
        self.found: Callable[[], list[MicrophoneRow]] = microphones.names
        self.opened: sound.Opening = microphones.Microphone

    @staticmethod
    def of(desk: Desk) -> Recording:
        """The one of this desk."""
        there = desk.findChild(Recording)
        return there if isinstance(there, Recording) else Recording(desk)

    @property
    def hearing(self) -> int:
        """The hearing that is recorded, 0 for none."""
        return self._recorder.hearing_id if self._recorder is not None else 0

    @property
    def name(self) -> str:
        """The name of the recording under way, empty for none."""
        return self._recorder.name if self._recorder is not None else ""

    @property
    def busy(self) -> bool:
        """Whether a microphone is being opened or a recording attached."""
        return self._busy

    def look(self) -> Heard | None:
        """How it stands; one that cannot go on is stopped, told and attached."""
        if self._recorder is None:
            return None
        heard = self._recorder.look()
        if heard.trouble:
            reason = heard.trouble
            name = self._recorder.microphone
            self.stop()
            self._desk.troubled.emit(Refused(reason, **_facts(reason, name)))
            return None
        return heard

    def begin(self, hearing_id: int, row: MicrophoneRow, actor: int) -> None:
        """Open a microphone and record from it."""
        if self._recorder is not None or self._busy:
            return
        self._actor, self._busy = actor, True
        opened = self.opened

        def work() -> Recorder:
            try:
                return Recorder(hearing_id, row, opened)
            except DeviceError as wrong:
                raise Refused(wrong.reason, **wrong.facts) from wrong

        self._desk.read(work, self._begun, self._failed)

    def _begun(self, recorder: Recorder) -> None:
        self._recorder, self._busy = recorder, False
        self._watch.start()
        hearing, actor = recorder.hearing_id, self._actor
        self._desk.do(lambda: floor.record(hearing, on=True, actor=actor))
        self.changed.emit()

    def stop(self) -> None:
        """Stop, and attach what was heard to its hearing."""
        recorder, self._recorder = self._recorder, None
        self._watch.stop()
        if recorder is None:
            return
        actor, hearing = self._actor, recorder.hearing_id
        self._busy = True

        def work(_job: object, deed: Callable[[Callable[[], int]], int]) -> int:
            recorder.stop()
            deed(lambda: sound.ended(hearing, actor=actor))
            return deed(lambda: sound.attach(hearing, recorder.name, actor=actor))

        self._desk.errand(work, lambda _made: self._done(hearing), self._failed)
        self.changed.emit()

    def end(self) -> None:
        """Stop at once: the program closes. What was heard is on the disk and offered later."""
        recorder, self._recorder = self._recorder, None
        self._watch.stop()
        if recorder is not None:
            recorder.stop()

    def attach(self, left: Left, actor: int) -> None:
        """Attach one that was left behind."""
        self._busy = True
        self.changed.emit()
        self._desk.do(
            lambda: sound.attach(left.hearing_id, left.name, actor=actor),
            lambda _made: self._done(left.hearing_id),
            self._failed,
        )

    def _done(self, hearing: int) -> None:
        self._busy = False
        self.changed.emit()
        self.attached.emit(hearing)

    def _failed(self, trouble: Exception) -> None:
        self._busy = False
        self.changed.emit()
        self._desk.troubled.emit(trouble)


def _facts(reason: str, name: str) -> dict[str, object]:
    """What the sentence of a trouble asks for."""
    blanks = sentences()[reason].th
    return {blank: name for blank in ("name", "place", "detail") if f"{{{blank}}}" in blanks}


def ask_begin(parent: QWidget, row: MicrophoneRow, agreed: Callable[[], object]) -> Dialog:
    """The purpose, before anything is heard (section 23 of the Personal Data Protection Act)."""
    question = tr(
        "ไมโครโฟน {name} ของเครื่องนี้จะบันทึกเสียงในห้อง เพื่อจัดทำรายงานการประชุมของเวทีนี้เท่านั้น "
        "แจ้งผู้เข้าร่วมก่อนเริ่ม (พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล มาตรา ๒๓) แฟ้มเสียงเก็บเข้ารหัสและไม่เผยแพร่"
    ).format(name=row.name)
    return confirm(parent, tr("บันทึกเสียง"), question, tr("แจ้งแล้ว เริ่มบันทึก"), agreed)


def ask_left(
    parent: QWidget,
    found: Sequence[Left],
    attach: Callable[[Left], object],
    throw_away: Callable[[Left], object],
) -> Dialog:
    """Offer the first recording that a power cut or a closed window left behind."""
    left = found[0]
    dialog = Dialog(parent, tr("เสียงที่ยังไม่ได้แนบ"))
    dialog.say(
        on_screen.figures(
            tr("มีเสียงที่บันทึกค้างไว้ เริ่มเมื่อ {day} {at} ยาว {long} แนบเข้ากับเวทีนี้หรือไม่").format(
                day=telling.day_of(left.began_at),
                at=telling.hour(left.began_at),
                long=telling.minutes(left.seconds),
            )
        )
    )

    def accept() -> None:
        dialog.accept()
        attach(left)

    def ask_away() -> None:
        def agreed() -> None:
            dialog.accept()
            throw_away(left)

        confirm(dialog, tr("ทิ้งเสียง"), tr("เสียงนี้จะหายไปและเอาคืนไม่ได้"), tr("ทิ้งเสียงนี้"), agreed)

    away = button(tr("ทิ้งเสียงนี้…"), ask_away, kind="link")
    dialog.foot(away, None)
    dialog.answers(tr("แนบ"), accept, cancel=tr("ไว้ภายหลัง"))
    dialog.open()
    return dialog


class Level(QWidget):
    """How loud it is: a bar from quiet to loud."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0.0
        self.setFixedSize(style.scaled(44), style.scaled(10))
        self.show_level(0.0)

    def show_level(self, level: float) -> None:
        """`level` from 0 to 1; the bar goes by its square root, as loudness does."""
        self._level = min(max(level, 0.0), 1.0) ** 0.5
        percent = round(self._level * 100)
        told = on_screen.figures(tr("ระดับเสียง {percent} %").format(percent=percent))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    # Qt's own names from here on

    def paintEvent(self, event: QPaintEvent) -> None:
        t = style.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = self.rect().adjusted(0, 2, 0, -2)
        painter.setBrush(QColor(t.line))
        painter.drawRoundedRect(room, 3, 3)
        room.setWidth(round(room.width() * self._level))
        painter.setBrush(QColor(t.ok))
        painter.drawRoundedRect(room, 3, 3)
        painter.end()
