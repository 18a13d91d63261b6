"""A chart on the screen: the shapes of `desktop.printing.charts` in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.printing.charts import Chart, Width
from desktop.thai import on_screen
from desktop.ui.look import style

Layout = Callable[[float, float, Width], Chart]
"""Lays a chart out for a width, a type size and a measure."""

_TONES = {
    "main": "accent",
    "second": "ok",
    "third": "warn",
    "soft": "muted_soft",
    "line": "line_strong",
    "text": "text",
    "muted": "muted",
}
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
TYPE = 15


class ChartView(QWidget):
    """Lays its chart out anew at every width; `name` is what the ear is told of it."""

    def __init__(self, layout: Layout, name: str) -> None:
        super().__init__()
        self._layout = layout
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(round(self._laid_out(400).height), 1))

    def _font(self, size: float, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _laid_out(self, width: float) -> Chart:
        def measure(text: str, size: float) -> float:
            return (
                QFontMetricsF(self._font(size, True)).horizontalAdvance(on_screen.figures(text)) + 1
            )

        return self._layout(width, float(style.scaled(TYPE)), measure)

    # Qt's own names from here on

    def minimumSizeHint(self) -> QSize:
        return QSize(style.scaled(200), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t = style.tokens()
        chart = self._laid_out(float(self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in chart.boxes:
            colour = QColor(getattr(t, _TONES[box.tone]))
            rect = QRectF(box.left, box.top, box.width, box.height)
            if box.hollow:
                painter.setPen(QPen(colour, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect)
            else:
                painter.fillRect(rect, colour)
        for words in chart.words:
            painter.setFont(self._font(words.size, words.bold))
            painter.setPen(QColor(getattr(t, _TONES[words.tone])))
            wide, high = 2000.0, words.size * 2
            left = {"left": 0.0, "center": wide / 2, "right": wide}[words.anchor]
            rect = QRectF(words.x - left, words.middle - high / 2, wide, high)
            painter.drawText(
                rect,
                _ALIGN[words.anchor] | Qt.AlignmentFlag.AlignVCenter,
                on_screen.figures(words.text),
            )
        painter.end()
