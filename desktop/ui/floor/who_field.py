"""Who speaks: a few letters of somebody who came, a free name, or nobody's name at all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office.community.villages import VillageRow
from desktop.office.hearings import hall
from desktop.office.hearings.hall import PersonHere
from desktop.ui.floor import telling
from desktop.ui.look import style
from desktop.ui.shell.room import Room
from desktop.ui.widgets.basic import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit

ROWS = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhoField(QWidget):
    """`typed` for every change, `done` when Enter has settled who it is."""

    typed = Signal()
    done = Signal()

    def __init__(self, *, villages: bool = True) -> None:
        super().__init__()
        self._people: Sequence[PersonHere] = ()
        self._chosen: PersonHere | None = None
        self._kept_resident: int | None = None  # somebody who is not among those offered
        self._offers: QListWidget | None = None
        self.line = LineEdit()
        self.line.setAccessibleName(tr("ผู้พูด"))
        self.line.setPlaceholderText(tr("พิมพ์ชื่อบางส่วน เว้นว่างคือไม่ระบุชื่อ"))
        self.line.textEdited.connect(self._look)
        self.line.installEventFilter(self)
        self.village = Choice()
        self.village.setAccessibleName(tr("หมู่บ้านของผู้พูด"))
        self.village.setFixedWidth(style.scaled(124))
        self.village.addItem(tr("ไม่ระบุหมู่"), None)
        self.village.currentIndexChanged.connect(self._moved)
        inside = row(self.line, self.village, gap=8)
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.village.setVisible(villages)  # not before it has a parent: it would be a window
        self.setFocusProxy(self.line)

    def offer(self, people: Sequence[PersonHere]) -> None:
        """The people to choose from."""
        self._people = people

    def offer_villages(self, villages: Sequence[VillageRow]) -> None:
        """The villages of somebody who is not in the directory."""
        now = self.village.currentData()
        self.village.blockSignals(True)
        self.village.clear()
        self.village.addItem(tr("ไม่ระบุหมู่"), None)
        for village in villages:
            self.village.addItem(telling.village(village.label), village.id)
            last = self.village.count() - 1
            self.village.setItemData(last, village.label, Qt.ItemDataRole.ToolTipRole)
        self.village.setCurrentIndex(max(0, self.village.findData(now)))
        self.village.blockSignals(False)

    def put(self, name: str, resident_id: int | None, village_id: int | None) -> None:
        """Show somebody."""
        self._chosen = next((p for p in self._people if p.id == resident_id), None)
        self._kept_resident = resident_id if self._chosen is None else None
        self.line.setText(name)
        self.line.setCursorPosition(0)
        self._set_village(village_id, fixed=resident_id is not None)
        self._hide()

    def resident(self) -> int | None:
        """The person of the directory who is meant."""
        return self._chosen.id if self._chosen else self._kept_resident

    def name(self) -> str:
        """A free name, empty for somebody of the directory and for nobody's name."""
        return "" if self.resident() is not None else self.line.text().strip()

    def village_id(self) -> int | None:
        """The village meant."""
        found = self.village.currentData()
        return found if isinstance(found, int) else None

    def group(self) -> int | None:
        """The group of somebody of the directory."""
        return self._chosen.stakeholder_id if self._chosen else None

    def resident_village(self, resident_id: int) -> int | None:
        """The village of somebody among those offered."""
        return next((p.village_id for p in self._people if p.id == resident_id), None)

    def clear(self, *, village: bool = True) -> None:
        """Nobody's name; the village may stay."""
        self._chosen, self._kept_resident = None, None
        self.line.clear()
        self._set_village(None if village else self.village_id(), fixed=False)
        self._hide()

    @Slot(str)
    def _look(self, text: str) -> None:
        self._chosen, self._kept_resident = None, None
        if not self.village.isEnabled():
            self._set_village(None, fixed=False)
        self.typed.emit()
        if not text.strip():
            self._hide()
            return
        offers = self._list()
        offers.clear()
        for person in hall.match(self._people, text, ROWS - 1):
            known = " · ".join(filter(None, (person.name, person.village)))
            self._add(known, person)
        self._add(tr("ใช้ชื่อ “{strip}” (ไม่อยู่ในรายชื่อผู้มา)").format(strip=text.strip()), None)
        offers.setCurrentRow(0)
        self._place()
        offers.show()
        offers.raise_()

    def _add(self, words: str, person: PersonHere | None) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, person)
        item.setSizeHint(QSize(10, style.scaled(36)))
        self._list().addItem(item)

    def _list(self) -> QListWidget:
        if self._offers is None:
            host: QWidget = self
            while not isinstance(host, Room | QDialog):
                above = host.parentWidget()
                if above is None:
                    break
                host = above
            self._offers = QListWidget(host)
            self._offers.setObjectName("offers")
            self._offers.setAccessibleName(tr("รายชื่อที่ตรงกัน"))
            self._offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._offers.itemClicked.connect(lambda _item: self._take())
            self._offers.hide()
        return self._offers

    def _place(self) -> None:
        offers = self._list()
        host = offers.parentWidget()
        assert host is not None
        below = self.line.mapTo(host, QPoint(0, self.line.height() + 2))
        high = offers.count() * style.scaled(36) + style.scaled(10)
        offers.setGeometry(below.x(), below.y(), self.line.width(), high)

    def _hide(self) -> None:
        if self._offers is not None:
            self._offers.hide()

    def _offering(self) -> bool:
        return self._offers is not None and self._offers.isVisible()

    def _take(self) -> None:
        person = self._list().currentItem().data(Qt.ItemDataRole.UserRole)
        self._hide()
        if isinstance(person, PersonHere):
            self._chosen = person
            self.line.setText(person.name)
            self._set_village(person.village_id, fixed=True)
            self.typed.emit()
        self.done.emit()

    def _set_village(self, village_id: int | None, *, fixed: bool) -> None:
        self.village.blockSignals(True)
        self.village.setCurrentIndex(max(0, self.village.findData(village_id)))
        self.village.setEnabled(not fixed)
        self.village.setToolTip(tr("หมู่บ้านตามรายชื่อผู้มา") if fixed else "")
        self.village.blockSignals(False)

    @Slot()
    def _moved(self) -> None:
        self.typed.emit()

    # Qt's own names from here on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if event.type() == QEvent.Type.ShortcutOverride:
            if key == Qt.Key.Key_Escape and self._offering():
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return self._pressed(key)
        return False

    def _pressed(self, key: Qt.Key) -> bool:
        if not self._offering():
            if key in _ENTER:
                self.done.emit()
                return True
            return False
        offers = self._list()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            offers.setCurrentRow((offers.currentRow() + by) % offers.count())
        elif key in (*_ENTER, Qt.Key.Key_Tab):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._hide()
        else:
            return False
        return True
