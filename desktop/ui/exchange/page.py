"""The office's PCs and what passes between them: bundles out and in, what waits for a choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from desktop.i18n import tr
from desktop.office import conflicts, exchange, hub, restored
from desktop.office.conflicts import ConflictRow, ConflictSheet, MergedRow
from desktop.office.exchange import PeerRow
from desktop.office.words import sentences
from desktop.office.words.conflicts import moment
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.exchange.background import Background
from desktop.ui.exchange.bundles import Bundles
from desktop.ui.exchange.conflict_view import ConflictView
from desktop.ui.exchange.hub_dialog import HubDialog
from desktop.ui.exchange.members import Members
from desktop.ui.exchange.merged_list import MergedDialog
from desktop.ui.look import fonts, icons, style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import ask_text
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, clear, column, elided, frame, grey, label, pill, row
from desktop.ui.widgets.progress import Progress

_Found = tuple[list[ConflictRow], list[MergedRow], list[PeerRow], hub.Place | None, hub.State]
LIST = 296
_ICONS = {"document": "megaphone", "attendance": "users", "resident": "user", "hearing": "users"}


class ExchangePage(Room):
    """`paper_asked` asks the window to open a document."""

    paper_asked = Signal(int)

    def __init__(self, desk: Desk, session: Session, background: Background) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._background = background
        self._sheet: ConflictSheet | None = None
        self._rows: list[ConflictRow] = []
        self._title = label(tr("แลกเปลี่ยน"), "title")
        self._below = elided("", "muted")
        self._progress = Progress()
        self.bundles = Bundles(self, desk, session, self._progress, self.shown)
        take = button(tr("นำเข้าชุดข้อมูล…"), self.bundles.ask_bundle, icon="download", kind="primary")
        out = button(tr("ส่งออก"), icon="save")
        menu = QMenu(out)
        menu.addAction(tr("ทุกอย่างของสำนักงาน…"), partial(self.bundles.ask_target, everything=True))
        menu.addAction(
            tr("เฉพาะที่เครื่องอื่นยังไม่มี…"), partial(self.bundles.ask_target, everything=False)
        )
        menu.addSeparator()
        menu.addAction(tr("ข้อมูลเผยแพร่สำหรับอำเภอหรือจังหวัด…"), self.bundles.ask_public_target)
        menu.addAction(tr("ฐานรวมข้อมูลเผยแพร่ของหลายสำนักงาน…"), self.gather)
        out.setMenu(menu)
        pcs = button(tr("เครื่องในสำนักงาน"), icon="settings")
        self.members = Members(self, desk, session, self.shown)
        members = QMenu(pcs)
        members.addAction(tr("รับเครื่องใหม่จากคำขอ…"), self.members.ask_request)
        members.addAction(tr("ตั้งชื่อเครื่อง…"), self.members.ask_name)
        members.addAction(tr("ถอนเครื่องที่หายหรือเลิกใช้…"), self.members.ask_revoke)
        members.addSeparator()
        members.addAction(tr("จุดรวมข้อมูล…"), self.ask_hub)
        members.addSeparator()
        members.addAction(tr("ให้เครื่องอื่นยืมเลขทะเบียน…"), self.members.ask_to_lend)
        members.addAction(tr("คืนเลขที่ยืมมาและไม่ได้ใช้"), self.members.give_back)
        members.addAction(tr("ยกเลิกเลขของเครื่องที่ถอน…"), self.members.void_lost)
        members.addAction(tr("เปลี่ยนเครื่องออกเลขทะเบียน…"), self.members.ask_to_appoint)
        pcs.setMenu(members)
        names = column(self._title, self._below, gap=0)
        self._merged_rows: list[MergedRow] = []
        self._merged = button(tr("รวมให้แล้ว"), self.show_merged, kind="link")
        self._merged.hide()
        self._sync = button(tr("ซิงก์เดี๋ยวนี้"), background.now, icon="refresh-cw")
        self._sync.hide()
        self.recognise = button(tr("ยืนยันเครื่องนี้…"), self.members.ask_to_recognise, kind="primary")
        told = label(tr("ข้อมูลนี้กู้คืนจากสำเนา ยืนยันเครื่องนี้ก่อน จึงออกเลขและแลกเปลี่ยนได้"), wrap=True)
        strip = row(told, self.recognise, gap=16, margins=(18, 10, 12, 10))
        strip.setStretch(0, 1)
        self._stranger = frame("card", strip)
        self._stranger.hide()
        head = row(names, None, self._merged, pcs, out, self._sync, take, gap=10)
        self._list = QListWidget()
        self._list.setObjectName("choices")
        self._list.setAccessibleName(tr("รอเลือก"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentRowChanged.connect(self._look_at)
        self._waiting = pill("", "warn")
        left = frame(
            "card",
            column(row(label(tr("รอเลือก"), "card"), None, self._waiting), self._list, gap=8,
                   margins=(12, 12, 12, 12)),
        )  # fmt: skip
        left.setFixedWidth(style.scaled(LIST))
        self._left = left
        self.view = ConflictView()
        self.view.chosen.connect(self.choose)
        self.view.rewrite_asked.connect(self.rewrite)
        self.view.paper_asked.connect(self.paper_asked)
        self._hub = label("", "muted", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.scaled(16))
        self._grid.setVerticalSpacing(style.scaled(6))
        pcs_card = frame(
            "card",
            column(
                row(label(tr("แต่ละเครื่องได้รับข้อมูลถึงไหน"), "card"),
                    label(tr("นับเฉพาะที่เครื่องนั้นยืนยันว่าได้รับแล้ว"), "muted"), None, gap=10),
                self._grid, self._hub, gap=8, margins=(18, 12, 18, 14)),
        )  # fmt: skip
        right = column(self.view, pcs_card, gap=12)
        right.setStretch(0, 1)
        body = row(left, gap=16)
        body.addLayout(right, 1)
        parts = (head, self._stranger, self._progress, body)
        page = column(*parts, gap=12, margins=(24, 18, 24, 14))
        page.setStretch(3, 1)
        self.setLayout(page)
        for place, key in enumerate(("Alt+1", "Alt+2")):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.choose, place))
        QShortcut(QKeySequence("Alt+3"), self).activated.connect(self.rewrite)
        desk.changed.connect(self._hear)
        background.running.connect(self._show_running)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room for the status bar."""
        choosing = (("Alt+1", tr("ใช้ค่าซ้าย")), ("Alt+2", tr("ใช้ค่าขวา")), ("Alt+3", tr("เขียนใหม่")))
        return [*(choosing if self._rows else ()), ("F1", tr("คู่มือ"))]

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""

        def look() -> _Found:
            rows, merged = conflicts.waiting(), conflicts.merged()
            return rows, merged, exchange.peers(), hub.place(), hub.state()

        self._desk.read(look, lambda found: self._show(*found))
        self._desk.read(restored.is_stranger, self._stranger.setVisible)

    def _show(
        self,
        rows: list[ConflictRow],
        merged: list[MergedRow],
        peers: list[PeerRow],
        place_: hub.Place | None,
        state: hub.State,
    ) -> None:
        self._show_hub(place_, state)
        if bool(rows) != bool(self._rows):
            self._rows = rows
            self.keys_changed.emit()
        self._rows = rows
        many = on_screen.figures(str(len(rows)))
        self._title.setText(
            tr("แก้ชนกัน {many} เรื่อง รอคุณเลือก").format(many=many) if rows else tr("แลกเปลี่ยน")
        )
        self._below.tell(
            tr("ระหว่างรอใช้ค่าที่ติดป้าย “ใช้ชั่วคราว” · ค่าที่ไม่เลือกยังอยู่ในประวัติ · งานอื่นทำต่อได้")
            if rows
            else tr("ส่งชุดข้อมูลไปกับแฟลชไดรฟ์ เครื่องอื่นนำเข้าแล้วมีข้อมูลตรงกัน")
        )
        self._waiting.setText(tr("{many} เรื่อง").format(many=many))
        self._merged_rows = merged
        self._merged.setText(
            on_screen.figures(tr("รวมให้แล้ว {merged} เรื่อง").format(merged=len(merged)))
        )
        self._merged.setVisible(bool(rows and merged))
        self._left.setVisible(bool(rows))
        place = max(self._list.currentRow(), 0)
        self._list.blockSignals(True)
        self._list.clear()
        for found in rows:
            icon = icons.icon(_ICONS.get(found.table, "file-text"))
            item = QListWidgetItem(icon, f"{found.title}\n{found.what}")
            item.setToolTip(found.title)
            item.setSizeHint(QSize(10, style.scaled(60)))  # as wide as the list, no wider
            self._list.addItem(item)
        self._list.blockSignals(False)
        if rows:
            self._list.setCurrentRow(min(place, len(rows) - 1))
            self._look_at(self._list.currentRow())
        else:
            self._sheet = None
            self.view.show_nothing(merged)
        self._show_peers(peers)

    def _show_hub(self, where: hub.Place | None, state: hub.State) -> None:
        """Where the hub is and how the last pass went; a failure is never called done."""
        self._sync.setVisible(where is not None)
        if where is None:
            self._hub.setText(
                tr("ยังไม่ได้ตั้งจุดรวมข้อมูล ใช้แฟลชไดรฟ์ได้เลย หรือตั้งที่ เครื่องในสำนักงาน › จุดรวมข้อมูล")
            )
            return
        told = tr("จุดรวมข้อมูล {where}").format(where=where.where)
        good = tr("สำเร็จล่าสุด {at}").format(at=moment(state.at)) if state.at else tr("ยังไม่เคยสำเร็จ")
        if state.reason:
            why = sentences()[state.reason].told.format(**(state.detail or {}))
            told += tr(" · {good} · ครั้งล่าสุด {tried} ไม่สำเร็จ: {why}").format(
                good=good, tried=moment(state.tried), why=why
            )
        else:
            told += f" · {good}"
        self._hub.setText(fonts.breakable(told))

    @Slot()
    def show_merged(self) -> None:
        """What was put together without a question, over what waits for a choice."""
        MergedDialog(self, self._merged_rows).open()

    @Slot()
    def gather(self) -> None:
        """The public parts of many offices, for a district or a province."""
        from desktop.ui.exchange.rollup_dialog import RollupDialog  # most offices never ask

        RollupDialog(self, self._desk).open()

    @Slot()
    def ask_hub(self) -> None:
        """Set up the hub, or use none."""

        def done() -> None:
            self.shown()
            self._background.now()

        HubDialog(self, self._desk, done).open()

    @Slot(bool)
    def _show_running(self, running: bool) -> None:
        grey(self._sync, tr("กำลังซิงก์") if running else "")
        if not running:
            self.shown()

    def _show_peers(self, peers: list[PeerRow]) -> None:
        clear(self._grid)
        headings = (tr("เครื่อง"), tr("เราได้รับงานถึง"), tr("ยังไม่ยืนยันว่าได้รับจากเรา"), tr("สถานะ"))
        for column_, word in enumerate(headings):
            self._grid.addWidget(label(word, "muted"), 0, column_)
        for line, peer in enumerate(peers, start=1):
            name = peer.name or tr("เครื่อง {upper}").format(upper=peer.device[:4].upper())
            if peer.registrar:
                name += tr(" · ออกเลขทะเบียน")
            self._grid.addWidget(elided(name), line, 0)
            heard = moment(peer.heard_at) if peer.heard_at else tr("ยังไม่เคยได้รับ")
            lacks = (
                tr("ไม่ทราบ")
                if peer.behind is None
                else on_screen.figures(tr("{behind:,} รายการ").format(behind=peer.behind))
            )
            self._grid.addWidget(label("" if peer.here else heard), line, 1)
            self._grid.addWidget(label("" if peer.here else lacks), line, 2)
            self._grid.addWidget(_state(peer), line, 3)
        self._grid.setColumnStretch(0, 1)

    @Slot(int)
    def _look_at(self, place: int) -> None:
        if not 0 <= place < len(self._rows):
            return
        found = self._rows[place]

        def done(sheet: ConflictSheet) -> None:
            self._sheet = sheet
            self.view.show_sheet(sheet)

        def failed(trouble: Exception) -> None:
            if getattr(trouble, "reason", "") == "conflict-settled":
                self.shown()  # what came meanwhile settled it: the list is old
            else:
                self._desk.troubled.emit(trouble)

        self._desk.read(lambda: conflicts.open_sheet(found.table, found.uid), done, failed)

    # choices

    @Slot(int)
    def choose(self, side: int) -> None:
        """Take one side's values for the conflict that is shown."""
        sheet, actor = self._sheet, self._session.actor
        if sheet is not None and self.isVisible():
            self._desk.do(lambda: conflicts.choose(sheet.table, sheet.uid, side, actor=actor))

    @Slot()
    def rewrite(self) -> None:
        """Write a third text, beginning with the one in use."""
        sheet, actor = self._sheet, self._session.actor
        if sheet is None or not sheet.may_rewrite or not self.isVisible():
            return
        side = 0 if sheet.one.used else 1

        def ask(text: str) -> None:
            dialog = ask_text(
                self,
                tr("เขียนใหม่"),
                tr("ข้อความนี้จะใช้แทนทั้งสองค่า ค่าเดิมทั้งสองยังอยู่ในประวัติ"),
                tr("ใช้ข้อความนี้"),
                lambda new: self._desk.do(
                    lambda: conflicts.rewrite(sheet.table, sheet.uid, new, actor=actor)
                ),
                required=tr("กรุณาพิมพ์ข้อความ"),
                text=text,
            )
            dialog.setMinimumWidth(style.scaled(680))

        self._desk.read(lambda: conflicts.text_of(sheet.table, sheet.uid, side), ask)

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if "exchange" in topics and self.isVisible():
            self.shown()


def _state(peer: PeerRow) -> QWidget:
    if peer.revoked:
        return pill(tr("ถอนแล้ว"), "bad")
    if peer.here:
        return pill(tr("เครื่องนี้"), "accent")
    if peer.behind is None:
        return pill(tr("ไม่ทราบ"), "muted")
    return pill(tr("ตรงกัน"), "ok") if peer.behind == 0 else pill(tr("รอชุดข้อมูลจากเรา"), "warn")
