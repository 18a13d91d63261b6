"""The office's own holidays and figures: deeds that set and clear them, each with its source.

What stands here wins over `resources/laws`. The rules read it from `rules.tables`, where `refresh`
puts it: when the office is opened, and after every deed that changes it, another PC's too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db import uids
from db.models import Holiday, OfficeRule
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.rules import tables
from desktop.office.rules.tables import OwnDay, OwnFigure
from desktop.thai.digits import to_arabic

TOPICS = frozenset({"holiday", "rule"})
REGION = "region"  # the code under which the office's part of the country is kept
REGIONS = ("", "north", "northeast", "central", "south")


@dataclass(frozen=True, slots=True)
class DayRow:
    """One holiday as the settings show it; `origin` is table, own or struck."""

    day: date
    name: str
    region: str
    source: str
    confirmed: bool
    origin: str


def refresh() -> None:
    """Put what the records hold where the rules look."""
    days = [
        OwnDay(h.day, h.region, h.name, h.working, h.source)
        for h in Holiday.select().where(~Holiday.deleted).order_by(Holiday.day, Holiday.region)
    ]
    figures = {
        r.code: OwnFigure(r.value, r.source) for r in OfficeRule.select().where(~OfficeRule.deleted)
    }
    region = figures.pop(REGION, OwnFigure("", "")).value
    tables.put_own(days, figures, region)


def hear(topics: frozenset[str]) -> None:
    """After a deed, in the thread that did it."""
    if topics & TOPICS:
        refresh()


def set_figure(code: str, value: str, source: str, *, actor: int) -> None:
    """Let the office's own number of days hold for a rule (its key), on a source it names."""
    from desktop.office.hearings import rule_sets

    person = actors.person(actor)
    if code not in {rule.key for rule in rule_sets.all_rules()}:
        raise Refused("rule-unknown")
    number = to_arabic(value).strip()
    if not number.isdecimal() or int(number) > rule_sets.MOST_DAYS:
        raise Refused("rule-needs-days", most=rule_sets.MOST_DAYS)
    if not source.strip():
        raise Refused("rule-needs-source")
    _keep_rule(person.uid, code, str(int(number)), source.strip())


def clear_figure(code: str, *, actor: int) -> None:
    """Let the figure of the table hold again."""
    person = actors.person(actor)
    found = OfficeRule.get_or_none(OfficeRule.code == code, ~OfficeRule.deleted)
    if found is None:
        return
    with write(person.uid, "rule.cleared"):
        found.deleted = True
        found.save()


def set_region(region: str, *, actor: int) -> None:
    """Say in which part of the country the office lies: its regional holidays count then."""
    person = actors.person(actor)
    if region not in REGIONS:
        raise Refused("rule-unknown")
    if region != tables.own().region:
        _keep_rule(person.uid, REGION, region, "")


def _keep_rule(by: str, code: str, value: str, source: str) -> None:
    uid = uids.office_rule(code)
    found = OfficeRule.get_or_none(OfficeRule.uid == uid) or OfficeRule(uid=uid, code=code)
    if not found.deleted and (found.value, found.source) == (value, source) and found.id:
        return
    with write(by, "rule.set"):
        found.value, found.source, found.deleted = value, source, False
        found.save()


def years() -> list[int]:
    """The Gregorian years of which any holiday is known, the latest first."""
    return sorted({day.year for day in (*tables.holidays(), *_struck_days())}, reverse=True)


def _struck_days() -> list[date]:
    return [h.day for h in Holiday.select().where(~Holiday.deleted, Holiday.working)]


def days_of(year: int) -> list[DayRow]:
    """The holidays of a year: the table's, the office's own, and those it struck."""
    mine = {
        (h.day, h.region): h for h in Holiday.select().where(~Holiday.deleted) if h.day.year == year
    }
    found = [
        DayRow(day, known.name, known.region, known.source, known.confirmed, "own")
        if (day, known.region) in mine
        else DayRow(day, known.name, known.region, known.source, known.confirmed, "table")
        for day, there in tables.holidays().items()
        if day.year == year
        for known in there
    ]
    for h in mine.values():
        if h.working:
            found.append(DayRow(h.day, h.name, h.region, h.source, True, "struck"))
    return sorted(found, key=lambda row: (row.day, row.region))


def add_day(day: date, name: str, region: str = "", source: str = "", *, actor: int) -> None:
    """Add a holiday, or put the office's own name and source on one of the table."""
    person = actors.person(actor)
    _check_day(name, region, source)
    if _keep_days(person.uid, [OwnDay(day, region, name.strip(), False, source.strip())]) == 0:
        raise Refused("holiday-twice")


def remove_day(day: date, region: str, source: str = "", *, actor: int) -> None:
    """Take a holiday away: one of the office's own goes, one of the table is struck, with why."""
    person = actors.person(actor)
    by_table = [h for h in tables.table_holidays().get(day, ()) if h.region == region]
    if by_table:
        if not source.strip():
            raise Refused("holiday-needs-source")
        _keep_days(person.uid, [OwnDay(day, region, by_table[0].name, True, source.strip())])
    else:
        restore_day(day, region, actor=actor)


def restore_day(day: date, region: str, *, actor: int) -> None:
    """Forget what the office set on a day: the table holds again."""
    person = actors.person(actor)
    found = Holiday.get_or_none(Holiday.uid == uids.holiday(day.isoformat(), region))
    if found is None or found.deleted:
        raise Refused("holiday-gone")
    with write(person.uid, "holiday.restored"):
        found.deleted = True
        found.save()


def add_days(days: Sequence[OwnDay], *, actor: int) -> int:
    """Take in many days at once, as an import does; returns how many were new or other."""
    person = actors.person(actor)
    for one in days:
        _check_day(one.name, one.region, one.source)
    return _keep_days(person.uid, days)


def _check_day(name: str, region: str, source: str) -> None:
    if not name.strip():
        raise Refused("holiday-needs-name")
    if region not in REGIONS:
        raise Refused("holiday-region-unknown", region=region)
    if not source.strip():
        raise Refused("holiday-needs-source")


def _keep_days(by: str, days: Sequence[OwnDay]) -> int:
    changed: list[Holiday] = []
    for one in days:
        uid = uids.holiday(one.day.isoformat(), one.region)
        found = Holiday.get_or_none(Holiday.uid == uid)
        row = found or Holiday(uid=uid, day=one.day, region=one.region)
        wanted = (one.name, one.working, one.source, False)
        if found is None or (row.name, row.working, row.source, row.deleted) != wanted:
            row.name, row.working, row.source, row.deleted = wanted
            changed.append(row)
    if changed:
        with write(by, "holiday.set"):
            for row in changed:
                row.save()
    return len(changed)
