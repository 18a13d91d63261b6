"""A table over hundreds of thousands of rows: all ids at once, the rows page by page."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
PAGE = 128
PAGES = 24
ROW_ROLE = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows the rows of some ids; `fetch` gives the rows of a few ids, in their order.

    The delegate takes the whole row from ROW_ROLE; `text` gives a cell's words to the ear and to
    anything that reads the table as text.
    """

    def __init__(
        self,
        headings: Sequence[str],
        fetch: Callable[[Sequence[int]], Sequence[Row]],
        text: Callable[[Row, int], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings = headings
        self._fetch = fetch
        self._text = text
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def show_ids(self, ids: array[int]) -> None:
        """Show other ids; all rows are fetched anew when they are looked at."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def id_at(self, place: int) -> int:
        return self._ids[place]

    def place_of(self, id_: int) -> int:
        """Where an id stands, -1 if it is not shown."""
        try:
            return self._ids.index(id_)
        except ValueError:
            return -1

    def row_at(self, place: int) -> Row | None:
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    # Qt's own names from here on

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row_at(index.row())
            return "" if row is None else self._text(row, index.column())
        if role == ROW_ROLE:
            return self.row_at(index.row())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
