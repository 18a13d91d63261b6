"""Between the open office and a bundle file: export, look into, take in.

Taking in is one transaction: all that is right of a bundle, or nothing. The same bundle may come
any number of times, bundles in any order.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from db import blobs, clock, journal, office_folder
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.exchange import bundle, line, merge, segments, trust
from db.exchange.bundle import BadBundle, Bundle, Manifest
from db.exchange.merge import Loaded
from db.exchange.segments import Segment
from db.fields import utc_text
from db.migrate import newest
from db.write import merging

_FILES = {"attachment": "sha256", "cycle_file": "sha256", "office": "emblem"}  # by table


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into a bundle."""

    manifest: Manifest
    size: int  # bytes of the file


@dataclass(slots=True)
class Taken:
    """What a bundle brought, or would bring."""

    manifest: Manifest
    maker: str  # the PC's name, or its id where it has none
    segments: int = 0  # new ones applied
    operations: int = 0
    waiting: int = 0
    refused: int = 0
    files: int = 0
    conflicts: int = 0  # new open ones
    rows: Counter[str] = field(default_factory=Counter)  # rows touched by table
    deeds: Counter[str] = field(default_factory=Counter)
    touched: set[tuple[str, str]] = field(default_factory=set)
    forks: tuple[str, ...] = ()


def office() -> str:
    """The office's name among offices. Raises RecordsError when it has no key yet."""
    return trust.office_id(office_root())


def office_root() -> bytes:
    """The office's public key. Raises RecordsError when there is none yet."""
    known = trust.root(records.connection())
    if known is None:
        raise RecordsError("office-without-key")
    return known


def seal() -> None:
    """Seal what this PC wrote since the last time; the vault remembers how far."""
    vault = office_folder.current().vault
    connection = records.connection()
    with merging():
        segments.seal(connection, vault.device.sign, office=office(), schema=newest())
    last = segments.applied(connection).get(vault.device_id, 0)
    if last != vault.sealed:
        vault.note_sealed(last)


def export(target: Path, *, everything: bool = True) -> Exported:
    """Write a bundle for every PC of the office; `everything`, or what some of them still lack.

    What a PC is known to have is what it told in its last bundle. The file gets its name when it is
    whole. Raises RecordsError.
    """
    seal()
    connection = records.connection()
    vault = office_folder.current().vault
    members = trust.members(connection)
    recipients = [member.recipient for member in members if member.until is None]
    have = {} if everything else lacking(connection, [m.device for m in members])
    part = target.with_name(target.name + ".part")
    named: set[str] = set()
    with disk_told_apart(target), part.open("w+b") as file:
        made = bundle.write(
            file,
            watched(segments.each(connection, have), named),
            blobs_of(named),
            root=office_root(),
            device=vault.device_id,
            at=clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            scope="all" if everything else "since",
            heads=segments.heads(connection),
            statements=trust.statements(connection),
            recipients=recipients,
            sign=vault.device.sign,
        )
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    with disk_told_apart(target):
        part.replace(target)
    now = utc_text(clock.now())
    reached = json.dumps({device: last for device, (last, _) in made.heads.items()})
    with merging():
        for member in members:
            if member.device != vault.device_id:
                connection.execute(
                    "INSERT INTO peer (device, sent, sent_at) VALUES (?, ?, ?) "
                    "ON CONFLICT (device) DO UPDATE "
                    "SET sent = excluded.sent, sent_at = excluded.sent_at",
                    (member.device, reached, now),
                )
    return Exported(made, size)


def lacking(connection: apsw.Connection, devices: list[str]) -> dict[str, int]:
    """The least that the other PCs have of each PC's operations, as they told."""
    own = journal.here(connection)
    rows: list[tuple[Any, ...]] = connection.execute("SELECT device, heads FROM peer").fetchall()
    told = {str(device): json.loads(str(heads)) for device, heads in rows}
    least: dict[str, int] = {}
    others = [told.get(device, {}) for device in devices if device != own]
    for device in segments.applied(connection):
        least[device] = min((heads.get(device, [0])[0] for heads in others), default=0)
    return least


def watched(found: Iterator[Segment], named: set[str]) -> Iterator[Segment]:
    """The segments, and on the way the names of the files their operations speak of."""
    for segment in found:
        for text in segment.lines:
            if not any(table in text for table in _FILES):
                continue
            operation = line.read(text, None)
            column = _FILES.get(operation.table)
            value = operation.fields.get(column) if column else None
            if isinstance(value, str) and value:
                named.add(value)
        yield segment


def blobs_of(named: set[str]) -> Iterator[tuple[str, bytes]]:
    for name in sorted(named):
        yield name, blobs.get(name)


