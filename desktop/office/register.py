"""Numbers for papers, from the books of the calendar year; void ones stay in the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from peewee import JOIN, fn

from db import clock, journal, numbers, uids
from db.connection import records
from db.models import Document, Lease, Number, NumberVoid, Register, Section
from db.write import write
from desktop.office import actors, documents, forms, stages
from desktop.office.errors import Refused
from desktop.office.rules import document_numbers
from desktop.printing import source as paper_source
from desktop.thai.dates import ERA


@dataclass(frozen=True, slots=True)
class NextNumber:
    """The number a paper would get now."""

    text: str
    value: int
    year: int
    book: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of a book, in the official columns."""

    number_id: int
    value: int
    text: str
    taken_on: date
    section: str
    subject: str
    document_id: int | None
    void_reason: str
    lent: str = ""  # a block with another PC, which has not told of its use: that PC's name


@dataclass(frozen=True, slots=True)
class BookRow:
    """A book in which numbers may be lent."""

    kind: str
    section_id: int | None
    label: str


def next_number(document_id: int, on: date | None = None) -> NextNumber:
    """The number the paper would get from the book of its section and of the day's year."""
    document = documents.kept(document_id)
    return _next(document, on or clock.today())


def take_number(document_id: int, *, actor: int, on: date | None = None) -> str:
    """Number the paper; it and the number are one deed. A paper has one number that stands."""
    person = actors.person(actor)
    document = documents.kept(document_id)
    day = on or clock.today()
    standing = stages.standing_number(document)
    if standing is not None:
        raise Refused("already-numbered", number=standing.text)
    try:
        with write(person.uid, "number.taken"):
            following = _next(document, day)
            register = numbers.book(following.book, _book_section(document), following.year)
            numbers.take(
                register,
                text=following.text,
                value=following.value,
                document=document,
                person=person,
                on=day,
            )
            stages.refresh(document)
            if document.stage == stages.SIGNED:
                from desktop.office.postings import codes  # with it comes the paper, and keys

                codes.seal(document)
    except numbers.NoLease as trouble:
        if not numbers.is_recognised():
            raise Refused("pc-not-recognised") from trouble
        raise
    return following.text


def void(document_id: int, *, reason: str, actor: int) -> None:
    """Cancel the paper's number: it stays in the book as ยกเลิก and is never given again."""
    person = actors.person(actor)
    document = documents.kept(document_id)
    standing = stages.standing_number(document)
    if standing is None:
        raise Refused("no-number")
    if not reason.strip():
        raise Refused("void-needs-reason")
    with write(person.uid, "number.voided"):
        numbers.void(standing, reason=reason.strip(), person=person)
        stages.refresh(document)


def register_rows(kind: str, year: int, section_id: int | None = None) -> list[RegisterRow]:
    """One book, or those of all sections, in the order of the numbers."""
    query: Any = (
        Number.select(Number, Register, Section, Document, NumberVoid)
        .join(Register)
        .join(Section, JOIN.LEFT_OUTER)
        .switch(Number)
        .join(Document, JOIN.LEFT_OUTER)
        .switch(Number)
        .join(NumberVoid, JOIN.LEFT_OUTER, on=NumberVoid.number == Number.id, attr="voided")
        .where(Register.kind == kind, Register.year == year)
        .order_by(Section.place, Number.value)
    )
    if section_id is not None:
        query = query.where(Register.section == section_id)
    found = []
    for n in query:
        section = n.register.section
        voided = getattr(n, "voided", None)
        found.append(
            RegisterRow(
                n.id,
                n.value,
                n.text,
                n.taken_on,
                section.name if section else "",
                n.document.subject if n.document_id else "",
                n.document_id,
                voided.reason if voided and voided.reason else "",
            )
        )
    found += _lent(kind, year, section_id)
    return sorted(found, key=lambda row: (row.section, row.value)) if found else found


