"""The one database object of the process, and how it is opened and closed.

Every thread has its own connection. The thread that opens the office gets one at once; any other
asks for one with `reading()` (a read lane) or `connected()` (the write lane).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from playhouse.apsw_ext import APSWDatabase

from db import engine, gate
from db.errors import RecordsError, environment_told_apart

FILE = "office.db"
_READ_CACHE = 512  # KiB a read lane keeps: lists ask by index, and each lane has its own


class Records(APSWDatabase):  # type: ignore[misc]  # playhouse ships no types
    """peewee's view of the encrypted file; its connections are born with the gate closed."""

    def __init__(self) -> None:
        super().__init__(None, autoconnect=False)
        self._key = b""
        self._open: set[apsw.Connection] = set()
        self._counting = threading.Lock()

    def use(self, path: Path, key: bytes) -> None:
        self._key = key
        self.init(str(path))

    def forget(self) -> None:
        self._key = b""
        self.init(None)

    def still_open(self) -> int:
        """How many threads hold a connection."""
        with self._counting:
            return len(self._open)

    def _connect(self) -> apsw.Connection:
        connection = engine.open_file(Path(self.database), self._key)
        self._add_conn_hooks(connection)
        gate.stand(connection)
        with self._counting:
            self._open.add(connection)
        return connection

    def _close(self, conn: apsw.Connection) -> None:
        with self._counting:
            self._open.discard(conn)
        super()._close(conn)


records = Records()


def open_records(folder: Path, key: bytes) -> None:
    """Open the office's records in folder, made or brought to this program's schema first.

    `key` is the 32-byte data key of `db.vault`. One office a process. Raises RecordsError.
    """
    from db.migrate import migrate  # it needs nothing of the models, keep it so

    assert records.database is None, "an office is open already"
    path = folder / FILE
    migrate(path, key)
    records.use(path, key)
    try:
        records.connect()
    except RecordsError:
        records.forget()
        raise


def close_records() -> None:
    """Close the calling thread's connection and forget the key; other threads must have ended."""
    if not records.is_closed():
        records.close()
    assert not records.still_open(), "a thread still holds the records"
    records.forget()


def office_is_open() -> bool:
    """Whether this process has records open."""
    return records.database is not None


@contextmanager
def connected() -> Iterator[None]:
    """Give the calling thread its connection, closed at the end; nothing when it has one.

    One that is kept (see `keep`) stays open, and is closed at the end of the call that let it go.
    """
    ours = records.is_closed() or _is_kept()
    if records.is_closed():
        with environment_told_apart(FILE):
            records.connect()
    try:
        yield
    finally:
        if ours and not _is_kept():
            records.close()


def keep(on: bool) -> None:
    """Let the calling thread's connection outlast `connected`, or not any more."""
    _lane.kept = on


def _is_kept() -> bool:
    return bool(getattr(_lane, "kept", False))


_lane = threading.local()


@contextmanager
def reading() -> Iterator[None]:
    """As `connected`, for a thread that only reads: its connection refuses every change."""
    fresh = records.is_closed()
    with connected(), environment_told_apart(FILE):
        if fresh:
            records.pragma("query_only", 1)
            records.pragma("cache_size", -_READ_CACHE)
        yield
