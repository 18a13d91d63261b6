"""Photographs, recordings and other files of a hearing: kept as they came, named by content.

A photograph's moment is its own (EXIF, taken as Thai time unless it says otherwise), a recording's
is when it began, so that marks of the floor point into it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from db import blobs, clock
from db.models import AgendaItem, Attachment
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import floor, plan
from desktop.thai.digits import to_thai

MOST_BYTES = 400_000_000
MOST_PIXELS = 200_000_000
_EXIF, _TAKEN, _OFFSET = 0x8769, 0x9003, 0x9011  # EXIF 2.31: Exif IFD, DateTimeOriginal, its zone
_AUDIO = {".mp3", ".m4a", ".wav", ".ogg", ".opus", ".aac", ".amr", ".wma", ".flac", ".3gp"}
_PHOTO = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff", ".bmp", ".gif"}


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file of the hearing; `taken_at` of a recording is when it began."""

    id: int
    kind: str  # photo, audio, file
    name: str
    caption: str
    sha256: str
    item_id: int | None
    item: str
    taken_at: datetime | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark lies in a recording."""

    mark: floor.MarkRow
    recording: AttachmentRow
    offset: timedelta


def kind_of(name: str) -> str:
    """What a file is, by the end of its name."""
    end = Path(name).suffix.lower()
    return "photo" if end in _PHOTO else "audio" if end in _AUDIO else "file"


def read(file: Path) -> bytes:
    """The bytes of a file chosen outside; too big, empty and unreadable ones are told."""
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise Refused(
                "attachment-too-big", name=file.name, size=_mb(size), most=_mb(MOST_BYTES)
            )
        data = file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused("file-unreadable", file=file.name, why=why) from error
    if not data:
        raise Refused("attachment-empty", name=file.name)
    return data


def add(
    hearing_id: int,
    name: str,
    data: bytes,
    *,
    item_id: int | None = None,
    taken_at: datetime | None = None,
    caption: str = "",
    actor: int,
) -> int:
    """Keep a file; a picture that cannot be read and a recording without its start are refused."""
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    kind = kind_of(name)
    if not data:
        raise Refused("attachment-empty", name=name)
    if kind == "photo":
        taken_at = moment_of(name, data) or taken_at
    elif kind == "audio" and taken_at is None:
        raise Refused("audio-needs-start")
    sha256 = blobs.put(data)
    there = Attachment.get_or_none(
        Attachment.hearing == hearing, Attachment.sha256 == sha256, ~Attachment.deleted
    )
    if there is not None:
        raise Refused("attachment-twice", name=there.name)
    with write(person.uid, "attachment.added"):
        made = Attachment.create(
            hearing=hearing,
            agenda_item=item_id,
            kind=kind,
            sha256=sha256,
            name=name,
            caption=caption.strip(),
            taken_at=taken_at,
        )
    return int(made.id)


def describe(attachment_id: int, caption: str, *, actor: int) -> None:
    """Write what is to be seen."""
    person = actors.person(actor)
    row = _kept(attachment_id)
    if row.caption == caption.strip():
        return
    with write(person.uid, "attachment.described"):
        row.caption = caption.strip()
        row.save()


def discard(attachment_id: int, *, actor: int) -> None:
    """Put a file away."""
    person = actors.person(actor)
    row = _kept(attachment_id)
    with write(person.uid, "attachment.discarded"):
        row.deleted = True
        row.save()


def of_hearing(hearing_id: int) -> list[AttachmentRow]:
    """The files of a hearing in the order of their moments."""
    query: Any = (
        Attachment.select(Attachment, AgendaItem)
        .left_outer_join(AgendaItem)
        .where(Attachment.hearing == hearing_id, ~Attachment.deleted)
    )
    found = [
        AttachmentRow(
            a.id,
            a.kind,
            a.name,
            a.caption,
            a.sha256,
            a.agenda_item_id,
            a.agenda_item.title if a.agenda_item_id else "",
            a.taken_at,
            a.added_at,
        )
        for a in query
    ]
    return sorted(found, key=lambda a: (a.taken_at or a.added_at, a.id))


def data_of(attachment_id: int) -> tuple[str, bytes]:
    """Name and bytes of a file, as it came. Raises Damaged for a missing or altered one."""
    row = _kept(attachment_id)
    return row.name, blobs.get(row.sha256)


def thumbnail(sha256: str, pixels: int) -> bytes:
    """A photograph made small and turned as it was held, as PNG."""
    from PIL import Image, ImageOps  # here and below: most days on the floor see no picture

    with Image.open(io.BytesIO(blobs.get(sha256))) as picture:
        picture.draft("RGB", (pixels * 2, pixels * 2))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((pixels, pixels))
    made = io.BytesIO()
    upright.save(made, "PNG")
    return made.getvalue()


def places(hearing_id: int) -> list[Place]:
    """Where each mark lies in the recordings that run over it."""
    recordings = [a for a in of_hearing(hearing_id) if a.kind == "audio" and a.taken_at]
    found = []
    for mark in floor.look(hearing_id).marks:
        before = [a for a in recordings if a.taken_at is not None and a.taken_at <= mark.at]
        if before:
            last = before[-1]
            assert last.taken_at is not None
            found.append(Place(mark, last, mark.at - last.taken_at))
    return found


def length(name: str, data: bytes) -> timedelta | None:
    """How long a recording is, where its form says so without a decoder (WAV)."""
    if not name.lower().endswith(".wav"):
        return None
    import wave

    try:
        with wave.open(io.BytesIO(data)) as sound:
            return timedelta(seconds=sound.getnframes() / sound.getframerate())
    except (wave.Error, EOFError, ZeroDivisionError):
        return None


def guess_start(hearing_id: int, file: Path) -> datetime:
    """When a recording may have begun: as put down on the floor, or its file's time and length."""
    since = floor.look(hearing_id).recording_since
    if since is not None:
        return since
    try:
        ended = datetime.fromtimestamp(file.stat().st_mtime, clock.BANGKOK)
        long = length(file.name, file.read_bytes()) if file.suffix.lower() == ".wav" else None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused("file-unreadable", file=file.name, why=why) from error
    return ended - (long or timedelta())


def moment_of(name: str, data: bytes, *, whole: bool = True) -> datetime | None:
    """A photograph's own moment; a `whole` picture is read, so that a broken one is told now."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("attachment-no-picture", name=name)
            exif = picture.getexif().get_ifd(_EXIF)
            if whole:
                picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused("attachment-no-picture", name=name) from error
    except Image.DecompressionBombError as error:
        raise Refused("attachment-no-picture", name=name) from error
    taken, zone = str(exif.get(_TAKEN, "")), str(exif.get(_OFFSET, ""))
    try:
        moment = datetime.strptime(taken.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None  # the camera did not know the time
    try:
        return datetime.fromisoformat(f"{moment.isoformat()}{zone}") if zone else _thai(moment)
    except ValueError:
        return _thai(moment)


def _thai(moment: datetime) -> datetime:
    return moment.replace(tzinfo=clock.BANGKOK)


def _mb(size: int) -> str:
    return to_thai(f"{size / 1_000_000:,.0f} MB")


def _kept(attachment_id: int) -> Attachment:
    found = Attachment.get_or_none(Attachment.id == attachment_id, ~Attachment.deleted)
    if not isinstance(found, Attachment):
        raise Refused("attachment-gone")
    return found
