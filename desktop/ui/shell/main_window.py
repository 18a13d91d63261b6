"""The window around the rooms: sidebar, stack, status bar, keys that work everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from desktop.office import documents, office, people
from desktop.office.errors import Refused
from desktop.office.words import screen
from desktop.ui.desk import Desk
from desktop.ui.documents.page import DocumentsPage
from desktop.ui.editor.page import EditorPage
from desktop.ui.home.page import HomePage
from desktop.ui.look import icons, style
from desktop.ui.registers.page import RegistersPage
from desktop.ui.session import Session
from desktop.ui.settings.page import SettingsPage
from desktop.ui.shell.dialogs import choose, show_keys, tell_trouble
from desktop.ui.widgets.basic import Elided, clear, column, keycap, label, row

SIDE = 232
ROOMS = (
    ("หน้าหลัก", "house"),
    ("เอกสาร", "file-text"),
    ("ทะเบียน", "clipboard-list"),
    ("ตั้งค่า", "settings"),
)
HOME, DOCUMENTS, REGISTERS, SETTINGS, EDITOR = range(5)
KEYS = [
    ("Ctrl+N", "ร่างเอกสารใหม่"),
    ("Ctrl+K", "ค้นหาเอกสาร"),
    ("Ctrl+S", "บันทึกฉบับ"),
    ("Ctrl+P", "พิมพ์ หรือบันทึกเป็น PDF"),
    ("Ctrl+Enter", "ส่งเอกสารไปขั้นต่อไป"),
    ("Ctrl+Backspace", "ในรายการ: ส่งกลับ · ในเนื้อความ: ลบทีละคำ"),
    ("Ctrl+L", "ขอเลข หรือยกเลิกเลข"),
    ("Ctrl+Shift+7", "ขึ้นข้อใหม่ ๑. ๒. ๓."),
    ("Ctrl+← Ctrl+→", "เลื่อนทีละคำ"),
    ("Ctrl+Z  Ctrl+Y", "เลิกทำ ทำซ้ำ"),
    ("Ctrl+U", "เปลี่ยนผู้ใช้งาน"),
    ("Ctrl+D", "สลับสีสว่างหรือมืด"),
    ("Ctrl++  Ctrl+-", "ขยายหรือลดขนาดอักษร"),
    ("Ctrl+1 … Ctrl+4", "ไปแต่ละหน้า"),
    ("Esc", "กลับ หรือปิดหน้าต่างเล็ก"),
    ("F1", "ปุ่มลัดทั้งหมด"),
]
SCALES = (100, 110, 125, 150, 175, 200)


class MainWindow(QMainWindow):
    """`painted` comes once, when the first frame is on the screen."""

    painted = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._was_painted = False
        self._stayed = False
        self._fallen: list[Path | None] = []
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(self._look_for_falls)
        self._watch.start()
        self.setWindowTitle("ประชาคม")
        self.setMinimumSize(QSize(1024, 640))
        self.resize(1366, 740)
        desk.troubled.connect(lambda trouble: tell_trouble(self, trouble))
        session.look_changed.connect(self._rebuild)
        session.actor_changed.connect(self._show_actor)
        desk.changed.connect(self._hear)
        self._shortcuts()
        self._build()
        self.go(HOME)

    # rooms

    def _build(self) -> None:
        self.home = HomePage(self._desk, self._session)
        self.documents = DocumentsPage(self._desk, self._session)
        self.registers = RegistersPage(self._desk)
        self.settings = SettingsPage(self._desk, self._session)
        self.editor = EditorPage(self._desk, self._session)
        self._stack = QStackedWidget()
        self._rooms = (self.home, self.documents, self.registers, self.settings, self.editor)
        for room in self._rooms:
            self._stack.addWidget(room)
        self.home.opened.connect(self.open_paper)
        self.home.new_asked.connect(self.draft)
        self.home.mine_asked.connect(self._show_mine)
        self.documents.opened.connect(self.open_paper)
        self.documents.new_asked.connect(self.ask_new)
        self.registers.opened.connect(self.open_paper)
        self.editor.closed.connect(lambda: self.go(DOCUMENTS))
        self.editor.announcement_asked.connect(self._draft_from)
        body = row(self._side(), self._stack, gap=0)
        body.setStretch(1, 1)
        holder = QWidget()
        page = column(body, self._status(), gap=0)
        page.setStretch(0, 1)
        holder.setLayout(page)
        self.setCentralWidget(holder)
        self._show_office()
        self._show_actor()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(style.scaled(SIDE))
        self._mark = QLabel()
        self._name = label("", "strong")
        self._sub = label("งานประชาคมและประกาศ", "muted")
        self._navigation = QListWidget()
        self._navigation.setObjectName("navigation")
        self._navigation.setAccessibleName("เมนูหลัก")
        self._navigation.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._navigation.setIconSize(QSize(style.scaled(20), style.scaled(20)))
        self._navigation.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for word, icon in ROOMS:
            item = QListWidgetItem(icons.icon(icon, style.tokens().side_text), word)
            item.setSizeHint(QSize(10, style.scaled(44)))
            self._navigation.addItem(item)
        self._navigation.currentRowChanged.connect(self._navigated)
        self._who = QPushButton()
        self._who.setObjectName("whoami")
        self._who.setToolTip("เปลี่ยนผู้ใช้งาน (Ctrl+U)")
        self._who.setFixedHeight(style.scaled(58))
        self._who.clicked.connect(self.change_actor)
        self._initials = label("")
        self._initials.setObjectName("initials")
        self._initials.setFixedSize(style.scaled(34), style.scaled(34))
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._actor = Elided("strong")
        self._post = Elided("muted")
        inside = row(
            self._initials, column(self._actor, self._post, gap=0), gap=10, margins=(8, 4, 6, 4)
        )
        inside.setStretch(1, 1)
        self._who.setLayout(inside)
        head = row(
            self._mark, column(self._name, self._sub, gap=0), None, gap=12, margins=(10, 6, 4, 12)
        )
        layout = column(head, self._navigation, self._who, gap=6, margins=(10, 14, 10, 12))
        layout.setStretch(1, 1)
        side.setLayout(layout)
        return side

    def _status(self) -> QWidget:
        status = QWidget()
        status.setObjectName("status")
        status.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        status.setFixedHeight(style.scaled(30))
        self._keys = QHBoxLayout()
        self._keys.setSpacing(style.scaled(7))
        self._safety = label("")
        bar = row(None, margins=(12, 0, 12, 0))
        bar.insertLayout(0, self._keys)
        bar.addWidget(self._safety)
        status.setLayout(bar)
        return status

    @Slot()
    def _rebuild(self) -> None:
        """Theme or text size changed: build the rooms anew and come back to where we were."""
        place, open_paper = self._stack.currentIndex(), self.editor.document()
        old = self.takeCentralWidget()

        def then() -> None:
            self._build()
            if place == EDITOR and open_paper:
                self.open_paper(open_paper)
            else:
                self.go(place)
            if old is not None:
                old.deleteLater()

        if place == EDITOR and open_paper:
            self.editor.save(then)
        else:
            then()

    def go(self, place: int) -> None:
        """Enter a room."""
        if self._stack.currentIndex() == EDITOR and place != EDITOR and self.editor.document():
            self.editor.save(lambda: self._enter(place))
        else:
            self._enter(place)

    def _enter(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._navigation.blockSignals(True)
        self._navigation.setCurrentRow(DOCUMENTS if place == EDITOR else place)
        self._navigation.blockSignals(False)
        room = self._rooms[place]
        if not isinstance(room, EditorPage):
            room.shown()
        clear(self._keys)
        for key, words in room.keys():  # noqa: SIM118 (a room is no dictionary)
            self._keys.addWidget(keycap(key))
            self._keys.addWidget(label(words))
            self._keys.addSpacing(style.scaled(8))

    @Slot(int)
    def _navigated(self, place: int) -> None:
        self.go(place)

    @Slot(int)
    def open_paper(self, document_id: int) -> None:
        """Open a paper in the editor."""
        self._enter(EDITOR)
        self.editor.open_paper(document_id)

    @Slot(str)
    def draft(self, kind: str) -> None:
        """Start a paper of a form and open it."""
        actor = self._session.actor
        self._desk.do(lambda: documents.draft(kind, actor=actor), self.open_paper)

    @Slot(int)
    def _draft_from(self, memo: int) -> None:
        actor = self._session.actor
        self._desk.do(
            lambda: documents.draft("announcement", actor=actor, from_memo=memo), self.open_paper
        )

    @Slot()
    def ask_new(self) -> None:
        """A small menu of forms; the first letter or the arrows choose."""
        menu = QMenu(self)
        menu.setAccessibleName("ร่างเอกสารใหม่")
        for kind, word in screen.FORMS.items():
            icon = "megaphone" if kind == "announcement" else "file-text"
            menu.addAction(icons.icon(icon), word, partial(self.draft, kind))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setActiveAction(menu.actions()[0])
        beside = QPoint(self.width() - menu.sizeHint().width() - style.scaled(24), style.scaled(70))
        menu.popup(self.mapToGlobal(beside))

    def _show_mine(self) -> None:
        self.go(DOCUMENTS)
        self.documents.show_mine()

    def search(self) -> None:
        """Go to the list with the cursor in its search box."""
        self.go(DOCUMENTS)
        self.documents.search_for(self.documents.search.text())

    @Slot()
    def change_actor(self) -> None:
        """Choose who acts from now on."""
        choices = [(p.id, f"{p.plain} · {p.post}" if p.post else p.plain) for p in people.people()]
        choose(
            self,
            "ผู้ใช้งาน",
            "เลือกชื่อของท่าน ทุกอย่างที่ทำต่อจากนี้จะบันทึกในชื่อนี้",
            choices,
            self._session.actor,
            self._session.become,
        )

    @Slot()
    def _show_actor(self) -> None:
        found = next((p for p in people.people() if p.id == self._session.actor), None)
        name, post = (found.plain, found.post) if found else ("ยังไม่มีผู้ใช้งาน", "")
        self._actor.tell(name)
        self._post.tell(post)
        self._initials.setText(_initials(name))
        self._who.setAccessibleName(f"ผู้ใช้งาน {name} {post}".strip())

    def _show_office(self) -> None:
        facts = office.facts()
        self._name.setText(facts.short_name or facts.name or "สำนักงานใหม่")
        size = style.scaled(34)
        picture = icons.pixmap("landmark", "#ffffff", size, 2.0)
        drawn = office.emblem()
        if drawn is not None:
            own = QPixmap()
            if own.loadFromData(drawn):
                picture = own.scaledToHeight(size * 2, Qt.TransformationMode.SmoothTransformation)
                picture.setDevicePixelRatio(2.0)
        self._mark.setPixmap(picture)
        self._mark.setFixedWidth(size)
        self._safety.setText("ไม่ได้ตั้งรหัสผ่าน" if office.is_open_slot() else "ข้อมูลเข้ารหัส")

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if "office" in topics:
            self._show_office()
        if topics & {"person", "tenure", "post"}:
            self._show_actor()

    def fell(self, report: Path | None) -> None:
        """An error nobody expected; called in the thread that failed, told a moment later."""
        self._fallen.append(report)

    @Slot()
    def _look_for_falls(self) -> None:
        if self._fallen:
            report = self._fallen.pop()
            tell_trouble(self, Refused("program-fell", report=report or "-"))

    # keys

    def _shortcuts(self) -> None:
        def key(sequence: str, then: Callable[[], object]) -> None:
            QShortcut(QKeySequence(sequence), self).activated.connect(then)

        key("F1", lambda: show_keys(self, KEYS))
        key("Ctrl+N", self.ask_new)
        key("Ctrl+K", self.search)
        key("Ctrl+U", self.change_actor)
        key("Ctrl+D", self._toggle_theme)
        key("Ctrl++", lambda: self._grow(1))
        key("Ctrl+=", lambda: self._grow(1))
        key("Ctrl+-", lambda: self._grow(-1))
        for place in range(len(ROOMS)):
            key(f"Ctrl+{place + 1}", partial(self.go, place))
        key("Ctrl+S", lambda: self._in_editor(lambda: self.editor.save()))
        key("Ctrl+P", lambda: self._in_editor(lambda: self.editor.print_paper()))
        key("Ctrl+L", lambda: self._in_editor(lambda: self.editor.take_number()))
        key("Ctrl+Return", lambda: self._in_editor(lambda: self.editor.forward()))
        key("Ctrl+Shift+7", lambda: self._in_editor(lambda: self.editor.body.begin_item()))
        key("Escape", lambda: self._in_editor(lambda: self.editor.leave()))

    def _in_editor(self, then: Callable[[], object]) -> None:
        if self._stack.currentIndex() == EDITOR:
            then()

    def _toggle_theme(self) -> None:
        self._session.set_theme("light" if self._session.theme == "dark" else "dark")

    def _grow(self, step: int) -> None:
        place = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self._session.text_scale))
        self._session.set_text_scale(SCALES[max(0, min(place + step, len(SCALES) - 1))])

    # Qt's own names from here on

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        saved: list[bool] = []
        self.editor.save(lambda: saved.append(True))
        self._desk.settle()
        if saved or self._stayed:
            self._watch.stop()
            event.accept()
        else:  # told why; the text lies in the draft buffer, and the next closing goes through
            self._stayed = True
            event.ignore()


def _initials(name: str) -> str:
    """Two letters for a round mark: the first consonants of given name and surname."""
    parts = [part.lstrip("เแโใไ") for part in name.split()]
    return "".join(part[0] for part in parts[:2] if part)
