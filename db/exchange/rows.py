"""One row made from the operations known for it, with its conflict records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import apsw

from db.columns import BY_NAME, Table
from db.exchange import line, segments
from db.exchange.line import BadLine
from db.exchange.writes import Write, conflicts, winners

Row = tuple[str, str]  # table, uid


def merge_row(connection: apsw.Connection, table: str, uid: str) -> set[Row]:
    """Make a row and its conflict records anew from the operations known for it.

    A row it is linked to and that is not made yet is made with it; returns all that were made.
    """
    done: set[Row] = set()
    again = [(table, uid)]
    while again:
        _merge_row(connection, again.pop(), (), done, again)
    return done


def _merge_row(
    connection: apsw.Connection, row: Row, under: tuple[Row, ...], done: set[Row], again: list[Row]
) -> None:
    """`under` are the rows being made of which this is a part; `again` what waits for those."""
    table, uid = row
    done.add(row)
    declared = BY_NAME[table]
    writes = _writes(connection, table, uid)
    if any(write.kind == "x" for write in writes):
        _erase(connection, declared, uid, writes)
        writes = _writes(connection, table, uid)
    values: dict[str, Any] = {}
    late: dict[str, Row] = {}
    for name, value in winners(writes).items():
        target = declared.links.get(name)
        if target is None or value is None:
            values[name] = value
            continue
        found = _id_of(connection, target, value)
        if found is None and not _is_known(connection, target, value):
            raise BadLine("line-parent-missing", table=table)
        if found is None and not _may_be_empty(connection, table, name):
            _merge_row(connection, (target, value), (*under, row), done, again)
            found = _id_of(connection, target, value)
        if found is None:
            late[name] = target, value
        else:
            values[name] = found
    _put(connection, row, values)
    for name, parent in late.items():
        if parent in under:
            again.append(row)  # made by whoever is making it; then this row once more
            continue
        if parent != row:
            _merge_row(connection, parent, (*under, row), done, again)
        _put(connection, row, {name: _id_of(connection, *parent)})
    _record(connection, table, uid, writes)


def _put(connection: apsw.Connection, row: Row, values: Mapping[str, Any]) -> None:
    table, uid = row
    if _id_of(connection, table, uid) is None:
        names = ["uid", *values]
        marks = ", ".join("?" * len(names))
        connection.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", (uid, *values.values())
        )
    elif values:
        changes = ", ".join(f"{name} = ?" for name in values)
        connection.execute(f"UPDATE {table} SET {changes} WHERE uid = ?", (*values.values(), uid))


def _id_of(connection: apsw.Connection, table: str, uid: str) -> int | None:
    found = connection.execute(f"SELECT id FROM {table} WHERE uid = ?", (uid,)).get
    return found if isinstance(found, int) else None


def _is_known(connection: apsw.Connection, table: str, uid: str) -> bool:
    sql = "SELECT 1 FROM operation WHERE tbl = ? AND uid = ? AND kind = 'i'"
    return connection.execute(sql, (table, uid)).get is not None


def _may_be_empty(connection: apsw.Connection, table: str, column: str) -> bool:
    sql = f"SELECT \"notnull\" FROM pragma_table_info('{table}') WHERE name = ?"
    return bool(connection.execute(sql, (column,)).get == 0)


def _writes(connection: apsw.Connection, table: str, uid: str) -> list[Write]:
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT device, segment, line, private FROM operation WHERE tbl = ? AND uid = ?",
        (table, uid),
    ).fetchall()
    known: dict[tuple[str, int], Mapping[str, int]] = {}
    found = []
    for device, first, written, private in rows:
        if (device, first) not in known:
            known[device, first] = _deps(connection, device, first)
        o = line.read(written, private)
        fields = {**o.fields, **(o.personal or {})}
        found.append(Write(device, o.seq, o.lamport, o.kind, fields, known[device, first]))
    return found


def _deps(connection: apsw.Connection, device: str, first: int) -> Mapping[str, int]:
    """What the writer of a segment had applied; of one not sealed yet, all that is here."""
    header = connection.execute(
        "SELECT header FROM segment WHERE device = ? AND first = ?", (device, first)
    ).get
    if isinstance(header, str):
        return segments.parse(header).deps
    return segments.applied(connection)


def _record(connection: apsw.Connection, table: str, uid: str, writes: Sequence[Write]) -> None:
    wanted = set(conflicts(writes))
    rows: list[Any] = connection.execute(
        "SELECT field, device_a, seq_a, device_b, seq_b FROM conflict WHERE tbl = ? AND uid = ?",
        (table, uid),
    ).fetchall()
    if not wanted and not rows:
        return
    connection.execute("DELETE FROM conflict WHERE tbl = ? AND uid = ?", (table, uid))
    places = {(write.device, write.seq): write for write in writes}
    answers = [write for write in writes if write.kind == "r"]
    for name, device_a, seq_a, device_b, seq_b in wanted:
        pair = places[device_a, seq_a], places[device_b, seq_b]
        closed = any(
            name in answer.fields["fields"] and all(answer.sees(write) for write in pair)
            for answer in answers
        )
        connection.execute(
            "INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (table, uid, name, device_a, seq_a, device_b, seq_b, int(not closed)),
        )


def _erase(connection: apsw.Connection, table: Table, uid: str, writes: Sequence[Write]) -> None:
    """Drop the private parts of every write that had not seen an erasure, earlier or beside it."""
    erasures = [write for write in writes if write.kind == "x"]
    for write in writes:
        if write.kind in "iu" and any(not write.sees(erasure) for erasure in erasures):
            connection.execute(
                "UPDATE operation SET private = NULL WHERE device = ? AND seq = ?",
                (write.device, write.seq),
            )
    empty = ", ".join(f"{name} = NULL" for name in table.personal)
    connection.execute(f"UPDATE {table.name} SET {empty} WHERE uid = ?", (uid,))
