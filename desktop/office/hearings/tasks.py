"""The tasks of a hearing: its deadlines as they stand, ticked by hand, added by the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db import clock, uids
from db.models import Hearing, Task
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, completeness, deadlines, plan, rule_sets, steps
from desktop.office.hearings.deadlines import BEGUN, Duty, Tick
from desktop.office.hearings.plan import HearingSheet
from desktop.office.hearings.steps import Step
from desktop.thai import on_screen

COMING_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PutDown:
    """What was ticked of a hearing's tasks, and how many came."""

    ticks: tuple[Tick, ...] = ()
    came: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a hearing stands: every duty with its light, what is lacking, what comes next."""

    duties: tuple[Duty, ...]
    lacks: tuple[str, ...]
    step: Step


@dataclass(frozen=True, slots=True)
class ComingRow:
    """A hearing on the first screen with the most pressing thing to do for it."""

    id: int
    subject: str
    held_on: date | None
    state: str
    pressing: Duty | None


def standing(sheet: HearingSheet) -> Standing:
    """Reckon a hearing's deadlines for today."""
    return reckon(sheet, put_down(sheet))


def put_down(sheet: HearingSheet) -> PutDown:
    """What the records hold beside the plan that deadlines depend on."""
    came = len(attendance.present(sheet.id)) if sheet.state in BEGUN else 0
    return PutDown(tuple(ticks(sheet.id)), came)


def reckon(sheet: HearingSheet, known: PutDown) -> Standing:
    """Reckon the deadlines of a plan, also one that is still being typed; reads no records."""
    today = clock.today()
    found = deadlines.duties(sheet, today, known.ticks, known.came)
    return Standing(found, completeness.lacks(sheet.facts), steps.next_step(sheet, today))


def ticks(hearing_id: int) -> list[Tick]:
    """What was put down of the tasks of a hearing."""
    query = Task.select().where(Task.hearing == hearing_id, ~Task.deleted).order_by(Task.id)
    return [Tick(t.code, t.title, t.due, t.done_on, t.note) for t in query]


def tick(hearing_id: int, code: str, on_day: date | None = None, *, actor: int) -> None:
    """Put down that a task was done, today if no day is said."""
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    day = on_day or clock.today()
    if day > clock.today():
        raise Refused("hearing-day-to-come", day=on_screen.short(day))
    rule = rule_sets.basis(hearing.basis).rule(code)
    row = _row(hearing, code)
    if rule is None and row is None:
        raise Refused("rule-unknown")
    if rule is not None and (rule.done or rule.counts in ("opinions", "kept")):
        raise Refused("task-not-by-hand")
    row = row or Task(uid=uids.task(hearing.uid, code), hearing=hearing, code=code)
    with write(person.uid, "task.done"):
        row.done_on, row.done_by, row.deleted = day, person, False
        row.save()


def untick(hearing_id: int, code: str, *, actor: int) -> None:
    """Say that a task is not done after all."""
    person = actors.person(actor)
    row = _row(plan.kept(hearing_id), code)
    if row is None or row.done_on is None:
        return
    with write(person.uid, "task.undone"):
        row.done_on, row.done_by = None, None
        row.save()


def add(hearing_id: int, title: str, due: date | None = None, *, actor: int) -> str:
    """Add a task of the office's own; returns its code."""
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    if not title.strip():
        raise Refused("task-needs-title")
    code = clock.new_uid()
    uid = uids.task(hearing.uid, code)
    with write(person.uid, "task.added"):
        Task.create(uid=uid, hearing=hearing, code=code, title=title.strip(), due=due)
    return code


def drop(hearing_id: int, code: str, *, actor: int) -> None:
    """Take a task of the office's own away."""
    person = actors.person(actor)
    row = _row(plan.kept(hearing_id), code)
    if row is None or not row.title:
        raise Refused("rule-unknown")
    with write(person.uid, "task.dropped"):
        row.deleted = True
        row.save()


def coming(limit: int = COMING_SHOWN) -> list[ComingRow]:
    """The hearings that want something done: those not filed, the most pressing first."""
    states = (plan.CANCELLED, plan.SUMMARISED, plan.FILED)
    query = (
        Hearing.select(Hearing.id)
        .where(~Hearing.deleted, Hearing.state.not_in(states))
        .order_by(Hearing.held_on.is_null(), Hearing.held_on.desc())
        .limit(4 * limit)
    )
    found = [_coming(plan.open_sheet(row.id)) for row in query]
    today = clock.today()
    rank = {deadlines.BAD: 0, deadlines.WARN: 1}
    found.sort(
        key=lambda row: (
            rank.get(row.pressing.light, 2) if row.pressing else 3,
            abs(((row.held_on or date.max) - today).days),
        )
    )
    return found[:limit]


def _coming(sheet: HearingSheet) -> ComingRow:
    waiting = [duty for duty in standing(sheet).duties if duty.done_on is None]
    return ComingRow(
        sheet.id, sheet.facts.subject, sheet.facts.held_on, sheet.state, most_pressing(waiting)
    )


def most_pressing(duties: Sequence[Duty]) -> Duty | None:
    """The red one due first, else the amber, else the next one due."""
    for light in (deadlines.BAD, deadlines.WARN, deadlines.OK):
        of_light = [duty for duty in duties if duty.light == light]
        if of_light:
            return min(of_light, key=lambda duty: duty.due or date.max)
    return None


def _row(hearing: Hearing, code: str) -> Task | None:
    found = Task.get_or_none(Task.uid == uids.task(hearing.uid, code))
    return found if isinstance(found, Task) else None
