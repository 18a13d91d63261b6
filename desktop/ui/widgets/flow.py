"""Parts side by side that go on in the next line where there is no room: for large text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop.ui.look import style


class Flow(QLayout):
    """A layout as high as its lines need; `end` sets each line to the right edge."""

    def __init__(self, *, gap: int = 8, end: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._end = end
        self.setSpacing(style.scaled(gap))
        self.setContentsMargins(0, 0, 0, 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():  # a part that is hidden takes no room
                continue
            wide = item.sizeHint().width()
            if lines and wide <= left:
                lines[-1].append(item)
            else:
                lines.append([item])
                left = width
            left -= wide + self.spacing()
        return lines

    def _high(self, line: list[QLayoutItem]) -> int:
        return max(item.sizeHint().height() for item in line)

    # Qt's own names from here on

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(self._high, lines)) + self.spacing() * max(len(lines) - 1, 0)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        top = room.top()
        for line in self._lines(room.width()):
            high, gap = self._high(line), self.spacing()
            used = sum(item.sizeHint().width() for item in line) + gap * (len(line) - 1)
            left = room.left() + (max(room.width() - used, 0) if self._end else 0)
            for item in line:
                hint = item.sizeHint()
                wide = min(hint.width(), room.width())
                at = QPoint(left, top + (high - hint.height()) // 2)
                item.setGeometry(QRect(at, QSize(wide, hint.height())))
                left += wide + gap
            top += high + gap

    def sizeHint(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return QSize(0, 0)
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * (len(shown) - 1)
        return QSize(wide, self._high(shown))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least


def flow(*parts: QWidget, gap: int = 8, end: bool = False) -> Flow:
    """Parts in lines; the gap is at 100 %."""
    made = Flow(gap=gap, end=end)
    for part in parts:
        made.addWidget(part)
    return made
