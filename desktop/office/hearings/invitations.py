"""Whom a hearing invites: chosen from the directory by village, group or role, or one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import fn

from db import uids
from db.models import Hearing, Invitation, Resident, Stakeholder, Village
from db.write import write
from desktop.office import actors
from desktop.office.community import residents, villages
from desktop.office.community.villages import village_label
from desktop.office.errors import Refused
from desktop.office.hearings import plan
from desktop.office.jobs import Job

BATCH = 120  # rows of one transaction
VILLAGE, GROUP, ROLE = "village", "group", "role"


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """Somebody invited; `village_place` orders the villages, `capacity` is what they come as."""

    id: int
    uid: str
    resident_id: int
    name: str
    house: str
    village_id: int | None
    village_number: int | None
    village: str
    village_place: int
    group: str
    role: str
    capacity: str
    excused: str


@dataclass(frozen=True, slots=True)
class Pool:
    """People of the directory who can be invited together, and how many of them are."""

    kind: str  # VILLAGE, GROUP, ROLE
    key: str  # an id, or the role itself
    label: str
    people: int
    invited: int


def invite(
    hearing_id: int,
    resident_ids: Sequence[int],
    *,
    actor: int,
    capacity: str = "",
    job: Job | None = None,
) -> int:
    """Invite people; those invited already stay as they are. Returns how many are new.

    Done in steps of BATCH, each a deed, so that others may write in between.
    """
    person = actors.person(actor)
    hearing = _that_invites(hearing_id)
    added = 0
    for start in range(0, len(resident_ids), BATCH):
        part = list(resident_ids[start : start + BATCH])
        there = _rows(hearing, part)
        fresh = [i for i in part if i not in there or there[i].deleted]
        if fresh:
            people = {r.id: r for r in _kept_residents(fresh)}
            with write(person.uid, "invitation.added"):
                for resident_id in fresh:
                    added += _write(hearing, people.get(resident_id), there, capacity)
        if job is not None:
            job.step(min(start + BATCH, len(resident_ids)), len(resident_ids))
    return added


def withdraw(
    hearing_id: int, resident_ids: Sequence[int], *, actor: int, job: Job | None = None
) -> int:
    """Take people off the list of the invited; returns how many were on it."""
    person = actors.person(actor)
    hearing = _that_invites(hearing_id)
    gone = 0
    for start in range(0, len(resident_ids), BATCH):
        there = _rows(hearing, list(resident_ids[start : start + BATCH]))
        standing = [row for row in there.values() if not row.deleted]
        if standing:
            with write(person.uid, "invitation.withdrawn"):
                for row in standing:
                    row.deleted = True
                    row.save()
            gone += len(standing)
        if job is not None:
            job.step(min(start + BATCH, len(resident_ids)), len(resident_ids))
    return gone


def change(invitation_id: int, *, capacity: str, excused: str, actor: int) -> None:
    """Say what somebody comes as, or why they will not come."""
    person = actors.person(actor)
    row = Invitation.get_or_none(Invitation.id == invitation_id, ~Invitation.deleted)
    if not isinstance(row, Invitation):
        raise Refused("invitation-gone")
    capacity, excused = capacity.strip(), excused.strip()
    if (row.capacity, row.excused) == (capacity, excused):
        return
    with write(person.uid, "invitation.changed"):
        row.capacity, row.excused = capacity, excused
        row.save()


def of_hearing(hearing_id: int) -> list[InvitedRow]:
    """Everybody invited: villages in their order, names in Thai order."""
    query: Any = (
        Invitation.select(Invitation, Resident, Village, Stakeholder)
        .join(Resident)
        .left_outer_join(Village)
        .switch(Resident)
        .left_outer_join(Stakeholder)
        .where(Invitation.hearing == hearing_id, Invitation.deleted == False)  # noqa: E712
        .order_by(Village.place.is_null(), Village.place, Resident.name_key, Resident.id)
    )
    return [_row(invitation) for invitation in query]


def count(hearing_id: int) -> int:
    """How many people are invited."""
    return int(
        Invitation.select()
        .where(Invitation.hearing == hearing_id, Invitation.deleted == False)  # noqa: E712
        .count()
    )


def pools(hearing_id: int) -> list[Pool]:
    """The villages, groups and roles of the directory with their counts, those without people out.

    Villages and groups the hearing concerns come first among their kind.
    """
    concerned = plan.groups(hearing_id)
    first_villages = {g.village_id for g in concerned if g.village_id}
    first_groups = {g.stakeholder_id for g in concerned if g.stakeholder_id}
    by_village = _tally(hearing_id, Resident.village)
    by_group = _tally(hearing_id, Resident.stakeholder)
    by_role = _tally(hearing_id, Resident.role)
    found = [
        Pool(VILLAGE, str(v.id), v.label, *by_village[v.id])
        for v in sorted(villages.villages(), key=lambda v: v.id not in first_villages)
        if v.id in by_village
    ]
    found += [
        Pool(GROUP, str(g.id), g.name, *by_group[g.id])
        for g in sorted(villages.stakeholders(), key=lambda g: g.id not in first_groups)
        if g.id in by_group
    ]
    roles = sorted((str(role) for role in by_role if role), key=lambda role: -by_role[role][0])
    return found + [Pool(ROLE, role, role, *by_role[role]) for role in roles]


def people_of(pool: Pool) -> array[int]:
    """Ids of the people of a pool."""
    query = Resident.select(Resident.id).where(Resident.deleted == False)  # noqa: E712
    if pool.kind == VILLAGE:
        query = query.where(Resident.village == int(pool.key))
    elif pool.kind == GROUP:
        query = query.where(Resident.stakeholder == int(pool.key))
    else:
        query = query.where(Resident.role == pool.key)
    return array("q", (row[0] for row in query.order_by(Resident.id).tuples().iterator()))


def uninvited(hearing_id: int, text: str, limit: int = 40) -> list[residents.ResidentRow]:
    """People of the directory who match a few letters and are not invited yet."""
    found = residents.find(text, limit=limit * 2)
    invited = {row.resident_id for row in _rows_of(hearing_id, list(found))}
    return residents.rows([i for i in found if i not in invited][:limit])


def _tally(hearing_id: int, column: Any) -> dict[Any, tuple[int, int]]:
    """By a column of the directory: how many people, how many of them invited."""
    mine = (Invitation.hearing == hearing_id) & (Invitation.deleted == False)  # noqa: E712
    query: Any = (
        Resident.select(column, fn.COUNT(Resident.id), fn.COUNT(Invitation.id))
        .left_outer_join(Invitation, on=((Invitation.resident == Resident.id) & mine))
        .where(Resident.deleted == False, column.is_null(False))  # noqa: E712
        .group_by(column)
    )
    return {key: (people, invited) for key, people, invited in query.tuples()}


def _that_invites(hearing_id: int) -> Hearing:
    hearing = plan.kept(hearing_id)
    if hearing.state in (plan.CANCELLED, plan.FILED):
        raise Refused("hearing-invites-nobody")
    return hearing


def _rows(hearing: Hearing, resident_ids: list[int]) -> dict[int, Invitation]:
    """The rows there are, those taken back too, by resident."""
    query = Invitation.select().where(
        Invitation.hearing == hearing, Invitation.resident.in_(resident_ids)
    )
    return {row.resident_id: row for row in query}


def _rows_of(hearing_id: int, resident_ids: list[int]) -> Iterator[Invitation]:
    return iter(
        Invitation.select().where(
            Invitation.hearing == hearing_id,
            Invitation.deleted == False,  # noqa: E712
            Invitation.resident.in_(resident_ids),
        )
    )


def _kept_residents(resident_ids: list[int]) -> Iterator[Resident]:
    return iter(
        Resident.select().where(Resident.id.in_(resident_ids), Resident.deleted == False)  # noqa: E712
    )


def _write(
    hearing: Hearing, resident: Resident | None, there: dict[int, Invitation], capacity: str
) -> bool:
    if resident is None:
        raise Refused("resident-gone")
    row = there.get(resident.id)
    if row is not None:
        row.deleted = False
        row.save()
        return True
    Invitation.create(
        uid=uids.invitation(hearing.uid, resident.uid),
        hearing=hearing,
        resident=resident,
        capacity=capacity,
    )
    return True


def _row(invitation: Invitation) -> InvitedRow:
    r = invitation.resident
    village = r.village if r.village_id else None
    return InvitedRow(
        invitation.id,
        invitation.uid,
        r.id,
        f"{r.title or ''}{r.first_name or ''} {r.last_name or ''}".strip(),
        r.house or "",
        r.village_id,
        village.number if village else None,
        village_label(village.number, village.name) if village else "",
        village.place if village else 0,
        r.stakeholder.name if r.stakeholder else "",
        r.role,
        invitation.capacity,
        invitation.excused,
    )
