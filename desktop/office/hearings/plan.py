"""The plan of a hearing: its facts, and everything that is opened with them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from db import clock, journal, uids
from db.connection import records
from db.fields import utc_text
from db.models import (
    AgendaItem,
    Hearing,
    HearingEvent,
    HearingGroup,
    HearingPaper,
    Person,
    Stakeholder,
    Village,
)
from db.write import write
from desktop.office import actors
from desktop.office.community.villages import village_label
from desktop.office.errors import Refused
from desktop.office.postings.hung import Hung, of_hearing
from desktop.office.rules import calendar
from desktop.thai.folding import fold
from desktop.thai.sorting import sort_key

# Where a hearing stands. It follows from its events and is never written by itself.
PLANNED, READY, POSTED, POSTPONED, CANCELLED = (
    "planned",
    "ready",
    "posted",
    "postponed",
    "cancelled",
)
OPEN, HELD, MINUTED, SUMMARISED, FILED = "open", "held", "minuted", "summarised", "filed"
OVER = (HELD, MINUTED, SUMMARISED, FILED)
STATES = (PLANNED, READY, POSTED, OPEN, HELD, MINUTED, SUMMARISED, FILED, POSTPONED, CANCELLED)
_AFTER = {
    "ready": READY,
    "posted": POSTED,
    "cancelled": CANCELLED,
    "opened": OPEN,
    "closed": HELD,
    "reopened": OPEN,
    "adopted": MINUTED,
    "summarised": SUMMARISED,
    "filed": FILED,
}
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
ITEMS = ("reason", "substance", "carrier", "site", "steps", "outcome", "effects", "cost")


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """What the clerk plans; times are HH:MM, methods codes of the rule set."""

    subject: str = ""
    project: str = ""
    basis: str = "pm2548"
    severity: str = "general"
    methods: tuple[str, ...] = ()
    section_id: int | None = None
    venue: str = ""
    held_on: date | None = None
    begins: str = ""
    ends: str = ""
    ended_on: date | None = None
    opinions_until: date | None = None
    chair_id: int | None = None
    note_taker_id: int | None = None
    contact: str = ""
    reason: str = ""
    substance: str = ""
    carrier: str = ""
    site: str = ""
    steps: str = ""
    outcome: str = ""
    effects: str = ""
    cost: str = ""
    quorum: int = 0


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A village or a group of people the hearing concerns."""

    id: int
    village_id: int | None
    stakeholder_id: int | None
    label: str
    quota: int


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of the agenda."""

    id: int
    place: int
    kind: str
    title: str
    text: str
    minutes: int
    resolution: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened to the hearing as a whole."""

    kind: str
    on_day: date
    reason: str
    was: str
    became: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that belongs to the hearing."""

    document_id: int
    role: str
    kind: str
    subject: str
    stage: str
    number: str


@dataclass(frozen=True, slots=True)
class HearingSheet:
    """A hearing opened: its facts and everything planned for it."""

    id: int
    uid: str
    facts: HearingFacts
    state: str
    posted_on: date | None
    summarised_on: date | None
    previous_id: int | None
    chair: str
    note_taker: str
    groups: tuple[GroupRow, ...]
    agenda: tuple[AgendaRow, ...]
    events: tuple[EventRow, ...]
    papers: tuple[PaperRow, ...]
    hung: tuple[Hung, ...] = ()  # where its notice hangs or is to hang

    @property
    def last_day(self) -> date | None:
        """The day the hearing ends, from which periods after it count."""
        return self.facts.ended_on or self.facts.held_on


def create(facts: HearingFacts, *, actor: int, previous_id: int | None = None) -> int:
    """Plan a hearing; only its subject must be known."""
    person = actors.person(actor)
    _check(facts)
    with write(person.uid, "hearing.planned"):
        hearing = Hearing(created_by=person, previous=previous_id)
        put(hearing, facts)
        hearing.save()
    return int(hearing.id)


def change(hearing_id: int, facts: HearingFacts, *, actor: int) -> None:
    """Change the plan. Once the notice is posted the day changes by `postpone` alone."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    before = facts_of(hearing)
    if before == facts:
        return
    _check(facts)
    if before.held_on != facts.held_on and hearing.state in (POSTED, OPEN, HELD, MINUTED):
        raise Refused("hearing-day-is-posted")
    with write(person.uid, "hearing.changed"):
        put(hearing, facts)
        refresh(hearing)


def _check(facts: HearingFacts) -> None:
    """Refuse a plan that cannot be; what is only missing is told by `completeness.lacks`."""
    if not facts.subject.strip():
        raise Refused("hearing-needs-subject")
    for moment in (facts.begins, facts.ends):
        if moment and not _HOUR.fullmatch(moment):
            raise Refused("hearing-time-unreadable", text=moment)
    if facts.held_on and facts.ended_on and facts.ended_on < facts.held_on:
        raise Refused("hearing-ends-first")
    if facts.begins and facts.ends and not facts.ended_on and facts.ends <= facts.begins:
        raise Refused("hearing-ends-first")


