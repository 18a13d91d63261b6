"""A notice a row: what and until when, then its places side by side, each with its state."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.i18n import tr
from desktop.office.postings.lists import NoticeRow, SpotRow
from desktop.office.words import posting_screen as words
from desktop.thai import dates, on_screen
from desktop.ui.look import fonts, icons, style
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font
from desktop.ui.widgets.rows_model import ROW_ROLE

NOTICE, TERM, PLACES = range(3)
HEIGHT, CELL, GAP, MORE = 84, 86, 6, 38
ICONS = {
    "to-post": "pin",
    "waits": "clock",
    "told": "check",
    "hangs": "check",
    "soon": "clock",
    "last-day": "clock",
    "late": "triangle-alert",
    "torn": "triangle-alert",
    "down": "check",
}


def term(row: NoticeRow) -> str:
    """From when to when it hangs."""
    if row.first is None:
        return tr("ยังไม่ได้ปิด")
    return (
        days(row.first, row.last)
        if row.last
        else tr("ตั้งแต่ {first}").format(first=on_screen.short(row.first))
    )


def days(first: date, last: date) -> str:
    """Two days as short as can be: ๙–๒๔ พ.ย. ๖๙."""
    end = _day(last, year=True)
    if (first.year, first.month) == (last.year, last.month):
        return on_screen.figures(f"{first.day}–") + end
    return f"{_day(first, year=first.year != last.year)}–{end}"


def _day(day: date, *, year: bool) -> str:
    short = f"{day.day}\u00a0{on_screen.short_month(day)}"
    return on_screen.figures(
        short + (f"\u00a0{dates.buddhist_year(day) % 100:02d}" if year else "")
    )


def under(row: NoticeRow) -> str:
    """The smaller line: number and day of the paper."""
    dated = on_screen.short(row.dated) if row.dated else ""
    return " · ".join(
        part
        for part in (tr("ที่ {number}").format(number=row.number) if row.number else "", dated)
        if part
    )


def spot_word(spot: SpotRow) -> str:
    """A place's state in a word; a board without a photo says so."""
    if spot.needs_photo and spot.lamp[1] in ("hangs", "soon"):
        return tr("ขาดรูป")
    word = words.lamp(spot.lamp[1], spot.lamp[2])
    return {"late": tr("ต้องปลด"), "waits": tr("รอปิด"), "told": tr("ประกาศแล้ว")}.get(
        spot.lamp[1], word
    )


def cell(row: NoticeRow, column: int) -> str:
    """A cell's words for the ear."""
    if column == NOTICE:
        return f"{row.subject} {under(row)}"
    if column == TERM:
        return f"{term(row)} {words.lamp(row.lamp[1], row.lamp[2])}"
    return " ".join(f"{spot.place.name} {spot_word(spot)}" for spot in row.spots)


class NoticeDelegate(QStyledItemDelegate):
    """Three columns of one notice."""

    # Qt's own names from here on

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, style.scaled(HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, NoticeRow):
            return
        t = style.tokens()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(t.accent_soft if selected else t.surface))
        if selected and index.column() == NOTICE:
            bar = QRectF(rect.left(), rect.top(), style.scaled(4), rect.height())
            painter.fillRect(bar, QColor(t.accent))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(style.scaled(12), style.scaled(9), -style.scaled(8), -style.scaled(9))
        if index.column() == PLACES:
            _spots(painter, inner, row, selected=selected)
        else:
            half = inner.height() / 2
            upper = QRectF(inner.left(), inner.top(), inner.width(), half)
            lower = QRectF(inner.left(), inner.top() + half, inner.width(), half)
            if index.column() == NOTICE:
                _notice(painter, inner, row)
            else:
                painter.setFont(painted_font(painter, 14))
                painter.setPen(QColor(t.muted))
                draw_elided(painter, upper, term(row))
                word = words.lamp(row.lamp[1], row.lamp[2])
                draw_pill(painter, lower, word, row.lamp[0], selected=selected)
        painter.restore()


