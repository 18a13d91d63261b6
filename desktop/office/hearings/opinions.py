"""What was said and written: word for word, with corrections that name what they correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import fn

from db.models import Opinion, Resident
from db.write import write
from desktop.office import actors
from desktop.office.community import one_person
from desktop.office.errors import Refused
from desktop.office.hearings import plan
from desktop.thai.folding import fold

STANCES = ("", "for", "against", "question")
CHANNELS = ("floor", "paper", "letter", "online", "phone", "visit")


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """An opinion as taken; neither `resident_id` nor `speaker`: anonymous."""

    text: str
    stance: str = ""
    channel: str = "floor"
    topics: tuple[str, ...] = ()
    agenda_item_id: int | None = None
    resident_id: int | None = None
    speaker: str = ""
    village_id: int | None = None
    stakeholder_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One opinion as it stands; `root_id` is what answers and groups point to."""

    id: int
    root_id: int
    facts: OpinionFacts
    speaker: str  # the name shown, empty: anonymous
    at: datetime


def take(hearing_id: int, facts: OpinionFacts, *, actor: int) -> int:
    """Take down an opinion; returns its id."""
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    if not facts.text.strip():
        raise Refused("opinion-needs-text")
    with write(person.uid, "opinion.taken"):
        made = Opinion(hearing=hearing, taken_by=person)
        _put(made, facts)
        made.save()
    return int(made.id)


def correct(opinion_id: int, facts: OpinionFacts, *, actor: int) -> int:
    """Write a correction; the former words stay in the history. Returns the new row's id."""
    person = actors.person(actor)
    if not facts.text.strip():
        raise Refused("opinion-needs-text")
    before = _latest(opinion_id)
    if facts_of(before) == facts:
        return int(before.id)
    return _follow(before, facts, person, "opinion.corrected", withdrawn=False)


def withdraw(opinion_id: int, *, actor: int) -> None:
    """Take an opinion back; it stays in the history."""
    person = actors.person(actor)
    before = _latest(opinion_id)
    if not before.withdrawn:
        _follow(before, facts_of(before), person, "opinion.withdrawn", withdrawn=True)


def of_hearing(hearing_id: int, *, withdrawn: bool = False) -> list[OpinionRow]:
    """The opinions of a hearing as they stand, in the order they were first taken."""
    of = Opinion
    query: Any = (
        Opinion.select(
            *(of.id, of.root, of.at, of.text, of.stance, of.channel, of.topics, of.agenda_item),
            *(of.resident, of.speaker, of.village, of.stakeholder),
            *(Resident.title, Resident.first_name, Resident.last_name),
        )
        .left_outer_join(Resident)
        .where(of.hearing == hearing_id, of.latest == True, of.withdrawn == withdrawn)  # noqa: E712
    )
    stands = one_person.standing()
    found = [_row(values, stands) for values in query.tuples().iterator()]  # no record for each
    return sorted(found, key=lambda row: row.root_id)


def roots(hearing_id: int) -> set[int]:
    """What answers and groups point to, of every opinion that stands."""
    query: Any = Opinion.select(fn.COALESCE(Opinion.root, Opinion.id)).where(
        Opinion.hearing == hearing_id,
        Opinion.latest == True,  # noqa: E712
        ~Opinion.withdrawn,
    )
    return {root for (root,) in query.tuples().iterator()}


def count(hearing_id: int) -> int:
    """How many opinions stand."""
    return int(
        Opinion.select()
        .where(
            Opinion.hearing == hearing_id,
            Opinion.latest == True,  # noqa: E712
            ~Opinion.withdrawn,
        )
        .count()
    )


def facts_of(opinion: Opinion) -> OpinionFacts:
    """What the row says."""
    return OpinionFacts(
        opinion.text,
        opinion.stance,
        opinion.channel,
        tuple(filter(None, opinion.topics.split("\n"))),
        opinion.agenda_item_id,
        opinion.resident_id,
        opinion.speaker or "",
        opinion.village_id,
        opinion.stakeholder_id,
    )


def _row(values: Sequence[Any], stands: Mapping[int, int]) -> OpinionRow:
    id_, root, at, text, stance, channel, topics, item, resident, speaker, *more = values
    village, group, *names = more
    name = speaker or ""
    if resident in stands:
        other = Resident.get_by_id(stands[resident])
        names = [other.title, other.first_name, other.last_name]
    if resident is not None:
        title, first, last = (part or "" for part in names)
        name = f"{title}{first} {last}".strip()
    facts = OpinionFacts(
        *(text, stance, channel, tuple(filter(None, topics.split("\n"))), item, resident),
        *(speaker or "", village, group),
    )
    return OpinionRow(id_, root or id_, facts, name, at)


def _put(made: Opinion, facts: OpinionFacts) -> None:
    made.text = facts.text.strip()
    made.stance, made.channel = facts.stance, facts.channel
    made.topics = "\n".join(topic.strip() for topic in facts.topics if topic.strip())
    made.agenda_item_id = facts.agenda_item_id
    made.resident_id = facts.resident_id
    made.speaker = facts.speaker.strip() or None
    made.village_id, made.stakeholder_id = facts.village_id, facts.stakeholder_id
    if facts.resident_id is not None and facts.village_id is None:
        resident = Resident.get_by_id(facts.resident_id)
        made.village_id, made.stakeholder_id = resident.village_id, resident.stakeholder_id
    made.fold = fold(f"{made.text} {made.topics}")


def _latest(opinion_id: int) -> Opinion:
    found = Opinion.get_or_none(Opinion.id == opinion_id)
    if found is None:
        raise Refused("opinion-gone")
    root = found.root_id or found.id
    latest = (
        Opinion.select()
        .where((Opinion.id == root) | (Opinion.root == root), Opinion.latest == True)  # noqa: E712
        .order_by(Opinion.id.desc())
        .first()
    )
    assert isinstance(latest, Opinion)
    return latest


def _follow(
    before: Opinion, facts: OpinionFacts, person: Any, deed: str, *, withdrawn: bool
) -> int:
    with write(person.uid, deed):
        made = Opinion(
            hearing=before.hearing_id,
            taken_by=person,
            root=before.root_id or before.id,
            withdrawn=withdrawn,
            at=before.at,
        )
        _put(made, facts)
        made.save()
        before.latest = False
        before.save()
    return int(made.id)
