"""Edits of one row that did not know of each other and touched different fields: merged silently.

Nobody has to choose, but what was put together stands nowhere as either PC wrote it, so it is
listed. A function of the operations known, like the conflicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from db.exchange import line, segments
from db.exchange.writes import Write

_NEWEST = 20_000  # operations looked at
_ROWS = 400  # rows changed on several PCs among them


@dataclass(frozen=True, slots=True)
class Part:
    """What one of the two PCs wrote: its newest write, and the fields only it wrote."""

    device: str
    actor: str
    at: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A row put together from what two PCs wrote apart."""

    table: str
    uid: str
    lamport: int  # of the newer one
    one: Part
    other: Part


def merged(connection: apsw.Connection, most: int) -> list[Merged]:
    """The newest silent merges, the newest first."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT tbl, uid FROM (SELECT device, kind, tbl, uid, lamport FROM operation "
        "ORDER BY lamport DESC LIMIT ?) o WHERE kind IN ('i', 'u') AND EXISTS "
        "(SELECT 1 FROM operation p WHERE p.tbl = o.tbl AND p.uid = o.uid "
        "AND p.device <> o.device AND p.kind IN ('i', 'u')) "
        "GROUP BY tbl, uid ORDER BY max(lamport) DESC LIMIT ?",
        (_NEWEST, _ROWS),
    ).fetchall()
    known: dict[tuple[str, int], Mapping[str, int]] = {}
    found: list[Merged] = []
    for table, uid in rows:
        found += _of_row(connection, str(table), str(uid), known)
    return sorted(found, key=lambda one: (-one.lamport, one.table, one.uid))[:most]


def _of_row(
    connection: apsw.Connection,
    table: str,
    uid: str,
    known: dict[tuple[str, int], Mapping[str, int]],
) -> list[Merged]:
    by_device: dict[str, list[tuple[Write, str, str]]] = {}
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT device, segment, line, private FROM operation WHERE tbl = ? AND uid = ? "
        "AND kind IN ('i', 'u') ORDER BY device, seq",
        (table, uid),
    ).fetchall()
    for device, first, text, private in rows:
        if (device, first) not in known:
            known[device, first] = _deps(connection, device, first)
        o = line.read(text, private)
        fields = {**o.fields, **(o.personal or {})}
        write = Write(device, o.seq, o.lamport, o.kind, fields, known[device, first])
        by_device.setdefault(device, []).append((write, o.actor, o.at))
    devices = sorted(by_device)
    pairs = [(a, b) for n, a in enumerate(devices) for b in devices[n + 1 :]]
    return [
        Merged(table, uid, *made)
        for a, b in pairs
        if (made := _apart(by_device[a], by_device[b])) is not None
    ]


def _apart(
    ones: Sequence[tuple[Write, str, str]], others: Sequence[tuple[Write, str, str]]
) -> tuple[int, Part, Part] | None:
    """What two PCs wrote without having seen the other's, where each has fields of its own."""
    one = [w for w in ones if any(not w[0].sees(o[0]) and not o[0].sees(w[0]) for o in others)]
    other = [w for w in others if any(not w[0].sees(o[0]) and not o[0].sees(w[0]) for o in ones)]
    mine = {name for write, _, _ in one for name in write.fields}
    theirs = {name for write, _, _ in other for name in write.fields}
    if not mine - theirs or not theirs - mine or "deleted" in mine | theirs:
        return None
    newest = max(one[-1][0].lamport, other[-1][0].lamport)
    return newest, _part(one[-1], mine - theirs), _part(other[-1], theirs - mine)


def _part(told: tuple[Write, str, str], fields: set[str]) -> Part:
    write, actor, at = told
    return Part(write.device, actor, at, tuple(sorted(fields)))


def _deps(connection: apsw.Connection, device: str, first: int) -> Mapping[str, int]:
    """What the writer of a segment had applied; of one not sealed yet, all that is here."""
    header = connection.execute(
        "SELECT header FROM segment WHERE device = ? AND first = ?", (device, first)
    ).get
    if isinstance(header, str):
        return segments.parse(header).deps
    return segments.applied(connection)
