"""Segments: sealed ranges of one PC's operations, signed, chained, carried on as they are.

A header is canonical JSON: `{v, office, device, schema, first, last, n, prev, deps, root}`. `root`
is the hash of the lines' hashes, `prev` that of the PC's header before, `deps` what the PC had
applied of every other (last sequence numbers) when it sealed: that is what it had seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from db import journal, signing
from db.exchange.line import BadLine, canonical

VERSION = 1
DOMAIN = b"prachakhom segment 1\n"
MOST_LINES = 20_000
_ENOUGH = 250  # lines after which a segment ends with its deed: what is taken in at a time
_KEYS = {"v", "office", "device", "schema", "first", "last", "n", "prev", "deps", "root"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A sealed range as it travels; `private` holds what stands beside each line, None for none."""

    header: str
    signature: bytes
    lines: tuple[str, ...]
    private: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """A header taken apart."""

    office: str
    device: str
    schema: int
    first: int
    last: int
    prev: str
    deps: Mapping[str, int]
    root: str


def root_of(lines: Iterable[str]) -> str:
    """The hash under which lines are signed."""
    whole = hashlib.sha256()
    for line in lines:
        whole.update(hashlib.sha256(line.encode()).digest())
    return whole.hexdigest()


def hash_of(header: str) -> str:
    """What the next header of the same PC names as `prev`; empty for no header."""
    return hashlib.sha256(header.encode()).hexdigest() if header else ""


def applied(connection: apsw.Connection) -> dict[str, int]:
    """The last sequence number applied here of every PC."""
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT device, (SELECT last FROM segment s WHERE s.device = d.device "
        "ORDER BY first DESC LIMIT 1) AS reached FROM device d WHERE reached IS NOT NULL"
    ).fetchall()
    return dict(found)


def header_at(connection: apsw.Connection, device: str, last: int) -> str:
    """The header of a PC's segment that ends at `last`; empty for none."""
    found: list[tuple[Any, ...]] = connection.execute(
        "SELECT last, header FROM segment WHERE device = ? AND first <= ? "
        "ORDER BY first DESC LIMIT 1",
        (device, last),
    ).fetchall()
    return str(found[0][1]) if found and found[0][0] == last else ""


def seal(
    connection: apsw.Connection, sign: Callable[[bytes], bytes], *, office: str, schema: int
) -> None:
    """Seal this PC's operations that are not sealed yet; inside the gate, in a transaction."""
    while seal_next(connection, sign, office=office, schema=schema):
        pass


def seal_next(
    connection: apsw.Connection, sign: Callable[[bytes], bytes], *, office: str, schema: int
) -> bool:
    """Seal the next segment of this PC; whether there was one. As `seal`."""
    device = journal.here(connection)
    seen = applied(connection)
    last = seen.pop(device, 0)
    first = last + 1
    until = _end(connection, device, first)
    if until is None:
        return False
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT line, segment FROM operation WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq",
        (device, first, until),
    ).fetchall()
    header = canonical(
        {
            "v": VERSION,
            "office": office,
            "device": device,
            "schema": schema,
            "first": first,
            "last": until,
            "n": len(rows),
            "prev": hash_of(header_at(connection, device, last)),
            "deps": seen,
            "root": root_of(line for line, _ in rows),
        }
    )
    connection.execute(
        "INSERT INTO segment VALUES (?, ?, ?, ?, ?)",
        (device, first, until, header, sign(DOMAIN + header.encode())),
    )
    if any(segment != first for _, segment in rows):
        connection.execute(
            "UPDATE operation SET segment = ? WHERE device = ? AND seq BETWEEN ? AND ?",
            (first, device, first, until),
        )
    return True


def _end(connection: apsw.Connection, device: str, first: int) -> int | None:
    """Where the segment ends that begins at `first`; None: there is nothing to seal.

    A deed (all of one Lamport time) is not parted, unless it is larger than a segment may be: who
    takes in a segment takes in whole deeds.
    """
    top = connection.execute("SELECT max(seq) FROM operation WHERE device = ?", (device,)).get
    if not isinstance(top, int) or top < first:
        return None
    least, most = min(first + _ENOUGH - 1, top), min(first + MOST_LINES - 1, top)
    following = connection.execute(
        "SELECT seq FROM operation WHERE device = ?1 AND seq > ?2 AND lamport > "
        "(SELECT lamport FROM operation WHERE device = ?1 AND seq = ?2) ORDER BY seq LIMIT 1",
        (device, least),
    ).get
    return min(following - 1 if isinstance(following, int) else top, most)


