"""Every hearing of the office, the coming ones first: look, plan, open."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QModelIndex, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.hearings import listing, plan
from desktop.office.hearings.listing import HearingQuery, HearingRow
from desktop.office.hearings.plan import HearingFacts
from desktop.office.words.hearing_screen import STATES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.floor.unclosed_bar import UnclosedBar
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import ask_text
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_delegate import HIGH, LineDelegate, draw_lines
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.paint import draw_pill
from desktop.ui.widgets.rows_model import RowsModel

DAY, SUBJECT, STATE = range(3)
TYPING_PAUSE_MS = 120
WARM_MS = 200  # after the list is shown: Enter is the next key, and the page is large


def _when(row: HearingRow) -> tuple[str, str]:
    if row.held_on is None:
        return tr("ยังไม่มีวัน"), ""
    time = (
        tr("{part} น.").format(part=on_screen.figures(row.begins.replace(":", ".")))
        if row.begins
        else ""
    )
    return on_screen.short(row.held_on), time


def _cell(row: HearingRow, column_: int) -> str:
    if column_ == DAY:
        return " ".join(_when(row))
    return f"{row.subject} {row.venue}" if column_ == SUBJECT else STATES[row.state][0]


class HearingsPage(Room):
    """The list of hearings; `opened` tells the window which to open."""

    opened = Signal(int)
    hearing_near = Signal()  # its page may be built now, before somebody opens one

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._asked = 0
        self._count = label("", "muted")
        self.search = LineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("ค้นหาเรื่อง โครงการ หรือสถานที่"))
        self.search.setAccessibleName(tr("ค้นหาเวที"))
        self.search.setFixedWidth(style.scaled(340))
        new = button(tr("วางแผนเวทีใหม่"), self.ask_new, icon="plus", kind="primary", tip="Insert")
        title = column(label(tr("เวทีประชาคม"), "title"), self._count, gap=0)
        head = row(title, None, self.search, new, gap=10)
        self._state = Choice()
        self._state.setAccessibleName(tr("สถานะ"))
        self._state.addItem(tr("ทุกสถานะ"), "")
        for code, (word, _) in STATES.items():
            self._state.addItem(word, code)
        self._state.setMaxVisibleItems(len(STATES) + 1)
        chips = row(label(tr("สถานะ"), "label"), self._state, None)
        self.model: RowsModel[HearingRow] = RowsModel(
            (tr("วันเวลา"), tr("เรื่อง"), tr("สถานะ")), listing.rows, _cell, self
        )
        self.table = self._table()
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setFixedWidth(style.scaled(380))
        nothing = QWidget()
        nothing.setLayout(column(None, row(None, self._empty, None), None))
        holder = QWidget()
        self._stack = QStackedLayout(holder)  # without it the first part would be a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        card = frame("card", column(holder, margins=(1, 1, 1, 1)))
        self.unclosed = UnclosedBar(desk, session)
        page = column(head, self.unclosed, chips, card, gap=12, margins=(24, 18, 24, 14))
        page.setStretch(3, 1)
        self.setLayout(page)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._state.activated.connect(lambda _place: self.reload())
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM_MS)
        self._warm.timeout.connect(self.hearing_near)
        desk.changed.connect(self._hear)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("รายการเวที"))
        table.setModel(self.model)
        table.setItemDelegate(HearingDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # Tab leaves the list for the next field
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(style.scaled(HIGH))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for place, width in ((DAY, 140), (STATE, 166)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open_index)
        return table

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("↑ ↓", tr("เลือก")),
            ("Enter", tr("เปิด")),
            ("Insert", tr("วางแผนใหม่")),
            ("F1", tr("คู่มือ")),
        ]

    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self.reload()
        self.unclosed.look()
        self.table.setFocus()
        self._warm.start()

    @Slot()
    def ask_new(self) -> None:
        """Ask for the subject, plan a hearing and open it."""
        actor = self._session.actor
        ask_text(
            self,
            tr("วางแผนเวทีใหม่"),
            tr("เรื่องที่จะรับฟัง เช่น โครงการปรับปรุงถนนสายบ้านตัวอย่าง"),
            tr("วางแผน"),
            lambda subject: self._desk.do(
                lambda: plan.create(HearingFacts(subject=subject), actor=actor), self.opened.emit
            ),
            required=tr("กรุณาใส่เรื่องที่จะรับฟัง"),
            long=False,
        )

    @Slot()
    def reload(self) -> None:
        """Ask for the list again; an answer to an older question is dropped."""
        self._asked += 1
        asked = self._asked
        query = HearingQuery(self.search.text(), str(self._state.currentData() or ""))
        self._desk.read(lambda: listing.find(query), lambda ids: self._show(asked, query, ids))

    def _show(self, asked: int, query: HearingQuery, ids: array[int]) -> None:
        if asked != self._asked:
            return
        chosen = self._chosen()
        self.model.show_ids(ids)
        filtered = bool(query.text or query.state)
        self._count.setText(
            on_screen.figures(
                tr("พบ {ids:,} เวที").format(ids=len(ids))
                if filtered
                else tr("ทั้งหมด {ids:,} เวที").format(ids=len(ids))
            )
        )
        self._stack.setCurrentIndex(0 if ids else 1)
        self._empty.setText(
            tr("ไม่พบเวทีตามที่ค้นหา ลองใช้คำสั้นลง")
            if filtered
            else tr("ยังไม่มีเวทีในสำนักงานนี้ เริ่มด้วยปุ่ม วางแผนเวทีใหม่ โปรแกรมจะคำนวณวันสุดท้ายที่ต้องปิดประกาศให้")
        )
        if ids:
            self.table.selectRow(max(self.model.place_of(chosen) if chosen else 0, 0))

    def _chosen(self) -> int:
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else 0

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.id_at(index.row()))

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if "hearing" in topics and self.isVisible():
            self.reload()

    # Qt's own names from here on

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._warm.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen():
            self.opened.emit(self._chosen())
        elif event.key() == Qt.Key.Key_Insert:
            self.ask_new()
        else:
            super().keyPressEvent(event)


class HearingDelegate(LineDelegate):
    """Two lines a row: the day over the hour, the subject over the place, the state."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, HearingRow)

    def draw(
        self, painter: QPainter, room: QRectF, row: HearingRow, column: int, *, selected: bool
    ) -> None:
        """Paint one cell of a hearing's line."""
        if column == STATE:
            draw_pill(painter, room, *STATES[row.state], selected=selected)
        else:
            draw_lines(painter, room, *(_when(row) if column == DAY else (row.subject, row.venue)))
