"""How a paper's line is painted: number, subject over its kind, state, who it waits for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.office import moments
from desktop.office.documents import DocumentRow
from desktop.office.words import screen
from desktop.thai import dates
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font
from desktop.ui.widgets.rows_model import ROW_ROLE

NUMBER, SUBJECT, STATE, WAITING = range(4)


def changed_day(row: DocumentRow) -> str:
    """The day a paper was last touched: ๒๓ พ.ย. ๒๕๖๙."""
    moment = moments.local(datetime.fromisoformat(row.changed_at))
    return dates.short(moment.date())


class DocumentDelegate(QStyledItemDelegate):
    """Two lines a row; bold only what waits for the person at the desk."""

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session

    # Qt's own names from here on

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, style.scaled(60))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, DocumentRow):
            return
        t = style.tokens()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(t.accent_soft if selected else t.surface))
        if selected and index.column() == NUMBER:
            bar = QRectF(rect.left(), rect.top(), style.scaled(4), rect.height())
            painter.fillRect(bar, QColor(t.accent))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(style.scaled(12), style.scaled(5), -style.scaled(8), -style.scaled(4))
        mine = row.waiting_id == self._session.actor and row.stage != "signed"
        if index.column() == NUMBER:
            self._number(painter, inner, row)
        elif index.column() == SUBJECT:
            self._subject(painter, inner, row, mine)
        elif index.column() == STATE:
            self._state(painter, inner, row, selected)
        else:
            self._waiting(painter, inner, row, mine)
        painter.restore()

    def _number(self, painter: QPainter, rect: QRectF, row: DocumentRow) -> None:
        t = style.tokens()
        font = painted_font(painter, 15 if row.number else 14)
        font.setStrikeOut(row.void)
        painter.setFont(font)
        painter.setPen(QColor(t.text if row.number and not row.void else t.muted))
        draw_elided(painter, rect, row.number or "ยังไม่ออกเลข")

    def _subject(self, painter: QPainter, rect: QRectF, row: DocumentRow, mine: bool) -> None:
        t = style.tokens()
        half = rect.height() / 2
        painter.setFont(painted_font(painter, 16, bold=mine))
        painter.setPen(QColor(t.text))
        top = QRectF(rect.left(), rect.top(), rect.width(), half)
        draw_elided(painter, top, row.subject or "(ยังไม่มีชื่อเรื่อง)")
        size = style.scaled(16)
        picture = icons.pixmap(icons.FORMS.get(row.kind, "file-text"), t.muted, size, 2.0)
        low = QRectF(rect.left(), rect.top() + half, rect.width(), half)
        painter.drawPixmap(
            QRectF(low.left(), low.center().y() - size / 2, size, size),
            picture,
            QRectF(picture.rect()),
        )
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.muted))
        low.setLeft(low.left() + size + style.scaled(7))
        draw_elided(painter, low, f"{screen.FORMS[row.kind]} · {row.section}")

    def _state(self, painter: QPainter, rect: QRectF, row: DocumentRow, selected: bool) -> None:
        word, kind = screen.state(row.stage, returned=row.returned, void=row.void)
        draw_pill(painter, rect, word, kind, selected=selected)

    def _waiting(self, painter: QPainter, rect: QRectF, row: DocumentRow, mine: bool) -> None:
        t = style.tokens()
        half = rect.height() / 2
        painter.setFont(painted_font(painter, 15, bold=mine))
        painter.setPen(QColor(t.text))
        who = "คุณ" if mine else row.waiting
        if row.stage == "signed":
            who = "—"
        draw_elided(painter, QRectF(rect.left(), rect.top(), rect.width(), half), who or "ไม่กำหนด")
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.muted))
        below = QRectF(rect.left(), rect.top() + half, rect.width(), half)
        draw_elided(painter, below, f"แก้ไข {changed_day(row)}")
