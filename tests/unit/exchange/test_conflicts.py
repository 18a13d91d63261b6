"""Two values side by side: who, when, where; one is chosen or a third written; none is lost."""

from __future__ import annotations

import pytest

from db.connection import records
from desktop.office import conflicts, documents, drafting, office, sheets
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.documents import DocumentQuery
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, listing, plan
from desktop.office.hearings.plan import HearingFacts

from .conftest import draft_text

ONE = "กำหนดประชุมในวันอังคารที่ ๑ ธันวาคม เวลา ๐๙.๐๐ น."
OTHER = "กำหนดประชุมในวันพุธที่ ๒ ธันวาคม เวลา ๑๓.๓๐ น."


@pytest.fixture
def clash(pair):
    """A paper both PCs changed apart, met at the second."""
    with pair.at(pair.first) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ประชุม", "กำหนดประชุม"))
    pair.carry(pair.first, pair.second)
    for place, body in ((pair.first, ONE), (pair.second, OTHER)):
        with pair.at(place) as clerk:
            (paper,) = documents.find(DocumentQuery())
            drafting.save(paper, draft_text("ประชุม", body), actor=clerk)
    pair.carry(pair.first, pair.second)
    return pair


def test_both_values_are_told_with_person_pc_and_hour(clash) -> None:
    with clash.at(clash.second):
        (row,) = conflicts.waiting()
        assert (row.title, row.what) == ("ประชุม", "เนื้อความ")
        sheet = conflicts.open_sheet(row.table, row.uid)
        assert [text for _, text in sheet.before] == ["กำหนดประชุม"]
        sides = {side.here: side for side in (sheet.one, sheet.other)}
        assert sides[True].pc == "เครื่องทะเบียน"
        assert sides[True].person == "มะลิ ตัวอย่าง"
        assert sides[True].when.endswith("น.")
        told = {
            here: "".join(part.text for part in side.lines[0][1]) for here, side in sides.items()
        }
        assert told == {True: OTHER, False: ONE}
        assert [side.used for side in sides.values()].count(True) == 1


def test_the_words_that_differ_are_marked(clash) -> None:
    with clash.at(clash.second):
        (row,) = conflicts.waiting()
        sheet = conflicts.open_sheet(row.table, row.uid)
        sides = {side.here: side for side in (sheet.one, sheet.other)}
        marked = [part.text for part in sides[False].lines[0][1] if part.differs]
        assert marked == ["อังคาร", "๑", "๐๙", "๐๐"]


@pytest.mark.parametrize("side", [0, 1])
def test_either_is_chosen_and_both_pcs_agree(clash, side: int) -> None:
    with clash.at(clash.second) as clerk:
        (row,) = conflicts.waiting()
        sheet = conflicts.open_sheet(row.table, row.uid)
        wanted = "".join(part.text for part in (sheet.one, sheet.other)[side].lines[0][1])
        conflicts.choose(row.table, row.uid, side, actor=clerk)
        assert conflicts.count() == 0
        with pytest.raises(Refused):
            conflicts.choose(row.table, row.uid, side, actor=clerk)
    clash.carry(clash.second, clash.first)
    for place in (clash.first, clash.second):
        with clash.at(place):
            (paper,) = documents.find(DocumentQuery())
            sheet = sheets.open_sheet(paper)
            assert wanted in sheet.source
            texts = [sheets.version_text(version.id) for version in sheet.versions]
            assert any(ONE in text for text in texts)
            assert any(OTHER in text for text in texts)
            assert conflicts.waiting() == []
            assert office.problems() == []


def test_a_third_version_may_be_written(clash) -> None:
    third = draft_text("ประชุมใหญ่", "กำหนดประชุมทั้งสองวัน")
    with clash.at(clash.second) as clerk:
        (row,) = conflicts.waiting()
        assert conflicts.text_of(row.table, row.uid, 0) in (
            draft_text("ประชุม", ONE),
            draft_text("ประชุม", OTHER),
        )
        conflicts.rewrite(row.table, row.uid, third, actor=clerk)
    clash.carry(clash.second, clash.first)
    for place in (clash.first, clash.second):
        with clash.at(place):
            (paper,) = documents.find(DocumentQuery())
            sheet = sheets.open_sheet(paper)
            assert (sheet.subject, sheet.source) == ("ประชุมใหญ่", third)
            assert conflicts.count() == 0


def test_edits_of_different_fields_merge_without_a_question(pair) -> None:
    pair.carry(pair.first, pair.second)
    with pair.at(pair.first) as clerk:
        facts = office.facts()
        office.change(
            office.OfficeFacts(name=facts.name, short_name=facts.short_name, phone="021"),
            actor=clerk,
        )
    with pair.at(pair.second) as clerk:
        facts = office.facts()
        office.change(
            office.OfficeFacts(name=facts.name, short_name=facts.short_name, fax="022"), actor=clerk
        )
    pair.carry(pair.first, pair.second)
    pair.carry(pair.second, pair.first)
    for place in (pair.first, pair.second):
        with pair.at(place):
            assert (office.facts().phone, office.facts().fax) == ("021", "022")
            assert conflicts.waiting() == []


def test_two_desks_that_let_one_person_in_are_shown_and_only_seen(pair) -> None:
    with pair.at(pair.first) as clerk:
        residents.add(ResidentFacts(first_name="สมชาย", last_name="ใจดี"), actor=clerk)
        plan.create(HearingFacts(subject="เวที"), actor=clerk)
    pair.carry(pair.first, pair.second)
    for place, desk in ((pair.first, "๑"), (pair.second, "๒")):
        with pair.at(place) as clerk:
            (hearing,), (guest,) = listing.find(listing.HearingQuery()), residents.find()
            attendance.check_in(hearing, guest, actor=clerk, desk=desk)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        (row,) = conflicts.waiting()
        assert row.title == "ลงทะเบียนสองโต๊ะ: สมชาย ใจดี"
        sheet = conflicts.open_sheet(row.table, row.uid)
        assert not sheet.choosable
        conflicts.choose(row.table, row.uid, 0, actor=clerk)
        assert conflicts.waiting() == []
        (came,) = attendance.present(listing.find(listing.HearingQuery())[0])
        assert came.desk in ("๑", "๒")


def test_a_settled_conflict_stays_in_the_journal(clash) -> None:
    with clash.at(clash.second) as clerk:
        (row,) = conflicts.waiting()
        conflicts.choose(row.table, row.uid, 1, actor=clerk)
        kept = records.connection().execute("SELECT count(*) FROM conflict WHERE open = 0").get
        assert kept == 1
