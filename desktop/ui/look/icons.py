"""Lucide's line icons in the theme's colours, sharp at every screen scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.ui.look import style

FORMS = {  # what stands beside a paper's form
    "announcement": "megaphone",
    "hearing-notice": "megaphone",
    "summary": "megaphone",
    "letter": "send",
    "envelope": "send",
    "minutes": "users",
    "sign-in": "users",
    "name-tags": "users",
    "order": "stamp",
    "register": "clipboard-list",
    "agenda": "list-ordered",
    "route-sheet": "pin",
    "statistics": "chart-column",
    "report": "chart-column",
}


@lru_cache(256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    svg = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels; `colour` is #rrggbb."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _drawing(name, colour).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str = "", size: int = 20, *, greys: bool = False) -> QIcon:
    """An icon for buttons and lists, in the muted grey unless a colour is given.

    `greys`: its owner can be disabled, which a light icon does not survive by itself.
    """
    made = QIcon()
    for ratio in _ratios():
        picture = pixmap(name, colour or style.tokens().muted, style.scaled(size), ratio)
        made.addPixmap(picture, QIcon.Mode.Normal)
        made.addPixmap(picture, QIcon.Mode.Selected)
        if greys:
            grey = pixmap(name, style.tokens().line_strong, style.scaled(size), ratio)
            made.addPixmap(grey, QIcon.Mode.Disabled)
    return made


def _ratios() -> list[float]:
    """The scales of the screens that are there; one that is plugged in later stretches an icon."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}) or [1.0]
