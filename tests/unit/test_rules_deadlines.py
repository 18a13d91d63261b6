"""Periods of law: the last day, and the day an office had better act."""

import tomllib
from datetime import date, datetime, timedelta

import pytest

from desktop import paths
from desktop.office.rules import deadlines
from desktop.office.rules.calendar import is_working_day
from desktop.office.rules.deadlines import Gap

DAYS = [date(2021, 1, 1) + timedelta(days=n) for n in range(0, 1400, 3)]


def test_every_period_stands_with_its_source() -> None:
    table = tomllib.loads(paths.resource("laws", "deadlines.toml").read_text(encoding="utf-8"))
    for name, entry in table.items():
        assert entry["source"], name
        assert isinstance(entry["confirmed"], bool), name
        assert len({"days", "hours", "years"} & entry.keys()) == 1, name


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        (-1, Gap.SHORT),
        (0, Gap.SHORT),
        (14, Gap.SHORT),
        (15, Gap.LENIENT),
        (16, Gap.SAFE),
        (90, Gap.SAFE),
    ],
)
def test_a_notice_hangs_fifteen_days_before_the_hearing(days: int, gap: Gap) -> None:
    posted = date(2021, 3, 9)
    assert deadlines.posting_gap(posted, posted + timedelta(days=days)) is gap


@pytest.mark.parametrize("safe", [True, False])
def test_earliest_hearing_and_latest_posting_are_each_other_turned_round(safe: bool) -> None:
    for day in DAYS:
        hearing = deadlines.earliest_hearing(day, safe=safe)
        assert deadlines.latest_posting(hearing, safe=safe) == day
        assert deadlines.posting_gap(day, hearing) is (Gap.SAFE if safe else Gap.LENIENT)
        assert deadlines.posting_gap(day + timedelta(days=1), hearing) is not Gap.SAFE


def test_an_offices_last_day_stays_on_a_holiday_and_a_citizens_rolls() -> None:
    assert deadlines.due(date(2021, 3, 29), 15) == date(2021, 4, 13)
    assert deadlines.citizen_due(date(2021, 3, 29), 15) == date(2021, 4, 16)


def test_the_office_acts_on_a_working_day_not_after_the_last() -> None:
    for day in DAYS:
        last = deadlines.summary_due(day)
        act = deadlines.act_by(last)
        assert act <= last
        assert is_working_day(act)
        assert last == day + timedelta(days=15)


def test_hours_run_from_the_moment() -> None:
    assert deadlines.breach_due(datetime(2022, 8, 5, 16, 40)) == datetime(2022, 8, 8, 16, 40)  # noqa: DTZ001


def test_the_survey_of_expired_papers_ends_on_the_sixtieth_day() -> None:
    assert deadlines.destruction_survey_due(2564) == date(2022, 3, 1)
    assert deadlines.destruction_survey_due(2566) == date(2024, 2, 29)


def test_papers_are_kept_as_long_as_their_kind() -> None:
    dated = date(2024, 2, 29)
    assert deadlines.retention_until(dated) == date(2034, 2, 28)
    assert deadlines.retention_until(dated, 4) == date(2028, 2, 29)
    assert deadlines.retention_until(dated, kind="retention_ordinary") == date(2025, 2, 28)
    assert deadlines.retention_until(dated, kind="archive") == date(2044, 2, 29)
