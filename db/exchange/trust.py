"""Who belongs to the office: statements signed with its key, or by a PC it gave that power.

The office's key (Ed25519) is made with the office; its private half lies in `keys.json` of the
founding PC, sealed under the paper key, and nowhere else. A statement is canonical JSON with a
signature; it proves itself, so it may travel by any way and any number of times.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import apsw

from db import clock, journal
from db.exchange.line import BadLine, canonical
from db.signing import public_of as public_of
from db.signing import signer as signer
from db.signing import verified

VERSION = 1
DOMAIN = b"prachakhom trust 1\n"
OFFICE = "office"  # who signs a statement with the office's own key
ADMIT, REVOKE, REGISTRAR, SUCCEED = "admit", "revoke", "registrar", "succeed"
HANDOVER, RENEW, ESCROW = "handover", "renew", "escrow"
ADMIN, DESK = "admin", "desk"  # roles: an admin PC may admit and revoke desks
_LARGEST = 4096  # bytes of a statement
_KEYS: Mapping[str, frozenset[str]] = {
    ADMIT: frozenset(("device", "public", "recipient", "name", "role")),
    REVOKE: frozenset(("device", "after")),
    REGISTRAR: frozenset(("device", "epoch")),
    SUCCEED: frozenset(("device", "former")),
    HANDOVER: frozenset(("device", "epoch", "former", "after")),
    RENEW: frozenset(("device", "epoch", "year")),
    ESCROW: frozenset(("device", "nonce", "box")),
}
_COMMON = frozenset(("v", "office", "kind", "at", "by"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One signed statement as it travels."""

    text: str
    signature: bytes

    @property
    def hash(self) -> str:
        """What it is kept under."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Member:
    """A PC of the office; `until` the last sequence number believed of it, None: all."""

    device: str
    public: bytes
    recipient: bytes  # X25519, 32 bytes
    name: str
    role: str
    at: str
    until: int | None = None


def office_id(root: bytes) -> str:
    """The office's name in headers: 32 hexadecimal digits of its public key's SHA-256."""
    return hashlib.sha256(root).hexdigest()[:32]


def device_id(public: bytes) -> str:
    """A PC's name in the journal: 16 hexadecimal digits of its public key's hash."""
    return hashlib.sha256(public).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs statements: for which office, as OFFICE or an admin PC's name, with which key."""

    office: str
    name: str
    sign: Callable[[bytes], bytes]


def state(kind: str, facts: Mapping[str, Any], by: Signer) -> Statement:
    """Make a statement."""
    at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    common = {"v": VERSION, "office": by.office, "kind": kind, "at": at, "by": by.name}
    text = canonical(common | dict(facts))
    return Statement(text, by.sign(DOMAIN + text.encode()))


def admit(public: bytes, recipient: bytes, name: str, role: str, by: Signer) -> Statement:
    """Let a PC belong to the office: its signing and its opening key, 32 bytes each."""
    facts = {
        "device": device_id(public),
        "public": base64.b64encode(public).decode(),
        "recipient": base64.b64encode(recipient).decode(),
        "name": name,
        "role": role,
    }
    return state(ADMIT, facts, by)


def succeed(public: bytes, former: str, by: Signer) -> Statement:
    """A PC that was restored carries on what it did under a former name."""
    return state(SUCCEED, {"device": device_id(public), "former": former}, by)


def read(statement: Statement, root: bytes, admins: Mapping[str, bytes]) -> dict[str, Any]:
    """The facts of a statement that is rightly signed. Raises BadLine.

    `admins` are the public keys of the PCs that may admit and revoke; only the office's own key
    makes admins and registrars, so no PC can lift another above itself.
    """
    facts = _parsed(statement.text)
    if facts["office"] != office_id(root):
        raise BadLine("segment-other-office")
    by = facts["by"]
    lifts = facts["kind"] not in (ADMIT, REVOKE) or facts.get("role") == ADMIN
    key = root if by == OFFICE else admins.get(by)
    if key is None or (lifts and by != OFFICE):
        raise BadLine("trust-not-allowed", device=facts["device"])
    if not verified(key, statement.signature, DOMAIN + statement.text.encode()):
        raise BadLine("trust-signature", device=facts["device"])
    return facts


def _parsed(text: str) -> dict[str, Any]:
    wrong = BadLine("trust-unreadable")
    if len(text.encode()) > _LARGEST:
        raise wrong
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise wrong from error
    if type(found) is not dict or found.get("v") != VERSION or canonical(found) != text:
        raise wrong
    keys = _KEYS.get(found.get("kind", ""))
    if keys is None or set(found) != keys | _COMMON:
        raise wrong
    numbers = {name for name in found if name in ("v", "after", "epoch", "year")}
    for name, value in found.items():
        if name in numbers:
            if type(value) is not int or not 0 <= value < 1 << 62:
                raise wrong
        elif type(value) is not str or len(value) > 200:
            raise wrong
    if found["kind"] == ADMIT:
        public, recipient = _bytes(found["public"]), _bytes(found["recipient"])
        if len(public) != 32 or len(recipient) != 32 or device_id(public) != found["device"]:
            raise wrong
        if found["role"] not in (ADMIN, DESK):
            raise wrong
    return found


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise BadLine("trust-unreadable") from error


# ---- what this PC keeps


