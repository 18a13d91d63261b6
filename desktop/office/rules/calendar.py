"""Fiscal years and working days."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.office.rules.tables import holidays, own
from desktop.thai.dates import ERA, buddhist_year

FISCAL_START = 10  # 1 October; the fiscal year is named by the year it ends in
_DAY = timedelta(days=1)


def fiscal_year(day: date) -> int:
    """The Buddhist fiscal year of a day (registers follow the calendar year instead)."""
    return buddhist_year(day) + (day.month >= FISCAL_START)


def fiscal_quarter(day: date) -> int:
    """1 for October to December, … 4 for July to September."""
    return (day.month - FISCAL_START) % 12 // 3 + 1


def fiscal_bounds(year: int) -> tuple[date, date]:
    """First and last day of a Buddhist fiscal year."""
    ends = year - ERA
    return date(ends - 1, FISCAL_START, 1), date(ends, FISCAL_START, 1) - _DAY


def is_working_day(day: date, region: str = "") -> bool:
    """Whether government offices work: no weekend, no holiday of the country or of `region`.

    Without `region`, that of the open office.
    """
    if day.weekday() >= 5:
        return False
    region = region or own().region
    return not any(holiday.region in ("", region) for holiday in holidays().get(day, ()))


def knows_holidays(day: date) -> bool:
    """Whether the table has the holidays of that year; without them working days are a guess."""
    return any(known.year == day.year for known in holidays())


def add_working_days(day: date, count: int, region: str = "") -> date:
    """The count-th working day after `day` (before it for a negative count)."""
    step = _DAY if count >= 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, region)
    return day


def working_day_on_or_before(day: date, region: str = "") -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day, region):
        day -= _DAY
    return day


def working_day_on_or_after(day: date, region: str = "") -> date:
    """The day itself, or the next working day."""
    while not is_working_day(day, region):
        day += _DAY
    return day
