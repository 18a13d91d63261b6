"""Answers to what was said, and similar opinions under one title: suggested, never decided."""

from __future__ import annotations

import random
from datetime import date

import pytest

from desktop.office import office
from desktop.office.errors import Refused
from desktop.office.hearings import answer_draft, answers, grouping, likeness, opinions
from desktop.office.hearings.answers import GROUP, OPINION, AnswerFacts
from desktop.office.hearings.opinions import OpinionFacts
from tests.unit.hearings import papers_kit as kit


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def test_texts_that_say_nearly_the_same_are_found() -> None:
    texts = ["ขอไฟส่องสว่างหน้าวัด", "ซ่อมถนน", "ขอไฟฟ้าส่องสว่างหน้าวัดด้วย", "ซ่อม ถนน"]
    assert [one.places for one in likeness.alike(texts)] == [(0, 2), (1, 3)]
    assert likeness.likeness("ซ่อมถนน", "ซ่อม ถนน") == pytest.approx(1)
    assert likeness.likeness("ซ่อมถนน", "สนามเด็กเล่น") < 0.2


def test_grouping_does_not_depend_on_the_order_of_rare_texts() -> None:
    texts = [text for text, _ in kit.SAID] * 2
    mixed = list(enumerate(texts))
    random.Random(3).shuffle(mixed)
    found = likeness.alike([text for _, text in mixed])
    sets = {frozenset(mixed[p][1] for p in one.places) for one in found}
    assert sets == {frozenset(texts[p] for p in one.places) for one in likeness.alike(texts)}


def test_suggestions_change_nothing_and_keep_for_and_against_apart(hamlet) -> None:
    roots = kit.hold(hamlet)
    more = opinions.take(hamlet.hearing, OpinionFacts("เห็นด้วย"), actor=hamlet.actor)
    no = opinions.take(hamlet.hearing, OpinionFacts("ไม่เห็นด้วย"), actor=hamlet.actor)
    found = [set(one.roots) for one in grouping.suggest(hamlet.hearing)]
    assert sorted(map(sorted, found)) == [roots[:2], [roots[2], no]]
    assert all(more not in one for one in found)
    assert grouping.groups(hamlet.hearing) == []


def test_a_group_is_accepted_renamed_split_merged_and_undone(hamlet) -> None:
    roots = kit.hold(hamlet)
    (one,) = grouping.suggest(hamlet.hearing)
    first = grouping.accept(hamlet.hearing, one.title, one.roots, actor=hamlet.actor)
    grouping.rename(first, "ไฟหน้าวัด", actor=hamlet.actor)
    assert [(g.title, set(g.roots)) for g in grouping.groups(hamlet.hearing)] == [
        ("ไฟหน้าวัด", set(roots[:2]))
    ]
    assert grouping.suggest(hamlet.hearing) == []
    second = grouping.split(first, roots[1:2], "ไฟเพิ่ม", actor=hamlet.actor)
    assert [g.roots for g in grouping.groups(hamlet.hearing)] == [(roots[0],), (roots[1],)]
    grouping.merge(first, [second], actor=hamlet.actor)
    assert [set(g.roots) for g in grouping.groups(hamlet.hearing)] == [set(roots[:2])]
    with refused("group-gone"):
        grouping.rename(second, "ไม่มีแล้ว", actor=hamlet.actor)
    grouping.move(roots[:1], None, actor=hamlet.actor)
    grouping.dissolve(first, actor=hamlet.actor)
    assert grouping.groups(hamlet.hearing) == []
    assert len(answers.matters(hamlet.hearing)) == 4
    assert office.problems() == []


