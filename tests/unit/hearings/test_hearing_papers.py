"""The papers of a hearing: made from its plan, told when it changes, never written over."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp

from desktop.office import drafting, files, office, sheets
from desktop.office import papers as office_papers
from desktop.office.community import merged, residents
from desktop.office.errors import Refused
from desktop.office.hearings import (
    codes,
    events,
    invitations,
    mailing,
    opinions,
    papers,
    plan,
    program,
)
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow
from desktop.office.words import tell
from desktop.office.words.hearing_papers import AUDIENCES, EARLY, PAPERS, PARTS
from desktop.printing import merging, source, typeset
from tests.unit.hearings import papers_kit as kit


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


@pytest.fixture
def planned(hamlet):
    """The hamlet's hearing with everything its papers need."""
    with kit.at(date(2026, 12, 1), 9):
        kit.staffed(hamlet)
        program.set_groups(
            hamlet.hearing, {(v, None): 30 for v in hamlet.villages}, actor=hamlet.actor
        )
        agenda = [AgendaRow(0, 1, "consider", "รับฟังและลงมติ", "", 45, "")] * 2
        program.set_agenda(hamlet.hearing, agenda, actor=hamlet.actor)
        facts = plan.open_sheet(hamlet.hearing).facts
        eight = {name: f"ข้อความ{name}" for name in plan.ITEMS}
        more = {"chair_id": hamlet.actor, "methods": ("meeting", "written")}
        plan.change(
            hamlet.hearing,
            replace(
                facts,
                **eight,
                **more,
                opinions_until=date(2026, 12, 19),
                contact="โทร. 0 2123 4567",
            ),
            actor=hamlet.actor,
        )
        invitations.invite(hamlet.hearing, hamlet.people[:3], actor=hamlet.actor)
        yield hamlet


def state(hearing: int, role: str) -> papers.PaperState:
    return next(s for s in papers.states(hearing) if s.role == role)


def paper(hearing: int, role: str) -> source.Paper:
    found = state(hearing, role).paper
    assert found is not None
    return source.read(sheets.open_sheet(found.document_id).source)


def test_every_paper_of_the_plan_is_made_linked_and_prints(planned) -> None:
    made = papers.make_all(planned.hearing, actor=planned.actor)
    found = [s for s in papers.states(planned.hearing) if s.paper is not None]
    assert [s.paper.document_id for s in found] == made
    assert {s.role for s in found} == set(papers.BEFORE) - {
        "postponement",
        "re-notice",
        "cancellation",
    }
    for one in found:
        assert (one.changed, one.edited, one.paper.kind) == ((), False, papers.form_of(one.role))
        printed = office_papers.paper_of(one.paper.document_id)
        assert typeset.typeset(printed, office.house()).pages >= 1
    assert office.problems() == []


def test_the_notice_tells_the_eight_items_how_when_and_where(planned) -> None:
    papers.make(planned.hearing, "notice", actor=planned.actor)
    notice = paper(planned.hearing, "notice")
    for name in plan.ITEMS:
        assert notice.text(name) == f"ข้อความ{name}"
    assert notice.text("hearing") == "วันอาทิตย์ที่ ๒๐ ธันวาคม พ.ศ. ๒๕๖๙ เวลา ๐๙.๓๐ น. ณ ศาลาประชาคม"
    assert notice.text("method").count("และ") == 1
    assert notice.text("contact").endswith("ภายในวันที่ ๑๙ ธันวาคม พ.ศ. ๒๕๖๙")


def test_the_agenda_says_when_each_item_begins(planned) -> None:
    papers.make(planned.hearing, "agenda", actor=planned.actor)
    rows = paper(planned.hearing, "agenda").rows("items")
    assert [row["at"] for row in rows] == ["09.30", "10.15"]


def test_sign_in_sheets_hold_the_invited_by_village_and_blank_rows(planned) -> None:
    papers.make(planned.hearing, "sign-in", actor=planned.actor)
    sheet = paper(planned.hearing, "sign-in")
    assert sheet.texts("groups") == ("หมู่ที่ ๑ บ้านดอนกลาง", "หมู่ที่ ๒ บ้านหนองบัว")
    assert [(row["group"], row["name"]) for row in sheet.rows("people")] == [
        ("หมู่ที่ ๑ บ้านดอนกลาง", "นายกิตติพงษ์ ทองสมมติ"),
        ("หมู่ที่ ๑ บ้านดอนกลาง", "นายสมชาย ใจดี"),
        ("หมู่ที่ ๒ บ้านหนองบัว", "นายสมหญิง ใจงาม"),
    ]
    assert sheet.count("blanks") > 0


def test_the_order_names_those_invited_as_something(planned) -> None:
    row = invitations.of_hearing(planned.hearing)[0]
    invitations.change(row.id, capacity="กรรมการ", excused="", actor=planned.actor)
    papers.make(planned.hearing, "order", actor=planned.actor)
    text = sheets.open_sheet(state(planned.hearing, "order").paper.document_id).source
    assert f"| {row.name} |" in text
    assert "ประธานคณะทำงาน" in text


