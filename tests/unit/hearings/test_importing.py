"""A list of people: every cell as text, every row with its verdict, only good rows taken in."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from db.connection import records
from desktop.office.community import (
    columns,
    exporting,
    importing,
    judging,
    lists,
    privacy,
    residents,
    villages,
)
from desktop.office.community.judging import BAD, CHANGED, NEW, SAME, Preview
from desktop.office.errors import Refused
from desktop.office.jobs import Cancelled, Job

HEAD = "ลำดับ,ชื่อ-สกุล,บ้านเลขที่,หมู่ที่,เบอร์โทรศัพท์,ปีเกิด"
VALID_ID = "1100600445639"


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def csv(folder: Path, *rows: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    file = folder / "list.csv"
    file.write_text("\n".join((head, *rows)), encoding=encoding)
    return file


def judged(file: Path, **more) -> Preview:
    listed = lists.read(file)
    guessed = columns.guess(listed.headings, national_id=privacy.asking_national_id().on)
    return judging.judge(listed, guessed, **more)


def only(hamlet, tmp_path: Path, row: str, head: str = HEAD) -> judging.Judged:
    (one,) = judged(csv(tmp_path, row, head=head)).rows
    return one


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_list_is_read_in_every_encoding_offices_write(
    tmp_path: Path, encoding: str, mark: str
) -> None:
    file = tmp_path / "a.csv"
    text = "ชื่อ|หมู่\r\nนายสมหมาย จำลอง|3\r\n|\r\n\r\nนางบุญมี|4\r\n".replace("|", mark)
    file.write_bytes(text.encode(encoding))
    listed = lists.read(file)
    assert listed.headings == ("ชื่อ", "หมู่")
    assert [(r.number, r.cells) for r in listed.rows] == [
        (2, ("นายสมหมาย จำลอง", "3")),
        (5, ("นางบุญมี", "4")),
    ]


def test_a_row_is_numbered_by_the_line_it_begins_in(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('ชื่อ,หมายเหตุ\nก,"สอง\nบรรทัด"\nข,\n', encoding="utf-8")
    assert [row.number for row in lists.read(file).rows] == [2, 4]


def test_an_excel_list_gives_texts_and_tells_formulas_errors_and_days(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "d/m/yyyy"})
        for place, word in enumerate(("ชื่อ-สกุล", "โทร", "บ้านเลขที่", "หมู่")):
            sheet.write_string(0, place, word)
        sheet.write_string(2, 0, "นายสมชาย ใจดี")
        sheet.write_number(2, 1, 812345678)
        sheet.write_datetime(2, 2, date(2026, 2, 1), day)
        sheet.write_formula(2, 3, "=1+2", None, 3)
        sheet.write_string(3, 0, "=นางข")
        sheet.write_string(3, 1, "0812345678")
        sheet.write_number(3, 2, 12.5)
        sheet.write_formula(3, 3, "=NA()", None, "#N/A")
    first, second = lists.read(file).rows
    assert (first.number, first.cells[:2]) == (3, ("นายสมชาย ใจดี", "812345678"))
    assert dict(first.wrong) == {2: lists.DAY, 3: lists.FORMULA}
    assert second.cells[:3] == ("=นางข", "0812345678", "12.5")
    assert 0 not in dict(second.wrong), "a text that begins with = is a text"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.csv", b"", "list-of-people-empty"),
        ("a.csv", "ชื่อ\n".encode(), "list-of-people-empty"),
        ("a.csv", b"\x00\x01\xff\xfe\x00", "list-of-people-kind"),
        ("a.xlsx", b"PK\x03\x04broken", "list-of-people-unreadable"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "list-of-people-kind"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with refused(reason):
        lists.read(file)
    with refused("list-of-people-missing"):
        lists.read(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            "ที่,คำนำหน้า,ชื่อ,นามสกุล,เลขที่,หมู่,เบอร์โทร",
            {"title": 1, "first_name": 2, "last_name": 3, "house": 4, "village": 5, "phone": 6},
        ),
        ("No.,Full name,Address,Moo,Tel.", {"name": 1, "house": 2, "village": 3, "phone": 4}),
        ("ชื่อ,ที่อยู่", {"name": 0, "house": 1}),
        ("ชื่อ - สกุล,เพศ,ปีเกิด (พ.ศ.),กลุ่มเป้าหมาย", {"name": 0, "sex": 1, "birth_year": 2, "group": 3}),
    ],
)
def test_columns_are_guessed_by_their_headings(head: str, wanted: dict[str, int]) -> None:
    assert columns.guess(head.split(","), national_id=False) == wanted


def test_a_column_of_identity_numbers_is_left_out_unless_the_office_asks_for_them() -> None:
    head = ["ชื่อ", "เลขประจำตัวประชาชน"]
    assert "national_id" not in columns.guess(head, national_id=False)
    assert columns.guess(head, national_id=True)["national_id"] == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1,,1,1,,", "ไม่มีชื่อ"),
        ("1,นายสม5 ก,1,1,,", "มีตัวเลขปน"),
        ("1,นายก ข,1,19,,", "ไม่มีหมู่ที่ ๑๙"),
        ("1,นายก ข,1,1,0812,", "๙ หรือ ๑๐ หลัก"),
        ("1,นายก ข,1,1,,25", "ไม่เข้าใจปีเกิด"),
        ("1,นายก ข,1,1,,2900", "เป็นไปไม่ได้"),
        ("1,นายก ข,=A1,1,,", "เป็นสูตร"),
        ("1,นายก ข,#REF!,1,,", "ข้อผิดพลาดของ Excel"),
        ("1,นายก ข,2-ม.ค.,1,,", "กลายเป็นวันที่"),
    ],
)
def test_a_bad_row_says_why(hamlet, tmp_path: Path, row: str, why: str) -> None:
    one = only(hamlet, tmp_path, row)
    assert (one.verdict, one.number) == (BAD, 2)
    assert why in one.why


def test_a_sex_that_is_none_or_is_against_the_title_is_told(hamlet, tmp_path: Path) -> None:
    head = "ชื่อ,เพศ"
    assert "ไม่เข้าใจเพศ" in only(hamlet, tmp_path, "นายก ข,สูง", head).why
    assert "ไม่ตรงกับเพศ" in only(hamlet, tmp_path, "นายก ข,หญิง", head).why
    assert only(hamlet, tmp_path, "นายก ข,", head).facts.sex == "m"


@pytest.mark.parametrize(
    ("row", "house", "phone", "year"),
    [
        ("1,นายก ข,๑๒/๓ หมู่ ๒,,812345678,๒๕๐๐", "12/3", "0812345678", 1957),
        ("1,นายก ข,เลขที่ 7,หมู่ที่ 2 บ้านหนองบัว,+66 81 234 5678,1957", "7", "0812345678", 1957),
        ("1,นายก ข,7,บ้านหนองบัว,035-610891,1 ม.ค. 2500", "7", "035610891", 1957),
    ],
)
def test_a_good_row_is_read_as_it_is_meant(
    hamlet, tmp_path: Path, row: str, house: str, phone: str, year: int
) -> None:
    one = only(hamlet, tmp_path, row)
    assert one.verdict == NEW, one.why
    f = one.facts
    assert (f.title, f.first_name, f.last_name, f.sex) == ("นาย", "ก", "ข", "m")
    assert (f.house, f.village_id, f.phone, f.birth_year) == (
        house,
        hamlet.villages[1],
        phone,
        year,
    )


def test_five_thousand_rows_of_which_37_are_bad(hamlet, tmp_path: Path) -> None:
    chance = random.Random(1)
    bad = sorted(chance.sample(range(2, 5002), 37))
    rows = [
        f"{n},นายคน {'กขคงจชซดตถ'[n % 10]}{'กขคงจ' * (n % 7)},{n}/1,"
        f"{99 if n in bad else n % 2 + 1},0{800000000 + n},2500"
        for n in range(2, 5002)
    ]
    file = csv(tmp_path, *rows, encoding="cp874")
    preview = judged(file)
    assert [row.number for row in preview.rows if row.verdict == BAD] == bad
    assert preview.counts == {NEW: 4963, SAME: 0, CHANGED: 0, BAD: 37}
    before = residents.count()
    assert importing.take_in(preview, actor=hamlet.actor) == importing.Taken(4963, 0)
    assert residents.count() == before + 4963
    target = tmp_path / "bad.xlsx"
    assert exporting.write_bad_rows(target, preview) == 37
    sheet = openpyxl.load_workbook(target).worksheets[0]
    told = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[6] for row in told] == bad
    assert all("หมู่ที่ ๙๙" in str(row[7]) for row in told)
    assert told[0][4] == f"0{800000000 + bad[0]}", "as a text, with its 0"
    again = judged(file)
    assert again.counts == {NEW: 0, SAME: 4963, CHANGED: 0, BAD: 37}


def test_a_known_person_is_changed_where_the_list_says_more_and_emptied_nowhere(
    hamlet, tmp_path: Path
) -> None:
    file = csv(tmp_path, "1,นายสมชาย ใจดี,0/1,1,0812345678,")
    (one,) = judged(file).rows
    assert (one.verdict, one.resident_id) == (CHANGED, hamlet.people[0])
    assert "โทรศัพท์" in one.why
    nothing = importing.take_in(judged(file), actor=hamlet.actor, changes=False)
    assert nothing == importing.Taken(0, 0)
    assert importing.take_in(judged(file), actor=hamlet.actor) == importing.Taken(0, 1)
    kept = residents.facts_of(residents.kept(hamlet.people[0]))
    assert (kept.phone, kept.stakeholder_id) == ("0812345678", hamlet.group)
    assert judged(file).counts[SAME] == 1


def test_a_name_alone_makes_nobody_the_same(hamlet, tmp_path: Path) -> None:
    assert only(hamlet, tmp_path, "1,นายสมชาย ใจดี,88,1,,").verdict == NEW


def test_the_same_row_twice_is_taken_once(hamlet, tmp_path: Path) -> None:
    preview = judged(csv(tmp_path, "1,นายก ข,1,1,,", "2,นาย ก  ข,๑,1,,"))
    assert [row.verdict for row in preview.rows] == [NEW, BAD]
    assert "แถวที่ ๒" in preview.rows[1].why


def test_villages_and_groups_of_the_list_are_made_when_asked(hamlet, tmp_path: Path) -> None:
    head = "ชื่อ,หมู่บ้าน,กลุ่ม"
    file = csv(
        tmp_path, "นายก ข,หมู่ที่ ๗ บ้านเจ็ด,เยาวชน", "นายค ง,7,เยาวชน", "นายจ ฉ,ชุมชนวัด,", head=head
    )
    assert judged(file).counts[BAD] == 3
    preview = judged(file, make_missing=True)
    assert preview.counts[NEW] == 3
    importing.take_in(preview, actor=hamlet.actor)
    assert [v.label for v in villages.villages()[2:]] == ["ชุมชนวัด", "หมู่ที่ ๗ บ้านเจ็ด"]
    assert [s.name for s in villages.stakeholders()] == ["ผู้นำชุมชน", "เยาวชน"]
    assert judged(file).counts[SAME] == 0, "a name and a village alone are not proof"


def test_identity_numbers_are_checked_where_they_are_asked_for(hamlet, tmp_path: Path) -> None:
    head = "ชื่อ,เลขบัตรประชาชน"
    assert only(hamlet, tmp_path, f"นายก ข,{VALID_ID}", head).facts.national_id == ""
    privacy.ask_national_id(True, "เหตุ", actor=hamlet.actor)
    assert "ไม่ถูกต้อง" in only(hamlet, tmp_path, "นายก ข,1234567890123", head).why
    file = csv(tmp_path, "นายก ข,1-1006-00445-63-9", head=head)
    importing.take_in(judged(file), actor=hamlet.actor)
    assert judged(file).counts[SAME] == 1


def test_a_stopped_import_keeps_what_went_in_and_can_go_on(hamlet, tmp_path: Path) -> None:
    file = csv(tmp_path, *(f"{n},นายก{'ข' * (n % 90)} ค,{n},1,," for n in range(900)))
    job = Job()
    preview = judged(file)
    taking = importing.Taking(preview, actor=hamlet.actor)
    taking.step()
    assert 0 < taking.done < taking.total
    assert judged(file).counts[SAME] == taking.done
    importing.take_in(judged(file), actor=hamlet.actor)
    assert judged(file).counts == {NEW: 0, SAME: 900, CHANGED: 0, BAD: 0}
    job.cancelled = True
    with pytest.raises(Cancelled):
        lists.read(csv(tmp_path, *(f"{n},ก" for n in range(5000))), job)


def test_imported_people_are_found_and_sorted_like_typed_ones(hamlet, tmp_path: Path) -> None:
    file = csv(tmp_path, "1,นางสาวเพ็ญ ทดลอง,๙/๑,1,0812345678,2510")
    importing.take_in(judged(file), actor=hamlet.actor)
    (found,) = residents.find("เพ็ญ 9/1")
    row = residents.kept(found)
    made = (row.name_key, row.sound_key, row.fold)
    residents.derive(row)
    assert made == (row.name_key, row.sound_key, row.fold)
    written = records.connection().execute("SELECT line FROM operation").fetchall()
    assert "เพ็ญ" not in repr(written), "a name travels beside the line, where it can be erased"
