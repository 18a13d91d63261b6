"""The journal of operations: what every deed did, in lines that will be signed.

One mechanism for the audit trail, the history of a row, the news and, later, the exchange between
PCs. Operations are added inside the deed's own transaction and never changed; erasing personal
data drops a private part and leaves the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from db import clock
from db.columns import BY_NAME
from db.exchange import line
from db.exchange.line import Operation, Value

__all__ = [
    "Change",
    "Entry",
    "Value",
    "append",
    "append_resolve",
    "entries",
    "following",
    "formers",
    "here",
    "in_order",
    "introduce",
    "known",
]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that changed: kind i insert, u update, e event; links are uids."""

    kind: str
    table: str
    uid: str
    fields: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation as the journal holds it, and the PC that wrote it."""

    device: str
    operation: Operation


def introduce(connection: apsw.Connection, device: str, public: bytes) -> None:
    """Make `device` this PC's name from now on; a former name stays known. Inside the gate.

    What was written under the former name and not sealed can be sealed by nobody any more: it
    becomes this PC's own. The former name is kept, for the office to be told of.
    """
    former = connection.execute(
        "SELECT device FROM device WHERE here = 1 AND device <> ?", (device,)
    ).get
    connection.execute("UPDATE device SET here = 0 WHERE here = 1 AND device <> ?", (device,))
    connection.execute(
        "INSERT INTO device (device, public, here) VALUES (?, ?, 1) "
        "ON CONFLICT (device) DO UPDATE SET here = 1",
        (device, public),
    )
    if isinstance(former, str):
        _take_over(connection, former, device)


def _take_over(connection: apsw.Connection, former: str, device: str) -> None:
    sealed = _number(connection, "SELECT max(last) FROM segment WHERE device = ?", former)
    last = _number(connection, "SELECT max(seq) FROM operation WHERE device = ?", device)
    top = _number(connection, "SELECT max(seq) FROM operation WHERE device = ?", former)
    ours = 1 + _number(connection, "SELECT max(last) FROM segment WHERE device = ?", device)
    for start in range(sealed + 1, top + 1, _AT_ONCE):
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT seq, line FROM operation WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq",
            (former, start, start + _AT_ONCE - 1),
        ).fetchall()
        moved = [
            (device, last + seq - sealed, ours, line.renumbered(text, last + seq - sealed),
             former, seq)
            for seq, text in rows
        ]  # fmt: skip
        connection.executemany(
            "UPDATE operation SET device = ?, seq = ?, segment = ?, line = ? "
            "WHERE device = ? AND seq = ?",
            moved,
        )
    connection.execute(
        "INSERT INTO exchange VALUES ('former', ?) "
        "ON CONFLICT (name) DO UPDATE SET value = value || ' ' || excluded.value",
        (former,),
    )


_AT_ONCE = 5_000


def formers(connection: apsw.Connection) -> list[str]:
    """This PC's former names, before its records were restored."""
    found = connection.execute("SELECT value FROM exchange WHERE name = 'former'").get
    return str(found).split() if found else []


def known(connection: apsw.Connection, device: str) -> bool:
    """Whether `device` is this PC's name already."""
    sql = "SELECT 1 FROM device WHERE device = ? AND here = 1"
    return connection.execute(sql, (device,)).get is not None


def here(connection: apsw.Connection) -> str:
    """This PC's name in the journal."""
    found = connection.execute("SELECT device FROM device WHERE here = 1").get
    assert isinstance(found, str), "the journal does not know this PC yet"
    return found


def following(connection: apsw.Connection) -> int:
    """A Lamport time later than any operation known here."""
    return 1 + _number(connection, "SELECT max(lamport) FROM operation")


def append(
    connection: apsw.Connection,
    changes: Sequence[Change],
    *,
    deed: str,
    actor: str,
    lamport: int = 0,
) -> None:
    """Write the changes of a deed as operations; inside the deed's transaction.

    All share one Lamport time: `lamport` where a transaction has deeds of several names, else one
    later than any operation known here. `seq` runs without gaps.
    """
    lamport = lamport or following(connection)
    _append(connection, changes, {}, deed=deed, actor=actor, lamport=lamport)


def append_resolve(
    connection: apsw.Connection, change: Change, fields: Sequence[str], *, actor: str
) -> None:
    """Write that a person settled the conflicts of some fields of a row."""
    listed = {"fields": list(fields)}
    lamport = following(connection)
    _append(connection, [change], listed, deed="conflict.resolved", actor=actor, lamport=lamport)


def _append(
    connection: apsw.Connection,
    changes: Sequence[Change],
    more: dict[str, Any],
    *,
    deed: str,
    actor: str,
    lamport: int,
) -> None:
    device = here(connection)
    seq = _number(connection, "SELECT max(seq) FROM operation WHERE device = ?", device)
    sealed = _number(connection, "SELECT max(last) FROM segment WHERE device = ?", device)
    at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = []
    for seq, change in enumerate(changes, start=seq + 1):  # noqa: B020 (counts on from the last)
        kept = BY_NAME[change.table].personal if change.table else ()
        personal = {name: value for name, value in change.fields.items() if name in kept}
        public = {name: value for name, value in change.fields.items() if name not in kept}
        private = line.private_part(personal) if personal else None
        operation = Operation(
            seq,
            lamport,
            change.kind,
            deed,
            actor,
            at,
            change.table,
            change.uid,
            public | more,
            line.hash_of(private) if private else "",
        )
        known = (lamport, change.kind, change.table, change.uid)
        rows.append((device, seq, sealed + 1, *known, line.written(operation), private))
    connection.executemany("INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def in_order(connection: apsw.Connection, table: str, link: str, value: int) -> list[int]:
    """Ids of the rows of an added-only table whose `link` is `value`, in the journal's order.

    The order is (lamport, device, seq) of the operation that made the row, never its clock; rows
    of a deed that is still open come last.
    """
    assert BY_NAME[table].added_only, f"rows of {table} change, so they have no one place"
    assert link in BY_NAME[table].links, f"{table} has no link {link}"
    found = connection.execute(
        f"SELECT t.id FROM {table} t LEFT JOIN operation o "
        "ON o.tbl = ? AND o.uid = t.uid AND o.kind = 'i' "
        f"WHERE t.{link} = ? ORDER BY o.lamport IS NULL, o.lamport, o.device, o.seq, t.id",
        (table, value),
    )
    rows: list[tuple[Any, ...]] = found.fetchall()
    return [int(id_) for (id_,) in rows]


def _number(connection: apsw.Connection, sql: str, *values: Any) -> int:
    found = connection.execute(sql, values).get
    return found if isinstance(found, int) else 0


def entries(
    connection: apsw.Connection,
    *,
    table: str = "",
    uid: str = "",
    limit: int = 200,
) -> Iterator[Entry]:
    """Operations, newest first: of one row when it is named, else of everything."""
    where, values = "", []
    if uid:
        where, values = "WHERE tbl = ? AND uid = ?", [table, uid]
    found = connection.execute(
        f"SELECT device, line, private FROM operation {where} "
        "ORDER BY lamport DESC, device DESC, seq DESC LIMIT ?",
        (*values, limit),
    )
    rows: list[tuple[Any, ...]] = found.fetchall()
    for device, written, private in rows:
        yield Entry(device, line.read(written, private))