def test_invitations_are_merged_each_with_its_own_code(planned) -> None:
    document = papers.make(planned.hearing, "invitation", actor=planned.actor)
    letter = mailing.paper_for(document, "original", mailing.INVITED)
    rows = mailing.rows(planned.hearing, mailing.INVITED)
    assert [row["ชื่อ"] for row in rows] == [r.name for r in invitations.of_hearing(planned.hearing)]
    made = typeset.typeset_many(merging.merged(letter, rows), office.house())
    assert made.pages == 3
    read = []
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        for number in range(3):
            picture = pdf[number].render(scale=3).to_pil()
            read += [code.text for code in zxingcpp.read_barcodes(picture)]
    assert read == [codes.of_invitation(r.uid) for r in invitations.of_hearing(planned.hearing)]


def test_a_letter_to_others_carries_no_code(planned) -> None:
    document = papers.make(planned.hearing, "heads", actor=planned.actor)
    letter = mailing.paper_for(document, "original", mailing.HEADS)
    rows = mailing.rows(planned.hearing, mailing.HEADS)
    assert [row["ชื่อ"] for row in rows] == ["ผู้ใหญ่บ้าน หมู่ที่ 1", "ผู้ใหญ่บ้าน หมู่ที่ 2"]
    assert len(list(merging.merged(letter, rows))) == 2
    assert "code" not in letter.more
    invited = papers.make(planned.hearing, "invitation", actor=planned.actor)
    assert mailing.paper_for(invited, "original", mailing.INVITED).more["code"]
    assert "code" not in mailing.paper_for(invited, "original", mailing.HEADS).more


def test_an_audience_of_nobody_is_refused(planned) -> None:
    invitations.withdraw(planned.hearing, planned.people, actor=planned.actor)
    with refused("nobody-to-write-to"):
        mailing.rows(planned.hearing, mailing.INVITED)
    assert mailing.counts(planned.hearing) == {"invited": 0, "heads": 2, "participants": 0}


def test_a_letter_to_those_who_spoke_goes_to_whom_they_were_merged_into(planned) -> None:
    kept, twin = planned.people[:2]
    facts = OpinionFacts("ขอไฟ", resident_id=twin)
    opinions.take(planned.hearing, facts, actor=planned.actor)
    merged.merge(kept, twin, actor=planned.actor)
    (row,) = mailing.rows(planned.hearing, mailing.PARTICIPANTS)
    assert row["ชื่อ"] == residents.rows([kept])[0].name
    assert mailing.counts(planned.hearing)["participants"] == 1


def test_a_plan_that_changes_is_told_and_nothing_is_written_over(planned) -> None:
    document = papers.make(planned.hearing, "notice", actor=planned.actor)
    papers.make(planned.hearing, "name-tags", actor=planned.actor)
    before = sheets.open_sheet(document).source
    facts = plan.open_sheet(planned.hearing).facts
    moved = replace(facts, venue="วัดหนองบัว", begins="13:00")
    plan.change(planned.hearing, moved, actor=planned.actor)
    assert state(planned.hearing, "notice").changed == ("venue", "begins")
    assert state(planned.hearing, "name-tags").changed == ()
    assert sheets.open_sheet(document).source == before
    assert papers.remake(document, mine=True, actor=planned.actor)
    assert "วัดหนองบัว" in sheets.open_sheet(document).source
    assert state(planned.hearing, "notice").changed == ()
    assert len(sheets.open_sheet(document).versions) == 2


def test_what_the_clerk_typed_stays_when_the_paper_is_made_anew(planned) -> None:
    document = papers.make(planned.hearing, "notice", actor=planned.actor)
    text = sheets.open_sheet(document).source
    own = text.replace("จึงประกาศมาให้ทราบโดยทั่วกัน", "จึงประกาศมาให้ทราบด้วยทั่วกัน")
    drafting.save(document, own, actor=planned.actor)
    facts = plan.open_sheet(planned.hearing).facts
    plan.change(planned.hearing, replace(facts, venue="วัดหนองบัว"), actor=planned.actor)
    assert state(planned.hearing, "notice").edited
    assert papers.make_anew(document).clashes == ()
    papers.remake(document, mine=True, actor=planned.actor)
    text = sheets.open_sheet(document).source
    assert "ด้วยทั่วกัน" in text
    assert "วัดหนองบัว" in text
    plan.change(planned.hearing, replace(facts, venue="โรงเรียน"), actor=planned.actor)
    papers.remake(document, mine=True, actor=planned.actor)
    text = sheets.open_sheet(document).source
    assert "ด้วยทั่วกัน" in text
    assert "โรงเรียน" in text


