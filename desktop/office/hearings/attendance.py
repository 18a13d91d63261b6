"""Who came: check-in at the door, undone, out and in again, and the counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from db import clock, uids
from db.connection import records
from db.models import Attendance, AttendanceMove, Hearing, Person, Resident
from db.write import write
from desktop.office import actors
from desktop.office.community import one_person, residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.errors import Refused
from desktop.office.hearings import events, plan

# The latest move of a check-in, or none: who is in the hall, who has left, whose was undone.
# `at` orders them: a move is never put down earlier than what it follows, whatever the clock says.
_LATEST = """
    SELECT a.id, a.resident_id, a.village_id, a.stakeholder_id, a.via, a.desk, a.at,
        m.kind, m.at, m.desk
    FROM attendance a LEFT JOIN attendance_move m ON m.id = (
        SELECT l.id FROM attendance_move l WHERE l.attendance_id = a.id
        ORDER BY l.at DESC, l.uid DESC LIMIT 1)
    WHERE a.hearing_id = ?
"""


@dataclass(frozen=True, slots=True)
class ComingRow:
    """Somebody's coming: `last` is empty or undone, out, in, put down at `last_at`."""

    id: int
    resident_id: int
    village_id: int | None
    stakeholder_id: int | None
    via: str
    desk: str
    at: datetime
    last: str
    last_at: datetime | None = None
    last_desk: str = ""

    @property
    def came_at(self) -> time:
        """When they first came, on Thai clocks."""
        return self.at.astimezone(clock.BANGKOK).time()

    @property
    def moved(self) -> time:
        """When what holds now began, on Thai clocks."""
        return (self.last_at or self.at).astimezone(clock.BANGKOK).time()

    @property
    def moved_desk(self) -> str:
        """At which desk what holds now was put down."""
        return self.last_desk if self.last else self.desk

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
    """What a check-in did; not `fresh`: they were in already, since `at` at `desk`.

    `was` is the move that held before: out, undone, or empty for a first coming.
    """

    attendance_id: int
    fresh: bool
    at: datetime
    desk: str
    was: str = ""


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
            moved = _write_move(there, "in", desk)
        return CheckedIn(there.id, fresh=True, at=moved.at, desk=desk, was=last)
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
    """Undo a check-in (`undone`), or put down that somebody left the hall (`out`) or came back
    (`in`); nothing is written when it is so already.
    """
    person: Person = actors.person(actor)
    there = Attendance.get_or_none(Attendance.id == attendance_id)
    if there is None:
        raise Refused("attendance-gone")
    if (_last_move(attendance_id) or "in") == kind:
        return
    with write(person.uid, f"attendance.{kind}"):
        _write_move(there, kind, desk)


def undo(done: CheckedIn, *, actor: int, desk: str = "") -> None:
    """Take a check-in back: one who had been out is out again, any other has not come."""
    move(done.attendance_id, "out" if done.was == "out" else "undone", actor=actor, desk=desk)


def open_door(hearing_id: int, *, actor: int) -> bool:
    """Begin the hearing if it has not begun; whether it began now."""
    hearing = _that_admits(hearing_id)
    if hearing.state == plan.POSTPONED:
        raise Refused("door-without-day")
    if hearing.state not in (plan.PLANNED, plan.READY, plan.POSTED):
        return False
    events.note(hearing_id, "opened", actor=actor)
    return True


def note_card(hearing_id: int, *, actor: int) -> None:
    """Put down that an ID card was read, and for what: checking in to this hearing.

    Nothing that stood on the card is written here.
    """
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    with write(person.uid) as work:
        work.event("card.read-for-check-in", hearing)


def after(
    done: CheckedIn, before: ComingRow | None, resident: tuple[int, int | None, int | None]
) -> ComingRow:
    """The row of somebody just let in, unasked of the records; `resident`: id, village, group."""
    if before is not None and done.was:
        return replace(before, last="in", last_at=done.at, last_desk=done.desk)
    return ComingRow(done.attendance_id, *resident, "", done.desk, done.at, "")


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
    return one_person.as_one(rows, lambda row: row.resident_id)


def _row(row: Sequence[object]) -> ComingRow:
    id_, resident, village, stakeholder, via, desk, at, last, last_at, last_desk = row
    assert isinstance(id_, int)
    assert isinstance(resident, int)
    assert village is None or isinstance(village, int)
    assert stakeholder is None or isinstance(stakeholder, int)
    return ComingRow(
        id_,
        resident,
        village,
        stakeholder,
        str(via),
        str(desk),
        datetime.fromisoformat(str(at)),
        str(last or ""),
        datetime.fromisoformat(str(last_at)) if last_at else None,
        str(last_desk or ""),
    )


def _coming_of(hearing: Hearing, resident: Resident) -> Attendance | None:
    """The check-in of somebody, or that of a duplicate merged into them."""
    own = Attendance.get_or_none(Attendance.uid == uids.attendance(hearing.uid, resident.uid))
    if own is None:
        others = one_person.family(resident.id)[1:]
        mine = (Attendance.hearing == hearing) & Attendance.resident.in_(others)
        own = Attendance.get_or_none(mine) if others else None
    return own if isinstance(own, Attendance) else None


def _latest(attendance_id: int) -> AttendanceMove | None:
    found = (
        AttendanceMove.select()
        .where(AttendanceMove.attendance == attendance_id)
        .order_by(AttendanceMove.at.desc(), AttendanceMove.uid.desc())
        .first()
    )
    return found if isinstance(found, AttendanceMove) else None


def _last_move(attendance_id: int) -> str:
    found = _latest(attendance_id)
    return str(found.kind) if found else ""


def _write_move(there: Attendance, kind: str, desk: str) -> AttendanceMove:
    """The row of a move, a millisecond after the one before at the least; inside a deed."""
    before = _latest(there.id) or there
    at = max(clock.now(), before.at + timedelta(milliseconds=1))
    return AttendanceMove.create(attendance=there, kind=kind, desk=desk, at=at)


def _that_admits(hearing_id: int) -> Hearing:
    hearing = plan.kept(hearing_id)
    if hearing.state in (plan.CANCELLED, plan.FILED):
        raise Refused("hearing-admits-nobody")
    return hearing
