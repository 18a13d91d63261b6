"""A hearing once more: the same next year, or the same subject at other venues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db import clock
from db.models import Hearing, HearingGroup, Person, Stakeholder, Village
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import plan, program
from desktop.office.hearings.plan import AgendaRow, HearingFacts, HearingSheet
from desktop.office.rules import calendar
from desktop.thai import dates
from desktop.thai.digits import to_arabic, to_thai

_BETWEEN = "|"  # of venue and day in a line of a series
_DIGIT = "[0-9๐-๙]"
_YEAR = re.compile(rf"(?<!{_DIGIT})(?<![-–] )(?<![-–]){_DIGIT}{{4}}(?!{_DIGIT})(?! ?[-–])")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a hearing of a series is held."""

    venue: str
    held_on: date | None = None


def next_year(day: date) -> date:
    """The same day of the next fiscal year, or the nearest working day of that year.

    29 February becomes the 28th. The next working day, unless that lies in the year after.
    """
    try:
        there = day.replace(year=day.year + 1)
    except ValueError:
        there = day.replace(year=day.year + 1, day=28)
    moved = calendar.working_day_on_or_after(there)
    if calendar.fiscal_year(moved) != calendar.fiscal_year(there):
        return calendar.working_day_on_or_before(there)
    return moved


def next_years(text: str, held_on: date | None) -> str:
    """A subject with the years of its hearing, fiscal or of the calendar, made the next ones.

    Only a year that stands alone: in a span of years (๒๕๖๖ - ๒๕๗๐) it is that of a plan.
    """
    day = held_on or clock.today()
    years = {calendar.fiscal_year(day), dates.buddhist_year(day)}

    def moved(found: re.Match[str]) -> str:
        year = int(to_arabic(found[0]))
        return found[0] if year not in years else _in_digits_of(found[0], year + 1)

    return _YEAR.sub(moved, text)


def _in_digits_of(shown: str, year: int) -> str:
    return str(year) if shown.isascii() else to_thai(str(year))


def repeat(hearing_id: int, subject: str = "", *, actor: int) -> int:
    """Plan the same hearing for the next fiscal year; refused when that was done already.

    Without a `subject` it is that of before with the next year in it.
    """
    person = actors.person(actor)
    sheet = plan.open_sheet(hearing_id)
    held = sheet.facts.held_on
    new_day = next_year(held) if held else None
    facts = sheet.facts
    named = subject.strip() or next_years(facts.subject, held)
    sheet = replace(
        sheet, facts=replace(facts, subject=named, project=next_years(facts.project, held))
    )
    year = calendar.fiscal_year(new_day or clock.today() + timedelta(days=366))
    there = Hearing.select().where(
        ~Hearing.deleted, Hearing.previous == hearing_id, Hearing.fiscal_year == year
    )
    if there.exists():
        raise Refused("hearing-repeated", year=year)
    with write(person.uid, "hearing.repeated"):
        return _again(sheet, new_day, sheet.facts.venue, person)


def at_other_venues(hearing_id: int, occasions: Sequence[Occasion], *, actor: int) -> list[int]:
    """Plan the hearing at each of other venues too, each with its own day, papers and people."""
    person = actors.person(actor)
    sheet = plan.open_sheet(hearing_id)
    if not occasions or any(not one.venue.strip() for one in occasions):
        raise Refused("series-needs-venue")
    with write(person.uid, "hearing.repeated"):
        return [_again(sheet, one.held_on, one.venue, person) for one in occasions]


def read_occasions(text: str) -> list[Occasion]:
    """Venues one a line, with or without a day: ศาลาวัดใหม่ | ๔/๓/๒๕๗๐."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        venue, _, day = (part.strip() for part in line.partition(_BETWEEN))
        if not venue and not day:
            continue
        if not venue:
            raise Refused("series-needs-venue")
        try:
            found.append(Occasion(venue, dates.parse(day) if day else None))
        except dates.UnreadableDate:
            raise Refused("series-line-unreadable", line=number, text=day) from None
    if not found:
        raise Refused("series-needs-venue")
    return found


def _again(sheet: HearingSheet, held_on: date | None, venue: str, person: Person) -> int:
    """Copy the plan of a hearing to another day and place; inside a deed."""
    facts = _moved(sheet.facts, held_on, venue)
    hearing = Hearing(created_by=person, previous=sheet.id)
    plan.put(hearing, facts)
    hearing.save()
    for group in sheet.groups:
        village = Village.get_by_id(group.village_id) if group.village_id else None
        stakeholder = Stakeholder.get_by_id(group.stakeholder_id) if group.stakeholder_id else None
        HearingGroup.create(
            uid=program.group_uid(hearing, village, stakeholder),
            hearing=hearing,
            village=village,
            stakeholder=stakeholder,
            quota=group.quota,
        )
    program.write_agenda(
        hearing,
        [AgendaRow(0, a.place, a.kind, a.title, "", a.minutes, "") for a in sheet.agenda],
    )
    return int(hearing.id)


def _moved(facts: HearingFacts, held_on: date | None, venue: str) -> HearingFacts:
    """The facts on another day: what else bears a day moves with it, or waits to be set."""
    by = held_on - facts.held_on if held_on and facts.held_on else None
    return replace(
        facts,
        held_on=held_on,
        venue=venue.strip(),
        ended_on=facts.ended_on + by if facts.ended_on and by is not None else None,
        opinions_until=facts.opinions_until + by
        if facts.opinions_until and by is not None
        else None,
    )
