"""One paper: its fields and text on the left, the page itself on the right, its way above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent

from desktop.i18n import tr
from desktop.office import (
    approvals,
    drafting,
    drafts,
    moments,
    sheets,
)
from desktop.office.drafting import Saved
from desktop.office.proofreading import Mark
from desktop.office.sheets import DocumentSheet
from desktop.office.words import Told, sentences, tell
from desktop.printing.errors import PaperError
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.documents.side_panel import steps_of
from desktop.ui.editor import deeds
from desktop.ui.editor.fields import Fields
from desktop.ui.editor.header import Header
from desktop.ui.editor.preview import Preview
from desktop.ui.editor.route import RouteDialog
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import column, frame, row
from desktop.ui.widgets.stepper import Stepper

KEEP_MS = 700  # typing reaches the disk within a second
DRAW_MS = 1  # one turn of the loop: the keystroke is painted first
PROOF_MS = 450  # after the last key
WAY_FROM = 540  # lower than this the text needs the room of the steps


class EditorPage(Room):
    """Opens with `open_paper`; `closed` sends the window back to the list."""

    closed = Signal()
    announcement_asked = Signal(int)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._sheet: DocumentSheet | None = None
        self._saved_text = ""
        self._kept_text = ""
        self._told = ""  # what happened to this paper here, said until it is passed on or left
        self._problem: PaperError | None = None
        self.header = Header()
        self._stepper = Stepper()
        self.way = frame("card", column(self._stepper, margins=(18, 8, 12, 6)))
        self.fields = Fields()
        self.body = self.fields.body
        self.preview = Preview(desk)
        halves = row(self.fields, self.preview, gap=16)
        halves.setStretch(0, 58)
        halves.setStretch(1, 49)
        page = column(self.header, self.way, halves, gap=12, margins=(24, 14, 24, 12))
        page.setStretch(2, 1)
        self.setLayout(page)
        self._keep_timer = self._timer(KEEP_MS, self._keep)
        self._draw_timer = self._timer(DRAW_MS, self._draw)
        self._mark_timer = self._timer(60, self._mark_line)
        self._proof_timer = self._timer(PROOF_MS, self._proofread)
        self._asked_proof = 0
        self.preview.problem.connect(self._show_problem)
        self._listen()
        desk.changed.connect(self._hear)
        session.actor_changed.connect(self._show_actions)

    def _listen(self) -> None:
        header, fields = self.header, self.fields
        header.left.connect(self.leave)
        header.forward_asked.connect(self.forward)
        header.return_asked.connect(self.send_back)
        header.number_asked.connect(self.take_number)
        header.print_asked.connect(self.print_paper)
        header.announcement_asked.connect(self._ask_announcement)
        fields.typed.connect(self._typed)
        fields.moved.connect(self._mark_timer.start)
        fields.route_asked.connect(self._change_route)
        fields.clause_given.connect(self._keep_clause)
        fields.proof.keep.connect(self._keep_word)
        fields.photo_given.connect(self._keep_photo)

    def _timer(self, pause: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer

    # what the window calls

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("Ctrl+S", tr("บันทึก")),
            ("Ctrl+P", tr("พิมพ์")),
            ("Ctrl+Enter", tr("ส่งขั้นต่อไป")),
            ("Ctrl+L", tr("ขอเลข")),
            ("Esc", tr("กลับ")),
            ("F1", tr("คู่มือ")),
        ]

    def open_paper(self, document_id: int) -> None:
        """Show a paper; text typed before a power cut comes back and says so.

        What was typed into the paper shown until now is saved first.
        """
        self.save(lambda: self._open(document_id))

    def _open(self, document_id: int) -> None:
        def look() -> tuple[DocumentSheet, Any]:
            sheet = sheets.open_sheet(document_id)
            return sheet, drafts.recover(sheet.uid)

        def done(answer: tuple[DocumentSheet, Any]) -> None:
            sheet, recovered = answer
            self._told = ""
            self.header.forget_kept()
            self._show_sheet(sheet)
            self.preview.open_paper(sheet.id)
            self._fill(recovered[0] if recovered else sheet.source, sheet)
            if recovered is not None:
                moment = moments.local(recovered[1])
                self._told = tr("กู้ข้อความที่พิมพ์ค้างไว้เมื่อ {time} กลับมาแล้ว กด Ctrl+S เพื่อบันทึก").format(
                    time=on_screen.clock(moment.time())
                )
                self.fields.say(self._told)
                self._typed()
            self._draw()
            self.fields.begin()

        def failed(trouble: Exception) -> None:
            self._close()
            self._desk.troubled.emit(trouble)

        self._desk.do(look, done, failed)

    def document(self) -> int:
        """The paper shown, 0 for none."""
        return self._sheet.id if self._sheet else 0

    def leave(self) -> None:
        """Save what was typed and go back to the list."""
        self.save(self._close)

    def _close(self) -> None:
        self._sheet = None
        self.closed.emit()

    @Slot()
    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write a new version when the text differs; the draft buffer is emptied."""
        sheet, text = self._sheet, self._text()
        if sheet is None or sheet.stage == "signed" or text == self._saved_text:
            if then is not None:
                then()
            return
        actor = self._session.actor
        self._keep_timer.stop()

        def deed() -> Saved:
            drafts.keep(sheet.uid, text)  # should the save be refused, nothing typed is lost
            saved = drafting.save(sheet.id, text, actor=actor)
            drafts.drop(sheet.uid)
            return saved

        def done(saved: Saved) -> None:
            self._saved_text = self._kept_text = text
            self.header.tell_kept(tr("บันทึกแล้ว"))
            if saved.reopened:
                self._told = tr("เอกสารที่ตรวจแล้วถูกแก้ไข จึงกลับไปขั้นทาน")
                self.fields.say(self._told)
            if then is not None:
                then()

        self._desk.do(deed, done)

    @Slot()
    def forward(self) -> None:
        """Save, then pass the paper on; a proposal may carry an endorsement."""
        sheet = self._sheet
        if sheet is None or not self.header.forward.isEnabled():
            return
        deeds.ask_forward(self, sheet, self._pass_on)

    def _pass_on(self, endorsement: str) -> None:
        assert self._sheet is not None
        document, actor = self._sheet.id, self._session.actor
        self._told = ""
        self.save(
            lambda: self._desk.do(
                lambda: approvals.forward(document, actor=actor, endorsement=endorsement)
            )
        )

    @Slot()
    def send_back(self) -> None:
        """Return the paper to its drafter, with a reason."""
        if self._sheet is None or not self.header.send_back.isEnabled():
            return
        deeds.ask_return(self, self._desk, self._sheet, self._session.actor)

    @Slot()
    def take_number(self) -> None:
        """Show the next number and take it; or void the one there is, with a reason."""
        sheet = self._sheet
        if sheet is None or not self.header.number.isEnabled():
            return
        deeds.ask_number(self, self._desk, sheet, self._session.actor)

    @Slot()
    def print_paper(self) -> None:
        """Save, then open the print dialog."""
        sheet, text = self._sheet, self._text()
        if sheet is None:
            return
        actor = self._session.actor

        def show() -> None:
            dialog = deeds.print_dialog(self, self._desk, sheet, text, actor)
            if sheet.stage != "signed":
                still_open = self.fields.proof.still_open
                self._read_proof(lambda marks: dialog.tell_open(len(still_open(marks))))
            dialog.open()

        self.save(show)

    def _change_route(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.save(lambda: RouteDialog(self, self._desk, self._session, sheet.id).open())

    def _ask_announcement(self) -> None:
        assert self._sheet is not None
        self.announcement_asked.emit(self._sheet.id)

    # text and fields

    def _fill(self, text: str, sheet: DocumentSheet) -> None:
        unreadable = self.fields.fill(text, sheet.kind)
        if unreadable is not None:
            self._show_problem(unreadable)
        self._proof_timer.start()
        self._kept_text = self._text()
        self._saved_text = self._kept_text if text == sheet.source else sheet.source

    def _text(self) -> str:
        return self.fields.text() if self._sheet is not None else ""

    @Slot(str)
    def _keep_clause(self, chosen: str) -> None:
        assert self._sheet is not None
        kind, fill = self._sheet.kind, self.fields.fill_clauses
        deeds.ask_clause_name(
            self, self._desk, chosen, kind, self._session.actor, lambda: fill(kind)
        )

    @Slot()
    def _typed(self) -> None:
        if self._sheet is None:
            return
        if not self._keep_timer.isActive():
            self._keep_timer.start()
        if not self._draw_timer.isActive():
            self._draw_timer.start()
        self._proof_timer.start()  # anew with each key: nobody is corrected in the middle of a word

    def _proofread(self) -> None:
        """Ask what a proofreader would mark; an answer to an older text is dropped."""
        sheet = self._sheet
        if sheet is None or sheet.stage == "signed":
            return
        self._asked_proof += 1
        asked, body = self._asked_proof, self.body.toPlainText()

        def done(marks: tuple[Mark, ...]) -> None:
            if asked == self._asked_proof and self.body.toPlainText() == body:
                self.fields.show_marks(marks)

        self._read_proof(done)

    def _read_proof(self, done: Callable[[tuple[Mark, ...]], None]) -> None:
        front, body = self.fields.asked()

        def look() -> tuple[Mark, ...]:
            from desktop.office import office, proofreading

            return proofreading.proofread(front, body, office.house())

        self._desk.read(look, done)

    @Slot(str)
    def _keep_word(self, word: str) -> None:
        from desktop.office import proofreading

        actor = self._session.actor
        self._desk.do(
            lambda: proofreading.keep_word(word, actor=actor), lambda _none: self._proofread()
        )

    @Slot(Path)
    def _keep_photo(self, file: Path) -> None:
        """Keep a photo in the records and show it in the text where the cursor is."""
        from desktop.office import pictures

        self._desk.do(
            lambda: pictures.keep(file),
            lambda line: self.body.insert_passage(f"\n{line}\n"),
        )

    def _keep(self) -> None:
        """Typed text to the draft buffer: on disk within a second of the keystroke."""
        sheet, text = self._sheet, self._text()
        if sheet is None or text == self._kept_text:
            return

        def done(_none: None) -> None:
            self._kept_text = text
            self.header.tell_kept(tr("เก็บร่างแล้ว"))

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self.fields.say(tell(trouble))  # never a dialog while somebody types

        self._desk.do(lambda: drafts.keep(sheet.uid, text), done, failed)

    def _draw(self) -> None:
        if self._sheet is not None:
            self.preview.refresh(self._text())
            self._mark_timer.start()

    def _mark_line(self) -> None:
        self.preview.mark_line(self.fields.line())

    # what stands around the text

    def _show_sheet(self, sheet: DocumentSheet) -> None:
        self._sheet = sheet
        self.header.show_sheet(sheet)
        self._stepper.show_steps(steps_of(sheet))
        self.fields.freeze(tr("ลงนามแล้ว แก้ไขไม่ได้") if sheet.stage == "signed" else "")
        notes = [sentences()[reason].told for reason in sheet.findings]
        if sheet.returned_reason:
            notes.insert(
                0, tr("ส่งกลับ: {returned_reason}").format(returned_reason=sheet.returned_reason)
            )
        elif sheet.stage in ("propose", "sign"):
            notes.insert(0, tr("ผ่านการตรวจแล้ว หากแก้ไข เอกสารจะกลับไปขั้นทาน"))
        if self._told:
            notes.insert(0, self._told)
        self.fields.say(" · ".join(notes))
        self._show_actions()

    @Slot()
    def _show_actions(self) -> None:
        if self._sheet is not None:
            self.header.show_actions(self._sheet, self._session.actor, self._problem)

    @Slot(object)
    def _show_problem(self, problem: PaperError | None) -> None:
        self._problem = problem
        self.fields.show_problem(problem)
        self._show_actions()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        sheet = self._sheet
        if sheet is None or not topics & {"document", "number"}:
            return

        def done(fresh: DocumentSheet) -> None:
            if self._sheet is None or self._sheet.id != fresh.id:
                return
            assert sheet is not None
            typed = self._text() != self._saved_text
            changed = fresh.source not in (self._sheet.source, self._saved_text)
            self._show_sheet(fresh)
            if changed and not typed:
                self._fill(fresh.source, fresh)
            self._draw()

        self._desk.read(lambda: sheets.open_sheet(sheet.id), done)

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.way.setVisible(self.height() >= style.scaled(WAY_FROM))
