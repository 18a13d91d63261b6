"""The items of a fiscal year: put in, changed, done, linked to papers and hearings, rolled on."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from db import check
from desktop.office import drafting, people, sheets
from desktop.office.cycle import belongings, items, rolling, suggestions, years
from desktop.office.cycle.items import DOCUMENT, HEARING, ItemFacts
from desktop.office.cycle.suggestions import Use
from desktop.office.errors import Refused
from desktop.office.hearings import answers, plan
from desktop.office.hearings.answers import OPINION, AnswerFacts
from desktop.office.rules import calendar, cycle
from desktop.printing import source as paper_source
from tests.unit.hearings import papers_kit as kit


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def test_an_item_says_by_itself_whether_it_is_late_or_near(hamlet) -> None:
    today = date(2027, 1, 20)
    with kit.at(today, 9):
        for due in (
            today - timedelta(1),
            today,
            today + timedelta(14),
            today + timedelta(15),
            None,
        ):
            items.add(2570, 2, ItemFacts("งาน", due=due), actor=hamlet.actor)
        states = [row.state for row in items.of_year(2570)]
        assert states == ["late", "soon", "soon", "open", "open"]
        first = items.of_year(2570)[0].id
        items.set_done(first, today, actor=hamlet.actor)
        assert items.one(first).state == "done"
        with refused("cycle-done-to-come"):
            items.set_done(first, today + timedelta(1), actor=hamlet.actor)
    assert check.check() == []


def test_a_step_takes_only_its_own_kinds_and_dimensions_of_the_table(hamlet) -> None:
    with refused("cycle-kind-unknown"):
        items.add(2570, 4, ItemFacts("งาน", kind="measure"), actor=hamlet.actor)
    with refused("cycle-needs-title"):
        items.add(2570, 1, ItemFacts("  "), actor=hamlet.actor)
    with refused("cycle-dimension-unknown"):
        items.add(2570, 1, ItemFacts("งาน", dimensions=("9",)), actor=hamlet.actor)
    with refused("cycle-people-unlikely"):
        items.add(2570, 1, ItemFacts("งาน", reached=-1), actor=hamlet.actor)
    made = items.add(2570, 4, ItemFacts("งาน", "doing", dimensions=("3.3",)), actor=hamlet.actor)
    assert items.one(made).facts.dimensions == ("3.3",)


def test_papers_hearings_and_photographs_belong_to_an_item_until_taken_away(hamlet) -> None:
    item = items.add(2570, 3, ItemFacts("รับฟัง", "activity"), actor=hamlet.actor)
    kit.staffed(hamlet)
    paper = drafting.draft("announcement", actor=hamlet.actor, section_id=hamlet.section)
    belongings.link(item, HEARING, hamlet.hearing, actor=hamlet.actor)
    belongings.link(item, DOCUMENT, paper, actor=hamlet.actor)
    belongings.link(item, DOCUMENT, paper, actor=hamlet.actor)
    assert [(row.kind, row.id) for row in items.one(item).links] == [
        (HEARING, hamlet.hearing),
        (DOCUMENT, paper),
    ]
    assert (hamlet.hearing, "โครงการปรับปรุงถนน") in belongings.choices(2570, HEARING)
    belongings.unlink(item, DOCUMENT, paper, actor=hamlet.actor)
    belongings.link(item, DOCUMENT, paper, actor=hamlet.actor)
    plan.discard(hamlet.hearing, actor=hamlet.actor)
    assert [row.kind for row in items.one(item).links] == [DOCUMENT]
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG")
    belongings.add_file(item, "a.jpg", made.getvalue(), actor=hamlet.actor)
    with refused("attachment-twice"):
        belongings.add_file(item, "b.jpg", made.getvalue(), actor=hamlet.actor)
    with refused("attachment-no-picture"):
        belongings.add_file(item, "c.jpg", b"no picture", actor=hamlet.actor)
    assert [file.kind for file in belongings.files(item)] == ["photo"]
    assert items.one(item).files == 1
    assert check.check() == []


def test_a_new_office_rolls_what_is_usual_and_only_once(hamlet) -> None:
    rows = rolling.diff(2570)
    assert {row.change for row in rows} == {rolling.NEW}
    assert {row.step for row in rows} == {1, 2, 3, 4}
    first, last = calendar.fiscal_bounds(2570)
    assert all(first <= row.after.due <= last for row in rows)
    assert all(calendar.is_working_day(row.after.due) for row in rows)
    assert rolling.accept(2570, rows[:2], actor=hamlet.actor) == 2
    assert len(rolling.diff(2570)) == len(rows) - 2
    assert rolling.accept(2570, rows, actor=hamlet.actor) == len(rows) - 2
    assert rolling.accept(2570, rows, actor=hamlet.actor) == 0
    assert rolling.diff(2570) == []
    gone = items.of_year(2570)[0]
    items.discard(gone.id, actor=hamlet.actor)
    assert [row.code for row in rolling.diff(2570)] == [gone.code]
    rolling.accept(2570, rolling.diff(2570), actor=hamlet.actor)
    assert gone.id in {row.id for row in items.of_year(2570)}, "the same row came back"
    assert check.check() == []


def test_rolling_moves_years_and_days_and_whoever_left(hamlet) -> None:
    post = people.add_post("นิติกร", place=3, actor=None)
    gone = people.add_person("เก่า", "ไปแล้ว", actor=None)
    new = people.add_person("ใหม่", "มาแทน", actor=None)
    people.appoint(gone, post, ends=date(2026, 9, 30), actor=None)
    people.appoint(new, post, starts=date(2026, 10, 1), actor=None)
    title = "โครงการ ปี ๒๕๖๙ ตามแผน (พ.ศ. ๒๕๖๖ - ๒๕๖๙) ต่อจากปี 2568"
    facts = ItemFacts(title, "project", person_id=gone, due=date(2026, 3, 4), result="ดี", reached=9)
    before = items.add(2569, 2, facts, actor=hamlet.actor)
    items.add(2569, 2, ItemFacts("วันเสาร์", due=date(2026, 6, 5)), actor=hamlet.actor)
    with kit.at(date(2026, 11, 26), 9):
        rows = [row for row in rolling.diff(2570) if row.before]
    one, two = rows
    assert one.before is not None
    assert one.before.id == before
    assert one.after.title == "โครงการ ปี ๒๕๗๐ ตามแผน (พ.ศ. ๒๕๖๖ - ๒๕๖๙) ต่อจากปี 2569"
    assert (one.change, one.after.due) == (rolling.KEPT, date(2027, 3, 4))
    assert (one.after.person_id, one.person) == (new, "ใหม่ มาแทน")
    assert one.notes == ("title", "owner")
    assert (one.after.result, one.after.reached, one.after.done_on) == ("", None, None)
    assert date(2027, 6, 5).weekday() == 5
    assert (two.change, two.after.due) == (rolling.MOVED, date(2027, 6, 4))
    rolling.accept(2570, rows, actor=hamlet.actor)
    assert next(row.previous_id for row in items.of_year(2570)) == before
    assert all(row.before is None for row in rolling.diff(2570))


def test_a_year_rolled_from_a_rolled_one_does_not_creep_away_from_its_days(hamlet) -> None:
    for year in (2569, 2570, 2571, 2572):
        rolling.accept(year, rolling.diff(year), actor=hamlet.actor)
    items.add(2569, 2, ItemFacts("งานของสำนักงาน", due=date(2026, 3, 1)), actor=hamlet.actor)
    for year in (2570, 2571, 2572):
        rolling.accept(year, rolling.diff(year), actor=hamlet.actor)
    for row in items.of_year(2572):
        pattern = next((one for one in cycle.patterns() if one.code == row.code), None)
        usual = cycle.day_in(2572, pattern.due) if pattern else date(2029, 3, 1)
        assert abs((row.facts.due - usual).days) <= 3, row.facts.title


def test_the_29th_of_february_is_the_28th_in_a_year_without_it() -> None:
    assert cycle.day_in(2567, "02-29") == date(2024, 2, 29)
    assert cycle.day_in(2568, "02-29") == date(2025, 2, 28)
    assert cycle.day_in(2570, "10-01") == date(2026, 10, 1)


def test_suggestions_are_taken_over_with_their_answers_and_their_use_is_put_down(hamlet) -> None:
    roots = kit.hold(hamlet)
    with kit.at(date(2026, 12, 22), 9):
        answers.answer(
            hamlet.hearing, OPINION, roots[0], AnswerFacts("accepted", "จะติดตั้ง"), actor=hamlet.actor
        )
        answers.answer(
            hamlet.hearing,
            OPINION,
            roots[2],
            AnswerFacts("declined", reason="งบประมาณจำกัด"),
            actor=hamlet.actor,
        )
    assert suggestions.carried(2570) == []
    carried = {one.id: one for one in suggestions.carried(2571)}
    assert set(carried) == set(roots)
    assert carried[roots[2]].use == Use("not", "งบประมาณจำกัด")
    assert not carried[roots[0]].settled
    with refused("use-needs-words"):
        suggestions.put_use(2571, OPINION, roots[0], Use("used"), actor=hamlet.actor)
    with refused("use-needs-reason"):
        suggestions.put_use(2571, OPINION, roots[0], Use("not"), actor=hamlet.actor)
    item = items.add(2571, 4, ItemFacts("ติดตั้งไฟ", "doing"), actor=hamlet.actor)
    use = Use("used", "ติดตั้งไฟแล้ว ๔ จุด", item)
    suggestions.put_use(2571, OPINION, roots[0], use, actor=hamlet.actor)
    found = {one.id: one for one in suggestions.carried(2571)}[roots[0]]
    assert (found.use, found.item, found.by_hand) == (use, "ติดตั้งไฟ", True)
    suggestions.take_back(2571, OPINION, roots[0], actor=hamlet.actor)
    assert not {one.id: one for one in suggestions.carried(2571)}[roots[0]].settled
    assert check.check() == []


def test_a_year_counts_what_the_records_hold_for_each_step(hamlet) -> None:
    kit.staffed(hamlet)
    with kit.at(date(2026, 12, 1), 9):
        paper = drafting.draft("announcement", actor=hamlet.actor, section_id=hamlet.section)
        source = office_source(paper)
        drafting.save(paper, source, actor=hamlet.actor)
        kit.sign(paper, hamlet.actor)
    kit.hold(hamlet)
    view = years.view(2570)
    assert not view.begun
    assert view.steps[1].figures == {"announcements": 1, "posted": 0, "unnumbered": 1}
    assert view.steps[2].figures == {"hearings": 1, "held": 1, "summarised": 0, "people": 3}
    assert years.view(2571).steps[0].figures == {"suggestions": 4, "settled": 0}
    assert years.view(2569).steps[1].figures["announcements"] == 0


def office_source(paper: int) -> str:
    front, _ = paper_source.split(sheets.open_sheet(paper).source)
    front["subject"] = "มาตรการให้ผู้มีส่วนได้ส่วนเสียมีส่วนร่วมในการดำเนินงาน"
    return paper_source.compose(front, "\nจึงประกาศมาให้ทราบโดยทั่วกัน\n")


def test_every_step_and_pattern_of_the_table_is_sound() -> None:
    codes = {one.code for one in cycle.dimensions()}
    assert [step.number for step in cycle.steps()] == [1, 2, 3, 4]
    assert len({one.code for one in cycle.patterns()}) == len(cycle.patterns())
    for one in cycle.patterns():
        step = cycle.step(one.step)
        assert one.kind in step.kinds
        assert set(one.dimensions) <= codes
        begins, ends = cycle.day_in(2570, step.begins), cycle.day_in(2570, step.ends)
        assert begins <= cycle.day_in(2570, one.due) <= ends
