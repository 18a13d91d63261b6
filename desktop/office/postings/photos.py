"""Photos of boards: kept as they came, with their moment; public copies lose place and maker."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db import blobs, clock
from db.models import PostingEvent
from db.write import write
from desktop.office import actors, moments
from desktop.office.errors import Refused
from desktop.office.hearings import attachments
from desktop.office.postings import log, standing

read = attachments.read
thumbnail = attachments.thumbnail
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp")


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo read from outside: its bytes, fingerprint and own moment, if its camera knew one."""

    name: str
    data: bytes
    sha256: str
    taken_at: datetime | None


def add(posting_ids: Sequence[int], name: str, data: bytes, *, actor: int) -> list[int]:
    """Keep a photo that shows the notice at these places; returns the entries of the log.

    A photo is dated by its own moment, else by today. Refused twice at one place, and for what is
    no picture.
    """
    person = actors.person(actor)
    taken = moment_of(name, data)
    postings = [log.kept(posting_id) for posting_id in posting_ids]
    sha256 = blobs.put(data)
    for posting in postings:
        there = [
            e
            for e in standing.holding(standing.events_of(posting.id))
            if e.kind == "photo" and e.sha256 == sha256
        ]
        if there:
            raise Refused("posting-photo-twice", name=there[0].name, place=posting.place.name)
    local = moments.local(taken) if taken else None
    if local is not None and local.date() > clock.today():
        raise Refused("posting-photo-to-come", name=name)
    made = []
    with write(person.uid, "posting.photographed"):
        for posting in postings:
            row = PostingEvent.create(
                posting=posting,
                kind="photo",
                on_day=local.date() if local else clock.today(),
                hour=local.strftime("%H:%M") if local else "",
                person=person,
                sha256=sha256,
                name=name,
                taken_at=taken,
                taken_by=person,
            )
            made.append(int(row.id))
    return made


def moment_of(name: str, data: bytes, *, whole: bool = True) -> datetime | None:
    """A photo's own moment. Raises Refused `attachment-no-picture` for what is none."""
    return attachments.moment_of(name, data, whole=whole)


def public_copy(sha256: str, pixels: int = 0) -> bytes:
    """A photo for the public as JPEG: upright, without place, camera or any other note in it.

    `pixels` of its longer side at most, 0: as many as it has. Raises Damaged for a photo that is
    not here, OSError, ValueError or SyntaxError for one that is no picture.
    """
    from PIL import Image, ImageOps  # here: most days make none

    with Image.open(io.BytesIO(blobs.get(sha256))) as picture:
        if pixels:
            picture.draft("RGB", (pixels, pixels))  # a JPEG is read at the size that is needed
            picture.thumbnail((pixels, pixels))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    made = io.BytesIO()
    bare.save(made, "JPEG", quality=88)
    return made.getvalue()


def write_public_copies(folder: Path, entries: Sequence[tuple[str, str]]) -> int:
    """Write public copies of photos (fingerprint, name) into a folder; how many."""
    from db.errors import disk_told_apart
    from db.files import write_whole

    count = 0
    with disk_told_apart(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for number, (sha256, name) in enumerate(entries, start=1):
        stem = Path(name).stem or "photo"
        write_whole(folder / f"{number:03d}-{stem}.jpg", public_copy(sha256))
        count += 1
    return count
