"""Photos of a round past the boards: read, shown line by line, accepted, put down.

Nothing is dropped: a photo that is not put down stays in the table until the clerk leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.jobs import Cancelled, Job
from desktop.office.postings import rounds
from desktop.office.postings.rounds import Accepted, Done, Guess
from desktop.office.words import posting_screen as words
from desktop.office.words import sentences, tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog, choose, confirm
from desktop.ui.widgets.basic import button, grey, row, set_words
from desktop.ui.widgets.progress import Progress

PHOTO, READ, NOTICE, PLACE = range(4)
SKIPPED = (rounds.UNREADABLE, rounds.TWICE)
ASKED = (rounds.UNREAD, rounds.UNSEEN)  # put down only when the clerk has said so


@dataclass(frozen=True, slots=True)
class Look:
    """What reading the photos brought, with the choices to answer from."""

    guesses: list[Guess]
    notices: list[tuple[int, str]]
    places: list[tuple[int, str]]


class RoundDialog(Dialog):
    """Reads photos, asks, and puts down what is accepted."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent, tr("รูปป้ายจากรอบปิดประกาศ"), width=1040)
        self._desk, self._session = desk, session
        self._job: Job | None = None
        self._lines: list[Guess] = []
        self._left: set[tuple[int, int]] = set()  # what the clerk said is in no photo
        self._notices: dict[int, str] = {}
        self._places: dict[int, str] = {}
        self.told = self.say(tr("กำลังอ่าน QR ในรูป"))
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(tr("รูปที่อ่านได้"))
        self.table.setHorizontalHeaderLabels((tr("รูป"), tr("อ่านได้"), tr("ประกาศ"), tr("จุดที่ปิด")))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(style.scaled(360))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(style.scaled(40))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in ((PHOTO, 300), (READ, 160), (PLACE, 220)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        header.setSectionResizeMode(NOTICE, QHeaderView.ResizeMode.Stretch)
        self.table.cellActivated.connect(lambda _row, _column: self.edit())
        self.table.itemSelectionChanged.connect(self._grey)
        self.parts.addWidget(self.table)
        self._edit = button(
            tr("เลือกประกาศและจุด…"), self.edit, icon="pen-line", kind="small", tip="Enter"
        )
        self._drop = button(tr("ไม่ใช้รูปนี้"), self.drop, icon="x", kind="small", tip="Delete")
        self.parts.addLayout(row(self._edit, self._drop, None))
        self.progress = Progress()
        self.parts.addWidget(self.progress)
        self._why = self.say("", "bad")
        self.answers(tr("ลงบันทึก"), self.accept_lines, icon="check", cancel=tr("ปิด"))
        self._grey()

    # reading

    def read(self, chosen: Sequence[Path]) -> None:
        """Read photos or folders, in a read lane; progress and cancel."""

        def work(job: Job, _deed: Callable[[Callable[[], Any]], Any]) -> Look | None:
            try:
                shots = rounds.look(rounds.files_in(chosen), job)
            except Cancelled:
                return None
            return Look(rounds.guesses(shots), rounds.notice_choices(), rounds.place_choices())

        self._job = self._desk.errand(work, self._read, self._failed)
        self.progress.watch(self._job, tr("กำลังอ่านรูป"))
        self._grey()

    def _read(self, found: Look | None) -> None:
        self._job = None
        self.progress.stop()
        if found is None:
            self.told.setText(tr("หยุดอ่านแล้ว ยังไม่มีอะไรถูกบันทึก"))
            self._grey()
            return
        self._notices, self._places = dict(found.notices), dict(found.places)
        self._lines = found.guesses
        self._show()
        self.table.setFocus()

    def _failed(self, trouble: Exception) -> None:
        self._job = None
        self.progress.stop()
        self._why.setText(tell(trouble))  # type: ignore[arg-type]
        self._grey()

    # the table

    def lines(self) -> list[Guess]:
        """The lines in the table."""
        return list(self._lines)

    def _ready(self, line: Guess) -> bool:
        told = bool(line.document_id and line.place_id) and line.shot.verdict not in SKIPPED
        return told and (line.sure or line.shot.verdict not in ASKED)

    def _show(self) -> None:
        chosen = max(self.table.currentRow(), 0)
        t = style.tokens()
        self.table.setRowCount(len(self._lines))
        for at, line in enumerate(self._lines):
            shot = line.shot
            light, word = words.SHOTS[shot.verdict]
            local = moments.local(shot.taken_at) if shot.taken_at else None
            when = (
                f"{on_screen.short(local.date())} {on_screen.clock(local.time())}"
                if local
                else tr("ไม่มีเวลาถ่าย")
            )
            notice = self._named(line.document_id)
            place = self._places.get(line.place_id, "")
            guessed = "" if line.sure or not place else tr("เดา: ")
            asks = shot.verdict not in SKIPPED
            cells = (
                f"{shot.name} · {when}" if asks else shot.name,
                word,
                notice or (tr("— เลือกประกาศ —") if asks else ""),
                f"{guessed}{place}" if place else tr("— เลือกจุด —") if asks else "",
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(self._tip(line) if column == READ else text)
                if column == READ:
                    item.setForeground(QColor(getattr(t, light)))
                elif text.startswith("—"):
                    item.setForeground(QColor(t.warn))
                self.table.setItem(at, column, item)
        if self._lines:
            self.table.selectRow(min(chosen, len(self._lines) - 1))
        self._say()
        self._grey()

    def _named(self, document_id: int) -> str:
        if document_id and document_id not in self._notices:
            self._notices[document_id] = rounds.notice_name(document_id)
        return self._notices.get(document_id, "")

    def _tip(self, line: Guess) -> str:
        trouble = line.shot.trouble
        known = sentences()
        if not trouble or trouble not in known:
            return words.SHOTS[line.shot.verdict][1]
        return known[trouble].told.format_map(_Blank(name=line.shot.name))

    def _say(self) -> None:
        ready = sum(self._ready(line) for line in self._lines)
        left = len(self._lines) - ready
        if not self._lines:
            self.told.setText(tr("ไม่มีรูปในที่เลือก เลือกแฟ้มรูปหรือโฟลเดอร์ที่มีรูป"))
        elif left:
            self.told.setText(
                on_screen.figures(
                    tr(
                        "พร้อมลงบันทึก {ready} รายการ อีก {left} รายการยังต้องถาม กด Enter เพื่อเลือก"
                    ).format(ready=ready, left=left)
                )
                + (words.ASKED if any(one.shot.verdict in ASKED for one in self._lines) else "")
            )
        else:
            self.told.setText(
                on_screen.figures(
                    tr("พร้อมลงบันทึก {ready} รายการ ตรวจประกาศและจุดก่อนลงบันทึก").format(ready=ready)
                )
            )
        set_words(self.yes, on_screen.figures(tr("ลงบันทึก {ready} รายการ").format(ready=ready)))

    def _grey(self) -> None:
        busy = tr("กำลังทำงาน") if self._job is not None else ""
        ready = any(self._ready(line) for line in self._lines)
        grey(self.yes, busy or ("" if ready else tr("ยังไม่มีรายการที่พร้อม")))
        why = busy or ("" if self._line() is not None else tr("เลือกแถวก่อน"))
        grey(self._edit, why)
        grey(self._drop, why)

    def _line(self) -> Guess | None:
        at = self.table.currentRow()
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def edit(self) -> None:
        """Choose the notice and the place of a line."""
        line, at = self._line(), self.table.currentRow()
        if line is None or self._job is not None or line.shot.verdict in SKIPPED:
            return

        def placed(place: int) -> None:
            self._lines[at] = replace(self._lines[at], place_id=place, sure=True)
            self._show()
            known = self.lines()
            self._desk.read(lambda: rounds.unseen(known), self._ask_more)

        def noticed(notice: int) -> None:
            self._lines[at] = replace(self._lines[at], document_id=notice)
            self._show()
            choices = list(self._places.items())
            choose(self, tr("จุดที่ปิด"), line.shot.name, choices, line.place_id, placed)

        if line.shot.notices and line.document_id:
            choices = list(self._places.items())
            choose(self, tr("จุดที่ปิด"), line.shot.name, choices, line.place_id, placed)
        else:
            choices = list(self._notices.items())
            choose(self, tr("ประกาศในรูป"), line.shot.name, choices, line.document_id, noticed)

    def _ask_more(self, unseen: list[Guess]) -> None:
        """Ask for the other notices of a board that was just named, each once."""
        asked = {(line.document_id, line.place_id) for line in self._lines} | self._left
        more = [one for one in unseen if (one.document_id, one.place_id) not in asked]
        if more:
            self._lines += more
            self._show()

    def drop(self) -> None:
        """Leave a photo out, as the clerk says."""
        at = self.table.currentRow()
        if 0 <= at < len(self._lines) and self._job is None:
            line = self._lines.pop(at)
            self._left.add((line.document_id, line.place_id))
            self._show()

    # putting down

    def accept_lines(self) -> None:
        """Put the ready lines down, one deed a photo; what is left stays in the table."""
        ready = [line for line in self._lines if self._ready(line)]
        actor = self._session.actor
        lines = [
            Accepted(line.shot.file, line.shot.name, line.document_id, line.place_id)
            for line in ready
        ]

        def work(job: Job, deed: Callable[[Callable[[], Any]], Any]) -> Done | None:
            try:
                return rounds.accept(lines, by=actor, actor=actor, job=job, deed=deed)
            except Cancelled:
                return None

        self._job = self._desk.errand(
            work,
            lambda done: self._accepted(done, ready),
            self._failed,
        )
        self.progress.watch(self._job, tr("กำลังลงบันทึก"))
        self._grey()

    def _accepted(self, done: Done | None, ready: list[Guess]) -> None:
        self._job = None
        self.progress.stop()
        if done is None:
            self._why.setText(tr("หยุดแล้ว รูปที่ลงไปก่อนหยุดยังอยู่ในบันทึก กดลงบันทึกอีกครั้งเพื่อทำต่อ"))
            self._grey()
            return
        left_out = {(one.file, one.document_id) for one, _why in done.refused}
        done_with = [g for g in ready if (g.shot.file, g.document_id) not in left_out]
        self._lines = [line for line in self._lines if line not in done_with]
        self._why.setText("\n".join(f"{one.name}: {tell(why)}" for one, why in done.refused[:4]))
        if not self._lines:
            self.accept()
            return
        self._show()
        twice = tr(" (มีอยู่แล้ว {already} รูป)").format(already=done.already) if done.already else ""
        left = len(self._lines)
        self.told.setText(
            on_screen.figures(
                tr("ลงแล้ว {photos} รูป ปิดใหม่ {posted} จุด{twice} เหลือ {left} รายการที่ยังต้องถาม").format(
                    photos=done.photos, posted=done.posted, twice=twice, left=left
                )
            )
        )

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.edit()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancelled = True
            return
        if not self._lines:
            super().reject()
            return
        left = on_screen.figures(
            tr("ยังมี {lines} รายการที่ไม่ได้ลงบันทึก ปิดโดยไม่ใช้รูปเหล่านี้หรือไม่").format(lines=len(self._lines))
        )
        confirm(self, tr("ปิดรอบนี้"), left, tr("ปิดโดยไม่ใช้"), lambda: Dialog.reject(self))


class _Blank(dict[str, object]):
    """Fills a sentence's blanks that nobody knows here with nothing."""

    def __missing__(self, key: str) -> str:
        return ""
