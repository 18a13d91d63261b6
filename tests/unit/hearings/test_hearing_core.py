"""A hearing's state follows from what happened to it; who came and what was said is only added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.office import office
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, events, opinions, plan, program
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow
from desktop.thai.sounds import sound_key


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def test_the_state_follows_the_events(hamlet) -> None:
    states = []
    for kind in ("ready", "posted", "opened", "closed", "adopted", "summarised", "filed"):
        events.note(hamlet.hearing, kind, actor=hamlet.actor, on_day=date(2026, 12, 1))
        states.append(plan.open_sheet(hamlet.hearing).state)
    assert states == ["ready", "posted", "open", "held", "minuted", "summarised", "filed"]
    sheet = plan.open_sheet(hamlet.hearing)
    assert (sheet.posted_on, sheet.summarised_on) == (date(2026, 12, 1), date(2026, 12, 1))


def test_a_posted_day_changes_by_postponing_alone_and_is_posted_anew(hamlet) -> None:
    events.note(hamlet.hearing, "posted", actor=hamlet.actor)
    facts = plan.open_sheet(hamlet.hearing).facts
    with refused("hearing-day-is-posted"):
        plan.change(hamlet.hearing, replace(facts, held_on=date(2027, 1, 9)), actor=hamlet.actor)
    with refused("hearing-needs-reason"):
        events.postpone(hamlet.hearing, date(2027, 1, 9), " ", actor=hamlet.actor)
    events.postpone(hamlet.hearing, date(2027, 1, 9), "น้ำท่วม", actor=hamlet.actor)
    sheet = plan.open_sheet(hamlet.hearing)
    assert (sheet.state, sheet.posted_on) == ("planned", None)
    assert (sheet.events[-1].was, sheet.events[-1].became) == ("2026-12-20", "2027-01-09")
    events.postpone(hamlet.hearing, None, "ยังไม่ทราบวัน", actor=hamlet.actor)
    assert plan.open_sheet(hamlet.hearing).state == "postponed"
    facts = plan.open_sheet(hamlet.hearing).facts
    plan.change(hamlet.hearing, replace(facts, held_on=date(2027, 2, 1)), actor=hamlet.actor)
    assert plan.open_sheet(hamlet.hearing).state == "planned"


def test_a_cancelled_hearing_admits_nobody(hamlet) -> None:
    events.cancel(hamlet.hearing, "ไม่มีงบประมาณ", actor=hamlet.actor)
    with refused("hearing-admits-nobody"):
        attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor)
    with refused("hearing-is-over"):
        events.postpone(hamlet.hearing, None, "เหตุ", actor=hamlet.actor)


def test_groups_and_agenda_are_written_as_given(hamlet) -> None:
    one, two = hamlet.villages
    program.set_groups(
        hamlet.hearing, {(one, None): 30, (None, hamlet.group): 5}, actor=hamlet.actor
    )
    program.set_groups(hamlet.hearing, {(two, None): 20, (one, None): 31}, actor=hamlet.actor)
    rows = plan.open_sheet(hamlet.hearing).groups
    assert [(g.label, g.quota) for g in rows] == [
        ("หมู่ที่ ๑ บ้านดอนกลาง", 31),
        ("หมู่ที่ ๒ บ้านหนองบัว", 20),
    ]
    first = AgendaRow(0, 0, "chair", "แจ้งให้ทราบ", "", 10, "")
    second = AgendaRow(0, 0, "consider", "ลงมติ", "", 60, "")
    program.set_agenda(hamlet.hearing, [first, second], actor=hamlet.actor)
    there = plan.open_sheet(hamlet.hearing).agenda
    program.set_agenda(hamlet.hearing, [there[1]], actor=hamlet.actor)
    (left,) = plan.open_sheet(hamlet.hearing).agenda
    assert (left.id, left.title, left.place) == (there[1].id, "ลงมติ", 1)


def test_somebody_in_already_is_told_and_not_entered_twice(hamlet) -> None:
    first = attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor, desk="๑")
    again = attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor, desk="๒")
    assert (first.fresh, again.fresh, again.desk) == (True, False, "๑")
    assert len(attendance.present(hamlet.hearing)) == 1


def test_an_undone_check_in_counts_no_more_and_can_be_done_again(hamlet) -> None:
    made = attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor)
    attendance.move(made.attendance_id, "undone", actor=hamlet.actor)
    assert attendance.present(hamlet.hearing) == []
    assert attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor).fresh
    (row,) = attendance.present(hamlet.hearing)
    assert row.inside
    attendance.move(row.id, "out", actor=hamlet.actor)
    (row,) = attendance.present(hamlet.hearing)
    assert not row.inside


def test_a_walk_in_is_entered_and_in_with_one_deed(hamlet) -> None:
    facts = ResidentFacts(first_name="บุญมา", last_name="ทดสอบ", village_id=hamlet.villages[1])
    resident, made = attendance.walk_in(hamlet.hearing, facts, actor=hamlet.actor)
    assert made.fresh
    (row,) = residents.rows([resident])
    assert (row.plain, row.village, row.origin) == ("บุญมา ทดสอบ", "หมู่ที่ ๒ บ้านหนองบัว", "walk-in")
    assert attendance.present(hamlet.hearing)[0].village_id == hamlet.villages[1]


def test_a_correction_keeps_the_former_words_and_the_place(hamlet) -> None:
    first = opinions.take(hamlet.hearing, OpinionFacts("ขอไฟถนน"), actor=hamlet.actor)
    second = opinions.take(
        hamlet.hearing, OpinionFacts("ขอท่อ", resident_id=hamlet.people[1]), actor=hamlet.actor
    )
    corrected = opinions.correct(first, OpinionFacts("ขอไฟถนน ๒ จุด"), actor=hamlet.actor)
    rows = opinions.of_hearing(hamlet.hearing)
    assert [(r.root_id, r.facts.text) for r in rows] == [(first, "ขอไฟถนน ๒ จุด"), (second, "ขอท่อ")]
    assert rows[1].speaker == "นายสมหญิง ใจงาม"
    assert rows[1].facts.village_id == hamlet.villages[1]
    opinions.withdraw(corrected, actor=hamlet.actor)
    assert [r.root_id for r in opinions.of_hearing(hamlet.hearing)] == [second]
    assert opinions.count(hamlet.hearing) == 1
    assert len(opinions.of_hearing(hamlet.hearing, withdrawn=True)) == 1


def test_what_cannot_be_is_refused(hamlet) -> None:
    with refused("resident-needs-name"):
        residents.add(ResidentFacts(last_name="ไม่มีชื่อ"), actor=hamlet.actor)
    with refused("resident-id-wrong"):
        residents.add(
            ResidentFacts(first_name="ก", national_id="1234567890123"), actor=hamlet.actor
        )
    with refused("village-twice"):
        villages.add_village(1, "ซ้ำ", actor=None)
    with refused("opinion-needs-text"):
        opinions.take(hamlet.hearing, OpinionFacts("  "), actor=hamlet.actor)


def test_the_directory_finds_any_part_of_a_line(hamlet) -> None:
    def found(text: str) -> list[str]:
        return [row.plain for row in residents.rows(residents.find(text))]

    assert found("ใจ") == ["สมชาย ใจดี", "สมหญิง ใจงาม"]
    assert found("ทอง สมมติ") == ["กิตติพงษ์ ทองสมมติ"]
    assert found("๓/1") == ["ณรงค์ บุญทดลอง"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("กิตติพงษ์", "กิติพงศ์"), ("ณรงค์", "นรงค์"), ("จันทร์", "จัน"), ("ศรีสุข", "สีสุก"[:-1] + "ข"),
     ("วันเพ็ญ", "วันเพญ"), ("หนูแดง", "นูแดง")],
)  # fmt: skip
def test_names_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)
    assert sound_key(one[:2]) == sound_key(one)[: len(sound_key(one[:2]))]


def test_the_office_is_sound_afterwards(hamlet) -> None:
    test_groups_and_agenda_are_written_as_given(hamlet)
    attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor)
    assert office.problems() == []
