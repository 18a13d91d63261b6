"""The hub: a folder, a WebDAV share or an S3 bucket where the office's PCs leave bundles.

    hub.json                                     the marker: without it nothing is written
    v1/<office>/<pc>/<first>-<last>-<sha>.pkb    one sealed segment of one PC, never changed
    v1/<office>/<pc>/files/…                     files in pieces, see `db.exchange.pieces`
    v1/<office>/<pc>/status.json                 what the PC has, written anew, for older programs
    v1/<office>/now/<pc>-<sha>.json              the same under a name that says whether it is news

One writer a folder, no locks, no conditional writes: servers differ in all of those. A name says
what the content must be, so half uploads, repetitions and damage are noticed and mended by the next
pass. What lies there is sealed for the office's PCs; whoever keeps the hub reads nothing.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import opendal
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db import clock, journal, office_folder
from db.connection import records
from db.exchange import bundle, hub_files, pieces, segments, taking, transfer, trust
from db.exchange.bundle import BadBundle
from db.exchange.deeds import Deed, here
from db.exchange.line import canonical
from db.exchange.pieces import Piece
from db.exchange.places import WEBDAV, HubTrouble, Pass, Place
from db.exchange.room import Log, roomy
from db.exchange.segments import Segment
from db.exchange.store import listed, operator, told_apart
from db.exchange.taking import Derive, Taken
from db.files import write_whole
from db.write import merging

MARKER = "hub.json"
NOW = "now/"
SEEN = "hub.seen"
"""In the office's folder: the statuses read before, so that only news is read again."""
_STATUS = b"prachakhom status 1\n"
_NAME = re.compile(r"(\d{9,18})-(\d{9,18})-([0-9a-f]{16})\.pkb")
_NOW = re.compile(r"([0-9a-z]+)-([0-9a-f]{16})\.json")
_LARGEST_STATUS = 1 << 18


@dataclass(frozen=True, slots=True)
class _Status:
    at: str
    heads: Mapping[str, tuple[int, str]]
    pushed: int
    bad: tuple[str, ...]


