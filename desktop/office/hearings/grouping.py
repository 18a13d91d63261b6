"""Groups of opinions that say the same: suggested by likeness, made and changed by the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import uids
from db.models import Opinion, OpinionGroup, OpinionMember
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import likeness, opinions, plan
from desktop.office.hearings.opinions import OpinionRow

BATCH = 100  # rows of one deed
_AGAINST = ("ไม่เห็นด้วย", "คัดค้าน", "ไม่ต้องการ", "ไม่อยากให้")  # said without a stance being put down


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group and the roots of the opinions in it."""

    id: int
    title: str
    place: int
    roots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Opinions that may say the same; `group_id` names a group they would join, None: a new one."""

    title: str
    roots: tuple[int, ...]
    texts: tuple[str, ...]
    likeness: float
    group_id: int | None = None


def groups(hearing_id: int) -> list[GroupRow]:
    """The groups of a hearing in their order, opinions taken back left out."""
    standing = opinions.roots(hearing_id)
    members: dict[int, list[int]] = {}
    query = (
        OpinionMember.select()
        .join(OpinionGroup)
        .where(OpinionGroup.hearing == hearing_id, ~OpinionGroup.deleted, ~OpinionMember.deleted)
    )
    for row in query.order_by(OpinionMember.opinion):
        if row.opinion_id in standing and row.group_id is not None:
            members.setdefault(row.group_id, []).append(row.opinion_id)
    found = OpinionGroup.select().where(OpinionGroup.hearing == hearing_id, ~OpinionGroup.deleted)
    return [
        GroupRow(g.id, g.title, g.place, tuple(members.get(g.id, ())))
        for g in found.order_by(OpinionGroup.place, OpinionGroup.id)
    ]


def suggest(hearing_id: int) -> list[Suggestion]:
    """What might be grouped: opinions in no group yet, by their words; for and against apart."""
    rows = {row.root_id: row for row in opinions.of_hearing(hearing_id)}
    there = groups(hearing_id)
    grouped = {root for group in there for root in group.roots}
    found: list[Suggestion] = []
    for against in (False, True):
        free = [r for r in rows.values() if r.root_id not in grouped and _is(r) == against]
        for group in there:
            inside = [rows[root] for root in group.roots]
            if not inside or _is(inside[0]) != against:
                continue
            title = likeness.alike([inside[0].facts.text, *(r.facts.text for r in free)])
            near = next((one for one in title if 0 in one.places), None)
            if near is not None:
                joining = [free[at - 1] for at in near.places if at]
                found.append(_suggestion(joining, near.likeness, group))
                gone = {row.root_id for row in joining}
                free = [row for row in free if row.root_id not in gone]
        for one in likeness.alike([row.facts.text for row in free]):
            found.append(_suggestion([free[at] for at in one.places], one.likeness, None))
    return sorted(found, key=lambda s: -len(s.roots))


def _is(row: OpinionRow) -> bool:
    """Whether an opinion speaks against."""
    said = any(word in row.facts.text for word in _AGAINST)
    return row.facts.stance == "against" or (not row.facts.stance and said)


def _suggestion(rows: list[OpinionRow], how: float, group: GroupRow | None) -> Suggestion:
    texts = tuple(dict.fromkeys(row.facts.text for row in rows))
    roots = tuple(row.root_id for row in rows)
    title = group.title if group else min(texts[:4], key=len)
    return Suggestion(title, roots, texts, how, group.id if group else None)


def accept(hearing_id: int, title: str, roots: Sequence[int], *, actor: int) -> int:
    """Make a group of opinions under a title; those in another group leave it. Returns its id."""
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    _check(title, roots)
    with write(person.uid, "opinion.grouped"):
        place = OpinionGroup.select().where(OpinionGroup.hearing == hearing).count() + 1
        group = OpinionGroup.create(hearing=hearing, title=title.strip(), place=place)
        _put(roots[:BATCH], group)
    move(roots[BATCH:], group.id, actor=actor)
    return int(group.id)


def accept_all(hearing_id: int, suggestions: Sequence[Suggestion], *, actor: int) -> int:
    """Make every group that was suggested; returns how many opinions were put into one."""
    for one in suggestions:
        if one.group_id is None:
            accept(hearing_id, one.title, one.roots, actor=actor)
        else:
            move(one.roots, one.group_id, actor=actor)
    return sum(len(one.roots) for one in suggestions)


def rename(group_id: int, title: str, *, actor: int) -> None:
    """Give a group another title."""
    person = actors.person(actor)
    group = kept(group_id)
    _check(title, (0,))
    if group.title == title.strip():
        return
    with write(person.uid, "opinion.group-renamed"):
        group.title = title.strip()
        group.save()


def move(roots: Sequence[int], group_id: int | None, *, actor: int) -> None:
    """Put opinions into a group, or (None) out of any; in steps, each a deed."""
    person = actors.person(actor)
    group = kept(group_id) if group_id is not None else None
    there = _memberships(roots)
    wanted = [root for root in roots if _group_of(there.get(root)) != group_id]
    for start in range(0, len(wanted), BATCH):
        with write(person.uid, "opinion.moved"):
            _put(wanted[start : start + BATCH], group)


def merge(group_id: int, others: Sequence[int], *, actor: int) -> None:
    """Put all opinions of some groups into one; the emptied groups go."""
    person = actors.person(actor)
    kept(group_id)
    for other in others:
        if other == group_id:
            continue
        emptied = kept(other)
        roots = [
            row.opinion_id
            for row in OpinionMember.select().where(
                OpinionMember.group == other, ~OpinionMember.deleted
            )
        ]
        move(roots, group_id, actor=actor)
        with write(person.uid, "opinion.group-merged"):
            emptied.deleted = True
            emptied.save()


def split(group_id: int, roots: Sequence[int], title: str, *, actor: int) -> int:
    """Take some opinions of a group into a new one; returns its id."""
    group = kept(group_id)
    return accept(group.hearing_id, title, roots, actor=actor)


def dissolve(group_id: int, *, actor: int) -> None:
    """Undo a group: its opinions stand alone again."""
    person = actors.person(actor)
    group = kept(group_id)
    roots = [
        row.opinion_id
        for row in OpinionMember.select().where(
            OpinionMember.group == group_id, ~OpinionMember.deleted
        )
    ]
    move(roots, None, actor=actor)
    with write(person.uid, "opinion.ungrouped"):
        group.deleted = True
        group.save()


def kept(group_id: int) -> OpinionGroup:
    """The record of a group; refused once it was merged away or undone."""
    found = OpinionGroup.get_or_none(OpinionGroup.id == group_id, ~OpinionGroup.deleted)
    if not isinstance(found, OpinionGroup):
        raise Refused("group-gone")
    return found


def _check(title: str, roots: Sequence[int]) -> None:
    if not title.strip():
        raise Refused("group-needs-title")
    if not roots:
        raise Refused("group-needs-opinions")


def _group_of(row: OpinionMember | None) -> int | None:
    return None if row is None or row.deleted else row.group_id


def _memberships(roots: Sequence[int]) -> dict[int, OpinionMember]:
    found: dict[int, OpinionMember] = {}
    for start in range(0, len(roots), 500):
        part = list(roots[start : start + 500])
        query = OpinionMember.select().where(OpinionMember.opinion.in_(part))
        found.update({row.opinion_id: row for row in query})
    return found


def _put(roots: Sequence[int], group: OpinionGroup | None) -> None:
    """The rows that say where opinions are: one for each root, whichever PC made it."""
    query: Any = Opinion.select(Opinion.id, Opinion.uid).where(
        Opinion.id.in_(list(roots)), Opinion.root.is_null()
    )
    uid_of = dict(query.tuples())
    if len(uid_of) < len(set(roots)):
        raise Refused("opinion-gone")
    there = _memberships(roots)
    for root in roots:
        row = there.get(root)
        if row is not None:
            row.group, row.deleted = group, False
            row.save()
        elif group is not None:
            uid = uids.opinion_member(uid_of[root])
            OpinionMember.create(uid=uid, opinion=root, group=group)
