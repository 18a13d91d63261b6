"""From the search box to the rows: found with each key, guessed at when the fingers rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.office.hearings import lookup
from desktop.office.hearings.lookup import EXACT, Directory, Found, Hit
from desktop.ui.desk import Desk
from desktop.ui.door.scanner import Scanner

GUESS_PAUSE_MS = 200
SCAN_PAUSE_MS = 90
_LEAST = 3  # consonants of a name a machine may type


class Finder(QObject):
    """Holds the directory; `found` gives what fits the text, and the text."""

    found = Signal(Found, str)
    loaded = Signal()

    def __init__(self, desk: Desk, hearing_id: int, scanner: Scanner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._scanner = desk, scanner
        self.directory: Directory | None = None
        self._text, self._now = "", Found()
        self._asked = 0
        self._pause = self._timer(GUESS_PAUSE_MS)
        self._pause.timeout.connect(self._guess)
        self._calm = self._timer(SCAN_PAUSE_MS)
        self._calm.timeout.connect(self.search)
        desk.read(lambda: lookup.load(hearing_id), self._take)

    def _timer(self, pause: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        return made

    @Slot(str)
    def typed(self, text: str) -> None:
        """Another letter: look at once, unless a scanner's digits are rushing in."""
        self._text = text
        self._pause.stop()
        if self._scanner.running:
            self._calm.start()
        else:
            self.search()

    @Slot()
    def search(self) -> None:
        """Find whoever fits what stands in the box."""
        self._calm.stop()
        self._asked += 1
        if self.directory is None:
            return
        self._show(self.directory.find(self._text))
        if self._text.strip() and not self._now.hits:
            self._pause.start()

    def settle(self) -> None:
        """The rows must fit the text now: Enter was pressed."""
        if self._calm.isActive():
            self.search()

    def surely_typed(self, hit: Hit) -> bool:
        """Whether a text that came as fast as a scanner's is a name that fits exactly."""
        letters = sum("ก" <= letter <= "ฮ" for letter in self._text)
        return hit.how == EXACT and not self._now.meant and letters >= _LEAST

    def close(self) -> None:
        """Look no more."""
        self._pause.stop()
        self._calm.stop()

    def _take(self, directory: Directory) -> None:
        self.directory = directory
        self.loaded.emit()
        self.search()

    def _show(self, found: Found) -> None:
        self._now = found
        self.found.emit(found, self._text)

    @Slot()
    def _guess(self) -> None:
        """Nothing was found and the fingers rest: show who might be meant."""
        directory, text, asked = self.directory, self._text, self._asked
        if directory is None:
            return

        def done(found: Found) -> None:
            if asked == self._asked and found.hits:
                self._show(found)

        self._desk.read(lambda: directory.guess(text), done)