class Hub:
    """An opened hub. Every method raises HubTrouble."""

    def __init__(self, place: Place, office: str) -> None:
        self._place = place
        self._base = f"v1/{office}/"
        self._said: dict[str, set[str]] = {}  # names of statuses by PC, as last listed
        with told_apart(place):
            self._operator = operator(place)

    # the marker

    def mark(self) -> str:
        """The hub's id, after the marker was written where there is none."""
        found = self.marker()
        if found:
            return found
        made = secrets.token_hex(8)
        self._write(MARKER, canonical({"v": 1, "id": made}).encode())
        return self.marker()

    def marker(self) -> str:
        """The id in the marker; empty where there is none."""
        data = self._read(MARKER)
        if data is None:
            return ""
        try:
            found = json.loads(data)
            return str(found["id"]) if found["v"] == 1 else ""
        except (ValueError, TypeError, KeyError):
            return ""

    def probe(self) -> None:
        """Write, read back, list and delete a small file: whether the hub will do."""
        name, data = f"{self._base}probe-{secrets.token_hex(6)}", secrets.token_bytes(64)
        self._write(name, data)
        if self._read(name) != data:
            raise HubTrouble("hub-reads-otherwise", place=self._place.where)
        self._list(self._base)
        with told_apart(self._place):
            self._operator.delete(name)

    # one PC's folder

    def names(self, device: str) -> list[tuple[int, int, str]]:
        """First, last and name of a PC's files."""
        found = []
        for name in self._list(f"{self._base}{device}/"):
            if match := _NAME.fullmatch(name):
                found.append((int(match[1]), int(match[2]), name))
        return sorted(found)

    def put(self, device: str, first: int, last: int, data: bytes) -> None:
        """Leave a bundle."""
        name = f"{first:09d}-{last:09d}-{hashlib.sha256(data).hexdigest()[:16]}.pkb"
        self._write(f"{self._base}{device}/{name}", data)

    def get(self, device: str, name: str) -> bytes | None:
        """A bundle whose content is what its name says; None for a damaged or a missing one."""
        data = self._read(f"{self._base}{device}/{name}")
        match = _NAME.fullmatch(name)
        assert match is not None
        if data is None or hashlib.sha256(data).hexdigest()[:16] != match[3]:
            return None
        return data

    def pieces(self, device: str) -> list[Piece]:
        """The pieces of files a PC left."""
        found = (pieces.named(name) for name in self._list(f"{self._base}{device}/files/"))
        return [piece for piece in found if piece is not None]

    def put_piece(self, device: str, name: str, sealed: bytes) -> None:
        """Leave a piece of a file."""
        self._write(f"{self._base}{device}/files/{name}", sealed)

    def get_piece(self, device: str, piece: Piece) -> bytes | None:
        """A piece that is what its name says; None for a damaged or a missing one."""
        data = self._read(f"{self._base}{device}/files/{piece.name}")
        return data if data is not None and pieces.fits(piece, data) else None

    # what each PC has

    def put_status(self, device: str, content: str, signature: bytes) -> None:
        """Write what this PC has, signed; then take away what it said before."""
        told = canonical([content, base64.b64encode(signature).decode()]).encode()
        self._write(f"{self._base}{device}/status.json", told)
        name = f"{device}-{hashlib.sha256(told).hexdigest()[:16]}.json"
        self._write(f"{self._base}{NOW}{name}", told)
        for before in self._said.pop(device, set()) - {name}:
            with told_apart(self._place):
                self._operator.delete(f"{self._base}{NOW}{before}")

    def statuses(
        self, keys: Mapping[str, bytes], read: dict[str, bytes], step: Callable[[], None]
    ) -> dict[str, _Status]:
        """What the PCs of these keys say they have; one that says nothing right is left out.

        `read` holds what was read before by its name, and is brought up to date: one listing, and
        one reading of each that is news. A PC of an older program is asked by itself.
        """
        found: dict[str, _Status] = {}
        fresh: dict[str, bytes] = {}
        for name in self._list(f"{self._base}{NOW}"):
            match = _NOW.fullmatch(name)
            if match is None or match[1] not in keys:
                continue
            device = match[1]
            self._said.setdefault(device, set()).add(name)
            data = read.get(name) or self._read(f"{self._base}{NOW}{name}") or b""
            status = _opened(data, keys[device])
            step()
            if status is None or hashlib.sha256(data).hexdigest()[:16] != match[2]:
                continue  # half an upload: read again by the next pass
            fresh[name] = data
            other = found.get(device)
            if other is None or (other.pushed, other.at) < (status.pushed, status.at):
                found[device] = status
        silent = [device for device in keys if device not in found]
        there = {name.rstrip("/") for name in self._list(self._base)} if silent else set()
        for device in silent:
            if device in there:
                old = self._read(f"{self._base}{device}/status.json")
                status = _opened(old or b"", keys[device])
                if status is not None:
                    found[device] = status
                step()
        read.clear()
        read.update(fresh)
        return found

    # the store

    def _write(self, name: str, data: bytes) -> None:
        with told_apart(self._place):
            if self._place.kind == WEBDAV:  # a cut connection shows half a file under its name
                part = f"{self._base}.up/{secrets.token_hex(8)}"
                self._operator.write(part, data)
                self._check(part, data)
                self._operator.rename(part, name)
            else:
                self._operator.write(name, data)
            self._check(name, data)

    def _check(self, name: str, data: bytes) -> None:
        if self._operator.stat(name).content_length != len(data):
            raise HubTrouble("hub-half-written", place=self._place.where)

    def _read(self, name: str) -> bytes | None:
        with told_apart(self._place):
            try:
                return bytes(self._operator.read(name))
            except opendal.exceptions.NotFound:
                return None

    def _list(self, folder: str) -> list[str]:
        with told_apart(self._place):
            try:
                return [path[len(folder) :] for path in listed(self._operator, folder)]
            except opendal.exceptions.NotFound:
                return []


# ---- one pass


def sync(
    hub: Hub,
    known: str,
    derive: Derive,
    *,
    step: Callable[[], None],
    deed: Deed = here,
) -> Pass:
    """One pass: leave what the hub lacks of this PC, take in what others left.

    `known` is the id the hub had when it was set up; `step` is called between files and may raise
    to stop; `deed` does what writes, where the caller wants it done: waiting for a server must not
    hold up who writes. With nothing new it costs a read of the marker and one listing, however many
    PCs there are.
    """
    if hub.marker() != known:
        raise HubTrouble("hub-other-marker", place="")
    done = Pass()
    connection = records.connection()
    vault = office_folder.current().vault
    transfer.seal(deed)
    members = {m.device: m for m in trust.members(connection) if m.until is None}
    told = _told(hub, known, members, step)
    done.silent = [d for d in members if d not in told and d != vault.device_id]
    _push(hub, told, done, step)
    with ExitStack() as room:
        bad = _pull(hub, members, told, done, derive, step, deed, room)
    others = [device for device in members if device != vault.device_id]
    bad += hub_files.fetch(hub, others, done, step, deed)
    _put_status(hub, told.get(vault.device_id), bad)
    for device, status in told.items():
        if device != vault.device_id:
            done.forks |= set(segments.forks(connection, status.heads))
            deed(partial(_hear, device, status))
    return done


def _told(
    hub: Hub, known: str, members: Mapping[str, trust.Member], step: Callable[[], None]
) -> dict[str, _Status]:
    """What each PC says it has; what was read before is kept here, by the hub's id."""
    file = office_folder.current().folder / SEEN
    before = _seen(file, known)
    read = dict(before)
    found = hub.statuses({m.device: m.public for m in members.values()}, read, step)
    if read != before:
        told = {name: base64.b64encode(data).decode() for name, data in sorted(read.items())}
        write_whole(file, canonical({"v": 1, "hub": known, "read": told}).encode())
    return found


