"""The public parts of many offices, gathered in one folder: taken in, counted, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop import settings
from desktop.i18n import tr
from desktop.office import rollup
from desktop.office.jobs import Job
from desktop.office.rollup import Gathered, HearingFigures, TakenAll
from desktop.office.words import Told, tell
from desktop.office.words import rollup as words
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, elided, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.file_dialog import FileDialog

_FILTER = tr("ข้อมูลเผยแพร่ (*.pkp)")
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NONE = Gathered((), ())
_NO_FOLDER = tr("เลือกโฟลเดอร์ของฐานรวมก่อน")
_NOTHING = tr("ยังไม่มีสำนักงาน กด นำเข้าแฟ้ม… แล้วเลือกแฟ้ม .pkp ที่สำนักงานส่งมา เลือกหลายแฟ้มพร้อมกันได้")


class RollupDialog(Dialog):
    """Read only but for taking in: each office speaks for itself in its own file."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, tr("ฐานรวมข้อมูลเผยแพร่ของหลายสำนักงาน"), width=1040)
        self._desk = desk
        self._folder = settings.load().gathered
        self._found = _NONE
        self.say(
            tr(
                "อำเภอหรือจังหวัดรวมแฟ้ม .pkp ที่แต่ละสำนักงานส่งมาไว้ในโฟลเดอร์เดียว "
                "แฟ้มใหม่ของสำนักงานแทนแฟ้มเดิม ไม่มีข้อมูลของบุคคล"
            )
        )
        self._place = elided("", "strong")
        choose = button(tr("เลือกโฟลเดอร์…"), self._ask_folder, icon="folder-open", kind="small")
        self.year = Choice()
        self.year.setAccessibleName(tr("ปีงบประมาณ"))
        self.year.activated.connect(lambda _place: self._read())
        line = row(label(tr("โฟลเดอร์"), "label"), self._place, choose, self.year, gap=10)
        line.setStretch(1, 1)
        self.parts.addLayout(line)
        self.offices = _table(tr("สำนักงานในฐานรวม"), words.HEADS, 2, 186)
        self.offices.currentCellChanged.connect(lambda *_where: self._read_hearings())
        self.parts.addWidget(self.offices)
        self._of = elided("", "label")
        self.parts.addWidget(self._of)
        self.hearings = _table(tr("เวทีของสำนักงาน"), words.HEARING_HEADS, 3, 120)
        self.parts.addWidget(self.hearings)
        self._done = self.say("")
        self._why = self.say("", "bad")
        self.excel = button(tr("ส่งออก Excel…"), self._ask_excel, icon="file-spreadsheet")
        self.take = button(tr("นำเข้าแฟ้ม…"), self._ask_files, icon="download", kind="primary")
        self.take.setDefault(True)
        self.foot(self.excel, None, button(tr("ปิด"), self.accept), self.take)
        self._tell()
        self._show_folder()
        self._read()

    # where it lies

    def _ask_folder(self) -> None:
        dialog = FileDialog(self, tr("โฟลเดอร์ของฐานรวม"), str(self._folder or _documents()))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda chosen: self.use(Path(chosen)))
        dialog.open()

    def use(self, folder: Path) -> None:
        """Read the roll-up of this folder; where there is none it is made with the first file."""
        self._folder = folder
        settings.save(replace(settings.load(), gathered=folder))
        self._tell()
        self._show_folder()
        self._read()

    def _show_folder(self) -> None:
        self._place.tell(str(self._folder) if self._folder else tr("ยังไม่ได้เลือก"))
        grey(self.take, "" if self._folder else _NO_FOLDER)

    # what is in it

    def _read(self) -> None:
        folder, year = self._folder, int(self.year.currentData() or 0)
        if folder is None:
            self._show(_NONE)
            return
        self._desk.read(  # a share that does not answer holds up no window
            lambda: rollup.gathered(folder, year) if rollup.exists(folder) else _NONE,
            self._show,
            self._failed,
        )

    def _show(self, found: Gathered) -> None:
        chosen = int(self.year.currentData() or 0)
        self.year.clear()
        self.year.addItem(tr("ทุกปี"), 0)
        for year in found.years:
            self.year.addItem(on_screen.figures(tr("ปีงบประมาณ {year}").format(year=year)), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self._found = found
        figures = [rollup.figures_of(one) for _, one in found.rows]
        lines: list[tuple[str | int, ...]] = [
            (office.name, words.made(office.at), *counts)
            for (office, _), counts in zip(found.rows, figures, strict=True)
        ]
        if len(lines) > 1:
            total = words.TOTAL.format(many=f"{len(lines):,}")
            sums = tuple(sum(column) for column in zip(*figures, strict=True))
            lines.append((on_screen.figures(total), "", *sums))
        _fill(self.offices, lines, total=len(lines) > 1)
        grey(self.excel, "" if lines else tr("ยังไม่มีข้อมูลให้ส่งออก"))
        if lines:
            self.offices.setCurrentCell(0, 0)
        self._read_hearings()

    def _read_hearings(self) -> None:
        at = self.offices.currentRow()
        folder, year = self._folder, int(self.year.currentData() or 0)
        if folder is None or not 0 <= at < len(self._found.rows):
            empty = _NOTHING if folder else _NO_FOLDER
            self._of.tell("" if self._found.rows else empty)
            _fill(self.hearings, [])
            return
        office = self._found.rows[at][0]

        def done(found: list[HearingFigures]) -> None:
            if self.offices.currentRow() == at:
                self._of.tell(tr("เวทีของ {name}").format(name=office.name))
                _fill(self.hearings, [words.of_hearing(one) for one in found])

        self._desk.read(
            lambda: rollup.hearings(folder, office.office, year),
            done,
            self._failed,
        )

    # deeds

    def _ask_files(self) -> None:
        dialog = FileDialog(self, tr("แฟ้มข้อมูลเผยแพร่ของสำนักงาน"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_FILTER)
        dialog.filesSelected.connect(lambda files: self.take_in([Path(file) for file in files]))
        dialog.open()

    def take_in(self, files: Sequence[Path]) -> None:
        """Take in the files and say which were refused, and why."""
        folder = self._folder
        if folder is None or not files:
            return
        grey(self.take, tr("กำลังนำเข้า"))
        self._tell()
        self._desk.read(
            partial(rollup.take_all, folder, files, Job()),
            self._taken,
            self._failed,
        )

    def _taken(self, found: TakenAll) -> None:
        self._show_folder()
        many = on_screen.figures(str(len(found.taken)))
        said = tr("นำเข้าแล้ว {many} สำนักงาน").format(many=many) if found.taken else ""
        refused = [f"{file.name}: {tell(trouble)}" for file, trouble in found.refused]
        self._tell(said, "\n".join(refused))
        self._read()

    def _failed(self, trouble: Exception) -> None:
        assert isinstance(trouble, Told)
        self._show_folder()
        self._tell(why=tell(trouble))

    def _tell(self, done: str = "", why: str = "") -> None:
        for said, text in ((self._done, done), (self._why, why)):
            said.setText(text)
            said.setVisible(bool(text))

    def _ask_excel(self) -> None:
        name = tr("ฐานรวมข้อมูลเผยแพร่") + ".xlsx"
        dialog = FileDialog(self, tr("ส่งออก Excel"), str(_documents() / name))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda chosen: self.write_excel(Path(chosen)))
        dialog.open()

    def write_excel(self, target: Path) -> None:
        """Write what is shown, and every hearing, as Excel."""
        folder, year = self._folder, int(self.year.currentData() or 0)
        if folder is None:
            return
        said = tr("ส่งออกแล้วที่ {target}").format(target=target)
        self._desk.read(
            lambda: rollup.write_excel(target, folder, year),
            lambda _none: self._tell(said),
            self._failed,
        )


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def _table(name: str, heads: Sequence[str], figures: int, height: int) -> QTableWidget:
    """A table to read: the first column takes the room, from `figures` on they stand right."""
    made = QTableWidget(0, len(heads))
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels(list(heads))
    for at, word in enumerate(heads[figures:], start=figures):
        head = QTableWidgetItem(word)
        head.setTextAlignment(_NUMBERS)
        made.setHorizontalHeaderItem(at, head)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMinimumHeight(style.scaled(height))
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(style.scaled(34))
    header = made.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


def _fill(
    table: QTableWidget, lines: Sequence[Sequence[str | int]], *, total: bool = False
) -> None:
    """Show these lines; `total`: the last is their sum."""
    table.setRowCount(len(lines))
    for at, cells in enumerate(lines):
        for across, cell in enumerate(cells):
            told = on_screen.figures(f"{cell:,}") if isinstance(cell, int) else cell
            item = QTableWidgetItem(told)
            item.setToolTip(told)
            if isinstance(cell, int):
                item.setTextAlignment(_NUMBERS)
            if total and at == len(lines) - 1:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            table.setItem(at, across, item)
