"""The steps of a hearing from plan to file: what comes next, and taking it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import clock
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import completeness, plan
from desktop.office.hearings.plan import HearingSheet
from desktop.office.words.deadlines import lacking
from desktop.thai import on_screen

# State → the event that comes next. Postponed and cancelled hearings have none.
_NEXT = {
    plan.PLANNED: "ready",
    plan.READY: "posted",
    plan.POSTED: "opened",
    plan.OPEN: "closed",
    plan.HELD: "adopted",
    plan.MINUTED: "summarised",
    plan.SUMMARISED: "filed",
}
_POSTS = {"posted": "notice", "summarised": "summary"}  # the paper that hangs by then
ASKS_DAY = ("posted", "adopted", "summarised")


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: an event, empty for nothing; `waits` says why it cannot be done yet.

    `waits` is a key of `words.deadlines.WAITS`, `lacks` what is missing then, `day` the day waited
    for.
    """

    kind: str
    waits: str = ""
    lacks: tuple[str, ...] = ()
    day: date | None = None

    @property
    def asks_day(self) -> bool:
        """Whether the clerk says on which day it was done."""
        return self.kind in ASKS_DAY


def next_step(sheet: HearingSheet, today: date) -> Step:
    """What comes next for a hearing, and whether it can be done today."""
    if sheet.state == plan.POSTPONED:
        return Step("ready", "no-day")
    kind = _NEXT.get(sheet.state, "")
    missing = completeness.lacks(sheet.facts)
    if kind in ("ready", "posted") and missing:
        return Step(kind, "lacks", missing)
    held = sheet.facts.held_on
    if kind == "opened" and held is not None and today < held:
        return Step(kind, "not-the-day", day=held)
    return Step(kind)


def take(hearing_id: int, kind: str, on_day: date | None = None, *, actor: int) -> None:
    """Take the next step: ready, posted, opened, closed, adopted, summarised or filed.

    A notice is ready only when nothing is lacking, and a day must neither lie ahead nor come
    before the step it follows. How many days the notice hung is never a reason to refuse: it is
    what happened, and the deadlines show it.
    """
    person = actors.person(actor)
    sheet = plan.open_sheet(hearing_id)
    step = next_step(sheet, clock.today())
    if step.kind != kind or step.waits == "no-day":
        raise Refused("hearing-step-not-due")
    if step.waits == "lacks":
        raise Refused("hearing-not-ready", what=lacking(step.lacks))
    if step.day is not None:
        raise Refused("hearing-not-the-day", day=on_screen.short(step.day))
    day = on_day or clock.today()
    _check_order(sheet, kind, day)
    hearing = plan.kept(hearing_id)
    with write(person.uid, f"hearing.{kind}"):
        plan.write_event(hearing, person, kind, on_day=day)
        if kind in _POSTS:
            from desktop.office.postings import everywhere  # with it comes the log

            everywhere.post(hearing, _POSTS[kind], day, person)


def _check_order(sheet: HearingSheet, kind: str, day: date) -> None:
    if day > clock.today():
        raise Refused("hearing-day-to-come", day=on_screen.short(day))
    if kind == "posted" and sheet.facts.held_on is not None and day >= sheet.facts.held_on:
        raise Refused("hearing-posted-too-late", day=on_screen.short(day))
    before = None
    if kind in ("adopted", "summarised"):
        before = sheet.last_day
        if kind == "summarised":
            adopted = [event.on_day for event in sheet.events if event.kind == "adopted"]
            before = max([*adopted[-1:], *([before] if before else [])], default=None)
    if before is not None and day < before:
        raise Refused(
            "hearing-day-too-early", day=on_screen.short(day), other=on_screen.short(before)
        )
