"""Deeds and lists of papers: draft, save, discard, find, open."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from peewee import JOIN, fn

from db import clock, uids
from db.models import (
    ApprovalStep,
    Document,
    Endorsement,
    NumberVoid,
    Person,
    RouteStep,
    Section,
    Verdict,
    Version,
)
from db.write import write
from desktop.office import actors, people, stages, templates
from desktop.office.errors import Refused
from desktop.printing import source as paper_source
from desktop.printing.paper import Paper
from desktop.thai.folding import fold

KEPT = Document.deleted == False  # noqa: E712  ("= 0" is found by the indexes, "NOT" is not)
SORTS = {
    "changed": (Document.changed_at,),  # a second column would keep the filters' indexes out
    "subject": (Document.subject_key, Document.id),
    "number": (Document.year, Document.number_value, Document.id),
    "stage": (Document.stage, Document.changed_at),
}


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """What a list of papers shows: empty means all. `mine`: the person it waits for."""

    text: str = ""
    kind: str = ""
    stage: str = ""
    year: int = 0
    mine: int | None = None
    sort: str = "changed"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the documents page."""

    id: int
    kind: str
    subject: str
    section: str
    stage: str
    returned: bool
    waiting_id: int | None
    waiting: str
    number: str
    void: bool
    year: int
    dated: date | None
    changed_at: str


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of a paper's way: who is due, and what was done."""

    place: int
    stage: str
    person_id: int | None
    person: str
    capacity: str
    done_by: str = ""
    done_at: datetime | None = None
    done_on: date | None = None
    endorsement: str = ""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One saved text."""

    id: int
    made_at: datetime
    made_by: str
    note: str


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """A paper opened: its text and everything known of it."""

    id: int
    uid: str
    kind: str
    section_id: int
    drafter_id: int
    subject: str
    source: str
    stage: str
    returned_reason: str
    due_place: int | None
    number: str
    void: bool
    chain: tuple[ChainStep, ...]
    versions: tuple[VersionRow, ...]
    findings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: `changed` a new version, `reopened` sent the paper back to ทาน."""

    changed: bool
    reopened: bool


def draft(
    kind: str,
    *,
    actor: int,
    section_id: int | None = None,
    from_memo: int | None = None,
    source: str = "",
) -> int:
    """Start a paper from its form's template, from the approved memo it follows, or from a text."""
    drafter = actors.person(actor)
    section_id = section_id or people.section_of(actor)
    if section_id is None:
        raise Refused("no-section")
    section = Section.get_by_id(section_id)
    parent = Document.get_by_id(from_memo) if from_memo is not None else None
    route = templates.default_route(kind, drafter)
    text = source or templates.new_source(kind, section, drafter, route, parent)
    paper = paper_source.read(text, draft=True)
    if paper.form != kind:
        raise Refused("form-differs", form=paper.form)
    with write(drafter.uid, "document.drafted"):
        return write_draft(section, drafter, text, route=route, parent=parent)


def write_draft(
    section: Section,
    drafter: Person,
    text: str,
    *,
    route: Sequence[templates.Due],
    parent: Document | None = None,
) -> int:
    """The rows of a new paper; inside a deed, which may write many."""
    paper = paper_source.read(text, draft=True)
    document = Document.create(
        kind=paper.form,
        section=section,
        drafter=drafter,
        parent=parent,
        source=text,
        subject=paper.subject,
        dated=paper.date,
        created_at=clock.now(),
    )
    for place, step in enumerate(route):
        RouteStep.create(
            uid=uids.route_step(document.uid, place),
            document=document,
            place=place,
            stage=step.stage,
            person=step.person_id,
            tenure=step.tenure_id,
        )
    _add_version(document, text, drafter, "")
    stages.refresh(document, _words(paper))
    return int(document.id)


