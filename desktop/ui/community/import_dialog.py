"""Bring in a list of people in two steps: read and judge, then take in what is good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QStackedWidget,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.community import columns, exporting, judging, lists, privacy
from desktop.office.community.importing import Taking
from desktop.office.community.judging import BAD, CHANGED, NEW, Preview
from desktop.office.community.lists import PeopleList
from desktop.office.jobs import Cancelled, Job
from desktop.office.words.community_screen import FIELDS
from desktop.thai import on_screen
from desktop.ui.community.verdicts import VerdictTable
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, column, elided, frame, grey, label, row, set_words
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.progress import Progress
from desktop.ui.widgets.scrolling import Scroll

T = TypeVar("T")
FILE, COLUMNS, PREVIEW, DONE = range(4)
_SAMPLES = 3


class ImportDialog(Dialog):
    """One page a step; nothing is written before the last button of the third."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent, tr("นำเข้ารายชื่อประชาชน"), width=1060)
        self._desk, self._session = desk, session
        self.listed: PeopleList | None = None
        self.preview: Preview | None = None
        self._taking: Taking | None = None
        self._job = Job()
        self._busy = self._closing = False
        self._boxes: dict[str, QComboBox] = {}
        self.pages = QStackedWidget()
        self.pages.addWidget(self._file_page())
        self.pages.addWidget(self._columns_page())
        self.pages.addWidget(self._preview_page())
        self.pages.addWidget(self._done_page())
        self.parts.addWidget(self.pages)
        self._progress = Progress()
        self.parts.addWidget(self._progress)
        self.back = button(tr("ย้อนกลับ"), self._go_back, icon="arrow-left")
        self.yes = button("", self._forward, kind="primary")
        self.yes.setDefault(True)
        self.no = button(tr("ยกเลิก"), self.reject)
        self._foot.addLayout(row(self.back, None, self.no, self.yes))
        self._show(FILE)

    # the four pages

    def _file_page(self) -> QWidget:
        page = QWidget()
        lines = (
            tr("แฟ้ม CSV หรือ XLSX แถวแรกเป็นหัวคอลัมน์ เช่น ชื่อ-สกุล บ้านเลขที่ หมู่ที่ โทรศัพท์"),
            tr("โปรแกรมจะเดาว่าคอลัมน์ใดเป็นอะไร ให้ท่านแก้ได้ แล้วแสดงผลตรวจทีละแถวก่อนนำเข้าจริง"),
            tr(
                "เก็บเฉพาะข้อมูลที่จำเป็นต่อการจัดเวที เลขประจำตัวประชาชนไม่ถูกนำเข้า เว้นแต่สำนักงานเปิดไว้พร้อมเหตุผล"
            ),
        )
        texts = [
            label(on_screen.figures(f"{n}. {text}"), wrap=True) for n, text in enumerate(lines, 1)
        ]
        page.setLayout(column(*texts, None, gap=12))
        return page

    def _columns_page(self) -> QWidget:
        self._file_name = elided("", "strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.scaled(14))
        self._grid.setVerticalSpacing(style.scaled(7))
        self._grid.setColumnStretch(2, 1)
        inside = QWidget()
        inside.setLayout(column(self._grid, None))
        area = Scroll()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.make_missing = QCheckBox(tr("เพิ่มหมู่บ้านและกลุ่มที่ยังไม่มีในทะเบียนให้ด้วย"))
        note = label(tr("ตรวจว่าแต่ละช่องตรงกับคอลัมน์ใดในแฟ้ม ช่องที่ไม่ต้องการให้เลือก “ไม่นำเข้า”"), "muted")
        page = QWidget()
        page.setLayout(column(self._file_name, note, area, self.make_missing))
        return page

    def _preview_page(self) -> QWidget:
        self.table = VerdictTable()
        self.changes = QCheckBox(tr("แก้ข้อมูลคนที่มีอยู่แล้วให้ตรงกับแฟ้ม (ช่องว่างในแฟ้มไม่ลบของเดิม)"))
        self.changes.setChecked(True)
        self.changes.toggled.connect(lambda _on: self._say_how_many())
        self.keep_bad = button(
            tr("บันทึกแถวที่นำเข้าไม่ได้…"), self._ask_bad_file, icon="file-spreadsheet", kind="small"
        )
        page = QWidget()
        under = row(self.changes, None, self.keep_bad)
        page.setLayout(column(self.table, under))
        return page

    def _done_page(self) -> QWidget:
        self._result = label("", "card", wrap=True)
        self._left = label("", "muted", wrap=True)
        page = QWidget()
        told = frame("soft", column(self._result, self._left, margins=(18, 16, 18, 16)))
        page.setLayout(column(told, None))
        return page

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.back.setVisible(page in (COLUMNS, PREVIEW))
        self.no.setVisible(page != DONE)
        words = {
            FILE: tr("เลือกแฟ้ม…"),
            COLUMNS: tr("ตรวจรายชื่อ"),
            PREVIEW: tr("นำเข้า"),
            DONE: tr("เสร็จสิ้น"),
        }
        set_words(self.yes, words[page], with_icon=False)
        grey(self.yes, "")
        grey(self.back, "")
        if page == PREVIEW:
            self._say_how_many()

    def _forward(self) -> None:
        steps: dict[int, Callable[[], object]] = {
            FILE: self._ask_file,
            COLUMNS: self.judge,
            PREVIEW: self.take_in,
            DONE: self.accept,
        }
        steps[self.pages.currentIndex()]()

    def _go_back(self) -> None:
        self._show(self.pages.currentIndex() - 1)

    # step one: read, guess, judge

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self, tr("เลือกแฟ้มรายชื่อ"), folder)
        dialog.setNameFilter(tr("รายชื่อ (*.csv *.txt *.tsv *.xlsx *.xlsm)"))
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def read(self, file: str) -> None:
        """Read the file that was chosen and guess its columns."""
        job = self._begin(tr("กำลังอ่านแฟ้ม"))

        def work() -> tuple[PeopleList, bool]:
            return lists.read(Path(file), job), privacy.asking_national_id().on

        self._desk.read(partial(_or_cancelled, work), self._read, self._failed)

    def _read(self, found: tuple[PeopleList, bool] | None) -> None:
        if self._ended() or found is None:
            self._stay()
            return
        self.listed, asks_id = found
        count = on_screen.figures(tr("{rows:,} แถว").format(rows=len(self.listed.rows)))
        self._file_name.tell(f"{self.listed.name} · {count}")
        self._fill_columns(self.listed, asks_id)
        self._show(COLUMNS)

    def _fill_columns(self, listed: PeopleList, asks_id: bool) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        guessed = columns.guess(listed.headings, national_id=asks_id)
        self._boxes.clear()
        shown = [f for f in columns.FIELDS if f != "national_id" or asks_id]
        for at, name in enumerate(shown):
            box = Choice()
            box.setAccessibleName(tr("คอลัมน์ของ{fields}").format(fields=FIELDS[name]))
            box.setFixedWidth(style.scaled(280))
            box.addItem(tr("ไม่นำเข้า"), -1)
            for place, heading in enumerate(listed.headings):
                box.addItem(
                    heading or on_screen.figures(tr("คอลัมน์ที่ {part}").format(part=place + 1)), place
                )
            box.setCurrentIndex(box.findData(guessed.get(name, -1)))
            sample = elided("", "muted")
            box.currentIndexChanged.connect(
                lambda _at, box=box, sample=sample: sample.tell(self._sample(box.currentData()))
            )
            sample.tell(self._sample(box.currentData()))
            self._boxes[name] = box
            for place, part in enumerate((label(FIELDS[name], "label"), box, sample)):
                self._grid.addWidget(part, at, place)

    def _sample(self, place: int) -> str:
        if place < 0 or self.listed is None:
            return ""
        texts = [row.cells[place] for row in self.listed.rows[:60] if place < len(row.cells)]
        return tr("เช่น ") + ", ".join([t for t in dict.fromkeys(texts) if t][:_SAMPLES])

    def chosen_columns(self) -> dict[str, int]:
        """The column of each field as it is chosen now."""
        found = {name: int(box.currentData()) for name, box in self._boxes.items()}
        return {name: place for name, place in found.items() if place >= 0}

    def judge(self) -> None:
        """Judge every row and show the verdicts."""
        assert self.listed is not None
        listed, wanted, make = self.listed, self.chosen_columns(), self.make_missing.isChecked()
        job = self._begin(tr("กำลังตรวจทีละแถว"))
        work = partial(judging.judge, listed, wanted, make_missing=make, job=job)
        self._desk.read(partial(_or_cancelled, work), self._judged, self._failed)

    def _judged(self, preview: Preview | None) -> None:
        if self._ended() or preview is None:
            self._stay()
            return
        self.preview = preview
        self.table.show_preview(preview)
        self.changes.setVisible(bool(preview.counts[CHANGED]))
        self.keep_bad.setVisible(bool(preview.counts[BAD]))
        self._show(PREVIEW)

    def _say_how_many(self) -> None:
        assert self.preview is not None
        counts = self.preview.counts
        many = counts[NEW] + (counts[CHANGED] if self.changes.isChecked() else 0)
        set_words(
            self.yes, on_screen.figures(tr("นำเข้า {many:,} คน").format(many=many)), with_icon=False
        )
        grey(self.yes, "" if many else tr("ไม่มีแถวที่ต้องนำเข้า"))

    def _ask_bad_file(self) -> None:
        assert self.preview is not None
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = tr("{stem}-นำเข้าไม่ได้.xlsx").format(stem=Path(self.preview.listed.name).stem)
        dialog = FileDialog(self, tr("บันทึกแถวที่นำเข้าไม่ได้"), str(Path(folder) / name))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.write_bad)
        dialog.open()

    def write_bad(self, file: str) -> None:
        """Write the rows that will not do."""
        assert self.preview is not None
        work = partial(exporting.write_bad_rows, Path(file), self.preview)
        self._desk.read(work, lambda _count: None)

    # step two: take in, one short transaction after the other

    def take_in(self) -> None:
        """Take in the good rows; other deeds get in between."""
        assert self.preview is not None
        self._taking = Taking(
            self.preview, actor=self._session.actor, changes=self.changes.isChecked()
        )
        self._begin(tr("กำลังนำเข้า"))
        self._next()

    def _next(self) -> None:
        assert self._taking is not None
        self._desk.do(self._taking.step, self._stepped, self._failed)

    def _stepped(self, more: bool) -> None:
        taking = self._taking
        assert taking is not None
        if more and not self._job.cancelled:
            self._job.step(taking.done, taking.total)
            self._next()
            return
        if self._ended():
            return
        stopped = tr("หยุดก่อนจบ ") if more else ""
        self._result.setText(
            on_screen.figures(
                tr("{stopped}เพิ่มใหม่ {added:,} คน แก้ของเดิม {changed:,} คน").format(
                    stopped=stopped, added=taking.added, changed=taking.changed
                )
            )
        )
        assert self.preview is not None
        bad = self.preview.counts[BAD]
        self._left.setText(
            on_screen.figures(
                tr("ไม่ได้นำเข้า {bad:,} แถว แก้ในแฟ้มแล้วนำเข้าใหม่ได้ โปรแกรมจะข้ามคนที่มีแล้ว").format(bad=bad)
            )
            if bad
            else tr("นำเข้าครบทุกแถว")
        )
        if more:
            self._left.setText(
                on_screen.figures(
                    tr("ที่นำเข้าแล้วยังอยู่ อีก {part:,} คนยังไม่ได้นำเข้า ").format(
                        part=taking.total - taking.done
                    )
                )
                + tr("นำเข้าแฟ้มเดิมอีกครั้งได้ โปรแกรมจะข้ามคนที่มีแล้ว")
            )
        self._show(DONE)

    def _begin(self, words: str) -> Job:
        self._job = Job()
        self._busy = True
        self._progress.watch(self._job, words)
        grey(self.yes, words)
        grey(self.back, words)
        return self._job

    def _failed(self, trouble: Exception) -> None:
        if not self._ended():
            self._stay()
        self._desk.troubled.emit(trouble)

    def _ended(self) -> bool:
        """What was under way is over; True when the dialog was only waiting for that to close."""
        self._progress.stop()
        self._busy = False
        if self._closing:
            super().reject()
        return self._closing

    def _stay(self) -> None:
        """Stopped or failed: the page stands as it was."""
        if not self._closing:
            self._show(self.pages.currentIndex())

    # Qt's own names from here on

    def reject(self) -> None:
        if not self._busy:
            super().reject()
            return
        self._closing = self._taking is None  # of an import under way the result is shown
        self._progress.cancel()


def _or_cancelled(work: Callable[[], T]) -> T | None:
    """The work's result; None when the clerk stopped it."""
    try:
        return work()
    except Cancelled:
        return None
