"""The way of a paper: ร่าง → พิมพ์ → ทาน → ตรวจ → เสนอ → ลงนาม, and where on it a paper stands.

Where it stands is never written down: it follows from the route and from what was done, both of
which travel. The columns of `document` that repeat it are derived and made anew by `refresh`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peewee import JOIN

from db import clock, journal
from db.connection import records
from db.fields import utc_text
from db.models import (
    ApprovalStep,
    Document,
    NoticeCode,
    Number,
    NumberVoid,
    Person,
    RouteStep,
    Verdict,
    Version,
)
from desktop.office import actors, moments
from desktop.thai.dates import ERA
from desktop.thai.folding import fold
from desktop.thai.sorting import sort_key

DRAFT, TYPE, PROOFREAD, CHECK, PROPOSE, SIGN = (
    "draft",
    "type",
    "proofread",
    "check",
    "propose",
    "sign",
)
STAGES = (DRAFT, TYPE, PROOFREAD, CHECK, PROPOSE, SIGN)
SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a paper is: the place of the route due next (None when all is done)."""

    place: int | None
    returned: bool
    done: dict[int, ApprovalStep]  # the steps that stand, by place


def route_of(document: Document) -> list[RouteStep]:
    """The steps of a paper's way, first to last."""
    return list(
        RouteStep.select()
        .where(RouteStep.document == document, ~RouteStep.deleted)
        .order_by(RouteStep.place)
    )


def steps_of(document: Document) -> list[ApprovalStep]:
    """What was done with a paper, first to last."""
    return list(
        ApprovalStep.select()
        .where(ApprovalStep.document == document)
        .order_by(ApprovalStep.done_at, ApprovalStep.id)
    )


def standing(route: Sequence[RouteStep], steps: Sequence[ApprovalStep]) -> Standing:
    """Follow what was done along the route.

    A return goes back to the draft; a reopening (an edit after the check) to the proofreading. What
    was passed beyond that no longer stands.
    """
    done: dict[int, ApprovalStep] = {}
    returned = False
    places = [step.place for step in route]
    proofread = next((step.place for step in route if step.stage == PROOFREAD), 0)
    for step in steps:
        if step.verdict is Verdict.PASSED:
            done[step.place] = step
            returned = False
            continue
        back = places[0] if step.verdict is Verdict.RETURNED and places else proofread
        done = {place: kept for place, kept in done.items() if place < back}
        returned = step.verdict is Verdict.RETURNED
    due = next((place for place in places if place not in done), None)
    return Standing(due, returned, done)


def due_step(document: Document) -> tuple[RouteStep | None, Standing]:
    """The step of the route that is due, or None when the paper is signed."""
    route = route_of(document)
    stands = standing(route, steps_of(document))
    return next((step for step in route if step.place == stands.place), None), stands


def latest_version(document: Document) -> Version:
    """The text as last saved."""
    found = (
        Version.select()
        .where(Version.document == document)
        .order_by(Version.made_at.desc(), Version.id.desc())
        .first()
    )
    assert isinstance(found, Version), "a document without a version"
    return found


def standing_number(document: Document) -> Number | None:
    """The paper's number that is not void, if any."""
    found = (
        Number.select()
        .join(NumberVoid, JOIN.LEFT_OUTER)
        .where(Number.document == document, NumberVoid.id.is_null())
        .order_by(Number.id.desc())
        .first()
    )
    return found if isinstance(found, Number) else None


def standing_code(document_id: int) -> NoticeCode | None:
    """The code that holds for a notice: the last one made, by the journal's order."""
    written = journal.in_order(records.connection(), "notice_code", "document_id", document_id)
    found = NoticeCode.get_by_id(written[-1]) if written else None
    return found if isinstance(found, NoticeCode) else None


def refresh(document: Document, words: str = "") -> None:
    """Make the derived columns anew; inside the deed. `words`: what else search should find."""
    due, stands = due_step(document)
    number = standing_number(document)
    last = number or (
        Number.select().where(Number.document == document).order_by(Number.id.desc()).first()
    )
    document.stage = due.stage if due else SIGNED
    document.returned = stands.returned
    document.waiting_id = due.person_id if due else None
    document.number_text = last.text if last else ""
    document.number_value = last.value if last else None
    day = last.taken_on if last else document.dated or moments.local(document.created_at).date()
    document.year = day.year + ERA
    document.subject_key = sort_key(document.subject)
    drafter = Person.get_by_id(document.drafter_id)
    body = document.source.rpartition("+++")[2]
    document.fold = fold(
        f"{document.subject} {document.number_text} {actors.plain_name(drafter)} {words} {body}"
    )
    document.changed_at = utc_text(clock.now())
    document.save()