def root(connection: apsw.Connection) -> bytes | None:
    """The office's public key as this PC knows it; None before the office has one."""
    found = connection.execute("SELECT value FROM exchange WHERE name = 'root'").get
    return bytes.fromhex(str(found)) if found is not None else None


def found(connection: apsw.Connection, public: bytes) -> None:
    """Take the office's public key, once for ever; inside a transaction that may write."""
    connection.execute("INSERT INTO exchange VALUES ('root', ?)", (public.hex(),))


def statements(connection: apsw.Connection) -> list[Statement]:
    """Every statement this PC holds, in a lasting order."""
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT text, signature FROM trust ORDER BY hash"
    ).fetchall()
    return [Statement(str(text), bytes(signature)) for text, signature in rows]


def keep(connection: apsw.Connection, incoming: Iterable[Statement]) -> int:
    """Keep the statements that are rightly signed, and let the devices table follow.

    Returns how many were new; one that is not right is left out. Inside a transaction.
    """
    known = root(connection)
    assert known is not None, "the office has no key yet"
    before = {statement.hash for statement in statements(connection)}
    every = {s.hash: s for s in (*statements(connection), *incoming)}
    proved = right(every.values(), known)
    new = 0
    for hash_, (statement, facts) in proved.items():
        if hash_ in before:
            continue
        new += 1
        connection.execute(
            "INSERT INTO trust VALUES (?, ?, ?, ?, ?)",
            (hash_, facts["kind"], facts["device"], statement.text, statement.signature),
        )
    if new:  # a number was perhaps given by a PC that may, as these statements tell
        connection.execute("UPDATE waiting SET held = '' WHERE held = 'line-number-lease'")
    for member in members_of(proved.values()):
        connection.execute(
            "INSERT INTO device (device, public, name, revoked_after) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (device) DO UPDATE SET name = excluded.name, "
            "revoked_after = excluded.revoked_after",
            (member.device, member.public, member.name, member.until),
        )
    return new


def right(every: Iterable[Statement], known: bytes) -> dict[str, tuple[Statement, dict[str, Any]]]:
    """The statements that hold: those of the office first, since they make the admins."""
    kept: dict[str, tuple[Statement, dict[str, Any]]] = {}
    admins: dict[str, bytes] = {}
    waiting = list(every)
    for _ in range(2):  # first what the office says, then what its admins say
        left = []
        for statement in waiting:
            try:
                facts = read(statement, known, admins)
            except BadLine:
                left.append(statement)
                continue
            kept[statement.hash] = statement, facts
        admins = {m.device: m.public for m in members_of(kept.values()) if m.role == ADMIN}
        waiting = left
    return kept


def held(connection: apsw.Connection) -> tuple[Mapping[str, Any], ...]:
    """The facts of every statement this PC holds; proved once for each set of statements."""
    known = root(connection)
    return tuple(f for _, f in _proved(known, tuple(statements(connection)))) if known else ()


@lru_cache(maxsize=8)
def _proved(
    known: bytes, every: tuple[Statement, ...]
) -> tuple[tuple[Statement, dict[str, Any]], ...]:
    return tuple(right(every, known).values())


def members(connection: apsw.Connection) -> list[Member]:
    """The PCs of the office as the statements tell."""
    known = root(connection)
    return members_of(_proved(known, tuple(statements(connection)))) if known else []


def succeeded(connection: apsw.Connection, device: str) -> set[str]:
    """The former names of a PC that was restored, of each of them too."""
    told = [(f["device"], f["former"]) for f in held(connection) if f["kind"] == SUCCEED]
    found: set[str] = set()
    waiting = [device]
    while waiting:
        now = waiting.pop()
        new = {former for name, former in told if name == now} - found
        found |= new
        waiting += new
    return found


def revoked(connection: apsw.Connection) -> set[str]:
    """The PCs that are believed no more, and the names they had before."""
    gone = {m.device for m in members(connection) if m.until is not None}
    return gone | {former for device in gone for former in succeeded(connection, device)}


def untold(connection: apsw.Connection) -> list[str]:
    """This PC's former names that the office was not told of: until then it gives no number."""
    formers = journal.formers(connection)
    if not formers:
        return []
    told = succeeded(connection, journal.here(connection))
    return [former for former in formers if former not in told]


def members_of(proved: Iterable[tuple[Statement, dict[str, Any]]]) -> list[Member]:
    """The PCs that statements admit: the latest name, admin once an admin.

    Of several revocations the earliest cut-off holds.
    """
    admitted: dict[str, dict[str, Any]] = {}
    admins: set[str] = set()
    until: dict[str, int] = {}
    for _, facts in proved:
        device = facts["device"]
        if facts["kind"] == ADMIT:
            before = admitted.get(device)
            if before is None or (facts["at"], facts["name"]) > (before["at"], before["name"]):
                admitted[device] = facts
            if facts["role"] == ADMIN:
                admins.add(device)
        elif facts["kind"] == REVOKE:
            until[device] = min(until.get(device, facts["after"]), facts["after"])
    return [
        Member(
            device,
            _bytes(facts["public"]),
            _bytes(facts["recipient"]),
            facts["name"],
            ADMIN if device in admins else DESK,
            facts["at"],
            until.get(device),
        )
        for device, facts in sorted(admitted.items())
    ]
