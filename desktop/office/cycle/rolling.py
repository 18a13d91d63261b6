"""A new fiscal year from the one before: every item as it would be, to be accepted row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import clock
from db.write import write
from desktop.office import actors, people
from desktop.office.cycle import items
from desktop.office.cycle.items import ItemFacts, ItemRow
from desktop.office.rules import calendar, cycle
from desktop.thai.digits import to_arabic, to_thai

KEPT, MOVED, NEW = "kept", "moved", "new"
_YEARS = re.compile(r"[0-9๐-๙]{4}")
_RANGE = re.compile(r"[0-9๐-๙]{4}\s*[-–]\s*(?:พ\.ศ\.\s*)?[0-9๐-๙]{4}")


@dataclass(frozen=True, slots=True)
class RollRow:
    """One item of the new year: `kept` (the same day), `moved` (its day was none to work) or `new`.

    `notes` are codes of what else changed: `title` (years in it), `owner` (its person left).
    """

    change: str
    step: int
    code: str
    before: ItemRow | None
    after: ItemFacts
    person: str = ""  # the name of who does it in the new year
    notes: tuple[str, ...] = ()


def diff(year: int) -> list[RollRow]:
    """What a Buddhist fiscal year would have of the year before and of what is usual.

    Items the year has already are left out.
    """
    here = items.of_year(year)
    rolled = {row.previous_id for row in here}
    codes = {row.code for row in here} - {""}
    before = items.of_year(year - 1)
    rows = [
        _rolled(row, year)
        for row in before
        if row.id not in rolled and (not row.code or row.code not in codes)
    ]
    known = codes | {row.code for row in before}
    rows += [_fresh(one, year) for one in cycle.patterns() if one.code not in known]
    return sorted(rows, key=lambda row: (row.step, row.after.due or date.max))


def accept(year: int, rows: Sequence[RollRow], *, actor: int) -> int:
    """Write the rows that were accepted, in one deed; how many were written.

    A row somebody else wrote meanwhile is left out.
    """
    person = actors.person(actor)
    there = items.of_year(year)
    rolled = {row.previous_id for row in there} - {None}
    codes = {row.code for row in there} - {""}
    wanted = [
        row
        for row in rows
        if not (row.before and row.before.id in rolled) and row.code not in codes
    ]
    if not wanted:
        return 0
    with write(person.uid, "cycle.rolled"):
        for row in wanted:
            previous = row.before.id if row.before else None
            items.write_item(year, row.step, row.after, code=row.code, previous_id=previous)
    return len(wanted)


def in_year(title: str, year: int) -> str:
    """A title of the fiscal year before for a Buddhist fiscal year: its years one later.

    The year before and the one before that are moved; years of a range, such as of a plan, stay.
    """
    ranges = [found.span() for found in _RANGE.finditer(title)]

    def moved(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in ranges):
            return found[0]
        said = int(to_arabic(found[0]))
        if said not in (year - 1, year - 2):
            return found[0]
        return str(said + 1) if found[0].isascii() else to_thai(str(said + 1))

    return _YEARS.sub(moved, title)


def _rolled(row: ItemRow, year: int) -> RollRow:
    facts = row.facts
    title = in_year(facts.title, year)
    due, moved = _moved_on(row, year)
    person_id, person = _owner(facts.person_id, row.person)
    notes = [
        *(["title"] if title != facts.title else []),
        *(["owner"] if person_id != facts.person_id else []),
    ]
    after = replace(
        facts, title=title, due=due, person_id=person_id, done_on=None, result="", reached=None
    )
    return RollRow(MOVED if moved else KEPT, row.step, row.code, row, after, person, tuple(notes))


def _fresh(pattern: cycle.Pattern, year: int) -> RollRow:
    facts = ItemFacts(
        title=pattern.title,
        kind=pattern.kind,
        due=_usual(pattern, year),
        dimensions=pattern.dimensions,
    )
    return RollRow(NEW, pattern.step, pattern.code, None, facts)


def _day(day: date | None, year: int) -> tuple[date | None, bool]:
    """The day in the new year, the nearest day of work where it is none; whether it moved.

    The nearest, not always an earlier one: a year rolled from a rolled one would creep forward.
    """
    if day is None:
        return None, False
    same = cycle.same_day_in(year, day)
    first, last = calendar.fiscal_bounds(year)
    near = (calendar.working_day_on_or_before(same), calendar.working_day_on_or_after(same))
    works = min(
        (one for one in near if first <= one <= last), key=lambda one: abs((one - same).days)
    )
    return works, works != same


def _moved_on(row: ItemRow, year: int) -> tuple[date | None, bool]:
    """The day of an item in the new year, and whether it had to be moved.

    An item that kept the day of its pattern takes that of the new year.
    """
    pattern = next((one for one in cycle.patterns() if one.code == row.code), None)
    if pattern is not None and row.facts.due == _usual(pattern, year - 1):
        due = _usual(pattern, year)
        return due, due != cycle.day_in(year, pattern.due)
    return _day(row.facts.due, year)


def _usual(pattern: cycle.Pattern, year: int) -> date:
    """The day of a pattern in a year, the day of work before it where it is none."""
    first, _ = calendar.fiscal_bounds(year)
    day = calendar.working_day_on_or_before(cycle.day_in(year, pattern.due))
    return day if day >= first else calendar.working_day_on_or_after(first)


def _owner(person_id: int | None, name: str) -> tuple[int | None, str]:
    """Who does it from now on: the same person, or who holds their post today; None: nobody."""
    if person_id is None:
        return None, ""
    held = people.tenures(person_id=person_id)
    today = clock.today()
    now = people.tenures(on=today)
    if not held or any(row.person_id == person_id for row in now):
        return person_id, name
    last = max(held, key=lambda row: row.ends or today)
    follower = next(
        (row for row in now if row.post_id == last.post_id and row.capacity == "holder"), None
    )
    return (follower.person_id, follower.person) if follower else (None, "")
