"""Faults that always have the same mend."""

import pytest

from desktop.office.rules.language import mended
from desktop.office.rules.tables import toml


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ต่างๆ", "ต่าง ๆ"),
        ("เด็กๆและผู้สูงอายุ", "เด็ก ๆ และผู้สูงอายุ"),
        ("อื่นๆ (ถ้ามี)", "อื่น ๆ (ถ้ามี)"),
        ("เทศบาล ฯ", "เทศบาลฯ"),
        ("กรุงเทพฯมหานคร", "กรุงเทพฯ มหานคร"),
        ("โต๊ะ เก้าอี้ฯลฯ", "โต๊ะ เก้าอี้ ฯลฯ"),
        *((f"ปี {era}๒๕๔๒", "ปี พ.ศ. ๒๕๔๒") for era in ("พ.ศ.", "พ.ศ", "พ.ศ ", "พศ.", "พศ. ", "พศ ")),
        ("ข้อ๑๑ มาตรา๗๗ หมู่ที่๓", "ข้อ ๑๑ มาตรา ๗๗ หมู่ที่ ๓"),
        ("วันที่๔มีนาคม๒๕๖๔", "วันที่ ๔ มีนาคม ๒๕๖๔"),
        ("วันที่ 4 มีนาคม ๒๕๖๔", "วันที่ ๔ มีนาคม ๒๕๖๔"),
        ("ที่ อท.๕๓๗๐๑.๔/ ๓๐", "ที่ อท ๕๓๗๐๑.๔/๓๐"),
        ("อท ๕๓๗๐๑.๔/ว๑๒", "อท ๕๓๗๐๑.๔/ว ๑๒"),
        ("( ITA )", "(ITA)"),
        ("ข้อความ  ต่อไป", "ข้อความ ต่อไป"),
        ("เเผน กํา นํ้า", "แผน กำ น้ำ"),
        ("Integrity And Transparency Assessment", "Integrity and Transparency Assessment"),
        ("ได้รับอนุญาติทางเว็บไซด์", "ได้รับอนุญาตทางเว็บไซต์"),
    ],
)
def test_a_fault_is_mended(typed: str, right: str) -> None:
    assert mended(typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "เรียน หัวหน้าสำนักปลัดเทศบาล/ปลัดเทศบาลฯ/นายกเทศมนตรีฯ",
        "แผนปฏิบัติการป้องกันการทุจริตฯ มีความสอดคล้อง",
        "จึงประกาศมาให้ทราบด้วยทั่วกัน",  # taste, no fault
        "- 8 มี.ค. 2564",
        "ลงชื่อแล้ว ๒ คน (8 มี.ค. 2564) ISO9001 saraban01@example.go.th",
        "โต๊ะ เก้าอี้ ฯลฯ เป็นต้น",
        "เพศ ๒๕๔๒ คน",
        "วรรคใหญ่\u00a0มีนาคม",
        "",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_no_mend_of_a_word_is_itself_mended() -> None:
    for right in toml("laws", "language")["words"].values():
        assert mended(right) == right
