"""Each step of a hearing when it is due, with what it needs, on a day that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from db import clock
from desktop.office import office
from desktop.office.errors import Refused
from desktop.office.hearings import calendar_file, events, plan, program, series, steps, tasks
from desktop.office.hearings.plan import AgendaRow
from desktop.office.hearings.series import Occasion
from desktop.office.rules import calendar
from desktop.office.words import tell

ITEMS = dict.fromkeys(plan.ITEMS, "มี")


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def at(day: date):
    return clock.standing(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def fill(hamlet, **more) -> None:
    facts = plan.open_sheet(hamlet.hearing).facts
    given = {"methods": ("meeting",), **ITEMS, **more}
    plan.change(hamlet.hearing, replace(facts, **given), actor=hamlet.actor)


def test_ready_is_refused_and_the_missing_items_are_named(hamlet) -> None:
    fill(hamlet, effects=" ", cost="", methods=())
    with refused("hearing-not-ready") as told:
        steps.take(hamlet.hearing, "ready", actor=hamlet.actor)
    sentence = tell(told.value)
    for missing in ("วิธีรับฟัง", "ข้อ ๗ ผลกระทบ", "ข้อ ๘ ค่าใช้จ่าย"):
        assert missing in sentence
    assert "ข้อ ๑" not in sentence
    assert plan.open_sheet(hamlet.hearing).state == "planned"
    fill(hamlet)
    steps.take(hamlet.hearing, "ready", actor=hamlet.actor)
    assert plan.open_sheet(hamlet.hearing).state == "ready"


def test_each_missing_item_alone_blocks(hamlet) -> None:
    for item in plan.ITEMS:
        fill(hamlet, **{item: ""})
        assert tasks.standing(plan.open_sheet(hamlet.hearing)).lacks == (item,)
        with refused("hearing-not-ready"):
            steps.take(hamlet.hearing, "ready", actor=hamlet.actor)
    fill(hamlet, basis="s77", cost="", outcome="")
    assert tasks.standing(plan.open_sheet(hamlet.hearing)).lacks == ()


def test_the_way_from_plan_to_file_on_days_that_fit(hamlet) -> None:
    fill(hamlet)
    take = steps.take
    with at(date(2026, 12, 1)):
        take(hamlet.hearing, "ready", actor=hamlet.actor)
        with refused("hearing-step-not-due"):
            take(hamlet.hearing, "closed", actor=hamlet.actor)
        with refused("hearing-day-to-come"):
            take(hamlet.hearing, "posted", date(2026, 12, 2), actor=hamlet.actor)
        take(hamlet.hearing, "posted", date(2026, 11, 30), actor=hamlet.actor)
        with refused("hearing-not-the-day"):
            take(hamlet.hearing, "opened", actor=hamlet.actor)
    with at(date(2026, 12, 20)):
        take(hamlet.hearing, "opened", actor=hamlet.actor)
        take(hamlet.hearing, "closed", actor=hamlet.actor)
    with at(date(2026, 12, 28)):
        with refused("hearing-day-too-early"):
            take(hamlet.hearing, "adopted", date(2026, 12, 19), actor=hamlet.actor)
        take(hamlet.hearing, "adopted", date(2026, 12, 25), actor=hamlet.actor)
        with refused("hearing-day-too-early"):
            take(hamlet.hearing, "summarised", date(2026, 12, 24), actor=hamlet.actor)
        take(hamlet.hearing, "summarised", actor=hamlet.actor)
        take(hamlet.hearing, "filed", actor=hamlet.actor)
        assert steps.next_step(plan.open_sheet(hamlet.hearing), clock.today()).kind == ""
    lights = {d.code: d.light for d in tasks.standing(plan.open_sheet(hamlet.hearing)).duties}
    assert (lights["notice"], lights["minutes"], lights["summary"]) == ("ok", "ok", "ok")
    assert office.problems() == []


def test_too_few_days_on_the_board_are_written_down_and_shown_not_hidden(hamlet) -> None:
    fill(hamlet)
    with at(date(2026, 12, 10)):
        steps.take(hamlet.hearing, "ready", actor=hamlet.actor)
        steps.take(hamlet.hearing, "posted", actor=hamlet.actor)
        standing = tasks.standing(plan.open_sheet(hamlet.hearing))
    notice = next(duty for duty in standing.duties if duty.code == "notice")
    assert (notice.light, notice.reason, notice.facts["lack"]) == ("bad", "gap-short", 5)


def test_a_notice_after_the_hearing_is_none(hamlet) -> None:
    fill(hamlet)
    with at(date(2026, 12, 21)):
        steps.take(hamlet.hearing, "ready", actor=hamlet.actor)
        with refused("hearing-posted-too-late"):
            steps.take(hamlet.hearing, "posted", actor=hamlet.actor)


def test_a_task_is_ticked_and_unticked_and_the_office_adds_its_own(hamlet) -> None:
    with at(date(2026, 12, 9)):
        tasks.tick(hamlet.hearing, "invitations", actor=hamlet.actor)
        with refused("task-not-by-hand"):
            tasks.tick(hamlet.hearing, "summary", actor=hamlet.actor)
        with refused("rule-unknown"):
            tasks.tick(hamlet.hearing, "nothing", actor=hamlet.actor)
        with refused("hearing-day-to-come"):
            tasks.tick(hamlet.hearing, "sheets", date(2027, 1, 1), actor=hamlet.actor)
        code = tasks.add(hamlet.hearing, "จองเต็นท์", date(2026, 12, 8), actor=hamlet.actor)
        found = {d.code: d for d in tasks.standing(plan.open_sheet(hamlet.hearing)).duties}
        assert found["invitations"].done_on == date(2026, 12, 9)
        assert (found[code].title, found[code].light) == ("จองเต็นท์", "bad")
        tasks.tick(hamlet.hearing, code, actor=hamlet.actor)
        tasks.untick(hamlet.hearing, "invitations", actor=hamlet.actor)
        tasks.drop(hamlet.hearing, code, actor=hamlet.actor)
        found = {d.code: d for d in tasks.standing(plan.open_sheet(hamlet.hearing)).duties}
    assert code not in found
    assert found["invitations"].done_on is None


def test_next_year_copies_the_plan_onto_a_working_day_of_the_next_fiscal_year(hamlet) -> None:
    one, _two = hamlet.villages
    fill(hamlet, opinions_until=date(2026, 12, 19))
    program.set_groups(hamlet.hearing, {(one, None): 30}, actor=hamlet.actor)
    item = AgendaRow(0, 0, "consider", "ลงมติ", "พูดแล้ว", 60, "เห็นชอบ")
    program.set_agenda(hamlet.hearing, [item], actor=hamlet.actor)
    again = plan.open_sheet(series.repeat(hamlet.hearing, actor=hamlet.actor))
    assert again.previous_id == hamlet.hearing
    assert again.facts.held_on == date(2027, 12, 20)
    assert again.facts.opinions_until == date(2027, 12, 19)
    assert (again.state, again.facts.reason) == ("planned", "มี")
    assert [(g.label, g.quota) for g in again.groups] == [("หมู่ที่ ๑ บ้านดอนกลาง", 30)]
    assert [(a.title, a.text, a.resolution) for a in again.agenda] == [("ลงมติ", "", "")]
    with refused("hearing-repeated"):
        series.repeat(hamlet.hearing, actor=hamlet.actor)


@pytest.mark.parametrize(
    "day", [date(2024, 2, 29), date(2022, 9, 30), date(2020, 9, 30), date(2021, 4, 12)]
)
def test_the_day_next_year_works_and_lies_in_that_fiscal_year(day: date) -> None:
    there = series.next_year(day)
    assert calendar.is_working_day(there)
    assert calendar.fiscal_year(there) == calendar.fiscal_year(day) + 1


def test_a_series_is_planned_at_every_venue_with_its_own_day(hamlet) -> None:
    wanted = series.read_occasions("ศาลาวัดใหม่ | ๒๒/๑๒/๒๕๖๙\n\nโรงเรียนบ้านหนองบัว\n")
    assert wanted == [Occasion("ศาลาวัดใหม่", date(2026, 12, 22)), Occasion("โรงเรียนบ้านหนองบัว")]
    made = series.at_other_venues(hamlet.hearing, wanted, actor=hamlet.actor)
    sheets = [plan.open_sheet(each) for each in made]
    assert [s.facts.venue for s in sheets] == ["ศาลาวัดใหม่", "โรงเรียนบ้านหนองบัว"]
    assert [s.facts.held_on for s in sheets] == [date(2026, 12, 22), None]
    with refused("series-line-unreadable"):
        series.read_occasions("วัด | ๓๑/๒/๒๕๗๐")
    with refused("series-needs-venue"):
        series.read_occasions(" \n")


def test_the_calendar_has_the_hearing_and_its_deadlines_and_is_the_same_twice(hamlet) -> None:
    from icalendar import Calendar

    fill(hamlet, ends="12:00")
    made = calendar_file.make([hamlet.hearing])
    assert made == calendar_file.make([hamlet.hearing])
    told = {str(e["SUMMARY"]): e for e in Calendar.from_ical(made).walk("VEVENT")}
    assert told["โครงการปรับปรุงถนน"].decoded("DTSTART") == datetime(2026, 12, 20, 2, 30, tzinfo=UTC)
    assert told["โครงการปรับปรุงถนน"].decoded("DTEND") == datetime(2026, 12, 20, 5, tzinfo=UTC)
    notice = told["ปิดประกาศเวที: โครงการปรับปรุงถนน"]
    assert notice.decoded("DTSTART") == date(2026, 12, 4)
    assert len({str(e["UID"]) for e in told.values()}) == len(told)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    events.cancel(hamlet.hearing, "ไม่มีงบ", actor=hamlet.actor)
    after = list(Calendar.from_ical(calendar_file.make([hamlet.hearing])).walk("VEVENT"))
    assert [str(e["STATUS"]) for e in after] == ["CANCELLED"]
    assert int(after[0]["SEQUENCE"]) == 1


def test_the_most_pressing_hearings_come_first(hamlet) -> None:
    with at(date(2026, 12, 10)):
        (row,) = tasks.coming()
        assert row.pressing is not None
        assert (row.pressing.code, row.pressing.light) == ("notice", "bad")
        events.cancel(hamlet.hearing, "ไม่มีงบ", actor=hamlet.actor)
        assert tasks.coming() == []


def test_a_time_that_is_none_is_refused(hamlet) -> None:
    with refused("hearing-time-unreadable"):
        fill(hamlet, begins="เก้าโมง")
    with refused("hearing-ends-first"):
        fill(hamlet, begins="09:30", ends="09:00")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("ประชาคมประจำปีงบประมาณ ๒๕๗๐", "ประชาคมประจำปีงบประมาณ ๒๕๗๑"),
        ("ทบทวนแผน พ.ศ. 2569", "ทบทวนแผน พ.ศ. 2570"),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"),
        ("ตามมติปี ๒๕๖๔ และโทร ๐๒๑๒๕๗๐๑", "ตามมติปี ๒๕๖๔ และโทร ๐๒๑๒๕๗๐๑"),
    ],
)
def test_the_subject_of_next_year_has_the_next_year_in_it(was: str, now: str) -> None:
    assert series.next_years(was, date(2026, 12, 20)) == now


def test_a_repeated_hearing_bears_the_subject_it_was_given_and_next_years_project(hamlet) -> None:
    fill(hamlet, subject="ประชาคมปี ๒๕๗๐", project="ถนนปี ๒๕๗๐")
    made = series.repeat(hamlet.hearing, "ประชาคมปีหน้า", actor=hamlet.actor)
    facts = plan.open_sheet(made).facts
    assert (facts.subject, facts.project) == ("ประชาคมปีหน้า", "ถนนปี ๒๕๗๑")


def test_the_last_day_for_opinions_moves_with_a_postponed_hearing(hamlet) -> None:
    fill(hamlet, opinions_until=date(2026, 12, 19))
    events.postpone(hamlet.hearing, date(2027, 1, 9), "น้ำท่วม", actor=hamlet.actor)
    assert plan.open_sheet(hamlet.hearing).facts.opinions_until == date(2027, 1, 8)
    events.postpone(hamlet.hearing, None, "ยังไม่ทราบวัน", actor=hamlet.actor)
    assert plan.open_sheet(hamlet.hearing).facts.opinions_until is None
