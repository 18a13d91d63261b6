"""Bring a records file to the schema this program knows, or refuse to open it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw

from db import migrations
from db.engine import APPLICATION_ID, open_file, recognised
from db.errors import Damaged, disk_told_apart, environment_told_apart

BACKUPS = "backups"


def newest() -> int:
    """The number of the schema this program knows."""
    return len(migrations.STEPS)


def migrate(path: Path, key: bytes) -> None:
    """Apply every step the file lacks, each in its own transaction, after a safety copy.

    A missing file is made. The copy is `backups/before-NNNN.db` beside it, under the same key.
    Raises Foreign, TooNew, Damaged, or what the disk says.
    """
    with closing(open_file(path, key, create=True)) as connection, environment_told_apart(path):
        have = recognised(connection, path, newest())
        if have == newest():
            return
        if have:
            _safety_copy(connection, path.parent / BACKUPS / f"before-{have + 1:04d}.db")
        connection.pragma("foreign_keys", 0)  # has no effect inside a transaction
        for number, step in enumerate(migrations.STEPS[have:], start=have + 1):
            _apply(connection, step, number)


def _apply(connection: apsw.Connection, step: migrations.Step, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(step.SQL):
            connection.execute(statement)
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            rows = ", ".join(f"{table} {row}" for table, row, *_ in broken[:3])
            raise Damaged("records-orphans", step=step.__name__, rows=rows)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", number)  # rolled back with the rest
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise


def _safety_copy(connection: apsw.Connection, target: Path) -> None:
    with disk_told_apart(target.parent):
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)  # of an earlier try that failed after its copy
    # Never copy the file: the newest rows are in the log beside it.
    connection.execute("VACUUM INTO ?", (str(target),))


def statements(script: str) -> Iterator[str]:
    """Split a script at the semicolons that end a statement, triggers kept whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if apsw.complete(statement):
            yield statement
            statement = ""
    assert not statement.strip(), f"unfinished statement: {statement.strip()}"
