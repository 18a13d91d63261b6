"""Everybody who may come to a hearing: search, filter, look, add, change, bring in, send out."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QStackedLayout,
    QTableView,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.community import merged, residents, sheets, villages
from desktop.office.community.residents import ResidentRow
from desktop.office.community.sheets import ResidentSheet
from desktop.thai import on_screen
from desktop.ui.community.delegate import HIGH, HOME, NAME, PHONE, PeopleDelegate, cell
from desktop.ui.community.side_panel import SidePanel
from desktop.ui.desk import Desk
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, column, frame, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit
from desktop.ui.widgets.rows_model import RowsModel

TYPING_PAUSE_MS = 120
PANEL_FROM = 980  # narrower than this the names need the room of the panel
TOPICS = frozenset(("resident", "village", "stakeholder"))


class PeoplePage(Room):
    """The directory of residents."""

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._asked = 0
        self._ids: array[int] = array("q")
        self._count = label("", "muted")
        self.search = LineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("ค้นหาชื่อ บ้านเลขที่ หรือเบอร์โทร"))
        self.search.setAccessibleName(tr("ค้นหาประชาชน"))
        self.search.setFixedWidth(style.scaled(330))
        self.search.make_search()
        add = button(tr("เพิ่มคน"), self.ask_new, icon="user-plus", kind="primary", tip="Insert")
        title = column(label(tr("ประชาชน"), "title"), self._count, gap=0)
        head = row(title, None, self.search, add, gap=10)
        self._village = self._filter(tr("หมู่บ้าน"), 190)
        self._group = self._filter(tr("กลุ่ม"), 190)
        self._clear = button(tr("ล้าง"), self.clear_filters, kind="link", tip=tr("ล้างตัวกรองทั้งหมด"))
        self._export = button(tr("ส่งออก…"), self.ask_export, icon="file-spreadsheet", kind="small")
        chips = row(self._village, self._group, self._clear, None, self._tools())
        self.model: RowsModel[ResidentRow] = RowsModel(
            (tr("ชื่อ"), tr("ที่อยู่"), tr("โทรศัพท์")), residents.rows, cell, self
        )
        self.table = self._table()
        holder = QWidget()
        self._stack = QStackedLayout(holder)  # without it the first part would be a window
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty_state())
        self.panel = SidePanel(self.ask_change, self.ask_erase, self._ask_part)
        body = row(frame("card", column(holder, margins=(1, 1, 1, 1))), self.panel, gap=16)
        body.setStretch(0, 1)
        page = column(head, chips, body, gap=12, margins=(24, 18, 24, 14))
        page.setStretch(2, 1)
        self.setLayout(page)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        desk.changed.connect(self._hear)

    def _tools(self) -> QWidget:
        """What is done with the whole list; with large text behind one button."""
        others = (
            (tr("นำเข้า…"), self.ask_import, "upload", tr("CSV หรือ XLSX")),
            (tr("หาคนซ้ำ…"), self.ask_duplicates, "git-merge", ""),
            (tr("หมู่บ้านและกลุ่ม…"), self.ask_places, "house", ""),
        )
        made = QWidget()
        if not style.large():
            first, *rest = (
                button(word, then, icon=icon, kind="small", tip=tip)
                for word, then, icon, tip in others
            )
            made.setLayout(row(first, self._export, *rest))
            return made
        menu = QMenu(made)
        menu.setAccessibleName(tr("เครื่องมือ"))
        for word, then, icon, _tip in others:
            menu.addAction(icons.icon(icon), word, then)
        more = button(tr("เครื่องมือ"), kind="small")
        more.setMenu(menu)
        made.setLayout(row(self._export, more))
        return made

    def _filter(self, name: str, width: int) -> QComboBox:
        made = Choice()
        made.setAccessibleName(name)
        made.setMinimumWidth(style.scaled(110))
        made.setMaximumWidth(style.scaled(width))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(14)
        made.setMaxVisibleItems(20)
        made.activated.connect(lambda _place: self.reload())
        return made

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(tr("รายชื่อประชาชน"))
        table.setModel(self.model)
        table.setItemDelegate(PeopleDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)  # Tab leaves the list for the next field
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(style.scaled(HIGH))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for place, width in ((HOME, 220), (PHONE, 150)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, style.scaled(width))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open_index)
        table.selectionModel().selectionChanged.connect(self._selected)
        return table

    def _empty_state(self) -> QWidget:
        self._empty = label("", "muted", wrap=True)
        self._empty.setFixedWidth(style.scaled(400))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("contact-round", style.tokens().line_strong, 56, 2.0))
        self._begin = button(tr("นำเข้ารายชื่อจากแฟ้ม"), self.ask_import, icon="upload", kind="next")
        middle = (row(None, part, None) for part in (picture, self._empty, self._begin))
        holder = QWidget()
        holder.setLayout(column(None, *middle, None, gap=14))
        return holder

    # what the window calls

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        return [
            ("↑ ↓", tr("เลือก")),
            ("Enter", tr("แก้ไข")),
            ("Insert", tr("เพิ่มคน")),
            ("Delete", tr("นำออกจากรายชื่อ")),
            ("Ctrl+K", tr("ค้นหา")),
            ("F1", tr("คู่มือ")),
        ]

    def shown(self) -> None:
        """The room is entered: everything as it is now."""
        self._load_filters()
        self.reload()
        self.table.setFocus()

    def search_here(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def reload(self) -> None:
        """Ask for the list again; an answer to an older question is dropped."""
        self._asked += 1
        asked, text = self._asked, self.search.text()
        village, group = self._village.currentData(), self._group.currentData()
        self._desk.read(
            lambda: residents.find(text, village, group),
            lambda ids: self._show(asked, ids, bool(text.strip() or village or group)),
        )

    def _show(self, asked: int, ids: array[int], filtered: bool) -> None:
        if asked != self._asked:
            return
        chosen = self._chosen()
        self._ids = ids
        self.model.show_ids(ids)
        self._clear.setVisible(filtered)
        self._count.setText(
            on_screen.figures(
                tr("{part} {ids:,} คน").format(
                    part=tr("พบ") if filtered else tr("ทั้งหมด"), ids=len(ids)
                )
            )
        )
        grey(self._export, "" if ids else tr("ไม่มีรายชื่อให้ส่งออก"))
        self._stack.setCurrentIndex(0 if ids else 1)
        self._begin.setVisible(not filtered)
        self._empty.setText(
            tr("ไม่พบชื่อตามที่ค้นหา ลองใช้คำสั้นลง พิมพ์เฉพาะชื่อหรือบ้านเลขที่ หรือกดล้าง")
            if filtered
            else tr("ยังไม่มีรายชื่อประชาชน นำเข้าจากแฟ้ม Excel ที่มีอยู่ หรือเพิ่มทีละคน")
        )
        if ids:
            self.table.selectRow(max(self.model.place_of(chosen) if chosen else 0, 0))
        else:
            self.panel.show_nothing()

    def _chosen(self) -> int:
        index = self.table.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else 0

    def select(self, resident_id: int) -> None:
        """Choose somebody in the list, where they are shown."""
        place = self.model.place_of(resident_id)
        if place >= 0:
            self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, NAME))

    @Slot(QItemSelection, QItemSelection)
    def _selected(self, *_: object) -> None:
        chosen = self._chosen()
        if chosen:
            # one put away meanwhile: the list is on its way without them
            self._desk.read(lambda: sheets.open_sheet(chosen), self._show_sheet, lambda _gone: None)

    def _show_sheet(self, sheet: ResidentSheet) -> None:
        if sheet.row.id == self._chosen():
            self.panel.show_sheet(sheet)

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.ask_change(self.model.id_at(index.row()))

    @Slot()
    def clear_filters(self) -> None:
        """Show everybody."""
        self._village.setCurrentIndex(0)
        self._group.setCurrentIndex(0)
        self.search.clear()
        self.reload()

    def _load_filters(self) -> None:
        every = (
            (self._village, tr("ทุกหมู่บ้าน"), [(v.id, v.label) for v in villages.villages()]),
            (self._group, tr("ทุกกลุ่ม"), [(s.id, s.name) for s in villages.stakeholders()]),
        )
        for box, word, listed in every:
            chosen = box.currentData()
            box.clear()
            box.addItem(word, None)
            for id_, name in listed:
                box.addItem(name, id_)
            box.setCurrentIndex(max(box.findData(chosen), 0))

    # what can be done; each dialog is made when it is asked for

    @Slot()
    def ask_new(self) -> None:
        """Put somebody into the directory."""
        from desktop.ui.community.person_dialog import PersonDialog

        village, group = self._village.currentData(), self._group.currentData()
        PersonDialog(self, self._desk, self._session, None, village, group).open()

    def ask_change(self, resident_id: int) -> None:
        """Change what is known of somebody."""
        from desktop.ui.community.person_dialog import PersonDialog

        def show(known: PersonDialog.Known) -> None:
            PersonDialog(self, self._desk, self._session, known).open()

        self._desk.read(lambda: PersonDialog.look_up(resident_id), show)

    def ask_discard(self, resident_id: int) -> None:
        """Put somebody away, after asking."""
        from desktop.ui.shell.dialogs import confirm

        actor = self._session.actor
        confirm(
            self,
            tr("นำออกจากรายชื่อ"),
            tr(
                "นำ {resident_id} ออกจากรายชื่อหรือไม่ ประวัติการมาเวทียังอยู่ "
                "แต่จะไม่พบชื่อนี้ในการค้นหาและที่โต๊ะลงทะเบียน"
            ).format(resident_id=self._name(resident_id)),
            tr("นำออก"),
            lambda: self._desk.do(lambda: residents.discard(resident_id, actor=actor)),
        )

    def ask_erase(self, resident_id: int) -> None:
        """Erase what is personal on somebody's request, after asking."""
        from desktop.ui.shell.dialogs import confirm

        actor = self._session.actor
        confirm(
            self,
            tr("ลบข้อมูลส่วนบุคคล"),
            tr(
                "ลบชื่อ ที่อยู่ โทรศัพท์ และข้อมูลอื่นของ {resident_id} ออกถาวร "
                "จากทุกเครื่องในสำนักงาน ย้อนกลับไม่ได้ "
                "จำนวนผู้เข้าร่วมและความเห็นยังนับอยู่โดยไม่มีชื่อ "
                "เอกสารที่พิมพ์แล้วและสำเนาสำรองที่ทำไว้ก่อนต้องจัดการแยกต่างหาก "
                "(พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล มาตรา ๓๓)"
            ).format(resident_id=self._name(resident_id)),
            tr("ลบถาวร"),
            lambda: self._desk.do(lambda: residents.erase(resident_id, actor=actor)),
        )

    def _ask_part(self, duplicate_id: int) -> None:
        actor = self._session.actor
        self._desk.do(lambda: merged.undo(duplicate_id, actor=actor))

    def _name(self, resident_id: int) -> str:
        place = self.model.place_of(resident_id)
        line = self.model.row_at(place) if place >= 0 else None
        return f"“{line.name}”" if line else tr("คนนี้")

    @Slot()
    def ask_import(self) -> None:
        """Bring in a list, in two steps."""
        from desktop.ui.community.import_dialog import ImportDialog

        ImportDialog(self, self._desk, self._session).open()

    @Slot()
    def ask_export(self) -> None:
        """Write the people shown now as an Excel file."""
        from desktop.ui.community.export_dialog import ExportDialog

        ExportDialog(self, self._desk, self._session, self._ids).open()

    @Slot()
    def ask_duplicates(self) -> None:
        """Look for people entered twice."""
        from desktop.ui.community.duplicates_dialog import DuplicatesDialog

        DuplicatesDialog(self, self._desk, self._session).open()

    @Slot()
    def ask_places(self) -> None:
        """Edit the villages and groups."""
        from desktop.ui.community.places_dialog import PlacesDialog

        PlacesDialog(self, self._desk, self._session).open()

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if not self.isVisible():
            return
        if topics & {"village", "stakeholder"}:
            self._load_filters()
        if topics & TOPICS:
            self._pause.start()  # an import tells of itself many times a second

    # Qt's own names from here on

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= style.scaled(PANEL_FROM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen():
            self.ask_change(self._chosen())
        elif event.key() == Qt.Key.Key_Insert:
            self.ask_new()
        elif event.key() == Qt.Key.Key_Delete and self._chosen():
            self.ask_discard(self._chosen())
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