def open_bundle(source: Path) -> Bundle:
    """Read a bundle file and prove that a PC of this office made it. Raises RecordsError."""
    with disk_told_apart(source):
        if source.stat().st_size > bundle.LARGEST:
            raise BadBundle("bundle-too-large")
        data = source.read_bytes()
    return proved(data)


def proved(data: bytes) -> Bundle:
    """A bundle of this office from its bytes. Raises BadBundle."""
    found = Bundle(data)
    root = office_root()
    if found.manifest.office != trust.office_id(root):
        raise BadBundle("bundle-other-office")
    known = {member.device: member for member in trust.members(records.connection())}
    maker = known.get(found.manifest.device) or bundle.signer_of(found.manifest, root)
    if maker is not None and maker.until is not None:
        raise BadBundle("bundle-revoked-signer", device=maker.name or maker.device)
    found.prove(trust.office_id(root), maker.public if maker else None)
    return found


def inspect(source: Path) -> Taken:
    """What taking in a bundle would change; nothing is changed."""
    return take(open_bundle(source), lambda _touched: None, dry=True)


def take_in(source: Path, derive: Callable[[set[tuple[str, str]]], None]) -> Taken:
    """Take in a bundle; `derive` makes the derived columns of the touched rows anew, inside."""
    return take(open_bundle(source), derive)


class _DryRun(Exception):
    """Takes everything back at the end of a look."""


def join(source: Path, derive: Callable[[set[tuple[str, str]]], None]) -> Taken:
    """Let this empty folder's PC join the office a bundle comes from, and take the bundle in.

    The bundle must admit this PC; the office's key in it is believed from then on (compare the
    office's name in it with what the other PC shows before). Raises RecordsError.
    """
    connection = records.connection()
    if trust.root(connection) is not None:
        raise RecordsError("joined-already")
    with disk_told_apart(source):
        told = Bundle(source.read_bytes()).manifest
    vault = office_folder.current().vault
    admitted = trust.members_of(trust.right(told.trust, told.root).values())
    if vault.device_id not in {member.device for member in admitted}:
        raise BadBundle("bundle-admits-others")
    with merging():
        trust.found(connection, told.root)
        trust.keep(connection, told.trust)
    return take_in(source, derive)


def take(
    opened: Bundle, derive: Callable[[set[tuple[str, str]]], None], *, dry: bool = False
) -> Taken:
    """Take in a bundle that was proved; `dry` takes everything back at the end."""
    vault = office_folder.current().vault
    parts = opened.open(vault.device.opening)
    seal()
    taken = Taken(opened.manifest, opened.manifest.device)

    def segments_in() -> Iterator[Segment]:
        """One at a time; the files between them go to their store."""
        for part in parts:
            if isinstance(part, Segment):
                yield part
                continue
            taken.files += 1
            if not dry:
                blobs.put(part[1])

    try:
        with merging() as topics:
            _load(records.connection(), opened.manifest, segments_in(), taken)
            if dry:
                raise _DryRun
            derive(taken.touched)
            topics |= {table.partition("_")[0] for table in taken.rows} | {"exchange"}
    except _DryRun:
        pass
    return taken


def _load(
    connection: apsw.Connection, told: Manifest, found: Iterable[Segment], taken: Taken
) -> None:
    trust.keep(connection, told.trust)
    open_before = _open_conflicts(connection)
    taken.forks = tuple(segments.forks(connection, told.heads))
    loaded: Loaded = merge.load(connection, found, office=office(), schema=newest())
    taken.segments, taken.waiting, taken.refused = loaded.applied, loaded.waiting, loaded.refused
    taken.touched = loaded.touched
    taken.rows.update(table for table, _ in loaded.touched)
    taken.conflicts = _open_conflicts(connection) - open_before
    taken.deeds, taken.operations = loaded.deeds, loaded.deeds.total()
    for member in trust.members(connection):
        if member.device == told.device:
            taken.maker = member.name or member.device
    _hear(connection, told)


def _hear(connection: apsw.Connection, told: Manifest) -> None:
    """Keep what the maker of a bundle has, unless it said more before."""
    if told.device == journal.here(connection):
        return
    known = connection.execute("SELECT heads FROM peer WHERE device = ?", (told.device,)).get
    before: Mapping[str, Any] = json.loads(str(known)) if known is not None else {}
    heads = {
        device: max([last, hashed], list(before.get(device, [0, ""])), key=lambda head: head[0])
        for device, (last, hashed) in told.heads.items()
    }
    connection.execute(
        "INSERT INTO peer (device, heads, heard_at) VALUES (?, ?, ?) ON CONFLICT (device) "
        "DO UPDATE SET heads = excluded.heads, heard_at = max(heard_at, excluded.heard_at)",
        (told.device, json.dumps(heads), told.at),
    )


def _open_conflicts(connection: apsw.Connection) -> int:
    found = connection.execute("SELECT count(*) FROM conflict WHERE open = 1").get
    assert isinstance(found, int)
    return found
