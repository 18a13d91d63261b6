"""A whole year rolled on: what stays, what moves, what is new; Space takes a row out or in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.cycle import rolling
from desktop.office.cycle.rolling import RollRow
from desktop.office.words.cycle import CHANGES, NOTES
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.session import Session
from desktop.ui.shell.dialogs import Dialog
from desktop.ui.widgets.basic import set_words

COLUMNS = (tr("รับ"), tr("ขั้น"), tr("งาน"), tr("กำหนดเดิม"), tr("กำหนดใหม่"), tr("สิ่งที่เปลี่ยน"))
WIDTHS = (52, 50, 0, 142, 142, 206)


class RollDialog(Dialog):
    """Every row is taken unless it is taken out; nothing is written before the button."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        session: Session,
        year: int,
        rows: list[RollRow],
        done: Callable[[int], object],
    ) -> None:
        super().__init__(
            parent, on_screen.figures(tr("เริ่มวงรอบปี {year}").format(year=year)), width=1120
        )
        self._desk, self._session = desk, session
        self._year, self._rows, self._done = year, rows, done
        counts = [
            (CHANGES[code][0], sum(row.change == code for row in rows))
            for code in (rolling.KEPT, rolling.MOVED, rolling.NEW)
        ]
        told = " · ".join(
            on_screen.figures(tr("{word} {count} รายการ").format(word=word, count=count))
            for word, count in counts
            if count
        )
        self.say(
            tr("{told}   เลือกรับทีละรายการด้วยแป้น Space ยังไม่มีอะไรถูกบันทึกจนกว่าจะกดปุ่ม").format(told=told)
        )
        self.table = QTableWidget(len(rows), len(COLUMNS))
        self.table.setAccessibleName(tr("รายการของปีใหม่"))
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(style.scaled(38))
        self.table.setMinimumHeight(style.scaled(390))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(WIDTHS):
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if width:
                header.resizeSection(place, style.scaled(width))
        for at, row in enumerate(rows):
            self._fill(at, row)
        self.parts.addWidget(self.table)
        self.answers("", self.take, icon="check")
        self.table.itemChanged.connect(lambda _item: self._count())
        self._count()
        if rows:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def _fill(self, at: int, row: RollRow) -> None:
        tick = QTableWidgetItem()
        tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        tick.setCheckState(Qt.CheckState.Checked)
        spoken = tr("รับ {title}").format(title=row.after.title)
        tick.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.table.setItem(at, 0, tick)
        was = row.before.facts.due if row.before else None
        changed = [CHANGES[row.change][0], *(NOTES[note] for note in row.notes)]
        if "owner" in row.notes:
            changed[-1] += (
                tr(" เป็น {person}").format(person=row.person)
                if row.person
                else tr(" (ยังไม่มีผู้รับแทน)")
            )
        cells = (
            on_screen.figures(str(row.step)),
            row.after.title,
            on_screen.short(was) if was else "–",
            on_screen.short(row.after.due) if row.after.due else "–",
            " · ".join(changed),
        )
        for place, text in enumerate(cells, start=1):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(at, place, item)

    def taken(self) -> list[RollRow]:
        """The rows that are ticked."""
        ticks = [self.table.item(at, 0) for at in range(len(self._rows))]
        return [
            row
            for row, tick in zip(self._rows, ticks, strict=True)
            if tick is not None and tick.checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        count = len(self.taken())
        set_words(self.yes, on_screen.figures(tr("รับ {count} รายการ").format(count=count)))
        self.yes.setEnabled(bool(count))
        self.yes.setToolTip("" if count else tr("ยังไม่ได้เลือกรายการใด"))

    def take(self) -> None:
        """Write the rows that are ticked."""
        rows, actor, year = self.taken(), self._session.actor, self._year

        def done(count: int) -> None:
            self.accept()
            self._done(count)

        self._desk.do(lambda: rolling.accept(year, rows, actor=actor), done)
