"""What delegates paint alike: fonts by size, one shortened line, a pill."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from desktop.ui.look import style
from desktop.ui.look.fonts import breakable

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def painted_font(painter: QPainter | QWidget, pixels: int, *, bold: bool = False) -> QFont:
    """The painter's or the part's font at so many pixels of 100 %."""
    font = QFont(painter.font())
    font.setPixelSize(style.scaled(pixels))
    font.setStrikeOut(False)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def draw_elided(painter: QPainter, rect: QRectF, text: str) -> None:
    """One line at the left, shortened with … where there is no room."""
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, _LEFT, elided)


def parted(painter: QPainter, text: str, width: float) -> tuple[str, str]:
    """A text as two lines of the painter's font: what the first holds, and the rest if any."""
    if painter.fontMetrics().horizontalAdvance(text) <= width:
        return text, ""
    layout = QTextLayout(breakable(text), painter.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    at = line.textLength()
    whole = layout.text()
    return whole[:at].rstrip(), whole[at:].lstrip()


def draw_pill(
    painter: QPainter, rect: QRectF, word: str, kind: str, *, selected: bool = False
) -> None:
    """A state in a word, at the left of the room; `kind` accent, ok, warn, bad or muted."""
    t = style.tokens()
    painter.setFont(painted_font(painter, 14, bold=True))
    wide = painter.fontMetrics().horizontalAdvance(word) + style.scaled(22)
    high = style.scaled(26)
    shape = QRectF(rect.left(), rect.center().y() - high / 2, wide, high)
    ground = t.surface if selected and kind in ("accent", "muted") else getattr(t, f"{kind}_soft")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(shape, high / 2, high / 2)
    painter.setPen(QColor(getattr(t, kind)))
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, word)
