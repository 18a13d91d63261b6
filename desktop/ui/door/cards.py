"""The lane in which a card reader is asked: its own thread, so that no reader stops the door."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.devices.errors import DeviceError
from desktop.devices.id_card import IdCard, Watcher

LOOK_EVERY_MS = 300


class CardLane(QObject):
    """`read` gives a card put in; `wrong` a trouble once; `there` whether there is a reader."""

    read = Signal(IdCard)
    wrong = Signal(DeviceError)
    there = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = Watcher()
        self._lane = ThreadPoolExecutor(1, "card-lane")
        self._asked: Future[IdCard | None] | None = None
        self._told = ""
        self._was_there: bool | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Stop looking and let the reader go."""
        self._timer.stop()
        self._lane.submit(self._watcher.close)
        self._lane.shutdown(wait=True)

    @Slot()
    def _look(self) -> None:
        if self._asked is not None and not self._asked.done():
            return
        answered, self._asked = self._asked, self._lane.submit(self._watcher.look)
        if answered is None:
            return
        try:
            card = answered.result()
        except DeviceError as wrong:
            self._tell_there(False)
            if wrong.reason != self._told:
                self._told = wrong.reason
                self.wrong.emit(wrong)
            return
        self._tell_there(self._watcher.there)
        self._told = ""
        if card is not None:
            self.read.emit(card)

    def _tell_there(self, there: bool) -> None:
        if there != self._was_there:
            self._was_there = there
            self.there.emit(there)
