"""Lists of opinions: found by words and filters; what is typed survives until it is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db import drafts
from desktop.office.errors import Refused
from desktop.office.hearings import opinion_draft, opinion_list, opinions
from desktop.office.hearings.opinion_list import OpinionQuery
from desktop.office.hearings.opinions import OpinionFacts


@pytest.fixture
def said(hamlet) -> list[int]:
    two = hamlet.villages[1]
    given = [
        OpinionFacts("ถนนสาย ๔ น้ำท่วม", "for", topics=("ถนน", "น้ำ"), resident_id=hamlet.people[0]),
        OpinionFacts("ไฟส่องสว่างดับ", "against", "paper", ("ไฟฟ้า",), speaker="ป้าแดง", village_id=two),
        OpinionFacts("เมื่อใดจะเริ่ม", "question", topics=("ถนนคนเดิน",)),
    ]
    return [opinions.take(hamlet.hearing, facts, actor=hamlet.actor) for facts in given]


def test_opinions_are_found_by_words_names_and_filters(hamlet, said) -> None:
    first, second, third = said
    one, two = hamlet.villages

    def found(**asked) -> list[int]:
        return list(opinion_list.find(hamlet.hearing, OpinionQuery(**asked)))

    assert found() == [third, second, first]
    assert found(text="สาย 4") == [first]
    assert found(text="สมชาย") == [first]
    assert found(text="ป้าแดง") == [second]
    assert found(text="ไฟฟ้า") == [second]
    assert found(text="100%") == []
    assert found(stance="question") == [third]
    assert found(topic="ถนน") == [first]
    assert found(channel="paper") == [second]
    assert found(village_id=one) == [first]
    assert found(village_id=two, stance="for") == []


def test_a_correction_stands_in_the_place_of_its_root_and_the_former_words_stay(
    hamlet, said
) -> None:
    facts = replace(opinion_list.rows([said[0]])[0].facts, text="ถนนสาย ๕ น้ำท่วม")
    fresh = opinions.correct(said[0], facts, actor=hamlet.actor)
    ids = opinion_list.find(hamlet.hearing, OpinionQuery())
    assert list(ids) == [said[2], said[1], fresh]
    line = opinion_list.rows(ids)[2]
    assert (line.speaker, line.village, line.corrected) == (
        "นายสมชาย ใจดี",
        "หมู่ที่ ๑ บ้านดอนกลาง",
        True,
    )
    assert [former.text for former in opinion_list.history(fresh)] == ["ถนนสาย ๔ น้ำท่วม"]
    opinions.withdraw(fresh, actor=hamlet.actor)
    assert said[0] not in opinion_list.find(hamlet.hearing, OpinionQuery())
    (gone,) = opinion_list.rows(opinion_list.find(hamlet.hearing, OpinionQuery(withdrawn=True)))
    assert (gone.facts.text, gone.withdrawn) == ("ถนนสาย ๕ น้ำท่วม", True)
    assert opinion_list.tally(hamlet.hearing) == {"against": 1, "question": 1}


def test_topics_of_this_hearing_are_offered_first(hamlet, said) -> None:
    for _ in range(2):
        opinions.take(hamlet.hearing, OpinionFacts("ก", topics=("น้ำ",)), actor=hamlet.actor)
    assert opinion_list.topics_used(hamlet.hearing)[0] == "น้ำ"
    assert set(opinion_list.topics_used(0)) == {"น้ำ", "ถนน", "ไฟฟ้า", "ถนนคนเดิน"}


def test_what_is_typed_comes_back_until_it_is_taken(hamlet) -> None:
    facts = OpinionFacts(
        "ขอให้ทำราง", "for", topics=("น้ำ",), speaker="ลุงดำ", village_id=hamlet.villages[0]
    )
    assert opinion_draft.recover(hamlet.hearing) is None
    opinion_draft.keep(hamlet.hearing, facts)
    kept = opinion_draft.recover(hamlet.hearing)
    assert kept is not None
    assert kept[0] == facts
    assert opinion_draft.recover(hamlet.hearing, opinion_draft.FORMS) is None
    opinion_draft.take(hamlet.hearing, facts, actor=hamlet.actor)
    assert drafts.kept() == []
    assert opinion_draft.recover(hamlet.hearing) is None


def test_a_draft_whose_opinion_was_taken_before_the_power_went_is_not_offered_again(hamlet) -> None:
    facts = OpinionFacts("ขอให้ทำราง")
    opinion_draft.keep(hamlet.hearing, facts)
    opinions.take(hamlet.hearing, facts, actor=hamlet.actor)  # and no time to forget the draft
    assert opinion_draft.recover(hamlet.hearing) is None


def test_a_refused_opinion_stays_in_the_draft_buffer(hamlet) -> None:
    opinion_draft.keep(hamlet.hearing, OpinionFacts("ก"))
    with pytest.raises(Refused):
        opinion_draft.take(hamlet.hearing, OpinionFacts(" "), actor=hamlet.actor)
    assert opinion_draft.recover(hamlet.hearing) is not None
