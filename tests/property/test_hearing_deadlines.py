"""Whatever the plan, the day and the office's own days: deadlines keep order and word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.office.hearings import completeness, deadlines, rule_sets, series
from desktop.office.hearings.deadlines import Duty, Tick, duties
from desktop.office.hearings.plan import ITEMS, STATES, EventRow, HearingFacts, HearingSheet
from desktop.office.rules import calendar, tables
from desktop.office.rules.tables import OwnDay, OwnFigure
from desktop.office.words import deadlines as words

DAYS = st.dates(date(2019, 6, 1), date(2027, 6, 1))
BASES = st.sampled_from(rule_sets.codes())
KEYS = [rule.key for rule in rule_sets.all_rules()]


@pytest.fixture(autouse=True)
def tables_alone_afterwards() -> Iterator[None]:
    yield
    tables.put_own()


def sheet(
    held: date | None, basis: str, state: str = "planned", *events: tuple[str, date], **more: object
) -> HearingSheet:
    facts = replace(HearingFacts(subject="เรื่อง", basis=basis, held_on=held), **more)
    known = tuple(
        EventRow(kind, day, "", "", "", "", datetime(2024, 1, 1))  # noqa: DTZ001
        for kind, day in events
    )
    posted = [day for kind, day in events if kind == "posted"]
    done = [day for kind, day in events if kind == "summarised"]
    return HearingSheet(
        1, "h", facts, state, posted[-1] if posted else None, done[-1] if done else None, None,
        "", "", (), (), known, (),
    )  # fmt: skip


def of(found: tuple[Duty, ...], code: str) -> Duty:
    return next(duty for duty in found if duty.code == code)


@given(
    held=DAYS | st.none(),
    today=DAYS,
    basis=BASES,
    state=st.sampled_from(STATES),
    ahead=st.integers(-5, 60),
    length=st.integers(0, 5),
    severe=st.booleans(),
    quorum=st.integers(0, 50),
    came=st.integers(0, 50),
    ticked=st.lists(st.tuples(st.sampled_from([k.partition(".")[2] for k in KEYS]), DAYS)),
)
def test_every_deadline_of_every_plan_has_a_light_a_word_and_its_days_in_order(
    held, today, basis, state, ahead, length, severe, quorum, came, ticked
) -> None:
    events = []
    if held is not None and state not in ("planned", "ready"):
        events = [("posted", held - timedelta(days=ahead))]
    if held is not None and state in ("summarised", "filed"):
        events.append(("summarised", held + timedelta(days=ahead)))
    plan = sheet(
        held,
        basis,
        state,
        *events,
        severity="severe" if severe else "general",
        quorum=quorum,
        ended_on=held + timedelta(days=length) if held and length else None,
    )
    found = duties(plan, today, [Tick(code, done_on=day) for code, day in ticked], came)
    assert len({duty.code for duty in found}) == len(found)
    for duty in found:
        assert duty.light in ("ok", "warn", "bad", "muted")
        said = words.filled(words.REASONS[duty.reason], duty.facts)
        assert said
        assert "{" not in said
        assert not any(letter.isascii() and letter.isdigit() for letter in said)
        if duty.act_by is not None:
            assert duty.due is not None
            assert duty.act_by <= duty.due
            assert calendar.is_working_day(duty.act_by)
            between = (duty.due - duty.act_by).days
            assert not any(
                calendar.is_working_day(duty.act_by + timedelta(days=n + 1)) for n in range(between)
            )
    ranks = [{"bad": 0, "warn": 1}.get(duty.light, 2) for duty in found]
    assert ranks == sorted(ranks)


@given(held=DAYS, ahead=st.integers(1, 60), days=st.integers(0, 40))
def test_a_notice_is_green_from_one_day_more_than_the_figure_for_any_figure(
    held: date, ahead: int, days: int
) -> None:
    tables.put_own(figures={"pm2548.notice": OwnFigure(str(days), "คำสั่ง")})
    posted = held - timedelta(days=ahead)
    notice = of(duties(sheet(held, "pm2548", "posted", ("posted", posted)), posted), "notice")
    assert notice.light == ("bad" if ahead < days else "warn" if ahead == days else "ok")
    if notice.light == "bad":
        assert notice.facts["earliest"] == posted + timedelta(days=days)
    assert notice.due == held - timedelta(days=days + 1)


@given(held=DAYS, length=st.integers(0, 10), basis=BASES)
def test_the_summary_is_due_on_its_calendar_day_whatever_holiday_that_is(
    held: date, length: int, basis: str
) -> None:
    last = held + timedelta(days=length)
    days = rule_sets.basis(basis).rule("summary").days
    off = OwnDay(last + timedelta(days=days), "", "วันหยุดพิเศษ", False, "มติ")
    tables.put_own([off])
    summary = of(duties(sheet(held, basis, "held", ended_on=last), last), "summary")
    assert summary.due == last + timedelta(days=days)
    assert summary.act_by < summary.due


@given(held=DAYS, basis=BASES, code=st.sampled_from(["notice", "summary", "invitations"]))
def test_a_task_left_undone_never_gets_better_with_time(held: date, basis: str, code: str) -> None:
    rank = {"ok": 0, "warn": 1, "bad": 2}
    seen = [
        rank[of(duties(sheet(held, basis), held + timedelta(days=n)), code).light]
        for n in range(-45, 30)
    ]
    assert seen == sorted(seen)


@given(DAYS)
def test_next_year_is_a_working_day_of_the_next_fiscal_year(day: date) -> None:
    there = series.next_year(day)
    assert calendar.is_working_day(there)
    assert calendar.fiscal_year(there) == calendar.fiscal_year(day) + 1
    assert abs((there - day).days - 365) <= 12


@given(basis=BASES, told=st.sets(st.sampled_from(ITEMS)), held=DAYS | st.none())
def test_ready_lacks_exactly_the_items_of_its_basis_that_are_not_told(
    basis: str, told: set[str], held: date | None
) -> None:
    facts = HearingFacts(subject="เรื่อง", basis=basis, held_on=held, **dict.fromkeys(told, "มี"))
    lacking = set(completeness.lacks(facts))
    assert lacking & set(ITEMS) == set(rule_sets.basis(basis).items) - told
    assert ("day" in lacking) == (held is None)
    assert {"venue", "begins", "methods"} <= lacking
    assert words.lacking(tuple(lacking))


@given(
    days=st.lists(
        st.builds(
            OwnDay,
            DAYS,
            st.sampled_from(["", "north", "south"]),
            st.just("หยุด"),
            st.booleans(),
            st.just("มติ"),
        ),
        unique_by=lambda one: (one.day, one.region),
    )
)
def test_the_offices_own_days_win_over_the_table_and_leave_the_others(days: list[OwnDay]) -> None:
    before = tables.table_holidays()
    tables.put_own(days)
    touched = {one.day for one in days}
    for day, known in before.items():
        if day not in touched:
            assert tables.holidays()[day] == known
    for one in days:
        here = [h for h in tables.holidays().get(one.day, ()) if h.region == one.region]
        assert len(here) == (0 if one.working else 1)
    assert list(tables.holidays()) == sorted(tables.holidays())
    tables.put_own()
    assert tables.holidays() == before
    assert deadlines.worst(()) == "muted"