def save(document_id: int, text: str, *, actor: int, note: str = "") -> Saved:
    """Save the text of a paper. The same text saves nothing; a signed paper is refused.

    An edit after ตรวจ sends the paper back to ทาน (house rule). Raises PaperError for a text that
    cannot be read.
    """
    person = actors.person(actor)
    document = _open(document_id)
    if document.source == text:
        return Saved(changed=False, reopened=False)
    paper = paper_source.read(text, draft=True)
    if paper.form != document.kind:
        raise Refused("form-differs", form=paper.form)
    due, stands = stages.due_step(document)
    if due is None:
        raise Refused("document-signed", subject=document.subject)
    with write(person.uid, "document.saved"):
        document.source = text
        document.subject = paper.subject
        document.dated = paper.date
        version = _add_version(document, text, person, note)
        reopened = _checked_already(document, stands)
        if reopened:
            ApprovalStep.create(
                document=document,
                place=due.place,
                stage=due.stage,
                verdict=Verdict.REOPENED,
                reason="",
                person=person,
                version=version,
            )
        stages.refresh(document, _words(paper))
    return Saved(changed=True, reopened=reopened)


def would_reopen(document_id: int) -> bool:
    """Whether an edit now sends the paper back to ทาน: said before, not after."""
    document = _open(document_id)
    due, stands = stages.due_step(document)
    return due is not None and _checked_already(document, stands)


def discard(document_id: int, *, actor: int) -> None:
    """Put a draft away; refused once it is signed or numbered."""
    person = actors.person(actor)
    document = _open(document_id)
    if document.stage == stages.SIGNED:
        raise Refused("document-signed", subject=document.subject)
    if stages.standing_number(document):
        raise Refused("document-numbered", number=document.number_text)
    with write(person.uid, "document.discarded"):
        document.deleted = True
        document.save()


def find(query: DocumentQuery, limit: int | None = None) -> array[int]:
    """Ids of the papers asked for, in order; fast at hundreds of thousands."""
    columns = SORTS[query.sort]
    order = [column.desc() if query.descending else column.asc() for column in columns]
    found = Document.select(Document.id).where(*_conditions(query)).order_by(*order)
    if limit is not None:
        found = found.limit(limit)
    return array("q", (row[0] for row in found.tuples().iterator()))


def count_waiting(actor: int) -> int:
    """How many papers wait for a person; a signed one waits for nobody."""
    return int(Document.select().where(KEPT, Document.waiting == actor).count())


def count_returned() -> int:
    """How many papers lie with their drafters to be mended."""
    back = (Document.stage == stages.DRAFT) & Document.returned
    return int(Document.select().where(KEPT, back).count())


def tally() -> dict[str, int]:
    """How many papers stand at each stage."""
    query: Any = (
        Document.select(Document.stage, fn.COUNT(Document.id)).where(KEPT).group_by(Document.stage)
    )
    return {str(stage): int(count) for stage, count in query.tuples()}


def busiest() -> int:
    """The person for whom most papers wait, 0 for nobody: who sits down first on a new PC."""
    found: Any = (
        Document.select(Document.waiting)
        .where(~Document.deleted, Document.waiting.is_null(False))  # the whole of one index
        .group_by(Document.waiting)
        .order_by(fn.COUNT(Document.id).desc())
        .limit(1)
        .tuples()
    )
    return next((int(row[0]) for row in found), 0)


def count_unnumbered() -> int:
    """How many signed papers have no number yet."""
    return int(
        Document.select()
        .where(KEPT, Document.stage == stages.SIGNED, Document.number_value.is_null())
        .count()
    )


def years() -> list[int]:
    """Buddhist years that have papers, the newest first."""
    query: Any = (
        Document.select(Document.year).where(KEPT).distinct().order_by(Document.year.desc())
    )
    return [int(row[0]) for row in query.tuples()]


def rows(ids: Sequence[int]) -> list[DocumentRow]:
    """The lines of some papers, in the order of `ids`."""
    waiting = Person.alias()
    query: Any = (
        Document.select(
            Document,
            Section.name.alias("section_name"),
            waiting.first_name.alias("given"),
            waiting.last_name.alias("family"),
        )
        .join(Section)
        .switch(Document)
        .join(waiting, JOIN.LEFT_OUTER, on=(Document.waiting == waiting.id))
        .where(Document.id.in_(list(ids)))
        .objects()
    )
    by_id = {d.id: d for d in query}
    void = _void(tuple(by_id))
    return [
        DocumentRow(
            d.id,
            d.kind,
            d.subject,
            d.section_name,
            d.stage,
            d.returned,
            d.waiting_id,
            f"{d.given or ''} {d.family or ''}".strip(),
            d.number_text,
            d.id in void,
            d.year,
            d.dated,
            d.changed_at,
        )
        for d in (by_id[i] for i in ids if i in by_id)
    ]


