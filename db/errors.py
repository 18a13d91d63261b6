"""Failures of the records: the disk, the lock, the key, the damage. Never a clerk's mistake.

`reason` names a sentence of `desktop.office.words.records`; `facts` fill its blanks.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw
import peewee


class RecordsError(Exception):
    """The environment is at fault; nothing already saved was changed."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts: dict[str, object] = facts


class TooNew(RecordsError):
    """Written by a later version of the program."""


class Foreign(RecordsError):
    """Not a records file, or that of another program."""


class Damaged(RecordsError):
    """A file of the office that does not read back as it was written."""


class Locked(RecordsError):
    """The passphrase, paper key or key file does not open the office."""


class InUse(RecordsError):
    """Another program holds the office or its file."""


class BadPlace(RecordsError):
    """A folder where records cannot be kept safely, or not at all."""


_BY_CODE: dict[int, tuple[type[RecordsError], str]] = {
    apsw.SQLITE_FULL: (RecordsError, "records-disk-full"),
    apsw.SQLITE_READONLY: (BadPlace, "records-read-only"),
    apsw.SQLITE_CANTOPEN: (BadPlace, "records-cannot-open"),
    apsw.SQLITE_PERM: (BadPlace, "records-cannot-open"),
    apsw.SQLITE_BUSY: (InUse, "records-busy"),
    apsw.SQLITE_LOCKED: (InUse, "records-busy"),
    apsw.SQLITE_PROTOCOL: (InUse, "records-busy"),
    apsw.SQLITE_CORRUPT: (Damaged, "records-damaged"),
    apsw.SQLITE_NOTADB: (Damaged, "records-damaged"),
    apsw.SQLITE_IOERR: (RecordsError, "records-disk-fails"),
    apsw.SQLITE_NOMEM: (RecordsError, "records-no-memory"),
}
_FULL_TOO = apsw.SQLITE_IOERR_SHMSIZE  # no room for the log's index
_BY_ERRNO: dict[int, tuple[type[RecordsError], str]] = {
    errno.ENOSPC: (RecordsError, "records-disk-full"),
    errno.EDQUOT: (RecordsError, "records-disk-full"),
    errno.EROFS: (BadPlace, "records-read-only"),
    errno.EACCES: (BadPlace, "records-read-only"),
    errno.EPERM: (BadPlace, "records-read-only"),
    errno.ENOENT: (BadPlace, "records-cannot-open"),
    errno.ENOTDIR: (BadPlace, "place-is-file"),
    errno.EEXIST: (BadPlace, "place-is-file"),
    errno.EISDIR: (BadPlace, "records-cannot-open"),
}


@contextmanager
def environment_told_apart(place: object = "office.db") -> Iterator[None]:
    """Turn SQLite's environment errors into RecordsError; leave our own bugs as they are.

    `place` is the file the sentence will name.
    """
    try:
        yield
    except (peewee.DatabaseError, peewee.InterfaceError, apsw.Error) as error:
        # A full disk makes SQLite roll back by itself; a ROLLBACK after that fails and would
        # hide the cause, so look down the whole chain.
        link: BaseException | None = error
        while link is not None:
            code = getattr(link, "result", 0) & 0xFF
            if getattr(link, "extendedresult", 0) == _FULL_TOO:
                code = apsw.SQLITE_FULL
            if known := _BY_CODE.get(code):
                kind, reason = known
                raise kind(reason, place=str(place), detail=str(link)) from error
            link = link.__cause__ or link.__context__
        raise


@contextmanager
def disk_told_apart(place: object) -> Iterator[None]:
    """Turn the system's file errors into RecordsError naming `place`."""
    try:
        yield
    except OSError as error:
        kind, reason = _BY_ERRNO.get(error.errno or 0, (RecordsError, "records-disk-fails"))
        raise kind(reason, place=str(place), detail=error.strerror or str(error)) from error
