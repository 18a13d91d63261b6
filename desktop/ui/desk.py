"""The one way from a window to the office: do a deed, start a job, read a list, hear the news.

All writing happens in one lane, a thread of its own; two more lanes only read. No lane touches Qt:
a timer in the GUI thread looks in on them, and answers are given there. An answer whose window was
closed meanwhile reaches nobody: Qt has taken away what it would be written on.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.office import lanes, news
from desktop.office.errors import Refused
from desktop.office.jobs import Cancelled, Job
from desktop.office.office import RecordsError
from desktop.printing.errors import PaperError
from desktop.thai.dates import UnreadableDate

T = TypeVar("T")
Trouble = (Refused, RecordsError, PaperError, UnreadableDate)
LOOK_IN_MS = 4
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Running:
    future: Future[Any]
    done: Callable[[Any], object] | None
    failed: Callable[[Exception], None] | None
    job: Job | None = None
    line: int = 0  # answers of one line come in the order they were asked for; 0: of none


class Desk(QObject):
    """Lives in the GUI thread; every window holds it."""

    changed = Signal(frozenset)  # topics of a committed deed, whoever did it
    troubled = Signal(Exception)  # Refused, RecordsError or PaperError, to be told; never a bug
    progressed = Signal(int, int)
    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "write-lane")
        self._readers = ThreadPoolExecutor(2, "read-lane")
        self._running: list[_Running] = []
        self._errands: list[Job] = []
        self._news: deque[frozenset[str]] = deque()
        self._asked: deque[None] = deque()  # of the write lane, one for each deed not begun
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_IN_MS)
        self._timer.timeout.connect(self._look_in)
        self._stop_listening = news.listen(self._news.append)

    def do(
        self,
        deed: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do a short deed in the write lane; `done` gets its result here.

        A refusal or trouble goes to `failed`, or is told by `troubled` when there is none or its
        window was closed meanwhile; a bug is raised here.
        """
        self._add(self._written(deed), done, failed)

    def read(
        self,
        question: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Answer a question in a read lane.

        What the same lines of code ask for again is answered in the order asked: what was read
        before a deed never comes after what was read since.
        """
        future = self._readers.submit(_with, lanes.reading, question)
        self._add(future, done, failed, line=id(_code(question)))

    def start(self, work: Callable[[Job], T], done: Callable[[T], object]) -> Job:
        """Run a long job in the write lane, with progress and cancel."""
        job = Job()
        self._add(self._written(lambda: work(job)), done, None, job)
        self.busy.emit(True)
        return job

    def errand(
        self,
        work: Callable[[Job, Callable[[Callable[[], Any]], Any]], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Long work that waits for others (a server): in a read lane, its deeds in the write lane.

        `work` gets its job and the lane that does a deed and waits for it.
        """
        job = Job()

        def deed(what: Callable[[], Any]) -> Any:
            return self._writer.submit(_with, lanes.connected, what).result()

        lane = lanes.Lane(deed, lambda: bool(self._asked))
        future = self._readers.submit(_with, lanes.reading, lambda: work(job, lane))
        self._running.append(_Running(future, done, failed))
        self._errands.append(job)
        if not self._timer.isActive():
            self._timer.start()
        return job

    def _written(self, deed: Callable[[], T]) -> Future[T]:
        """Done in the write lane; whoever works there long sees that it is asked for."""
        self._asked.append(None)

        def begun() -> T:
            self._asked.pop()
            return _with(lanes.connected, deed)

        return self._writer.submit(begun)

    def _add(
        self,
        future: Future[Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], None] | None,
        job: Job | None = None,
        line: int = 0,
    ) -> None:
        self._running.append(_Running(future, done, failed, job, line))
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _look_in(self) -> None:
        ready: list[_Running] = []
        waiting: list[_Running] = []
        lines: set[int] = set()
        for running in self._running:
            if running.future.done() and running.line not in lines:
                ready.append(running)
            else:
                waiting.append(running)
                if running.line:
                    lines.add(running.line)
        self._running = waiting
        for running in self._running:
            if running.job is not None:
                self.progressed.emit(running.job.done, running.job.total)
        if not self._running:
            self._timer.stop()
        for running in ready:
            self._answer(running)
        while self._news:
            self.changed.emit(self._news.popleft())

    def _answer(self, running: _Running) -> None:
        if running.job is not None:
            self.busy.emit(False)
        try:
            result = running.future.result()
        except Cancelled:
            log.info("a job was cancelled")
        except Trouble as trouble:
            if running.failed is not None and not _asker_gone(running.failed):
                running.failed(trouble)
            elif running.failed is None or not running.line:  # a list nobody waits for is no news
                self.troubled.emit(trouble)
        else:
            if running.done is not None and not _asker_gone(running.done):
                running.done(result)

    def settle(self) -> None:
        """Wait for all that was asked and give its answers: before the window closes."""
        while self._running:
            for running in tuple(self._running):
                running.future.exception() if not running.future.cancelled() else None
            self._look_in()

    def close(self) -> None:
        """Ask running jobs to stop, wait for every lane, hear no more."""
        for running in self._running:
            if running.job is not None:
                running.job.cancelled = True
        for errand in self._errands:
            errand.cancelled = True
        self._readers.shutdown(wait=True, cancel_futures=True)  # an errand may wait for a deed
        self._writer.shutdown(wait=True)
        self._timer.stop()
        self._running.clear()
        self._stop_listening()


def _code(work: Callable[..., Any]) -> object:
    """The lines of code of a function, whatever it is bound to."""
    while isinstance(work, partial):
        work = work.func
    return getattr(getattr(work, "__func__", work), "__code__", work)


def _asker_gone(answer: Callable[..., object]) -> bool:
    """Whether Qt took away a thing that the answer holds: its window was closed meanwhile."""
    held: list[object] = [answer]
    seen: set[int] = set()
    while held:
        part = held.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        match part:
            case QObject():
                if not shiboken6.isValid(part):
                    return True
            case partial():
                held += [part.func, *part.args, *part.keywords.values()]
            case MethodType() | BuiltinMethodType():
                held.append(part.__self__)
            case FunctionType():
                for cell in part.__closure__ or ():
                    with suppress(ValueError):  # a name not given a value yet
                        held.append(cell.cell_contents)
    return False


def _with(lane: Callable[[], Any], work: Callable[[], T]) -> T:
    with lane():
        return work()
