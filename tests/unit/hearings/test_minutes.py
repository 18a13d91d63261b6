"""Minutes that write themselves, the summary notice, the public copy, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.office import drafting, office, sheets
from desktop.office.community import residents
from desktop.office.errors import Refused
from desktop.office.hearings import (
    answers,
    attendance,
    events,
    figures,
    floor,
    grouping,
    invitations,
    mailing,
    minutes,
    opinions,
    outcome,
    papers,
    plan,
    program,
    public_copy,
)
from desktop.office.hearings.answers import GROUP, AnswerFacts
from desktop.office.hearings.opinions import OpinionFacts
from desktop.printing import source, typeset
from tests.unit.hearings import papers_kit as kit


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


@pytest.fixture
def held(hamlet):
    """The hearing after it was closed; one of the invited did not come."""
    kit.staffed(hamlet)
    invitations.invite(hamlet.hearing, hamlet.people, actor=hamlet.actor)
    facts = plan.open_sheet(hamlet.hearing).facts
    told = replace(
        facts,
        chair_id=hamlet.actor,
        note_taker_id=hamlet.actor,
        steps="จัดจ้างปีนี้",
        contact="สำนักปลัดเทศบาล โทร. 02 123 4567",
    )
    plan.change(hamlet.hearing, told, actor=hamlet.actor)
    kit.hold(hamlet)
    with kit.at(date(2026, 12, 22), 9):
        yield hamlet


def text_of(held, role: str) -> str:
    document = papers.make(held.hearing, role, actor=held.actor)
    return sheets.open_sheet(document).source


def test_minutes_say_who_came_what_was_said_and_how_it_was_decided(held) -> None:
    for row in invitations.of_hearing(held.hearing):
        if row.resident_id in (held.people[0], held.people[3]):
            invitations.change(row.id, capacity="กรรมการ", excused="", actor=held.actor)
    made = source.read(text_of(held, "minutes"))
    assert [(p["name"], p["role"]) for p in made.rows("present")] == [
        ("นางสาวมะลิ ตัวอย่าง", "ประธานที่ประชุม"),
        ("นายสมชาย ใจดี", "กรรมการ"),
        ("นางสาวมะลิ ตัวอย่าง", "เลขานุการ"),
    ]
    assert [(p["name"], p["reason"]) for p in made.rows("absent")] == [
        ("นายณรงค์ บุญทดลอง", "ไม่แจ้งเหตุ")
    ]
    assert [(p["name"], p["post"]) for p in made.rows("guests")] == [
        ("ประชาชนหมู่ที่ ๑ บ้านดอนกลาง", "จำนวน ๑ คน"),
        ("ประชาชนหมู่ที่ ๒ บ้านหนองบัว", "จำนวน ๑ คน"),
    ]
    assert (made.text("begin"), made.text("end")) == ("๐๙.๐๕", "๑๒.๑๐")
    assert made.text("session") == "๑/๒๕๖๙"


def test_minutes_begin_when_the_chair_began_not_when_the_door_opened(hamlet) -> None:
    kit.staffed(hamlet)
    item = plan.AgendaRow(0, 1, "chair", "เรื่องที่ประธานแจ้ง", "", 10, "")
    program.set_agenda(hamlet.hearing, [item], actor=hamlet.actor)
    facts = plan.open_sheet(hamlet.hearing).facts
    plan.change(hamlet.hearing, replace(facts, chair_id=hamlet.actor), actor=hamlet.actor)
    day = facts.held_on
    with kit.at(day, 8, 15):
        attendance.open_door(hamlet.hearing, actor=hamlet.actor)
    with kit.at(day, 9, 30):
        floor.begin_next(hamlet.hearing, actor=hamlet.actor)
    with kit.at(day, 11, 45):
        floor.close(hamlet.hearing, actor=hamlet.actor)
        made = source.read(text_of(hamlet, "minutes"))
    assert (made.text("begin"), made.text("end")) == ("๐๙.๓๐", "๑๑.๔๕")


def test_minutes_tell_each_voice_by_its_stance_and_the_vote(held) -> None:
    text = text_of(held, "minutes")
    assert "นายสมชาย ใจดี หมู่ที่ ๑ บ้านดอนกลาง เห็นด้วย โดยเห็นว่า ขอให้ติดตั้งไฟ" in text
    assert "ผู้เข้าร่วมประชุม สอบถามว่า จะเริ่มงานเมื่อไร" in text
    assert "เห็นชอบ ๒ เสียง ไม่เห็นชอบ ๑ เสียง งดออกเสียง ๐ เสียง" in text
    assert "**มติที่ประชุม** เห็นชอบด้วยคะแนนเสียงข้างมาก" in text
    assert text.index("รับฟังและลงมติ") < text.index("สอบถามว่า") < text.index("เรื่องอื่น ๆ")


def test_a_group_and_its_answer_stand_once_in_the_minutes(held) -> None:
    (one,) = grouping.suggest(held.hearing)
    group = grouping.accept(held.hearing, "ขอไฟหน้าวัด", one.roots, actor=held.actor)
    answers.answer(
        held.hearing,
        GROUP,
        group,
        AnswerFacts("accepted", "จะติดตั้ง ๒ จุด", section_id=held.section),
        actor=held.actor,
    )
    text = text_of(held, "minutes")
    assert "ขอไฟหน้าวัด มีผู้ให้ความเห็นทำนองเดียวกัน ๒ ราย" in text
    assert "ผู้แทนสำนักปลัดเทศบาลชี้แจงว่า จะติดตั้ง ๒ จุด" in text
    assert kit.SAID[0][0] not in text


@pytest.mark.parametrize(
    ("agree", "disagree", "abstain", "told"),
    [(3, 0, 0, "เห็นชอบเป็นเอกฉันท์"), (2, 1, 0, "เห็นชอบด้วยคะแนนเสียงข้างมาก"),
     (1, 2, 0, "ไม่เห็นชอบด้วยคะแนนเสียงข้างมาก"), (1, 1, 1, "คะแนนเสียงเท่ากัน")],
)  # fmt: skip
def test_the_latest_vote_decides_what_was_resolved(held, agree, disagree, abstain, told) -> None:
    kit.count_vote(held.hearing, held.actor, agree=agree, disagree=disagree, abstain=abstain)
    assert f"**มติที่ประชุม** {told}" in text_of(held, "minutes")


def test_the_clerks_own_words_go_before_ready_phrases(held) -> None:
    sheet = plan.open_sheet(held.hearing)
    items = [replace(i, text="ประธานเล่าเรื่อง", resolution="ให้ทำต่อ") for i in sheet.agenda]
    program.set_agenda(held.hearing, items, actor=held.actor)
    text = text_of(held, "minutes")
    assert text.count("ประธานเล่าเรื่อง") == 3
    assert text.count("**มติที่ประชุม** ให้ทำต่อ") == 3


def test_words_of_a_speaker_cannot_change_the_shape_of_the_minutes(held) -> None:
    odd = "# หัวข้อ\n| ตาราง | **หนา** \u200d\x07 ๑. ข้อ"
    opinions.take(held.hearing, OpinionFacts(odd), actor=held.actor)
    made = source.read(text_of(held, "minutes"))
    printed = "".join(s.text for block in made.body for s in getattr(block, "spans", ()))
    assert "# หัวข้อ | ตาราง | **หนา** ๑. ข้อ" in printed
    assert minutes.plain("ก\\*ข") == "ก\\\\\\*ข"


def test_minutes_made_anew_keep_what_was_typed(held) -> None:
    document = papers.make(held.hearing, "minutes", actor=held.actor)
    text = sheets.open_sheet(document).source
    own = text.replace("ประธานกล่าวเปิดการประชุม", "เมื่อครบองค์ประชุม ประธานกล่าวเปิดการประชุม")
    drafting.save(document, own, actor=held.actor)
    opinions.take(held.hearing, OpinionFacts("ขอสนามเด็กเล่น"), actor=held.actor)
    state = next(s for s in papers.states(held.hearing) if s.role == "minutes")
    assert (state.changed, state.edited) == (("opinions",), True)
    papers.remake(document, mine=True, actor=held.actor)
    text = sheets.open_sheet(document).source
    assert "เมื่อครบองค์ประชุม" in text
    assert "ขอสนามเด็กเล่น" in text


def test_figures_count_people_once_and_add_up(held) -> None:
    root = opinions.take(
        held.hearing,
        OpinionFacts("เปลี่ยนใจ", "against", resident_id=held.people[0]),
        actor=held.actor,
    )
    rows = figures.counts(held.hearing, opinions.of_hearing(held.hearing))
    assert [(r.label, r.invited, r.present, r.agree, r.disagree, r.abstain) for r in rows] == [
        ("หมู่ที่ ๑ บ้านดอนกลาง", 2, 2, 0, 2, 0),
        ("หมู่ที่ ๒ บ้านหนองบัว", 2, 1, 1, 0, 0),
    ]
    whole = figures.total(rows, "รวม")
    assert (whole.invited, whole.present, whole.agree, whole.disagree) == (4, 3, 1, 2)
    opinions.withdraw(root, actor=held.actor)
    first = figures.counts(held.hearing, opinions.of_hearing(held.hearing))[0]
    assert (first.agree, first.disagree, first.abstain) == (1, 1, 0)
    voices = opinions.of_hearing(held.hearing)
    against = next(v.id for v in voices if v.facts.resident_id == held.people[2])
    opinions.withdraw(against, actor=held.actor)
    first = figures.counts(held.hearing, opinions.of_hearing(held.hearing))[0]
    assert (first.present, first.agree, first.disagree, first.abstain) == (2, 1, 0, 1)


def test_somebody_undone_at_the_door_counts_nowhere(held) -> None:
    row = next(r for r in attendance.present(held.hearing) if r.resident_id == held.people[1])
    attendance.move(row.id, "undone", actor=held.actor)
    assert "ประชาชนหมู่ที่ ๒" not in text_of(held, "minutes")


def test_the_summary_shows_figures_answers_decision_and_next_steps(held) -> None:
    (one,) = grouping.suggest(held.hearing)
    group = grouping.accept(held.hearing, "ขอไฟหน้าวัด", one.roots, actor=held.actor)
    facts = AnswerFacts("partly", "ติดตั้งปีนี้ ๑ จุด", "งบจำกัด", held.section, "ตั้งงบ", date(2027, 5, 1))
    answers.answer(held.hearing, GROUP, group, facts, actor=held.actor)
    text = text_of(held, "summary")
    made = source.read(text)
    assert [row["group"] for row in made.rows("counts")][-1] == "รวม"
    assert dict(made.rows("opinions")[0]) == {
        "opinion": "ขอไฟหน้าวัด (เสนอ ๒ ราย)",
        "answer": "รับไปดำเนินการบางส่วน ติดตั้งปีนี้ ๑ จุด เนื่องจากงบจำกัด ตั้งงบ ผู้รับผิดชอบ "
        "สำนักปลัดเทศบาล กำหนดเสร็จ ๑ พฤษภาคม ๒๕๗๐",
    }
    assert made.rows("opinions")[1]["answer"] == "อยู่ระหว่างพิจารณา"
    assert "มีผู้เข้าร่วม ๓ คน มีความคิดเห็นและข้อเสนอ ๔ ข้อ เห็นด้วย ๒ ข้อ ไม่เห็นด้วย ๑ ข้อ" in text
    assert "ที่ประชุมมีมติเห็นชอบด้วยคะแนนเสียงข้างมาก" in text
    assert "การดำเนินการต่อไป จัดจ้างปีนี้" in text


def test_what_is_missing_is_told_with_its_legal_day(held) -> None:
    with kit.at(date(2027, 1, 2), 9):
        found = outcome.results(held.hearing)
    assert (found.due, found.act_by, found.days_left) == (date(2027, 1, 4), date(2027, 1, 4), 2)
    assert [(m.code, m.count, m.late) for m in found.missing] == [
        ("answers", 4, False),
        ("minutes", 0, False),
        ("summary", 0, False),
    ]
    with kit.at(date(2027, 1, 5), 9):
        assert all(m.late for m in outcome.results(held.hearing).missing)


def test_minutes_are_adopted_and_results_announced_only_when_signed(held) -> None:
    document = papers.make(held.hearing, "minutes", actor=held.actor)
    with refused("minutes-not-signed"):
        outcome.adopt(held.hearing, date(2026, 12, 25), actor=held.actor)
    kit.sign(document, held.actor)
    with kit.at(date(2026, 12, 24), 9), refused("hearing-day-to-come"):
        outcome.adopt(held.hearing, date(2026, 12, 25), actor=held.actor)
    with kit.at(date(2026, 12, 25), 9):
        with refused("minutes-before-hearing"):
            outcome.adopt(held.hearing, date(2026, 12, 1), actor=held.actor)
        outcome.adopt(held.hearing, date(2026, 12, 25), actor=held.actor)
    assert plan.open_sheet(held.hearing).state == plan.MINUTED
    notice = papers.make(held.hearing, "summary", actor=held.actor)
    with refused("summary-not-signed"):
        outcome.summarise(held.hearing, date(2026, 12, 28), actor=held.actor)
    kit.sign(notice, held.actor)
    with refused("summary-before-hearing"):
        outcome.summarise(held.hearing, date(2026, 12, 1), actor=held.actor)
    with kit.at(date(2026, 12, 28), 9):
        outcome.summarise(held.hearing, date(2026, 12, 28), actor=held.actor)
        outcome.adopt(held.hearing, date(2026, 12, 26), actor=held.actor)  # the day put right
    sheet = plan.open_sheet(held.hearing)
    assert (sheet.state, sheet.summarised_on) == (plan.SUMMARISED, date(2026, 12, 28))
    assert outcome.results(held.hearing).missing == ()
    assert office.problems() == []


def test_an_open_promise_stays_missing_after_the_summary(held) -> None:
    root = answers.matters(held.hearing)[0].id
    facts = AnswerFacts("accepted", "รับ", follow_up="ตั้งงบ", due=date(2027, 5, 1))
    answers.answer(held.hearing, "opinion", root, facts, actor=held.actor)
    events.note(held.hearing, "adopted", actor=held.actor)
    events.note(held.hearing, "summarised", actor=held.actor)
    (left,) = outcome.results(held.hearing).missing
    assert (left.code, left.by) == ("follow-ups", date(2027, 5, 1))


def test_result_letters_go_to_those_with_an_address(held) -> None:
    facts = residents.facts_of(residents.kept(held.people[0]))
    residents.change(held.people[0], replace(facts, house=""), actor=held.actor)
    names = [row["ชื่อ"] for row in mailing.rows(held.hearing, mailing.PARTICIPANTS)]
    assert names == ["นายกิตติพงษ์ ทองสมมติ", "นายสมหญิง ใจงาม"]
    assert "โดยที่ประชุมมีมติเห็นชอบด้วยคะแนนเสียงข้างมาก" in text_of(held, "result")


def test_a_public_copy_names_nobody_and_carries_no_source(held) -> None:
    text = "ติดต่อนายวิชัย โทร 089-123-4567 หรือเทศบาล 02 123 4567"
    opinions.take(held.hearing, OpinionFacts(text, speaker="นายวิชัย จำลอง"), actor=held.actor)
    document = papers.make(held.hearing, "minutes", actor=held.actor)
    with refused("no-public-copy-yet"):
        public_copy.paper(document)
    more = "\n\nขอบคุณนาย**สมหญิง** ใจงาม[^ก]\n\n[^ก]: ถามนายณรงค์ บุญทดลอง โทร ๐๘๑ ๒๓๔ ๕๖๗๘\n"
    typed = sheets.open_sheet(document).source + more
    drafting.save(document, typed, actor=held.actor)
    kit.sign(document, held.actor)
    made = public_copy.paper(document)
    blocks = (*made.body, *made.notes)
    printed = " ".join(s.text for block in blocks for s in getattr(block, "spans", ()))
    assert made.notes
    for name in ("ใจดี", "ใจงาม", "ทองสมมติ", "จำลอง", "บุญทดลอง", "089-123-4567", "๐๘๑"):
        assert name not in printed
    assert "นายสม… หมู่ที่ ๑" in printed
    assert "02 123 4567" in printed
    assert [signer.name for signer in made.signers] == [public_copy.SIGNED] * 2
    assert made.rows("present")[0]["name"] == "นางสาวมะลิ ตัวอย่าง"
    assert made.origin is None
    pdf = typeset.typeset(made, office.house()).pdf
    from desktop.printing.origin import origin_of

    assert origin_of(pdf) is None
    notice = papers.make(held.hearing, "result", actor=held.actor)
    with refused("no-public-copy"):
        public_copy.paper(notice)


@pytest.mark.parametrize(
    ("title", "first", "short"),
    [("นาย", "สมชาย", "นายสม…"), ("นาง", "เพ็ญศรี", "นางเพ็ญ…"), ("", "กิตติ", "กิต…"),
     ("", "น้อย", "น้อ…")],
)  # fmt: skip
def test_a_shortened_name_keeps_its_letters_whole(title: str, first: str, short: str) -> None:
    assert public_copy.shortened(title, first) == short
