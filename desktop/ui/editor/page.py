"""One paper: its fields and text on the left, the page itself on the right, its way above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QWidget

from desktop.office import approvals, documents, drafts, paragraphs, register, sections
from desktop.office.documents import DocumentSheet, Saved
from desktop.office.words import Told, screen, sentences, tell
from desktop.printing import source as paper_source
from desktop.printing.errors import PaperError
from desktop.thai import dates
from desktop.thai.digits import to_thai
from desktop.ui.desk import Desk
from desktop.ui.documents.side_panel import steps_of
from desktop.ui.editor.preview import Preview
from desktop.ui.editor.route import RouteDialog
from desktop.ui.look import fonts, icons, style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import ask_text, confirm
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import (
    button,
    column,
    frame,
    grey,
    label,
    pill,
    row,
    set_pill,
    set_words,
)
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.stepper import Stepper
from desktop.ui.widgets.thai_edit import ThaiEdit

KEEP_MS = 700  # typing reaches the disk within a second
DRAW_MS = 1  # one turn of the loop: the keystroke is painted first
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
        self._front: dict[str, Any] = {}
        self._saved_text = ""
        self._kept_text = ""
        self._loading = False
        self._problem: PaperError | None = None
        self._build_header()
        self._stepper = Stepper()
        self._way = frame("card", column(self._stepper, margins=(18, 8, 12, 6)))
        self.preview = Preview(desk)
        left = self._build_left()
        body = row(left, self.preview, gap=16)
        body.setStretch(0, 58)
        body.setStretch(1, 49)
        page = column(self._header, self._way, body, gap=12, margins=(24, 14, 24, 12))
        page.setStretch(2, 1)
        self.setLayout(page)
        self._keep_timer = self._timer(KEEP_MS, self._keep)
        self._draw_timer = self._timer(DRAW_MS, self._draw)
        self._mark_timer = self._timer(60, self._mark_line)
        self.preview.problem.connect(self._show_problem)
        desk.changed.connect(self._hear)
        session.actor_changed.connect(self._show_actions)

    def _timer(self, pause: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer

    def _build_header(self) -> None:
        back = button("", self.leave, icon="arrow-left", tip="กลับไปรายการ (Esc)", name="กลับ")
        back.setFixedWidth(style.scaled(44))
        self._title = label("", "title")
        self._title.setMinimumWidth(style.scaled(60))
        self._state = pill("", "muted")
        self._below = label("", "muted")
        self._kept_mark = QLabel()
        self._kept = label("", "ok")
        self._return = button("ส่งกลับ…", self.send_back, icon="undo-2")
        self._number = button("ขอเลข…", self.take_number, icon="hash", tip="Ctrl+L")
        self._print = button("พิมพ์", self.print_paper, icon="printer", tip="Ctrl+P")
        self._forward = button("", self.forward, icon="send", kind="primary", tip="Ctrl+Enter")
        self._next = button(
            "ร่างประกาศ", self._ask_announcement, icon="megaphone", kind="next", tip="จากบันทึกนี้"
        )
        names = column(
            row(self._title, self._state, None, gap=10),
            row(self._below, self._kept_mark, self._kept, None, gap=8),
            gap=0,
        )
        self._header = row(
            back, names, self._return, self._number, self._print, self._next, self._forward, gap=10
        )
        self._header.setStretch(1, 1)

    def _build_left(self) -> QWidget:
        self._subject = QLineEdit()
        self._subject.setAccessibleName("เรื่อง")
        self._subject.setPlaceholderText("ชื่อเรื่องตามที่จะพิมพ์")
        self._to = QLineEdit()
        self._to.setAccessibleName("เรียน")
        self._to.setPlaceholderText("คั่นด้วย / เช่น ปลัดเทศบาล/นายกเทศมนตรี")
        self._agency = QLineEdit()
        self._day = DateEdit("วันที่")
        self._day.setFixedWidth(style.scaled(222))
        self._signers = button(
            "ผู้ลงนาม…", self._change_route, icon="user-cog", kind="small", tip="เปลี่ยนผู้เสนอหรือผู้ลงนาม"
        )
        self._to_label = label("เรียน", "label")
        self._agency_label = label("", "label")
        subject_label = label("เรื่อง", "label")
        for name in (subject_label, self._to_label, self._agency_label):
            name.setFixedWidth(style.scaled(92))
        self._insert = button("แทรกข้อความ", icon="between-horizontal-start", kind="small")
        self._clauses = QMenu(self)
        self._insert.setMenu(self._clauses)
        self._item = button(
            "ข้อ ๑.", self._begin_item, icon="list-ordered", kind="small", tip="Ctrl+Shift+7"
        )
        self._undo = button("เลิกทำ", self._undo_typing, icon="undo-2", kind="small", tip="Ctrl+Z")
        self.body = ThaiEdit()
        self.body.setAccessibleName("เนื้อความ")
        self._notice = label("", "muted", wrap=True)
        self._notice_frame = frame("warn", column(self._notice, margins=(12, 7, 12, 7)))
        self._notice_frame.hide()
        self._trouble = label("", "bad", wrap=True)
        self._trouble_frame = frame("bad", column(self._trouble, margins=(12, 7, 12, 7)))
        self._trouble_frame.hide()
        second = row(self._agency_label, self._agency, label("วันที่", "label"), self._day)
        third = row(self._to_label, self._to)
        tools = row(label("เนื้อความ", "label"), None, self._insert, self._item, self._undo)
        inside = column(
            row(subject_label, self._subject),
            second,
            third,
            tools,
            self.body,
            self._trouble_frame,
            self._notice_frame,
            row(self._signers, None),
            gap=8,
            margins=(16, 12, 16, 12),
        )
        inside.setStretch(4, 1)
        card = frame("card", inside)
        card.setMinimumWidth(style.scaled(460))
        for field in (self._subject, self._to, self._agency):
            field.textEdited.connect(lambda _text: self._typed())
        self._day.picked.connect(self._typed)
        self.body.textChanged.connect(self._typed)
        self.body.cursorPositionChanged.connect(lambda: self._mark_timer.start())
        return card

    # what the window calls

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("Ctrl+S", "บันทึก"),
            ("Ctrl+P", "พิมพ์"),
            ("Ctrl+Enter", "ส่งขั้นต่อไป"),
            ("Ctrl+L", "ขอเลข"),
            ("Esc", "กลับ"),
            ("F1", "ปุ่มลัดทั้งหมด"),
        ]

    def open_paper(self, document_id: int) -> None:
        """Show a paper; text typed before a power cut comes back and says so.

        What was typed into the paper shown until now is saved first.
        """
        self.save(lambda: self._open(document_id))

    def _open(self, document_id: int) -> None:
        def look() -> tuple[DocumentSheet, Any]:
            sheet = documents.open_sheet(document_id)
            return sheet, drafts.recover(sheet.uid)

        def done(answer: tuple[DocumentSheet, Any]) -> None:
            sheet, recovered = answer
            self._show_sheet(sheet)
            self.preview.open_paper(sheet.id)
            self._fill(recovered[0] if recovered else sheet.source, sheet)
            if recovered is not None:
                moment = recovered[1].astimezone()
                self._say(
                    f"กู้ข้อความที่พิมพ์ค้างไว้เมื่อ {dates.clock(moment.time())} กลับมาแล้ว กด Ctrl+S เพื่อบันทึก"
                )
                self._typed()
            self._draw()
            (self._subject if not self._subject.text() else self.body).setFocus()

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
            saved = documents.save(sheet.id, text, actor=actor)
            drafts.drop(sheet.uid)
            return saved

        def done(saved: Saved) -> None:
            self._saved_text = self._kept_text = text
            self._tell_kept("บันทึกแล้ว")
            if saved.reopened:
                self._say("เอกสารที่ตรวจแล้วถูกแก้ไข จึงกลับไปขั้นทาน")
            if then is not None:
                then()

        self._desk.do(deed, done)

    @Slot()
    def forward(self) -> None:
        """Save, then pass the paper on; a proposal may carry an endorsement."""
        sheet = self._sheet
        if sheet is None or not self._forward.isEnabled():
            return
        stage = sheet.stage
        if stage == "propose":
            ask_text(
                self,
                "เสนอต่อ",
                "ข้อความเกษียน (ถ้ามี) จะพิมพ์เหนือลายมือชื่อ",
                "เสนอ",
                lambda text: self._pass_on(text),
            )
        elif stage == "sign":
            twice = "same-person-twice" in sheet.findings
            note = f"\n{sentences()['same-person-twice'].th}" if twice else ""
            confirm(
                self,
                "ลงนาม",
                f"ลงนามแล้วเอกสารจะแก้ไขไม่ได้อีก{note}",
                "ลงนาม",
                lambda: self._pass_on(""),
            )
        else:
            self._pass_on("")

    def _pass_on(self, endorsement: str) -> None:
        assert self._sheet is not None
        document, actor = self._sheet.id, self._session.actor
        self.save(
            lambda: self._desk.do(
                lambda: approvals.forward(document, actor=actor, endorsement=endorsement)
            )
        )

    @Slot()
    def send_back(self) -> None:
        """Return the paper to its drafter, with a reason."""
        if self._sheet is None or not self._return.isEnabled():
            return
        document, actor = self._sheet.id, self._session.actor
        ask_text(
            self,
            "ส่งกลับให้แก้",
            "ผู้ร่างจะเห็นเหตุผลนี้ที่หัวเอกสาร",
            "ส่งกลับ",
            lambda why: self._desk.do(
                lambda: approvals.send_back(document, reason=why, actor=actor)
            ),
            required="กรุณาเขียนเหตุผลที่ส่งกลับ",
        )

    @Slot()
    def take_number(self) -> None:
        """Show the next number and take it; or void the one there is, with a reason."""
        sheet = self._sheet
        if sheet is None or not self._number.isEnabled():
            return
        document, actor = sheet.id, self._session.actor
        if sheet.number and not sheet.void:
            ask_text(
                self,
                f"ยกเลิกเลข {sheet.number}",
                "เลขที่ยกเลิกจะอยู่ในทะเบียนพร้อมเหตุผล และไม่ใช้ซ้ำ",
                "ยกเลิกเลข",
                lambda why: self._desk.do(lambda: register.void(document, reason=why, actor=actor)),
                required="กรุณาเขียนเหตุผล ทะเบียนจะแสดงเหตุผลนี้",
            )
            return

        def ask(following: register.NextNumber) -> None:
            book = screen.BOOKS[following.book]
            confirm(
                self,
                "ขอเลขทะเบียน",
                f"{book} ปี {to_thai(str(following.year))}\nเลขถัดไป {following.text}",
                f"ใช้เลข {following.text}",
                lambda: self._desk.do(lambda: register.take_number(document, actor=actor)),
            )

        self._desk.read(lambda: register.next_number(document), ask, self._desk.troubled.emit)

    @Slot()
    def print_paper(self) -> None:
        """Save, then open the print dialog."""
        from desktop.ui.editor.printing import PrintDialog

        sheet = self._sheet
        if sheet is None:
            return
        name = (sheet.subject or screen.FORMS[sheet.kind])[:60].replace("/", "-")
        self.save(lambda: PrintDialog(self, self._desk, self._session, sheet.id, name).open())

    def _change_route(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.save(lambda: RouteDialog(self, self._desk, self._session, sheet.id).open())

    def _ask_announcement(self) -> None:
        assert self._sheet is not None
        self.announcement_asked.emit(self._sheet.id)

    # text and fields

    def _fill(self, text: str, sheet: DocumentSheet) -> None:
        self._loading = True
        try:
            self._front, body = paper_source.split(text)
        except PaperError as trouble:
            self._front, body = {"form": sheet.kind}, text
            self._show_problem(trouble)
        self._subject.setText(str(self._front.get("subject", "")))
        self._subject.setCursorPosition(0)
        to = self._front.get("to", [])
        self._to.setText("/".join(to) if isinstance(to, list | tuple) else str(to))
        self._to.setCursorPosition(0)
        self._agency.setText(str(self._front.get("agency", "")))
        day = self._front.get("date")
        if isinstance(day, str):
            self._day.setText(day)  # typed so far, perhaps no day yet
        else:
            self._day.set_day(day if isinstance(day, date) else None)
        self.body.setPlainText(paragraphs.typed(body))
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        memo = sheet.kind == "memo"
        self._to.setVisible(memo)
        self._to_label.setVisible(memo)
        self._agency_label.setText("ส่วนราชการ" if memo else "ผู้ประกาศ")
        self._agency.setAccessibleName("ส่วนราชการ" if memo else "ผู้ประกาศ")
        self._fill_clauses(sheet.kind)
        self._loading = False
        self._kept_text = self._text()
        same = text == sheet.source
        self._saved_text = self._kept_text if same else sheet.source

    def _fill_clauses(self, kind: str) -> None:
        self._clauses.clear()
        for clause in sections.clauses(kind):
            self._clauses.addAction(clause.name, partial(self.body.insert_passage, clause.text))
        self._clauses.addSeparator()
        self._clauses.addAction("เก็บข้อความที่เลือกไว้ใช้อีก…", self._keep_clause)

    def _keep_clause(self) -> None:
        chosen = self.body.textCursor().selectedText().replace("\u2029", "\n")
        if not chosen.strip():
            self._say("เลือกข้อความในเนื้อความก่อน แล้วสั่งเก็บไว้ใช้อีก")
            return
        assert self._sheet is not None
        kind, actor = self._sheet.kind, self._session.actor
        ask_text(
            self,
            "เก็บข้อความ",
            "ชื่อที่จะเห็นในเมนูแทรกข้อความ",
            "เก็บ",
            lambda name: self._desk.do(
                lambda: sections.keep_clause(name, chosen, kind=kind, actor=actor),
                lambda _none: self._fill_clauses(kind),
            ),
            required="กรุณาตั้งชื่อ",
            long=False,
        )

    def _text(self) -> str:
        """The paper source of what stands in the fields and the body."""
        if self._sheet is None:
            return ""
        front = dict(self._front)
        front["subject"] = self._subject.text().strip()
        if self._sheet.kind == "memo":
            front["to"] = [to.strip() for to in self._to.text().split("/") if to.strip()]
        front["agency"] = self._agency.text().strip()
        wrong = self._day.trouble() is not None
        front["date"] = self._day.text().strip() if wrong else self._day.day()
        return paper_source.compose(front, paragraphs.kept(self.body.toPlainText()))

    @Slot()
    def _typed(self) -> None:
        if self._loading or self._sheet is None or self._sheet.stage == "signed":
            return
        self._undo.setEnabled(self.body.document().isUndoAvailable())
        if not self._keep_timer.isActive():
            self._keep_timer.start()
        if not self._draw_timer.isActive():
            self._draw_timer.start()

    def _keep(self) -> None:
        """Typed text to the draft buffer: on disk within a second of the keystroke."""
        sheet, text = self._sheet, self._text()
        if sheet is None or text == self._kept_text:
            return

        def done(_none: None) -> None:
            self._kept_text = text
            self._tell_kept("เก็บร่างแล้ว")

        def failed(trouble: Exception) -> None:
            assert isinstance(trouble, Told)
            self._say(tell(trouble))  # never a dialog while somebody types

        self._desk.do(lambda: drafts.keep(sheet.uid, text), done, failed)

    def _draw(self) -> None:
        if self._sheet is not None:
            self.preview.refresh(self._text())
            self._mark_timer.start()

    def _mark_line(self) -> None:
        if not self.body.hasFocus():
            self.preview.mark_line(0)
            return
        block = self.body.textCursor().blockNumber()
        self.preview.mark_line(paragraphs.kept_line(self.body.toPlainText(), block))

    def _begin_item(self) -> None:
        self.body.begin_item()

    def _undo_typing(self) -> None:
        self.body.undo()
        self.body.setFocus()

    # what stands around the text

    def _show_sheet(self, sheet: DocumentSheet) -> None:
        self._sheet = sheet
        self._title.setText(f"{screen.FORMS[sheet.kind]}")
        word, kind = screen.state(
            sheet.stage, returned=bool(sheet.returned_reason), void=sheet.void
        )
        set_pill(self._state, word, kind)
        number = sheet.number or "ยังไม่ออกเลข"
        versions = to_thai(str(len(sheet.versions)))
        self._below.setText(f"{number} · ฉบับที่ {versions}")
        self._stepper.show_steps(steps_of(sheet))
        self._undo.setEnabled(False)
        signed = sheet.stage == "signed"
        for field in (self._subject, self._to, self._agency, self._day):
            field.setReadOnly(signed)
        self.body.setReadOnly(signed)
        for tool in (self._insert, self._item, self._undo, self._signers):
            grey(tool, "ลงนามแล้ว แก้ไขไม่ได้" if signed else "")
        notes = [sentences()[reason].th for reason in sheet.findings]
        if sheet.returned_reason:
            notes.insert(0, f"ส่งกลับ: {sheet.returned_reason}")
        elif sheet.stage in ("propose", "sign"):
            notes.insert(0, "ผ่านการตรวจแล้ว หากแก้ไข เอกสารจะกลับไปขั้นทาน")
        self._say(" · ".join(notes))
        self._show_actions()

    @Slot()
    def _show_actions(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        self._forward.setVisible(due is not None)
        self._next.setVisible(due is None and sheet.kind == "memo")
        self._return.setVisible(due is not None)
        set_words(self._number, "ยกเลิกเลข…" if sheet.number and not sheet.void else "ขอเลข…")
        if due is None:
            return
        set_words(self._forward, screen.FORWARD[due.stage])
        theirs = due.person_id not in (None, self._session.actor)
        why = f"ขั้นนี้รอ {due.person} · กด Ctrl+U เพื่อเปลี่ยนผู้ใช้งาน" if theirs else ""
        if self._problem is not None:
            why = tell(self._problem)
        grey(self._forward, why)
        if not why:
            self._forward.setToolTip("Ctrl+Enter")
        nothing = not any(step.done_at for step in sheet.chain)
        grey(
            self._return,
            "เอกสารยังอยู่กับผู้ร่าง" if nothing else why if theirs and not self._mine() else "",
        )

    def _mine(self) -> bool:
        return self._sheet is not None and self._sheet.drafter_id == self._session.actor

    @Slot(object)
    def _show_problem(self, problem: PaperError | None) -> None:
        self._problem = problem
        self._trouble.setText(fonts.breakable(tell(problem)) if problem else "")
        self._trouble_frame.setVisible(problem is not None)
        self._show_actions()

    def _say(self, text: str) -> None:
        self._notice.setText(fonts.breakable(text))
        self._notice_frame.setVisible(bool(text))

    def _tell_kept(self, words: str) -> None:
        from desktop.office.moments import now

        self._kept.setText(f"{words} {to_thai(now().strftime('%H.%M.%S'))} น.")
        size = style.scaled(16)
        picture = icons.pixmap("circle-check", style.tokens().ok, size, 2.0)
        self._kept_mark.setPixmap(picture)
        self._kept_mark.setFixedSize(size, size)
        self._kept_mark.setAlignment(Qt.AlignmentFlag.AlignCenter)

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

        self._desk.read(lambda: documents.open_sheet(sheet.id), done)

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._way.setVisible(self.height() >= style.scaled(WAY_FROM))
