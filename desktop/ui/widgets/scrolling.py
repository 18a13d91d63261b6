"""A scroll area that a screen reader may walk at any moment, and that shows when keys move it.

What Qt tells a screen reader of a QScrollArea ends the program when its scroll bar goes between two
questions: its list of parts is asked without a look at its length (seen in Qt 6.11, a page of the
plan turned while the bus was read). Qt chooses what it tells by the name of the class, so ours
bears that of a plain widget, whose parts are asked with care.

Tab stops at one with a name, while there is something to scroll, and the style draws a ring; one
without is scrolled by what has the keyboard in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:

    class Scroll(QScrollArea):
        """A QScrollArea in everything but its name; the argument names it for the ear."""

        def __init__(self, name: str = "") -> None: ...
else:

    def _made(self: QScrollArea, name: str = "") -> None:
        QScrollArea.__init__(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name:
            self.verticalScrollBar().rangeChanged.connect(self._stop)

    def _stop(self: QScrollArea, _least: int, most: int) -> None:
        policy = Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    inside = {"__module__": __name__, "__init__": _made, "_stop": _stop}
    Scroll = type("QWidget", (QScrollArea,), inside)
