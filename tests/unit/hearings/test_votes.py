"""Votes: added only, the latest holds, the sum is held against who is in the hall."""

from __future__ import annotations

import pytest

from desktop.office.errors import Refused
from desktop.office.hearings import attendance, events, plan, program, votes
from desktop.office.hearings.plan import AgendaRow
from desktop.office.hearings.votes import Count
from desktop.office.words import floor_screen, tell


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


@pytest.fixture
def item(hamlet) -> int:
    agenda = [AgendaRow(0, 0, "consider", "ลงมติ", "", 20, "")]
    program.set_agenda(hamlet.hearing, agenda, actor=hamlet.actor)
    return plan.open_sheet(hamlet.hearing).agenda[0].id


def codes(count: Count, quorum: int = 0) -> list[str]:
    return [remark.code for remark in votes.remarks(count, quorum)]


def test_the_latest_count_holds_and_the_former_one_stays(hamlet, item) -> None:
    votes.take(item, Count(3, 1, 0), actor=hamlet.actor)
    votes.take(item, Count(2, 2, 0, method="ballot"), actor=hamlet.actor)
    assert votes.latest(hamlet.hearing)[item].count == Count(2, 2, 0, method="ballot")
    assert [row.count.agree for row in votes.history(item)] == [2, 3]


def test_the_resolution_follows_the_count_until_somebody_writes_their_own(hamlet, item) -> None:
    def resolution() -> str:
        return plan.open_sheet(hamlet.hearing).agenda[0].resolution

    votes.take(item, Count(142, 18, 21), actor=hamlet.actor)
    assert resolution().startswith("ที่ประชุมมีมติเห็นชอบ ด้วยคะแนนเสียงเห็นชอบ ๑๔๒ เสียง")
    votes.take(item, Count(18, 142, 21), actor=hamlet.actor)
    assert resolution().startswith("ที่ประชุมมีมติไม่เห็นชอบ")
    votes.take(item, Count(9, 9, 0), actor=hamlet.actor)
    assert resolution() == ""
    votes.resolve(item, "ประธานชี้ขาดให้เห็นชอบ", actor=hamlet.actor)
    votes.take(item, Count(10, 9, 0), actor=hamlet.actor)
    assert resolution() == "ประธานชี้ขาดให้เห็นชอบ"


def test_more_votes_than_people_must_be_explained(hamlet, item) -> None:
    many = Count(5, 1, 0, present=4)
    with refused("vote-more-than-present") as told:
        votes.take(item, many, actor=hamlet.actor)
    assert "รวม ๖ เสียง มากกว่าผู้อยู่ในห้อง ๔ คน อยู่ ๒ เสียง" in tell(told.value)
    explained = Count(5, 1, 0, present=4, note="ผู้มาสายยังไม่ลงทะเบียน")
    votes.take(item, explained, actor=hamlet.actor)
    assert votes.latest(hamlet.hearing)[item].count == explained


@pytest.mark.parametrize(
    ("count", "quorum", "told"),
    [
        (Count(3, 1, 0, present=4), 4, []),
        (Count(3, 1, 0, present=0), 40, []),  # nobody was entered: nothing to compare
        (Count(3, 1, 0, present=9), 0, ["fewer"]),
        (Count(2, 2, 1, present=5), 0, ["tie"]),
        (Count(2, 1, 0, present=3), 40, ["quorum"]),
        (Count(4, 4, 0, present=3), 5, ["more", "tie", "quorum"]),
        (Count(0, 0, 0, present=3), 0, []),
        (Count(0, 0, 3, present=3), 0, ["tie"]),
    ],
)
def test_what_is_said_of_a_count(count: Count, quorum: int, told: list[str]) -> None:
    assert codes(count, quorum) == told
    for remark in votes.remarks(count, quorum):
        for sentence in floor_screen.REMARKS[remark.code]:
            assert "{" not in sentence.format(**remark.facts)


def test_figures_that_are_none_are_refused(hamlet, item) -> None:
    with refused("vote-empty"):
        votes.take(item, Count(0, 0, 0), actor=hamlet.actor)
    with refused("vote-figure-wrong"):
        votes.take(item, Count(-1, 2, 0), actor=hamlet.actor)
    events.cancel(hamlet.hearing, "ไม่มีงบ", actor=hamlet.actor)
    with refused("vote-too-late"):
        votes.take(item, Count(1, 0, 0), actor=hamlet.actor)


def test_who_left_the_hall_is_not_counted_in_it(hamlet, item) -> None:
    for person in hamlet.people[:3]:
        attendance.check_in(hamlet.hearing, person, actor=hamlet.actor)
    assert votes.inside(hamlet.hearing) == 3
    attendance.move(attendance.comings(hamlet.hearing)[0].id, "out", actor=hamlet.actor)
    assert votes.inside(hamlet.hearing) == 2
