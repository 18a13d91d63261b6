"""One of the four steps as a card that is chosen: its months, how far it is, what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.i18n import tr
from desktop.office.cycle.items import DONE, LATE, SOON
from desktop.office.rules import cycle
from desktop.office.words.cycle import FIGURES, SHOWN_FIGURES
from desktop.thai import dates, on_screen
from desktop.ui.look import style
from desktop.ui.widgets.paint import draw_elided, draw_pill, painted_font

if TYPE_CHECKING:
    from desktop.office.cycle.years import StepView

HIGH = 152
LOW = 100  # with large text, which leaves the figures to the ear and the tooltip
_KINDS = {DONE: "ok", LATE: "bad", SOON: "warn", "open": "accent"}


class StepCard(QAbstractButton):
    """Shows a step; checked while its items are shown below."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._step = cycle.step(number)
        self._view: StepView | None = None
        self._months = ""
        self._lines: tuple[str, ...] = ()
        self._pill = ("", "muted")

    def show_step(self, view: StepView, year: int) -> None:
        """Show how the step stands in a Buddhist fiscal year."""
        self._view = view
        self._months = months(view, year)
        self._pill = told(view)
        names = SHOWN_FIGURES[view.step.number - 1]
        self._lines = tuple(
            on_screen.figures(FIGURES[name].format(**view.figures))
            for name in names
            if view.figures[name]
        ) or (on_screen.figures(FIGURES[names[0]].format(**view.figures)),)
        number = on_screen.figures(str(view.step.number))
        words = (
            tr("ขั้นที่ {number} {title}").format(number=number, title=view.step.title),
            self._months,
            self._pill[0],
            *self._lines,
        )
        self.setAccessibleName(" · ".join(words))
        self.setToolTip("\n".join((view.step.text, *self._lines)))
        self.update()

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(240), style.scaled(LOW if style.large() else HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        t = style.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = t.text if self.hasFocus() else t.accent if chosen else t.line
        wide = 2 if chosen or self.hasFocus() else 1
        shape = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.setPen(QPen(QColor(edge), wide))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(shape, style.scaled(10), style.scaled(10))
        inner = shape.adjusted(*(style.scaled(n) for n in (14, 12, -12, -10)))
        kind = _KINDS[view.state]
        self._head(painter, inner, kind)
        self._bar(painter, inner, kind)
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.text))
        top = inner.top() + style.scaled(84)
        for line in () if style.large() else self._lines:
            draw_elided(painter, QRectF(inner.left(), top, inner.width(), style.scaled(24)), line)
            top += style.scaled(24)
        painter.end()

    def _head(self, painter: QPainter, inner: QRectF, kind: str) -> None:
        t = style.tokens()
        round_ = style.scaled(34)
        circle = QRectF(inner.left(), inner.top() + style.scaled(3), round_, round_)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(t, kind)))
        painter.drawEllipse(circle)
        painter.setFont(painted_font(painter, 17, bold=True))
        painter.setPen(QColor(t.on_accent))
        number = on_screen.figures(str(self._step.number))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, number)
        left = circle.right() + style.scaled(10)
        wide = inner.right() - left
        painter.setFont(painted_font(painter, 17, bold=True))
        painter.setPen(QColor(t.text))
        title = QRectF(left, inner.top() - style.scaled(4), wide, style.scaled(27))
        draw_elided(painter, title, self._step.title)
        painter.setFont(painted_font(painter, 14))
        painter.setPen(QColor(t.muted))
        below = QRectF(left, inner.top() + style.scaled(21), wide, style.scaled(22))
        draw_elided(painter, below, self._months)

    def _bar(self, painter: QPainter, inner: QRectF, kind: str) -> None:
        assert self._view is not None
        t = style.tokens()
        word, pill = self._pill
        painter.setFont(painted_font(painter, 14, bold=True))
        wide = painter.fontMetrics().horizontalAdvance(word) + style.scaled(24)
        top = inner.top() + style.scaled(51)
        line = QRectF(inner.right() - wide, top, wide, style.scaled(28))
        draw_pill(painter, line, word, pill)
        room = QRectF(
            inner.left(), line.center().y() - style.scaled(3), inner.width() - wide, style.scaled(6)
        ).adjusted(0, 0, -style.scaled(10), 0)
        if room.width() < style.scaled(30):
            return  # large text: the pill says as much
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.muted_soft))
        painter.drawRoundedRect(room, 3, 3)
        of = len(self._view.items)
        if of and (done := self._view.count(DONE)):
            room.setWidth(room.width() * done / of)
            painter.setBrush(QColor(getattr(t, "ok" if kind == "ok" else "accent")))
            painter.drawRoundedRect(room, 3, 3)


def months(view: StepView, year: int) -> str:
    """The months of a step in a Buddhist fiscal year: ต.ค. – พ.ย. ๒๕๖๙."""
    first, last = (cycle.day_in(year, day) for day in (view.step.begins, view.step.ends))
    from_ = on_screen.short_month(first)
    if first.year != last.year:
        from_ += f" {dates.buddhist_year(first)}"
    to = f"{on_screen.short_month(last)} {dates.buddhist_year(last)}"
    return on_screen.figures(f"{from_} – {to}")


def told(view: StepView) -> tuple[str, str]:
    """How far a step is, in a word, and the kind of its pill."""
    of, done = len(view.items), view.count(DONE)
    if not of:
        return tr("ยังไม่มีงาน"), "muted"
    if late := view.count(LATE):
        return on_screen.figures(tr("เกินกำหนด {late}").format(late=late)), "bad"
    if soon := view.count(SOON):
        return on_screen.figures(tr("ใกล้กำหนด {soon}").format(soon=soon)), "warn"
    if done == of:
        return tr("เสร็จแล้ว"), "ok"
    return on_screen.figures(tr("{done} จาก {of}").format(done=done, of=of)), "accent"
