"""The six steps of a paper in a row: done, due, to come; who and when below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import tr
from desktop.thai import on_screen
from desktop.ui.look import icons, style


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its word, what stands below it, and `done`, `due` or `later`."""

    word: str
    below: str
    state: str


class Stepper(QWidget):
    """Painted by hand; `small` draws circles with a word below, for side panels."""

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        self._steps: list[Step] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("ขั้นตอนของเอกสาร"))

    def show_steps(self, steps: list[Step]) -> None:
        self._steps = steps
        words = {"done": tr("เสร็จแล้ว"), "due": tr("ขั้นปัจจุบัน"), "later": tr("ยังไม่ถึง")}
        told = ", ".join(f"{s.word} {words[s.state]} {s.below}".strip() for s in steps)
        self.setAccessibleDescription(told)
        self.update()

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(300), style.scaled(54 if self._small else 52))

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(self._steps)
        for place, step in enumerate(self._steps):
            cell = QRectF(place * wide, 0, wide, self.height())
            last = place == len(self._steps) - 1
            following = None if last else self._steps[place + 1]
            if self._small:
                self._paint_small(painter, cell, step, following)
            else:
                self._paint_wide(painter, cell, place, step, following)
        painter.end()

    def _circle(self, painter: QPainter, centre: QPointF, radius: float, step: Step) -> None:
        t = style.tokens()
        fill = {"done": t.ok, "due": t.accent, "later": t.surface}[step.state]
        edge = t.line_strong if step.state == "later" else fill
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(centre, radius - 1, radius - 1)
        if step.state == "done":
            size = round(radius * 1.3)
            mark = icons.pixmap("check", t.surface, size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), mark)

    def _line(self, painter: QPainter, start: QPointF, end: QPointF, done: bool) -> None:
        t = style.tokens()
        painter.setPen(QPen(QColor(t.ok if done else t.line_strong), 2))
        painter.drawLine(start, end)

    def _paint_small(
        self, painter: QPainter, cell: QRectF, step: Step, following: Step | None
    ) -> None:
        t = style.tokens()
        radius = style.scaled(9)
        centre = QPointF(cell.center().x(), radius + 2)
        if following is not None:
            start = QPointF(centre.x() + radius + 2, centre.y())
            end = QPointF(centre.x() + cell.width() - radius - 2, centre.y())
            self._line(painter, start, end, step.state == "done")
        self._circle(painter, centre, radius, step)
        due = step.state == "due"
        painter.setFont(self._font(14, bold=due))
        painter.setPen(QColor(t.accent if due else t.muted))
        box = QRectF(cell.left() - 8, centre.y() + radius + 4, cell.width() + 16, style.scaled(26))
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, step.word)

    def _paint_wide(
        self, painter: QPainter, cell: QRectF, place: int, step: Step, following: Step | None
    ) -> None:
        t = style.tokens()
        radius = style.scaled(11)
        centre = QPointF(cell.left() + radius + 2, style.scaled(15))
        self._circle(painter, centre, radius, step)
        if step.state != "done":
            painter.setFont(self._font(14, bold=True))
            painter.setPen(QColor(t.on_accent if step.state == "due" else t.muted))
            number = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(
                number, Qt.AlignmentFlag.AlignCenter, on_screen.figures(str(place + 1))
            )
        due = step.state == "due"
        painter.setFont(self._font(16, bold=True))
        painter.setPen(QColor(t.accent if due else t.text if step.state == "done" else t.muted))
        left = centre.x() + radius + style.scaled(8)
        box = QRectF(left, 0, cell.right() - left, style.scaled(30))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, middle, step.word)
        taken = painter.fontMetrics().horizontalAdvance(step.word)
        if following is not None:
            start = QPointF(left + taken + style.scaled(9), centre.y())
            end = QPointF(cell.right() - style.scaled(5), centre.y())
            if end.x() > start.x():
                self._line(painter, start, end, step.state == "done")
        painter.setFont(self._font(14))
        painter.setPen(QColor(t.accent if due else t.muted))
        below = QRectF(left, style.scaled(28), cell.right() - left - 6, style.scaled(24))
        text = painter.fontMetrics().elidedText(
            step.below, Qt.TextElideMode.ElideRight, int(below.width())
        )
        painter.drawText(below, middle, text)

    def _font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(style.scaled(pixels))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
