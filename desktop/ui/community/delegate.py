"""Two lines a person: the name over the group and role, the house over the village, the phone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.office.community.residents import ResidentRow
from desktop.thai.digits import to_thai
from desktop.thai.numbers import telephone
from desktop.ui.look import style
from desktop.ui.widgets.paint import draw_elided, painted_font
from desktop.ui.widgets.rows_model import ROW_ROLE

NAME, HOME, PHONE = range(3)
HIGH = 56


def lines(row: ResidentRow, column: int) -> tuple[str, str]:
    """What a cell says, above and below."""
    if column == NAME:
        return row.name, " · ".join(filter(None, (row.stakeholder, row.role)))
    if column == HOME:
        house = f"บ้านเลขที่ {to_thai(row.house)}" if row.house else "ไม่ทราบบ้านเลขที่"
        return house, row.village or "ไม่ระบุหมู่บ้าน"
    return (to_thai(telephone(row.phone)) if row.phone else "—"), ""


def cell(row: ResidentRow, column: int) -> str:
    """A cell as one text, for the ear."""
    return " ".join(filter(None, lines(row, column)))


class PeopleDelegate(QStyledItemDelegate):
    """Paints a row of the directory."""

    # Qt's own names from here on

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, style.scaled(HIGH))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = index.data(ROW_ROLE)
        if not isinstance(shown, ResidentRow):
            return
        t = style.tokens()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(t.accent_soft if selected else t.surface))
        if selected and index.column() == NAME:
            bar = QRectF(rect.left(), rect.top(), style.scaled(4), rect.height())
            painter.fillRect(bar, QColor(t.accent))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(style.scaled(12), style.scaled(3), -style.scaled(8), -style.scaled(3))
        upper, lower = lines(shown, index.column())
        half = inner.height() / 2 if lower else inner.height()
        painter.setFont(painted_font(painter, 16 if index.column() == NAME else 15))
        known = index.column() != PHONE or shown.phone
        painter.setPen(QColor(t.text if known else t.muted))
        draw_elided(painter, QRectF(inner.left(), inner.top(), inner.width(), half), upper)
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.muted))
        draw_elided(painter, QRectF(inner.left(), inner.top() + half, inner.width(), half), lower)
        painter.restore()