def test_a_new_opinion_like_a_group_is_offered_to_it(hamlet) -> None:
    roots = kit.hold(hamlet)
    group = grouping.accept(hamlet.hearing, "ไฟ", roots[:2], actor=hamlet.actor)
    late = opinions.take(hamlet.hearing, OpinionFacts(kit.SAID[0][0]), actor=hamlet.actor)
    (one,) = grouping.suggest(hamlet.hearing)
    assert (one.group_id, one.roots) == (group, (late,))
    grouping.accept_all(hamlet.hearing, [one], actor=hamlet.actor)
    assert set(grouping.groups(hamlet.hearing)[0].roots) == {*roots[:2], late}


def test_a_corrected_opinion_stays_in_its_group_and_one_taken_back_leaves(hamlet) -> None:
    roots = kit.hold(hamlet)
    grouping.accept(hamlet.hearing, "ไฟ", roots[:2], actor=hamlet.actor)
    opinions.correct(roots[0], OpinionFacts("ขอไฟ"), actor=hamlet.actor)
    assert answers.matters(hamlet.hearing)[0].voices[0].facts.text == "ขอไฟ"
    opinions.withdraw(roots[1], actor=hamlet.actor)
    assert grouping.groups(hamlet.hearing)[0].roots == (roots[0],)


def test_a_group_is_answered_once_and_a_single_opinion_by_itself(hamlet) -> None:
    roots = kit.hold(hamlet)
    group = grouping.accept(hamlet.hearing, "ไฟ", roots[:2], actor=hamlet.actor)
    facts = AnswerFacts("accepted", "จะติดตั้ง", "", hamlet.section, "ติดตั้งไฟ", date(2027, 3, 1))
    answers.answer(hamlet.hearing, GROUP, group, facts, actor=hamlet.actor)
    answers.answer(
        hamlet.hearing,
        OPINION,
        roots[2],
        AnswerFacts("declined", reason="เป็นไปตามราคากลาง"),
        actor=hamlet.actor,
    )
    found = answers.matters(hamlet.hearing)
    assert [(m.kind, m.answered, m.open_follow_up) for m in found] == [
        (GROUP, True, True),
        (OPINION, True, False),
        (OPINION, False, False),
    ]
    assert (found[0].answer, found[0].section) == (facts, "สำนักปลัดเทศบาล")
    assert answers.unanswered(found) == 1
    answers.take_back(hamlet.hearing, GROUP, group, actor=hamlet.actor)
    assert answers.unanswered(answers.matters(hamlet.hearing)) == 2
    answers.answer(hamlet.hearing, GROUP, group, facts, actor=hamlet.actor)
    assert office.problems() == []


def test_an_answer_needs_its_verdict_and_a_refusal_its_reason(hamlet) -> None:
    (root, *_rest) = kit.hold(hamlet)
    with refused("answer-needs-verdict"):
        answers.answer(hamlet.hearing, OPINION, root, AnswerFacts(text="ก"), actor=hamlet.actor)
    with refused("answer-needs-reason"):
        answers.answer(hamlet.hearing, OPINION, root, AnswerFacts("partly"), actor=hamlet.actor)
    with refused("group-gone"):
        answers.answer(hamlet.hearing, GROUP, 99, AnswerFacts("noted"), actor=hamlet.actor)
    with refused("group-needs-title"):
        grouping.accept(hamlet.hearing, " ", [root], actor=hamlet.actor)
    with refused("group-needs-opinions"):
        grouping.accept(hamlet.hearing, "ว่าง", [], actor=hamlet.actor)


def test_answers_typed_and_not_put_down_come_back_whole(hamlet) -> None:
    roots = kit.hold(hamlet)
    half = AnswerFacts("", "กำลังคิด", "", None, "ตั้งงบ", date(2027, 5, 1), date(2027, 1, 2))
    answer_draft.keep(
        hamlet.hearing, {(OPINION, roots[0]): half, (GROUP, 7): AnswerFacts("partly")}
    )
    assert answer_draft.recover(hamlet.hearing) == {
        (OPINION, roots[0]): half,
        (GROUP, 7): AnswerFacts("partly"),
    }
    answer_draft.keep(hamlet.hearing, {})
    assert answer_draft.recover(hamlet.hearing) == {}
