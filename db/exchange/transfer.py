"""From the open office into a bundle file: what was written is sealed, what others lack put in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import apsw

from db import clock, journal, office_folder
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.exchange import bundle, segments, trust
from db.exchange.bundle import Manifest
from db.exchange.deeds import Deed, here
from db.exchange.named import contents, watched
from db.fields import utc_text
from db.migrate import newest
from db.write import merging

_SEALED_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Exported:
    """What went into a bundle."""

    manifest: Manifest
    size: int  # bytes of the file
    missing: int = 0  # files named in it that are not on this PC


def office() -> str:
    """The office's name among offices. Raises RecordsError when it has no key yet."""
    return trust.office_id(office_root())


def office_root() -> bytes:
    """The office's public key. Raises RecordsError when there is none yet."""
    known = trust.root(records.connection())
    if known is None:
        raise RecordsError("office-without-key")
    return known


def seal(deed: Deed = here) -> None:
    """Seal what this PC wrote since the last time, in steps; the vault remembers how far."""
    while deed(_sealed_some):
        pass
    deed(note_sealed)


def _sealed_some() -> bool:
    """Seal a few segments; whether there may be more."""
    with merging():
        return all(seal_next() for _ in range(_SEALED_AT_ONCE))


def seal_next() -> bool:
    """Seal the next segment of what this PC wrote, in a transaction; whether there was one."""
    vault = office_folder.current().vault
    connection = records.connection()
    return segments.seal_next(connection, vault.device.sign, office=office(), schema=newest())


def note_sealed() -> None:
    """Let the vault remember how far this PC has sealed: a restored folder is told by it."""
    vault = office_folder.current().vault
    last = segments.applied(records.connection()).get(vault.device_id, 0)
    if last != vault.sealed:
        vault.note_sealed(last)


def export(target: Path, *, everything: bool = True, deed: Deed = here) -> Exported:
    """Write a bundle for every PC of the office; `everything`, or what some of them still lack.

    What a PC is known to have is what it told in its last bundle. The file gets its name when it is
    whole; `deed` does what writes to the records. Raises RecordsError.
    """
    seal(deed)
    connection = records.connection()
    vault = office_folder.current().vault
    members = trust.members(connection)
    recipients = [member.recipient for member in members if member.until is None]
    have = {} if everything else lacking(connection, [m.device for m in members])
    part = target.with_name(target.name + ".part")
    named: set[str] = set()
    with disk_told_apart(target), _half(part), part.open("w+b") as file:
        made = bundle.write(
            file,
            watched(segments.each(connection, have), named),
            contents(named),
            root=office_root(),
            device=vault.device_id,
            at=clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            scope="all" if everything else "since",
            heads=segments.heads(connection),
            statements=trust.statements(connection),
            recipients=recipients,
            sign=vault.device.sign,
            beside=office_folder.current().folder,
        )
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    with disk_told_apart(target):
        part.replace(target)
    deed(partial(_note_sent, made, [m.device for m in members if m.device != vault.device_id]))
    return Exported(made, size, len(named) - made.files)


@contextmanager
def _half(part: Path) -> Iterator[None]:
    """Nothing of a file stays where writing it fails."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _note_sent(made: Manifest, devices: list[str]) -> None:
    reached = json.dumps({device: last for device, (last, _) in made.heads.items()})
    now = utc_text(clock.now())
    with merging():
        for device in devices:
            records.connection().execute(
                "INSERT INTO peer (device, sent, sent_at) VALUES (?, ?, ?) ON CONFLICT (device) "
                "DO UPDATE SET sent = excluded.sent, sent_at = excluded.sent_at",
                (device, reached, now),
            )


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
