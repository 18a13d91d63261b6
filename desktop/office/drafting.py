"""Deeds on the text of a paper: draft, save, discard."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from db import clock, uids
from db.models import ApprovalStep, Document, Person, RouteStep, Section, Verdict, Version
from db.write import write
from desktop.office import actors, people, stages, templates
from desktop.office.documents import kept
from desktop.office.errors import Refused
from desktop.printing import source as paper_source
from desktop.printing.paper import Paper


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
    note: str = "",
) -> int:
    """The rows of a new paper; inside a deed, which may write many. `note`: of its version."""
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
    add_version(document, text, drafter, note)
    stages.refresh(document, words(paper))
    return int(document.id)


def save(document_id: int, text: str, *, actor: int, note: str = "") -> Saved:
    """Save the text of a paper. The same text saves nothing; a signed paper is refused.

    An edit after ตรวจ sends the paper back to ทาน (house rule). Raises PaperError for a text that
    cannot be read.
    """
    person = actors.person(actor)
    document = kept(document_id)
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
        version = add_version(document, text, person, note)
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
        stages.refresh(document, words(paper))
    return Saved(changed=True, reopened=reopened)


def would_reopen(document_id: int) -> bool:
    """Whether an edit now sends the paper back to ทาน: said before, not after."""
    document = kept(document_id)
    due, stands = stages.due_step(document)
    return due is not None and _checked_already(document, stands)


def discard(document_id: int, *, actor: int) -> None:
    """Put a draft away; refused once it is signed or numbered."""
    person = actors.person(actor)
    document = kept(document_id)
    if document.stage == stages.SIGNED:
        raise Refused("document-signed", subject=document.subject)
    if stages.standing_number(document):
        raise Refused("document-numbered", number=document.number_text)
    with write(person.uid, "document.discarded"):
        document.deleted = True
        document.save()


def _checked_already(document: Document, stands: stages.Standing) -> bool:
    return any(step.stage == stages.CHECK for step in stands.done.values())


def add_version(document: Document, text: str, person: Person, note: str) -> Version:
    """Keep the text as a version; inside a deed."""
    return Version.create(
        document=document,
        source=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        made_by=person,
        made_at=clock.now(),
        note=note,
    )


def words(paper: Paper) -> str:
    """What a search finds a paper by besides its subject and number."""
    return " ".join((paper.agency, *paper.to, *(signer.name for signer in paper.signers)))
