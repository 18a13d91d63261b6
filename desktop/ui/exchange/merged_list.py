"""What was put together of two PCs' edits without a question: who, when, which fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.i18n import tr
from desktop.office.conflicts import MergedPart, MergedRow
from desktop.office.words.conflicts import TABLES
from desktop.ui.look import style
from desktop.ui.shell.dialogs import Dialog

_COLUMNS = (tr("เรื่อง"), tr("แก้ที่เครื่องหนึ่ง"), tr("แก้ที่อีกเครื่อง"))
_LINE = 62


class MergedList(QTableWidget):
    """The newest first; two lines a cell."""

    def __init__(self, rows: Sequence[MergedRow] = ()) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setAccessibleName(tr("รวมให้แล้วโดยไม่ต้องเลือก"))
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.scaled(_LINE))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.tell(rows)

    def tell(self, rows: Sequence[MergedRow]) -> None:
        """Show these."""
        self.setRowCount(len(rows))
        for place, found in enumerate(rows):
            what = f"{found.title}\n{TABLES.get(found.table, found.table)}"
            for at, text in enumerate((what, _told(found.one), _told(found.other))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(place, at, item)


class MergedDialog(Dialog):
    """The list over the page, while something else waits for a choice there."""

    def __init__(self, parent: QWidget, rows: Sequence[MergedRow]) -> None:
        super().__init__(parent, tr("รวมให้แล้วโดยไม่ต้องเลือก"), width=860)
        self.say(
            tr("สองเครื่องแก้เรื่องเดียวกันคนละช่องโดยไม่รู้กัน ค่าของทั้งสองเครื่องใช้อยู่ทั้งคู่ ตรวจว่าเข้ากันได้หรือไม่")
        )
        shown = MergedList(rows)
        shown.setMinimumHeight(style.scaled(min(6, len(rows)) * _LINE + 44))
        self.parts.addWidget(shown)
        self.answers(tr("ปิด"), self.accept, cancel="")


def _told(part: MergedPart) -> str:
    return tr("{fields} โดย {person}\n{pc} · {when}").format(
        fields=part.fields, person=part.person, pc=part.pc, when=part.when
    )
