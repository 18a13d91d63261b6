"""The dark column on the left: whose office, which rooms, who sits here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.i18n import tr
from desktop.office import office, people
from desktop.ui.look import icons, style
from desktop.ui.widgets.basic import Elided, column, label, row

WIDTH, RAIL = 232, 76
HIGH, LOW = 44, 35  # px of a room at 100 %; low: nine of them on a small screen with large text


class Sidebar(QWidget):
    """`entered` a room by its place; `who_asked` to change who acts."""

    entered = Signal(int)
    who_asked = Signal()

    def __init__(self, rooms: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._always = style.large()  # its words would take a quarter of a small screen
        self._narrow = self._always
        self._words = [word for word, _icon in rooms]
        self.setFixedWidth(style.scaled(RAIL if self._narrow else WIDTH))
        self._mark = QLabel()
        self._name = Elided("strong")
        sub = label(tr("งานประชาคมและประกาศ"), "muted")
        names = self._names = QWidget()
        names.setLayout(column(self._name, sub, gap=0))
        if self._narrow:
            names.hide()  # never shown without a parent: that would make a window of it
        head = row(self._mark, names, gap=12, margins=(10, 6, 4, 12))
        head.setStretch(1, 1)
        self._rooms = self._room_list(rooms)
        self._who = self._who_button()
        layout = column(head, self._rooms, self._who, gap=6, margins=(10, 14, 10, 12))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _room_list(self, rooms: tuple[tuple[str, str], ...]) -> QListWidget:
        made = QListWidget()
        made.setObjectName("navigation")
        made.setAccessibleName(tr("เมนูหลัก"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setIconSize(QSize(style.scaled(20), style.scaled(20)))
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for place, (word, icon) in enumerate(rooms):
            shown = "" if self._narrow else word
            item = QListWidgetItem(icons.icon(icon, style.tokens().side_text), shown)
            item.setSizeHint(QSize(10, style.scaled(LOW if self._always else HIGH)))
            item.setToolTip(f"{word} (Ctrl+{place + 1})")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, word)
            made.addItem(item)
        made.currentRowChanged.connect(self._enter)
        made.itemActivated.connect(lambda item: self.entered.emit(made.row(item)))
        return made

    def _enter(self, place: int) -> None:
        """Arrows go on through the rooms: the keyboard stays here until Enter or Tab leaves."""
        here = self._rooms.hasFocus()
        self.entered.emit(place)
        if here:
            self._rooms.setFocus()

    def _who_button(self) -> QPushButton:
        made = QPushButton()
        made.setObjectName("whoami")
        made.setToolTip(tr("เปลี่ยนผู้ใช้งาน (Ctrl+U)"))
        made.setFixedHeight(style.scaled(58))
        made.clicked.connect(self.who_asked)
        self._initials = label("")
        self._initials.setObjectName("initials")
        self._initials.setFixedSize(style.scaled(34), style.scaled(34))
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._actor = Elided("strong")
        self._post = Elided("muted")
        names = self._who_names = QWidget()
        names.setLayout(column(self._actor, self._post, gap=0))
        if self._narrow:
            names.hide()
        inside = row(self._initials, names, gap=10, margins=(8, 4, 6, 4))
        inside.setStretch(1, 1)
        made.setLayout(inside)
        return made

    def narrow(self, narrow: bool) -> None:
        """Leave the icons alone, where a room needs the width."""
        narrow = narrow or self._always
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(style.scaled(RAIL if narrow else WIDTH))
        self._names.setVisible(not narrow)
        self._who_names.setVisible(not narrow)
        for place, word in enumerate(self._words):
            self._rooms.item(place).setText("" if narrow else word)

    def show_place(self, place: int) -> None:
        """Mark the room that is entered."""
        self._rooms.blockSignals(True)
        self._rooms.setCurrentRow(place)
        self._rooms.blockSignals(False)

    def show_actor(self, actor: int) -> None:
        """Show who acts, with the post of today."""
        found = people.person(actor)
        name, post = (found.plain, found.post) if found else (tr("ยังไม่มีผู้ใช้งาน"), "")
        self._actor.tell(name)
        self._post.tell(post)
        self._post.setVisible(bool(post))
        self._initials.setText(initials(name))
        self._who.setAccessibleName(tr("ผู้ใช้งาน {name} {post}").format(name=name, post=post).strip())

    def show_office(self) -> None:
        """Show the office's name and its emblem, or a neutral mark."""
        facts = office.facts()
        self._name.tell(facts.short_name or facts.name or tr("สำนักงานใหม่"))
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


def initials(name: str) -> str:
    """Two letters for a round mark: the first consonants of given name and surname."""
    parts = [part.lstrip("เแโใไ") for part in name.split()]
    return "".join(part[0] for part in parts[:2] if part)
