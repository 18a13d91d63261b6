"""Passes with the hub while the clerk works: soon after a change, now and then, later again."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.office import hub
from desktop.office.hub import Pass
from desktop.office.jobs import Job
from desktop.ui.desk import Desk

FIRST_S = 8  # after the window stands
AFTER_CHANGE_S = 60
EVERY_S = 15 * 60
AGAIN_S, AGAIN_AT_MOST_S = 30, 30 * 60


class Background(QObject):
    """`passed` a pass that went well; `failed` one that did not; silent where no hub is set up."""

    passed = Signal(object)
    failed = Signal(Exception)
    running = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._failures = 0
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)
        desk.changed.connect(self._hear)

    def begin(self) -> None:
        """From now on."""
        self._wait(FIRST_S)

    def stop(self) -> None:
        """No more passes; the one under way ends at the next file."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancelled = True

    @Slot()
    def now(self) -> None:
        """Make a pass, unless one is under way or there is no hub."""
        if self._job is not None:
            return
        if hub.place() is None:
            self._wait(EVERY_S)
            return
        self._timer.stop()
        self.running.emit(True)
        self._job = self._desk.errand(hub.sync, self._done, self._failed)

    def _done(self, done: Pass) -> None:
        self._end()
        self._failures = 0
        self._wait(EVERY_S)
        self.passed.emit(done)

    def _failed(self, trouble: Exception) -> None:
        self._end()
        again = min(AGAIN_S * 2**self._failures, AGAIN_AT_MOST_S)
        self._failures += 1
        self._wait(again * random.uniform(0.8, 1.2))
        self.failed.emit(trouble)

    def _end(self) -> None:
        self._job = None
        self.running.emit(False)

    def _wait(self, seconds: float) -> None:
        self._timer.start(round(seconds * 1000))

    @Slot(frozenset)
    def _hear(self, topics: frozenset[str]) -> None:
        """Something was written here: carry it away soon, but not at every key."""
        if not topics - {"exchange"} or self._job is not None or not self._timer.isActive():
            return
        if self._failures == 0 and self._timer.remainingTime() > AFTER_CHANGE_S * 1000:
            self._wait(AFTER_CHANGE_S)
