"""The figures of a hearing: invited, present, for and against by village or group; votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.models import Invitation, Resident, Stakeholder, Village, VoteCount
from desktop.office.community.villages import village_label
from desktop.office.hearings import attendance
from desktop.office.hearings.attendance import ComingRow
from desktop.office.hearings.opinions import OpinionRow

Key = tuple[str, int]
NOWHERE: Key = ("", 0)


@dataclass(frozen=True, slots=True)
class CountRow:
    """The figures of a village, of a group of people without one, or (label empty) of nobody's.

    `agree` and `disagree` count people: one person's voice once, as last taken; a voice without a
    name once each. `abstain` are those who came and were neither.
    """

    label: str
    invited: int
    present: int
    agree: int
    disagree: int
    abstain: int


@dataclass(frozen=True, slots=True)
class VoteRow:
    """The vote on an item as last counted."""

    method: str
    agree: int
    disagree: int
    abstain: int
    present: int


def votes(hearing_id: int) -> dict[int, VoteRow]:
    """The vote that holds for each item of the agenda, by the item's id."""
    query = VoteCount.select().where(VoteCount.hearing == hearing_id)
    return {
        v.agenda_item_id: VoteRow(v.method, v.agree, v.disagree, v.abstain, v.present)
        for v in query.order_by(VoteCount.at, VoteCount.id)
    }


def counts(hearing_id: int, said: Sequence[OpinionRow]) -> list[CountRow]:
    """One row for each village in its order, then groups, then what belongs to neither."""
    came = attendance.present(hearing_id)
    invited: Counter[Key] = Counter()
    mine = (Invitation.hearing == hearing_id) & (Invitation.deleted == False)  # noqa: E712
    asked: Any = (
        Invitation.select(Resident.village, Resident.stakeholder).join(Resident).where(mine)
    )
    for village_id, group_id in asked.tuples():
        invited[_key(village_id, group_id)] += 1
    present = present_by(came)
    agree, disagree, spoke = _stances(said, {row.resident_id for row in came})
    names = labels()
    keys = invited.keys() | present.keys() | agree.keys() | disagree.keys()
    return [
        CountRow(
            names.get(key, ""),
            invited[key],
            present[key],
            agree[key],
            disagree[key],
            max(0, present[key] - spoke[key]),
        )
        for key in (*names, NOWHERE)
        if key in keys
    ]


def total(rows: Sequence[CountRow], label: str) -> CountRow:
    """The sum of some rows."""
    names = ("invited", "present", "agree", "disagree", "abstain")
    return CountRow(label, *(sum(getattr(row, name) for row in rows) for name in names))


def present_by(came: Sequence[ComingRow]) -> Counter[Key]:
    """How many came, by village, or by group where somebody has no village."""
    return Counter(_key(row.village_id, row.stakeholder_id) for row in came)


def labels() -> dict[Key, str]:
    """Villages in their order, then groups: also the order of every table."""
    found: dict[Key, str] = {}
    for village in Village.select().order_by(Village.place, Village.id):
        found["village", village.id] = village_label(village.number, village.name)
    for group in Stakeholder.select().order_by(Stakeholder.place, Stakeholder.id):
        found["group", group.id] = group.name
    return found


def _key(village_id: int | None, group_id: int | None) -> Key:
    if village_id is not None:
        return "village", village_id
    return ("group", group_id) if group_id is not None else NOWHERE


def _stances(
    said: Sequence[OpinionRow], came: set[int]
) -> tuple[Counter[Key], Counter[Key], Counter[Key]]:
    """People for, people against, and those of them who were there; each person once."""
    last: dict[tuple[str, int], OpinionRow] = {}
    for row in said:
        if row.facts.stance in ("for", "against"):
            person = row.facts.resident_id
            last[("person", person) if person is not None else ("voice", row.root_id)] = row
    agree: Counter[Key] = Counter()
    disagree: Counter[Key] = Counter()
    there: Counter[Key] = Counter()
    for row in last.values():
        key = _key(row.facts.village_id, row.facts.stakeholder_id)
        (agree if row.facts.stance == "for" else disagree)[key] += 1
        there[key] += row.facts.resident_id is None or row.facts.resident_id in came
    return agree, disagree, there
