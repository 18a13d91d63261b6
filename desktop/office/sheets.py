"""A paper opened: its text and everything known of it, for the editor."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.models import ApprovalStep, Document, Endorsement, Person, RouteStep, Verdict, Version
from desktop.office import actors, signers, stages
from desktop.office.documents import is_void, kept
from desktop.office.findings import findings_of


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


def open_sheet(document_id: int) -> DocumentSheet:
    """Everything the editor shows of a paper."""
    document = kept(document_id)
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
        void=bool(is_void((document.id,))),
        chain=tuple(_chain(step, stands, written) for step in route),
        versions=tuple(_versions(document)),
        findings=tuple(findings_of(document, route, stands)),
    )


def _chain(step: RouteStep, stands: stages.Standing, written: dict[int, str]) -> ChainStep:
    done = stands.done.get(step.place)
    capacity = ""
    if step.tenure_id:
        capacity = " ".join(signers.signature_of(step.tenure_id).posts)
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
