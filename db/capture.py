"""What a transaction changed in the rows that travel, read from SQLite's session extension."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import apsw

from db.columns import BY_NAME, KEY, TABLES, Table
from db.journal import Change, Value

_PLACE = {table.name: place for place, table in enumerate(TABLES)}


class Capture:
    """A session over every table that travels, named one by one.

    (To attach all would take the search index's shadow tables too.)
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._session = apsw.Session(connection, "main")
        for table in TABLES:
            self._session.attach(table.name)

    def close(self) -> None:
        self._session.close()

    def changes(self) -> list[Change]:
        """The changes since the start: new rows parents first, then changed rows.

        A new row carries the fields that differ from the schema's defaults, a changed row the
        fields that changed. Links are uids. Local and derived columns are left out, and rows in
        which nothing else changed with them.
        """
        found: list[tuple[bool, int, int, Change]] = []
        for row in apsw.Changeset.iter(self._session.changeset()):
            table = BY_NAME[row.name]
            old, new = row.old, row.new
            assert new is not None, f"a row of {table.name} travels and is never removed"
            if old is None:
                id_, change = self._added(table, new)
            else:
                id_, change = self._changed(table, old, new)
            if change.kind == "i" or change.fields:
                found.append((change.kind != "i", _PLACE[table.name], id_, change))
        found.sort(key=lambda entry: entry[:3])
        return [change for *_, change in found]

    def _added(self, table: Table, values: tuple[Any, ...]) -> tuple[int, Change]:
        defaults = _columns(self._connection, table.name)
        row = dict(zip(defaults, values, strict=True))
        fields = {
            name: self._travelling(table, name, row[name])
            for name in table.travelling
            if row[name] != defaults[name]
        }
        return row["id"], Change("i", table.name, row[KEY], fields)

    def _changed(
        self, table: Table, before: tuple[Any, ...], after: tuple[Any, ...]
    ) -> tuple[int, Change]:
        columns = _columns(self._connection, table.name)
        id_ = dict(zip(columns, before, strict=True))["id"]
        row = dict(zip(columns, after, strict=True))
        assert row[KEY] is apsw.no_change, f"a uid of {table.name} was changed"
        fields = {
            name: self._travelling(table, name, row[name])
            for name in table.travelling
            if row[name] is not apsw.no_change
        }
        assert not (fields and table.added_only), f"rows of {table.name} are only added"
        return id_, Change("u", table.name, self._uid(table.name, id_), fields)

    def _travelling(self, table: Table, name: str, value: Value) -> Value:
        target = table.links.get(name)
        return self._uid(target, value) if target and value is not None else value

    def _uid(self, table: str, id_: Value) -> str:
        found = self._connection.execute(f"SELECT uid FROM {table} WHERE id = ?", (id_,)).get
        assert isinstance(found, str), f"{table} has no row {id_}"
        return found


@contextmanager
def capturing(connection: apsw.Connection) -> Iterator[Capture]:
    """Watch the tables that travel while the block runs."""
    capture = Capture(connection)
    try:
        yield capture
    finally:
        capture.close()


_known: WeakKeyDictionary[apsw.Connection, dict[str, dict[str, Value]]] = WeakKeyDictionary()


def _columns(connection: apsw.Connection, table: str) -> dict[str, Value]:
    """The columns of a table in their order, each with its default value."""
    tables = _known.setdefault(connection, {})
    if table not in tables:
        rows: list[Any] = connection.execute(
            "SELECT name, dflt_value FROM pragma_table_info(?)", (table,)
        ).fetchall()
        tables[table] = {
            name: None if default is None else connection.execute(f"SELECT {default}").get
            for name, default in rows
        }
    return tables[table]
