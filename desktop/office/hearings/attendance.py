"""Who came: check-in at the door, undone, out and in again, and the counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import uids
from db.connection import records
from db.models import Attendance, AttendanceMove, Hearing, Person, Resident
from db.write import write
from desktop.office import actors
from desktop.office.community import merged, residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.errors import Refused
from desktop.office.hearings import plan

# The latest move of a check-in, or none: who is in the hall, who has left, whose was undone.
_LATEST = """
    SELECT a.id, a.resident_id, a.village_id, a.stakeholder_id, a.via, a.desk, a.at,
        (SELECT m.kind FROM attendance_move m WHERE m.attendance_id = a.id
         ORDER BY m.at DESC, m.id DESC LIMIT 1) AS last
    FROM attendance a WHERE a.hearing_id = ?
"""


@dataclass(frozen=True, slots=True)
class ComingRow:
    """Somebody's coming: `last` is empty or undone, out, in."""

    id: int
    resident_id: int
    village_id: int | None
    stakeholder_id: int | None
    via: str
    desk: str
    at: datetime
    last: str

    @property
    def counts(self) -> bool:
        """Whether they came at all."""
        return self.last != "undone"

    @property
    def inside(self) -> bool:
        """Whether they are in the hall now."""
        return self.last in ("", "in")


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """What a check-in did; not `fresh`: they were in already, since `at` at `desk`."""

    attendance_id: int
    fresh: bool
    at: datetime
    desk: str


def check_in(
    hearing_id: int, resident_id: int, *, actor: int, via: str = "name", desk: str = ""
) -> CheckedIn:
    """Let somebody in. One who is in already is told so and not entered twice."""
    person = actors.person(actor)
    hearing = _that_admits(hearing_id)
    resident = residents.kept(resident_id)
    there = _coming_of(hearing, resident)
    if there is not None:
        last = _last_move(there.id)
        if last in ("", "in"):
            return CheckedIn(there.id, fresh=False, at=there.at, desk=there.desk)
        with write(person.uid, "attendance.returned"):
            AttendanceMove.create(attendance=there, kind="in", desk=desk)
        return CheckedIn(there.id, fresh=True, at=there.at, desk=desk)
    with write(person.uid, "attendance.entered"):
        made = write_coming(hearing, resident, via=via, desk=desk)
    return CheckedIn(made.id, fresh=True, at=made.at, desk=desk)


def walk_in(
    hearing_id: int, facts: ResidentFacts, *, actor: int, desk: str = ""
) -> tuple[int, CheckedIn]:
    """Enter somebody who is not in the directory and let them in: one deed."""
    person = actors.person(actor)
    hearing = _that_admits(hearing_id)
    with write(person.uid, "attendance.walked-in"):
        resident = residents.write_resident(facts, origin="walk-in")
        made = write_coming(hearing, resident, via="walk-in", desk=desk)
    return resident.id, CheckedIn(made.id, fresh=True, at=made.at, desk=desk)


def write_coming(hearing: Hearing, resident: Resident, *, via: str, desk: str) -> Attendance:
    """The row of a check-in; inside a deed."""
    return Attendance.create(
        uid=uids.attendance(hearing.uid, resident.uid),
        hearing=hearing,
        resident=resident,
        village=resident.village_id,
        stakeholder=resident.stakeholder_id,
        via=via,
        desk=desk,
    )


def move(attendance_id: int, kind: str, *, actor: int, desk: str = "") -> None:
    """Undo a check-in, or put down that somebody left the hall or came back."""
    person: Person = actors.person(actor)
    if _last_move(attendance_id) == kind:
        return
    with write(person.uid, f"attendance.{kind}"):
        AttendanceMove.create(attendance=attendance_id, kind=kind, desk=desk)


def comings(hearing_id: int) -> list[ComingRow]:
    """Every check-in of a hearing, the latest first, with the move that holds."""
    found: list[tuple[object, ...]] = (
        records.connection()
        .execute(f"{_LATEST} ORDER BY a.at DESC, a.id DESC", (hearing_id,))
        .fetchall()
    )
    return [_row(row) for row in found]


def present(hearing_id: int) -> list[ComingRow]:
    """Everybody who came, undone check-ins left out; a person and their duplicates are one."""
    rows = [row for row in comings(hearing_id) if row.counts]
    return merged.as_one(rows, lambda row: row.resident_id)


def _row(row: Sequence[object]) -> ComingRow:
    id_, resident, village, stakeholder, via, desk, at, last = row
    assert isinstance(id_, int)
    assert isinstance(resident, int)
    assert village is None or isinstance(village, int)
    assert stakeholder is None or isinstance(stakeholder, int)
    moment = datetime.fromisoformat(str(at))
    return ComingRow(
        id_, resident, village, stakeholder, str(via), str(desk), moment, str(last or "")
    )


def _coming_of(hearing: Hearing, resident: Resident) -> Attendance | None:
    """The check-in of somebody, or that of a duplicate merged into them."""
    own = Attendance.get_or_none(Attendance.uid == uids.attendance(hearing.uid, resident.uid))
    if own is None:
        others = merged.family(resident.id)[1:]
        mine = (Attendance.hearing == hearing) & Attendance.resident.in_(others)
        own = Attendance.get_or_none(mine) if others else None
    return own if isinstance(own, Attendance) else None


def _last_move(attendance_id: int) -> str:
    found = (
        AttendanceMove.select(AttendanceMove.kind)
        .where(AttendanceMove.attendance == attendance_id)
        .order_by(AttendanceMove.at.desc(), AttendanceMove.id.desc())
        .first()
    )
    return str(found.kind) if found else ""


def _that_admits(hearing_id: int) -> Hearing:
    hearing = plan.kept(hearing_id)
    if hearing.state in (plan.CANCELLED, plan.FILED):
        raise Refused("hearing-admits-nobody")
    return hearing
