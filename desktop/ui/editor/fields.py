"""The left of the editor: the paper's fields, its text, and what is to be said about them."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QMenu

from desktop.i18n import tr
from desktop.office import paragraphs, sections
from desktop.office.proofreading import Mark
from desktop.office.words import screen, tell
from desktop.printing import house_rules
from desktop.printing import source as paper_source
from desktop.printing.errors import PaperError
from desktop.ui.editor.proof import Proof
from desktop.ui.look import fonts, style
from desktop.ui.widgets.basic import (
    Elided,
    button,
    column,
    elided,
    frame,
    grey,
    label,
    row,
    set_words,
)
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.thai_edit import ThaiEdit

NAMES = 92
WIDE_FROM = 1.2  # with text as large as this the day needs a line of its own


class Fields(QFrame):
    """Turns a paper source into fields and back; `typed` after each change by hand."""

    typed = Signal()
    moved = Signal()
    route_asked = Signal()
    clause_given = Signal(str)  # a passage to be kept for later
    photo_given = Signal(Path)  # a photo to be kept and shown where the cursor is

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setMinimumWidth(style.scaled(460))
        self._front: dict[str, Any] = {}
        self._loading = False
        self._addressed = False
        self.subject = LineEdit()
        self.subject.setAccessibleName(tr("เรื่อง"))
        self.subject.setPlaceholderText(tr("ชื่อเรื่องตามที่จะพิมพ์"))
        self._to = LineEdit()
        self._to.setAccessibleName(tr("เรียน"))
        self._to.setPlaceholderText(tr("คั่นด้วย / เช่น ปลัดเทศบาล/นายกเทศมนตรี"))
        self._agency = LineEdit()
        self._day = DateEdit(tr("วันที่"))
        self._day.setFixedWidth(style.scaled(222))
        self._to_label = label(tr("เรียน"), "label")
        self._agency_label = label("", "label")
        subject_label = label(tr("เรื่อง"), "label")
        for name in (subject_label, self._to_label, self._agency_label):
            name.setFixedWidth(style.scaled(NAMES))
        self._insert = button(tr("แทรกข้อความ"), icon="between-horizontal-start", kind="small")
        self._clauses = QMenu(self)
        self._insert.setMenu(self._clauses)
        self.body = ThaiEdit()
        self.body.setAccessibleName(tr("เนื้อความ"))
        self._item = button(
            tr("ข้อ ๑."), self.body.begin_item, icon="list-ordered", kind="small", tip="Ctrl+Shift+7"
        )
        self._undo = button(
            tr("เลิกทำ"), self._undo_typing, icon="undo-2", kind="small", tip="Ctrl+Z"
        )
        self._signers = button(
            tr("ผู้ลงนาม…"),
            self.route_asked.emit,
            icon="user-cog",
            kind="small",
            tip=tr("เปลี่ยนผู้เสนอหรือผู้ลงนาม"),
        )
        self._more = button(
            tr("ช่องของแบบ…"),
            self.fill_more,
            icon="list-ordered",
            kind="small",
            tip=tr("ช่องที่มีเฉพาะแบบนี้ ชั้นความเร็ว ชั้นความลับ (F7)"),
        )
        self._trouble = label("", "bad", wrap=True)
        self._trouble_frame = frame("bad", column(self._trouble, margins=(12, 7, 12, 7)))
        self._trouble_frame.hide()
        self._notice = elided("", "muted") if style.large() else label("", "muted", wrap=True)
        self._notice_frame = frame("warn", column(self._notice, margins=(12, 7, 12, 7)))
        self._notice_frame.hide()
        self.proof = Proof()
        self.proof.mend.connect(self._mend)
        self.proof.skip.connect(lambda _mark: self._underline())
        self.proof.go.connect(self._go_to)
        issuer = row(self._agency_label, self._agency)
        day_label = label(tr("วันที่"), "label")
        below = row()
        if style.scale() < WIDE_FROM:
            issuer.addWidget(day_label)
            issuer.addWidget(self._day)
            below = row(self._signers, self._more, None)
        inside = column(row(subject_label, self.subject), issuer, gap=8, margins=(16, 12, 16, 12))
        if style.scale() >= WIDE_FROM:
            day_label.setFixedWidth(style.scaled(NAMES))
            for tool in (self._signers, self._more):  # their words would lie over the day
                named = tool.accessibleName()
                set_words(tool, "")
                tool.setAccessibleName(named)
                tool.setToolTip(tool.toolTip() or named)
                tool.setFixedWidth(style.scaled(44))
            dated = row(day_label, self._day, self._signers, self._more)
            dated.setStretch(1, 1)
            inside.addLayout(dated)
        tools = row(label(tr("เนื้อความ"), "label"), None, self._insert, self._item, self._undo)
        inside.addLayout(row(self._to_label, self._to))
        inside.addLayout(tools)
        inside.addWidget(self.body, 1)
        inside.addWidget(self.proof)
        inside.addWidget(self._trouble_frame)
        inside.addWidget(self._notice_frame)
        inside.addLayout(below)
        self.setLayout(inside)
        for field in (self.subject, self._to, self._agency):
            field.textEdited.connect(self._changed)
            field.returnPressed.connect(self.body.setFocus)
        self._day.picked.connect(self._changed)
        self.body.textChanged.connect(self._changed)
        self.body.cursorPositionChanged.connect(self.moved)
        self.moved.connect(lambda: self.proof.look_at(self.body.textCursor().position()))

    def fill(self, text: str, kind: str) -> PaperError | None:
        """Show a paper source; what cannot be read of it stands in the body, and why is told."""
        self._loading = True
        unreadable = None
        try:
            self._front, body = paper_source.split(text)
        except PaperError as trouble:
            self._front, body, unreadable = {"form": kind}, text, trouble
        self.subject.setText(str(self._front.get("subject", "")))
        to = self._front.get("to", [])
        self._to.setText("/".join(to) if isinstance(to, list | tuple) else str(to))
        self._agency.setText(str(self._front.get("agency", "")))
        for field in (self.subject, self._to, self._agency):
            field.setCursorPosition(0)
        day = self._front.get("date")
        if isinstance(day, str):
            self._day.setText(day)  # typed so far, perhaps no day yet
        else:
            self._day.set_day(day if isinstance(day, date) else None)
        self.body.setPlainText(paragraphs.typed(body))
        self.body.moveCursor(QTextCursor.MoveOperation.Start)
        form = house_rules.form(kind)
        self._addressed = "to" in form.labels
        self._to.setVisible(self._addressed)
        self._to_label.setVisible(self._addressed)
        issuer = screen.ISSUERS.get(kind, tr("ผู้ออก"))
        self._agency_label.setText(issuer)
        self._agency.setAccessibleName(issuer)
        self.fill_clauses(kind)
        self.proof.forget()
        self.body.underline([])
        self._loading = False
        return unreadable

    def asked(self) -> tuple[dict[str, Any], str]:
        """Front matter and text as they stand, for the proofreader: the text as it is shown."""
        front = dict(self._front)
        front |= {"subject": self.subject.text(), "agency": self._agency.text()}
        front["date"] = self._day.day()
        return front, self.body.toPlainText()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Underline what the proofreader found, and tell the mark at the cursor."""
        self.proof.show_marks(marks, self.body.textCursor().position())
        self._underline()

    def _underline(self) -> None:
        inside = [mark.finding for mark in self.proof.marks if not mark.field]
        self.body.underline([(one.start, one.end, one.fix is None) for one in inside])

    @Slot(object)
    def _go_to(self, mark: Mark) -> None:
        """Put the cursor where the mark is."""
        line = {"subject": self.subject, "agency": self._agency}.get(mark.field)
        if line is not None:
            line.setFocus()
            line.setSelection(mark.finding.start, mark.finding.end - mark.finding.start)
        elif not mark.field:
            cursor = self.body.textCursor()
            cursor.setPosition(mark.finding.start)
            cursor.setPosition(mark.finding.end, QTextCursor.MoveMode.KeepAnchor)
            self.body.setTextCursor(cursor)
            self.body.setFocus()
            self.proof.look_at(mark.finding.start)

    @Slot(object, str)
    def _mend(self, mark: Mark, words: str) -> None:
        """Put the mend in, as one step that can be undone."""
        found = mark.finding
        line = {"subject": self.subject, "agency": self._agency}.get(mark.field)
        if line is not None:
            text = line.text()
            line.setText(text[: found.start] + words + text[found.end :])
            self._changed()
        elif not mark.field and not self.body.isReadOnly():
            cursor = self.body.textCursor()
            cursor.setPosition(found.start)
            cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
            if cursor.selectedText() == found.found:
                cursor.insertText(words)
                self.body.setTextCursor(cursor)

    def text(self) -> str:
        """The paper source of what stands in the fields and the body."""
        front = dict(self._front)
        front["subject"] = self.subject.text().strip()
        if self._addressed:
            front["to"] = [to.strip() for to in self._to.text().split("/") if to.strip()]
        front["agency"] = self._agency.text().strip()
        wrong = self._day.trouble() is not None
        front["date"] = self._day.text().strip() if wrong else self._day.day()
        return paper_source.compose(front, paragraphs.kept(self.body.toPlainText()))

    def line(self) -> int:
        """The line of the kept body (from 1) that is being typed, 0 for none."""
        if not self.body.hasFocus():
            return 0
        block = self.body.textCursor().blockNumber()
        return paragraphs.kept_line(self.body.toPlainText(), block)

    def begin(self) -> None:
        """Put the cursor where work goes on: in an empty subject, else in the text."""
        (self.body if self.subject.text() else self.subject).setFocus()

    def freeze(self, why: str) -> None:
        """Let nothing be changed, and say why; an empty `why` thaws."""
        for field in (self.subject, self._to, self._agency, self._day):
            field.setReadOnly(bool(why))
        self.body.setReadOnly(bool(why))
        for tool in (self._insert, self._item, self._undo, self._signers, self._more):
            grey(tool, why)
        if not why:
            self._grey_undo()

    @Slot()
    def fill_more(self) -> None:
        """Ask for the fields that only this form has."""
        from desktop.ui.editor.more_fields import MoreFields

        if not self._more.isEnabled():
            return

        def done(front: dict[str, Any]) -> None:
            self._front = front
            self._changed()

        MoreFields(self, str(self._front.get("form", "")), self._front, done).open()

    def fill_clauses(self, kind: str) -> None:
        """Offer the passages for a form."""
        self._clauses.clear()
        for clause in sections.clauses(kind):
            self._clauses.addAction(clause.name, partial(self.body.insert_passage, clause.text))
        self._clauses.addSeparator()
        self._clauses.addAction(tr("รูปภาพจากแฟ้ม…"), self._ask_photo)
        self._clauses.addAction(tr("เชิงอรรถ"), self.body.begin_footnote)
        self._clauses.addSeparator()
        self._clauses.addAction(tr("เก็บข้อความที่เลือกไว้ใช้อีก…"), self._give_clause)

    def _ask_photo(self) -> None:
        dialog = FileDialog(self, tr("เลือกรูปภาพ"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("รูปภาพ (*.jpg *.jpeg *.png *.webp *.tif *.tiff)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.photo_given.emit(Path(file)))
        dialog.open()

    def say(self, text: str) -> None:
        """A calm line under the text; empty for none."""
        if isinstance(self._notice, Elided):  # the text beside it needs the room
            self._notice.tell(text)
        else:
            self._notice.setText(fonts.breakable(text))
        self._notice_frame.setVisible(bool(text))

    def show_problem(self, problem: PaperError | None) -> None:
        """Why the page cannot be drawn, where, and what to do."""
        self._trouble.setText(fonts.breakable(tell(problem)) if problem else "")
        self._trouble_frame.setVisible(problem is not None)

    @Slot()
    def _changed(self) -> None:
        if not self._loading and not self.body.isReadOnly():
            self._grey_undo()
            self.typed.emit()

    def _grey_undo(self) -> None:
        nothing = not self.body.document().isUndoAvailable()
        grey(self._undo, tr("ยังไม่มีอะไรให้เลิกทำ") if nothing else "")
        if not nothing:
            self._undo.setToolTip("Ctrl+Z")

    def _undo_typing(self) -> None:
        self.body.undo()
        self.body.setFocus()

    def _give_clause(self) -> None:
        chosen = self.body.textCursor().selectedText().replace("\u2029", "\n")
        if chosen.strip():
            self.clause_given.emit(chosen)
        else:
            self.say(tr("เลือกข้อความในเนื้อความก่อน แล้วสั่งเก็บไว้ใช้อีก"))
