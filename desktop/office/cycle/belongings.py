"""What belongs to an item of the cycle: papers, hearings, photographs and other files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db import blobs, uids
from db.models import CycleFile, CycleLink, Document, Hearing
from db.write import write
from desktop.office import actors, documents
from desktop.office.cycle import items
from desktop.office.cycle.items import DOCUMENT, HEARING
from desktop.office.errors import Refused
from desktop.office.hearings import attachments, listing, plan
from desktop.office.rules.calendar import fiscal_bounds


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of an item; `taken_at` is a photograph's own moment."""

    id: int
    kind: str  # photo, file
    name: str
    caption: str
    sha256: str
    taken_at: datetime | None


def link(item_id: int, kind: str, target: int, *, actor: int) -> None:
    """Let a paper or a hearing belong to an item; one that does already changes nothing."""
    person = actors.person(actor)
    item = items.kept(item_id)
    there: Document | Hearing
    there = documents.kept(target) if kind == DOCUMENT else plan.kept(target)
    uid = uids.cycle_link(item.uid, there.uid)
    row = CycleLink.get_or_none(CycleLink.uid == uid)
    if row is not None and not row.deleted:
        return
    with write(person.uid, "cycle.linked"):
        row = row or CycleLink(uid=uid, item=item, **{kind: there})
        row.deleted = False
        row.save()


def unlink(item_id: int, kind: str, target: int, *, actor: int) -> None:
    """Let a paper or a hearing no longer belong to an item."""
    person = actors.person(actor)
    column = CycleLink.document if kind == DOCUMENT else CycleLink.hearing
    row = CycleLink.get_or_none(
        CycleLink.item == item_id,
        column == target,
        CycleLink.deleted == False,  # noqa: E712
    )
    if row is not None:
        with write(person.uid, "cycle.unlinked"):
            row.deleted = True
            row.save()


def choices(year: int, kind: str) -> list[tuple[int, str]]:
    """The papers or hearings of a Buddhist fiscal year that an item may be linked to, by name."""
    if kind == HEARING:
        found = listing.rows(listing.find(listing.HearingQuery(fiscal_year=year)))
        return [(row.id, row.subject) for row in found]
    first, last = fiscal_bounds(year)
    query = (
        Document.select(Document.id, Document.subject, Document.number_text)
        .where(documents.KEPT, Document.dated.between(first, last))
        .order_by(Document.dated.desc(), Document.id.desc())
    )
    return [(d.id, " ".join(filter(None, (d.number_text, d.subject)))) for d in query]


def files(item_id: int) -> list[FileRow]:
    """The files of an item in the order of their moments."""
    query = CycleFile.select().where(CycleFile.item == item_id, ~CycleFile.deleted)
    found = sorted(query, key=lambda f: (f.taken_at or f.added_at, f.id))
    return [FileRow(f.id, f.kind, f.name, f.caption, f.sha256, f.taken_at) for f in found]


def add_file(item_id: int, name: str, data: bytes, *, caption: str = "", actor: int) -> int:
    """Keep a photograph or another file; a picture that cannot be read is refused."""
    person = actors.person(actor)
    item = items.kept(item_id)
    if not data:
        raise Refused("attachment-empty", name=name)
    kind = "photo" if attachments.kind_of(name) == "photo" else "file"
    taken_at = attachments.moment_of(name, data) if kind == "photo" else None
    sha256 = blobs.put(data)
    there = CycleFile.get_or_none(
        CycleFile.item == item,
        CycleFile.sha256 == sha256,
        CycleFile.deleted == False,  # noqa: E712
    )
    if there is not None:
        raise Refused("attachment-twice", name=there.name)
    with write(person.uid, "cycle.file-added"):
        made = CycleFile.create(
            item=item,
            kind=kind,
            sha256=sha256,
            name=name,
            caption=caption.strip(),
            taken_at=taken_at,
        )
    return int(made.id)


def describe_file(file_id: int, caption: str, *, actor: int) -> None:
    """Write what is to be seen on a file."""
    person = actors.person(actor)
    row = _file(file_id)
    if row.caption != caption.strip():
        with write(person.uid, "cycle.file-described"):
            row.caption = caption.strip()
            row.save()


def discard_file(file_id: int, *, actor: int) -> None:
    """Put a file away."""
    person = actors.person(actor)
    row = _file(file_id)
    with write(person.uid, "cycle.file-discarded"):
        row.deleted = True
        row.save()


def _file(file_id: int) -> CycleFile:
    found = CycleFile.get_or_none(CycleFile.id == file_id, ~CycleFile.deleted)
    if not isinstance(found, CycleFile):
        raise Refused("attachment-gone")
    return found
