"""Votes as they were counted, by hands or ballots: added only, the latest of an item holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db import journal
from db.connection import records
from db.models import AgendaItem, Person, VoteCount
from db.write import write
from desktop.i18n import thai
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import hall, plan
from desktop.office.words import floor_screen
from desktop.thai.digits import to_thai

METHODS = ("hands", "ballot")
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """The figures of a vote; `present`: how many were in the hall, 0 when nobody was entered."""

    agree: int
    disagree: int
    abstain: int
    present: int = 0
    method: str = "hands"
    note: str = ""

    @property
    def sum(self) -> int:
        """All hands or ballots together."""
        return self.agree + self.disagree + self.abstain


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A vote on an item; of several the last one written holds."""

    id: int
    item_id: int
    count: Count
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """What a count gives rise to: more, fewer, tie, quorum; the facts fill its sentence."""

    code: str
    facts: dict[str, str]
    hard: bool = False  # it must be explained


def remarks(count: Count, quorum: int) -> list[Remark]:
    """What must be said of a count; nothing of one where all agrees."""
    found = []
    given = {"sum": _thai(count.sum), "present": _thai(count.present)}
    if count.present and count.sum > count.present:
        more = {**given, "by": _thai(count.sum - count.present)}
        found.append(Remark("more", more, hard=True))
    elif count.present and 0 < count.sum < count.present:
        found.append(Remark("fewer", {**given, "by": _thai(count.present - count.sum)}))
    if count.sum and count.agree == count.disagree:
        found.append(Remark("tie", {"votes": _thai(count.agree)}))
    if quorum and count.present and count.present < quorum:
        found.append(Remark("quorum", {**given, "quorum": _thai(quorum)}))
    return found


def take(item_id: int, count: Count, *, actor: int) -> int:
    """Put down a count; the item's resolution follows as long as nobody wrote their own.

    More votes than people in the hall are refused unless a note explains them.
    """
    person = actors.person(actor)
    item = AgendaItem.get_or_none(AgendaItem.id == item_id, ~AgendaItem.deleted)
    if not isinstance(item, AgendaItem):
        raise Refused("agenda-item-gone")
    if item.hearing.state in (plan.CANCELLED, plan.FILED):
        raise Refused("vote-too-late")
    figures = (count.agree, count.disagree, count.abstain)
    if any(not 0 <= figure <= MOST for figure in figures):
        raise Refused("vote-figure-wrong")
    if not count.sum:
        raise Refused("vote-empty")
    for remark in remarks(count, 0):
        if remark.hard and not count.note.strip():
            raise Refused("vote-more-than-present", **remark.facts)
    before = latest(item.hearing_id).get(item_id)
    own = item.resolution.strip() not in ("", phrase(before.count) if before else "")
    with write(person.uid, "vote.counted"):
        made = VoteCount.create(
            hearing=item.hearing_id,
            agenda_item=item,
            method=count.method,
            agree=count.agree,
            disagree=count.disagree,
            abstain=count.abstain,
            present=count.present,
            note=count.note.strip(),
            person=person,
        )
        words = phrase(count)
        if not own and item.resolution != words:
            item.resolution = words
            item.save()
    return int(made.id)


def resolve(item_id: int, text: str, *, actor: int) -> None:
    """Write an item's resolution."""
    person = actors.person(actor)
    item = AgendaItem.get_or_none(AgendaItem.id == item_id, ~AgendaItem.deleted)
    if not isinstance(item, AgendaItem):
        raise Refused("agenda-item-gone")
    text = text.strip()
    if item.resolution == text:
        return
    with write(person.uid, "agenda.resolved"):
        item.resolution = text
        item.save()


def phrase(count: Count) -> str:
    """The resolution in ready words; nothing where the votes are equal: the chair decides."""
    if count.agree == count.disagree:
        return ""
    words = floor_screen.RESOLVED if count.agree > count.disagree else floor_screen.DECLINED
    figures = (count.agree, count.disagree, count.abstain)
    names = ("agree", "disagree", "abstain")
    return thai(words).format(**dict(zip(names, map(_thai, figures), strict=True)))


def latest(hearing_id: int) -> dict[int, VoteRow]:
    """The vote that holds of each item, by the item's id."""
    return {row.item_id: row for row in _of(hearing_id)}


def history(item_id: int) -> list[VoteRow]:
    """Every count of an item, the one that holds first."""
    item = AgendaItem.get_by_id(item_id)
    return [row for row in reversed(_of(item.hearing_id)) if row.item_id == item_id]


def inside(hearing_id: int) -> int:
    """How many are in the hall now; 0 when nobody was entered."""
    return hall.counts(hearing_id)[1]


def _of(hearing_id: int) -> list[VoteRow]:
    query: Any = VoteCount.select(VoteCount, Person).join(Person)
    rows = {v.id: v for v in query.where(VoteCount.hearing == hearing_id)}
    order = journal.in_order(records.connection(), "vote_count", "hearing_id", hearing_id)
    return list(_rows(rows[id_] for id_ in order))


def _rows(votes: Iterable[VoteCount]) -> Iterable[VoteRow]:
    for v in votes:
        count = Count(v.agree, v.disagree, v.abstain, v.present, v.method, v.note)
        yield VoteRow(v.id, v.agenda_item_id, count, actors.plain_name(v.person), v.at)


def _thai(number: int) -> str:
    return to_thai(f"{number:,}")
