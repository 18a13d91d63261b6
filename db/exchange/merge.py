"""Merging: the rows as a function of the set of operations known, whatever order they came in.

A field holds the newest write nobody replaced knowingly; of several, the greatest by (lamport,
device, seq). Writes of two PCs on one field that did not know of each other and differ are a
conflict: the loser stays in the journal, and a record names both until a person resolves it. An
edit against a putting away (`deleted`) is always shown.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw

from db import clock, journal
from db.exchange import fresh, line, segments, trust
from db.exchange.checked import NOTHING, Checked, Lines, check, lines_of
from db.exchange.fresh import Derived, FreshRows, Plain
from db.exchange.line import BadLine, Operation
from db.exchange.rows import Row, merge_row
from db.exchange.segments import Header, Segment
from db.fields import utc_text
from db.journal import Change

_BETWEEN = "\n"


@dataclass(slots=True)
class Loaded:
    """What taking in segments did; `touched` rows need their derived columns made anew."""

    applied: int = 0
    waiting: int = 0
    refused: int = 0
    deeds: Counter[str] = field(default_factory=Counter)  # operations by the name of their deed
    touched: set[Row] = field(default_factory=set)
    made: set[Row] = field(default_factory=set)  # rows written with their derived columns


def load(
    connection: apsw.Connection, incoming: Iterable[Segment], *, office: str, schema: int
) -> Loaded:
    """Take in segments in any order, any number of times; inside the gate, in one transaction.

    This PC's own operations must be sealed before: they have not seen what comes now. What cannot
    be applied yet waits; what is wrong is refused and noted; a segment of a newer schema is held
    until `release`.
    """
    loaded = Loaded()
    for segment in incoming:
        checked = check(connection, segment, office=office, derived=NOTHING)
        take(connection, checked, loaded, schema=schema, derived=NOTHING)
    take(connection, None, loaded, schema=schema, derived=NOTHING)
    return loaded


def take(
    connection: apsw.Connection,
    checked: Checked | None,
    loaded: Loaded,
    *,
    schema: int,
    derived: Mapping[str, Derived],
) -> None:
    """Take in one segment that was checked, and what waited for it; as `load`, which see.

    None takes in nothing more, but what waits and can be applied by now. `derived` makes derived
    columns of a new row's own fields, by table.
    """
    assert not _unsealed(connection), "seal before taking in: what comes now was not seen"
    connection.execute("PRAGMA defer_foreign_keys = 1")
    if checked is not None:
        try:
            moved = _take(connection, checked, loaded, schema)
        except BadLine as wrong:
            loaded.refused += 1
            _quarantine(connection, wrong, checked.segment.header)
            moved = False
    if checked is None or moved:
        _drain(connection, schema, loaded, derived)
    count = connection.execute("SELECT count(*) FROM waiting").get
    assert isinstance(count, int)
    loaded.waiting = count


def release(connection: apsw.Connection, *, schema: int) -> Loaded:
    """Try again what was held: after an update of the program."""
    connection.execute("PRAGMA defer_foreign_keys = 1")
    connection.execute("UPDATE waiting SET held = ''")
    loaded = Loaded()
    _drain(connection, schema, loaded, NOTHING)
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
    device = journal.here(connection)
    sealed = segments.applied(connection).get(device, 0)
    sql = "SELECT 1 FROM operation WHERE device = ? AND seq > ? LIMIT 1"
    return connection.execute(sql, (device, sealed)).get is not None


def _quarantine(connection: apsw.Connection, wrong: BadLine, header: str) -> None:
    connection.execute(
        "INSERT INTO quarantine (at, device, first, reason, header) VALUES (?, ?, 0, ?, ?)",
        (utc_text(clock.now()), str(wrong.facts.get("device", "")), wrong.reason, header[:2000]),
    )


def _take(connection: apsw.Connection, checked: Checked, loaded: Loaded, schema: int) -> bool:
    """Apply a segment if its turn has come, else let it wait; whether it was applied."""
    if checked.refused is not None:
        raise checked.refused
    segment, header = checked.segment, checked.header
    assert header is not None, "neither read nor refused"
    done = segments.applied(connection)
    if header.last <= done.get(header.device, 0):
        known = connection.execute(
            "SELECT header FROM segment WHERE device = ? AND first = ?",
            (header.device, header.first),
        ).get
        if known != segment.header:
            raise BadLine("segment-fork", device=header.device)
        _refill(connection, header, checked)
        return False
    waiting = connection.execute(
        "SELECT header FROM waiting WHERE device = ? AND first = ?", (header.device, header.first)
    ).get
    if waiting == segment.header:
        return False
    if waiting is not None:
        raise BadLine("segment-fork", device=header.device)
    why: BadLine | None = None
    if header.schema > schema:
        why = BadLine("segment-newer-schema")
    elif checked.lines is not None and _is_due(header, done):
        why = _tried(connection, checked.segment, header, checked.lines, loaded)
        if why is None:
            return True
        _quarantine(connection, why, segment.header)
    parts = [text + ("\t" + private if private else "") for text, private in checked.pairs]
    connection.execute(
        "INSERT INTO waiting (device, first, header, signature, lines, held) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            header.device,
            header.first,
            segment.header,
            segment.signature,
            zlib.compress(_BETWEEN.join(parts).encode(), 1),
            why.reason if why else "",
        ),
    )
    return checked.lines is None  # its turn may be now, and it be told why it cannot be read


def _is_due(header: Header, done: Mapping[str, int]) -> bool:
    due = header.first == done.get(header.device, 0) + 1
    return due and all(done.get(device, 0) >= n for device, n in header.deps.items())


def _refill(connection: apsw.Connection, header: Header, checked: Checked) -> None:
    """Private parts an earlier copy lacked, unless they were erased since."""
    for seq, (text, private) in enumerate(checked.pairs, start=header.first):
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


def _drain(
    connection: apsw.Connection, schema: int, loaded: Loaded, derived: Mapping[str, Derived]
) -> None:
    """Apply what waits as long as something can be applied."""
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
            if not _is_due(header, segments.applied(connection)):
                continue
            wrong = _try_waiting(connection, header, loaded, derived)
            if wrong is not None:
                _hold(connection, header, wrong.reason)
                _quarantine(connection, wrong, text)
                continue
            connection.execute(
                "DELETE FROM waiting WHERE device = ? AND first = ?", (header.device, header.first)
            )
            moved = True


def _hold(connection: apsw.Connection, header: Header, why: str) -> None:
    connection.execute(
        "UPDATE waiting SET held = ? WHERE device = ? AND first = ?",
        (why, header.device, header.first),
    )


def _try_waiting(
    connection: apsw.Connection, header: Header, loaded: Loaded, derived: Mapping[str, Derived]
) -> BadLine | None:
    waiting: list[tuple[Any, ...]] = connection.execute(
        "SELECT header, signature, lines FROM waiting WHERE device = ? AND first = ?",
        (header.device, header.first),
    ).fetchall()
    ((text, signature, packed),) = waiting
    parts = [part.partition("\t") for part in zlib.decompress(packed).decode().split(_BETWEEN)]
    pairs = [(written, private or None) for written, _, private in parts]
    try:
        operations = [line.read(written, private) for written, private in pairs]
    except BadLine as wrong:
        return wrong
    lines = lines_of(header, pairs, operations, derived)
    segment = Segment(text, signature, (), ())
    return _tried(connection, segment, header, lines, loaded)


def _tried(
    connection: apsw.Connection, segment: Segment, header: Header, lines: Lines, loaded: Loaded
) -> BadLine | None:
    """Apply a segment whole, or nothing of it; returns why not."""
    try:
        with connection:  # a savepoint: a bad segment leaves nothing behind
            _apply(connection, segment, header, lines, loaded)
    except BadLine as wrong:
        return wrong
    except apsw.ConstraintError as error:
        return BadLine("line-not-allowed", table=str(error), device=header.device)
    loaded.applied += 1
    return None


def _apply(
    connection: apsw.Connection, segment: Segment, header: Header, lines: Lines, loaded: Loaded
) -> None:
    before = segments.header_at(connection, header.device, header.first - 1)
    if segments.hash_of(before) != header.prev:
        raise BadLine("segment-fork", device=header.device)
    if lines.wrong is not None:
        raise lines.wrong
    new = fresh.unknown(connection, lines.plain)
    connection.execute(
        "INSERT INTO segment VALUES (?, ?, ?, ?, ?)",
        (header.device, header.first, header.last, segment.header, segment.signature),
    )
    connection.executemany("INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", lines.rows)
    merged = _merge(connection, lines.operations, new)
    for operation in lines.operations:
        if operation.table == "number" and operation.kind == "i":
            _check_lease(connection, header.device, operation)
    loaded.deeds.update(operation.deed for operation in lines.operations)
    made = {row for row in merged & new.keys() if new[row].derived}
    loaded.made |= made
    loaded.touched |= merged - made


def _merge(
    connection: apsw.Connection, operations: Sequence[Operation], new: Mapping[Row, Plain]
) -> set[Row]:
    """Make the rows of operations that are kept, in their order; which rows."""
    merged: set[Row] = set()
    many = FreshRows(connection)
    for operation in operations:
        row = operation.table, operation.uid
        if operation.kind == "e" or row in merged:
            continue
        if row in new:
            many.add(row, new[row])
            merged.add(row)
        else:
            many.write()
            merged |= merge_row(connection, *row)
    many.write()
    return merged


def _check_lease(connection: apsw.Connection, device: str, operation: Operation) -> None:
    """A number is of a lease of the PC that gave it; so no two PCs can give the same.

    A PC that was restored carries on what it gave under its former name.
    """
    found = connection.execute(
        "SELECT l.device FROM number n JOIN lease l ON l.id = n.lease_id WHERE n.uid = ? "
        "AND n.value BETWEEN l.low AND l.high AND l.register_id = n.register_id",
        (operation.uid,),
    ).get
    if found != device and found not in trust.succeeded(connection, device):
        raise BadLine("line-number-lease", table="number")
