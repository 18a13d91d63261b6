"""After a hearing: what is still missing and by which day, minutes adopted, results announced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import clock
from db.write import write
from desktop.office import actors, stages
from desktop.office.errors import Refused
from desktop.office.hearings import answers, events, papers, phrases, plan
from desktop.office.hearings.answers import Matter
from desktop.office.hearings.papers import PaperState
from desktop.office.hearings.plan import HearingSheet
from desktop.office.rules import deadlines
from desktop.thai import on_screen


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still to do; `code` is a word of words, `count` how many of it, `by` until when."""

    code: str
    count: int = 0
    by: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """What stands after a hearing, for its page."""

    over: bool  # the hearing was closed
    due: date | None  # the last legal day of the summary notice
    act_by: date | None  # the last working day on or before it
    days_left: int  # until `due`; negative: late
    matters: tuple[Matter, ...]
    minutes: PaperState
    summary: PaperState
    result: PaperState
    missing: tuple[Missing, ...]


def results(hearing_id: int) -> Results:
    """Everything the page of results shows."""
    sheet = plan.open_sheet(hearing_id)
    made = {state.role: state for state in papers.states_of(sheet)}
    found = tuple(answers.matters(hearing_id))
    over = sheet.state in plan.OVER
    due = None
    if over and sheet.last_day:
        due = deadlines.due(sheet.last_day, phrases.summary_days(sheet.facts.basis))
    today = clock.today()
    return Results(
        over,
        due,
        deadlines.act_by(due) if due else None,
        (due - today).days if due else 0,
        found,
        made["minutes"],
        made["summary"],
        made["result"],
        tuple(_missing(sheet, made, found, due, today)) if over else (),
    )


def adopt(hearing_id: int, on_day: date, *, actor: int) -> None:
    """Put down that the minutes were checked and adopted; they must be signed."""
    sheet = plan.open_sheet(hearing_id)
    if not _signed(sheet, "minutes"):
        raise Refused("minutes-not-signed")
    _that_is_over(sheet)
    _that_has_come(on_day)
    if sheet.last_day and on_day < sheet.last_day:
        raise Refused("minutes-before-hearing")
    events.note(hearing_id, "adopted", on_day=on_day, actor=actor)


def summarise(hearing_id: int, posted_on: date, *, actor: int) -> None:
    """Put down that the signed summary notice was posted on a day: the results are announced."""
    sheet = plan.open_sheet(hearing_id)
    if not _signed(sheet, "summary"):
        raise Refused("summary-not-signed")
    _that_is_over(sheet)
    _that_has_come(posted_on)
    if sheet.last_day and posted_on < sheet.last_day:
        raise Refused("summary-before-hearing")
    from desktop.office.postings import everywhere  # with it comes the log

    person, hearing = actors.person(actor), plan.kept(hearing_id)
    with write(person.uid, "hearing.summarised"):
        plan.write_event(hearing, person, "summarised", on_day=posted_on)
        everywhere.post(hearing, "summary", posted_on, person)


def _that_has_come(day: date) -> None:
    if day > clock.today():
        raise Refused("hearing-day-to-come", day=on_screen.short(day))


def _that_is_over(sheet: HearingSheet) -> None:
    if sheet.state not in (plan.HELD, plan.MINUTED, plan.SUMMARISED):
        raise Refused("hearing-not-held")


def _signed(sheet: HearingSheet, role: str) -> bool:
    return any(p.role == role and p.stage == stages.SIGNED for p in sheet.papers)


def _missing(
    sheet: HearingSheet,
    made: dict[str, PaperState],
    found: tuple[Matter, ...],
    due: date | None,
    today: date,
) -> list[Missing]:
    """In the order of the work: answers, minutes, summary, what was promised."""
    out: list[Missing] = []
    summarised = sheet.summarised_on is not None
    late = due is not None and today > due

    def wanted(code: str, count: int = 0) -> None:
        out.append(Missing(code, count, due, late))

    waiting = answers.unanswered(found)
    if waiting and not summarised:
        wanted("answers", waiting)
    kinds = {event.kind for event in sheet.events}
    for role in ("minutes", "summary"):
        after = "adopted" if role == "minutes" else "summarised"
        if after in kinds:
            continue
        state = made[role]
        if state.paper is None:
            wanted(role)
        elif not state.signed:
            wanted(f"{role}-signed")
        else:
            wanted(after)
    promised = [matter for matter in found if matter.open_follow_up]
    if promised:
        days = [matter.answer.due for matter in promised if matter.answer.due]
        first = min(days) if days else None
        out.append(Missing("follow-ups", len(promised), first, bool(first and today > first)))
    return out
