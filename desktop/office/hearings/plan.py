"""The plan of a hearing: its facts, its groups and agenda, what happened to it as a whole."""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
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
class HearingRow:
    """One line of the list of hearings."""

    id: int
    subject: str
    venue: str
    held_on: date | None
    begins: str
    state: str
    basis: str
    fiscal_year: int
    posted_on: date | None
    summarised_on: date | None


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


@dataclass(frozen=True, slots=True)
class HearingQuery:
    """What a list of hearings shows; empty means all."""

    text: str = ""
    state: str = ""
    fiscal_year: int = 0
    coming: bool = False  # only those not over on the day
    on: date = field(default_factory=clock.today)


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
    """Refuse a plan that cannot be; what is only missing is told by `steps.lacks`."""
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


def note(
    hearing_id: int,
    kind: str,
    *,
    actor: int,
    on_day: date | None = None,
    reason: str = "",
    was: str = "",
    became: str = "",
) -> None:
    """Put down what happened to the hearing as a whole, and make its state anew."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    with write(person.uid, f"hearing.{kind}"):
        write_event(hearing, person, kind, on_day=on_day, reason=reason, was=was, became=became)


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


def postpone(hearing_id: int, to: date | None, reason: str, *, actor: int) -> None:
    """Move the hearing to another day, or to none yet; the notice must be posted anew."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if not reason.strip():
        raise Refused("hearing-needs-reason")
    if hearing.state in (HELD, MINUTED, SUMMARISED, FILED, CANCELLED):
        raise Refused("hearing-is-over")
    if to is not None and to == hearing.held_on:
        raise Refused("hearing-same-day")
    was = hearing.held_on.isoformat() if hearing.held_on else ""
    with write(person.uid, "hearing.postponed"):
        hearing.held_on, hearing.ended_on = to, None
        became = to.isoformat() if to else ""
        write_event(hearing, person, "postponed", reason=reason, was=was, became=became)


def cancel(hearing_id: int, reason: str, *, actor: int) -> None:
    """Call the hearing off for good, with a reason."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if not reason.strip():
        raise Refused("hearing-needs-reason")
    if hearing.state in (HELD, MINUTED, SUMMARISED, FILED, CANCELLED):
        raise Refused("hearing-is-over")
    with write(person.uid, "hearing.cancelled"):
        write_event(hearing, person, "cancelled", reason=reason)


def set_groups(
    hearing_id: int, wanted: Mapping[tuple[int | None, int | None], int], *, actor: int
) -> None:
    """Say whom the hearing concerns: (village, group) → quota, one of the two None."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    there = {
        (g.village_id, g.stakeholder_id): g
        for g in HearingGroup.select().where(HearingGroup.hearing == hearing)
    }
    known = {key: g.quota for key, g in there.items() if not g.deleted}
    if known == dict(wanted):
        return
    with write(person.uid, "hearing.grouped"):
        for key, quota in wanted.items():
            village, stakeholder = key
            row = there.get(key)
            if row is None:
                HearingGroup.create(
                    uid=group_uid(
                        hearing,
                        Village.get_by_id(village) if village else None,
                        Stakeholder.get_by_id(stakeholder) if stakeholder else None,
                    ),
                    hearing=hearing,
                    village=village,
                    stakeholder=stakeholder,
                    quota=quota,
                )
            elif row.deleted or row.quota != quota:
                row.deleted, row.quota = False, quota
                row.save()
        for key, row in there.items():
            if key not in wanted and not row.deleted:
                row.deleted = True
                row.save()


def group_uid(hearing: Hearing, village: Village | None, group: Stakeholder | None) -> str:
    """The name of a group's row, the same on every PC."""
    return uids.hearing_group(
        hearing.uid, village.uid if village else "", group.uid if group else ""
    )


def set_agenda(hearing_id: int, items: Sequence[AgendaRow], *, actor: int) -> None:
    """Write the agenda in the order given; a row with id 0 is new, a missing one goes."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if any(not item.title.strip() for item in items):
        raise Refused("agenda-needs-title")
    before = _agenda(hearing)
    after = [replace(item, place=n, title=item.title.strip()) for n, item in enumerate(items, 1)]
    if before == after:
        return
    with write(person.uid, "agenda.changed"):
        write_agenda(hearing, after)


def write_agenda(hearing: Hearing, items: Sequence[AgendaRow]) -> None:
    """The rows of an agenda as given, others put away; inside a deed."""
    there = {item.id: item for item in AgendaItem.select().where(AgendaItem.hearing == hearing)}
    for item in items:
        row = there.pop(item.id, None) or AgendaItem(hearing=hearing, title=item.title)
        for name in ("place", "kind", "title", "text", "minutes", "resolution"):
            setattr(row, name, getattr(item, name))
        row.deleted = False
        row.save()
    for row in there.values():
        if not row.deleted:
            row.deleted = True
            row.save()


def attach_paper(hearing: Hearing, document: Any, role: str) -> None:
    """Let a document belong to the hearing; inside a deed."""
    uid = uids.hearing_paper(hearing.uid, document.uid)
    if HearingPaper.get_or_none(HearingPaper.uid == uid) is None:
        HearingPaper.create(uid=uid, hearing=hearing, document=document, role=role)


def find(query: HearingQuery, limit: int | None = None) -> array[int]:
    """Ids of the hearings asked for, the latest day first; those without a day before all."""
    found = Hearing.select(Hearing.id).where(Hearing.deleted == False)  # noqa: E712
    if query.state:
        found = found.where(Hearing.state == query.state)
    if query.fiscal_year:
        found = found.where(Hearing.fiscal_year == query.fiscal_year)
    if query.coming:
        found = found.where(Hearing.held_on.is_null() | (Hearing.held_on >= query.on))
    for word in fold(query.text).split():
        found = found.where(Hearing.fold.contains(word))
    found = found.order_by(
        Hearing.held_on.is_null(False), Hearing.held_on.desc(), Hearing.id.desc()
    )
    if limit is not None:
        found = found.limit(limit)
    return array("q", (row[0] for row in found.tuples().iterator()))


def rows(hearing_ids: Sequence[int]) -> list[HearingRow]:
    """The lines of some hearings in the order of the ids."""
    by_id = {h.id: h for h in Hearing.select().where(Hearing.id.in_(list(hearing_ids)))}
    return [
        HearingRow(
            h.id,
            h.subject,
            h.venue,
            h.held_on,
            h.begins,
            h.state,
            h.basis,
            h.fiscal_year,
            h.posted_on,
            h.summarised_on,
        )
        for h in (by_id[i] for i in hearing_ids if i in by_id)
    ]


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
        agenda=tuple(_agenda(hearing)),
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
        else:
            hearing.state = _AFTER[event.kind]
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


def _agenda(hearing: Hearing) -> list[AgendaRow]:
    query = AgendaItem.select().where(AgendaItem.hearing == hearing, ~AgendaItem.deleted)
    return [
        AgendaRow(a.id, a.place, a.kind, a.title, a.text, a.minutes, a.resolution)
        for a in query.order_by(AgendaItem.place, AgendaItem.id)
    ]


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
