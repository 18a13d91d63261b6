"""The door: a full screen on which one clerk lets people in, with the keyboard alone.

Nobody is told "in" before it is on the disk: Enter empties the box at once, and the green bar comes
when the deed is done. What a scanner sends goes through `machines`; it never chooses a row.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.community import names
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import tally
from desktop.office.hearings.lookup import Directory, Found, Hit
from desktop.office.hearings.tally import DoorSheet
from desktop.office.words import tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.door import look
from desktop.ui.door.admission import Admission
from desktop.ui.door.cards import CardLane
from desktop.ui.door.finder import Finder
from desktop.ui.door.keys import KEYS
from desktop.ui.door.machines import Machines
from desktop.ui.door.page import DoorPage
from desktop.ui.door.parts import FootKey
from desktop.ui.door.rows import DoorRow
from desktop.ui.door.scanner import Scanner, is_enter
from desktop.ui.door.second import SecondScreen
from desktop.ui.door.walk_in import WalkIn
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import confirm

_TOPICS = frozenset(("attendance", "resident", "invitation", "village", "stakeholder", "hearing"))
_FAST = tr("ข้อความเข้ามาเร็วเหมือนเครื่องยิง ยังไม่มีใครเข้า ถ้าพิมพ์เองให้กด Enter อีกครั้ง")


class DoorWindow(QWidget):
    """Opens on a hearing; `left` comes when the clerk has gone.

    `paper`: names from a sheet that was signed at the door are entered afterwards.
    """

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        session: Session,
        sheet: DoorSheet,
        parent: QWidget | None = None,
        *,
        paper: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._session, self._sheet, self._paper = desk, session, sheet, paper
        self._reading = self._stale = False
        self._cards: CardLane | None = None
        self.setObjectName("door")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            "{part}: {subject}".format(
                part=tr("กรอกจากใบลงทะเบียน") if paper else tr("ประตู"), subject=sheet.subject
            )
        )
        self.setMinimumSize(QSize(900, 560))
        screen = self.screen().size()
        self._sizes = look.fit(screen.width(), screen.height())
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self.admission = Admission(desk, session, sheet.hearing_id, self)
        self.admission.take(sheet.comings)
        self.scanner = Scanner(self)
        self.finder = Finder(desk, sheet.hearing_id, self.scanner, self)
        self.machines = Machines(desk, session, lambda: (self.finder.directory, self._sheet), self)
        self.second = SecondScreen(desk, sheet.hearing_id, self)
        self.page = DoorPage(self.admission, self._foot_keys())
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.addWidget(self.page)
        self._build()
        self.admission.changed.connect(self._show_counts)
        self.admission.waited.connect(self._show_kept)
        self.admission.told.connect(self._say)
        self.admission.let_in.connect(self._forget_before)
        self.second.told.connect(self._say)
        self.second.turned.connect(self._tell_second)
        self.finder.found.connect(self._show_found)
        self.finder.loaded.connect(self._reload)
        self.scanner.scanned.connect(self._scan)
        self.machines.came.connect(self._come)
        self.machines.told.connect(self._say)
        self.machines.several.connect(self._choose_of_several)
        self.machines.unknown.connect(self._walk_in)
        desk.changed.connect(self._hear)
        session.look_changed.connect(self._build)
        if session.card_reader and not paper:
            self._cards = CardLane(self)
            self._cards.read.connect(self.machines.read)
            self._cards.wrong.connect(lambda wrong: self._say(tell(wrong), "warn"))
            self._cards.there.connect(self._show_reader)

    # the page

    @Slot()
    def _build(self) -> None:
        """Make every part anew: at the start, and when the size of the text changed."""
        old, reader, typed = self.page, self.page.reader.text(), self.page.box.edit.text()
        self.setStyleSheet(look.sheet())
        self.page = DoorPage(self.admission, self._foot_keys())
        self.page.tell_reader(reader)
        self.page.hits.clicked.connect(lambda _index: self._enter())
        self._show_head()
        self._show_counts()
        self.page.foot.tell(
            "F9", "" if look.size() == 1 else on_screen.figures(f"{look.size():.0%}")
        )
        self._tell_second(self.second.display is not None)
        self._frame.replaceWidget(old, self.page)
        old.hide()
        old.deleteLater()
        edit = self.page.box.edit
        edit.textChanged.connect(self._typed)
        edit.installEventFilter(self)
        edit.setText(typed)
        edit.setFocus()

    def _foot_keys(self) -> list[FootKey]:
        return [
            ("F2", "user-plus", tr("ผู้มาใหม่"), self.ask_walk_in),
            ("F3", "log-out", tr("ออก/กลับเข้า"), self.move_chosen),
            ("F4", "undo-2", tr("เลิกทำ"), self.admission.undo),
            ("F8", "monitor", tr("จอแสดงผล"), self.toggle_display),
            ("F9", "a-large-small", tr("ขนาดอักษร"), self.grow),
            ("Esc", "door-open", tr("ออก", "the door"), self.ask_leave),
        ]

    def _show_head(self) -> None:
        sheet, head = self._sheet, self.page.head
        title = tr("กรอกจากใบลงทะเบียน") if self._paper else tr("ลงทะเบียนเข้าร่วม")
        head.title.tell(f"{title}: {sheet.subject}")
        day = on_screen.with_weekday(sheet.held_on) if sheet.held_on else tr("ยังไม่กำหนดวัน")
        head.below.tell(" · ".join(filter(None, (day, on_screen.figures(sheet.venue)))))
        head.desk.setText(
            tr("โต๊ะ {door_desk}").format(door_desk=on_screen.figures(self._session.door_desk))
        )
        self._show_kept()
        self._show_time()

    @Slot()
    def _show_time(self) -> None:
        self.page.head.clock.setText(on_screen.clock(moments.thai_time()))

    @Slot()
    def _show_kept(self) -> None:
        waiting, unkept = self.admission.waiting, len(self.admission.unkept)
        words = tr("บันทึกในเครื่องนี้แล้วทุกคน")
        if waiting:
            words = on_screen.figures(tr("กำลังบันทึก {waiting} คน").format(waiting=waiting))
        elif unkept:
            words = on_screen.figures(tr("ยังไม่ได้บันทึก {unkept} คน").format(unkept=unkept))
        self.page.head.tell_kept(waiting or unkept, words)
        if self.page.answer.kind == "bad" and not unkept:
            self.page.answer.say("")

    @Slot(bool)
    def _show_reader(self, there: bool) -> None:
        self.page.tell_reader(tr("เครื่องอ่านบัตร พร้อม") if there else tr("ไม่พบเครื่องอ่านบัตร"))

    @Slot()
    def _show_counts(self) -> None:
        counted = tally.tally(self._sheet, self.admission.comings.values())
        self.page.counts.show_tally(counted)
        self.page.model.look_again()
        self.second.show_counts(counted)
        self._show_last()

    def _show_last(self) -> None:
        if not self.admission.done:
            self.page.answer.let_in("", "")
            return
        hit, done = self.admission.done[-1]
        coming = self.admission.comings.get(hit.id)
        number = on_screen.figures(
            tr("ลำดับที่ {attendance_id:,}").format(
                attendance_id=self.admission.number(done.attendance_id)
            )
        )
        when = on_screen.clock(coming.moved) if coming else ""
        word = tr("กลับเข้าแล้ว") if done.was == "out" else tr("เข้าแล้ว")
        house = (
            tr("บ้านเลขที่ {house}").format(house=on_screen.figures(hit.house)) if hit.house else ""
        )
        line = "  ·  ".join(filter(None, (number, hit.village, house, when)))
        self.page.answer.let_in(f"{word}  {hit.name}", line)

    @Slot(str, str)
    def _say(self, words: str, kind: str) -> None:
        """Say something calmly; that somebody is not on the disk stays until they are."""
        if kind == "bad" or self.page.answer.kind != "bad":
            self.page.answer.say(words, kind)

    @Slot()
    def _forget_before(self) -> None:
        """What was said of the one before says nothing of the one who is in now."""
        self._say("", "warn")
        if not self.page.box.edit.text().strip():
            self._show_found(Found(), "")

    # what the records say

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._stale = True
            self._reload()

    @Slot()
    def _reload(self) -> None:
        """Read again what changed; news that come meanwhile make this answer old."""
        directory, hearing_id = self.finder.directory, self._sheet.hearing_id
        if self._reading or not self._stale or directory is None:
            return
        self._reading, self._stale = True, False

        def done(answer: tuple[Directory, DoorSheet]) -> None:
            self._reading = False
            if self._stale or self.admission.waiting:
                self._stale = True
                self._reload()
                return
            self.finder.directory, self._sheet = answer
            self._show_head()
            self.admission.take(self._sheet.comings)

        def failed(trouble: Exception) -> None:
            self._reading = False
            self.admission.complain(trouble)

        self._desk.read(lambda: (directory.refreshed(), tally.door_sheet(hearing_id)), done, failed)

    # who comes

    @Slot(str)
    def _typed(self, text: str) -> None:
        if text.strip():
            self._say("", "warn")
            if self.finder.directory is None:
                self.page.box.count.setText(tr("กำลังเปิดทะเบียน…"))
        self.finder.typed(text)

    @Slot(Found, str)
    def _show_found(self, found: Found, text: str) -> None:
        self.page.model.show_hits(found.hits, found.meant or text)
        count = (
            tr("มากกว่า {hits} คน").format(hits=len(found.hits))
            if found.more
            else tr("พบ {hits} คน").format(hits=len(found.hits))
        )
        if found.meant:
            count = f"{found.meant} · {count}"
        self.page.box.count.setText(on_screen.figures(count) if text.strip() else "")

    def chosen(self) -> DoorRow | None:
        """The row Enter would take."""
        return self.page.model.row_at(self.page.hits.currentIndex().row())

    def _enter(self) -> None:
        edit = self.page.box.edit
        self.finder.settle()
        row = self.chosen()
        if row is None:
            if self.finder.directory is None:
                self._say(tr("กำลังเปิดทะเบียน กรุณารอสักครู่"), "warn")
            elif edit.text().strip():
                self._say(tr("ไม่พบชื่อนี้ ลองพิมพ์สั้นลง หรือกด F2 สำหรับผู้มาใหม่"), "warn")
        elif self.scanner.fast and not self.finder.surely_typed(row.hit):
            self._say(_FAST, "warn")
        elif row.state == "in":
            self.admission.come(row.hit, "")  # it only says so
            edit.selectAll()
        else:
            edit.clear()
            self.admission.come(row.hit, "paper" if self._paper else "name")

    @Slot(str, str)
    def _scan(self, digits: str, before: str) -> None:
        self.page.box.edit.setText(before)
        self.machines.scan(digits)

    @Slot(Hit, str)
    def _come(self, hit: Hit, via: str) -> None:
        """Somebody known by a code or card; one who is in already is shown."""
        if DoorRow(hit, self.admission.comings.get(hit.id)).state == "in":
            self._show_found(Found((hit,)), "")
        self.admission.come(hit, via)

    @Slot(str)
    def _choose_of_several(self, name: str) -> None:
        self.page.box.edit.setText(name)
        self._say(tr("มีชื่อนี้หลายคน กรุณาเลือกจากรายการ"), "warn")

    # keys

    @Slot()
    def ask_walk_in(self) -> None:
        """Enter somebody nobody knows yet; what stands in the box is their name."""
        title, first, last = names.parted(self.page.box.edit.text())
        if first[:1].isdecimal():
            title = first = last = ""
        self._walk_in(ResidentFacts(title=title, first_name=first, last_name=last))

    @Slot(ResidentFacts)
    def _walk_in(self, facts: ResidentFacts) -> None:
        directory, sheet = self.finder.directory, self._sheet
        if directory is None:
            self._say(tr("กำลังเปิดทะเบียน กรุณารอสักครู่"), "warn")
            return

        def entered(facts: ResidentFacts) -> None:
            self.page.box.edit.clear()
            self.admission.walk_in(facts, directory)

        asked = WalkIn(self, directory, sheet.villages, sheet.groups, facts, entered)
        asked.finished.connect(lambda _how: self.page.box.edit.setFocus())
        asked.open()
        asked.name.setFocus()

    @Slot()
    def move_chosen(self) -> None:
        """The chosen one leaves the hall, or comes back."""
        row = self.chosen()
        if row is None or not row.state:
            self._say(tr("พิมพ์ชื่อคนที่เข้าแล้วก่อน จึงกด F3 เพื่อบันทึกว่าออกจากห้อง"), "warn")
            return
        self.page.box.edit.clear()
        self.admission.move(row)

    @Slot()
    def toggle_display(self) -> None:
        """Open or close the screen everybody sees."""
        self.second.toggle(self.page.counts.tally)

    @Slot(bool)
    def _tell_second(self, is_open: bool) -> None:
        self.page.foot.tell("F8", tr("เปิดอยู่") if is_open else "")

    @Slot()
    def grow(self) -> None:
        """The next size of text, after the largest the smallest."""
        place = self._sizes.index(look.size())
        look.resize(self._sizes[(place + 1) % len(self._sizes)])
        self._build()

    @Slot()
    def show_manual(self) -> None:
        """The page of the manual about the door, with its keys."""
        from desktop.ui.help import open_manual

        open_manual(self, "door", self._desk, all_keys=KEYS, keys=KEYS)

    @Slot()
    def ask_leave(self) -> None:
        """Leave the door, after asking: it fills the screen for a reason."""
        came = on_screen.figures(f"{self.page.counts.tally.came:,}")
        question = tr("ลงทะเบียนแล้ว {came} คน ทุกคนบันทึกไว้แล้ว เปิดหน้าประตูอีกครั้งได้ทุกเมื่อ").format(
            came=came
        )
        if self.admission.unkept:
            question = tr("ยังไม่ได้ลงทะเบียน {values}").format(
                values=", ".join(self.admission.unkept.values())
            )
        confirm(self, tr("ออกจากหน้าประตู"), question, tr("ออก", "the door"), self.close)

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.scanner.take(event, self.page.box.edit.text()):
                return True
            if is_enter(event):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Tab:
                return True  # the keyboard stays where it is
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hits = self.page.hits
        then: dict[int, Callable[[], object]] = {
            Qt.Key.Key_F1: self.show_manual,
            Qt.Key.Key_F2: self.ask_walk_in,
            Qt.Key.Key_F3: self.move_chosen,
            Qt.Key.Key_F4: self.admission.undo,
            Qt.Key.Key_F8: self.toggle_display,
            Qt.Key.Key_F9: self.grow,
            Qt.Key.Key_Down: lambda: hits.step(1),
            Qt.Key.Key_Up: lambda: hits.step(-1),
            Qt.Key.Key_PageDown: lambda: hits.step(4),
            Qt.Key.Key_PageUp: lambda: hits.step(-4),
        }
        if event.key() in then:
            then[event.key()]()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.page.box.edit.text():
            self.page.box.edit.clear()
        else:
            self.ask_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.second.close()
        if self._cards is not None:
            self._cards.close()
            self._cards = None
        self._tick.stop()
        self.finder.close()
        self._desk.settle()  # what was let in is on the disk before the screen goes
        self._desk.changed.disconnect(self._hear)
        self._session.look_changed.disconnect(self._build)
        super().closeEvent(event)
        self.left.emit()
