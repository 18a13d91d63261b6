"""How a records file is opened: the cipher, the pragmas, the hardening. One form for ever.

The same 32 bytes given to the engine in another form (`hexkey`, a passphrase) would be another key.
"""

import datetime
import enum
from pathlib import Path
from typing import Any

import apsw

from db.errors import Damaged, Foreign, TooNew, disk_told_apart, environment_told_apart

CIPHER = "chacha20"
KEY_BYTES = 32
BUSY_MS = 5000
APPLICATION_ID = 0x504B424D  # "PKBM"

_PLAIN = b"SQLite format 3\0"
_HEAD = 100  # bytes of a database header
# SQLite's fixed payload fractions; the engine leaves bytes 16-23 of its header readable.
_FRACTIONS = bytes((64, 32, 32))


def open_file(path: Path, key: bytes, *, create: bool = False) -> apsw.Connection:
    """A connection to an encrypted file, without the gate's guards: see `db.connection`.

    Raises Foreign for a file that is no records file, Damaged when the key does not open it,
    and what `environment_told_apart` makes of a missing folder, a lock or a full disk.
    """
    assert len(key) == KEY_BYTES, "a key is 32 bytes"
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    refuse_foreign(path)
    with environment_told_apart(path):
        connection = apsw.Connection(str(path), flags=flags)
        try:
            _set_up(connection, key, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: apsw.Connection, key: bytes, path: Path) -> None:
    connection.set_busy_timeout(BUSY_MS)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
    connection.convert_binding = _bind
    unlock(connection, key, path)
    for name, value in (
        ("journal_mode", "wal"),
        ("synchronous", "full"),  # a signed document must survive a power cut
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),  # nothing of the records in a plain temporary file
        ("secure_delete", 1),  # erased personal data leaves the pages too
    ):
        connection.pragma(name, value)


def unlock(connection: apsw.Connection, key: bytes, path: Path) -> None:
    """Give the connection its key. Raises Damaged when that does not open the file."""
    connection.pragma("cipher", CIPHER)
    connection.pragma("key", "raw:" + key.hex())
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except apsw.NotADBError as error:
        raise Damaged("records-key-or-head", place=str(path)) from error


def refuse_foreign(path: Path) -> None:
    """Tell a file of another kind by its first bytes; the engine says only "not a database"."""
    with disk_told_apart(path):
        if not path.exists() or path.stat().st_size == 0:
            return
        with path.open("rb") as file:
            head = file.read(_HEAD)
    if head.startswith(_PLAIN):
        raise Foreign("records-foreign", place=str(path), detail="plain SQLite")
    if len(head) < _HEAD or head[21:24] != _FRACTIONS:
        raise Foreign("records-foreign", place=str(path), detail="unknown header")


def recognised(connection: apsw.Connection, path: Path, newest: int) -> int:
    """The schema number of an open file, 0 for an empty one; refuses what is foreign or newer."""
    have = connection.pragma("user_version")
    ours = connection.pragma("application_id") == APPLICATION_ID
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    if not ours and not (empty and have == 0):
        raise Foreign("records-foreign", place=str(path), detail="another program's mark")
    if have > newest:
        raise TooNew("records-too-new", place=str(path), found=have, known=newest)
    assert isinstance(have, int)
    return have


def _bind(_cursor: Any, _number: int, value: Any) -> Any:
    """What peewee's own fields hand over and apsw does not take as it is."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    raise TypeError(f"cannot bind {type(value).__name__}")
