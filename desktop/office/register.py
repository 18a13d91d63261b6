"""Numbers for papers, from the books of the calendar year; void ones stay in the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN

from db import clock, numbers, uids
from db.models import Document, Number, NumberVoid, Register, Section
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
    return found


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
    text = (
        document_numbers.on_paper(section.code, value, circular=kind == forms.CIRCULAR)
        if section
        else document_numbers.over_year(value, year)
    )
    return NextNumber(text, value, year, kind)


def _book_section(document: Document) -> Section | None:
    return document.section if forms.by_section(_book(document)) else None


def _book(document: Document) -> str:
    circular = document.kind == "letter" and paper_source.is_circular(str(document.source))
    return forms.book(document.kind, circular=circular)
