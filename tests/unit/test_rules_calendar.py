"""Fiscal years, working days, and the table of holidays they rest on."""

from datetime import date, timedelta

import pytest

from desktop.office.rules import calendar
from desktop.office.rules.tables import holidays

FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
REGIONS = {"", "north", "northeast", "central", "south"}


def test_a_fiscal_year_begins_in_october_and_ends_in_september() -> None:
    for day in EVERY_DAY:
        first, last = calendar.fiscal_bounds(calendar.fiscal_year(day))
        assert first <= day <= last
    assert calendar.fiscal_bounds(2564) == (date(2020, 10, 1), date(2021, 9, 30))
    assert [calendar.fiscal_quarter(date(2021, month, 1)) for month in (10, 12, 1, 4, 9)] == [
        1,
        1,
        2,
        3,
        4,
    ]


def test_the_table_names_every_holiday_once_with_its_source() -> None:
    for day, found in holidays().items():
        assert len({holiday.name for holiday in found}) == len(found), day
        for holiday in found:
            assert holiday.name
            assert holiday.source
            assert holiday.region in REGIONS
    assert list(holidays()) == sorted(holidays())


@pytest.mark.parametrize("year", range(2019, 2028))
def test_each_year_has_the_holidays_that_never_move(year: int) -> None:
    fixed = [
        (1, 1),
        (4, 6),
        (6, 3),
        (7, 28),
        (8, 12),
        (10, 13),
        (10, 23),
        (12, 5),
        (12, 10),
        (12, 31),
    ]
    for month, day in fixed:
        assert date(year, month, day) in holidays()
    if year != 2020:  # put off that year to July and September
        assert all(date(year, 4, day) in holidays() for day in (13, 14, 15))


@pytest.mark.parametrize("year", range(2019, 2028))
def test_labour_day_and_childrens_day_are_no_government_holidays(year: int) -> None:
    assert date(year, 5, 1) not in holidays()
    assert not any(
        "เด็ก" in found.name for day in holidays() if day.year == year for found in holidays()[day]
    )


def test_2564_is_as_the_cabinet_moved_it() -> None:
    off = [(2, 12), (4, 12), (7, 27), (9, 24), (10, 22)]
    assert not any(calendar.is_working_day(date(2021, *day)) for day in off)
    assert calendar.is_working_day(date(2021, 10, 25))


def test_a_regional_holiday_holds_in_its_region_alone() -> None:
    assert calendar.is_working_day(date(2021, 10, 21))
    assert not calendar.is_working_day(date(2021, 10, 21), "central")
    assert calendar.is_working_day(date(2021, 10, 21), "south")
    assert calendar.add_working_days(date(2021, 10, 20), 1, "central") == date(2021, 10, 25)


def test_the_table_says_what_it_does_not_know() -> None:
    assert calendar.knows_holidays(date(2021, 6, 1))
    assert not calendar.knows_holidays(date(2040, 6, 1))


def test_working_days_are_counted_forth_and_back() -> None:
    for day in EVERY_DAY[40:-40:7]:
        for count in (1, 3, 8):
            there = calendar.add_working_days(day, count)
            assert calendar.is_working_day(there)
            passed = [day + timedelta(days=n + 1) for n in range((there - day).days)]
            assert sum(map(calendar.is_working_day, passed)) == count
            if calendar.is_working_day(day):
                assert calendar.add_working_days(there, -count) == day


def test_the_nearest_working_days_enclose_a_holiday() -> None:
    songkran = date(2021, 4, 13)
    assert calendar.working_day_on_or_before(songkran) == date(2021, 4, 9)
    assert calendar.working_day_on_or_after(songkran) == date(2021, 4, 16)
    assert calendar.working_day_on_or_before(date(2021, 4, 9)) == date(2021, 4, 9)
