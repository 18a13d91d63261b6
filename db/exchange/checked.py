"""What can be said of a segment before the records are written: its signature, its lines.

This is most of the work of taking in, and it needs no transaction: it is done while the write lane
serves others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from db import uids
from db.exchange import fresh, line, segments
from db.exchange.fresh import Derived, Plain
from db.exchange.line import BadLine, Operation
from db.exchange.rows import Row
from db.exchange.segments import Header, Segment

Pair = tuple[str, str | None]  # a line, its private part
NOTHING: Mapping[str, Derived] = {}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a segment, read; `wrong` is why it has to be held, None for nothing."""

    operations: Sequence[Operation]
    rows: Sequence[tuple[Any, ...]]  # as the journal keeps them
    plain: Mapping[Row, Plain]
    wrong: BadLine | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A segment with what was found of it.

    `refused` is why nothing of it may be kept; `lines` is None where they could not be read, which
    is told when its turn comes: a newer program may read them.
    """

    segment: Segment
    header: Header | None
    refused: BadLine | None = None
    lines: Lines | None = None

    @property
    def pairs(self) -> Iterator[Pair]:
        """Each line with its private part."""
        return zip(self.segment.lines, self.segment.private, strict=True)


def check(
    connection: apsw.Connection, segment: Segment, *, office: str, derived: Mapping[str, Derived]
) -> Checked:
    """Prove a segment and read its lines; the records are only asked for its writer's key."""
    try:
        claimed = segments.parse(segment.header)
        public = connection.execute(
            "SELECT public FROM device WHERE device = ? AND "
            "(revoked_after IS NULL OR revoked_after >= ?)",
            (claimed.device, claimed.last),
        ).get
        header = segments.read(segment, public if isinstance(public, bytes) else None, office)
        if header.last <= segments.applied(connection).get(header.device, 0):
            return Checked(segment, header)  # known: nothing of it will be read again
        operations = _operations(segment)
    except BadLine as wrong:
        return Checked(segment, None, wrong)
    if operations is None:
        return Checked(segment, header)
    pairs = zip(segment.lines, segment.private, strict=True)
    return Checked(segment, header, lines=lines_of(header, pairs, operations, derived))


def lines_of(
    header: Header,
    pairs: Iterable[Pair],
    operations: Sequence[Operation],
    derived: Mapping[str, Derived],
) -> Lines:
    """What follows from the lines of a segment alone."""
    rows = [
        (header.device, seq, header.first, o.lamport, o.kind, o.table, o.uid, text, private)
        for seq, (o, (text, private)) in enumerate(
            zip(operations, pairs, strict=True), start=header.first
        )
    ]
    return Lines(
        operations, rows, fresh.plain_rows(operations, derived), _wrong(header, operations)
    )


def _operations(segment: Segment) -> list[Operation] | None:
    """The operations; None when a line without its private part cannot be read."""
    try:
        return line.read_all(segment.lines, segment.private)
    except BadLine:
        return _one_by_one(segment)


def _one_by_one(segment: Segment) -> list[Operation] | None:
    operations: list[Operation] | None = []
    for text, private in zip(segment.lines, segment.private, strict=True):
        if private is None and operations is None:
            continue
        try:
            operation = line.read(text, private)
        except BadLine:
            if private is not None:
                raise
            operations = None
        else:
            if operations is not None:
                operations.append(operation)
    return operations


def _wrong(header: Header, operations: Sequence[Operation]) -> BadLine | None:
    for seq, operation in enumerate(operations, start=header.first):
        if operation.seq != seq:
            return BadLine("line-not-allowed", table=operation.table, device=header.device)
        if not _rightly_named(operation):
            return BadLine("line-uid", table=operation.table)
    return None


def _rightly_named(operation: Operation) -> bool:
    """Whether a row whose name is computed carries no other."""
    if operation.kind != "i":
        return True
    try:
        return uids.of_row(operation.table, operation.fields) in (None, operation.uid)
    except (KeyError, TypeError):
        return False
