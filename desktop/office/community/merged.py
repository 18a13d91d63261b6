"""One person entered twice: the merge, its undoing, and what they did under either name.

A merge keeps both rows: the duplicate is put away and names the one that goes on; who counts as
whom is told by `one_person`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from db.connection import records
from db.models import Resident
from db.write import write
from desktop.office import actors
from desktop.office.community import residents
from desktop.office.community.one_person import family, standing
from desktop.office.errors import Refused


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A duplicate that was put away, and who goes on in its stead."""

    duplicate_id: int
    duplicate: str
    kept_id: int
    kept: str


def merge(kept_id: int, duplicate_id: int, *, actor: int) -> None:
    """Put a duplicate away in favour of the one that goes on.

    What the kept one lacks (telephone, house, village …) is taken from the duplicate; nothing of
    theirs is replaced. Refused for one put away already.
    """
    by = actors.person(actor).uid
    if kept_id == duplicate_id:
        raise Refused("merge-with-itself")
    kept, duplicate = residents.kept(kept_id), residents.kept(duplicate_id)
    facts, more = residents.facts_of(kept), residents.facts_of(duplicate)
    lacking = {
        name: getattr(more, name)
        for name in facts.__slots__
        if getattr(facts, name) in ("", None) and getattr(more, name) not in ("", None)
    }
    with write(by, "resident.merged"):
        duplicate.merged_into, duplicate.deleted = kept, True
        duplicate.save()
        if lacking:
            residents.put(kept, replace(facts, **lacking), known_id=more.national_id)
            kept.save()


def undo(duplicate_id: int, *, actor: int) -> None:
    """Let a duplicate be a person of their own again; what the kept one took over stays theirs."""
    by = actors.person(actor).uid
    found = Resident.get_or_none(Resident.id == duplicate_id, Resident.merged_into.is_null(False))
    if not isinstance(found, Resident):
        raise Refused("merge-gone")
    with write(by, "resident.parted"):
        found.merged_into, found.deleted = None, False
        found.save()


def merges() -> list[MergeRow]:
    """Every merge that stands, by the kept one's name."""
    stands = standing()
    listed = {row.id: row for row in residents.rows([*stands, *set(stands.values())])}
    found = [
        MergeRow(d, listed[d].name, k, listed[k].name)
        for d, k in stands.items()
        if d != k and listed[d].plain  # an erased one has no name to come back with
    ]
    return sorted(found, key=lambda row: (row.kept, row.duplicate_id))


@dataclass(frozen=True, slots=True)
class Visit:
    """A hearing somebody came to."""

    hearing_id: int
    subject: str
    at: datetime
    via: str


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion somebody gave."""

    hearing_id: int
    subject: str
    text: str
    stance: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Past:
    """What somebody did in hearings, the latest first; their duplicates' deeds are theirs."""

    visits: tuple[Visit, ...]
    opinions: tuple[Said, ...]
    invited: int
    duplicates: tuple[MergeRow, ...]


_VISITS = """
    SELECT h.id, h.subject, a.at, a.via FROM attendance a JOIN hearing h ON h.id = a.hearing_id
    WHERE a.resident_id IN ({}) AND coalesce((SELECT m.kind FROM attendance_move m
        WHERE m.attendance_id = a.id ORDER BY m.at DESC, m.id DESC LIMIT 1), '') <> 'undone'
    ORDER BY a.at DESC, a.id DESC
"""
_SAID = """
    SELECT h.id, h.subject, o.text, o.stance, o.at FROM opinion o
    JOIN hearing h ON h.id = o.hearing_id
    WHERE o.resident_id IN ({}) AND o.latest = 1 AND o.withdrawn = 0 ORDER BY o.at DESC, o.id DESC
"""
_INVITED = """
    SELECT count(DISTINCT hearing_id) FROM invitation WHERE resident_id IN ({}) AND deleted = 0
"""


def past(resident_id: int) -> Past:
    """The history of somebody with that of everybody merged into them."""
    own = family(resident_id)
    marks = ", ".join("?" * len(own))
    ask = records.connection().execute
    came: list[tuple[Any, ...]] = ask(_VISITS.format(marks), own).fetchall()
    said: list[tuple[Any, ...]] = ask(_SAID.format(marks), own).fetchall()
    visits: dict[int, Visit] = {}
    for hearing, subject, at, via in came:
        visits.setdefault(hearing, Visit(hearing, subject, datetime.fromisoformat(at), via))
    invited = ask(_INVITED.format(marks), own).get
    names = {row.id: row.name for row in residents.rows(own)}
    return Past(
        tuple(visits.values()),
        tuple(Said(h, s, t, stance, datetime.fromisoformat(at)) for h, s, t, stance, at in said),
        invited if isinstance(invited, int) else 0,
        tuple(MergeRow(d, names[d], resident_id, names[own[0]]) for d in own[1:]),
    )
