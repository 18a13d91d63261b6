"""Where a notice really hangs decides the light of its hearing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.models import Hearing, Posting
from desktop.office import office, register
from desktop.office.hearings import events, outcome, papers, plan, rule_sets, steps, tasks
from desktop.office.hearings.deadlines import Duty
from desktop.office.hearings.plan import ITEMS, HearingFacts
from desktop.office.postings import log, places, planning
from tests.unit.postings_kit import Square, on, sign, square

HELD = date(2026, 12, 20)
SIGNED_ON = HELD - timedelta(days=25)


@pytest.fixture
def town_square(tmp_path: Path) -> Iterator[Square]:
    with office.opened(tmp_path / "office"):
        yield square(tmp_path)


@pytest.fixture
def hearing(town_square: Square) -> int:
    """A hearing ready to be posted, under the rule that asks for board, site, web and central."""
    told = dict.fromkeys(ITEMS, "ตามแผน")
    facts = HearingFacts(
        subject="ถนนสายใหม่",
        section_id=town_square.section,
        venue="ศาลา",
        held_on=HELD,
        begins="09:30",
        methods=("meeting",),
        **told,
    )
    facts = replace(facts, site="ซอยเทศบาล ๑")
    with on(SIGNED_ON):
        made = plan.create(facts, actor=town_square.actor)
        steps.take(made, "ready", actor=town_square.actor)
    return made


def notice_of(hearing: int, actor: int, role: str = "notice") -> int:
    made = papers.make(hearing, role, actor=actor)
    sign(made, actor)
    register.take_number(made, actor=actor)
    return made


def light(hearing: int, code: str = "notice") -> Duty:
    duties = tasks.standing(plan.open_sheet(hearing)).duties
    return next(duty for duty in duties if duty.code == code)


def wanted(notice: int) -> list[int | tuple[str, str]]:
    offer = planning.offer(notice)
    return [
        c.place.id or (c.place.kind, c.place.name) for c in offer.choices if c.asked or c.planned
    ]


def test_the_places_the_rule_asks_for_are_offered_the_site_by_its_name(
    town_square: Square, hearing: int
) -> None:
    with on(SIGNED_ON):
        notice = notice_of(hearing, town_square.actor)
        offer = planning.offer(notice)
    asked = {c.place.kind: c.place.name for c in offer.choices if c.asked}
    assert asked["site"] == "หน้างาน ซอยเทศบาล ๑"
    assert set(asked) == set(rule_sets.basis("pm2548").places)
    assert offer.term == planning.Term(until_day=HELD, basis="hearing-day")


def test_a_hearing_is_posted_only_when_the_last_place_of_its_rule_is(
    town_square: Square, hearing: int
) -> None:
    actor = town_square.actor
    with on(SIGNED_ON):
        notice = notice_of(hearing, actor)
        every = wanted(notice)
        log.post(notice, every[:1], on_day=SIGNED_ON, by=actor, actor=actor)
        duty = light(hearing)
        assert (duty.light, duty.reason) == ("warn", "notice-partly")
        assert plan.open_sheet(hearing).state == "ready"
    last = HELD - timedelta(days=14)
    with on(last):
        assert light(hearing).reason == "notice-not-there"  # too late now for the others
        log.post(notice, every[1:], on_day=last, by=actor, actor=actor)
        sheet = plan.open_sheet(hearing)
        assert (sheet.state, sheet.posted_on) == ("posted", last)
        duty = light(hearing)
        assert (duty.light, duty.reason, duty.facts["gap"]) == ("bad", "gap-short", 14)


def test_days_on_which_it_did_not_hang_do_not_count(town_square: Square, hearing: int) -> None:
    actor = town_square.actor
    posted = HELD - timedelta(days=17)
    with on(SIGNED_ON):
        notice = notice_of(hearing, actor)
    with on(posted):
        made = log.post(notice, wanted(notice), on_day=posted, by=actor, actor=actor)
        assert light(hearing).reason == "gap-safe"
    with on(posted + timedelta(days=5)):
        log.tear(made[0], on_day=posted + timedelta(days=3), reason="ลมแรง", actor=actor)
        log.repost(made[0], on_day=posted + timedelta(days=5), days=0, by=actor, actor=actor)
        duty = light(hearing)
        assert (duty.light, duty.reason, duty.facts["lost"]) == ("warn", "gap-lenient-lost", 2)


def test_a_clerk_who_says_it_hangs_everywhere_makes_the_postings(
    town_square: Square, hearing: int
) -> None:
    actor = town_square.actor
    with on(SIGNED_ON):
        notice = notice_of(hearing, actor)
        steps.take(hearing, "posted", SIGNED_ON, actor=actor)
        rows = list(Posting.select().where(Posting.document == notice))
    assert {row.place.kind for row in rows} == set(rule_sets.basis("pm2548").places)
    assert {row.posted_on for row in rows} == {SIGNED_ON}
    assert light(hearing).reason == "gap-safe"


def test_after_a_postponement_the_old_postings_do_not_count(
    town_square: Square, hearing: int
) -> None:
    actor = town_square.actor
    with on(SIGNED_ON):
        notice = notice_of(hearing, actor)
        log.post(notice, wanted(notice), on_day=SIGNED_ON, by=actor, actor=actor)
    with on(SIGNED_ON + timedelta(days=3)):
        events.postpone(hearing, HELD + timedelta(days=30), "ฝนตก", actor=actor)
        sheet = plan.open_sheet(hearing)
        assert sheet.hung == ()
        assert light(hearing).done_on is None


def test_the_summary_hanging_everywhere_announces_the_results(
    town_square: Square, hearing: int
) -> None:
    actor = town_square.actor
    with on(SIGNED_ON):
        notice = notice_of(hearing, actor)
        log.post(notice, wanted(notice), on_day=SIGNED_ON, by=actor, actor=actor)
    after = HELD + timedelta(days=4)
    with on(HELD):
        for kind in ("opened", "closed"):
            events.note(hearing, kind, actor=actor)
    with on(after):
        summary = notice_of(hearing, actor, "summary")
        every = wanted(summary)
        log.post(summary, every[:-1], on_day=after, by=actor, actor=actor)
        assert plan.open_sheet(hearing).state == "held"
        log.post(summary, every[-1:], on_day=after, by=actor, actor=actor)
        assert plan.open_sheet(hearing).summarised_on == after


def test_results_announced_by_hand_make_postings_too(town_square: Square, hearing: int) -> None:
    actor = town_square.actor
    with on(HELD):
        for kind in ("posted", "opened", "closed"):
            events.note(hearing, kind, actor=actor)
        summary = notice_of(hearing, actor, "summary")
        outcome.summarise(hearing, HELD, actor=actor)
    assert Posting.select().where(Posting.document == summary).count() == 4
    assert Hearing.get_by_id(hearing).summarised_on == HELD
    assert "หน้างาน ซอยเทศบาล ๑" in {place.name for place in places.all_places()}
