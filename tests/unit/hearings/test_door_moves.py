"""In, out, in again and taken back; a clock set back changes nothing; the counts follow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from db import clock
from db.connection import records
from db.models import AttendanceMove, FloorEvent, Hearing
from db.write import write
from desktop.office.community.residents import ResidentFacts
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, events, guests, plan, program, showing, tally
from tests.unit.hearings.test_door_lookup import invite

NINE = datetime(2026, 12, 20, 2, 0, tzinfo=UTC)  # 09.00 on Thai clocks


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def state(hamlet) -> list[str]:
    return [row.last for row in attendance.comings(hamlet.hearing)]


def test_a_clock_set_back_does_not_turn_what_happened_around(hamlet) -> None:
    """Every move is put down after the one it follows, an hour earlier by the clock each time."""
    person, actor = hamlet.people[0], hamlet.actor
    for hour in range(4):
        with clock.standing(NINE - timedelta(hours=hour)):
            done = attendance.check_in(hamlet.hearing, person, actor=actor)
            assert done.fresh
            assert state(hamlet) in ([""], ["in"])
            attendance.move(done.attendance_id, "out", actor=actor)
            assert state(hamlet) == ["out"]
    assert len(attendance.comings(hamlet.hearing)) == 1
    times = [move.at for move in AttendanceMove.select().order_by(AttendanceMove.id)]
    assert times == sorted(set(times))


def test_undo_takes_back_the_last_step_alone(hamlet) -> None:
    person, actor = hamlet.people[0], hamlet.actor
    first = attendance.check_in(hamlet.hearing, person, actor=actor)
    attendance.undo(first, actor=actor)
    assert not attendance.present(hamlet.hearing)
    second = attendance.check_in(hamlet.hearing, person, actor=actor)
    assert (second.fresh, second.was) == (True, "undone")
    attendance.move(second.attendance_id, "out", actor=actor)
    back = attendance.check_in(hamlet.hearing, person, actor=actor, desk="๒")
    assert (back.was, back.desk) == ("out", "๒")
    attendance.undo(back, actor=actor)
    assert state(hamlet) == ["out"]
    assert len(attendance.present(hamlet.hearing)) == 1


def test_a_move_that_changes_nothing_writes_nothing(hamlet) -> None:
    done = attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor)
    attendance.move(done.attendance_id, "in", actor=hamlet.actor)
    assert AttendanceMove.select().count() == 0
    with refused("attendance-gone"):
        attendance.move(done.attendance_id + 1, "out", actor=hamlet.actor)


def test_opening_the_door_begins_the_hearing_once(hamlet) -> None:
    assert attendance.open_door(hamlet.hearing, actor=hamlet.actor)
    assert not attendance.open_door(hamlet.hearing, actor=hamlet.actor)
    sheet = plan.open_sheet(hamlet.hearing)
    assert (sheet.state, [event.kind for event in sheet.events]) == ("open", ["opened"])


def test_a_hearing_postponed_to_no_day_has_no_door(hamlet) -> None:
    events.postpone(hamlet.hearing, None, "น้ำท่วม", actor=hamlet.actor)
    with refused("door-without-day"):
        attendance.open_door(hamlet.hearing, actor=hamlet.actor)


def test_the_counts_know_quota_quorum_and_who_has_left(hamlet) -> None:
    one, _two = hamlet.villages
    program.set_groups(
        hamlet.hearing, {(one, None): 2, (None, hamlet.group): 3}, actor=hamlet.actor
    )
    hearing = Hearing.get_by_id(hamlet.hearing)
    with write("setup", "hearing.changed"):
        hearing.quorum = 3
        hearing.save()
    done = [
        attendance.check_in(hamlet.hearing, person, actor=hamlet.actor)
        for person in hamlet.people[:3]
    ]
    sheet = tally.door_sheet(hamlet.hearing)
    counted = tally.tally(sheet, sheet.comings)
    assert (counted.came, counted.inside, counted.expected) == (3, 3, 2)
    assert counted.quorate
    lines = [(line.label, line.came, line.expected, line.missing) for line in counted.villages]
    assert lines == [("หมู่ ๑", 2, 2, 0), ("หมู่ ๒", 1, 0, 0)]
    lines = [(line.label, line.came, line.missing) for line in counted.groups]
    assert lines == [("ผู้นำชุมชน", 1, 2), ("ประชาชนทั่วไป", 2, 0)]
    attendance.move(done[0].attendance_id, "out", actor=hamlet.actor)
    attendance.undo(done[1], actor=hamlet.actor)
    sheet = tally.door_sheet(hamlet.hearing)
    counted = tally.tally(sheet, sheet.comings)
    assert (counted.came, counted.inside, counted.quorate) == (2, 1, False)


def test_the_row_told_at_once_is_the_row_the_records_give(hamlet) -> None:
    person = hamlet.people[0]
    village = tally.door_sheet(hamlet.hearing).villages[0][0]
    for _ in range(2):
        before = {c.resident_id: c for c in attendance.comings(hamlet.hearing)}.get(person)
        done = attendance.check_in(hamlet.hearing, person, actor=hamlet.actor, desk="๑")
        told = attendance.after(done, before, (person, village, hamlet.group))
        (kept,) = attendance.comings(hamlet.hearing)
        assert (told.at, told.last, told.last_at, told.moved, told.moved_desk) == (
            *(kept.at, kept.last, kept.last_at, kept.moved, kept.moved_desk),
        )
        attendance.move(done.attendance_id, "out", actor=hamlet.actor)


def test_who_was_invited_and_stayed_away_is_listed(hamlet) -> None:
    for person in hamlet.people[:2]:
        invite(hamlet, person)
    attendance.check_in(hamlet.hearing, hamlet.people[1], actor=hamlet.actor, via="code", desk="๓")
    attendance.walk_in(
        hamlet.hearing, ResidentFacts(first_name="บุปผา", last_name="ใหม่"), actor=hamlet.actor
    )
    found = guests.guests(hamlet.hearing)
    (absent,) = found.rows(found.absent)
    assert (absent.name, absent.came_at) == ("นายสมชาย ใจดี", None)
    rows = found.rows(found.came)
    assert {(row.name, row.via, row.desk) for row in rows} == {
        ("บุปผา ใหม่", "walk-in", ""),
        ("นายสมหญิง ใจงาม", "code", "๓"),
    }
    assert not found.doubles


def test_reading_a_card_is_put_down_with_its_purpose_and_nothing_of_the_card(hamlet) -> None:
    attendance.note_card(hamlet.hearing, actor=hamlet.actor)
    sql = "SELECT line, private FROM operation WHERE kind = 'e'"
    ((line, private),) = records.connection().execute(sql).fetchall()
    assert '"card.read-for-check-in"' in line
    assert private is None


def test_the_screen_for_everybody_shows_the_item_being_heard(hamlet) -> None:
    items = [plan.AgendaRow(0, n, "consider", f"เรื่องที่ {n}", "", 20, "") for n in (1, 2)]
    program.set_agenda(hamlet.hearing, items, actor=hamlet.actor)
    shown = showing.showing(hamlet.hearing)
    assert (shown.place, shown.agenda) == (0, ("เรื่องที่ 1", "เรื่องที่ 2"))
    second = plan.open_sheet(hamlet.hearing).agenda[1].id
    with clock.standing(NINE), write("setup", "floor.began"):
        FloorEvent.create(hearing=hamlet.hearing, agenda_item=second, kind="began")
    shown = showing.showing(hamlet.hearing)
    assert (shown.place, shown.minutes, shown.began_at) == (2, 20, NINE)
    with write("setup", "floor.ended"):
        FloorEvent.create(hearing=hamlet.hearing, agenda_item=second, kind="ended")
    assert showing.showing(hamlet.hearing).place == 0


def test_a_hearing_without_day_or_end_has_a_door_too(hamlet) -> None:
    bare = plan.create(plan.HearingFacts(subject="ไม่มีวันเลิก"), actor=hamlet.actor)
    attendance.open_door(bare, actor=hamlet.actor)
    attendance.check_in(bare, hamlet.people[0], actor=hamlet.actor)
    sheet = tally.door_sheet(bare)
    assert sheet.held_on is None
    assert tally.tally(sheet, sheet.comings).quorate
