"""The print dialog: which copies, how many, to which printer; or as a PDF."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop import settings
from desktop.i18n import tr
from desktop.office import office
from desktop.office.errors import Refused
from desktop.printing.paper import Copy, Paper
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.editor.qt_pages import QtPages
from desktop.ui.look import fonts, style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, column, frame, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.thai_spin import ThaiSpin

if TYPE_CHECKING:
    from desktop.printing.typeset import Typeset

T = TypeVar("T")
COPIES: tuple[tuple[Copy, str], ...] = (
    ("original", tr("ต้นฉบับ")),
    ("office", tr("สำเนาคู่ฉบับ")),
    ("certified", tr("สำเนาถูกต้อง")),
)


class PrintDialog(Dialog):
    """Opens on one paper; closes when the pages have gone to the printer.

    `paper_of` makes the paper of a copy, in a read lane; `noted` keeps that it was printed (so many
    copies, 0 for a file) and is a deed, or None for what no record keeps.
    """

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        name: str,
        paper_of: Callable[[Copy], Paper],
        noted: Callable[[int], object] | None,
        copies: tuple[tuple[Copy, str], ...] = COPIES,
    ) -> None:
        super().__init__(parent, tr("พิมพ์เอกสาร"), width=520)
        self._desk = desk
        self._paper_of = paper_of
        self._noted = noted
        self._name = name
        self._printers = Choice()
        self._printers.setAccessibleName(tr("เครื่องพิมพ์"))
        self._printers.addItems(QPrinterInfo.availablePrinterNames())
        default = QPrinterInfo.defaultPrinterName()
        if default:
            self._printers.setCurrentText(default)
        where = label(tr("เครื่องพิมพ์"), "label")
        self.parts.addLayout(row(where, self._printers))
        self._copies: dict[Copy, QSpinBox] = {}
        for copy, word in copies:
            count = ThaiSpin()
            count.setRange(0, 99)
            count.setValue(0 if copy == "certified" else 1)
            count.setSuffix(tr(" ชุด"))
            count.setFixedWidth(style.scaled(130))
            count.setAccessibleName(tr("จำนวน{word}").format(word=word))
            self._copies[copy] = count
            self.parts.addLayout(row(label(word), None, count))
        self._left = label("", "muted", wrap=True)
        self._left_frame = frame("warn", column(self._left, margins=(12, 7, 12, 7)))
        self._left_frame.hide()
        self.parts.addWidget(self._left_frame)
        self._note = self.say("")
        first = "" if self._printers.count() else "primary"
        tip = "Ctrl+S"
        self._save = button(
            tr("บันทึกเป็น PDF…"), self._ask_file, icon="download", kind=first, tip=tip
        )
        QShortcut(QKeySequence(tip), self).activated.connect(self._save.click)
        self._word = button(tr("บันทึกเป็น Word…"), self._ask_word, icon="file-text")
        self._word.setVisible(False)
        self._list = button(tr("ส่งถึงหลายราย…"), self._ask_list, icon="users")
        self._list.setVisible(False)
        self._rows: list[dict[str, str]] = []
        self.parts.addLayout(row(self._save, self._word, self._list, None))
        self.answers(tr("พิมพ์"), self._print, icon="printer")
        self._busy = False
        self._grey_without_printer()

    def offer_merge(self) -> None:
        """Offer to print the paper once for each row of a list: for one with {blanks}."""
        self._list.setVisible(True)
        self._note.setText(tr("เอกสารนี้มีช่อง {…} ให้เติมจากรายชื่อ เลือกรายชื่อก่อนพิมพ์"))

    def use_rows(self, rows: list[dict[str, str]], told: str) -> None:
        """Print the paper once for each of these rows, known from the records."""
        self._rows = rows
        self._note.setText(told)

    def tell_open(self, count: int) -> None:
        """Say that the proofreader still marks `count` places; the paper prints all the same."""
        if count:
            many = on_screen.figures(str(count))
            left = tr(
                "ยังมีข้อสังเกต {many} แห่งที่ไม่ได้แก้หรือข้าม กด Esc แล้วดูใต้เนื้อความ (F8 แก้ F9 ข้าม)"
            ).format(many=many)
            self._left.setText(fonts.breakable(left))
        self._left_frame.setVisible(bool(count))

    def warn(self, text: str) -> None:
        """Say what should be known before this is sent out; it prints all the same."""
        self._left.setText(fonts.breakable(text))
        self._left_frame.show()

    def _ask_list(self) -> None:
        dialog = FileDialog(self, tr("รายชื่อ (CSV แถวแรกเป็นหัวคอลัมน์)"))
        dialog.setNameFilter("CSV (*.csv *.txt *.tsv)")
        dialog.setOption(FileDialog.Option.DontUseNativeDialog, False)
        dialog.fileSelected.connect(self.take_list)
        dialog.open()

    @Slot(str)
    def take_list(self, file: str) -> None:
        """Use the rows of a list; what is wrong with it is told before anything is printed."""
        paper_of = self._paper_of

        def look() -> list[dict[str, str]]:
            from desktop.office.files import read_list
            from desktop.printing import merging

            rows = read_list(Path(file))
            for _ in merging.merged(paper_of("original"), rows):
                pass
            return rows

        def done(rows: list[dict[str, str]]) -> None:
            self._rows = rows
            self._note.setText(
                on_screen.figures(
                    tr("พิมพ์ถึง {rows:,} รายจาก {name}").format(rows=len(rows), name=Path(file).name)
                )
            )

        self._desk.read(look, done)

    def offer_word(self) -> None:
        """Offer a Word document besides: for a form that reads as a letter."""
        self._word.setVisible(True)

    def _ask_word(self) -> None:
        self._ask_where(tr("บันทึกเป็น Word"), "docx", self._save_word)

    def _save_word(self, file: str) -> None:
        paper_of = self._paper_of

        def make() -> None:
            from desktop.office.files import write_word

            write_word(Path(file), paper_of("original"), office.house())

        self._send(make, lambda _none: self._note_and_close(0))

    def _grey_without_printer(self) -> None:
        if self._printers.count() == 0:
            why = tr("ไม่พบเครื่องพิมพ์ในเครื่องนี้ ใช้บันทึกเป็น PDF ได้")
            grey(self.yes, why)
            self.yes.setDefault(False)
            self._save.setDefault(True)  # Enter does what can be done
            self._printers.setEnabled(False)
            self._printers.setToolTip(why)
            self._note.setText(why)

    def _print(self) -> None:
        wanted = [(copy, box.value()) for copy, box in self._copies.items() if box.value()]
        if not wanted:
            self._note.setText(tr("เลือกจำนวนอย่างน้อย ๑ ชุด"))
            return
        paper_of, printer, name = self._paper_of, self._printers.currentText(), self._name
        rows = self._rows
        with_lp = shutil.which("lp") is not None

        def make() -> list[tuple[Typeset, int]]:
            from desktop.printing import typeset

            house = office.house()
            made: list[tuple[Typeset, int]] = []
            for copy, count in wanted:
                for batch in _batches(paper_of(copy), rows):
                    printed = typeset.typeset_many(batch, house)
                    if with_lp:
                        _to_lp(printed, printer, count, name)
                    else:
                        made.append((printed, count))
            return made

        def done(made: list[tuple[Typeset, int]]) -> None:
            def printed() -> None:
                self._note_and_close(sum(count for _, count in wanted))

            if with_lp:
                printed()
            else:
                self._pages = QtPages(self._desk, made, printer, name, printed, self._failed)
                self._pages.begin()

        self._send(make, done)

    def _send(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do the slow part in a read lane, so that typing is still kept; the dialog waits."""
        self._busy = True
        for part in (self.yes, self._save, self._word):
            grey(part, tr("กำลังส่งเอกสารออก"))
        self._desk.read(work, done, self._failed)

    def _note_and_close(self, copies: int) -> None:
        noted = self._noted
        self._busy = False
        if noted is not None:
            self._desk.do(lambda: noted(copies))
        self.accept()

    def _failed(self, trouble: Exception) -> None:
        self._busy = False
        for part in (self.yes, self._save, self._word):
            grey(part, "")
        self._grey_without_printer()
        self._desk.troubled.emit(trouble)

    def _ask_file(self) -> None:
        self._ask_where(tr("บันทึกเป็น PDF"), "pdf", self._save_as)

    def _ask_where(self, title: str, kind: str, chosen: Callable[[str], None]) -> None:
        dialog = FileDialog(self, title, str(_last_folder() / f"{self._name}.{kind}"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{kind.upper()} (*.{kind})")
        dialog.setDefaultSuffix(kind)
        dialog.setOption(FileDialog.Option.DontUseNativeDialog, False)
        dialog.fileSelected.connect(_remember_folder)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _save_as(self, file: str) -> None:
        wanted = [copy for copy, box in self._copies.items() if box.value()] or ["original"]
        words, rows = dict(COPIES), self._rows
        paper_of = self._paper_of

        def make() -> None:
            from desktop.office.files import write_pdf

            house = office.house()
            target = Path(file)
            for copy in wanted:
                ending = "" if copy == wanted[0] else f"-{words[copy]}"
                parts = list(_batches(paper_of(copy), rows))
                for place, batch in enumerate(parts, start=1):
                    part = f"-{place}" if len(parts) > 1 else ""
                    write_pdf(target.with_stem(target.stem + ending + part), batch, house)

        self._send(make, lambda _none: self._note_and_close(0))

    # Qt's own names from here on

    def reject(self) -> None:
        if not self._busy:
            super().reject()


def _last_folder() -> Path:
    """Where a paper was last written, else the documents of whoever sits here."""
    kept = settings.load().saved_to
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    wanted = (kept, Path(QStandardPaths.writableLocation(documents)))
    return next((one for one in wanted if one is not None and one.is_dir()), Path.home())


def _remember_folder(file: str) -> None:
    settings.save(replace(settings.load(), saved_to=Path(file).parent))


def _batches(paper: Paper, rows: list[dict[str, str]]) -> Iterator[list[Paper]]:
    """The paper, or it once for each row, in handfuls."""
    from desktop.printing import merging

    return merging.batches(merging.merged(paper, rows)) if rows else iter([[paper]])


def _millimetres(points: float) -> int:
    return round(points * 25.4 / 72)


def _media(width: float, height: float) -> str:
    """The name CUPS knows a page size by."""
    small, large = sorted((_millimetres(width), _millimetres(height)))
    known = {(210, 297): "A4", (297, 420): "A3"}
    return known.get((small, large), f"Custom.{small}x{large}mm")


def _to_lp(made: Typeset, printer: str, count: int, name: str) -> None:
    """Hand a PDF to CUPS as it is: vectors, exact to the page."""
    pdf = made.pdf
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["lp", "-d", printer, "-n", str(count), "-t", name]
        media = _media(made.width, made.height)
        command += ["-o", f"media={media}", "-o", "fit-to-page=false", file.name]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if ran.returncode:
        raise Refused("printer-refuses", printer=printer, why=ran.stderr.strip())
