"""Beside the list: the places of the chosen notice, its photos, its log, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.postings import photos
from desktop.office.postings.lists import EntryRow, NoticeSheet, SpotRow
from desktop.office.words import posting_screen as words
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import fonts, icons, style
from desktop.ui.postings.delegate import days, spot_word, under
from desktop.ui.postings.filters import narrow
from desktop.ui.widgets.basic import button, clear, column, elided, frame, grey, label, pill, row
from desktop.ui.widgets.flow import flow
from desktop.ui.widgets.scrolling import Scroll

WIDTH, NARROW = 348, 342
_ROLE = Qt.ItemDataRole.UserRole
_SMALL = 72


class SidePanel(QWidget):
    """Lists of places, photos and entries; buttons call what the page does with them."""

    def __init__(self, desk: Desk, deeds: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self.setFixedWidth(style.scaled(NARROW if narrow() else WIDTH))
        self._desk = desk
        self._sheet: NoticeSheet | None = None
        self._asked = 0
        self._head = QVBoxLayout()
        self._head.setSpacing(style.scaled(4))
        self.spots = _list(tr("จุดของประกาศนี้"))
        self.spots.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.spots.itemSelectionChanged.connect(self._grey)
        self.photos = QListWidget()
        self.photos.setAccessibleName(tr("รูปของจุดต่าง ๆ"))
        self.photos.setViewMode(QListWidget.ViewMode.IconMode)
        self.photos.setIconSize(QSize(style.scaled(_SMALL), style.scaled(54)))
        self.photos.setGridSize(QSize(style.scaled(_SMALL + 8), style.scaled(60)))
        self.photos.setMovement(QListWidget.Movement.Static)
        self.photos.setFlow(QListWidget.Flow.LeftToRight)
        self.photos.setWrapping(False)
        self.photos.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.photos.setFixedHeight(style.scaled(76))
        self.log = _list(tr("บันทึกของประกาศนี้"))
        self.log.itemActivated.connect(lambda _item: deeds["mend"]())
        self._post = button(tr("ลงว่าปิด"), deeds["post"], icon="pin", kind="small", tip="Enter")
        self._down = button(tr("ลงว่าปลด"), deeds["down"], icon="check", kind="small", tip="Delete")
        self._torn = button(tr("ชำรุด"), deeds["torn"], icon="triangle-alert", kind="small")
        self._photo = button(tr("เพิ่มรูป…"), deeds["photo"], icon="image", kind="small")
        self._plan = button(tr("เลือกจุด"), deeds["plan"], icon="map-pin", kind="small", tip="Insert")
        self._certify = button(tr("รับรอง"), deeds["certify"], icon="badge-check", kind="small")
        self._route = button(tr("ใบนำปิด…"), deeds["route"], icon="printer", kind="small")
        self._paper = button(tr("หนังสือรับรอง"), deeds["certificate"], icon="stamp", kind="small")
        self._public = button(tr("รูปเผยแพร่…"), deeds["public"], icon="download", kind="small")
        self._open = button(tr("เปิดประกาศ"), deeds["open"], icon="folder-open", kind="small")
        self._nothing = label(tr("เลือกประกาศเพื่อดูจุดและบันทึก"), "muted", wrap=True)
        self._all = QWidget()
        inside = column(
            self._head,
            row(label(tr("จุดและช่องทาง"), "strong"), None, self._plan),
            self.spots,
            flow(self._post, self._down, self._torn, gap=4),
            row(label(tr("รูป"), "strong"), None, self._public, self._photo, gap=6),
            self.photos,
            label(tr("บันทึก (Enter: แก้หรือถอนรายการ)"), "strong"),
            self.log,
            flow(self._certify, self._paper, self._route, self._open, gap=6),
            gap=6,
        )
        inside.setStretch(2, 3)
        inside.setStretch(7, 2)
        self.spots.setMinimumHeight(style.scaled(106))
        self.log.setMinimumHeight(style.scaled(58))
        self._all.setLayout(inside)
        whole = QWidget()
        whole.setLayout(column(self._nothing, self._all, gap=0, margins=(10, 10, 8, 10)))
        area = Scroll()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(whole)
        card = frame("card", column(area, margins=(1, 1, 1, 1)))
        self.setLayout(column(card))
        self.show_nothing()

    def show_nothing(self) -> None:
        """No notice is chosen."""
        self._sheet = None
        self._asked += 1
        self._all.hide()
        self._nothing.show()

    def show_notice(self, sheet: NoticeSheet, why_not: list[str]) -> None:
        """Show a notice; `why_not` keeps it from being certified."""
        chosen = {spot.id for spot in self.chosen()} if self._sheet else set()
        same = self._sheet is not None and self._sheet.row.id == sheet.row.id
        self._sheet = sheet
        self._asked += 1
        self._nothing.hide()
        self._all.show()
        clear(self._head)
        lamp = sheet.row.lamp
        head = row(elided(under(sheet.row), "muted"), pill(words.lamp(lamp[1], lamp[2]), lamp[0]))
        head.setStretch(0, 1)
        self._head.addLayout(head)
        self._head.addWidget(elided(sheet.row.subject, "strong"))
        self.spots.clear()
        for spot in sheet.row.spots:
            item = QListWidgetItem(f"{spot.place.name}\n{spot_word(spot)} · {_days(spot)}")
            item.setData(_ROLE, spot.id)
            item.setFont(_small(item.font()))
            item.setToolTip(spot.place.location or spot.place.name)
            colour = getattr(style.tokens(), spot.lamp[0])
            name = "map-pin" if spot.state == "planned" else "pin"
            item.setIcon(icons.icon(name, colour))
            item.setSizeHint(QSize(10, style.scaled(50)))
            self.spots.addItem(item)
            if same and spot.id in chosen:
                item.setSelected(True)
        self._show_log(sheet)
        self._show_photos(sheet)
        self._grey()
        grey(self._paper, "; ".join(words.WHY_NOT[code] for code in why_not))

    def _show_log(self, sheet: NoticeSheet) -> None:
        self.log.clear()
        for entry in reversed(sheet.entries):
            item = QListWidgetItem(_entry(entry))
            item.setData(_ROLE, entry.id)
            item.setFont(_small(item.font()))
            item.setSizeHint(QSize(10, style.scaled(50)))
            if not entry.holds:
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)
                item.setToolTip(tr("แก้หรือถอนแล้ว"))
            else:
                item.setToolTip(fonts.breakable(item.text()))
            self.log.addItem(item)

    def _show_photos(self, sheet: NoticeSheet) -> None:
        asked = self._asked
        self.photos.clear()
        self.photos.setVisible(bool(sheet.photos))
        grey(self._public, "" if sheet.photos else tr("ยังไม่มีรูป"))
        for entry in sheet.photos:
            item = QListWidgetItem(icons.icon("image", size=40), "")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, tr("รูป {place}").format(place=entry.place)
            )
            item.setToolTip(f"{entry.place} {on_screen.short(entry.on_day)} {_hour(entry.hour)}")
            self.photos.addItem(item)

            def done(png: bytes, item: QListWidgetItem = item) -> None:
                if asked == self._asked:
                    picture = QPixmap()
                    picture.loadFromData(png)
                    item.setIcon(QIcon(picture))

            self._desk.read(partial(photos.thumbnail, entry.sha256, style.scaled(_SMALL)), done)

    def sheet(self) -> NoticeSheet | None:
        """The notice shown."""
        return self._sheet

    def chosen(self) -> list[SpotRow]:
        """The places chosen."""
        ids = {int(item.data(_ROLE)) for item in self.spots.selectedItems()}
        return [spot for spot in self._sheet.row.spots if spot.id in ids] if self._sheet else []

    def entry(self) -> EntryRow | None:
        """The entry of the log under the keyboard."""
        item = self.log.currentItem()
        if item is None or self._sheet is None:
            return None
        return next((e for e in self._sheet.entries if e.id == int(item.data(_ROLE))), None)

    def _grey(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        some = self.chosen() or list(sheet.row.spots)
        hanging = [spot for spot in some if spot.state in ("up", "torn")]
        waiting = not sheet.row.spots or any(s.state != "up" for s in sheet.row.spots)
        grey(self._post, "" if waiting else tr("ปิดครบทุกจุดแล้ว"))
        grey(self._down, "" if hanging else tr("ไม่มีจุดที่ปิดอยู่"))
        one = self.chosen()
        torn = len(one) == 1 and one[0].state in ("up", "torn")
        grey(self._torn, "" if torn else tr("เลือกหนึ่งจุดที่ปิดอยู่ในรายการก่อน"))
        again = torn and one[0].state == "torn"
        self._torn.setText(tr(" ปิดใหม่") if again else tr(" ชำรุด"))
        self._torn.setAccessibleName(tr("ปิดใหม่") if again else tr("หลุดหรือชำรุด"))
        grey(self._certify, "" if hanging or _was_up(sheet) else tr("ยังไม่ได้ลงว่าปิด"))
        grey(self._photo, "" if hanging or _was_up(sheet) else tr("ลงว่าปิดก่อน แล้วจึงเพิ่มรูป"))
        grey(self._route, "" if sheet.row.spots else tr("เลือกจุดก่อน"))


def _was_up(sheet: NoticeSheet) -> bool:
    return any(spot.posted_on for spot in sheet.row.spots)


class _List(QListWidget):
    """Asks for no more than it needs at least: it gets what the panel has left."""

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


def _list(name: str) -> QListWidget:
    made = _List()
    made.setObjectName("choices")
    made.setAccessibleName(name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWordWrap(True)  # else a second line is not shown
    made.setIconSize(QSize(style.scaled(18), style.scaled(18)))
    return made


def _small(font: QFont) -> QFont:
    font.setPixelSize(style.scaled(14))
    return font


def _days(spot: SpotRow) -> str:
    if spot.posted_on is None:
        return (
            tr("ตั้งแต่ {from_day}").format(from_day=on_screen.short(spot.from_day))
            if spot.from_day
            else ""
        )
    if spot.down_on is not None:
        return days(spot.posted_on, spot.down_on)
    if spot.due_on is not None and spot.due_on >= spot.posted_on:
        return days(spot.posted_on, spot.due_on)
    return on_screen.short(spot.posted_on)


def _entry(entry: EntryRow) -> str:
    upper = f"{words.ENTRIES[entry.kind]} {entry.place}"
    more = on_screen.figures(tr("ขยาย {days} วัน").format(days=entry.days)) if entry.days else ""
    parts = (on_screen.short(entry.on_day), _hour(entry.hour), entry.person, entry.reason, more)
    return f"{upper}\n{' · '.join(part for part in parts if part)}"


def _hour(hour: str) -> str:
    return on_screen.figures(tr("{part} น.").format(part=hour.replace(":", "."))) if hour else ""