def _lent(kind: str, year: int, section_id: int | None) -> list[RegisterRow]:
    """Blocks with other PCs of which nothing is known yet: the gaps of the book."""
    here = journal.here(records.connection())
    query: Any = (
        Lease.select(Lease, Register, Section)
        .join(Register)
        .join(Section, JOIN.LEFT_OUTER)
        .where(Register.kind == kind, Register.year == year, Lease.device != here)
    )
    if section_id is not None:
        query = query.where(Register.section == section_id)
    rows = []
    for lease in query:
        used = Number.select(fn.MAX(Number.value)).where(Number.lease == lease).scalar()
        low = int(used or lease.low - 1) + 1
        if low > lease.high:
            continue
        section = lease.register.section
        rows.append(
            RegisterRow(
                0,
                low,
                f"{low}–{lease.high}" if low < lease.high else str(low),
                lease.granted_at.astimezone(clock.BANGKOK).date(),
                section.name if section else "",
                "",
                None,
                "",
                _name_of(lease.device),
            )
        )
    return rows


def _name_of(device: str) -> str:
    from db.exchange import trust

    for member in trust.members(records.connection()):
        if member.device == device and member.name:
            return member.name
    return f"เครื่อง {device[:4].upper()}"


def books_to_lend() -> list[BookRow]:
    """The books of which another PC may be lent numbers."""
    rows = [BookRow(kind, None, kind) for kind in (forms.ANNOUNCEMENT, forms.ORDER)]
    for section in Section.select().where(~Section.deleted, Section.code != ""):
        for kind in (forms.SENT, forms.CIRCULAR):
            rows.append(BookRow(kind, section.id, section.name))
    return rows


def lend(
    kind: str, section_id: int | None, device: str, count: int, *, actor: int
) -> tuple[int, int]:
    """Lend another PC a block of this year's numbers; its first and last. The registrar's deed.

    Raises RecordsError `no-lease` on a PC that is not the registrar.
    """
    person = actors.person(actor)
    if not 1 <= count <= _MOST_LENT:
        raise Refused("lend-count", most=_MOST_LENT)
    section = Section.get_by_id(section_id) if section_id is not None else None
    with write(person.uid, "number.lent"):
        book = numbers.book(kind, section, clock.today().year + ERA)
        lease = numbers.lease_to(book, device, count)
    return lease.low, lease.high


def give_back(*, actor: int) -> int:
    """Void what this PC was lent and did not use, in every book; how many numbers."""
    person = actors.person(actor)
    books = [book for book in Register.select() if numbers.left(book)]
    if not books:
        raise Refused("nothing-to-give-back")
    given = 0
    with write(person.uid, "number.returned"):
        for book in books:
            given += numbers.give_back(
                book,
                reason="คืนเลข ไม่ได้ใช้",
                person=person,
                text=partial(text_of, book.kind, book.section, book.year),
                on=clock.today(),
            )
    return given


_MOST_LENT = 200


def text_of(kind: str, section: Section | None, year: int, value: int) -> str:
    """A number of a book as its papers carry it."""
    if section is None:
        return document_numbers.over_year(value, year)
    return document_numbers.on_paper(section.code, value, circular=kind == forms.CIRCULAR)


def register_years(kind: str) -> list[int]:
    """Years that have a book of this kind, the newest first; this year always."""
    query: Any = Register.select(Register.year).where(Register.kind == kind).distinct()
    years = {row[0] for row in query.tuples()} | {clock.today().year + ERA}
    return sorted(years, reverse=True)


def _next(document: Document, day: date) -> NextNumber:
    year = day.year + ERA
    kind = _book(document)
    if not kind:
        raise Refused("form-has-no-number")
    section = _book_section(document)
    if section is not None and not section.code:
        raise Refused("section-has-no-code", section=section.name)
    uid = uids.register(kind, section.uid if section else "", year)
    value = numbers.following(Register.get_or_none(Register.uid == uid))
    return NextNumber(text_of(kind, section, year, value), value, year, kind)


def _book_section(document: Document) -> Section | None:
    return document.section if forms.by_section(_book(document)) else None


def _book(document: Document) -> str:
    circular = document.kind == "letter" and paper_source.is_circular(str(document.source))
    return forms.book(document.kind, circular=circular)
