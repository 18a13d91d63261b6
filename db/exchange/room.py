"""What many short transactions one after another need: a connection that lasts, room, few copies.

The write lane opens a connection for each deed; a bundle's steps would read the same pages of the
indexes again each time, and the log would be copied into the file at whichever step makes it full.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import apsw

from db.connection import FILE, keep, records
from db.errors import environment_told_apart
from db.exchange.deeds import Deed

_CACHE_KIB = 32 * 1024
_USUAL_CACHE, _USUAL_PAGES = -2000, 1000  # SQLite's own
_EVERY = 10_000  # lines between two copies of the log


class Log:
    """Copies the log into the file now and then, in the caller's thread: no writer waits for it."""

    def __init__(self) -> None:
        self._lines = 0

    def grown(self, lines: int) -> None:
        """So many lines more were written."""
        self._lines += lines
        if self._lines >= _EVERY:
            self._lines = 0
            self.copy()

    def copy(self) -> None:
        """Copy what can be copied without waiting."""
        with environment_told_apart(FILE):
            records.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)


def roomy(deed: Deed, there: Log | None = None) -> AbstractContextManager[Log]:
    """While the block runs, whoever does the deeds keeps its connection and a larger cache.

    `there`: the log of an outer block, which sees to it.
    """
    return _roomy(deed) if there is None else nullcontext(there)


@contextmanager
def _roomy(deed: Deed) -> Iterator[Log]:
    deed(_widen)
    log = Log()
    try:
        yield log
        log.copy()
    finally:
        deed(_narrow)


def _widen() -> None:
    keep(True)
    connection = records.connection()
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.wal_autocheckpoint(0)


def _narrow() -> None:
    connection = records.connection()
    connection.pragma("cache_size", _USUAL_CACHE)
    connection.wal_autocheckpoint(_USUAL_PAGES)
    keep(False)
