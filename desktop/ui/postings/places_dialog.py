"""The boards and channels of the office: add, change, put in the order of the way, put away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QWidget

from desktop.i18n import tr
from desktop.office.postings import places
from desktop.office.postings.places import PlaceRow
from desktop.office.words import tell
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import button, column, grey, label, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.line_edit import LineEdit

_ROLE = Qt.ItemDataRole.UserRole


class BoardsDialog(Dialog):
    """One list in the order of the way."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent, tr("จุดปิดประกาศและช่องทาง"), width=720)
        self._desk, self._session = desk, session
        self._rows: list[PlaceRow] = []
        self.say(tr("เรียงตามเส้นทางที่เดินปิด ใบนำปิดและการอ่านรูปใช้ลำดับนี้"))
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("จุดปิดประกาศและช่องทาง"))
        self.list.setMinimumHeight(style.scaled(320))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._edit(new=False))
        self.list.currentRowChanged.connect(lambda _row: self._grey())
        self._add = button(tr("เพิ่ม"), lambda: self._edit(new=True), icon="plus", kind="small")
        self._change = button(
            tr("แก้ไข"), lambda: self._edit(new=False), icon="pen-line", kind="small"
        )
        self._up = button(tr("ขึ้น"), lambda: self._move(-1), icon="arrow-up", kind="small")
        self._down = button(tr("ลง"), lambda: self._move(1), icon="arrow-down", kind="small")
        self._away = button(tr("ลบ"), self._discard, icon="trash-2", kind="small")
        self._usual = button(tr("เติมจุดที่มักมี"), self._fill_usual, icon="list-checks", kind="small")
        self.parts.addWidget(self.list)
        self.parts.addLayout(
            row(self._add, self._change, self._up, self._down, self._away, None, self._usual)
        )
        self._why = self.say("", "bad")
        close = button(tr("ปิด"), self.accept, kind="primary")
        self.foot(None, close)
        desk.changed.connect(self._hear)
        self._fill()

    def _fill(self) -> None:
        self._desk.read(places.all_places, self._show)

    def _show(self, rows: list[PlaceRow]) -> None:
        chosen = self.list.currentRow()
        self._rows = rows
        kinds = places.kinds()
        self.list.clear()
        for number, place in enumerate(rows, start=1):
            text = f"{number}. {place.name}"
            more = " · ".join(part for part in (kinds.get(place.kind, ""), place.location) if part)
            item = QListWidgetItem(f"{on_screen.figures(text)}   {more}")
            item.setToolTip(item.text())
            item.setData(_ROLE, place.id)
            item.setSizeHint(QSize(10, style.scaled(36)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(chosen, 0), len(rows) - 1))
        self._grey()

    def _grey(self) -> None:
        why = "" if self.list.currentRow() >= 0 else tr("เลือกจุดก่อน")
        for part in (self._change, self._up, self._down, self._away):
            grey(part, why)

    def _chosen(self) -> PlaceRow | None:
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _edit(self, *, new: bool) -> None:
        known = None if new else self._chosen()
        if new or known is not None:
            PlaceDialog(self, self._desk, self._session, known).open()

    def _move(self, step: int) -> None:
        at, to = self.list.currentRow(), self.list.currentRow() + step
        if not (0 <= at < len(self._rows) and 0 <= to < len(self._rows)):
            return
        order = [place.id for place in self._rows]
        order.insert(to, order.pop(at))
        actor = self._session.actor
        self.list.setCurrentRow(to)
        self._desk.do(lambda: places.arrange(order, actor=actor))

    def _discard(self) -> None:
        known, actor = self._chosen(), self._session.actor
        if known is not None:
            self._desk.do(
                lambda: places.discard(known.id, actor=actor),
                lambda _none: self._why.setText(""),
                self._failed,
            )

    def _fill_usual(self) -> None:
        actor = self._session.actor
        self._desk.do(lambda: places.add_usual(actor=actor), self._filled)

    def _filled(self, count: int) -> None:
        self._why.setText("" if count else tr("มีครบแล้ว ไม่มีจุดให้เติม"))

    def _failed(self, trouble: Exception) -> None:
        self._why.setText(tell(trouble))  # type: ignore[arg-type]

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {"posting_place", "village"}:
            self._fill()

    # Qt's own names from here on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self._edit(new=True)
        elif event.key() == Qt.Key.Key_Delete:
            self._discard()
        else:
            super().keyPressEvent(event)


class PlaceDialog(Dialog):
    """Add or change one place."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, known: PlaceRow | None
    ) -> None:
        super().__init__(parent, tr("แก้จุด") if known else tr("เพิ่มจุด"), width=520)
        self._desk, self._session, self._known = desk, session, known
        self.name = LineEdit(known.name if known else "")
        self.name.setPlaceholderText(tr("เช่น ศาลาประชาคมบ้านดอนกลาง"))
        self.kind = Choice()
        for code, word in places.kinds().items():
            self.kind.addItem(word, code)
        self.kind.setMaxVisibleItems(12)
        self.village = Choice()
        self.village.addItem("—", 0)
        for village_id, word in places.village_choices():
            self.village.addItem(word, village_id)
        self.location = LineEdit(known.location if known else "")
        self.location.setPlaceholderText(tr("หมู่ที่ ๓ หน้าวัด หรือ https://…"))
        if known is not None:
            self.kind.setCurrentIndex(max(self.kind.findData(known.kind), 0))
            self.village.setCurrentIndex(max(self.village.findData(known.village_id or 0), 0))
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(8))
        for word, part in (
            (tr("ชื่อ"), self.name),
            (tr("ชนิด"), self.kind),
            (tr("หมู่บ้าน"), self.village),
            (tr("ที่ตั้งหรือเว็บ"), self.location),
        ):
            part.setAccessibleName(word)
            form.addRow(label(word, "label"), part)
        holder = QWidget()
        holder.setLayout(column(form))
        self.parts.addWidget(holder)
        self._why = self.say("", "bad")
        self.answers(tr("บันทึก"), self._save, icon="save")

    def _save(self) -> None:
        name, kind = self.name.text(), str(self.kind.currentData())
        location = self.location.text()
        village = int(self.village.currentData()) or None
        known, actor = self._known, self._session.actor

        def deed() -> None:
            if known is None:
                places.add(name, kind, location=location, village_id=village, actor=actor)
            else:
                places.change(
                    known.id, name, kind, location=location, village_id=village, actor=actor
                )

        self._desk.do(
            deed,
            lambda _none: self.accept(),
            lambda failed: self._why.setText(tell(failed)),  # type: ignore[arg-type]
        )