def test_a_place_both_changed_is_asked_about(planned) -> None:
    document = papers.make(planned.hearing, "notice", actor=planned.actor)
    text = sheets.open_sheet(document).source
    drafting.save(document, text.replace("ข้อความcost", "ห้าแสนบาท"), actor=planned.actor)
    facts = plan.open_sheet(planned.hearing).facts
    plan.change(planned.hearing, replace(facts, cost="หกแสนบาท"), actor=planned.actor)
    (clash,) = papers.make_anew(document).clashes
    assert "ห้าแสนบาท" in clash.mine
    assert "หกแสนบาท" in clash.fresh
    assert papers.remake_all(planned.hearing, actor=planned.actor) == (0, 1)
    papers.remake(document, mine=True, actor=planned.actor)
    assert "ห้าแสนบาท" in sheets.open_sheet(document).source
    plan.change(planned.hearing, replace(facts, cost="เจ็ดแสนบาท"), actor=planned.actor)
    papers.remake(document, mine=False, actor=planned.actor)
    assert "เจ็ดแสนบาท" in sheets.open_sheet(document).source


def test_all_stale_papers_are_made_anew_at_once(planned) -> None:
    papers.make_all(planned.hearing, actor=planned.actor)
    facts = plan.open_sheet(planned.hearing).facts
    plan.change(planned.hearing, replace(facts, venue="วัดหนองบัว"), actor=planned.actor)
    stale = [s for s in papers.states(planned.hearing) if s.changed]
    assert papers.remake_all(planned.hearing, actor=planned.actor) == (len(stale), 0)
    assert not any(s.changed for s in papers.states(planned.hearing))


def test_a_signed_paper_stays_and_another_is_made(planned) -> None:
    document = papers.make(planned.hearing, "notice", actor=planned.actor)
    with refused("hearing-paper-there"):
        papers.make(planned.hearing, "notice", actor=planned.actor)
    kit.sign(document, planned.actor)
    with refused("hearing-paper-signed"):
        papers.make_anew(document)
    other = papers.make(planned.hearing, "notice", actor=planned.actor)
    assert state(planned.hearing, "notice").paper.document_id == other != document


def test_postponing_offers_the_papers_that_say_so(planned) -> None:
    document = papers.make(planned.hearing, "notice", actor=planned.actor)
    kit.sign(document, planned.actor)
    events.note(planned.hearing, "posted", actor=planned.actor)
    events.postpone(planned.hearing, None, "น้ำท่วม", actor=planned.actor)
    papers.make(planned.hearing, "postponement", actor=planned.actor)
    text = sheets.open_sheet(state(planned.hearing, "postponement").paper.document_id).source
    assert "ในวันอาทิตย์ที่ ๒๐ ธันวาคม พ.ศ. ๒๕๖๙ ตามประกาศลงวันที่" in text
    assert "น้ำท่วม" in text
    assert "จะประกาศกำหนดวันใหม่" in text
    with refused("hearing-paper-early"):
        papers.make(planned.hearing, "re-notice", actor=planned.actor)
    facts = plan.open_sheet(planned.hearing).facts
    plan.change(planned.hearing, replace(facts, held_on=date(2027, 1, 24)), actor=planned.actor)
    papers.make(planned.hearing, "re-notice", actor=planned.actor)
    again = paper(planned.hearing, "re-notice")
    assert "๒๔ มกราคม พ.ศ. ๒๕๗๐" in again.text("hearing")
    events.cancel(planned.hearing, "ไม่มีงบประมาณ", actor=planned.actor)
    papers.make(planned.hearing, "cancellation", actor=planned.actor)


def test_a_paper_that_cannot_be_made_yet_says_why(hamlet) -> None:
    with refused("hearing-paper-early") as told:
        papers.make(hamlet.hearing, "invitation", actor=hamlet.actor)
    assert EARLY["no-invited"] in tell(told.value)
    for role in ("heads", "agenda", "name-tags", "minutes"):
        assert state(hamlet.hearing, role).early in EARLY


def test_a_pack_joins_papers_of_different_sizes(planned, tmp_path) -> None:
    documents = [
        papers.make(planned.hearing, role, actor=planned.actor) for role in ("poster", "agenda")
    ]
    made = [office_papers.paper_of(document) for document in documents]
    pages = files.write_pack(tmp_path / "pack.pdf", made, office.house())
    with pypdfium2.PdfDocument(io.BytesIO((tmp_path / "pack.pdf").read_bytes())) as pdf:
        sizes = [round(pdf[n].get_size()[0]) for n in range(len(pdf))]
    assert (pages, sizes) == (2, [842, 595])


def test_everything_shown_has_its_word() -> None:
    assert set(PAPERS) == set(papers.ROLES)
    from desktop.office.hearings import traces

    assert {part for parts in traces.PARTS.values() for part in parts} <= set(PARTS)
    assert {a for found in papers.MERGED.values() for a in found} == set(AUDIENCES)
