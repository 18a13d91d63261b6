"""The directory: a person entered twice counts once, what is personal can go for good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from db import journal
from db.connection import records
from desktop.office import office
from desktop.office.community import (
    duplicates,
    exporting,
    merged,
    names,
    one_person,
    privacy,
    residents,
    sheets,
    told_apart,
    villages,
)
from desktop.office.community.names import Name
from desktop.office.community.residents import ResidentFacts
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, opinions, plan
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import HearingFacts

VALID_ID = "1100600445639"


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def add(hamlet, first: str, last: str = "ทดลอง", **more) -> int:
    more.setdefault("village_id", hamlet.villages[0])
    return residents.add(
        ResidentFacts(first_name=first, last_name=last, **more), actor=hamlet.actor
    )


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("นายสมชาย ใจดี", Name("นาย", "สมชาย", "ใจดี")),
        ("น.ส.มะลิ  ณ อยุธยา", Name("นางสาว", "มะลิ", "ณ อยุธยา")),
        ("นางสาวมะลิ ตัวอย่าง", Name("นางสาว", "มะลิ", "ตัวอย่าง")),
        ("พระพาย สมมติ", Name("", "พระพาย", "สมมติ")),
        ("พระ สมชาย", Name("พระ", "สมชาย", "")),
        ("ว่าที่ร้อยตรี อรุณ ทดลอง", Name("ว่าที่ร้อยตรี", "อรุณ", "ทดลอง")),
        ("มะลิ", Name("", "มะลิ", "")),
        ("นาย", Name("", "นาย", "")),
    ],
)
def test_a_name_is_taken_apart(typed: str, parts: Name) -> None:
    assert names.parted(typed) == parts


def test_a_telephone_number_is_found_with_its_hyphens_and_in_thai_digits(hamlet) -> None:
    one = add(hamlet, "โทรได้", phone="081-234-5678")
    for typed in ("081-234", "0812345", "๐๘๑-๒๓๔", "โทร 5678"):
        assert list(residents.find(typed)) == [one], typed
    assert list(residents.find("โทรได้", hamlet.villages[1])) == []


def test_a_merged_person_counts_once_and_both_pasts_are_theirs(hamlet) -> None:
    kept, twin = add(hamlet, "กิตติพงษ์"), add(hamlet, "กิติพงศ์", phone="0812345678")
    attendance.check_in(hamlet.hearing, twin, actor=hamlet.actor, desk="๑")
    attendance.check_in(hamlet.hearing, kept, actor=hamlet.actor, desk="๒")
    opinions.take(
        hamlet.hearing, OpinionFacts("ขอไฟ", resident_id=twin, stance="for"), actor=hamlet.actor
    )
    assert len(attendance.present(hamlet.hearing)) == 2
    before = residents.count()
    merged.merge(kept, twin, actor=hamlet.actor)
    assert residents.count() == before - 1
    assert len(attendance.present(hamlet.hearing)) == 1
    assert opinions.of_hearing(hamlet.hearing)[0].speaker == "กิตติพงษ์ ทดลอง"
    sheet = sheets.open_sheet(kept)
    assert sheet.row.phone == "0812345678", "what the kept one lacked came along"
    assert (len(sheet.past.visits), len(sheet.past.opinions)) == (1, 1)
    assert [one.duplicate_id for one in sheet.past.duplicates] == [twin]


def test_an_undone_merge_gives_both_people_back(hamlet) -> None:
    kept, twin = add(hamlet, "กิตติพงษ์"), add(hamlet, "กิติพงศ์")
    attendance.check_in(hamlet.hearing, twin, actor=hamlet.actor)
    merged.merge(kept, twin, actor=hamlet.actor)
    assert merged.merges() == [
        merged.MergeRow(twin, "กิติพงศ์ ทดลอง", kept, "กิตติพงษ์ ทดลอง"),
    ]
    merged.undo(twin, actor=hamlet.actor)
    assert sheets.open_sheet(kept).past.visits == ()
    assert len(sheets.open_sheet(twin).past.visits) == 1
    assert merged.merges() == []
    with refused("merge-gone"):
        merged.undo(twin, actor=hamlet.actor)


def test_somebody_whose_duplicate_is_in_is_told_so_at_the_door(hamlet) -> None:
    kept, twin = add(hamlet, "กิตติพงษ์"), add(hamlet, "กิติพงศ์")
    attendance.check_in(hamlet.hearing, twin, actor=hamlet.actor, desk="๑")
    merged.merge(kept, twin, actor=hamlet.actor)
    again = attendance.check_in(hamlet.hearing, kept, actor=hamlet.actor, desk="๒")
    assert (again.fresh, again.desk) == (False, "๑")


def test_merges_in_a_row_and_in_a_circle_end_with_one_who_stands(hamlet) -> None:
    a, b, c = (add(hamlet, name) for name in ("เอก", "โท", "ตรี"))
    merged.merge(b, a, actor=hamlet.actor)
    merged.merge(c, b, actor=hamlet.actor)
    assert one_person.standing() == {a: c, b: c}
    assert (one_person.who_stands(a), one_person.who_stands(c)) == (c, c)
    assert set(one_person.family(c)) == {a, b, c}
    # two PCs merged the other way round: nobody's count may depend on which came last
    into, uids = {a: b, b: c, c: a}, {a: "2", b: "1", c: "3"}
    assert {one_person._end(one, into, uids) for one in (a, b, c)} == {b}


def test_a_person_cannot_be_merged_with_themselves_or_twice(hamlet) -> None:
    a, b = add(hamlet, "เอก"), add(hamlet, "โท")
    with refused("merge-with-itself"):
        merged.merge(a, a, actor=hamlet.actor)
    merged.merge(a, b, actor=hamlet.actor)
    with refused("resident-gone"):
        merged.merge(a, b, actor=hamlet.actor)


def test_an_erased_person_leaves_no_name_anywhere_but_still_counts(hamlet) -> None:
    gone = add(hamlet, "ลับสุดยอด", "ไม่บอกใคร", phone="0899999999", note="จดไว้")
    twin = add(hamlet, "ลับสุดยอด", "ไม่บอกไคร")
    attendance.check_in(hamlet.hearing, gone, actor=hamlet.actor)
    merged.merge(gone, twin, actor=hamlet.actor)
    residents.erase(gone, actor=hamlet.actor)
    every = records.connection().execute("SELECT * FROM resident").fetchall()
    told = records.connection().execute("SELECT line, private FROM operation").fetchall()
    for text in ("ลับสุดยอด", "ไม่บอก", "0899999999", "จดไว้"):
        assert text not in repr(every)
        assert text not in repr(told)
    assert list(residents.find("ลับสุดยอด")) == []
    assert len(attendance.present(hamlet.hearing)) == 1
    assert merged.merges() == [], "a name that is gone cannot be parted again"
    with refused("resident-gone"):
        residents.erase(gone, actor=hamlet.actor)
    assert office.problems() == []


def test_an_identity_number_is_kept_only_where_the_office_says_why(hamlet) -> None:
    facts = ResidentFacts(first_name="มีเลข", national_id=VALID_ID)
    with refused("national-id-not-asked"):
        residents.add(facts, actor=hamlet.actor)
    with refused("national-id-needs-reason"):
        privacy.ask_national_id(True, "  ", actor=hamlet.actor)
    privacy.ask_national_id(True, "ตรวจสิทธิผู้ลงคะแนน", actor=hamlet.actor)
    one = residents.add(facts, actor=hamlet.actor)
    assert sheets.open_sheet(one).masked_id == "X-XXXX-XXXX5-63-9"
    assert list(residents.find(VALID_ID)) == [], "nobody is looked up by it"
    privacy.ask_national_id(False, "ตรวจสิทธิผู้ลงคะแนน", actor=hamlet.actor)
    kept = residents.facts_of(residents.kept(one))
    residents.change(
        one, ResidentFacts(first_name="มีเลข", last_name="ใหม่", national_id=kept.national_id),
        actor=hamlet.actor,
    )  # fmt: skip
    with refused("national-id-not-asked"):
        residents.add(facts, actor=hamlet.actor)


def test_the_directory_goes_out_without_phones_unless_somebody_says_why(
    hamlet, tmp_path: Path
) -> None:
    privacy.ask_national_id(True, "เหตุ", actor=hamlet.actor)
    one = add(hamlet, "=1+1", phone="0812345678", house="๑/2", national_id=VALID_ID, sex="m")
    plain, full = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    exporting.note_directory(None, actor=hamlet.actor)
    exporting.write_directory(plain, [one], phones=False)
    with refused("export-needs-reason"):
        exporting.note_directory(" ", actor=hamlet.actor)
    exporting.note_directory("โทรเชิญ", actor=hamlet.actor)
    exporting.write_directory(full, [one], phones=True)

    def cells(file: Path) -> list[list[object]]:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        assert all(cell.data_type != "f" for row in sheet for cell in row)
        return [list(row) for row in sheet.iter_rows(values_only=True)]

    assert cells(plain)[1][2:5] == ["=1+1", "ทดลอง", "๑/2"]
    assert "0812345678" not in repr(cells(plain))
    assert cells(full)[1][-1] == "0812345678"
    assert VALID_ID not in repr(cells(full))
    deeds = [entry.operation.deed for entry in journal.entries(records.connection())]
    assert deeds.count("resident.exported") == 2  # the event, and the reason as it was kept
    assert deeds.count("resident.exported-with-phones") == 1
    written = records.connection().execute("SELECT line FROM operation").fetchall()
    assert "โทรเชิญ" in repr(written)


def found(hamlet) -> set[tuple[int, int]]:
    return {(min(p.kept_id, p.other_id), max(p.kept_id, p.other_id)) for p in duplicates.find()}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("กิตติพงษ์", {"house": "1"}), ("กิติพงศ์", {"house": "1"}), True),
        (("น้ำฝน", {"phone": "0811111111"}), ("น\u0e4d้าฝน", {"phone": "0811111111"}), True),
        (("นายสมชาย", {"house": "9"}), ("สมชาย", {"house": "9", "title": "นาย"}), True),
        (("สมชาย", {"house": "9"}), ("สมชาญ", {"house": "9"}), True),  # one letter, one house
        (("สมชาย", {"house": "9"}), ("สมหญิง", {"house": "9"}), False),
        (("สมชาย", {"house": "9"}), ("สมชาย", {"house": "77"}), False),  # a common name
        (("ดำ", {"house": "9", "birth_year": 1950}), ("ดำ", {"birth_year": 1985}), False),
        (("พร", {"house": "9", "sex": "m"}), ("พร", {"house": "9", "sex": "f"}), False),
    ],
)  # fmt: skip
def test_who_may_be_one_person(hamlet, one, other, same: bool) -> None:
    a, b = add(hamlet, one[0], **one[1]), add(hamlet, other[0], **other[1])
    assert ((a, b) in found(hamlet)) is same


def test_two_who_were_told_apart_are_not_asked_about_again(hamlet) -> None:
    names = ("กิตติพงษ์", "กิติพงศ์", "กิตติพงศ์")
    one, other, third = (add(hamlet, name, house="7") for name in names)
    assert len(duplicates.find()) == 3
    told_apart.tell(one, other, actor=hamlet.actor)
    told_apart.tell(third, one, actor=hamlet.actor)
    (left,) = duplicates.find()
    assert {left.kept_id, left.other_id} == {other, third}
    told_apart.think_again(other, one, actor=hamlet.actor)
    assert told_apart.pairs() == {frozenset((one, third))}
    assert len(duplicates.find()) == 2


def test_the_points_of_a_pair_are_said_in_words(hamlet) -> None:
    one = add(hamlet, "สมชาย", house="9", phone="0811111111")
    other = add(hamlet, "สมชาย", house="๙", birth_year=1960, sex="m")
    (pair,) = [p for p in duplicates.find() if other in (p.kept_id, p.other_id)]
    assert (pair.kept_id, pair.other_id) == (other, one), "the one more is known of is kept"
    assert pair.why == ("ชื่อและสกุลเหมือนกัน", "บ้านเลขที่และหมู่บ้านเดียวกัน")


def test_villages_and_groups_go_only_when_nobody_is_in_them(hamlet) -> None:
    with refused("village-has-people"):
        villages.discard_village(hamlet.villages[0], actor=hamlet.actor)
    with refused("stakeholder-has-people"):
        villages.discard_stakeholder(hamlet.group, actor=hamlet.actor)
    three = villages.add_village(3, "บ้านใหม่", actor=hamlet.actor)
    villages.change_village(three, number=None, name="ชุมชนใหม่", households=12, actor=hamlet.actor)
    assert villages.villages()[-1].label == "ชุมชนใหม่"
    with refused("village-needs-name"):
        villages.change_village(three, number=None, name=" ", households=None, actor=hamlet.actor)
    villages.discard_village(three, actor=hamlet.actor)
    with refused("village-gone"):
        villages.discard_village(three, actor=hamlet.actor)
    assert [v.number for v in villages.villages()] == [1, 2]
    other = villages.add_stakeholder("เยาวชน", actor=hamlet.actor)
    with refused("stakeholder-twice"):
        villages.change_stakeholder(other, "ผู้นำชุมชน", actor=hamlet.actor)
    villages.change_stakeholder(other, "คนรุ่นใหม่", actor=hamlet.actor)
    villages.discard_stakeholder(other, actor=hamlet.actor)
    assert [s.name for s in villages.stakeholders()] == ["ผู้นำชุมชน"]


def test_a_visit_whose_check_in_was_undone_is_none(hamlet) -> None:
    other = plan.create(
        HearingFacts(subject="เวทีที่สอง", held_on=date(2026, 12, 27)), actor=hamlet.actor
    )
    made = attendance.check_in(other, hamlet.people[0], actor=hamlet.actor)
    attendance.check_in(hamlet.hearing, hamlet.people[0], actor=hamlet.actor)
    attendance.move(made.attendance_id, "undone", actor=hamlet.actor)
    assert [v.hearing_id for v in merged.past(hamlet.people[0]).visits] == [hamlet.hearing]
