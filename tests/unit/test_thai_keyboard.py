"""Text typed with the keyboard in the other language is understood, and only then."""

import pytest

from desktop.thai.keyboard import english_of, rescued, thai_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l;ylfu", "สวัสดี"),
        ("gmL[k]", "เทศบาล"),
        ("xitdkL", "ประกาศ"),
        ("vo6,y9b", "อนุมัติ"),
        ("xitlko'ko", "ประสานงาน"),
        ("[yom7d-hv8;k,", "บันทึกข้อความ"),
    ],
)
def test_the_keys_give_the_thai_word(typed: str, meant: str) -> None:
    assert thai_of(typed) == meant
    assert rescued(typed) == meant


def test_every_key_comes_back() -> None:
    keys = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    assert english_of(thai_of(keys)) == keys
    shifted = keys.upper()
    assert english_of(thai_of(shifted)) == shifted


@pytest.mark.parametrize("typed", ["l;ylfu", "xitdkLgmL[k]", "gmL[k] l;ylfu"])
def test_thai_typed_with_english_keys_is_offered(typed: str) -> None:
    assert rescued(typed) == thai_of(typed)


@pytest.mark.parametrize(("typed", "meant"), [("้ำสสน", "hello"), ("หะฟะำ", "state")])
def test_english_typed_with_thai_keys_is_offered(typed: str, meant: str) -> None:
    assert thai_of(meant) == typed
    assert rescued(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "สวัสดี",
        "เทศบาลตำบล",
        "hello",
        "office",
        "ITA",
        "2567",
        "17/01/2567",
        "saraban@example.go.th",
        "ab",
        "",
        "   ",
        "อท 53701.4/30",
        "A4",
        "http://www.example.go.th",
        "CCTV",
        "No. 12",
        "fiscal",
    ],
)
def test_what_is_meant_as_it_stands_is_left_alone(typed: str) -> None:
    assert rescued(typed) == ""


def test_a_name_of_the_office_is_known() -> None:
    typed = english_of("โคกตัวอย่าง")
    assert rescued(typed, frozenset({"โคกตัวอย่าง"})) == "โคกตัวอย่าง"
