"""The books of numbers, a year at a time; void numbers stay, struck through, with their reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import register
from desktop.office.register import RegisterRow
from desktop.office.words import screen
from desktop.printing.paper import Copy
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.choice import Choice

COLUMNS = (tr("เลขทะเบียน"), tr("ที่"), tr("ลงวันที่"), tr("จาก"), tr("เรื่อง"), tr("หมายเหตุ"))
WIDTHS = (100, 156, 142, 156, 0, 160)  # the subject takes what is left
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # of figures
NOTE = COLUMNS.index(tr("หมายเหตุ"))
SUBJECT = COLUMNS.index(tr("เรื่อง"))
ROOMY = 330  # pixels at 100 % that a subject fits in a line


class RegistersPage(Room):
    """`opened` a paper from its line."""

    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[RegisterRow] = []
        self._entered = False
        self._book = Choice()
        self._book.setAccessibleName(tr("ทะเบียน"))
        for kind, word in screen.BOOKS.items():
            self._book.addItem(word, kind)
        self._year = Choice()
        self._year.setAccessibleName(tr("ปี พ.ศ."))
        self._count = label("", "muted")
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName(tr("ทะเบียนหนังสือ"))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        heading = QTableWidgetItem(COLUMNS[0])
        heading.setTextAlignment(_RIGHT)
        self.table.setHorizontalHeaderItem(0, heading)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)  # Tab leaves the book for the next field
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(style.scaled(42))
        header = self.table.horizontalHeader()
        header.sectionResized.connect(self._fit)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(WIDTHS):
            if width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(place, style.scaled(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        prints = button(
            tr("พิมพ์ทะเบียน…"), self.print_book, icon="printer", tip=tr("แนวนอน (Ctrl+P)")
        )
        head = row(
            column(label(tr("ทะเบียน"), "title"), self._count, gap=0),
            None,
            prints,
            self._book,
            label(tr("ปี"), "label"),
            self._year,
            gap=10,
        )
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty.setFixedWidth(style.scaled(420))
        nothing = QWidget()
        nothing.setLayout(column(None, row(None, self.empty, None), None))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        card = frame("card", column(holder, margins=(1, 1, 1, 1)))
        page = column(head, card, gap=14, margins=(24, 18, 24, 14))
        page.setStretch(1, 1)
        self.setLayout(page)
        self._book.activated.connect(lambda _place: self.shown())
        self._year.activated.connect(lambda _place: self._load())
        self.table.cellActivated.connect(self._open)
        desk.changed.connect(self._hear)

    @Slot(int, int, int)
    def _fit(self, column: int, _before: int, wide: int) -> None:
        """Lines are two high where the subject has little room."""
        if column == SUBJECT:
            two = wide < style.scaled(ROOMY)
            self.table.setWordWrap(two)  # in a line that is one high a word that wraps is lost
            self.table.verticalHeader().setDefaultSectionSize(style.scaled(62 if two else 42))

    def first_field(self) -> QWidget:
        """The lines: arrows and Enter work at once; of an empty book the choice of another."""
        self._entered = True
        return self.table if self.table.isVisibleTo(self) else self._book

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("↑ ↓", tr("เลือก")),
            ("Enter", tr("เปิดเอกสาร")),
            ("Ctrl+P", tr("พิมพ์ทะเบียน")),
            ("F1", tr("คู่มือ")),
        ]

    @Slot()
    def shown(self) -> None:
        """The room is entered: years and lines as they are now."""
        chosen = self._year.currentData()
        self._year.clear()
        for year in register.register_years(self._kind()):
            self._year.addItem(on_screen.figures(str(year)), year)
        self._year.setCurrentIndex(max(self._year.findData(chosen), 0))
        self._load()

    @Slot()
    def print_book(self) -> None:
        """Print the year's book in the official columns, or keep it as PDF."""
        from desktop.office import books
        from desktop.ui.editor.printing import PrintDialog

        kind, year = self._kind(), int(self._year.currentData())
        name = f"{screen.BOOKS[kind]} {on_screen.figures(str(year))}"
        copies: tuple[tuple[Copy, str], ...] = (("original", tr("ทะเบียน")),)
        PrintDialog(
            self, self._desk, name, lambda _copy: books.paper_of(kind, year), None, copies
        ).open()

    def _kind(self) -> str:
        return str(self._book.currentData())

    def _load(self) -> None:
        kind, year = self._kind(), int(self._year.currentData())
        self._desk.read(lambda: register.gaps(register.register_rows(kind, year)), self._show)

    def _show(self, rows: list[RegisterRow]) -> None:
        self._rows = rows
        given = sum(not line.last for line in rows)
        self._count.setText(
            on_screen.figures(tr("{given:,} เลข").format(given=given))
            if rows
            else tr("ยังไม่มีเลขในปีนี้")
        )
        self.table.clearSpans()
        year = on_screen.figures(str(self._year.currentData()))
        self.empty.setText(
            tr(
                "{books} ปี {year} ยังไม่มีเลข เลขออกจากเอกสาร: เปิดเอกสารแล้วกด ขอเลข (Ctrl+L) "
                "เลขจะลงที่นี่เอง"
            ).format(books=screen.BOOKS[self._kind()], year=year)
        )
        if not rows and self.table.hasFocus():
            self._book.setFocus()
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and self._entered and self._book.hasFocus():
            self.table.setFocus()  # it was empty when the room was entered
        self._entered = False
        self.table.setRowCount(len(rows))
        # a year without a void number gives the room of its notes to the subjects
        self.table.setColumnHidden(NOTE, not any(line.void_reason for line in rows))
        if rows and self.table.currentRow() < 0:
            self.table.selectRow(0)  # Enter opens it
        t = style.tokens()
        for place, line in enumerate(rows):
            cells = (
                on_screen.figures(line.text if line.last else str(line.value)),
                "" if line.last else line.text,
                "" if line.last and not line.lent else on_screen.short(line.taken_on),
                line.section or tr("เทศบาล"),
                on_screen.figures(register.note_of(line)) if line.last else line.subject,
                "" if line.last else on_screen.figures(register.note_of(line)),
            )
            if line.last:  # a gap has no subject: what it is may take its room
                self.table.setSpan(place, NOTE - 1, 1, 2)
            for at, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text if at >= 3 else "")
                if line.last:
                    item.setForeground(QColor(t.muted))
                if line.void_reason:
                    item.setForeground(QColor(t.muted))
                    if at < 5:
                        font = QFont(self.table.font())
                        font.setStrikeOut(True)
                        item.setFont(font)
                if at == 0:
                    item.setTextAlignment(_RIGHT)
                self.table.setItem(place, at, item)

    def _open(self, place: int, _at: int) -> None:
        document = self._rows[place].document_id
        if document is not None:
            self.opened.emit(document)

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {"number"} and self.isVisible():
            self.shown()
