"""Open conflicts as a person sees them, and their settling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from db import journal
from db.capture import capturing
from db.columns import BY_NAME
from db.connection import records
from db.exchange import line, merge
from db.exchange.line import Operation
from db.exchange.taking import Derive
from db.write import merging


@dataclass(frozen=True, slots=True)
class Side:
    """One of two writes that did not know of each other."""

    device: str
    seq: int
    actor: str
    at: str
    deed: str
    values: Mapping[str, Any]  # of the fields in conflict; links as uids


@dataclass(frozen=True, slots=True)
class Conflict:
    """The open conflicts of a row between two PCs."""

    table: str
    uid: str
    fields: tuple[str, ...]
    one: Side
    other: Side
    before: Mapping[str, Any]  # what both had seen, where somebody had written it
    now: Mapping[str, Any]  # what is in use meanwhile


def open_rows() -> list[tuple[str, str]]:
    """The rows with an open conflict, the newest first."""
    found: list[tuple[Any, ...]] = (
        records.connection()
        .execute(
            "SELECT c.tbl, c.uid, max(o.lamport) FROM conflict c JOIN operation o "
            "ON o.device = c.device_a AND o.seq = c.seq_a WHERE c.open = 1 "
            "GROUP BY c.tbl, c.uid ORDER BY 3 DESC, 2"
        )
        .fetchall()
    )
    return [(str(table), str(uid)) for table, uid, _ in found]


def conflict(table: str, uid: str) -> Conflict | None:
    """The open conflict of a row: its newest pair of writes, and every field they differ in."""
    connection = records.connection()
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT field, device_a, seq_a, device_b, seq_b FROM conflict "
        "WHERE tbl = ? AND uid = ? AND open = 1 ORDER BY seq_a DESC, seq_b DESC, field",
        (table, uid),
    ).fetchall()
    if not rows:
        return None
    _, device_a, _, device_b, _ = rows[0]
    pair = [row for row in rows if (row[1], row[3]) == (device_a, device_b)]
    fields = tuple(sorted({row[0] for row in pair}))
    one = _side(connection, device_a, {row[0]: row[2] for row in pair})
    other = _side(connection, device_b, {row[0]: row[4] for row in pair})
    mine = min(row[2] for row in pair), min(row[4] for row in pair)
    before = _before(connection, table, uid, fields, {device_a: mine[0], device_b: mine[1]})
    return Conflict(table, uid, fields, one, other, before, _now(connection, table, uid, fields))


def settle(
    table: str,
    uid: str,
    values: Mapping[str, Any],
    fields: Sequence[str],
    *,
    actor: str,
    derive: Derive,
) -> None:
    """Write the chosen values (links as uids) and close the conflicts of the fields: one deed."""
    connection = records.connection()
    with merging() as topics:
        with capturing(connection) as capture:
            _put(connection, table, uid, values)
            changes = capture.changes()
        if changes:
            journal.append(connection, changes, deed="conflict.chosen", actor=actor)
        merge.resolve(connection, table, uid, list(fields), actor=actor)
        derive({(table, uid)})
        topics |= {table.partition("_")[0], "exchange"}


def _put(connection: apsw.Connection, table: str, uid: str, values: Mapping[str, Any]) -> None:
    declared = BY_NAME[table]
    if declared.added_only or not values:
        return  # such rows never change: to settle is to have seen both
    names, local = [], []
    for name, value in values.items():
        target = declared.links.get(name)
        if target and value is not None:
            value = connection.execute(f"SELECT id FROM {target} WHERE uid = ?", (value,)).get
        names.append(f"{name} = ?")
        local.append(value)
    connection.execute(f"UPDATE {table} SET {', '.join(names)} WHERE uid = ?", (*local, uid))


def _operation(connection: apsw.Connection, device: str, seq: int) -> Operation:
    row: list[tuple[Any, ...]] = connection.execute(
        "SELECT line, private FROM operation WHERE device = ? AND seq = ?", (device, seq)
    ).fetchall()
    return line.read(*row[0])


def _side(connection: apsw.Connection, device: str, places: Mapping[str, int]) -> Side:
    values: dict[str, Any] = {}
    newest = None
    for name, seq in places.items():
        operation = _operation(connection, device, seq)
        values[name] = {**operation.fields, **(operation.personal or {})}.get(name)
        if newest is None or operation.seq > newest.seq:
            newest = operation
    assert newest is not None
    return Side(device, newest.seq, newest.actor, newest.at, newest.deed, values)


def _before(
    connection: apsw.Connection,
    table: str,
    uid: str,
    fields: Sequence[str],
    firsts: Mapping[str, int],
) -> dict[str, Any]:
    """The newest value of each field that was written before either side."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT device, seq, line, private FROM operation WHERE tbl = ? AND uid = ? "
        "AND kind IN ('i', 'u') ORDER BY lamport, device, seq",
        (table, uid),
    ).fetchall()
    found: dict[str, Any] = {}
    for device, seq, text, private in rows:
        if device in firsts and seq >= firsts[device]:
            continue
        operation = line.read(text, private)
        for name, value in {**operation.fields, **(operation.personal or {})}.items():
            if name in fields:
                found[name] = value
    return found


def _now(
    connection: apsw.Connection, table: str, uid: str, fields: Sequence[str]
) -> dict[str, Any]:
    declared = BY_NAME[table]
    shown = [
        f"(SELECT uid FROM {declared.links[name]} WHERE id = t.{name})"
        if name in declared.links
        else name
        for name in fields
    ]
    row: list[tuple[Any, ...]] = connection.execute(
        f"SELECT {', '.join(shown)} FROM {table} t WHERE uid = ?", (uid,)
    ).fetchall()
    return dict(zip(fields, row[0], strict=True)) if row else {}
