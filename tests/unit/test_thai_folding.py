"""What looks alike to a reader is found alike."""

import pytest

from desktop.thai.digits import to_arabic, to_thai
from desktop.thai.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("พ.ศ. ๒๕๖๔", "พ.ศ.\u00a02564"),
        ("แก้ว", "เเก้ว"),
        ("น้ำ", "นํ้า"),
        ("กำ", "กํา"),
        ("ส่วน\u200bราชการ", "ส่วนราชการ"),
        ("  ITA  2564 ", "ita 2564"),
        ("เ\u200bเก", "แก"),
        ("e\u0301", "É"),
    ],
)
def test_two_ways_of_writing_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_what_differs_to_a_reader_stays_different() -> None:
    assert len({fold(word) for word in ("กา", "ก่า", "ก้า", "ขา", "กา ขา", "กาขา")}) == 6


def test_digits_change_and_nothing_else() -> None:
    assert to_thai("ข้อ 11 (ITA)") == "ข้อ ๑๑ (ITA)"
    assert to_arabic("๐ ๓๕๖๑ ๐๘๙๑ น.") == "0 3561 0891 น."
