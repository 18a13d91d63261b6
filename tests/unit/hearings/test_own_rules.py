"""The office's own days and figures win over the tables, and go back to them."""

from __future__ import annotations

from datetime import date

import pytest

from db import uids
from db.models import Holiday
from desktop.office import holiday_lists, office, own_rules
from desktop.office.errors import Refused
from desktop.office.hearings import plan, rule_sets, tasks
from desktop.office.rules import calendar, tables
from desktop.office.words import deadlines as words

MONDAY = date(2026, 12, 14)


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def notice(hamlet):
    found = tasks.standing(plan.open_sheet(hamlet.hearing)).duties
    return next(duty for duty in found if duty.code == "notice")


def test_an_own_figure_holds_with_its_source_until_it_is_cleared(hamlet) -> None:
    assert notice(hamlet).due == date(2026, 12, 4)
    own_rules.set_figure("pm2548.notice", "๒๐", "คำสั่งเทศบาลที่ ๕/๒๕๖๙", actor=hamlet.actor)
    rule = rule_sets.basis("pm2548").rule("notice")
    assert (rule.days, rule.table_days, rule.own, rule.source) == (
        20, 15, True, "คำสั่งเทศบาลที่ ๕/๒๕๖๙",
    )  # fmt: skip
    assert notice(hamlet).due == date(2026, 11, 29)
    assert rule_sets.basis("participation").rule("notice").days == 15
    own_rules.clear_figure("pm2548.notice", actor=hamlet.actor)
    assert notice(hamlet).due == date(2026, 12, 4)
    own_rules.set_figure("pm2548.notice", "18", "หนังสือ", actor=hamlet.actor)
    assert notice(hamlet).due == date(2026, 12, 1)


def test_a_figure_without_sense_or_source_is_refused(hamlet) -> None:
    for value in ("", "สิบห้า", "-1", "1.5", "400"):
        with refused("rule-needs-days"):
            own_rules.set_figure("pm2548.notice", value, "ที่มา", actor=hamlet.actor)
    with refused("rule-needs-source"):
        own_rules.set_figure("pm2548.notice", "15", " ", actor=hamlet.actor)
    with refused("rule-unknown"):
        own_rules.set_figure("pm2548.nothing", "15", "ที่มา", actor=hamlet.actor)


def test_an_own_holiday_counts_and_a_struck_one_does_not(hamlet) -> None:
    assert calendar.is_working_day(MONDAY)
    own_rules.add_day(MONDAY, "วันหยุดพิเศษ", source="มติ ครม.", actor=hamlet.actor)
    assert not calendar.is_working_day(MONDAY)
    own_rules.remove_day(MONDAY, "", actor=hamlet.actor)
    assert calendar.is_working_day(MONDAY)
    december = date(2025, 12, 5)
    assert not calendar.is_working_day(december)
    with refused("holiday-needs-source"):
        own_rules.remove_day(december, "", actor=hamlet.actor)
    own_rules.remove_day(december, "", "มติ ครม.", actor=hamlet.actor)
    assert calendar.is_working_day(december)
    assert [row.origin for row in own_rules.days_of(2025) if row.day == december] == ["struck"]
    own_rules.restore_day(december, "", actor=hamlet.actor)
    assert not calendar.is_working_day(december)
    with refused("holiday-gone"):
        own_rules.restore_day(december, "", actor=hamlet.actor)


def test_regional_days_count_when_the_office_lies_there(hamlet) -> None:
    day = date(2021, 10, 21)
    assert calendar.is_working_day(day)
    own_rules.set_region("central", actor=hamlet.actor)
    assert not calendar.is_working_day(day)
    own_rules.set_region("south", actor=hamlet.actor)
    assert calendar.is_working_day(day)
    own_rules.add_day(day, "วันหยุดทั่วประเทศ", source="มติ", actor=hamlet.actor)
    own_rules.remove_day(day, "central", "มติ", actor=hamlet.actor)
    assert not calendar.is_working_day(day)
    own_rules.remove_day(day, "", actor=hamlet.actor)
    assert calendar.is_working_day(day, "central")


def test_what_another_pc_set_counts_at_once_and_nothing_stays_after_closing(
    hamlet, tmp_path
) -> None:
    own_rules.add_day(MONDAY, "วันหยุดพิเศษ", source="มติ", actor=hamlet.actor)
    assert Holiday.get().uid == uids.holiday("2026-12-14", "")
    office.close()
    assert calendar.is_working_day(MONDAY)
    office.open_at(tmp_path / "office")
    assert not calendar.is_working_day(MONDAY)


def test_a_list_out_and_in_again_changes_nothing(hamlet) -> None:
    own_rules.add_day(MONDAY, "วันหยุดพิเศษ", source="มติ", actor=hamlet.actor)
    own_rules.remove_day(date(2025, 12, 5), "", "มติ", actor=hamlet.actor)
    before = tables.holidays()
    lines = holiday_lists.read_csv(holiday_lists.write_csv())
    assert len(lines) > 100
    assert {line.verdict for line in lines} == {"same"}
    assert holiday_lists.take_in(lines, actor=hamlet.actor) == 0
    assert tables.holidays() == before


LIST = """date,name,region,source
๑๔ ธ.ค. ๒๕๖๙,วันหยุดพิเศษ,,มติ ครม.
2026-12-15,วันหยุดภาคกลาง,ภาคกลาง,มติ ครม.
31/2/2569,ไม่มีจริง,,มติ
2026-12-16,,,มติ
2026-12-17,ไม่มีที่มา,,
2026-12-18,ต่างประเทศ,ภาคพื้นทวีป,มติ
2026-12-14,ซ้ำ,,มติ

2026-12-10,วันรัฐธรรมนูญ,,ราชกิจจานุเบกษา
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_with_bad_lines_names_them_and_takes_the_others(
    hamlet, encoding: str, delimiter: str
) -> None:
    lines = holiday_lists.read_csv(LIST.replace(",", delimiter).encode(encoding))
    assert [(line.number, line.verdict) for line in lines] == [
        (2, "new"), (3, "new"), (4, "bad-day"), (5, "no-name"), (6, "no-source"),
        (7, "bad-region"), (8, "twice"), (10, "other"),
    ]  # fmt: skip
    assert all(line.verdict in words.VERDICTS for line in lines)
    assert holiday_lists.take_in(lines, actor=hamlet.actor) == 3
    assert not calendar.is_working_day(MONDAY)
    assert calendar.is_working_day(date(2026, 12, 15))
    assert calendar.is_working_day(date(2026, 12, 16))


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "holidays-no-header"), ("ก,ข\n1,2\n".encode(), "holidays-no-header"),
     (b"PK\x03\x04\x00\x00rest", "holidays-no-table"), (b'date,name\n"open', "holidays-no-table")],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_with_a_sentence(
    hamlet, data: bytes, reason: str
) -> None:
    with refused(reason):
        holiday_lists.read_csv(data)
