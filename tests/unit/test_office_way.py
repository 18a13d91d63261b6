"""The way of a paper and its numbers: every rule, on a real office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db import clock
from desktop.office import (
    approvals,
    documents,
    drafting,
    drafts,
    office,
    papers,
    people,
    register,
    sections,
    sheets,
)
from desktop.office.errors import Refused
from desktop.office.words import tell
from desktop.printing import source as paper_source
from desktop.printing.errors import PaperError
from desktop.thai.digits import to_thai


@dataclass
class Staff:
    """Ids of the people of a small office, and of its section."""

    drafter: int
    head: int
    clerk: int
    section: int
    mayor_post: int


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    """An office without a mayor: the clerk of the council acts for one."""
    with office.opened(tmp_path / "desk"):
        facts = office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง", short_name="ทต.ตัวอย่าง")
        office.change(facts, actor=None)
        section = sections.add_section(
            "สำนักปลัดเทศบาล", agency="สป. (งธ.)", code="ตย 52001.4", actor=None
        )
        add = people.add_person
        drafter = add("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
        head = add("ปรีดา", "สมมติ", title="นาย", actor=None)
        clerk = add("อรุณ", "ทดลอง", rank="ว่าที่ร้อยตรี", actor=None)
        mayor = people.add_post("นายกเทศมนตรี", printed="นายกเทศมนตรีตำบลตัวอย่าง", actor=None)
        second = people.add_post("ปลัดเทศบาล", printed="ปลัดเทศบาลตำบลตัวอย่าง", place=1, actor=None)
        third = people.add_post("หัวหน้าสำนักปลัดเทศบาล", section_id=section, place=2, actor=None)
        fifth = people.add_post("นิติกรปฏิบัติการ", section_id=section, place=5, actor=None)
        people.appoint(drafter, fifth, actor=None)
        people.appoint(head, third, actor=None)
        people.appoint(clerk, second, actor=None)
        people.appoint(clerk, second, capacity="duty", acting_for=mayor, actor=None)
        yield Staff(drafter, head, clerk, section, mayor)


def memo(staff: Staff, subject: str = "ขอความเห็นชอบแผน") -> int:
    made = drafting.draft("memo", actor=staff.drafter)
    source = sheets.open_sheet(made).source
    drafting.save(
        made, source.replace("date = ", f'subject = "{subject}"\ndate = '), actor=staff.drafter
    )
    return made


def walk(document: int, to: str) -> None:
    """Pass a paper on, by whoever is due, until it stands at a stage."""
    while (sheet := sheets.open_sheet(document)).stage != to:
        due = next(s for s in sheet.chain if s.place == sheet.due_place)
        assert due.person_id is not None
        approvals.forward(document, actor=due.person_id)


def refused(reason: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, check=lambda error: error.reason == reason)


def test_a_new_memo_has_the_five_parts_and_everybody_on_its_way(staff: Staff) -> None:
    sheet = sheets.open_sheet(drafting.draft("memo", actor=staff.drafter))
    for part in ("# ต้นเรื่อง", "# ข้อเท็จจริง", "# ข้อกฎหมาย", "# ข้อพิจารณา", "จึงเรียนมา"):
        assert part in sheet.source
    stages = [step.stage for step in sheet.chain]
    assert stages == ["draft", "type", "proofread", "check", "propose", "propose", "sign"]
    assert [s.person_id for s in sheet.chain[3:]] == [
        staff.head,
        staff.head,
        staff.clerk,
        staff.clerk,
    ]


def test_only_who_is_due_passes_a_paper_on(staff: Staff) -> None:
    paper = memo(staff)
    with refused("not-your-turn"):
        approvals.forward(paper, actor=staff.head)
    assert sheets.open_sheet(paper).stage == "draft"


def test_an_unfinished_paper_is_not_passed_on(staff: Staff) -> None:
    paper = drafting.draft("memo", actor=staff.drafter)
    with pytest.raises(PaperError) as told:
        approvals.forward(paper, actor=staff.drafter)
    assert told.value.reason == "field-missing"


def test_one_person_may_stand_in_two_capacities_and_it_is_shown(staff: Staff) -> None:
    paper = memo(staff)
    assert "same-person-twice" in sheets.open_sheet(paper).findings
    walk(paper, "sign")
    assert approvals.forward(paper, actor=staff.clerk).same_person_twice
    *_, second, last = papers.paper_of(paper).signers
    assert second.posts == ("ปลัดเทศบาลตำบลตัวอย่าง",)
    assert last.posts == ("ปลัดเทศบาล ปฏิบัติหน้าที่", "นายกเทศมนตรีตำบลตัวอย่าง")
    assert last.rank == "ว่าที่ร้อยตรี"
    assert last.signed == clock.today()


def test_an_endorsement_prints_above_its_own_signature_alone(staff: Staff) -> None:
    paper = memo(staff)
    walk(paper, "propose")
    approvals.forward(paper, actor=staff.head)
    approvals.forward(paper, actor=staff.clerk, endorsement="เรียน น.ทต.\n- โปรดพิจารณา")
    approvals.forward(paper, actor=staff.clerk)
    notes = [signer.note for signer in papers.paper_of(paper).signers]
    assert notes == ["", "", "เรียน น.ทต.\n- โปรดพิจารณา", ""]


def test_a_return_needs_a_reason_and_goes_to_the_drafter(staff: Staff) -> None:
    paper = memo(staff)
    with refused("nothing-to-return"):
        approvals.send_back(paper, reason="ผิด", actor=staff.drafter)
    walk(paper, "check")
    with refused("return-needs-reason"):
        approvals.send_back(paper, reason="  ", actor=staff.head)
    approvals.send_back(paper, reason="ขาดวงเงิน", actor=staff.head)
    sheet = sheets.open_sheet(paper)
    assert (sheet.stage, sheet.returned_reason) == ("draft", "ขาดวงเงิน")
    approvals.forward(paper, actor=staff.drafter)
    assert sheets.open_sheet(paper).returned_reason == ""


def test_an_edit_after_the_check_goes_back_to_proofreading(staff: Staff) -> None:
    paper = memo(staff)
    walk(paper, "propose")
    assert drafting.would_reopen(paper)
    text = sheets.open_sheet(paper).source
    saved = drafting.save(paper, text.replace("… นั้น", "แก้ไข นั้น"), actor=staff.drafter)
    assert saved.reopened
    assert sheets.open_sheet(paper).stage == "proofread"
    same = sheets.open_sheet(paper).source
    assert not drafting.save(paper, same, actor=staff.drafter).changed


def test_a_signed_paper_cannot_be_changed_returned_or_thrown_away(staff: Staff) -> None:
    paper = memo(staff)
    walk(paper, "signed")
    before = sheets.open_sheet(paper).source
    with refused("document-signed"):
        drafting.save(paper, before.replace("แผน", "แผนใหม่"), actor=staff.drafter)
    with refused("document-signed"):
        approvals.send_back(paper, reason="ช้าไป", actor=staff.clerk)
    with refused("document-signed"):
        drafting.discard(paper, actor=staff.drafter)
    assert sheets.open_sheet(paper).source == before


def test_a_signature_stays_as_it_was_when_the_person_is_renamed(staff: Staff) -> None:
    paper = memo(staff)
    walk(paper, "signed")
    people.change_person(staff.head, last_name="นามใหม่", actor=staff.head)
    names = [signer.name for signer in papers.paper_of(paper).signers]
    assert "นายปรีดา สมมติ" in names


def test_a_paper_dated_tomorrow_is_not_signed_today(staff: Staff) -> None:
    with clock.standing(datetime(2026, 3, 4, 3, tzinfo=UTC)):
        paper = memo(staff)
        text = sheets.open_sheet(paper).source.replace("2026-03-04", "2026-03-05")
        drafting.save(paper, text, actor=staff.drafter)
        walk(paper, "sign")
        with refused("dated-after-today"):
            approvals.forward(paper, actor=staff.clerk)


def test_signing_after_the_date_on_the_paper_is_pointed_out(staff: Staff) -> None:
    with clock.standing(datetime(2021, 3, 4, 3, tzinfo=UTC)):
        paper = memo(staff)
        walk(paper, "sign")
    with clock.standing(datetime(2021, 3, 8, 3, tzinfo=UTC)):
        approvals.forward(paper, actor=staff.clerk)
        assert "signed-after-dated" in sheets.open_sheet(paper).findings


def test_who_is_out_of_term_does_not_sign(staff: Staff) -> None:
    paper = memo(staff)
    ended = people.appoint(staff.head, staff.mayor_post, ends=date(2020, 1, 1), actor=None)
    approvals.reroute(paper, 6, ended, actor=staff.drafter)
    walk(paper, "sign")
    with refused("out-of-term"):
        approvals.forward(paper, actor=staff.head)


def test_an_announcement_takes_over_from_its_memo_and_warns_until_that_is_signed(
    staff: Staff,
) -> None:
    paper = memo(staff, "ประกาศเทศบาลตำบลตัวอย่าง เรื่อง มาตรการ")
    notice = drafting.draft("announcement", actor=staff.drafter, from_memo=paper)
    sheet = sheets.open_sheet(notice)
    assert sheet.subject == "มาตรการ"
    assert "memo-not-approved" in sheet.findings
    walk(paper, "signed")
    assert "memo-not-approved" not in sheets.open_sheet(notice).findings


def test_numbers_run_by_section_and_calendar_year(staff: Staff) -> None:
    with clock.standing(datetime(2021, 9, 30, 3, tzinfo=UTC)):
        assert register.take_number(memo(staff), actor=staff.drafter) == "ตย ๕๒๐๐๑.๔/๑"
    with clock.standing(datetime(2021, 10, 1, 3, tzinfo=UTC)):  # the fiscal year changes nothing
        assert register.take_number(memo(staff), actor=staff.drafter) == "ตย ๕๒๐๐๑.๔/๒"
        other = sections.add_section("กองช่าง", code="ตย 52001.3", actor=staff.drafter)
        elsewhere = drafting.draft("memo", actor=staff.drafter, section_id=other)
        assert register.next_number(elsewhere).text == "ตย ๕๒๐๐๑.๓/๑"
    with clock.standing(datetime(2022, 1, 4, 3, tzinfo=UTC)):
        assert register.take_number(memo(staff), actor=staff.drafter) == "ตย ๕๒๐๐๑.๔/๑"


def test_a_void_number_stays_in_the_book_and_the_next_is_new(staff: Staff) -> None:
    paper = memo(staff)
    first = register.take_number(paper, actor=staff.drafter)
    with refused("already-numbered"):
        register.take_number(paper, actor=staff.drafter)
    with refused("void-needs-reason"):
        register.void(paper, reason=" ", actor=staff.drafter)
    register.void(paper, reason="พิมพ์ซ้ำ", actor=staff.drafter)
    with refused("no-number"):
        register.void(paper, reason="อีกครั้ง", actor=staff.drafter)
    assert documents.rows([paper])[0].void
    second = register.take_number(paper, actor=staff.drafter)
    assert (first, second) == ("ตย ๕๒๐๐๑.๔/๑", "ตย ๕๒๐๐๑.๔/๒")
    book = register.register_rows("sent", clock.today().year + 543)
    assert [(row.value, row.void_reason) for row in book] == [(1, "พิมพ์ซ้ำ"), (2, "")]
    assert not documents.rows([paper])[0].void


def test_a_section_without_a_code_gives_no_number(staff: Staff) -> None:
    bare = sections.add_section("กองคลัง", actor=staff.drafter)
    paper = drafting.draft("memo", actor=staff.drafter, section_id=bare)
    with refused("section-has-no-code"):
        register.take_number(paper, actor=staff.drafter)
    with refused("section-code"):
        sections.add_section("กองช่าง", code="ไม่มีเลข", actor=staff.drafter)


def test_a_numbered_draft_is_not_thrown_away_but_an_unnumbered_one_is(staff: Staff) -> None:
    paper, other = memo(staff), memo(staff)
    register.take_number(paper, actor=staff.drafter)
    with refused("document-numbered"):
        drafting.discard(paper, actor=staff.drafter)
    drafting.discard(other, actor=staff.drafter)
    with refused("document-gone"):
        sheets.open_sheet(other)


def test_typed_text_comes_back_until_it_is_saved(staff: Staff) -> None:
    paper = memo(staff)
    sheet = sheets.open_sheet(paper)
    drafts.keep(sheet.uid, sheet.source + "พิมพ์ค้าง")
    recovered = drafts.recover(sheet.uid)
    assert recovered is not None
    assert recovered[0].endswith("พิมพ์ค้าง")
    drafting.save(paper, recovered[0], actor=staff.drafter)
    assert drafts.recover(sheet.uid) is None


@pytest.mark.parametrize(
    ("asked", "found"),
    [("แผน", 1), ("หนังสือ", 0), ("ตย 52001.4/1", 1), ("๕๒๐๐๑", 1), ("มะลิ", 1), ("", 1)],
)
def test_a_paper_is_found_by_subject_number_and_people_in_either_digits(
    staff: Staff, asked: str, found: int
) -> None:
    register.take_number(memo(staff), actor=staff.drafter)
    assert len(documents.find(documents.DocumentQuery(text=asked))) == found


def test_every_refusal_of_the_office_has_its_sentences(staff: Staff) -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(approvals.__file__).parent.rglob("*.py")
        if path.parent.name != "words"
    )
    import re

    reasons = set(re.findall(r'Refused\(\s*"([a-z-]+)"', source))
    assert len(reasons) > 20
    from desktop.office.words import sentences

    assert not reasons - sentences().keys()
    told = tell(Refused("not-your-turn", due="มะลิ"))
    assert "มะลิ" in told


def test_at_the_end_of_it_all_the_records_are_sound(staff: Staff) -> None:
    paper = memo(staff)
    register.take_number(paper, actor=staff.drafter)
    walk(paper, "signed")
    papers.note_printed(paper, copies=2, actor=staff.drafter)
    assert office.problems() == []


def test_each_form_is_numbered_in_its_own_book(staff: Staff) -> None:
    def numbered(kind: str, **front: object) -> str:
        made = drafting.draft(kind, actor=staff.drafter)
        given, body = paper_source.split(sheets.open_sheet(made).source)
        text = paper_source.compose({**given, "subject": kind, **front}, body)
        drafting.save(made, text, actor=staff.drafter)
        return register.take_number(made, actor=staff.drafter)

    year = to_thai(str(clock.today().year + 543))
    first = numbered("letter")
    assert first.endswith("/๑")
    assert numbered("memo").endswith("/๒")
    assert numbered("letter", circular="ว").endswith("/ว ๑")
    assert numbered("certificate").endswith("/๓")
    assert numbered("order") == f"๑/{year}"
    assert numbered("announcement") == f"๑/{year}"
    assert numbered("hearing-notice") == f"๒/{year}"
    with refused("form-has-no-number"):
        numbered("minutes")


def test_the_number_of_a_letter_and_an_order_stands_on_the_paper(staff: Staff) -> None:
    for kind in ("letter", "order"):
        made = drafting.draft(kind, actor=staff.drafter)
        number = register.take_number(made, actor=staff.drafter)
        assert papers.paper_of(made).number == number