def export(connection: apsw.Connection, have: Mapping[str, int]) -> list[Segment]:
    """Every applied segment that reaches beyond what another PC has; seal first."""
    return list(each(connection, have))


def each(
    connection: apsw.Connection, have: Mapping[str, int], *, device: str = ""
) -> Iterator[Segment]:
    """As `export`, one segment in memory at a time; of one PC alone when it is named."""
    where, values = ("WHERE device = ?", (device,)) if device else ("", ())
    rows: list[tuple[Any, ...]] = connection.execute(
        f"SELECT device, first, last, header, signature FROM segment {where} "
        "ORDER BY device, first",
        values,
    ).fetchall()
    for device, first, last, header, signature in rows:
        if last <= have.get(device, 0):
            continue
        lines: list[tuple[Any, ...]] = connection.execute(
            "SELECT line, private FROM operation WHERE device = ? AND seq BETWEEN ? AND ? "
            "ORDER BY seq",
            (device, first, last),
        ).fetchall()
        yield Segment(
            header, signature, tuple(line for line, _ in lines), tuple(p for _, p in lines)
        )


def read(segment: Segment, public: bytes | None, office: str) -> Header:
    """Check a segment before anything of it is kept. Raises BadLine with the reason.

    `public` is the key known for its PC, None when the PC is unknown.
    """
    header = parse(segment.header)
    if header.office != office:
        raise BadLine("segment-other-office")
    if public is None:
        raise BadLine("segment-unknown-device", device=header.device)
    if not signing.verified(public, segment.signature, DOMAIN + segment.header.encode()):
        raise BadLine("segment-signature", device=header.device)
    count = header.last - header.first + 1
    if not len(segment.lines) == len(segment.private) == count:
        raise BadLine("segment-incomplete", device=header.device)
    if root_of(segment.lines) != header.root:
        raise BadLine("segment-root", device=header.device)
    return header


def parse(text: str) -> Header:
    """A header's parts, each of its type. Raises BadLine."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLine("segment-header") from error
    if type(found) is not dict or set(found) != _KEYS or canonical(found) != text:
        raise BadLine("segment-header")
    numbers = [found[key] for key in ("v", "schema", "first", "last", "n")]
    texts = [found[key] for key in ("office", "device", "prev", "root")]
    deps = found["deps"]
    fits = (
        all(type(n) is int and 0 < n < 1 << 62 for n in numbers)
        and all(type(t) is str and len(t) <= 64 for t in texts)
        and type(deps) is dict
        and all(type(n) is int and 0 <= n < 1 << 62 for n in deps.values())
    )
    if not fits or found["v"] != VERSION:
        raise BadLine("segment-header")
    if found["n"] != found["last"] - found["first"] + 1:
        raise BadLine("segment-header")
    return Header(
        found["office"],
        found["device"],
        found["schema"],
        found["first"],
        found["last"],
        found["prev"],
        deps,
        found["root"],
    )


def heads(connection: apsw.Connection) -> dict[str, tuple[int, str]]:
    """The newest header of every PC by its end and hash: two that differ at one end are a fork."""
    return {
        device: (last, hash_of(header_at(connection, device, last)))
        for device, last in applied(connection).items()
    }


def forks(connection: apsw.Connection, others: Mapping[str, Sequence[Any]]) -> list[str]:
    """PCs of which another place holds a second history: a restored backup, a cloned PC."""
    mine = applied(connection)
    return [
        device
        for device, (last, hashed) in others.items()
        if last <= mine.get(device, 0) and _covering(connection, device, last) not in (hashed, None)
    ]


def _covering(connection: apsw.Connection, device: str, last: int) -> str | None:
    header = header_at(connection, device, last)
    return hash_of(header) if header else None
