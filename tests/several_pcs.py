"""A PC of the office as the exchange tests need it: several in a process, each on its own file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db import engine, gate, journal, migrate
from db.capture import capturing
from db.columns import TABLES
from db.exchange import merge, segments
from db.exchange.segments import Segment

OFFICE = "an office"
SCHEMA = migrate.newest()
Mark = tuple[str, int]  # an operation: its PC and number


class Store:
    """One PC: a real encrypted file behind the real gate."""

    def __init__(self, path: Path, name: str) -> None:
        key = path.name.encode().ljust(32, b"k")
        migrate.migrate(path, key)
        self.connection = engine.open_file(path, key)
        gate.stand(self.connection)
        self.signing = Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32, b"s"))
        self.public = self.signing.public_key().public_bytes_raw()
        self.name = name
        self.path = path
        with self.deed():
            journal.introduce(self.connection, name, self.public)

    @contextmanager
    def deed(self) -> Iterator[apsw.Connection]:
        with gate.opened(self.connection):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def edit(self, deed: str = "test.edited") -> Iterator[apsw.Connection]:
        with self.deed() as connection, capturing(connection) as capture:
            yield connection
            journal.append(connection, capture.changes(), deed=deed, actor=self.name)

    def know(self, other: Store) -> None:
        with self.deed() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO device (device, public) VALUES (?, ?)",
                (other.name, other.public),
            )

    def seal(self) -> None:
        with self.deed() as connection:
            segments.seal(connection, self.signing.sign, office=OFFICE, schema=SCHEMA)

    def copied(self, folder: Path) -> Path:
        """A copy of the records as they are now; its name stays, its key is made of it."""
        folder.mkdir()
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(shutil.copy(self.path, folder))

    def export(self, have: dict[str, int]) -> list[Segment]:
        with self.deed() as connection:
            segments.seal(connection, self.signing.sign, office=OFFICE, schema=SCHEMA)
        return segments.export(self.connection, have)

    def load(self, incoming: Sequence[Segment]) -> merge.Loaded:
        with self.deed() as connection:
            segments.seal(connection, self.signing.sign, office=OFFICE, schema=SCHEMA)
            return merge.load(connection, incoming, office=OFFICE, schema=SCHEMA)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()

    def marks(self) -> set[Mark]:
        return set(self.rows("SELECT device, seq FROM operation"))

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row by uid, links as uids, without what is local or derived."""
        found = {}
        for table in TABLES:
            columns = [
                f"(SELECT uid FROM {table.links[name]} x WHERE x.id = t.{name})"
                if name in table.links
                else f"t.{name}"
                for name in table.travelling
            ]
            found[table.name] = sorted(
                self.rows(f"SELECT t.uid, {', '.join(columns)} FROM {table.name} t"), key=repr
            )
        return found
