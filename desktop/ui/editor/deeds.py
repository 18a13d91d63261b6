"""What is asked before a paper goes its way: a word, a reason, a number, how it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office import approvals, forms, papers, register, sections
from desktop.office.sheets import DocumentSheet
from desktop.office.words import screen, sentences
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.shell.dialogs import ask_text, confirm

if TYPE_CHECKING:
    from desktop.ui.editor.printing import PrintDialog

_BLANK = re.compile(r"\{[^{}\n]+\}")  # filled from a list of recipients


def ask_forward(over: QWidget, sheet: DocumentSheet, pass_on: Callable[[str], object]) -> None:
    """Pass a paper on; a proposal may carry an endorsement, a signature is asked about first."""
    if sheet.stage == "propose":
        ask_text(
            over,
            tr("เสนอต่อ"),
            tr("ข้อความเกษียน (ถ้ามี) จะพิมพ์เหนือลายมือชื่อ"),
            tr("เสนอ"),
            pass_on,
        )
    elif sheet.stage == "sign":
        twice = "same-person-twice" in sheet.findings
        note = f"\n{sentences()['same-person-twice'].told}" if twice else ""
        confirm(
            over,
            tr("ลงนาม"),
            tr("ลงนามแล้วเอกสารจะแก้ไขไม่ได้อีก{note}").format(note=note),
            tr("ลงนาม"),
            lambda: pass_on(""),
        )
    else:
        pass_on("")


def ask_return(over: QWidget, desk: Desk, sheet: DocumentSheet, actor: int) -> None:
    """Return a paper to its drafter, with a reason."""
    ask_text(
        over,
        tr("ส่งกลับให้แก้"),
        tr("ผู้ร่างจะเห็นเหตุผลนี้ที่หัวเอกสาร"),
        tr("ส่งกลับ"),
        lambda why: desk.do(lambda: approvals.send_back(sheet.id, reason=why, actor=actor)),
        required=tr("กรุณาเขียนเหตุผลที่ส่งกลับ"),
    )


def ask_number(over: QWidget, desk: Desk, sheet: DocumentSheet, actor: int) -> None:
    """Show the next number and take it; or void the one there is, with a reason."""
    if sheet.number and not sheet.void:
        ask_text(
            over,
            tr("ยกเลิกเลข {number}").format(number=sheet.number),
            tr("เลขที่ยกเลิกจะอยู่ในทะเบียนพร้อมเหตุผล และไม่ใช้ซ้ำ"),
            tr("ยกเลิกเลข", "deed"),
            lambda why: desk.do(lambda: register.void(sheet.id, reason=why, actor=actor)),
            required=tr("กรุณาเขียนเหตุผล ทะเบียนจะแสดงเหตุผลนี้"),
        )
        return

    def ask(following: register.NextNumber) -> None:
        book = screen.BOOKS[following.book]
        confirm(
            over,
            tr("ขอเลขทะเบียน"),
            tr("{book} ปี {year}\nเลขถัดไป {text}").format(
                book=book, year=on_screen.figures(str(following.year)), text=following.text
            ),
            tr("ใช้เลข {text}").format(text=following.text),
            lambda: desk.do(lambda: register.take_number(sheet.id, actor=actor)),
        )

    desk.read(lambda: register.next_number(sheet.id), ask, desk.troubled.emit)


def ask_clause_name(
    over: QWidget, desk: Desk, text: str, kind: str, actor: int, then: Callable[[], object]
) -> None:
    """Keep a passage for papers of a kind, under a name."""
    ask_text(
        over,
        tr("เก็บข้อความ"),
        tr("ชื่อที่จะเห็นในเมนูแทรกข้อความ"),
        tr("เก็บ"),
        lambda name: desk.do(
            lambda: sections.keep_clause(name, text, kind=kind, actor=actor), lambda _none: then()
        ),
        required=tr("กรุณาตั้งชื่อ"),
        long=False,
    )


def print_dialog(
    over: QWidget, desk: Desk, sheet: DocumentSheet, text: str, actor: int
) -> PrintDialog:
    """The print dialog of a paper: a letter also as Word, one with blanks also to many."""
    from desktop.ui.editor.printing import PrintDialog

    name = (sheet.subject or screen.FORMS[sheet.kind])[:60].replace("/", "-")
    dialog = PrintDialog(
        over,
        desk,
        name,
        lambda copy: papers.paper_of(sheet.id, copy),
        lambda copies: papers.note_printed(sheet.id, copies=copies, actor=actor),
    )
    if forms.reads_as_a_letter(sheet.kind):
        dialog.offer_word()
    if _BLANK.search(text):
        dialog.offer_merge()
        _offer_rows(desk, dialog, sheet.id)
    return dialog


def _offer_rows(desk: Desk, dialog: PrintDialog, document: int) -> None:
    """A letter of a hearing knows whom it goes to."""
    from desktop.office.hearings import mailing

    def found(rows: list[dict[str, str]]) -> None:
        if rows:
            dialog.use_rows(
                rows,
                on_screen.figures(tr("พิมพ์ถึง {rows:,} รายจากรายชื่อของเวที").format(rows=len(rows))),
            )

    desk.read(lambda: mailing.rows_of_document(document), found)
