"""Keys of one part of a page, also while one of its fields has the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Keyed(QWidget):
    """A part with keys of its own: they come before the window's shortcuts of the same keys."""

    def __init__(self) -> None:
        super().__init__()
        self._deeds: Mapping[tuple[int, bool], Callable[[], object]] = {}

    def set_keys(self, deeds: Mapping[tuple[int, bool], Callable[[], object]]) -> None:
        """What (key, with Ctrl) does here."""
        self._deeds = deeds

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key does something here: then it is no shortcut of the window."""
        return self._deed(event) is not None

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key does here, wherever the cursor is; False for a key that does nothing."""
        deed = self._deed(event)
        if deed is not None:
            deed()
        return deed is not None

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        bits = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bits not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            return None
        key = event.key()
        key = Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key
        return self._deeds.get((key, bits == Qt.KeyboardModifier.ControlModifier))

    # Qt's own names from here on

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.wants(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take(event):
            super().keyPressEvent(event)
