"""The floor: time is added up and never negative, the queue keeps its order, the end is told."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest

from db import clock, journal
from db.connection import records
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, floor, hall, plan, program, speakers, unclosed
from desktop.office.hearings.plan import AgendaRow

MORNING = datetime(2026, 12, 20, 2, 30, tzinfo=UTC)  # 09.30 in Thailand


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def at(minute: float) -> AbstractContextManager[None]:
    return clock.standing(MORNING + timedelta(minutes=minute))


@pytest.fixture
def items(hamlet) -> list[int]:
    agenda = [
        AgendaRow(0, 0, "chair", "แจ้งให้ทราบ", "", 10, ""),
        AgendaRow(0, 0, "consider", "ถนนสายกลาง", "", 20, ""),
        AgendaRow(0, 0, "other", "อื่น ๆ", "", 0, ""),
    ]
    with at(-60):
        program.set_agenda(hamlet.hearing, agenda, actor=hamlet.actor)
    return [item.id for item in plan.open_sheet(hamlet.hearing).agenda]


@pytest.fixture
def opened(hamlet, items) -> None:
    with at(0):
        floor.open_hearing(hamlet.hearing, actor=hamlet.actor)


def test_an_item_is_heard_only_while_the_hearing_is_open(hamlet, items) -> None:
    with refused("floor-not-open"):
        floor.begin(items[0], actor=hamlet.actor)


@pytest.mark.usefixtures("opened")
def test_one_key_ends_an_item_and_begins_the_next(hamlet, items) -> None:
    with at(1):
        assert floor.begin_next(hamlet.hearing, actor=hamlet.actor) == items[0]
    with at(9):
        assert floor.begin_next(hamlet.hearing, actor=hamlet.actor) == items[1]
    with at(21):
        shown = floor.look(hamlet.hearing)
    assert [item.state for item in shown.items] == ["done", "running", "waiting"]
    assert [item.seconds for item in shown.items] == [8 * 60, 12 * 60, 0]
    assert shown.current is not None
    assert shown.current.left == 8 * 60
    with at(31):
        assert floor.look(hamlet.hearing).items[1].left == -2 * 60


@pytest.mark.usefixtures("opened")
def test_after_the_last_item_the_agenda_is_heard(hamlet, items) -> None:
    for minute in range(1, 4):
        with at(minute):
            floor.begin_next(hamlet.hearing, actor=hamlet.actor)
    with at(5):
        assert floor.begin_next(hamlet.hearing, actor=hamlet.actor) is None
        assert floor.look(hamlet.hearing).current is None
        with refused("floor-all-heard"):
            floor.begin_next(hamlet.hearing, actor=hamlet.actor)


@pytest.mark.usefixtures("opened")
def test_a_rest_counts_for_nothing(hamlet, items) -> None:
    with at(0):
        floor.begin(items[0], actor=hamlet.actor)
    with at(4):
        floor.pause(hamlet.hearing, actor=hamlet.actor)
    with at(30):
        shown = floor.look(hamlet.hearing)
        assert (shown.items[0].state, shown.items[0].seconds) == ("paused", 240)
        floor.begin(items[0], actor=hamlet.actor)
    with at(31):
        assert floor.look(hamlet.hearing).items[0].seconds == 300


@pytest.mark.usefixtures("opened")
def test_a_clock_set_back_makes_no_negative_time_and_changes_no_order(hamlet, items) -> None:
    with at(10):
        floor.begin(items[0], actor=hamlet.actor)
    with at(-55):  # set back by an hour
        assert floor.look(hamlet.hearing).items[0].seconds == 0
    with at(-50):
        floor.begin_next(hamlet.hearing, actor=hamlet.actor)
        shown = floor.look(hamlet.hearing)
        assert shown.clock_back
        assert [item.state for item in shown.items] == ["done", "running", "waiting"]
        assert [item.seconds for item in shown.items] == [0, 0, 0]
    with at(-45):
        assert floor.look(hamlet.hearing).items[1].seconds == 300
        floor.close(hamlet.hearing, actor=hamlet.actor)
    assert plan.open_sheet(hamlet.hearing).state == "held"
    assert all(item.seconds >= 0 for item in floor.items(hamlet.hearing))


@pytest.mark.usefixtures("opened")
def test_marks_keep_their_item_and_their_second(hamlet, items) -> None:
    with at(1):
        floor.begin(items[1], actor=hamlet.actor)
        floor.record(hamlet.hearing, on=True, actor=hamlet.actor)
    with at(2.5):
        floor.mark(hamlet.hearing, "เสียงแตก", actor=hamlet.actor)
        shown = floor.look(hamlet.hearing)
    (mark,) = shown.marks
    assert (mark.item_id, mark.text) == (items[1], "เสียงแตก")
    assert shown.recording_since is not None
    assert mark.at - shown.recording_since == timedelta(seconds=90)
    floor.record(hamlet.hearing, on=False, actor=hamlet.actor)
    assert floor.look(hamlet.hearing).recording_since is None


@pytest.mark.usefixtures("opened")
def test_a_hearing_nobody_closed_is_told_the_next_day_and_closed_with_its_time(
    hamlet, items
) -> None:
    with at(5):
        floor.begin(items[0], actor=hamlet.actor)
        speakers.ask(hamlet.hearing, name="ผู้แทน", actor=hamlet.actor)
        speakers.begin_next(hamlet.hearing, actor=hamlet.actor)
        assert unclosed.unclosed() == []
    with at(60 * 24):
        (told,) = unclosed.unclosed()
        assert (told.hearing_id, told.held_on) == (hamlet.hearing, date(2026, 12, 20))
        assert told.guess == MORNING + timedelta(minutes=5)
        with refused("floor-closes-first"):
            before = MORNING - timedelta(minutes=1)
            floor.close(hamlet.hearing, before, actor=hamlet.actor)
        with refused("floor-closes-tomorrow"):
            floor.close(hamlet.hearing, MORNING + timedelta(days=2), actor=hamlet.actor)
        floor.close(hamlet.hearing, MORNING + timedelta(minutes=95), actor=hamlet.actor)
        assert unclosed.unclosed() == []
        shown = floor.look(hamlet.hearing)
    assert shown.closed_at == MORNING + timedelta(minutes=95)
    assert shown.speaking is None
    assert speakers.spoke(hamlet.hearing)[0].ended_at == shown.closed_at
    assert (shown.items[0].state, shown.items[0].seconds) == ("done", 90 * 60)
    assert plan.open_sheet(hamlet.hearing).events[-1].on_day == date(2026, 12, 20)


@pytest.mark.usefixtures("opened")
def test_the_queue_is_asked_reordered_begun_and_ended(hamlet, items) -> None:
    actor, hearing = hamlet.actor, hamlet.hearing
    first = speakers.ask(hearing, resident_id=hamlet.people[0], actor=actor)
    second = speakers.ask(hearing, name="ผู้แทนชลประทาน", actor=actor)
    third = speakers.ask(hearing, resident_id=hamlet.people[1], actor=actor)
    with refused("speaker-waits-already"):
        speakers.ask(hearing, resident_id=hamlet.people[0], actor=actor)
    with refused("speaker-needs-name"):
        speakers.ask(hearing, name=" ", actor=actor)
    speakers.move(third, -1, actor=actor)
    speakers.move(first, -1, actor=actor)  # the first stays the first
    assert [row.id for row in speakers.line(hearing)[1]] == [first, third, second]
    with at(1):
        begun = speakers.begin_next(hearing, item_id=items[0], actor=actor)
    assert begun.name == "นายสมชาย ใจดี"
    with at(3):
        speakers.begin(second, actor=actor)
    speaking, waiting = speakers.line(hearing)
    assert speaking is not None
    assert (speaking.id, [row.id for row in waiting]) == (second, [third])
    spoke = speakers.spoke(hearing)[0]
    assert spoke.ended_at is not None
    assert spoke.began_at is not None
    assert (spoke.item_id, spoke.ended_at - spoke.began_at) == (items[0], timedelta(minutes=2))
    with refused("speaker-began-already"):
        speakers.drop(first, actor=actor)
    speakers.drop(third, actor=actor)
    speakers.end(hearing, actor=actor)
    assert speakers.line(hearing) == (None, ())
    with refused("speaker-none-waits"):
        speakers.begin_next(hearing, actor=actor)


@pytest.mark.usefixtures("opened")
def test_a_speaker_who_ends_after_the_clock_was_set_back_ends_when_they_began(hamlet) -> None:
    speakers.ask(hamlet.hearing, name="ก", actor=hamlet.actor)
    with at(30):
        speakers.begin_next(hamlet.hearing, actor=hamlet.actor)
    with at(-30):
        speakers.end(hamlet.hearing, actor=hamlet.actor)
    (row,) = speakers.spoke(hamlet.hearing)
    assert row.began_at == row.ended_at


def test_the_type_ahead_finds_beginnings_then_parts_then_sounds(hamlet) -> None:
    for person in hamlet.people:
        attendance.check_in(hamlet.hearing, person, actor=hamlet.actor)
    here = hall.people_here(hamlet.hearing)

    def found(typed: str) -> list[str]:
        return [person.name for person in hall.match(here, typed)]

    assert found("สม") == ["นายสมชาย ใจดี", "นายสมหญิง ใจงาม", "นายกิตติพงษ์ ทองสมมติ"]
    assert found("ใจง") == ["นายสมหญิง ใจงาม"]
    assert found("นรง") == ["นายณรงค์ บุญทดลอง"]
    assert found("นายกิต") == ["นายกิตติพงษ์ ทองสมมติ"]
    assert found("") == []
    undone = attendance.comings(hamlet.hearing)[0]
    attendance.move(undone.id, "undone", actor=hamlet.actor)
    assert len(hall.people_here(hamlet.hearing)) == len(hamlet.people) - 1


def test_the_journal_orders_rows_as_they_were_written(hamlet, items) -> None:
    written = []
    for minute in (5, -5, 0):
        with at(minute):
            written.append(floor.mark(hamlet.hearing, str(minute), actor=hamlet.actor))
    order = journal.in_order(records.connection(), "floor_event", "hearing_id", hamlet.hearing)
    assert order == written
    assert [mark.text for mark in floor.look(hamlet.hearing).marks] == ["5", "-5", "0"]
