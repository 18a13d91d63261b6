"""A list's line as every room paints it: its ground, the bar of the chosen one, a rule below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.look import style
from desktop.ui.widgets.paint import draw_elided, painted_font
from desktop.ui.widgets.rows_model import ROW_ROLE

HIGH = 60  # of a line of two, at 100 %
BAR = 4


class LineDelegate(QStyledItemDelegate):
    """Paints the rows of one `kind`; what is inside a cell is for `draw`, which a room writes.

    Sizes are pixels at 100 %; `margins` are those of a cell: left, top, right, bottom.
    """

    margins = (12, 5, 8, 4)

    def __init__(self, parent: QObject, kind: type, *, high: int = HIGH, bar: bool = True) -> None:
        super().__init__(parent)
        self._kind = kind
        self._high = high
        self._bar = bar

    def high(self, row: Any) -> int:
        """How high a row is; all are alike where a room does not say otherwise."""
        return self._high

    def draw(
        self, painter: QPainter, room: QRectF, row: Any, column: int, *, selected: bool
    ) -> None:
        """Paint a cell's words into its room; the painter is put back afterwards."""
        raise NotImplementedError

    # Qt's own names from here on

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, style.scaled(self.high(index.data(ROW_ROLE))))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, self._kind):
            return
        t = style.tokens()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(t.accent_soft if selected else t.surface))
        if selected and self._bar and index.column() == 0:
            bar = QRectF(rect.left(), rect.top(), style.scaled(BAR), rect.height())
            painter.fillRect(bar, QColor(t.accent))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left, top, right, bottom = (style.scaled(margin) for margin in self.margins)
        room = rect.adjusted(left, top, -right, -bottom)
        self.draw(painter, room, row, index.column(), selected=selected)
        painter.restore()


def halves(room: QRectF) -> tuple[QRectF, QRectF]:
    """The upper and the lower line of a cell."""
    high = room.height() / 2
    return (
        QRectF(room.left(), room.top(), room.width(), high),
        QRectF(room.left(), room.top() + high, room.width(), high),
    )


def draw_lines(
    painter: QPainter,
    room: QRectF,
    upper: str,
    lower: str,
    *,
    size: int = 16,
    bold: bool = False,
    muted: bool = False,
) -> None:
    """A line over a smaller, muted one; alone in the middle when there is nothing below."""
    t = style.tokens()
    above, below = halves(room) if lower else (room, room)
    painter.setFont(painted_font(painter, size, bold=bold))
    painter.setPen(QColor(t.muted if muted else t.text))
    draw_elided(painter, above, upper)
    if lower:
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.muted))
        draw_elided(painter, below, lower)
