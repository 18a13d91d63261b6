"""The deadlines of a hearing: what is due, by which working day, how it stands and why."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.office.hearings import deadlines, rule_sets
from desktop.office.hearings.deadlines import Duty, Tick, duties
from desktop.office.hearings.plan import EventRow, GroupRow, HearingFacts, HearingSheet
from desktop.office.rules.calendar import is_working_day
from desktop.office.rules.tables import toml
from desktop.office.words import deadlines as words

HELD = date(2024, 3, 1)
FULL = HearingFacts(
    subject="ถนน",
    methods=("meeting",),
    venue="ศาลา",
    held_on=HELD,
    begins="09:30",
    **dict.fromkeys(
        ("reason", "substance", "carrier", "site", "steps", "outcome", "effects", "cost"), "มี"
    ),
)


def event(kind: str, day: date) -> EventRow:
    return EventRow(kind, day, "", "", "", "มะลิ", datetime(2024, 1, 1))  # noqa: DTZ001


def sheet(facts: HearingFacts = FULL, state: str = "planned", *events: EventRow) -> HearingSheet:
    posted = [e.on_day for e in events if e.kind == "posted"]
    done = [e.on_day for e in events if e.kind == "summarised"]
    return HearingSheet(
        id=1,
        uid="h",
        facts=facts,
        state=state,
        posted_on=posted[-1] if posted else None,
        summarised_on=done[-1] if done else None,
        previous_id=None,
        chair="",
        note_taker="",
        groups=(),
        agenda=(),
        events=events,
        papers=(),
    )


def of(found: tuple[Duty, ...], code: str) -> Duty:
    return next(duty for duty in found if duty.code == code)


def why(duty: Duty) -> str:
    return words.filled(words.REASONS[duty.reason], duty.facts)


def test_every_rule_has_its_figure_its_source_and_no_figure_stands_twice() -> None:
    for code in rule_sets.codes():
        basis = rule_sets.basis(code)
        assert basis.name
        assert basis.source
        assert set(basis.methods) <= set(rule_sets.method_words())
        assert set(basis.places) <= set(rule_sets.place_words())
        assert set(basis.items) <= set(words.LACKS)
        for rule in basis.rules:
            assert rule.source
            assert rule.days == rule.table_days
            assert rule.counts in ("before-day", "after-end", "after-event", "opinions", "kept")
    table = toml("laws", "hearings")
    for basis_row in table["basis"].values():
        for row in basis_row["rules"]:
            assert row["period"] in toml("laws", "deadlines")
            assert not any(isinstance(value, int) and value > 1 for value in row.values())


@pytest.mark.parametrize(
    ("gap", "light", "reason"), [(14, "bad", "gap-short"), (15, "warn", "gap-lenient"),
                                 (16, "ok", "gap-safe"), (40, "ok", "gap-safe")],
)  # fmt: skip
def test_days_on_the_board_are_red_below_fifteen_amber_at_it_green_above(
    gap: int, light: str, reason: str
) -> None:
    posted = HELD - timedelta(days=gap)
    notice = of(duties(sheet(FULL, "posted", event("posted", posted)), posted), "notice")
    assert (notice.light, notice.reason, notice.done_on) == (light, reason, posted)


def test_the_last_day_to_post_and_the_working_day_before_it_are_told() -> None:
    notice = of(duties(sheet(), date(2024, 1, 10)), "notice")
    assert (notice.due, notice.act_by) == (date(2024, 2, 14), date(2024, 2, 14))
    later = replace(FULL, held_on=date(2021, 4, 30))  # the safe day falls into Songkran
    notice = of(duties(sheet(later), date(2021, 3, 1)), "notice")
    assert (notice.due, notice.act_by) == (date(2021, 4, 14), date(2021, 4, 9))


def test_a_notice_not_yet_posted_turns_from_green_to_red_with_the_days() -> None:
    seen = [
        (of(duties(sheet(), HELD - timedelta(days=left)), "notice").light)
        for left in range(30, 0, -1)
    ]
    assert seen == sorted(seen, key=["ok", "warn", "bad"].index)
    missed = of(duties(sheet(), HELD - timedelta(days=14)), "notice")
    assert missed.reason == "notice-missed"
    assert missed.facts["earliest"] == HELD - timedelta(days=14) + timedelta(days=16)
    today = of(duties(sheet(), HELD - timedelta(days=15)), "notice")
    assert (today.light, today.reason) == ("warn", "notice-today")


@pytest.mark.parametrize(
    ("end", "due", "act_by"),
    [("2024-12-20", "2025-01-04", "2025-01-03"), ("2021-03-29", "2021-04-13", "2021-04-09"),
     ("2021-05-11", "2021-05-26", "2021-05-25"), ("2024-02-14", "2024-02-29", "2024-02-29")],
)  # fmt: skip
def test_the_summary_is_due_fifteen_days_after_the_end_and_never_rolls(
    end: str, due: str, act_by: str
) -> None:
    last = date.fromisoformat(end)
    facts = replace(FULL, held_on=last - timedelta(days=1), ended_on=last)
    summary = of(duties(sheet(facts, "held"), last), "summary")
    assert (summary.due.isoformat(), summary.act_by.isoformat()) == (due, act_by)


def test_between_the_last_working_day_and_the_due_day_it_is_amber_and_after_it_red() -> None:
    facts = replace(FULL, held_on=date(2021, 3, 29))
    held = sheet(facts, "held", event("closed", date(2021, 3, 29)))
    lights = {
        day: of(duties(held, date(2021, 4, day)), "summary").reason for day in (1, 7, 9, 12, 13, 14)
    }
    assert lights == {1: "time-left", 7: "soon", 9: "last-day", 12: "past-act-by",
                      13: "past-act-by", 14: "late"}  # fmt: skip
    done = sheet(facts, "summarised", event("summarised", date(2021, 4, 14)))
    assert of(duties(done, date(2021, 5, 1)), "summary").light == "bad"
    done = sheet(facts, "summarised", event("summarised", date(2021, 4, 13)))
    assert of(duties(done, date(2021, 5, 1)), "summary").light == "ok"


def test_advice_that_is_late_is_amber_for_no_law_is_broken() -> None:
    found = duties(sheet(), HELD - timedelta(days=2))
    assert of(found, "invitations").light == "warn"
    assert of(found, "notice").light == "bad"
    ticked = duties(sheet(), HELD, [Tick("invitations", done_on=HELD - timedelta(days=11))])
    assert of(ticked, "invitations").light == "ok"
    assert of(ticked, "invitations").ticked
    assert not of(ticked, "notice").ticked


def test_a_severe_effect_makes_the_hearing_mandatory_and_says_so() -> None:
    severe = replace(FULL, severity="severe")
    assert "mandatory" not in {duty.code for duty in duties(sheet(), HELD)}
    told = of(duties(sheet(severe), HELD), "mandatory")
    assert (told.light, "ข้อ\u00a0๕" in why(told)) == ("warn", True)
    assert of(duties(sheet(severe, "cancelled"), HELD), "mandatory").light == "bad"
    assert of(duties(sheet(severe, "held"), HELD), "mandatory").light == "ok"


def test_quorum_is_measured_against_those_who_came() -> None:
    facts = replace(FULL, quorum=40)
    planned = replace(sheet(facts), groups=(GroupRow(1, 1, None, "หมู่ที่ ๑", 30),))
    assert of(duties(planned, HELD), "quorum").reason == "quorum-over-quotas"
    assert of(duties(sheet(facts, "open"), HELD, came=39), "quorum").light == "bad"
    assert of(duties(sheet(facts, "held"), HELD, came=40), "quorum").light == "ok"


def test_putting_off_a_posted_hearing_asks_for_a_new_notice_at_the_same_places() -> None:
    posted, moved = event("posted", date(2024, 2, 1)), event("postponed", date(2024, 2, 20))
    assert "renotice" not in {d.code for d in duties(sheet(FULL, "planned", moved), HELD)}
    after = sheet(FULL, "planned", posted, moved)
    told = of(duties(after, date(2024, 2, 20)), "renotice")
    assert told.due == date(2024, 2, 23)
    assert told.act_by == date(2024, 2, 23)
    off = sheet(FULL, "cancelled", posted, event("cancelled", date(2024, 2, 21)))
    assert [d.code for d in duties(off, date(2024, 2, 22))] == ["renotice"]


def test_a_bylaw_stays_open_for_opinions_long_enough() -> None:
    facts = replace(FULL, basis="s77", opinions_until=None)
    posted = event("posted", date(2024, 2, 1))
    told = {
        until: of(
            duties(sheet(replace(facts, opinions_until=until), "posted", posted), HELD), "opinions"
        )
        for until in (None, date(2024, 2, 15), date(2024, 2, 16))
    }
    assert [duty.light for duty in told.values()] == ["warn", "bad", "ok"]


def test_what_must_stay_on_the_board_says_until_when() -> None:
    facts = replace(FULL, basis="moi-plan")
    assert of(duties(sheet(facts, "held"), HELD), "kept").light == "muted"
    done = sheet(facts, "summarised", event("summarised", date(2024, 3, 10)))
    assert of(duties(done, date(2024, 3, 20)), "kept").due == date(2024, 4, 9)
    assert of(duties(done, date(2024, 4, 10)), "kept").reason == "kept"


def test_a_hearing_whose_day_went_by_unnoticed_is_red() -> None:
    found = duties(
        sheet(FULL, "posted", event("posted", date(2024, 2, 1))), HELD + timedelta(days=2)
    )
    assert of(found, "day").reason == "day-passed"
    songkran = replace(FULL, held_on=date(2021, 4, 13))
    assert of(duties(sheet(songkran), date(2021, 3, 1)), "day").reason == "day-holiday"


def test_every_reason_that_is_used_has_its_sentence_and_its_facts() -> None:
    code = Path(str(deadlines.__file__)).read_text(encoding="utf-8")
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', code)) & set(words.REASONS)
    assert used == set(words.REASONS)
    states = ("planned", "posted", "postponed", "open", "held", "summarised", "cancelled")
    for basis in rule_sets.codes():
        for state in states:
            facts = replace(FULL, basis=basis, severity="severe", quorum=5)
            events = (event("posted", date(2024, 2, 14)), event("summarised", date(2024, 3, 18)))
            for day in range(-60, 60, 7):
                for duty in duties(sheet(facts, state, *events), HELD + timedelta(days=day)):
                    assert "{" not in why(duty)
                    assert duty.light in ("ok", "warn", "bad", "muted")
                    assert duty.act_by is None or is_working_day(duty.act_by)
