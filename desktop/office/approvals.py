"""Pass a paper on, send it back, change its way."""

from __future__ import annotations

import json
from dataclasses import dataclass

from db import clock, uids
from db.models import ApprovalStep, Document, Endorsement, RouteStep, Tenure, Verdict
from db.write import write
from desktop.office import actors, documents, drafting, people, signers, stages
from desktop.office.errors import Refused
from desktop.printing import source as paper_source
from desktop.printing.paper import Signer


@dataclass(frozen=True, slots=True)
class Forwarded:
    """What passing on led to: the stage due next (`signed` at the end), and what to show."""

    stage: str
    same_person_twice: bool


def forward(document_id: int, *, actor: int, endorsement: str = "") -> Forwarded:
    """Pass the step that is due. Only who is due may; at ลงนาม this signs the paper.

    The text must be complete from the typing on: PaperError says what is missing. The name, rank
    and posts of this day are kept with the step and printed from it ever after.
    """
    person = actors.person(actor)
    document = documents.kept(document_id)  # one office, two rooms
    due, stands = stages.due_step(document)
    if due is None:
        raise Refused("document-signed", subject=document.subject)
    if due.person_id is not None and due.person_id != person.id:
        raise Refused("not-your-turn", due=actors.plain_name(due.person))
    paper = paper_source.read(document.source)
    today = clock.today()
    if due.stage == stages.SIGN and paper.date is not None and paper.date > today:
        raise Refused("dated-after-today", dated=paper.date)
    if due.tenure_id and not people.in_term(due.tenure_id, today):
        raise Refused("out-of-term", person=actors.plain_name(person))
    signer = (
        signers.signature_of(due.tenure_id)
        if due.tenure_id
        else signers.signature_of_person(person.id, today)
    )
    twice = any(
        step.person_id == person.id and step.stage == stages.PROPOSE
        for step in stands.done.values()
    )
    with write(person.uid, f"document.{due.stage}") as work:
        step = ApprovalStep.create(
            document=document,
            place=due.place,
            stage=due.stage,
            verdict=Verdict.PASSED,
            person=person,
            tenure=due.tenure_id,
            printed=printed_form(signer),
            version=stages.latest_version(document),
            done_on=today,
        )
        if endorsement.strip():
            Endorsement.create(approval_step=step, text=endorsement.strip())
        stages.refresh(document, drafting.words(paper))
        if document.stage == stages.SIGNED:
            work.note("document.signed", document)
            _code(document)
    return Forwarded(document.stage, same_person_twice=due.stage == stages.SIGN and twice)


def _code(document: Document) -> None:
    """The code of a notice just signed; inside the deed."""
    from desktop.office.postings import codes  # with it comes the paper, and keys

    codes.seal(document)


def send_back(document_id: int, *, reason: str, actor: int) -> None:
    """Return a paper to its drafter, saying why; whoever is due may, and the drafter himself."""
    person = actors.person(actor)
    document = documents.kept(document_id)
    due, stands = stages.due_step(document)
    if due is None:
        raise Refused("document-signed", subject=document.subject)
    if not stands.done:
        raise Refused("nothing-to-return")
    if not reason.strip():
        raise Refused("return-needs-reason")
    if due.person_id not in (None, person.id) and document.drafter_id != person.id:
        raise Refused("not-your-turn", due=actors.plain_name(due.person))
    with write(person.uid, "document.returned"):
        ApprovalStep.create(
            document=document,
            place=due.place,
            stage=due.stage,
            verdict=Verdict.RETURNED,
            reason=reason.strip(),
            person=person,
            tenure=due.tenure_id,
            version=stages.latest_version(document),
        )
        stages.refresh(document)


def reroute(document_id: int, place: int, tenure_id: int, *, actor: int) -> None:
    """Put another person or capacity at a place of the way that has not been passed."""
    person = actors.person(actor)
    document = documents.kept(document_id)
    route = stages.route_of(document)
    stands = stages.standing(route, stages.steps_of(document))
    if place in stands.done:
        raise Refused("step-already-passed")
    tenure = Tenure.get_by_id(tenure_id)
    with write(person.uid, "document.rerouted"):
        step = RouteStep.get(RouteStep.uid == uids.route_step(document.uid, place))
        step.person_id = tenure.person_id
        step.tenure = tenure
        step.save()
        _rewrite_signers(document)
        stages.refresh(document)


def _rewrite_signers(document: Document) -> None:
    from desktop.office.templates import Due, signers_of

    front, body = paper_source.split(document.source)
    route = [Due(s.stage, s.person_id, s.tenure_id) for s in stages.route_of(document)]
    front["signers"] = signers_of(document.kind, route, clock.today())
    document.source = paper_source.compose(front, body)
    drafting.add_version(document, document.source, document.drafter, "เปลี่ยนผู้ลงนาม")


def printed_form(signer: Signer) -> str:
    """A signature block as the records keep it."""
    return json.dumps(
        {"rank": signer.rank, "name": signer.name, "posts": list(signer.posts)}, ensure_ascii=False
    )