def discard(hearing_id: int, *, actor: int) -> None:
    """Put a plan away; a hearing once posted is cancelled with a reason instead."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if hearing.state not in (PLANNED, READY):
        raise Refused("hearing-cancel-instead")
    with write(person.uid, "hearing.discarded"):
        hearing.deleted = True
        hearing.save()


def write_event(
    hearing: Hearing,
    person: Person,
    kind: str,
    *,
    on_day: date | None = None,
    reason: str = "",
    was: str = "",
    became: str = "",
) -> None:
    """The row of an event; inside a deed."""
    day = on_day or clock.today()
    HearingEvent.create(
        hearing=hearing,
        kind=kind,
        on_day=day,
        reason=reason.strip(),
        was=was,
        became=became,
        person=person,
    )
    refresh(hearing)


def attach_paper(hearing: Hearing, document: Any, role: str) -> None:
    """Let a document belong to the hearing; inside a deed."""
    uid = uids.hearing_paper(hearing.uid, document.uid)
    if HearingPaper.get_or_none(HearingPaper.uid == uid) is None:
        HearingPaper.create(uid=uid, hearing=hearing, document=document, role=role)


def open_sheet(hearing_id: int) -> HearingSheet:
    """Everything planned for a hearing."""
    hearing = kept(hearing_id)
    return HearingSheet(
        id=hearing.id,
        uid=hearing.uid,
        facts=facts_of(hearing),
        state=hearing.state,
        posted_on=hearing.posted_on,
        summarised_on=hearing.summarised_on,
        previous_id=hearing.previous_id,
        chair=actors.plain_name(hearing.chair) if hearing.chair_id else "",
        note_taker=actors.plain_name(hearing.note_taker) if hearing.note_taker_id else "",
        groups=tuple(groups(hearing_id)),
        agenda=tuple(agenda(hearing)),
        events=tuple(_events(hearing)),
        papers=tuple(_papers(hearing)),
        hung=_hung(hearing),
    )


def _hung(hearing: Hearing) -> tuple[Hung, ...]:
    since = None
    for event in _events(hearing):
        if event.kind == "postponed":
            since = event.on_day
    return of_hearing(hearing.id, hearing.held_on, since)


def groups(hearing_id: int) -> list[GroupRow]:
    """Whom a hearing concerns, villages first."""
    query: Any = (
        HearingGroup.select(HearingGroup, Village, Stakeholder)
        .left_outer_join(Village)
        .switch(HearingGroup)
        .left_outer_join(Stakeholder)
        .where(HearingGroup.hearing == hearing_id, ~HearingGroup.deleted)
    )
    found = sorted(
        query,
        key=lambda g: (
            g.village_id is None,
            (g.village.place if g.village_id else g.stakeholder.place),
            g.id,
        ),
    )
    return [
        GroupRow(
            g.id,
            g.village_id,
            g.stakeholder_id,
            village_label(g.village.number, g.village.name) if g.village_id else g.stakeholder.name,
            g.quota,
        )
        for g in found
    ]


def agenda(hearing: Hearing) -> list[AgendaRow]:
    """The items of a hearing in their order."""
    query = AgendaItem.select().where(AgendaItem.hearing == hearing, ~AgendaItem.deleted)
    return [
        AgendaRow(a.id, a.place, a.kind, a.title, a.text, a.minutes, a.resolution)
        for a in query.order_by(AgendaItem.place, AgendaItem.id)
    ]


def kept(hearing_id: int) -> Hearing:
    """The record of a hearing; refused once it was put away."""
    found = Hearing.get_or_none(Hearing.id == hearing_id, ~Hearing.deleted)
    if not isinstance(found, Hearing):
        raise Refused("hearing-gone")
    return found


def facts_of(hearing: Hearing) -> HearingFacts:
    """What the record says of the plan."""
    values = {f.name: getattr(hearing, f.name) for f in fields(HearingFacts)}
    values["methods"] = tuple(filter(None, hearing.methods.split("\n")))
    return HearingFacts(**values)


def put(hearing: Hearing, facts: HearingFacts) -> None:
    """Write facts into the record; inside a deed, before it is saved."""
    for name, value in asdict(facts).items():
        if name == "methods":
            value = "\n".join(value)
        setattr(hearing, name, value.strip() if isinstance(value, str) else value)
    _derive(hearing)


def refresh(hearing: Hearing) -> None:
    """Make the derived columns anew and save; inside a deed."""
    hearing.state, hearing.posted_on, hearing.summarised_on = PLANNED, None, None
    query = HearingEvent.select().where(HearingEvent.hearing == hearing)
    events = {event.id: event for event in query}
    written = journal.in_order(records.connection(), "hearing_event", "hearing_id", hearing.id)
    for event in map(events.__getitem__, written):  # a clock set back changes no order
        if event.kind == "postponed":
            hearing.state = PLANNED if event.became or hearing.held_on else POSTPONED
            hearing.posted_on = None
        elif event.kind != "adopted" or hearing.state != SUMMARISED:
            hearing.state = _AFTER[event.kind]  # minutes may be adopted after the announcement
        if event.kind == "posted":
            hearing.posted_on = event.on_day
        elif event.kind == "summarised":
            hearing.summarised_on = event.on_day
    _derive(hearing)
    hearing.save()


def _derive(hearing: Hearing) -> None:
    hearing.fiscal_year = calendar.fiscal_year(hearing.held_on or clock.today())
    hearing.subject_key = sort_key(hearing.subject)
    hearing.fold = fold(f"{hearing.subject} {hearing.project} {hearing.venue}")
    hearing.changed_at = utc_text(clock.now())


def _events(hearing: Hearing) -> list[EventRow]:
    query: Any = (
        HearingEvent.select(HearingEvent, Person)
        .join(Person)
        .where(HearingEvent.hearing == hearing)
        .order_by(HearingEvent.at, HearingEvent.id)
    )
    return [
        EventRow(e.kind, e.on_day, e.reason, e.was, e.became, actors.plain_name(e.person), e.at)
        for e in query
    ]


def _papers(hearing: Hearing) -> list[PaperRow]:
    query = HearingPaper.select().where(HearingPaper.hearing == hearing, ~HearingPaper.deleted)
    found = []
    for paper in query.order_by(HearingPaper.id):
        d = paper.document
        if not d.deleted:
            found.append(PaperRow(d.id, paper.role, d.kind, d.subject, d.stage, d.number_text))
    return found
