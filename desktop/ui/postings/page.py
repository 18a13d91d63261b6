"""Every notice that hangs, is to be posted or taken down: the log of postings as a list."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.postings import lists, log, papers, planning
from desktop.office.postings import places as places_
from desktop.office.postings.lists import NoticeRow, NoticeSheet
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.postings.delegate import HEIGHT, NOTICE, PLACES, TERM, NoticeDelegate, cell
from desktop.ui.postings.dialogs import DownDialog, MendDialog, PostDialog, TornDialog
from desktop.ui.postings.errands import Errands
from desktop.ui.postings.filters import Filters, narrow
from desktop.ui.postings.side_panel import SidePanel
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, frame, label, row
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.rows_model import RowsModel

if TYPE_CHECKING:
    pass

TYPING_PAUSE_MS = 120


class PostingsPage(Room):
    """The list at the left, the chosen notice at the right; photos may be dropped anywhere."""

    opened = Signal(int)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self.errands = Errands(
            self, desk, session, lambda: (self.panel.sheet(), self.panel.chosen())
        )
        self._asked = self._shown_asked = 0
        self._wanted = 0  # a notice that another room wants shown
        self._count = label("", "muted")
        self.search = LineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("ค้นหาประกาศ"))
        self.search.setAccessibleName(tr("ค้นหาประกาศ"))
        self.search.setFixedWidth(style.scaled(160 if narrow() else 210))
        boards = _tool(tr("จุดปิดประกาศ"), self.ask_places, "map-pin")
        check = _tool(tr("ตรวจสอบประกาศ"), self.ask_check, "shield-check", " (F4)")
        ask = self.errands.ask_photos
        pictures = button(tr("อ่านรูปป้าย…"), ask, icon="image", kind="primary", tip="F5")
        title = column(label(tr("ปิดประกาศ"), "title"), self._count, gap=0)
        head = row(title, None, self.search, boards, check, pictures, gap=8)
        self.filters = Filters(self.reload)
        chips = row(self.filters, None, gap=6)
        self._round = button(
            tr("ใบนำปิดรอบนี้…"), self.errands.print_round, icon="printer", kind="small"
        )
        chips.addWidget(self._round)
        self.model: RowsModel[NoticeRow] = RowsModel(
            (tr("ประกาศ"), tr("ระยะเวลาปิด"), tr("จุดและช่องทาง")), lists.rows, cell, self
        )
        self.table = self._table()
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setFixedWidth(style.scaled(400))
        nothing = QWidget()
        nothing.setLayout(column(None, row(None, self._empty, None), None))
        holder = QWidget()
        self._stack = QStackedLayout(holder)  # without it the first part would be a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        deeds: dict[str, Callable[[], object]] = {
            "post": self.ask_post,
            "down": self.ask_down,
            "torn": self.ask_torn,
            "photo": self.errands.ask_photo,
            "plan": self.ask_plan,
            "certify": self.certify,
            "route": self.errands.print_route,
            "certificate": self.make_certificate,
            "public": self.errands.ask_public,
            "open": self._open,
            "mend": self.ask_mend,
        }
        self.panel = SidePanel(desk, deeds)
        card = frame("card", column(holder, margins=(1, 1, 1, 1)))
        body = row(card, self.panel, gap=12)
        body.setStretch(0, 1)
        page = column(head, chips, body, gap=10, margins=(24, 16, 24, 14))
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setAcceptDrops(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        desk.changed.connect(self._hear)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("รายการประกาศ"))
        table.setModel(self.model)
        table.setItemDelegate(NoticeDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # Tab leaves the list for the next field
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(style.scaled(HEIGHT))
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NOTICE, QHeaderView.ResizeMode.Stretch)
        for place, width in ((TERM, 140), (PLACES, 150 if narrow() else 338)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        table.doubleClicked.connect(lambda _index: self.ask_post())
        table.selectionModel().selectionChanged.connect(self._selected)
        return table

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("↑ ↓", tr("เลือก")),
            ("Enter", tr("ลงว่าปิด")),
            ("Delete", tr("ลงว่าปลด")),
            ("Insert", tr("เลือกจุด")),
            ("F5", tr("อ่านรูป")),
            ("F4", tr("ตรวจสอบ")),
            ("Ctrl+P", tr("ใบนำปิด")),
            ("F1", tr("คู่มือ")),
        ]

    def first_field(self) -> QWidget | None:
        """The list has the keyboard; without one the search."""
        return self.table if self._stack.currentIndex() == 0 else self.search

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self.reload()

    # the list

    def which(self) -> str:
        """The filter chosen."""
        return self.filters.which()

    def show_filter(self, which: str) -> None:
        """Show what a filter shows, as from another room."""
        self.filters.choose(which)
        self.reload()

    def open_notice(self, notice: int) -> None:
        """Show a notice that is to be looked after, as from another room."""
        self._wanted = notice
        self.search.clear()
        self.show_filter(lists.OPEN)

    @Slot()
    def reload(self) -> None:
        """Ask for the list again; an answer to an older question is dropped."""
        self._asked += 1
        asked, which, text = self._asked, self.which(), self.search.text()

        def look() -> tuple[array[int], dict[str, int]]:
            return lists.find(which, text), lists.counts(lists.open_rows())

        self._desk.read(look, lambda found: self._show(asked, text, *found))

    def _show(self, asked: int, text: str, ids: array[int], counts: dict[str, int]) -> None:
        if asked != self._asked:
            return
        chosen, self._wanted = self._wanted or self.chosen(), 0
        self.model.show_ids(ids)
        self.filters.tell(counts)
        hanging = on_screen.figures(tr("กำลังปิด {counts:,} ฉบับ").format(counts=counts[lists.UP]))
        self._count.setText(f"{on_screen.short(moments.today())} · {hanging}")
        self._stack.setCurrentIndex(0 if ids else 1)
        self._empty.setText(
            tr("ไม่พบประกาศตามที่ค้นหา ลองใช้คำสั้นลงหรือเลือก ทั้งหมด")
            if text or self.which() != lists.OPEN
            else tr(
                "ไม่มีประกาศที่ต้องปิดหรือปลด ประกาศที่ลงนามครบจะขึ้นในรายการนี้เอง "
                "เริ่มด้วยปุ่ม จุดปิดประกาศ เพื่อบอกว่าเทศบาลมีป้ายที่ใดบ้าง"
            )
        )
        if ids:
            self.table.selectRow(max(self.model.place_of(chosen) if chosen else 0, 0))
        else:
            self._look_at(0)

    def chosen(self) -> int:
        """The notice chosen, 0 for none."""
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else 0

    def _all_chosen(self) -> list[int]:
        return [self.model.id_at(i.row()) for i in self.table.selectionModel().selectedRows()]

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self._look_at(self.chosen())

    def _look_at(self, notice: int) -> None:
        self._shown_asked += 1  # an answer that is on its way is too late
        if not notice:
            self.panel.show_nothing()
            return
        asked = self._shown_asked

        def look() -> tuple[NoticeSheet, list[str]]:
            sheet = lists.open_notice(notice)
            return sheet, papers.why_not(sheet)

        def done(found: tuple[NoticeSheet, list[str]]) -> None:
            if asked == self._shown_asked:
                self.panel.show_notice(*found)

        self._desk.read(look, done)

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        heard = {"posting", "posting_place", "document", "number", "hearing"}
        if topics & heard and self.isVisible():
            self.reload()
            self._look_at(self.chosen())

    # deeds

    def ask_post(self, *, plan: bool = False) -> None:
        """Ask where and when the chosen notice was posted; the chosen places are ticked."""
        notice = self.chosen()
        if not notice:
            return
        places = [] if plan else [spot.place.id for spot in self.panel.chosen()]
        self._desk.read(
            lambda: planning.offer(notice),
            lambda offer: PostDialog(
                self, self._desk, self._session, offer, chosen=places, plan=plan
            ).open(),
        )

    def ask_plan(self) -> None:
        """Ask where the chosen notice is to hang."""
        self.ask_post(plan=True)

    def ask_down(self) -> None:
        """Ask for what was taken down: of all chosen notices the places that hang."""
        notices = self._all_chosen()
        picked = {spot.id for spot in self.panel.chosen()} if len(notices) == 1 else set()

        def ask(rows: list[NoticeRow]) -> None:
            spots = [
                (spot, row.number or row.subject)
                for row in rows
                for spot in row.spots
                if spot.state in ("up", "torn")
                and spot.place.kind not in places_.ONCE
                and (not picked or spot.id in picked)
            ]
            if spots:
                DownDialog(self, self._desk, self._session, spots).open()

        if notices:
            self._desk.read(lambda: lists.rows(notices), ask)

    def ask_torn(self) -> None:
        """Ask about a notice that came off, or hangs again."""
        chosen = self.panel.chosen()
        if len(chosen) == 1:
            TornDialog(self, self._desk, self._session, chosen[0]).open()

    def ask_mend(self) -> None:
        """Ask how an entry of the log is to be corrected."""
        entry = self.panel.entry()
        if entry is not None and entry.holds:
            MendDialog(self, self._desk, self._session, entry).open()

    def certify(self) -> None:
        """Put down that who works here certifies the chosen places, else all that were posted."""
        sheet = self.panel.sheet()
        if sheet is None:
            return
        some = self.panel.chosen() or [s for s in sheet.row.spots if s.posted_on]
        ids, actor = [spot.id for spot in some], self._session.actor
        self._desk.do(lambda: log.certify(ids, by=actor, actor=actor))

    def make_certificate(self) -> None:
        """Draft the certificate and open it."""
        notice, actor = self.chosen(), self._session.actor
        if notice:
            self._desk.do(lambda: papers.certificate(notice, actor=actor), self.opened.emit)

    def _open(self) -> None:
        if self.chosen():
            self.opened.emit(self.chosen())

    def ask_places(self) -> None:
        """The boards and channels of the office."""
        from desktop.ui.postings.places_dialog import BoardsDialog

        BoardsDialog(self, self._desk, self._session).open()

    def ask_check(self) -> None:
        """Check whether a notice is genuine."""
        self.check_file(None)

    def check_file(self, file: Path | None) -> None:
        """Check a file, or ask for one."""
        from desktop.ui.postings.verify_dialog import VerifyDialog

        dialog = VerifyDialog(self, self._desk)
        dialog.open()
        if file is not None:
            dialog.check(str(file))

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self.ask_post,
            Qt.Key.Key_Enter: self.ask_post,
            Qt.Key.Key_Insert: self.ask_plan,
            Qt.Key.Key_Delete: self.ask_down,
            Qt.Key.Key_F5: self.errands.ask_photos,
            Qt.Key.Key_F4: self.ask_check,
        }
        deed = deeds.get(event.key())
        if deed is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.panel.log.hasFocus():
            self.ask_mend()
        else:
            deed()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            if len(files) == 1 and files[0].suffix.lower() in (".pdf", ".txt"):
                self.check_file(files[0])
            else:
                self.errands.read_photos(files)


def _tool(word: str, deed: Callable[[], object], icon: str, key: str = "") -> QWidget:
    """A button of the head; its icon alone where there is no room for words."""
    shown = "" if narrow() else word
    return button(shown, deed, icon=icon, name=word, tip=f"{word}{key}")
