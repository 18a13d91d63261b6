"""The screen everybody sees, opened and closed from the door."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n import tr
from desktop.office.hearings.tally import Tally
from desktop.ui.desk import Desk
from desktop.ui.door.display import Display

ONE_SCREEN = tr("พบจอเดียว จึงเปิดเป็นหน้าต่าง ต่อจอที่สองแล้วลากไปวางได้")


class SecondScreen(QObject):
    """`turned` tells whether it is open now, `told` what must be said and how."""

    turned = Signal(bool)
    told = Signal(str, str)

    def __init__(self, desk: Desk, hearing_id: int, door: QWidget) -> None:
        super().__init__(door)
        self._desk, self._hearing, self._door = desk, hearing_id, door
        self.display: Display | None = None

    def toggle(self, counted: Tally) -> None:
        """Open it with the counts as they are, or close it."""
        if self.display is not None:
            self.display.close()
            return
        self.display = Display(self._desk, self._hearing)
        self.display.closed.connect(self._closed)
        self.display.show_counts(counted)
        if not self.display.open_beside(self._door):
            self.told.emit(ONE_SCREEN, "warn")
        self.turned.emit(True)
        self._door.activateWindow()

    def show_counts(self, counted: Tally) -> None:
        """Show the counts as they are now, where it is open."""
        if self.display is not None:
            self.display.show_counts(counted)

    def close(self) -> None:
        """Close it, where it is open."""
        if self.display is not None:
            self.display.close()

    @Slot()
    def _closed(self) -> None:
        self.display = None
        self.turned.emit(False)
