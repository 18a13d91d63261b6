"""A scroll area that a screen reader may walk at any moment.

What Qt tells a screen reader of a QScrollArea ends the program when its scroll bar goes between two
questions: its list of parts is asked without a look at its length (seen in Qt 6.11, a page of the
plan turned while the bus was read). Qt chooses what it tells by the name of the class, so ours
bears that of a plain widget, whose parts are asked with care.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:

    class Scroll(QScrollArea):
        """A QScrollArea in everything but its name."""
else:
    Scroll = type("QWidget", (QScrollArea,), {"__module__": __name__})
