"""The list of papers: search, filter, sort, look, open."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedLayout,
    QTableView,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import documents, sections, sheets
from desktop.office.documents import DocumentQuery, DocumentRow
from desktop.office.sheets import DocumentSheet
from desktop.office.words import screen
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.documents.delegate import NUMBER, STATE, SUBJECT, WAITING, DocumentDelegate
from desktop.ui.documents.side_panel import SidePanel
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.rows_model import RowsModel

SORTS = {NUMBER: "number", SUBJECT: "subject", STATE: "stage", WAITING: "changed"}
TYPING_PAUSE_MS = 120
PANEL_FROM = 980  # narrower than this the subjects need the room of the panel


def _cell(row: DocumentRow, column_: int) -> str:
    if column_ == NUMBER:
        return row.number or tr("ยังไม่ออกเลข")
    if column_ == SUBJECT:
        return f"{row.subject} {screen.FORMS[row.kind]} {row.section}"
    if column_ == STATE:
        return screen.state(row.stage, returned=row.returned, void=row.void)[0]
    return row.waiting


class DocumentsPage(Room):
    """Every paper of the office; `opened` and `new_asked` tell the window what to do."""

    opened = Signal(int)
    new_asked = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._query = DocumentQuery()
        self._asked = 0
        self._sections: dict[int, str] = {}
        self._count = label("", "muted")
        self.search = LineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("ค้นหาเรื่อง เลข ชื่อคน หรือเนื้อความ  (Ctrl+K)"))
        self.search.setAccessibleName(tr("ค้นหาเอกสาร"))
        self.search.setFixedWidth(style.scaled(370))
        self.search.make_search()
        new = button(
            tr("ร่างเอกสารใหม่"), self.new_asked.emit, icon="plus", kind="primary", tip="Ctrl+N"
        )
        head = row(
            column(label(tr("เอกสาร"), "title"), self._count, gap=0), None, self.search, new, gap=10
        )
        self._kind = Choice()
        self._kind.setAccessibleName(tr("ชนิด"))
        for kind, word in (("", tr("ทุกชนิด")), *screen.FORMS.items()):
            self._kind.addItem(word, kind)
        self._kind.setMaxVisibleItems(len(screen.FORMS) + 1)
        chips = row(label(tr("ชนิด"), "label"), self._kind)
        self._stage = Choice()
        self._stage.setAccessibleName(tr("สถานะ"))
        self._stage.addItem(tr("ทุกสถานะ"), "")
        for stage, word in screen.WAITING.items():
            self._stage.addItem(word, stage)
        self._stage.addItem(tr("ส่งกลับให้แก้", "state"), "returned")
        self._year = Choice()
        self._year.setAccessibleName(tr("ปี พ.ศ."))
        self._mine = button(tr("รอฉัน"), kind="chip")
        self._mine.setCheckable(True)
        self._clear = button(tr("ล้างตัวกรอง"), self._clear_filters, kind="link")
        for part in (label(tr("สถานะ"), "label"), self._stage, label(tr("ปี"), "label"), self._year):
            chips.addWidget(part)
        chips.addWidget(self._mine)
        chips.addStretch(1)
        chips.addWidget(self._clear)
        self.model: RowsModel[DocumentRow] = RowsModel(
            (tr("เลขทะเบียน"), tr("เรื่อง"), tr("สถานะ"), tr("รออยู่ที่")), documents.rows, _cell, self
        )
        self.table = self._table()
        self._empty = label("", "muted", wrap=True)
        self._empty.setFixedWidth(style.scaled(360))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        holder = QWidget()
        self._stack = QStackedLayout(holder)  # without it the first part would be a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty_state())
        self.panel = SidePanel(self.opened.emit)
        card = frame("card")
        card.setLayout(column(margins=(1, 1, 1, 1)))
        inside = card.layout()
        assert inside is not None
        inside.addWidget(holder)
        body = row(card, self.panel, gap=16)
        body.setStretch(0, 1)
        page = column(head, chips, body, gap=12, margins=(24, 18, 24, 14))
        page.setStretch(2, 1)
        self.setLayout(page)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._kind.activated.connect(lambda _place: self.reload())
        self._stage.activated.connect(lambda _place: self.reload())
        self._year.activated.connect(lambda _place: self.reload())
        self._mine.clicked.connect(lambda _checked: self.reload())
        desk.changed.connect(self._hear)
        session.actor_changed.connect(self.reload)
        self._load_years()

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("รายการเอกสาร"))
        table.setModel(self.model)
        table.setItemDelegate(DocumentDelegate(table, self._session))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # Tab leaves the list for the next field
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(style.scaled(60))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(WAITING, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._sort)
        for place, width in ((NUMBER, 150), (STATE, 136), (WAITING, 158)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open_index)
        table.selectionModel().selectionChanged.connect(self._selected)
        return table

    def _empty_state(self) -> QWidget:
        holder = QWidget()
        picture = QLabel()
        picture.setPixmap(icons.pixmap("file-text", style.tokens().line_strong, 56, 2.0))
        self._begin = button(tr("ร่างเอกสารแรก"), self.new_asked.emit, icon="plus", kind="next")
        holder.setLayout(
            column(
                None,
                row(None, picture, None),
                row(None, self._empty, None),
                row(None, self._begin, None),
                None,
                gap=14,
            )
        )
        return holder

    # what the window calls

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("↑ ↓", tr("เลือก")),
            ("Enter", tr("เปิด")),
            ("Ctrl+K", tr("ค้นหา")),
            ("Ctrl+N", tr("ร่างใหม่")),
            ("Delete", tr("ทิ้งร่าง")),
            ("F1", tr("คู่มือ")),
        ]

    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self._sections = {s.id: s.name for s in sections.sections()}
        self._load_years()
        self.reload()
        self.table.setFocus()

    def search_for(self, text: str) -> None:
        self.search.setText(text)
        self.search.setFocus()
        self.search.selectAll()

    def show_mine(self) -> None:
        self._mine.setChecked(True)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Ask for the list again; an answer to an older question is dropped."""
        self._query = replace(
            self._query,
            text=self.search.text(),
            kind=str(self._kind.currentData() or ""),
            stage=str(self._stage.currentData() or ""),
            year=int(self._year.currentData() or 0),
            mine=self._session.actor if self._mine.isChecked() else None,
        )
        self._asked += 1
        asked, query = self._asked, self._query
        self._desk.read(lambda: documents.find(query), lambda ids: self._show(asked, ids))

    def _show(self, asked: int, ids: array[int]) -> None:
        if asked != self._asked:
            return
        chosen = self._chosen()
        self.model.show_ids(ids)
        filtered = self._query != DocumentQuery(
            sort=self._query.sort, descending=self._query.descending
        )
        self._clear.setVisible(filtered)
        self._count.setText(
            on_screen.figures(
                tr("พบ {ids:,} ฉบับ").format(ids=len(ids))
                if filtered
                else tr("ทั้งหมด {ids:,} ฉบับ").format(ids=len(ids))
            )
        )
        self._stack.setCurrentIndex(0 if ids else 1)
        self._begin.setVisible(not filtered)
        self._empty.setText(
            tr("ไม่พบเอกสารตามที่ค้นหา ลองใช้คำสั้นลงหรือกดล้างตัวกรอง")
            if filtered
            else tr("ยังไม่มีเอกสารในสำนักงานนี้ เริ่มด้วยการร่างบันทึกข้อความหรือประกาศ")
        )
        place = self.model.place_of(chosen) if chosen else -1
        if ids:
            self.table.selectRow(max(place, 0))
        else:
            self.panel.show_nothing()

    def _chosen(self) -> int:
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else 0

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, *_: object) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        self._desk.read(lambda: sheets.open_sheet(chosen), self._show_sheet)

    def _show_sheet(self, sheet: DocumentSheet) -> None:
        if sheet.id == self._chosen():
            self.panel.show_sheet(sheet, self._sections.get(sheet.section_id, ""))

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.id_at(index.row()))

    def _sort(self, place: int, order: Qt.SortOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        self._query = replace(self._query, sort=SORTS[place], descending=descending)
        self.reload()

    def _ask_discard(self) -> None:
        from desktop.office import drafting
        from desktop.ui.shell.dialogs import confirm

        chosen, actor = self._chosen(), self._session.actor
        line = self.model.row_at(self.model.place_of(chosen))
        subject = (line.subject if line else "") or tr("(ยังไม่มีชื่อเรื่อง)")
        confirm(
            self,
            tr("ทิ้งร่าง"),
            tr(
                "ทิ้ง “{subject}” หรือไม่ เอกสารจะไม่อยู่ในรายการอีก แต่ยังอยู่ในบันทึกการเปลี่ยนแปลงของสำนักงาน"
            ).format(subject=subject),
            tr("ทิ้งร่างนี้"),
            lambda: self._desk.do(lambda: drafting.discard(chosen, actor=actor)),
        )

    def _clear_filters(self) -> None:
        self._kind.setCurrentIndex(0)
        self._stage.setCurrentIndex(0)
        self._year.setCurrentIndex(0)
        self._mine.setChecked(False)
        self.search.clear()
        self.reload()

    def _load_years(self) -> None:
        chosen = self._year.currentData()
        self._year.clear()
        self._year.addItem(tr("ทุกปี"), 0)
        for year in documents.years():
            self._year.addItem(on_screen.figures(str(year)), year)
        self._year.setCurrentIndex(max(self._year.findData(chosen), 0))

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {"document", "number"} and self.isVisible():
            self.reload()

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= style.scaled(PANEL_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen():
            self.opened.emit(self._chosen())
            return
        if event.key() == Qt.Key.Key_Delete and self._chosen():
            self._ask_discard()
            return
        super().keyPressEvent(event)
