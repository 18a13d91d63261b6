"""Numbers, money and telephones on Thai papers."""

from decimal import Decimal, InvalidOperation

import pytest

from desktop.thai import numbers


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (11, "สิบเอ็ด"),
        (21, "ยี่สิบเอ็ด"),
        (101, "หนึ่งร้อยเอ็ด"),
        (1_000_001, "หนึ่งล้านเอ็ด"),
        (11_000_000, "สิบเอ็ดล้าน"),
        (1_000_000_000_000, "หนึ่งล้านล้าน"),
        (2_000_000_500_000, "สองล้านล้านห้าแสน"),
        (-5, "ลบห้า"),
    ],
)
def test_a_number_is_said(amount: int, words: str) -> None:
    assert numbers.in_words(amount) == words


def test_money_under_one_baht_says_its_zero() -> None:
    assert numbers.baht_text("0.25") == "ศูนย์บาทยี่สิบห้าสตางค์"
    assert numbers.baht_text("0.004") == "ศูนย์บาทถ้วน"
    assert numbers.baht_text("-12.5") == "ลบสิบสองบาทห้าสิบสตางค์"


def test_halves_are_rounded_away_from_zero_and_zero_has_no_sign() -> None:
    assert numbers.grouped("2.675", 2) == "๒.๖๘"
    assert numbers.grouped("-1234.5", 2) == "-๑,๒๓๔.๕๐"
    assert numbers.grouped("-0.001", 2) == "๐.๐๐"
    assert numbers.grouped(1234567) == "๑,๒๓๔,๕๖๗"
    with pytest.raises(InvalidOperation):
        numbers.grouped("ห้า")


def test_a_share_of_nothing_is_zero() -> None:
    assert numbers.percent(2, 3) == "66.67"
    assert numbers.percent(Decimal(1), 3, 0) == "33"
    assert numbers.percent(1, 0) == "0.00"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("035610891", "๐ ๓๕๖๑ ๐๘๙๑"),
        ("035-610-891", "๐ ๓๕๖๑ ๐๘๙๑"),
        ("๐๓๕๖๑๐๘๙๑", "๐ ๓๕๖๑ ๐๘๙๑"),
        ("+66 35 610 891", "๐ ๓๕๖๑ ๐๘๙๑"),
        ("021234567", "๐ ๒๑๒๓ ๔๕๖๗"),
        ("081-234-5678", "๐๘ ๑๒๓๔ ๕๖๗๘"),
        ("035610891 ต่อ 12", "๐ ๓๕๖๑ ๐๘๙๑ ต่อ ๑๒"),
        ("1669", "๑๖๖๙"),
        ("035610891, 035610896", "๐๓๕๖๑๐๘๙๑, ๐๓๕๖๑๐๘๙๖"),
    ],
)
def test_a_telephone_number_is_grouped_as_offices_do(typed: str, printed: str) -> None:
    assert numbers.telephone(typed) == printed
