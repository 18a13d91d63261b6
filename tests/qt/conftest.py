"""For tests of windows: fingers that can type Thai."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

TypeThai = Callable[[QWidget, str], None]


@pytest.fixture
def type_thai(qapp: QApplication) -> TypeThai:
    """Type text into a widget a key at a time, as a Thai keyboard sends it.

    `qtbot.keyClicks` knows Latin keys alone: on the first Thai letter it ends the whole run.
    A line feed is the Enter key.
    """

    def type_into(widget: QWidget, text: str) -> None:
        for letter in text:
            key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(0)
            sent = "\r" if letter == "\n" else letter
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sent)
                QApplication.sendEvent(widget, event)

    return type_into
