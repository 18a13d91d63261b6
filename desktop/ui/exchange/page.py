"""The office's PCs and what passes between them: bundles out and in, what waits for a choice."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from desktop.office import conflicts, exchange, hub, moments, restored
from desktop.office.conflicts import ConflictRow, ConflictSheet
from desktop.office.exchange import Deed, PeerRow
from desktop.office.jobs import Cancelled, Job
from desktop.office.words import sentences
from desktop.office.words.conflicts import TABLES, moment
from desktop.thai.digits import to_thai
from desktop.ui.desk import Desk
from desktop.ui.exchange.background import Background
from desktop.ui.exchange.conflict_view import ConflictView
from desktop.ui.exchange.hub_dialog import HubDialog
from desktop.ui.exchange.members import Members
from desktop.ui.look import fonts, icons, style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import ask_text, confirm, say
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import button, clear, column, elided, frame, grey, label, pill, row
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.progress import Progress

LIST = 296
_FILTER = "ชุดข้อมูลประชาคม (*.pkb)"
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
        self._title = label("แลกเปลี่ยน", "title")
        self._below = elided("", "muted")
        take = button("นำเข้าชุดข้อมูล…", self.ask_bundle, icon="download", kind="primary")
        out = button("ส่งออก", icon="save")
        menu = QMenu(out)
        menu.addAction("ทุกอย่างของสำนักงาน…", partial(self.ask_target, everything=True))
        menu.addAction("เฉพาะที่เครื่องอื่นยังไม่มี…", partial(self.ask_target, everything=False))
        out.setMenu(menu)
        pcs = button("เครื่องในสำนักงาน", icon="settings")
        self.members = Members(self, desk, session, self.shown)
        members = QMenu(pcs)
        members.addAction("รับเครื่องใหม่จากคำขอ…", self.members.ask_request)
        members.addAction("ตั้งชื่อเครื่อง…", self.members.ask_name)
        members.addAction("ถอนเครื่องที่หายหรือเลิกใช้…", self.members.ask_revoke)
        members.addSeparator()
        members.addAction("จุดรวมข้อมูล…", self.ask_hub)
        members.addSeparator()
        members.addAction("ให้เครื่องอื่นยืมเลขทะเบียน…", self.members.ask_to_lend)
        members.addAction("คืนเลขที่ยืมมาและไม่ได้ใช้", self.members.give_back)
        pcs.setMenu(members)
        names = column(self._title, self._below, gap=0)
        self._sync = button("ซิงก์เดี๋ยวนี้", background.now, icon="refresh-cw")
        self._sync.hide()
        self.recognise = button("ยืนยันเครื่องนี้…", self.members.ask_to_recognise, kind="primary")
        told = label("ข้อมูลนี้กู้คืนจากสำเนา ยืนยันเครื่องนี้ก่อน จึงออกเลขและแลกเปลี่ยนได้", wrap=True)
        strip = row(told, self.recognise, gap=16, margins=(18, 10, 12, 10))
        strip.setStretch(0, 1)
        self._stranger = frame("card", strip)
        self._stranger.hide()
        head = row(names, None, pcs, out, self._sync, take, gap=10)
        self._list = QListWidget()
        self._list.setObjectName("choices")
        self._list.setAccessibleName("รอเลือก")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentRowChanged.connect(self._look_at)
        self._waiting = pill("", "warn")
        left = frame(
            "card",
            column(row(label("รอเลือก", "card"), None, self._waiting), self._list, gap=8,
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
                row(label("แต่ละเครื่องได้รับข้อมูลถึงไหน", "card"),
                    label("นับเฉพาะที่เครื่องนั้นยืนยันว่าได้รับแล้ว", "muted"), None, gap=10),
                self._grid, self._hub, gap=8, margins=(18, 12, 18, 14)),
        )  # fmt: skip
        right = column(self.view, pcs_card, gap=12)
        right.setStretch(0, 1)
        body = row(left, gap=16)
        body.addLayout(right, 1)
        self._progress = Progress()
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
        choosing = (("Alt+1", "ใช้ค่าซ้าย"), ("Alt+2", "ใช้ค่าขวา"), ("Alt+3", "เขียนใหม่"))
        return [*(choosing if self._rows else ()), ("F1", "คู่มือ")]

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""

        def look() -> tuple[list[ConflictRow], list[PeerRow], hub.Place | None, hub.State]:
            return conflicts.waiting(), exchange.peers(), hub.place(), hub.state()

        self._desk.read(look, lambda found: self._show(*found))
        self._desk.read(restored.is_stranger, self._stranger.setVisible)

    def _show(
        self,
        rows: list[ConflictRow],
        peers: list[PeerRow],
        place_: hub.Place | None,
        state: hub.State,
    ) -> None:
        self._show_hub(place_, state)
        if bool(rows) != bool(self._rows):
            self._rows = rows
            self.keys_changed.emit()
        self._rows = rows
        many = to_thai(str(len(rows)))
        self._title.setText(f"แก้ชนกัน {many} เรื่อง รอคุณเลือก" if rows else "แลกเปลี่ยน")
        self._below.tell(
            "ระหว่างรอใช้ค่าที่ติดป้าย “ใช้ชั่วคราว” · ค่าที่ไม่เลือกยังอยู่ในประวัติ · งานอื่นทำต่อได้"
            if rows
            else "ส่งชุดข้อมูลไปกับแฟลชไดรฟ์ เครื่องอื่นนำเข้าแล้วมีข้อมูลตรงกัน"
        )
        self._waiting.setText(f"{many} เรื่อง")
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
            self.view.show_nothing()
        self._show_peers(peers)

    def _show_hub(self, where: hub.Place | None, state: hub.State) -> None:
        """Where the hub is and how the last pass went; a failure is never called done."""
        self._sync.setVisible(where is not None)
        if where is None:
            self._hub.setText("ยังไม่ได้ตั้งจุดรวมข้อมูล ใช้แฟลชไดรฟ์ได้เลย หรือตั้งที่ เครื่องในสำนักงาน › จุดรวมข้อมูล")
            return
        told = f"จุดรวมข้อมูล {where.where}"
        good = f"สำเร็จล่าสุด {moment(state.at)}" if state.at else "ยังไม่เคยสำเร็จ"
        if state.reason:
            why = sentences()[state.reason].th.format(**(state.detail or {}))
            told += f" · {good} · ครั้งล่าสุด {moment(state.tried)} ไม่สำเร็จ: {why}"
        else:
            told += f" · {good}"
        self._hub.setText(fonts.breakable(told))

    @Slot()
    def ask_hub(self) -> None:
        """Set up the hub, or use none."""

        def done() -> None:
            self.shown()
            self._background.now()

        HubDialog(self, self._desk, done).open()

    @Slot(bool)
    def _show_running(self, running: bool) -> None:
        grey(self._sync, "กำลังซิงก์" if running else "")
        if not running:
            self.shown()

    def _show_peers(self, peers: list[PeerRow]) -> None:
        clear(self._grid)
        headings = ("เครื่อง", "เราได้รับงานถึง", "ยังไม่ยืนยันว่าได้รับจากเรา", "สถานะ")
        for column_, word in enumerate(headings):
            self._grid.addWidget(label(word, "muted"), 0, column_)
        for line, peer in enumerate(peers, start=1):
            name = peer.name or f"เครื่อง {peer.device[:4].upper()}"
            self._grid.addWidget(elided(f"{name} (เครื่องนี้)" if peer.here else name), line, 0)
            heard = moment(peer.heard_at) if peer.heard_at else "ยังไม่เคยได้รับ"
            lacks = "ไม่ทราบ" if peer.behind is None else to_thai(f"{peer.behind:,} รายการ")
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

        self._desk.read(lambda: conflicts.open_sheet(found.table, found.uid), done)

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
                "เขียนใหม่",
                "ข้อความนี้จะใช้แทนทั้งสองค่า ค่าเดิมทั้งสองยังอยู่ในประวัติ",
                "ใช้ข้อความนี้",
                lambda new: self._desk.do(
                    lambda: conflicts.rewrite(sheet.table, sheet.uid, new, actor=actor)
                ),
                required="กรุณาพิมพ์ข้อความ",
                text=text,
            )
            dialog.setMinimumWidth(style.scaled(680))

        self._desk.read(lambda: conflicts.text_of(sheet.table, sheet.uid, side), ask)

    # bundles

    def ask_target(self, *, everything: bool) -> None:
        """Ask where a bundle goes, and write it."""
        dialog = FileDialog(self, "ส่งออกชุดข้อมูล")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_FILTER)
        dialog.setDefaultSuffix("pkb")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(f"ประชาคม-{moments.today().isoformat()}.pkb")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.export(Path(file), everything=everything))
        dialog.open()

    def export(self, target: Path, *, everything: bool) -> None:
        """Write a bundle and say what is in it."""
        actor = self._session.actor

        def done(made: exchange.Exported) -> None:
            self._progress.stop()
            count = to_thai(f"{made.manifest.lines:,}")
            size = to_thai(f"{max(1, made.size // 1024):,}")
            tell = f"ส่งออกแล้ว {count} รายการ ขนาด {size} กิโลไบต์\n{target}"
            if made.missing:
                tell += to_thai(f"\nไฟล์แนบ {made.missing} ไฟล์ยังมาไม่ถึงเครื่องนี้ จึงไม่อยู่ในชุดนี้")
            say(self, "ส่งออกชุดข้อมูล", tell)
            self.shown()

        def work(job: Job, deed: Deed) -> exchange.Exported:
            return exchange.export(target, everything=everything, actor=actor, deed=deed)

        job = self._desk.errand(work, done, self._failed)
        self._progress.watch(job, "กำลังเขียนชุดข้อมูล")

    @Slot()
    def ask_bundle(self) -> None:
        """Ask for a bundle, tell what it would change, and take it in when told to."""
        dialog = FileDialog(self, "นำเข้าชุดข้อมูล")
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_FILTER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.look_into(Path(file)))
        dialog.open()

    def look_into(self, source: Path) -> None:
        """Tell what a bundle would change, then ask."""

        def done(found: exchange.Taken) -> None:
            self._progress.stop()
            confirm(
                self,
                "นำเข้าชุดข้อมูล",
                _told(found, "จะนำเข้า"),
                "นำเข้า",
                lambda: self.take_in(source),
            )

        job = self._desk.errand(
            lambda job, deed: deed(lambda: exchange.inspect(source, job)), done, self._failed
        )
        self._progress.watch(job, "กำลังดูชุดข้อมูล")

    def take_in(self, source: Path) -> None:
        """Take in a bundle and say what it brought; other deeds go on between its steps."""

        def work(job: Job, deed: Deed) -> exchange.Taken | None:
            try:
                return exchange.take_in(source, job, deed)
            except Cancelled:
                return None

        self._progress.watch(self._desk.errand(work, self._taken, self._failed), "กำลังนำเข้าชุดข้อมูล")

    def _taken(self, found: exchange.Taken | None) -> None:
        self._progress.stop()
        stopped = "หยุดแล้ว ส่วนที่นำเข้าไปแล้วใช้ได้ นำเข้าชุดเดิมอีกครั้งเมื่อใดก็จะทำต่อจากที่ค้าง"
        say(self, "นำเข้าชุดข้อมูล", _told(found, "นำเข้าแล้ว") if found else stopped)
        self.shown()

    def _failed(self, trouble: Exception) -> None:
        self._progress.stop()
        self._desk.troubled.emit(trouble)

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if "exchange" in topics and self.isVisible():
            self.shown()


def _state(peer: PeerRow) -> QWidget:
    if peer.revoked:
        return pill("ถอนแล้ว", "bad")
    if peer.here:
        return pill("เครื่องนี้", "accent")
    if peer.behind is None:
        return pill("ไม่ทราบ", "muted")
    return pill("ตรงกัน", "ok") if peer.behind == 0 else pill("รอชุดข้อมูลจากเรา", "warn")


def _told(found: exchange.Taken, word: str) -> str:
    """What a bundle brings, in a few lines."""
    lines = [f"จาก {found.maker} เมื่อ {moment(found.manifest.at)}"]
    if not found.operations:
        lines.append("ไม่มีอะไรใหม่ เครื่องนี้มีครบแล้ว")
    else:
        lines.append(to_thai(f"{word} {found.operations:,} รายการ ไฟล์แนบ {found.files:,} ไฟล์"))
        shown = sorted(found.rows.items(), key=lambda pair: -pair[1])[:6]
        lines.append(
            to_thai(" · ".join(f"{TABLES.get(name, name)} {count:,}" for name, count in shown))
        )
    if found.conflicts:
        lines.append(to_thai(f"แก้ชนกัน {found.conflicts} ช่อง จะรอให้เลือกในหน้านี้"))
    if found.waiting:
        lines.append(to_thai(f"รอชุดข้อมูลของเครื่องอื่นอีก {found.waiting} ส่วน"))
    if found.refused:
        lines.append(to_thai(f"ไม่รับ {found.refused} ส่วน เพราะไม่ถูกต้อง ส่วนอื่นไม่กระทบ"))
    if found.forks:
        lines.append("พบเครื่องที่มีประวัติสองชุด อาจกู้สำรองหรือคัดลอกโฟลเดอร์ กรุณาแจ้งผู้ดูแล")
    return "\n".join(lines)
