"""The line of an operation. Signed for ever: `db/README.md` says the format, and the vectors in
`tests/data/vectors/line.json` hold it still.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
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
    (operation,) = read_all((line,), (private,))
    return operation


def read_all(lines: Sequence[str], private: Sequence[str | None]) -> list[Operation]:
    """The operations of lines and what stands beside each; as `read`, in one go."""
    taken = [_parts_of(line) for line in lines]
    try:
        # no text of a list goes on in that of another: equal as a whole is equal line by line
        equal = canonical(taken) == f"[{','.join(lines)}]"
    except (ValueError, RecursionError) as error:  # NaN is no JSON
        raise BadLine("line-unreadable") from error
    if not equal:
        raise BadLine("line-not-canonical")
    return [_operation(parts, beside) for parts, beside in zip(taken, private, strict=True)]


def _parts_of(line: str) -> list[Any]:
    try:
        parts = _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("line-unreadable") from error
    if not isinstance(parts, list) or len(parts) not in (9, 10):
        raise BadLine("line-unreadable")
    return parts


def _operation(parts: list[Any], private: str | None) -> Operation:
    seq, lamport, kind, deed, actor, at, table, uid, fields, *hashed = parts
    numbers_fit = type(seq) is type(lamport) is int and seq in _COUNTS and lamport in _COUNTS
    names_fit = type(deed) is type(actor) is type(at) is type(table) is type(uid) is str
    known = type(kind) is str and kind in KINDS
    if not (numbers_fit and names_fit and known) or type(fields) is not dict:
        raise BadLine("line-unreadable")
    if max(len(deed), len(actor), len(at), len(table), len(uid)) > MAX_NAME:
        raise BadLine("line-unreadable")
    mark = hashed[0] if hashed else ""
    if hashed and not (type(mark) is str and len(mark) == 64):
        raise BadLine("line-unreadable")
    _check_fields(kind, table, uid, fields)
    personal = None if private is None else _personal(table, private, mark)
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
        names, known = fields.get("fields"), BY_NAME[table].travelling
        listed = type(names) is list and all(type(n) is str and n in known for n in names)
        if set(fields) != {"fields"} or not listed:
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
