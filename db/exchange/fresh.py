"""Rows of which nothing was known before: nothing to merge, so they are written many at a time.

What they hold is what `merge_row` would make of them; it stays the one that defines it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from db.columns import BY_NAME
from db.exchange.line import BadLine, Operation
from db.exchange.rows import Row

_AT_ONCE = 500
_FEW = 8  # rows asked for one by one
Derived = Callable[[Mapping[str, Any]], Mapping[str, Any]]  # derived columns of a row's own fields


@dataclass(frozen=True, slots=True)
class Plain:
    """A row that one segment makes and only writes; links are uids."""

    fields: Mapping[str, Any]
    derived: Mapping[str, Any]  # empty where they are made later


def plain_rows(operations: Iterable[Operation], derived: Mapping[str, Derived]) -> dict[Row, Plain]:
    """The rows these operations of one PC make and only write.

    A row that is linked to another later on is none: what it is linked to may come after it.
    """
    plain: dict[Row, dict[str, Any] | None] = {}
    for o in operations:
        row = o.table, o.uid
        if o.kind == "e":
            continue
        fields = {} if o.kind == "i" and row not in plain else plain.get(row)
        links = BY_NAME[o.table].links
        linked = o.kind == "u" and any(name in links for name in o.fields)
        if fields is None or o.kind not in "iu" or linked:
            plain[row] = None
        else:
            fields.update(o.fields)
            fields.update(o.personal or {})
            plain[row] = fields
    return {
        row: Plain(fields, derived[row[0]](fields) if row[0] in derived else {})
        for row, fields in plain.items()
        if fields is not None
    }


def unknown(connection: apsw.Connection, plain: Mapping[Row, Plain]) -> dict[Row, Plain]:
    """Of such rows those of which nothing is known here; called before they are kept."""
    by_table: dict[str, list[str]] = {}
    for table, uid in plain:
        by_table.setdefault(table, []).append(uid)
    found = dict(plain)
    for table, uids in by_table.items():
        for part in _parts(uids):
            for uid in _known(connection, table, part):
                del found[table, uid]
    return found


def _known(connection: apsw.Connection, table: str, uids: Sequence[str]) -> set[str]:
    if (
        connection.execute(
            f"SELECT 1 FROM operation WHERE tbl = ? UNION ALL SELECT 1 FROM {table} LIMIT 1",
            (table,),
        ).get
        is None
    ):
        return set()
    marks = ", ".join("?" * len(uids))
    rows: list[tuple[Any, ...]] = connection.execute(
        f"SELECT uid FROM operation WHERE tbl = ? AND uid IN ({marks}) "
        f"UNION SELECT uid FROM {table} WHERE uid IN ({marks})",
        (table, *uids, *uids),
    ).fetchall()
    return {uid for (uid,) in rows}


def _parts(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(uids), _AT_ONCE):
        yield uids[start : start + _AT_ONCE]


class FreshRows:
    """Collects fresh rows and writes them when something asks for them, or at the end."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, dict[str, Plain]] = {}  # by table and uid
        self._ids: dict[Row, int] = {}

    def add(self, row: Row, plain: Plain) -> None:
        """Put down a row with all its segment says of it."""
        self._waiting.setdefault(row[0], {})[row[1]] = plain

    def write(self, table: str = "") -> None:
        """Write the rows of a table, or all; links are checked at the end of the transaction."""
        for name in [table] if table else list(self._waiting):
            rows = self._waiting.pop(name, {})
            self._look_up(name, rows)
            own = [link for link, target in BY_NAME[name].links.items() if target == name]
            groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
            for uid, plain in rows.items():
                if any(plain.fields.get(link) in rows for link in own):  # it came before this one
                    self._insert(name, groups)
                values = (uid, *self._local(name, plain.fields), *plain.derived.values())
                groups.setdefault((*plain.fields, *plain.derived), []).append(values)
            self._insert(name, groups)

    def _insert(self, table: str, groups: dict[tuple[str, ...], list[tuple[Any, ...]]]) -> None:
        for names, lines in groups.items():
            marks = ", ".join("?" * (len(names) + 1))
            self._connection.executemany(
                f"INSERT INTO {table} ({', '.join(('uid', *names))}) VALUES ({marks})", lines
            )
        groups.clear()

    def _local(self, table: str, fields: Mapping[str, Any]) -> list[Any]:
        """Travelling values as this PC keeps them: a link's uid becomes the local row."""
        links = BY_NAME[table].links
        return [
            self._id(table, links[name], value) if name in links and value is not None else value
            for name, value in fields.items()
        ]

    def _look_up(self, table: str, rows: Mapping[str, Plain]) -> None:
        """Learn the local ids of what these rows link to, many at a time; `_id` does the rest."""
        for link, target in BY_NAME[table].links.items():
            linked = {str(plain.fields.get(link) or "") for plain in rows.values()}
            wanted = [uid for uid in linked if (target, uid) not in self._ids]
            if len(wanted) < _FEW:
                continue
            for part in _parts(wanted):
                marks = ", ".join("?" * len(part))
                found: list[tuple[Any, ...]] = self._connection.execute(
                    f"SELECT uid, id FROM {target} WHERE uid IN ({marks})", part
                ).fetchall()
                self._ids.update(((target, uid), id_) for uid, id_ in found)

    def _id(self, table: str, target: str, uid: str) -> int:
        found = self._ids.get((target, uid))
        if found is None:
            if uid in self._waiting.get(target, ()):
                self.write(target)
            row = self._connection.execute(f"SELECT id FROM {target} WHERE uid = ?", (uid,)).get
            if not isinstance(row, int):
                raise BadLine("line-parent-missing", table=table)
            found = self._ids[target, uid] = row
        return found
