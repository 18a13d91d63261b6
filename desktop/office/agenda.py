"""The calendar of the office: hearings, deadlines, days off, a month at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from db.models import CycleItem, Document, Hearing, Posting
from desktop.i18n import thai
from desktop.office.morning import Place
from desktop.office.rules import calendar, tables
from desktop.office.words import agenda as words
from desktop.thai.digits import to_thai

WEEKS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day; `kind` hearing, due, down or cycle."""

    kind: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the grid; `off` the holiday's name, empty on others; `inside` the month shown."""

    day: date
    inside: bool
    off: str
    entries: tuple[Entry, ...]

    @property
    def free(self) -> bool:
        """Whether nobody works: a holiday or the end of the week."""
        return bool(self.off) or self.day.weekday() >= 5


@dataclass(frozen=True, slots=True)
class Month:
    """Six weeks from a Sunday on, with the month and its fiscal quarter."""

    first: date
    quarter: int
    fiscal_year: int  # Buddhist
    days: tuple[Day, ...]


def month(first: date) -> Month:
    """The month of a day."""
    first = first.replace(day=1)
    begins = first - timedelta(days=(first.weekday() + 1) % 7)
    days = [begins + timedelta(days=at) for at in range(7 * WEEKS)]
    entries = _entries(days[0], days[-1])
    off = _days_off(days)
    return Month(
        first,
        calendar.fiscal_quarter(first),
        calendar.fiscal_year(first),
        tuple(
            Day(day, day.month == first.month, off.get(day, ""), tuple(entries.get(day, ())))
            for day in days
        ),
    )


def _days_off(days: list[date]) -> dict[date, str]:
    """The names of the holidays that hold in this office's part of the country."""
    region = tables.own().region
    found = {}
    for day in days:
        names = [one.name for one in tables.holidays().get(day, ()) if one.region in ("", region)]
        if names:
            found[day] = " · ".join(names)
    return found


def _entries(first: date, last: date) -> dict[date, list[Entry]]:
    """What is on each day, hearings first."""
    found: dict[date, list[Entry]] = defaultdict(list)
    for row in _hearings_held(first, last):
        hour = row.begins.replace(":", ".")
        text = f"{hour} น. {row.subject}" if hour else row.subject
        found[row.held_on].append(Entry("hearing", to_thai(text), Place("hearing", row.id)))
    for day, text, hearing in _duties(first, last):
        found[day].append(Entry("due", text, Place("hearing", hearing)))
    hanging: Any = (
        Posting.select(Posting.due_on, Document.id, Document.subject)
        .join(Document)
        .where(
            ~Posting.deleted, Posting.state.in_(("up", "torn")), Posting.due_on.between(first, last)
        )
        .distinct()
        .tuples()
    )
    for due, document, subject in hanging:
        told = words.TAKE_DOWN.format(subject=subject)
        found[_day(due)].append(Entry("down", told, Place("posting", document)))
    items: Any = CycleItem.select().where(
        ~CycleItem.deleted, CycleItem.done_on.is_null(), CycleItem.due.between(first, last)
    )
    for item in items:
        found[item.due].append(Entry("cycle", item.title, Place("cycle", item.id)))
    return found


def _hearings_held(first: date, last: date) -> list[Any]:
    query = (
        Hearing.select()
        .where(~Hearing.deleted, Hearing.held_on.between(first, last), Hearing.state != "cancelled")
        .order_by(Hearing.held_on, Hearing.begins)
    )
    return list(query)


def _duties(first: date, last: date) -> list[tuple[date, str, int]]:
    """The open deadlines of hearings near these days."""
    from desktop.office.hearings import plan, tasks

    near = timedelta(days=60)  # no deadline is further from its hearing
    query = Hearing.select(Hearing.id).where(
        ~Hearing.deleted,
        Hearing.held_on.between(first - near, last + near),
        Hearing.state.not_in((plan.CANCELLED, plan.FILED)),
    )
    found = []
    for row in query:
        sheet = plan.open_sheet(row.id)
        for duty in tasks.standing(sheet).duties:
            if duty.done_on is None and duty.due is not None and first <= duty.due <= last:
                found.append(
                    (
                        duty.due,
                        words.DUTY.format(title=duty.title, subject=sheet.facts.subject),
                        row.id,
                    )
                )
    return found


def calendar_file(first: date, last: date) -> bytes:
    """Everything between two days for other calendars (RFC 5545); the same days, the same bytes."""
    from icalendar import Calendar, Event

    file = Calendar()
    file.add("prodid", "-//Prachakhom//Office//TH")
    file.add("version", "2.0")
    file.add("x-wr-calname", thai(words.NAME))
    for day, entries in sorted(_entries(first, last).items()):
        for one in entries:
            event = Event()
            event.add("uid", f"{one.kind}-{one.place.id}-{day.isoformat()}@prachakhom")
            event.add("dtstamp", datetime.combine(day, time(), UTC))
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("summary", thai(one.text))
            file.add_component(event)
    return bytes(file.to_ical())


def year_file(day: date) -> bytes:
    """The calendar file of the fiscal year a day is in."""
    return calendar_file(*calendar.fiscal_bounds(calendar.fiscal_year(day)))


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
