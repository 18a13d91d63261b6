"""Merging: the rows as a function of the set of operations known, whatever order they came in.

A field holds the newest write nobody replaced knowingly; of several, the greatest by (lamport,
device, seq). Writes of two PCs on one field that did not know of each other and differ are a
conflict: the loser stays in the journal, and a record names both until a person resolves it. An
edit against a putting away (`deleted`) is always shown.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw

from db import clock, journal, uids
from db.exchange import appointment, line, segments, trust
from db.exchange.fresh import FreshRows, rows_of
from db.exchange.line import BadLine, Operation
from db.exchange.rows import Row, merge_row
from db.exchange.segments import Header, Segment
from db.fields import utc_text
from db.journal import Change

_BETWEEN = "\n"
Read = Mapping[tuple[str, int], list[Operation]]  # by PC and first sequence number


@dataclass(slots=True)
class Loaded:
    """What taking in segments did; `touched` rows need their derived columns made anew."""

    applied: int = 0
    waiting: int = 0
    refused: int = 0
    deeds: Counter[str] = field(default_factory=Counter)  # operations by the name of their deed
    touched: set[tuple[str, str]] = field(default_factory=set)


def load(
    connection: apsw.Connection, incoming: Iterable[Segment], *, office: str, schema: int
) -> Loaded:
    """Take in segments in any order, any number of times; inside the gate, in one transaction.

    This PC's own operations must be sealed before: they have not seen what comes now. What cannot
    be applied yet waits; what is wrong is refused and noted; a segment of a newer schema is held
    until `release`.
    """
    loaded = Loaded()
    assert not _unsealed(connection), "seal before taking in: what comes now was not seen"
    connection.execute("PRAGMA defer_foreign_keys = 1")
    for segment in incoming:
        try:
            read = _accept(connection, segment, office)
        except BadLine as wrong:
            loaded.refused += 1
            _quarantine(connection, wrong, segment.header)
        else:
            _drain(connection, schema, loaded, read)
    _drain(connection, schema, loaded, {})
    count = connection.execute("SELECT count(*) FROM waiting").get
    assert isinstance(count, int)
    loaded.waiting = count
    return loaded


def release(connection: apsw.Connection, *, schema: int) -> Loaded:
    """Try again what was held: after an update of the program."""
    connection.execute("PRAGMA defer_foreign_keys = 1")
    connection.execute("UPDATE waiting SET held = '' WHERE held = 'segment-newer-schema'")
    loaded = Loaded()
    _drain(connection, schema, loaded, {})
    return loaded


def resolve(
    connection: apsw.Connection, table: str, uid: str, fields: Sequence[str], *, actor: str
) -> None:
    """Close the conflicts of some fields of a row: the value it has now was chosen by a person.

    Inside the gate; to choose the loser, write its value first, in the same deed.
    """
    change = Change("r", table, uid, {})
    journal.append_resolve(connection, change, sorted(fields), actor=actor)
    merge_row(connection, table, uid)


def erase(connection: apsw.Connection, table: str, uid: str, *, actor: str) -> None:
    """Erase the personal fields of a row, here and, as the operation travels, everywhere."""
    change = Change("x", table, uid, {})
    journal.append(connection, [change], deed=f"{table}.erased", actor=actor)
    merge_row(connection, table, uid)


def _unsealed(connection: apsw.Connection) -> bool:
    found = connection.execute(
        "SELECT 1 FROM operation o WHERE o.device = (SELECT device FROM device WHERE here = 1) "
        "AND o.seq > coalesce((SELECT max(last) FROM segment s WHERE s.device = o.device), 0)"
    ).get
    return found is not None


def _quarantine(connection: apsw.Connection, wrong: BadLine, header: str) -> None:
    connection.execute(
        "INSERT INTO quarantine (at, device, first, reason, header) VALUES (?, ?, 0, ?, ?)",
        (utc_text(clock.now()), str(wrong.facts.get("device", "")), wrong.reason, header[:2000]),
    )


def _accept(connection: apsw.Connection, segment: Segment, office: str) -> Read:
    """Check a segment and put it with those that wait; its operations, if they were read."""
    claimed = segments.parse(segment.header)
    public = connection.execute(
        "SELECT public FROM device WHERE device = ? AND "
        "(revoked_after IS NULL OR revoked_after >= ?)",
        (claimed.device, claimed.last),
    ).get
    header = segments.read(segment, public if isinstance(public, bytes) else None, office)
    if header.last <= segments.applied(connection).get(header.device, 0):
        known = connection.execute(
            "SELECT header FROM segment WHERE device = ? AND first = ?",
            (header.device, header.first),
        ).get
        if known != segment.header:
            raise BadLine("segment-fork", device=header.device)
        _refill(connection, header, segment)
        return {}
    waiting = connection.execute(
        "SELECT header FROM waiting WHERE device = ? AND first = ?", (header.device, header.first)
    ).get
    if waiting == segment.header:
        return {}
    if waiting is not None:
        raise BadLine("segment-fork", device=header.device)
    operations: list[Operation] | None = []
    for text, private in _pairs(segment):
        if private is None and operations is None:
            continue
        try:
            operation = line.read(text, private)
        except BadLine:
            if private is not None:
                raise
            operations = None  # told when its turn comes: a newer program may read it
        else:
            if operations is not None:
                operations.append(operation)
    parts = [text + ("\t" + private if private else "") for text, private in _pairs(segment)]
    connection.execute(
        "INSERT INTO waiting (device, first, header, signature, lines) VALUES (?, ?, ?, ?, ?)",
        (
            header.device,
            header.first,
            segment.header,
            segment.signature,
            zlib.compress(_BETWEEN.join(parts).encode(), 1),
        ),
    )
    return {(header.device, header.first): operations} if operations is not None else {}


def _pairs(segment: Segment) -> Iterator[tuple[str, str | None]]:
    return zip(segment.lines, segment.private, strict=True)


def _refill(connection: apsw.Connection, header: Header, segment: Segment) -> None:
    """Private parts an earlier copy lacked, unless they were erased since."""
    for seq, (text, private) in enumerate(_pairs(segment), start=header.first):
        if private is None:
            continue
        here: list[tuple[Any, ...]] = connection.execute(
            "SELECT private FROM operation WHERE device = ? AND seq = ?", (header.device, seq)
        ).fetchall()
        if here and here[0][0] is None:
            operation = line.read(text, private)
            connection.execute(
                "UPDATE operation SET private = ? WHERE device = ? AND seq = ?",
                (private, header.device, seq),
            )
            merge_row(connection, operation.table, operation.uid)


def _drain(connection: apsw.Connection, schema: int, loaded: Loaded, read: Read) -> None:
    """Apply what waits as long as something can be applied; `read` is known of the lines."""
    moved = True
    while moved:
        moved = False
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT header FROM waiting WHERE held = '' ORDER BY first, device"
        ).fetchall()
        for (text,) in rows:
            header = segments.parse(text)
            if header.schema > schema:
                _hold(connection, header, BadLine("segment-newer-schema").reason)
                continue
            done = segments.applied(connection)
            due = header.first == done.get(header.device, 0) + 1
            if not due or any(done.get(d, 0) < n for d, n in header.deps.items()):
                continue
            try:
                with connection:  # a savepoint: a bad segment leaves nothing behind
                    _apply(connection, header, read.get((header.device, header.first)), loaded)
            except BadLine as wrong:
                _hold(connection, header, wrong.reason)
                _quarantine(connection, wrong, text)
                continue
            except apsw.ConstraintError as wrong:
                _hold(connection, header, "line-not-allowed")
                broken = BadLine("line-not-allowed", table=str(wrong), device=header.device)
                _quarantine(connection, broken, text)
                continue
            connection.execute(
                "DELETE FROM waiting WHERE device = ? AND first = ?", (header.device, header.first)
            )
            loaded.applied += 1
            moved = True


def _hold(connection: apsw.Connection, header: Header, why: str) -> None:
    connection.execute(
        "UPDATE waiting SET held = ? WHERE device = ? AND first = ?",
        (why, header.device, header.first),
    )


def _apply(
    connection: apsw.Connection, header: Header, read: list[Operation] | None, loaded: Loaded
) -> None:
    before = segments.header_at(connection, header.device, header.first - 1)
    if segments.hash_of(before) != header.prev:
        raise BadLine("segment-fork", device=header.device)
    waiting: list[tuple[Any, ...]] = connection.execute(
        "SELECT header, signature, lines FROM waiting WHERE device = ? AND first = ?",
        (header.device, header.first),
    ).fetchall()
    ((text, signature, packed),) = waiting
    parts = [part.partition("\t") for part in zlib.decompress(packed).decode().split(_BETWEEN)]
    operations = read or [line.read(written, private or None) for written, _, private in parts]
    rows = []
    for seq, (o, (written, _, private)) in enumerate(
        zip(operations, parts, strict=True), start=header.first
    ):
        if o.seq != seq:
            raise BadLine("line-not-allowed", table=o.table, device=header.device)
        _check_names(o)
        known = (o.lamport, o.kind, o.table, o.uid)
        rows.append((header.device, seq, header.first, *known, written, private or None))
    fresh = rows_of(connection, operations)
    connection.execute(
        "INSERT INTO segment VALUES (?, ?, ?, ?, ?)",
        (header.device, header.first, header.last, text, signature),
    )
    connection.executemany("INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    merged = _merge(connection, operations, fresh)
    for operation in operations:
        if operation.table == "number" and operation.kind == "i":
            _check_lease(connection, header.device, operation)
    loaded.deeds.update(operation.deed for operation in operations)
    loaded.touched |= merged


def _merge(
    connection: apsw.Connection,
    operations: Sequence[Operation],
    fresh: Mapping[Row, dict[str, Any]],
) -> set[Row]:
    """Make the rows of operations that are kept, in their order; which rows."""
    merged: set[Row] = set()
    many = FreshRows(connection)
    for operation in operations:
        row = operation.table, operation.uid
        if operation.kind == "e" or row in merged:
            continue
        if row in fresh:
            many.add(row, fresh[row])
            merged.add(row)
        else:
            many.write()
            merged |= merge_row(connection, *row)
    many.write()
    return merged


def _check_names(operation: Operation) -> None:
    """A row whose name is computed carries no other."""
    if operation.kind != "i":
        return
    try:
        right = uids.of_row(operation.table, operation.fields) in (None, operation.uid)
    except (KeyError, TypeError):
        right = False
    if not right:
        raise BadLine("line-uid", table=operation.table)


def _check_lease(connection: apsw.Connection, device: str, operation: Operation) -> None:
    """A number is of a lease of the PC that gave it; so no two PCs can give the same.

    A PC that was restored carries on what it gave under its former name; a registrar voids what a
    revoked PC has left.
    """
    found = connection.execute(
        "SELECT l.device FROM number n JOIN lease l ON l.id = n.lease_id WHERE n.uid = ? "
        "AND n.value BETWEEN l.low AND l.high AND l.register_id = n.register_id",
        (operation.uid,),
    ).get
    if found == device or found in trust.succeeded(connection, device):
        return
    empty = operation.fields.get("document_id") is None
    if empty and device in appointment.ever(connection) and found in trust.revoked(connection):
        return
    raise BadLine("line-number-lease", table="number")
