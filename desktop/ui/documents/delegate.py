"""How a paper's line is painted: number, subject over its kind, state, who it waits for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.i18n import tr
from desktop.office import moments
from desktop.office.documents import DocumentRow
from desktop.office.words import screen
from desktop.thai import on_screen
from desktop.ui.look import icons, style
from desktop.ui.session import Session
from desktop.ui.widgets.line_delegate import LineDelegate, draw_lines, halves
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font, parted

NUMBER, SUBJECT, STATE, WAITING = range(4)


def changed_day(row: DocumentRow) -> str:
    """The day a paper was last touched: ๒๓ พ.ย. ๒๕๖๙."""
    moment = moments.local(datetime.fromisoformat(row.changed_at))
    return on_screen.short(moment.date())


class DocumentDelegate(LineDelegate):
    """Two lines a row; bold only what waits for the person at the desk."""

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent, DocumentRow)
        self._session = session

    def draw(
        self, painter: QPainter, room: QRectF, row: DocumentRow, column: int, *, selected: bool
    ) -> None:
        """Paint one cell of a paper's line."""
        mine = row.waiting_id == self._session.actor and row.stage != "signed"
        if column == NUMBER:
            _number(painter, room, row)
        elif column == SUBJECT:
            _subject(painter, room, row, mine)
        elif column == STATE:
            word, kind = screen.state(row.stage, returned=row.returned, void=row.void)
            draw_pill(painter, room, word, kind, selected=selected)
        else:
            who = (
                "—" if row.stage == "signed" else tr("คุณ") if mine else row.waiting or tr("ไม่กำหนด")
            )
            draw_lines(
                painter,
                room,
                who,
                tr("แก้ไข {row}").format(row=changed_day(row)),
                size=15,
                bold=mine,
            )


def _number(painter: QPainter, room: QRectF, row: DocumentRow) -> None:
    t = style.tokens()
    font = painted_font(painter, 15 if row.number else 14)
    font.setStrikeOut(row.void)
    painter.setFont(font)
    painter.setPen(QColor(t.text if row.number and not row.void else t.muted))
    draw_elided(painter, room, row.number or tr("ยังไม่ออกเลข"))


def _subject(painter: QPainter, room: QRectF, row: DocumentRow, mine: bool) -> None:
    t = style.tokens()
    above, low = halves(room)
    painter.setFont(painted_font(painter, 16, bold=mine))
    painter.setPen(QColor(t.text))
    subject, rest = parted(painter, row.subject or tr("(ยังไม่มีชื่อเรื่อง)"), above.width())
    draw_elided(painter, above, subject)
    size = style.scaled(16)
    picture = icons.pixmap(icons.FORMS.get(row.kind, "file-text"), t.muted, size, 2.0)
    place = QRectF(low.left(), low.center().y() - size / 2, size, size)
    painter.drawPixmap(place, picture, QRectF(picture.rect()))
    low.setLeft(low.left() + size + style.scaled(7))
    if rest:  # the words tell papers apart; the picture tells the kind
        draw_elided(painter, low, rest)
        return
    painter.setFont(painted_font(painter, 14))
    painter.setPen(QColor(t.muted))
    draw_elided(painter, low, f"{screen.FORMS[row.kind]} · {row.section}")
