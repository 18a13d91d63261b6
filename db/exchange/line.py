"""The line of an operation. Signed for ever: `db/README.md` says the format, and the vectors in
`tests/data/vectors/line.json` hold it still.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.columns import BY_NAME
from db.errors import RecordsError

Value = str | int | None

KINDS = frozenset("iurxe")
SALT_BYTES = 16
MAX_TEXT = 1 << 20  # letters in one field
MAX_NAME = 64
_INTEGERS = range(-(1 << 63), 1 << 63)
_COUNTS = range(1, 1 << 62)


class BadLine(RecordsError):
    """A line that no program of ours wrote; nothing of it reaches the tables."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `personal` is None where personal fields are missing or were erased."""

    seq: int
    lamport: int
    kind: str
    deed: str
    actor: str
    at: str
    table: str
    uid: str
    fields: Mapping[str, Any]
    hash: str = ""
    personal: Mapping[str, Value] | None = field(default=None)


def canonical(value: object) -> str:
    """JSON in the one form that is signed: sorted keys, no blanks, letters as they are."""
    return _ENCODER.encode(value)


def private_part(fields: Mapping[str, Value], salt: str = "") -> str:
    """The personal fields with their salt (fresh when none is given), ready to travel beside."""
    return canonical([salt or secrets.token_hex(SALT_BYTES), dict(fields)])


def hash_of(private: str) -> str:
    """What stands in the line for personal fields: SHA-256 of the private part, hexadecimal."""
    return hashlib.sha256(private.encode()).hexdigest()


def written(operation: Operation) -> str:
    """The line: `[seq,lamport,kind,deed,actor,at,table,uid,{fields}]`, the hash last if any."""
    o = operation
    parts = [o.seq, o.lamport, o.kind, o.deed, o.actor, o.at, o.table, o.uid, dict(o.fields)]
    return canonical([*parts, o.hash] if o.hash else parts)


def renumbered(line: str, seq: int) -> str:
    """The line under another sequence number."""
    return f"[{seq},{line.partition(',')[2]}"


def read(line: str, private: str | None = None) -> Operation:
    """The operation of a line, checked part by part. Raises BadLine, and for nothing else."""
    try:
        parts = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("line-unreadable") from error
    if not isinstance(parts, list) or len(parts) not in (9, 10):
        raise BadLine("line-unreadable")
    if canonical(parts) != line:
        raise BadLine("line-not-canonical")
    seq, lamport, kind, deed, actor, at, table, uid, fields, *hashed = parts
    numbers_fit = all(type(n) is int and n in _COUNTS for n in (seq, lamport))
    names_fit = all(type(n) is str and len(n) <= MAX_NAME for n in (deed, actor, at, table, uid))
    if not numbers_fit or not names_fit or kind not in KINDS or type(fields) is not dict:
        raise BadLine("line-unreadable")
    if hashed and not (type(hashed[0]) is str and len(hashed[0]) == 64):
        raise BadLine("line-unreadable")
    _check_fields(kind, table, uid, fields)
    personal = None
    if private is not None:
        personal = _personal(table, private, hashed[0] if hashed else "")
    mark = hashed[0] if hashed else ""
    return Operation(
        seq, lamport, kind, deed, actor, at, table, uid, fields, mark, personal=personal
    )


def _check_fields(kind: str, table: str, uid: str, fields: dict[str, Any]) -> None:
    if kind == "e":
        if fields or (table and table not in BY_NAME):
            raise BadLine("line-not-allowed", table=table)
        return
    if table not in BY_NAME or not uid:
        raise BadLine("line-not-allowed", table=table)
    if kind == "r":
        names = fields.get("fields")
        known = BY_NAME[table].travelling
        if set(fields) != {"fields"} or type(names) is not list or not set(names) <= set(known):
            raise BadLine("line-not-allowed", table=table)
    elif kind == "x":
        if fields or not BY_NAME[table].personal:
            raise BadLine("line-not-allowed", table=table)
    else:
        if kind == "u" and BY_NAME[table].added_only:
            raise BadLine("line-not-allowed", table=table)
        _check_values(BY_NAME[table].synced, table, fields)


def _check_values(known: tuple[str, ...], table: str, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name not in known:
            raise BadLine("line-not-allowed", table=table)
        text = type(value) is str and len(value) <= MAX_TEXT
        if not (value is None or text or (type(value) is int and value in _INTEGERS)):
            raise BadLine("line-not-allowed", table=table)


def _personal(table: str, private: str, hashed: str) -> Mapping[str, Value]:
    if not hashed or hash_of(private) != hashed:
        raise BadLine("line-private-differs")
    try:
        salted = _DECODER.decode(private)
    except (ValueError, RecursionError) as error:
        raise BadLine("line-unreadable") from error
    if not (isinstance(salted, list) and len(salted) == 2 and type(salted[1]) is dict):
        raise BadLine("line-unreadable")
    _check_values(BY_NAME[table].personal, table, salted[1])
    fields: Mapping[str, Value] = salted[1]
    return fields


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
)
_DECODER = json.JSONDecoder(object_pairs_hook=_once)
