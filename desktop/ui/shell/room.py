"""What the window asks of each of its rooms."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget


class Room(QWidget):
    """A page that fills the window beside the sidebar; built when it is first entered."""

    keys_changed = Signal()  # other keys work now than the status bar shows

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")

    @Slot()
    def shown(self) -> None:
        """The room is entered: everything as it is now."""

    def first_field(self) -> QWidget | None:
        """What has the keyboard when the room is entered; None: the room sees to it itself."""
        return None

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this room and what they do, for the status bar."""
        return []
