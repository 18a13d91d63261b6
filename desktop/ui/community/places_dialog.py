"""The villages and groups of the office: add, change, put away where nobody is in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.community import villages
from desktop.office.community.villages import StakeholderRow, VillageRow
from desktop.thai import on_screen
from desktop.thai.digits import to_arabic
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog, ask_text
from desktop.ui.widgets.basic import button, column, frame, grey, label, row
from desktop.ui.widgets.line_edit import LineEdit


class PlacesDialog(Dialog):
    """Two lists side by side."""

    def __init__(self, parent: QWidget, desk: Desk, session: Session) -> None:
        super().__init__(parent, tr("หมู่บ้านและกลุ่ม"), width=940)
        self._desk, self._session = desk, session
        self._villages: list[VillageRow] = []
        self._groups: list[StakeholderRow] = []
        self.village_table = _table((tr("หมู่ที่"), tr("ชื่อ"), tr("ครัวเรือน"), tr("คน")), tr("หมู่บ้าน"), 1)
        self.group_table = _table((tr("ชื่อกลุ่ม"), tr("คน")), tr("กลุ่ม"), 0)
        sides = row(
            self._side(
                tr("หมู่บ้านและชุมชน"), self.village_table, self._edit_village, self._drop_village
            ),
            self._side(tr("กลุ่มผู้เกี่ยวข้อง"), self.group_table, self._edit_group, self._drop_group),
            gap=20,
        )
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        self.parts.addLayout(sides)
        self.answers(tr("ปิด"), self.accept, cancel="")
        desk.changed.connect(self._hear)
        self._fill()

    def answers(
        self, word: str, accept: Callable[[], object], *, icon: str = "", cancel: str = tr("ยกเลิก")
    ) -> None:
        """One button alone: everything here is done at once."""
        self.yes = button(word, accept)
        self._foot.addLayout(row(None, self.yes))

    def _side(
        self,
        title: str,
        table: QTableWidget,
        edit: Callable[[bool], object],
        drop: Callable[[], object],
    ) -> QWidget:
        change = button(tr("แก้ไข"), lambda: edit(False), icon="pen-line", kind="small")
        away = button(tr("ลบ"), drop, icon="trash-2", kind="small")
        add = button(tr("เพิ่ม"), lambda: edit(True), icon="plus", kind="small")
        table.cellDoubleClicked.connect(lambda _at, _place: edit(False))

        def chosen() -> None:
            why = "" if table.currentRow() >= 0 else tr("เลือกแถวก่อน")
            grey(change, why)
            grey(away, why)

        table.itemSelectionChanged.connect(chosen)
        chosen()
        holder = QWidget()
        card = frame("card", column(table, margins=(6, 1, 1, 6)))
        holder.setLayout(column(label(title, "strong"), card, row(add, change, away, None)))
        return holder

    def _fill(self) -> None:
        def look() -> tuple[list[VillageRow], list[StakeholderRow], dict[int, int], dict[int, int]]:
            counts = villages.people_in_villages(), villages.people_in_stakeholders()
            return villages.villages(), villages.stakeholders(), *counts

        self._desk.read(look, lambda found: self._show(*found))

    def _show(
        self,
        places: list[VillageRow],
        groups: list[StakeholderRow],
        in_villages: dict[int, int],
        in_groups: dict[int, int],
    ) -> None:
        self._villages, self._groups = places, groups
        _put(
            self.village_table,
            [
                (
                    on_screen.figures(str(v.number)) if v.number is not None else "—",
                    v.name,
                    _count(v.households),
                    _count(in_villages.get(v.id, 0)),
                )
                for v in places
            ],
        )
        _put(self.group_table, [(s.name, _count(in_groups.get(s.id, 0))) for s in groups])

    def _edit_village(self, new: bool) -> None:
        at = self.village_table.currentRow()
        known = None if new else self._villages[at] if at >= 0 else None
        if new or known is not None:
            VillageDialog(self, self._desk, self._session, known).open()

    def _edit_group(self, new: bool) -> None:
        at, actor = self.group_table.currentRow(), self._session.actor
        known = None if new else self._groups[at] if at >= 0 else None
        if not new and known is None:
            return

        def answered(name: str) -> None:
            if known is None:
                self._desk.do(lambda: villages.add_stakeholder(name, actor=actor))
            else:
                self._desk.do(lambda: villages.change_stakeholder(known.id, name, actor=actor))

        ask_text(
            self,
            tr("เพิ่มกลุ่ม") if new else tr("แก้ชื่อกลุ่ม"),
            tr("ชื่อกลุ่มผู้เกี่ยวข้อง เช่น ผู้สูงอายุ ผู้ประกอบการ"),
            tr("บันทึก"),
            answered,
            required=tr("กรุณาใส่ชื่อกลุ่ม"),
            long=False,
            text=known.name if known else "",
        )

    def _drop_village(self) -> None:
        at, actor = self.village_table.currentRow(), self._session.actor
        if at >= 0:
            found = self._villages[at].id
            self._desk.do(lambda: villages.discard_village(found, actor=actor))

    def _drop_group(self) -> None:
        at, actor = self.group_table.currentRow(), self._session.actor
        if at >= 0:
            found = self._groups[at].id
            self._desk.do(lambda: villages.discard_stakeholder(found, actor=actor))

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {"village", "stakeholder", "resident"}:
            self._fill()


class VillageDialog(Dialog):
    """Add or change one village."""

    def __init__(
        self, parent: QWidget, desk: Desk, session: Session, known: VillageRow | None
    ) -> None:
        super().__init__(parent, tr("แก้หมู่บ้าน") if known else tr("เพิ่มหมู่บ้าน"), width=460)
        self._desk, self._session, self._known = desk, session, known
        self._number = LineEdit(_text(known.number if known else None))
        self._name = LineEdit(known.name if known else "")
        self._households = LineEdit(_text(known.households if known else None))
        form = QFormLayout()
        form.setHorizontalSpacing(style.scaled(14))
        form.setVerticalSpacing(style.scaled(8))
        for word, part, hint in (
            (tr("หมู่ที่"), self._number, tr("ว่างไว้สำหรับชุมชน")),
            (tr("ชื่อ"), self._name, tr("บ้านตัวอย่าง")),
            (tr("ครัวเรือน"), self._households, ""),
        ):
            part.setAccessibleName(word)
            part.setPlaceholderText(hint)
            form.addRow(label(word, "label"), part)
        self.parts.addLayout(form)
        self._why = self.say("", "bad")
        self.answers(tr("บันทึก"), self._save, icon="save")

    def _save(self) -> None:
        figures: list[int | None] = []
        for part in (self._number, self._households):
            typed = to_arabic(part.text().strip())
            if typed and not (typed.isdecimal() and len(typed) < 7):
                self._why.setText(
                    tr("ช่อง{accessiblename}ต้องเป็นตัวเลข หรือเว้นว่างไว้").format(
                        accessiblename=part.accessibleName()
                    )
                )
                part.setFocus()
                return
            figures.append(int(typed) if typed else None)
        number, households = figures
        name, actor, known = self._name.text(), self._session.actor, self._known

        def deed() -> None:
            if known is None:
                villages.add_village(number, name, households=households, actor=actor)
            else:
                villages.change_village(
                    known.id, number=number, name=name, households=households, actor=actor
                )

        self._desk.do(deed, lambda _none: self.accept())


def _text(number: int | None) -> str:
    return on_screen.figures(str(number)) if number is not None else ""


def _count(number: int | None) -> str:
    return on_screen.figures(f"{number:,}") if number is not None else "—"


def _table(columns: tuple[str, ...], name: str, wide: int) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(columns)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(style.scaled(360))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(style.scaled(40))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for place in range(len(columns)):
        stretch = QHeaderView.ResizeMode.Stretch if place == wide else QHeaderView.ResizeMode.Fixed
        header.setSectionResizeMode(place, stretch)
        if place != wide:
            header.resizeSection(place, style.scaled(90))
    return table


def _put(table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
    chosen = table.currentRow()
    table.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for place, text in enumerate(cells):
            table.setItem(at, place, QTableWidgetItem(text))
    if 0 <= chosen < len(rows):
        table.selectRow(chosen)
