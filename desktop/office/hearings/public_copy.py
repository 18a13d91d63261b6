"""The public copy of minutes and summary: names shortened, signatures and telephones left out.

Officials keep their names where they act for the office (chair, note-taker); everybody else is
นายสม… . The office's own telephones stay, any other number goes; photographs, which may show a face
or a signature, are left out. The PDF carries no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from db.models import HearingPaper, Invitation, Office, Opinion, Person, Resident, Section
from desktop.office import papers as office_papers
from desktop.office import stages
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, plan
from desktop.printing.paper import (
    Block,
    Note,
    Paper,
    Photo,
    Row,
    Signer,
    Span,
    Table,
    Value,
)
from desktop.thai.digits import to_arabic

SIGNED = "ลงนามในต้นฉบับแล้ว"
GONE = "[หมายเลขโทรศัพท์]"
_SHOWN = 2  # letters of a given name that stay, with the marks on them
_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎ำ"
_LEADING = "เแโใไ"
_BEGIN = 7  # letters by which a name is looked for: few names of a directory share so many
_PHONE = re.compile(r"(?<![0-9๐-๙/.,])[0๐](?:[ \u00a0-]?[0-9๐-๙]){8,9}(?![0-9๐-๙/])")
_ROLES = ("minutes", "summary")


def paper(document_id: int) -> Paper:
    """The minutes or summary of a hearing as its public copy.

    Refused for any other paper, and while it is not signed.
    """
    link = HearingPaper.get_or_none(HearingPaper.document == document_id, ~HearingPaper.deleted)
    if not isinstance(link, HearingPaper) or link.role not in _ROLES:
        raise Refused("no-public-copy")
    if link.document.stage != stages.SIGNED:
        raise Refused("no-public-copy-yet")
    made = office_papers.paper_of(document_id)
    cover = Cover(names(link.hearing_id), office_numbers(link.hearing_id))
    return replace(
        made,
        copy="public",
        subject=cover.of(made.subject),
        body=tuple(cover.block(b) for b in made.body if not isinstance(b, Photo)),
        notes=tuple(cover.note(note) for note in made.notes),
        signers=tuple(_unsigned(signer) for signer in made.signers),
        more={k: cover.value(v) for k, v in made.more.items() if k != "certifier"},
        origin=None,  # the source holds every name
    )


def shortened(title: str, first: str) -> str:
    """นายสมชาย ใจดี as นายสม…: title and the first letters, whole with their vowels and marks."""
    letters, at = 0, 0
    while at < len(first) and (letters < _SHOWN or first[at] in _MARKS):
        if first[at] not in _MARKS and first[at] not in _LEADING:
            letters += 1
        at += 1
    return f"{title}{first[:at]}…"


def names(hearing_id: int) -> dict[str, str]:
    """Every name that may stand in the papers of a hearing, and what stands instead.

    Whole names, with and without their titles; those of officials of the hearing are left out.
    """
    hearing = plan.kept(hearing_id)
    ids = {row.resident_id for row in attendance.comings(hearing_id)}
    invited: Any = Invitation.select(Invitation.resident).where(Invitation.hearing == hearing_id)
    ids |= {row[0] for row in invited.tuples()}
    said: Any = Opinion.select(Opinion.resident, Opinion.speaker).where(
        Opinion.hearing == hearing_id
    )
    found: dict[str, str] = {}
    for resident_id, speaker in said.tuples():
        if resident_id is not None:
            ids.add(resident_id)
        elif speaker:
            first, _, last = str(speaker).partition(" ")
            found[str(speaker)] = shortened("", first) if last else shortened("", str(speaker))
    for title, first, last in _residents(sorted(ids)):
        short = shortened(title, first)
        found[f"{title}{first} {last}".strip()] = short
        if last:
            found[f"{first} {last}"] = shortened("", first)
    for person_id in (hearing.chair_id, hearing.note_taker_id):
        official = Person.get_or_none(Person.id == person_id) if person_id else None
        if isinstance(official, Person):
            plain = f"{official.first_name} {official.last_name}".strip()
            for name in (plain, f"{official.title}{plain}"):
                found.pop(name, None)
    return found


def office_numbers(hearing_id: int) -> frozenset[str]:
    """The telephones of the office and of a hearing's contact: they may stay in its papers."""
    contact = _PHONE.findall(plan.kept(hearing_id).contact)
    return office_phones() | {_digits(text) for text in contact}


def office_phones() -> frozenset[str]:
    """The telephones the office itself prints, as Arabic digits alone."""
    office = Office.select().first()
    texts = [office.phone, office.fax] if office else []
    for section in Section.select(Section.phone, Section.fax):
        texts += [section.phone, section.fax]
    return frozenset(_digits(text) for text in texts if text)


class Cover:
    """Changes texts so that they name nobody: `instead` by whole name, `kept` numbers stay."""

    def __init__(self, instead: dict[str, str], kept: frozenset[str]) -> None:
        self._instead = instead
        self._kept = kept
        firsts: dict[str, list[str]] = {}
        for name in sorted(instead, key=len, reverse=True):
            firsts.setdefault(name[:_BEGIN], []).append(name)
        self._firsts = firsts
        self._lengths = {len(begin) for begin in firsts}

    def of(self, text: str) -> str:
        """The text with every known name shortened and every foreign number left out."""
        for name in self._in(text):
            text = text.replace(name, self._instead[name])
        return _PHONE.sub(lambda m: m[0] if _digits(m[0]) in self._kept else GONE, text)

    def _in(self, text: str) -> list[str]:
        """The names that stand in a text, the longest first."""
        starts = {text[at : at + long] for long in self._lengths for at in range(len(text))}
        near = (name for start in starts for name in self._firsts.get(start, ()))
        return sorted((name for name in near if name in text), key=len, reverse=True)

    def block(self, block: Block) -> Block:
        """A block of a body."""
        if isinstance(block, Table):
            return replace(
                block, head=self._row(block.head), rows=tuple(map(self._row, block.rows))
            )
        return replace(block, spans=self._spans(block.spans))

    def value(self, value: Value) -> Value:
        """A field of a form."""
        if isinstance(value, str):
            return self.of(value)
        if isinstance(value, tuple):
            texts = tuple(self.of(one) for one in value if isinstance(one, str))
            if texts:
                return texts
            rows = (one for one in value if not isinstance(one, str))
            return tuple({key: self.of(text) for key, text in row.items()} for row in rows)
        return value

    def note(self, note: Note) -> Note:
        """A footnote."""
        return replace(note, spans=self._spans(note.spans))

    def _spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        covered = tuple(replace(span, text=self.of(span.text)) for span in spans)
        whole = self.of("".join(span.text for span in spans))
        if whole == "".join(span.text for span in covered):
            return covered
        return (Span(whole),)  # a name half in bold is covered, its weight given up

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(self._spans(cell) for cell in row.cells))


def _unsigned(signer: Signer) -> Signer:
    return Signer(name=SIGNED, posts=signer.posts)


def _digits(text: str) -> str:
    return "".join(sign for sign in to_arabic(text) if sign.isdecimal())


def _residents(ids: list[int]) -> Iterator[tuple[str, str, str]]:
    for start in range(0, len(ids), 500):
        query: Any = Resident.select(Resident.title, Resident.first_name, Resident.last_name)
        for title, first, last in query.where(Resident.id.in_(ids[start : start + 500])).tuples():
            if first:
                yield title or "", first, last or ""