def open_sheet(document_id: int) -> DocumentSheet:
    """Everything the editor shows of a paper."""
    from desktop.office.findings import findings_of

    document = _open(document_id)
    route = stages.route_of(document)
    steps = stages.steps_of(document)
    stands = stages.standing(route, steps)
    written = {
        e.approval_step_id: e.text
        for e in Endorsement.select().join(ApprovalStep).where(ApprovalStep.document == document)
    }
    returned = [s for s in steps if s.verdict is Verdict.RETURNED]
    return DocumentSheet(
        id=document.id,
        uid=document.uid,
        kind=document.kind,
        section_id=document.section_id,
        drafter_id=document.drafter_id,
        subject=document.subject,
        source=document.source,
        stage=document.stage,
        returned_reason=returned[-1].reason if stands.returned and returned else "",
        due_place=stands.place,
        number=document.number_text,
        void=bool(_void((document.id,))),
        chain=tuple(_chain(step, stands, written) for step in route),
        versions=tuple(_versions(document)),
        findings=tuple(findings_of(document, route, stands)),
    )


def _chain(step: RouteStep, stands: stages.Standing, written: dict[int, str]) -> ChainStep:
    done = stands.done.get(step.place)
    capacity = ""
    if step.tenure_id:
        capacity = " ".join(people.signature_of(step.tenure_id).posts)
    return ChainStep(
        place=step.place,
        stage=step.stage,
        person_id=step.person_id,
        person=actors.plain_name(step.person) if step.person_id else "",
        capacity=capacity,
        done_by=actors.plain_name(done.person) if done else "",
        done_at=done.done_at if done else None,
        done_on=done.done_on if done else None,
        endorsement=written.get(done.id, "") if done else "",
    )


def _versions(document: Document) -> list[VersionRow]:
    query = (
        Version.select(Version, Person)
        .join(Person)
        .where(Version.document == document)
        .order_by(Version.made_at.desc(), Version.id.desc())
        .limit(50)
    )
    return [VersionRow(v.id, v.made_at, actors.plain_name(v.made_by), v.note) for v in query]


def version_text(version_id: int) -> str:
    """The text of a saved version."""
    return str(Version.get_by_id(version_id).source)


def _open(document_id: int) -> Document:
    found = Document.get_or_none(Document.id == document_id, KEPT)
    if not isinstance(found, Document):
        raise Refused("document-gone")
    return found


def _checked_already(document: Document, stands: stages.Standing) -> bool:
    return any(step.stage == stages.CHECK for step in stands.done.values())


def _add_version(document: Document, text: str, person: Person, note: str) -> Version:
    return Version.create(
        document=document,
        source=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        made_by=person,
        made_at=clock.now(),
        note=note,
    )


def _words(paper: Paper) -> str:
    return " ".join((paper.agency, *paper.to, *(signer.name for signer in paper.signers)))


def _conditions(query: DocumentQuery) -> list[object]:
    wanted: list[object] = [KEPT]
    if query.kind:
        wanted.append(Document.kind == query.kind)
    if query.stage == "returned":
        wanted.append(Document.returned)
    elif query.stage:
        wanted.append(Document.stage == query.stage)
    if query.year:
        wanted.append(Document.year == query.year)
    if query.mine is not None:
        wanted.append(Document.waiting == query.mine)
    for word in fold(query.text).split():
        wanted.append(fn.INSTR(Document.fold, word) > 0)
    return wanted


def _void(ids: Sequence[int]) -> set[int]:
    """Which of some papers have only void numbers."""
    from db.models import Number

    query: Any = (
        Number.select(Number.document, fn.COUNT(Number.id), fn.COUNT(NumberVoid.id))
        .join(NumberVoid, JOIN.LEFT_OUTER)
        .where(Number.document.in_(list(ids)))
        .group_by(Number.document)
    )
    return {document for document, given, voided in query.tuples() if given == voided}
