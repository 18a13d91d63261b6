"""A month as a sheet of six weeks: arrows go from day to day, days off are shaded and named."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.office import moments
from desktop.office.agenda import WEEKS, Day, Entry, Month
from desktop.office.words import agenda as words
from desktop.thai import on_screen
from desktop.ui.look import style
from desktop.ui.widgets.paint import draw_elided, painted_font

HEAD = 30  # px of the names of the days at 100 %
LINE = 21  # px of an entry
MARK = 9  # px of an entry's mark
COLOURS = {"hearing": "accent", "due": "warn", "down": "bad", "cycle": "ok"}
CORNERS = {  # of a mark, in parts of its side: none is told by its colour alone; () is round
    "hearing": (),
    "due": ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0)),
    "down": ((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95)),
    "cycle": ((0.5, -0.1), (1.1, 0.5), (0.5, 1.1), (-0.1, 0.5)),
}


def paint_mark(painter: QPainter, room: QRectF, kind: str) -> None:
    """The mark of a kind of entry, a shape and a colour of its own, in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(style.tokens(), COLOURS[kind])))
    if corners := CORNERS[kind]:
        side = room.width()
        painter.drawPolygon([room.topLeft() + QPointF(x * side, y * side) for x, y in corners])
    else:
        painter.drawEllipse(room)
    painter.restore()


class Legend(QWidget):
    """The marks and their words in a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(", ".join(words.KINDS.values()))

    def _places(self) -> list[tuple[str, int]]:
        places, left = [], 0
        measure = QFontMetrics(painted_font(self, 13))
        for kind, word in words.KINDS.items():
            places.append((kind, left))
            left += style.scaled(MARK + 6 + 16) + measure.horizontalAdvance(word)
        return [*places, ("", left)]

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(self._places()[-1][1], style.scaled(LINE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(painted_font(painter, 13))
        painter.setPen(QColor(style.tokens().muted))
        side = style.scaled(MARK)
        for kind, left in self._places()[:-1]:
            top = (self.height() - side) / 2
            paint_mark(painter, QRectF(left, top, side, side), kind)
            beside = left + side + style.scaled(6)
            room = QRectF(beside, 0, self.width() - beside, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words.KINDS[kind])


class MonthGrid(QWidget):
    """`chosen` a day by the arrows or a click; one outside the month turns it."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._month: Month | None = None
        self.day = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(style.scaled(430), style.scaled(290))

    def show_month(self, month: Month, day: date) -> None:
        """Show a month with a day of it chosen."""
        self._month, self.day = month, day
        self._tell()
        self.update()

    def shown(self) -> Day | None:
        """The day chosen."""
        if self._month is None:
            return None
        return next((one for one in self._month.days if one.day == self.day), None)

    def _tell(self) -> None:
        one = self.shown()
        if one is not None:
            told = [
                on_screen.with_weekday(one.day),
                one.off,
                *(entry.text for entry in one.entries),
            ]
            self.setAccessibleName(" ".join(filter(None, told)))

    def _cell(self, at: int) -> QRectF:
        wide = (self.width() - 1) / 7
        head = style.scaled(HEAD)
        high = (self.height() - head - 1) / WEEKS
        return QRectF(at % 7 * wide, head + at // 7 * high, wide, high)

    # Qt's own names from here on

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        t = style.tokens()
        painter.setFont(painted_font(painter, 14, bold=True))
        painter.setPen(QColor(t.muted))
        for at, word in enumerate(words.WEEKDAYS):
            room = QRectF(at * self.width() / 7, 0, self.width() / 7, style.scaled(HEAD))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)
        if self._month is None:
            return
        for at, one in enumerate(self._month.days):
            self._paint_day(painter, self._cell(at), one)

    def _paint_day(self, painter: QPainter, room: QRectF, one: Day) -> None:
        t = style.tokens()
        if one.free and one.inside:
            painter.fillRect(room, QColor(t.muted_soft))
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawRect(room)
        inner = room.adjusted(style.scaled(6), style.scaled(2), -style.scaled(5), -style.scaled(2))
        painter.setFont(painted_font(painter, 15, bold=one.day == moments.today()))
        painter.setPen(QColor(t.text if one.inside else t.muted))
        number = on_screen.figures(str(one.day.day))
        high = style.scaled(24)
        painter.drawText(QRectF(inner.topLeft(), inner.topLeft() + QPointF(40, high)), 0, number)
        if one.off and one.inside:
            painter.setFont(painted_font(painter, 12))
            painter.setPen(QColor(t.bad))
            name = QRectF(inner.left() + style.scaled(26), inner.top(), 0, high)
            name.setRight(inner.right())
            draw_elided(painter, name, one.off)
        self._paint_entries(painter, inner.adjusted(0, high, 0, 0), one.entries)
        if one.day == self.day:
            painter.setPen(QPen(QColor(t.accent), 3 if self.hasFocus() else 2))
            painter.drawRect(room.adjusted(1.5, 1.5, -1.5, -1.5))

    def _paint_entries(self, painter: QPainter, room: QRectF, entries: tuple[Entry, ...]) -> None:
        t, line = style.tokens(), style.scaled(LINE)
        fits = max(1, int(room.height() // line))
        shown = entries if len(entries) <= fits else entries[: fits - 1]
        painter.setFont(painted_font(painter, 13))
        top = room.top()
        for entry in shown:
            dot = style.scaled(MARK)
            place = QRectF(room.left(), top + (line - dot) / 2, dot, dot)
            paint_mark(painter, place, entry.kind)
            painter.setPen(QColor(t.text))
            draw_elided(
                painter,
                QRectF(room.left() + dot + 5, top, room.width() - dot - 5, line),
                entry.text,
            )
            top += line
        if len(shown) < len(entries):
            painter.setPen(QColor(t.muted))
            more = words.MORE.format(count=on_screen.figures(str(len(entries) - len(shown))))
            draw_elided(painter, QRectF(room.left(), top, room.width(), line), more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.chosen.emit(self.day + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._month is None:
            return
        for at, one in enumerate(self._month.days):
            if self._cell(at).contains(event.position()):
                self.setFocus()
                self.chosen.emit(one.day)
                return