def _seen(file: Path, known: str) -> dict[str, bytes]:
    """Statuses read before from this hub; nothing where that cannot be told: read them again."""
    try:
        kept = json.loads(file.read_bytes())
        if kept["v"] != 1 or kept["hub"] != known:
            return {}
        return {str(name): base64.b64decode(data) for name, data in kept["read"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _opened(data: bytes, public: bytes) -> _Status | None:
    """What a PC says it has; None for what its key did not sign."""
    if not data or len(data) > _LARGEST_STATUS:
        return None
    try:
        content, signature = json.loads(data)
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(base64.b64decode(signature), _STATUS + content.encode())
        told = json.loads(content)
        heads = {str(d): (int(h[0]), str(h[1])) for d, h in told["heads"].items()}
        bad = tuple(str(name) for name in told["bad"])
        return _Status(str(told["at"]), heads, int(told["pushed"]), bad)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, InvalidSignature):
        return None


def _push(hub: Hub, told: Mapping[str, _Status], done: Pass, step: Callable[[], None]) -> None:
    vault = office_folder.current().vault
    own = vault.device_id
    connection = records.connection()
    last = segments.applied(connection).get(own, 0)
    wanted = {name for status in told.values() for name in status.bad if name.startswith(own)}
    mine = told.get(own)
    if mine is not None and mine.pushed == last and not wanted:
        return
    there = {(first, until) for first, until, _ in hub.names(own)}
    for name in wanted:
        if match := _NAME.search(name):
            there.discard((int(match[1]), int(match[2])))
    left = hub_files.Leaving(hub, own, wanted, every=mine is None)
    for segment in segments.each(connection, {}, device=own):
        header = segments.parse(segment.header)
        if (header.first, header.last) not in there:
            left.leave(segment, step)  # first its files: who sees it finds them
            hub.put(own, header.first, header.last, _packed(segment))
            done.sent += 1
            step()
        elif left.every or left.wanted:
            left.leave(segment, step)


def _packed(segment: Segment) -> bytes:
    connection = records.connection()
    vault = office_folder.current().vault
    target = io.BytesIO()
    bundle.write(
        target,
        iter([segment]),
        iter(()),
        root=transfer.office_root(),
        device=vault.device_id,
        at=clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        scope="since",
        heads=segments.heads(connection),
        statements=trust.statements(connection),
        recipients=[m.recipient for m in trust.members(connection) if m.until is None],
        sign=vault.device.sign,
    )
    return target.getvalue()


def _pull(
    hub: Hub,
    members: Mapping[str, trust.Member],
    told: Mapping[str, _Status],
    done: Pass,
    derive: Derive,
    step: Callable[[], None],
    deed: Deed,
    room: ExitStack,
) -> list[str]:
    """Take in what others left; returns the names of files that could not be read."""
    connection = records.connection()
    bad: list[str] = []
    log: Log | None = None
    for device in members:
        if device == journal.here(connection):
            continue
        reached = max((s.heads.get(device, (0, ""))[0] for s in told.values()), default=0)
        have = segments.applied(connection).get(device, 0)
        if device in told and reached <= have:
            continue
        for _, last, name in hub.names(device):
            if last <= segments.applied(connection).get(device, 0):
                continue
            data = hub.get(device, name)
            try:
                if data is None:
                    raise BadBundle("bundle-damaged")
                opened = taking.proved(data)
                log = log or room.enter_context(roomy(deed))
                taken = taking.take(opened, derive, deed=deed, log=log)
            except BadBundle:
                bad.append(f"{device}/{name}")
                done.bad += 1
                continue
            _count(done, taken)
            step()
    return bad


def _count(done: Pass, taken: Taken) -> None:
    done.got += 1
    done.operations += taken.operations
    done.conflicts += taken.conflicts
    done.waiting = taken.waiting
    done.refused += taken.refused
    done.forks |= set(taken.forks)


def _put_status(hub: Hub, before: _Status | None, bad: list[str]) -> None:
    """Say what this PC has; not written when it is what it was."""
    connection = records.connection()
    vault = office_folder.current().vault
    heads = segments.heads(connection)
    pushed = segments.applied(connection).get(vault.device_id, 0)
    if before is not None:
        same = dict(before.heads) == heads and before.pushed == pushed
        if same and list(before.bad) == bad:
            return
    content = canonical(
        {
            "v": 1,
            "at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            "heads": {device: list(head) for device, head in heads.items()},
            "pushed": pushed,
            "bad": bad,
        }
    )
    signature = vault.device.sign(_STATUS + content.encode())
    hub.put_status(vault.device_id, content, signature)


def _hear(device: str, status: _Status) -> None:
    with merging():
        records.connection().execute(
            "INSERT INTO peer (device, heads, heard_at) VALUES (?, ?, ?) ON CONFLICT (device) "
            "DO UPDATE SET heads = excluded.heads, heard_at = max(heard_at, excluded.heard_at)",
            (device, json.dumps({d: list(h) for d, h in status.heads.items()}), status.at),
        )
