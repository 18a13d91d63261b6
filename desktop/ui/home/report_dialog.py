"""Reports of a year or a quarter: on paper, as a workbook, and what may be told everybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from desktop.i18n import tr
from desktop.office import open_data, reports, sections
from desktop.office.reports import Period, Report
from desktop.office.words import reports as words
from desktop.printing.paper import Copy
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, clear, column, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog

SHOWN = 6  # tables told by their sums


class ReportDialog(Dialog):
    """A period and a section are chosen; the sums are shown at once."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, words.TITLE, width=640)
        self._desk = desk
        self._report: Report | None = None
        self._asked = 0
        self.year = Choice()
        self.year.setAccessibleName(words.PERIOD)
        for year in reports.years():
            self.year.addItem(on_screen.figures(tr("ปี {year}").format(year=year)), year)
        self.quarter = Choice()
        self.quarter.setAccessibleName(words.PERIOD)
        self.quarter.addItem(words.WHOLE, 0)
        for number, name in enumerate(words.QUARTERS, start=1):
            self.quarter.addItem(name, number)
        self.section = Choice()
        self.section.setAccessibleName(words.SECTION)
        self.section.addItem(words.ALL_SECTIONS, 0)
        for one in sections.sections():
            self.section.addItem(one.name, one.id)
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(8))
        form.addRow(label(words.PERIOD, "label"), row(self.year, self.quarter, None))
        form.addRow(label(words.SECTION, "label"), row(self.section, None))
        self.parts.addLayout(form)
        self._sums = column(gap=4)
        self.parts.addLayout(self._sums)
        self._told = self.say("", "ok")
        self.press = button(words.PRINT, self.print_report, icon="printer", kind="primary")
        self.excel = button(words.EXCEL, self.ask_excel, icon="file-spreadsheet")
        self.data = button(
            words.OPEN_DATA, self.ask_open_data, icon="upload", tip=words.OPEN_DATA_TIP
        )
        close = button(words.CLOSE, self.reject)
        self.foot(self.data, self.excel, None, close, self.press)
        for choice in (self.year, self.quarter, self.section):
            choice.activated.connect(lambda _at: self.count())
        self.count()

    def period(self) -> Period:
        """The period chosen."""
        return Period(int(self.year.currentData()), int(self.quarter.currentData()))

    def count(self) -> None:
        """Count what is chosen."""
        self._asked += 1
        asked, period, section = self._asked, self.period(), int(self.section.currentData())

        def done(found: Report) -> None:
            if asked == self._asked:
                self._show(found)

        self._desk.read(lambda: reports.make(period, section), done)

    def _show(self, report: Report) -> None:
        self._report = report
        clear(self._sums)
        for table in report.tables[:SHOWN]:
            sums = table.sums[1:]
            told = " · ".join(
                on_screen.figures(f"{head} {value:,}")
                for head, value in zip(table.heads[1:], sums, strict=True)
            )
            self._sums.addLayout(row(_strong(table.title), None, label(told, "muted")))
        if not report.tables:
            self._sums.addWidget(label(words.NOTHING, "muted"))

    @Slot()
    def print_report(self) -> None:
        """The report on paper or as PDF."""
        report = self._report
        if report is None:
            return
        from desktop.ui.editor.printing import PrintDialog

        name = words.SUBJECT.format(period=report.period.name)
        copies: tuple[tuple[Copy, str], ...] = (("original", words.TITLE),)
        PrintDialog(
            self, self._desk, name, lambda _copy: reports.paper(report), None, copies
        ).open()

    @Slot()
    def ask_excel(self) -> None:
        """Choose where the workbook goes."""
        dialog = FileDialog(
            self, words.EXCEL.rstrip("…"), str(_documents() / f"{words.SHEET}.xlsx")
        )
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda file: self.write_excel(Path(file)))
        dialog.open()

    def write_excel(self, file: Path) -> None:
        """Write the workbook."""
        report = self._report
        if report is not None:
            self._write(file, lambda: reports.write_excel(report, file))

    @Slot()
    def ask_open_data(self) -> None:
        """Choose the folder for the open data."""
        dialog = FileDialog(self, words.OPEN_DATA.rstrip("…"), str(_documents()))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.write_open_data(Path(folder)))
        dialog.open()

    def write_open_data(self, folder: Path) -> None:
        """Write the open data of the period."""
        period = self.period()
        self._write(folder, lambda: open_data.write(folder, period))

    def _write(self, place: Path, deed: Callable[[], object]) -> None:
        def work() -> Path:
            deed()
            return place

        self._desk.read(work, lambda there: self._told.setText(words.WRITTEN.format(place=there)))


def _strong(text: str) -> QLabel:
    return label(text, "strong")


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
