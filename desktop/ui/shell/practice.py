"""The way into the practice room, and the bar that tells one is in it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFrame

from desktop import paths
from desktop.office.words import practice as words
from desktop.office.words.tour import START as TOUR
from desktop.ui.widgets.basic import button, elided, row


def enter() -> bool:
    """Open the practice room in a program of its own; False when it cannot be started."""
    frozen = getattr(sys, "frozen", False)
    arguments = ["--practice"] if frozen else ["-m", "desktop", "--practice"]
    started = QProcess.startDetached(sys.executable, arguments, str(paths.RESOURCES.parent))
    return bool(started[0] if isinstance(started, tuple) else started)


class PracticeBar(QFrame):
    """Always in sight while the office is for practice."""

    def __init__(self, tour: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("part", "warn")
        told = elided(words.BAR)
        around = button(TOUR, tour, icon="play", kind="small")
        out = button(words.LEAVE, leave, kind="small")
        inside = row(told, around, out, gap=10, margins=(18, 4, 14, 4))
        inside.setStretch(0, 1)
        self.setLayout(inside)