def _notice(painter: QPainter, inner: QRectF, row: NoticeRow) -> None:
    """The subject in two lines, number and day under it."""
    t = style.tokens()
    third = inner.height() / 3
    painter.setFont(painted_font(painter, 15, bold=row.lamp[0] == "bad"))
    painter.setPen(QColor(t.text))
    for place, line in enumerate(_two_lines(row.subject, painter.font(), inner.width())):
        at = QRectF(inner.left(), inner.top() + place * third - 1, inner.width(), third)
        draw_elided(painter, at, line)
    painter.setFont(painted_font(painter, 13))
    painter.setPen(QColor(t.muted))
    low = QRectF(inner.left(), inner.top() + 2 * third + 1, inner.width(), third)
    draw_elided(painter, low, under(row))


def _two_lines(text: str, font: QFont, width: float) -> list[str]:
    """The text broken once, between words; the rest is shortened where it is drawn."""
    layout = QTextLayout(fonts.breakable(text), font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    end = line.textLength()
    layout.endLayout()
    whole = layout.text()
    return [part.strip("\u200b ") for part in (whole[:end], whole[end:]) if part.strip("\u200b ")]


def _spots(painter: QPainter, inner: QRectF, row: NoticeRow, *, selected: bool) -> None:
    """As many places as there is room for; the last cell says how many more."""
    t = style.tokens()
    wide, gap = style.scaled(CELL), style.scaled(GAP)
    room = max(1, int((inner.width() + gap) // (wide + gap)))
    narrow = style.scaled(MORE)
    spots = list(row.spots)
    if not spots:
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.muted))
        draw_elided(painter, inner, tr("กด Enter เพื่อเลือกจุดและลงว่าปิด"))
        return
    some = max(1, int((inner.width() - narrow) // (wide + gap)))
    if len(spots) > room:
        spots.sort(key=lambda spot: ("bad", "warn", "accent", "ok", "muted").index(spot.lamp[0]))
    shown = spots if len(spots) <= room else spots[:some]
    for place, spot in enumerate(shown):
        left = inner.left() + place * (wide + gap)
        _spot(painter, QRectF(left, inner.top(), wide, inner.height()), spot, selected=selected)
    if len(shown) < len(spots):
        left = inner.left() + len(shown) * (wide + gap)
        painter.setFont(painted_font(painter, 14, bold=True))
        painter.setPen(QColor(t.muted))
        more = on_screen.figures(f"+{len(spots) - len(shown)}")
        box = QRectF(left, inner.top(), narrow, inner.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, more)


def _spot(painter: QPainter, box: QRectF, spot: SpotRow, *, selected: bool) -> None:
    t = style.tokens()
    missing = spot.needs_photo and spot.lamp[1] in ("hangs", "soon")
    kind = "warn" if missing else spot.lamp[0]
    colour = QColor(getattr(t, kind))
    ground = t.surface if selected and kind in ("accent", "muted") else getattr(t, f"{kind}_soft")
    painter.setBrush(QColor(ground))
    pen = QPen(QColor(t.line_strong if spot.state == "planned" else ground), 1)
    if spot.state == "planned":
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    radius = style.scaled(7)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    pad = style.scaled(6)
    line = box.height() / 2
    painter.setFont(painted_font(painter, 13))
    painter.setPen(QColor(t.muted))
    centre = Qt.AlignmentFlag.AlignCenter
    name = painter.fontMetrics().elidedText(
        spot.short, Qt.TextElideMode.ElideRight, int(box.width() - pad)
    )
    painter.drawText(QRectF(box.left(), box.top() + 1, box.width(), line), centre, name)
    painter.setFont(painted_font(painter, 13, bold=True))
    painter.setPen(colour)
    size = style.scaled(15)
    word = spot_word(spot)
    metrics = painter.fontMetrics()
    word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(box.width() - size - pad))
    whole = size + style.scaled(3) + metrics.horizontalAdvance(word)
    left = box.center().x() - whole / 2
    low = box.top() + line
    name_ = "image" if missing else ICONS[spot.lamp[1]]
    picture = icons.pixmap(name_, colour.name(), size, 2.0)
    painter.drawPixmap(
        QRectF(left, low + (line - size) / 2 - 1, size, size), picture, QRectF(picture.rect())
    )
    words_at = QRectF(left + size + style.scaled(3), low - 1, box.width(), line)
    painter.drawText(words_at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
