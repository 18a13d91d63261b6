"""Indicators: read with care, judged from the records, all or nothing."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from db import check
from db.models import IndicatorFile
from desktop.office import drafting, sheets
from desktop.office.cycle import items
from desktop.office.cycle.items import ItemFacts
from desktop.office.errors import Refused
from desktop.office.evidence import indicators, judging
from desktop.office.hearings import answers, events, plan
from desktop.office.hearings.answers import OPINION, AnswerFacts
from desktop.office.postings import log, photos
from desktop.office.rules import evidence
from desktop.office.words import tell
from desktop.printing import source as paper_source
from tests.unit.hearings import papers_kit as kit

GOOD = """fiscal_year = 2570
scheme = "local"

[[indicator]]
code = "O1"
title = "ตัวอย่าง"

[[indicator.element]]
title = "ก"
rule = "cycle.step"
step = 2

[[indicator.element]]
title = "ข"
rule = "hearing.people"
"""


@pytest.mark.parametrize(
    ("was", "becomes", "reason", "line"),
    [
        ('scheme = "local"', "scheme = local", "indicator-not-toml", 2),
        ('scheme = "local"', "", "indicator-key-missing", 1),
        ("fiscal_year = 2570", "fiscal_year = 70", "indicator-key-kind", 1),
        ('code = "O1"', "code = 1", "indicator-key-kind", 5),
        ('code = "O1"', 'kode = "O1"', "indicator-key-unknown", 5),
        ('title = "ข"', "", "indicator-key-missing", 13),
        ('title = "ข"', 'title = " "', "indicator-key-missing", 14),
        ("step = 2", "step = 5", "indicator-key-kind", 11),
        ("step = 2", "", "indicator-key-missing", 8),
        ("step = 2", "at_least = 2", "indicator-key-unknown", 11),
        ('rule = "hearing.people"', 'rule = "hearing.peeple"', "indicator-rule-unknown", 15),
        (
            GOOD[-1:],
            '\n[[indicator]]\ncode = "O1"\ntitle = "x"\n[[indicator.element]]\n'
            'title = "ค"\nrule = "hearing.people"\n',
            "indicator-code-twice",
            17,
        ),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_what_to_do(
    was: str, becomes: str, reason: str, line: int
) -> None:
    at = GOOD.rindex(was)
    broken = GOOD[:at] + becomes + GOOD[at + len(was) :]
    with pytest.raises(Refused) as trouble:
        evidence.read(broken.encode(), "ita.toml")
    assert (trouble.value.reason, trouble.value.facts["line"]) == (reason, line)
    for language in ("th", "en"):
        assert "ita.toml" in tell(trouble.value, language)
        assert str(line) in tell(trouble.value, language)


def test_letters_of_another_code_page_are_told_with_their_line() -> None:
    data = GOOD.encode().replace("ตัวอย่าง".encode(), "ตัวอย่าง".encode("cp874"))
    with pytest.raises(Refused) as trouble:
        evidence.read(data, "ita.toml")
    assert (trouble.value.reason, trouble.value.facts["line"]) == ("indicator-not-utf8", 6)


def test_the_files_of_the_program_are_sound_and_name_one_participation_item_each() -> None:
    for tree in evidence.shipped().values():
        assert sum(one.participation for one in tree.indicators) == 1
        assert all(one.source for one in tree.indicators)
    assert evidence.participation_code(2562) == "O43"
    assert not evidence.participation_item(2566).confirmed


def test_the_offices_own_file_wins_and_is_never_replaced_unasked(hamlet) -> None:
    assert indicators.holding(2569).tree.indicators[0].code == "O19"
    assert indicators.holding(2570).borrowed
    indicators.take_in(GOOD.encode(), "ita.toml", actor=hamlet.actor)
    now = indicators.holding(2570)
    assert (now.own, now.borrowed, now.tree.indicators[0].code) == (True, False, "O1")
    other = GOOD.replace("O1", "O2").encode()
    with pytest.raises(Refused, check=lambda r: r.reason == "indicator-there"):
        indicators.take_in(other, "b.toml", actor=hamlet.actor)
    with pytest.raises(Refused):
        indicators.take_in(b"nothing", "c.toml", replace=True, actor=hamlet.actor)
    assert indicators.holding(2570).tree.indicators[0].code == "O1"
    indicators.take_in(other, "b.toml", replace=True, actor=hamlet.actor)
    assert indicators.holding(2570).tree.indicators[0].code == "O2"
    indicators.drop(2570, actor=hamlet.actor)
    assert indicators.holding(2570).borrowed
    assert check.check() == []


def test_a_file_from_a_newer_pc_that_cannot_be_read_is_told_and_the_programs_holds(hamlet) -> None:
    indicators.take_in(GOOD.encode(), "ita.toml", actor=hamlet.actor)
    from db.write import write

    row = IndicatorFile.get()
    with write("setup", "indicator.taken-in"):
        row.text = GOOD.replace("cycle.step", "of.tomorrow")
        row.save()
    found = indicators.holding(2570)
    assert found.borrowed
    assert not found.own
    assert found.trouble is not None
    assert found.trouble.reason == "indicator-rule-unknown"
    assert IndicatorFile.get().text != GOOD, "kept as it came"


def judge(year: int):
    return judging.judge(year, indicators.holding(2569))


def test_four_elements_stand_only_when_each_record_is_there(hamlet) -> None:
    (verdict,) = judge(2570).verdicts
    assert [lamp.light for lamp in verdict.lamps] == ["warn"] * 4, "planned, its day to come"
    assert {lack.what for lamp in verdict.lamps for lack in lamp.lacks} == {"not-held"}
    roots = kit.hold(hamlet)
    with kit.at(date(2026, 12, 21), 9):
        (verdict,) = judge(2570).verdicts
    assert [lamp.light for lamp in verdict.lamps] == ["bad", "ok", "warn", "warn"]
    assert verdict.lamps[0].lacks[0].what == "issue"
    assert (verdict.lamps[0].lacks[0].where, verdict.lamps[0].lacks[0].id) == (
        "hearing",
        hamlet.hearing,
    )
    assert (verdict.lamps[3].have, verdict.lamps[3].want) == (0, 4)
    assert verdict.lamps[3].lacks[0].count == 4
    assert verdict.light == "bad"
    facts = plan.facts_of(plan.kept(hamlet.hearing))
    plan.change(hamlet.hearing, replace(facts, substance="ขยายถนน"), actor=hamlet.actor)
    for root in roots[:-1]:
        given = AnswerFacts("noted")
        answers.answer(hamlet.hearing, OPINION, root, given, actor=hamlet.actor)
    answers.answer(hamlet.hearing, OPINION, roots[-1], AnswerFacts("accepted"), actor=hamlet.actor)
    events.note(hamlet.hearing, "summarised", actor=hamlet.actor)
    with kit.at(date(2027, 3, 1), 9):
        (verdict,) = judge(2570).verdicts
        assert [lamp.light for lamp in verdict.lamps] == ["ok", "ok", "ok", "bad"], "accepted: how?"
        assert not verdict.complete
    answers.answer(
        hamlet.hearing, OPINION, roots[-1], AnswerFacts("accepted", "เริ่มมีนาคม"), actor=hamlet.actor
    )
    with kit.at(date(2027, 3, 1), 9):
        (verdict,) = judge(2570).verdicts
        assert verdict.complete
        assert judge(2570).elements() == (4, 4)


def test_a_hearing_that_had_its_day_and_was_not_held_is_red(hamlet) -> None:
    with kit.at(date(2027, 1, 20), 9):
        assert judge(2570).verdicts[0].light == "bad"
        assert judge(2568).verdicts[0].lamps[0].lacks[0].what == "no-hearing"


def test_rules_of_the_cycle_name_the_item_that_is_missing(hamlet) -> None:
    item = items.add(2570, 4, ItemFacts("ร่วมซ่อมถนน", "doing"), actor=hamlet.actor)
    tree = indicators.Holding(evidence.shipped()[2564, "local"])
    found = {v.indicator.code: v for v in judging.judge(2570, tree).verdicts}
    results = found["O43"].lamps[1]
    assert (results.light, results.lacks[0].where, results.lacks[0].id) == ("bad", "item", item)
    facts = ItemFacts("ร่วมซ่อมถนน", "doing", done_on=date(2026, 11, 1), result="ดี", reached=20)
    items.change(item, facts, actor=hamlet.actor)
    found = {v.indicator.code: v for v in judging.judge(2570, tree).verdicts}
    assert found["O43"].lamps[1].light == "ok"
    assert found["O42"].lamps[0].lacks[0].what == "report"
    assert found["O32"].lamps[0].want == 2


def test_rules_of_notices_name_the_one_that_does_not_hang(hamlet) -> None:
    text = GOOD.replace("cycle.step", "notice.posted").replace("step = 2", "at_least = 2")
    tree = indicators.Holding(
        evidence.read(text.replace("hearing.people", "notice.photos").encode(), "n")
    )

    def lamps():
        return judging.judge(2570, tree).verdicts[0].lamps

    assert [lamp.lacks[0].what for lamp in lamps()] == ["no-notice", "no-notice"]
    kit.staffed(hamlet)
    notice = drafting.draft("announcement", actor=hamlet.actor, section_id=hamlet.section)
    front, _ = paper_source.split(sheets.open_sheet(notice).source)
    text = paper_source.compose(front | {"subject": "ซ่อมถนน"}, "\nจึงประกาศมาให้ทราบ\n")
    drafting.save(notice, text, actor=hamlet.actor)
    kit.sign(notice, hamlet.actor)

    def post(name: str) -> list[int]:
        day = date(2026, 11, 26)
        return log.post(notice, [("board", name)], on_day=day, by=hamlet.actor, actor=hamlet.actor)

    hung = post("ป้ายหน้าสำนักงาน")
    assert [(lamp.light, lamp.lacks[0].where, lamp.lacks[0].id) for lamp in lamps()] == [
        ("warn", "notice", notice),
        ("bad", "notice", notice),
    ]
    post("ป้ายหมู่ที่ ๑")
    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, "JPEG")
    photos.add(hung, "a.jpg", made.getvalue(), actor=hamlet.actor)
    assert [lamp.light for lamp in lamps()] == ["ok", "ok"]


def test_one_hearing_that_is_late_makes_the_lamp_red_though_another_has_time(hamlet) -> None:
    kit.hold(hamlet)
    with kit.at(date(2026, 11, 2), 9):
        late = plan.create(
            replace(plan.open_sheet(hamlet.hearing).facts, held_on=date(2026, 11, 2)),
            actor=hamlet.actor,
        )
        events.note(late, "opened", actor=hamlet.actor)
        events.note(late, "closed", actor=hamlet.actor)
    with kit.at(date(2026, 12, 22), 9):
        summary = judge(2570).verdicts[0].lamps[2]
    assert [lack.id for lack in summary.lacks] == [late, hamlet.hearing]
    assert (summary.light, summary.have, summary.want) == ("bad", 0, 2)
