"""Blanks at which no line may end."""

import pytest

from desktop.thai.spacing import keep_together, no_break_spaces


@pytest.mark.parametrize(
    "kept",
    [  # ~ is a blank that belongs to its neighbours
        *("พ.ศ.~๒๕๔๒", "๔~มีนาคม~๒๕๖๔", "๘~มี.ค.~๒๕๖๔", "๑~-~๓~มีนาคม~๒๕๖๔"),
        "วันจันทร์ที่~๘~มีนาคม~พ.ศ.~๒๕๖๔ แล้ว",
        "(พ.ศ.~๒๕๖๑~-~๒๕๖๔)",
        "มาตรา~๕๐ วรรค~๒ ข้อ~๓ มิติที่~๔ ครั้งที่~๒/๒๕๖๔ ร้อยละ~๕๐",
        *("หมู่ที่~๓ ตำบลตัวอย่าง", "จำนวน ๒~เรื่อง", "ฉบับที่~๒ เรื่อง มาตรการ", "พ.ศ.~๒๕๖๔ งานนิติการ"),
        *("๑๐,๐๐๐~บาท", "เวลา ๐๙.๐๐~-~๑๒.๐๐~น.", "15~วัน"),
        "โทร.~๐~๓๕๖๑~๐๘๙๑ โทรสาร~๐~๓๕๖๑~๐๘๙๖",
        *("อื่น~ๆ ที่", "Assessment~: ITA", "ประกาศ ณ~วันที่~๔~มีนาคม~พ.ศ.~๒๕๖๔"),
        *("นางสาวสมใจ~ตัวอย่าง นิติกร", "นายกิตติ~สมมติ", "โดยนายกมล~ทดลอง ปลัด"),
        *("ว่าที่ร้อยตรี ปรีดา~สมมติ ปลัด", "ว่าที่ร้อยตรีหญิงมะลิ~ตัวอย่าง", "พันตำรวจโท อรุณ~ทดลอง"),
        *(
            "นายกเทศมนตรีตำบลตัวอย่าง เทศบาล",
            "นายกองค์การบริหารส่วนตำบล เขต",
            "นายอำเภอ ตัวอย่าง",
            "ทนายความ กล่าว",
        ),
    ],
)
def test_what_belongs_together_is_kept_together(kept: str) -> None:
    assert keep_together(kept.replace("~", " ")).replace("\u00a0", "~") == kept


def test_a_missing_blank_after_the_era_is_put_in() -> None:
    assert keep_together("พ.ศ.๒๕๔๒") == "พ.ศ.\u00a0๒๕๔๒"


def test_kept_blanks_stay_kept() -> None:
    once = keep_together("วันที่ ๔ มีนาคม พ.ศ.๒๕๖๔ นายกิตติ สมมติ โทร. ๐ ๓๕๖๑ ๐๘๙๑")
    assert keep_together(once) == once


def test_names_that_are_told_are_kept_without_a_title() -> None:
    text = "เห็นควรให้ มะลิ ตัวอย่าง กับ มะลิ ตัวอย่าง ไป"
    assert no_break_spaces(text) == frozenset()
    places = no_break_spaces(text, ("มะลิ ตัวอย่าง", "อรุณ"))
    assert {text[:place].rsplit(" ", 1)[-1] for place in places} == {"มะลิ"}
    assert len(places) == 2
