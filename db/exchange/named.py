"""The files that operations speak of: attachments, the emblem, pictures in papers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import apsw

from db import blobs
from db.exchange import line
from db.exchange.segments import Segment

_COLUMNS = {
    "attachment": "sha256",
    "cycle_file": "sha256",
    "office": "emblem",
    "posting_event": "sha256",
}  # by table
_TABLE = re.compile(f'"(?:{"|".join(_COLUMNS)})"')
_PICTURE = re.compile(r"\]\(([0-9a-f]{64})\)")  # in the source of a paper
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WANTED = "files-wanted"  # in the table `exchange`: names of files that are not here yet


def names_in(texts: Iterable[str]) -> set[str]:
    """The SHA-256 of every file some lines speak of."""
    found: set[str] = set()
    for text in texts:
        if "](" in text:
            found |= set(_PICTURE.findall(text))
        if not _TABLE.search(text):
            continue
        operation = line.read(text, None)
        value = operation.fields.get(_COLUMNS.get(operation.table, ""))
        if isinstance(value, str) and _SHA256.fullmatch(value):
            found.add(value)
    return found


def watched(found: Iterator[Segment], named: set[str]) -> Iterator[Segment]:
    """The segments, and on the way the names of the files they speak of."""
    for segment in found:
        named |= names_in(segment.lines)
        yield segment


def contents(named: set[str]) -> Iterator[tuple[str, bytes]]:
    """Those of the files that are here, each with its content. Raises Damaged."""
    for name in sorted(named):
        if blobs.holds(name):
            yield name, blobs.get(name)


def wanted(connection: apsw.Connection) -> set[str]:
    """Files this PC was told of and does not have; one that came before a power cut is here."""
    return {name for name in _kept_in_mind(connection) if not blobs.holds(name)}


def _kept_in_mind(connection: apsw.Connection) -> set[str]:
    told = connection.execute("SELECT value FROM exchange WHERE name = ?", (_WANTED,)).get
    return set(json.loads(str(told))) if told is not None else set()


def want(connection: apsw.Connection, named: set[str]) -> None:
    """Keep in mind files that are not here, and forget those that are by now; in a transaction."""
    before = _kept_in_mind(connection)
    now = {name for name in before | named if not blobs.holds(name)}
    if now != before:
        connection.execute(
            "INSERT INTO exchange VALUES (?, ?) ON CONFLICT (name) DO UPDATE "
            "SET value = excluded.value",
            (_WANTED, json.dumps(sorted(now))),
        )
