"""What is asked before a hearing moves on: a day, a reason, other venues, a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.errors import Refused
from desktop.office.hearings import series
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words import hearings, tell
from desktop.office.words.deadlines import SENTENCES
from desktop.thai import on_screen
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog, ask_text
from desktop.ui.widgets.basic import label
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.line_edit import LineEdit


def ask_day(
    parent: QWidget, title: str, question: str, word: str, answered: Callable[[date], object]
) -> Dialog:
    """Ask for a day, today at first."""
    dialog = Dialog(parent, title)
    dialog.say(question)
    day = DateEdit(title)
    day.set_day(moments.today())
    dialog.parts.addWidget(day)
    why = dialog.say("", "bad")

    def accept() -> None:
        trouble, given = day.trouble(), day.day()
        if trouble is not None or given is None:
            why.setText(tell(trouble) if trouble else SENTENCES["hearing-needs-day"].told)
            day.setFocus()
            return
        dialog.accept()
        answered(given)

    dialog.answers(word, accept)
    dialog.open()
    day.setFocus()
    day.selectAll()
    return dialog


def ask_postponement(
    parent: QWidget, sheet: HearingSheet, answered: Callable[[date | None, str], object]
) -> Dialog:
    """Ask for the new day, or none yet, and the reason."""
    dialog = Dialog(parent, tr("เลื่อนเวที"), width=520)
    held = sheet.facts.held_on
    was = (
        tr("วันเดิม {held}").format(held=on_screen.with_weekday(held))
        if held
        else tr("ยังไม่ได้กำหนดวัน")
    )
    dialog.say(was)
    if sheet.posted_on is not None:
        dialog.say(tr("ปิดประกาศไปแล้ว เมื่อเลื่อนต้องแจ้งการเลื่อน ณ ที่เดิม และปิดประกาศเวทีใหม่ให้ครบวัน"))
    if sheet.facts.opinions_until is not None:
        dialog.say(tr("วันสุดท้ายที่รับความเห็นจะเลื่อนตามไปด้วย แก้ในแผนได้"))
    day = DateEdit(tr("วันใหม่"))
    dialog.parts.addWidget(label(tr("วันใหม่ (เว้นว่างเมื่อยังไม่ทราบ)"), "label"))
    dialog.parts.addWidget(day)
    reason = _reason(dialog)
    why = dialog.say("", "bad")

    def accept() -> None:
        trouble = day.trouble()
        if trouble is not None or not reason.toPlainText().strip():
            why.setText(
                tell(trouble) if trouble else hearings.SENTENCES["hearing-needs-reason"].told
            )
            (day if trouble else reason).setFocus()
            return
        dialog.accept()
        answered(day.day(), reason.toPlainText())

    dialog.answers(tr("เลื่อนเวที"), accept)
    dialog.open()
    day.setFocus()
    return dialog


def ask_cancelling(
    parent: QWidget, sheet: HearingSheet, must: bool, answered: Callable[[str], object]
) -> Dialog:
    """Ask for the reason of calling off; says so when the hearing is mandatory or posted."""
    dialog = Dialog(parent, tr("ยกเลิกเวที"), width=520)
    dialog.say(tr("เวทีที่ยกเลิกจะอยู่ในรายการพร้อมเหตุผล กลับมาใช้อีกไม่ได้"))
    if must:
        dialog.say(tr("ผลกระทบรุนแรง กฎหมายบังคับให้รับฟัง ยกเลิกแล้วเริ่มโครงการไม่ได้จนกว่าจะจัดเวทีใหม่"), "bad")
    if sheet.posted_on is not None:
        dialog.say(tr("ปิดประกาศไปแล้ว ต้องแจ้งการยกเลิก ณ ที่เดิม"))
    reason = _reason(dialog)
    why = dialog.say("", "bad")

    def accept() -> None:
        if not reason.toPlainText().strip():
            why.setText(hearings.SENTENCES["hearing-needs-reason"].told)
            reason.setFocus()
            return
        dialog.accept()
        answered(reason.toPlainText())

    dialog.answers(tr("ยกเลิกเวที"), accept, cancel=tr("ไม่ยกเลิก"))
    dialog.open()
    reason.setFocus()
    return dialog


def ask_subject(parent: QWidget, offered: str, answered: Callable[[str], object]) -> Dialog:
    """Ask for the subject of next year's hearing; one with the next year in it is offered."""
    return ask_text(
        parent,
        tr("จัดซ้ำปีงบประมาณหน้า"),
        tr("เรื่องที่จะรับฟังในปีหน้า ตรวจเลขปีก่อน ข้อมูล กลุ่ม และวาระจะเหมือนเวทีนี้"),
        tr("วางแผนปีหน้า"),
        answered,
        required=tr("กรุณาใส่เรื่องที่จะรับฟัง"),
        text=offered,
    )


