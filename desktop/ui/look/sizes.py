"""The sizes of text a screen has room for."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

SCALES = (100, 110, 125, 150, 175, 200)  # percent
SMALLEST = (900, 500)  # logical pixels of a screen the rooms still fit: 1366×768 at 150 %


def offered() -> tuple[int, ...]:
    """The sizes this screen has room for, in percent, the smallest first."""
    screen = QGuiApplication.primaryScreen().size()
    most = min(screen.width() / SMALLEST[0], screen.height() / SMALLEST[1]) * 100
    return tuple(scale for scale in SCALES if scale <= most) or SCALES[:1]


def fitting(percent: int) -> int:
    """The size asked for, or the largest this screen has room for."""
    return min(percent, offered()[-1])
