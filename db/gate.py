"""The gate every change of the records goes through.

Two guards stand on each connection from its first moment. The authorizer refuses a change when
its statement is prepared; setting it anew makes SQLite prepare every cached statement again, so
one prepared inside the gate is refused outside. The commit hook refuses the commit of whatever
comes by another road (blob handles, for one).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import apsw

_CHANGES = frozenset({apsw.SQLITE_INSERT, apsw.SQLITE_UPDATE, apsw.SQLITE_DELETE})
_ALWAYS = frozenset(
    {apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_FUNCTION, apsw.SQLITE_RECURSIVE}
    | {apsw.SQLITE_TRANSACTION, apsw.SQLITE_SAVEPOINT}
)
# Questions, and settings that touch this connection alone; True: may be asked with an argument.
_PRAGMAS = {
    "application_id": False,
    "cell_size_check": False,
    "data_version": False,
    "defer_foreign_keys": True,
    "foreign_key_check": True,
    "foreign_key_list": True,
    "foreign_keys": False,
    "freelist_count": False,
    "index_info": True,
    "index_list": True,
    "index_xinfo": True,
    "integrity_check": True,
    "journal_mode": False,
    "max_page_count": True,
    "page_count": False,
    "page_size": False,
    "query_only": True,
    "cache_size": True,
    "quick_check": True,
    "secure_delete": False,
    "synchronous": False,
    "table_info": True,
    "table_list": True,
    "table_xinfo": True,
    "temp_store": False,
    "trusted_schema": False,
    "user_version": False,
    "wal_checkpoint": True,
}
_SCHEMA = frozenset({"sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema"})


def _may_read(action: int, first: str | None, second: str | None) -> bool:
    if action in _ALWAYS:
        return True
    if action == apsw.SQLITE_PRAGMA and first is not None:
        takes_argument = _PRAGMAS.get(first.lower())
        return takes_argument is not None and (second is None or takes_argument)
    return False


def _closed(action: int, first: str | None, second: str | None, *_: Any) -> int:
    return apsw.SQLITE_OK if _may_read(action, first, second) else apsw.SQLITE_DENY


def _open(action: int, first: str | None, second: str | None, *_: Any) -> int:
    may = _may_read(action, first, second) or (action in _CHANGES and first not in _SCHEMA)
    return apsw.SQLITE_OK if may else apsw.SQLITE_DENY


_commits: WeakKeyDictionary[apsw.Connection, bool] = WeakKeyDictionary()


def stand(connection: apsw.Connection) -> None:
    """Put the two guards on a connection that was just opened, the gate closed."""
    _commits[connection] = False
    connection.set_commit_hook(lambda: not _commits.get(connection, False))
    connection.set_authorizer(_closed)


@contextmanager
def opened(connection: apsw.Connection) -> Iterator[None]:
    """Let rows be added, changed and removed; the schema stays closed. Used by `db.write` alone."""
    with _passing(connection, _open):
        yield


@contextmanager
def unguarded(connection: apsw.Connection) -> Iterator[None]:
    """Let anything pass: for `VACUUM INTO` and the checks that must attach a file."""
    with _passing(connection, None):
        yield


@contextmanager
def _passing(connection: apsw.Connection, authorizer: Any) -> Iterator[None]:
    assert not _commits[connection], "the gate is open already"
    connection.set_authorizer(authorizer)
    _commits[connection] = True
    try:
        yield
    finally:
        _commits[connection] = False
        connection.set_authorizer(_closed)