def ask_series(
    parent: QWidget, sheet: HearingSheet, answered: Callable[[list[series.Occasion]], object]
) -> Dialog:
    """Ask for the other venues, one a line, each with its day if it is known."""
    dialog = Dialog(parent, tr("จัดหลายแห่ง"), width=560)
    dialog.say(
        tr(
            "เรื่อง ข้อมูล กลุ่ม และวาระจะเหมือนเวทีนี้ แต่ละแห่งมีประกาศ รายชื่อ และรายงานของตนเอง "
            "พิมพ์บรรทัดละแห่ง เติม | แล้วตามด้วยวันที่เมื่อทราบวันแล้ว"
        )
    )
    lines = QPlainTextEdit()
    lines.setAccessibleName(tr("สถานที่และวันที่"))
    lines.setPlaceholderText(tr("ศาลาวัดใหม่ | ๔/๓/๒๕๗๐\nโรงเรียนบ้านหนองบัว"))
    lines.setTabChangesFocus(True)
    lines.setFixedHeight(style.scaled(140))
    dialog.parts.addWidget(lines)
    why = dialog.say("", "bad")

    def accept() -> None:
        try:
            wanted = series.read_occasions(lines.toPlainText())
        except Refused as trouble:
            why.setText(tell(trouble))
            lines.setFocus()
            return
        dialog.accept()
        answered(wanted)

    dialog.answers(tr("วางแผนทุกแห่ง"), accept)
    dialog.open()
    lines.setFocus()
    return dialog


def ask_task(parent: QWidget, answered: Callable[[str, date | None], object]) -> Dialog:
    """Ask for a task of the office's own, and by when."""
    dialog = Dialog(parent, tr("เพิ่มงาน", "of a hearing"))
    title = LineEdit()
    title.setAccessibleName(tr("งาน", "of a hearing"))
    title.setPlaceholderText(tr("เช่น จองเต็นท์และเครื่องเสียง"))
    day = DateEdit(tr("ภายในวันที่"))
    dialog.parts.addWidget(label(tr("งาน", "of a hearing"), "label"))
    dialog.parts.addWidget(title)
    dialog.parts.addWidget(label(tr("ภายในวันที่ (เว้นว่างได้)"), "label"))
    dialog.parts.addWidget(day)
    why = dialog.say("", "bad")

    def accept() -> None:
        trouble = day.trouble()
        if trouble is not None or not title.text().strip():
            why.setText(tell(trouble) if trouble else SENTENCES["task-needs-title"].told)
            (day if trouble else title).setFocus()
            return
        dialog.accept()
        answered(title.text(), day.day())

    dialog.answers(tr("เพิ่มงาน", "of a hearing"), accept)
    dialog.open()
    title.setFocus()
    return dialog


def ask_file(parent: QWidget, subject: str, chosen: Callable[[Path], object]) -> FileDialog:
    """Ask where the calendar file goes."""
    dialog = FileDialog(parent, tr("บันทึกเป็นปฏิทิน"))
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(tr("ปฏิทิน (*.ics)"))
    dialog.setDefaultSuffix("ics")
    name = "".join(letter for letter in subject if letter not in '\\/:*?"<>|')[:60]
    dialog.selectFile("{part}.ics".format(part=name.strip() or tr("เวที")))
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()
    return dialog


def _reason(dialog: Dialog) -> QPlainTextEdit:
    dialog.parts.addWidget(label(tr("เหตุผล"), "label"))
    reason = QPlainTextEdit()
    reason.setAccessibleName(tr("เหตุผล"))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(style.scaled(84))
    dialog.parts.addWidget(reason)
    return reason
