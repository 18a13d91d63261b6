"""Composing a source and taking it apart again gives the same values."""

from datetime import date

import pytest

from desktop.printing import source

FRONT: dict[str, object] = {
    "form": "memo",
    "agency": "สป. (งค.)",
    "subject": 'มี "เครื่องหมาย" และ \\ กับ\tแท็บ',
    "date": date(2021, 3, 4),
    "to": ["ปลัดเทศบาล", "นายกเทศมนตรี"],
    "signers": [
        {"name": "มะลิ ตัวอย่าง", "posts": ["นิติกร"]},
        {"name": "ปรีดา สมมติ", "note": "เรียน\n- โปรดพิจารณา", "signed": date(2021, 3, 8)},
    ],
}


@pytest.mark.parametrize(
    "body", ["", "เนื้อความ", "\nขึ้นต้นด้วยบรรทัดว่าง", "ก\n\nข\n", "\n\n\n", "+++", "ก\n+++\nข"]
)
def test_what_is_composed_comes_apart_again(body: str) -> None:
    assert source.split(source.compose(FRONT, body)) == (FRONT, body)


def test_the_order_of_the_values_does_not_matter() -> None:
    turned = dict(reversed(FRONT.items()))
    assert source.compose(turned, "ก") == source.compose(FRONT, "ก")


def test_empty_values_are_left_out() -> None:
    text = source.compose({"form": "memo", "phone": "", "date": None, "to": []}, "ก")
    assert text == '+++\nform = "memo"\n+++\n\nก'


def test_a_composed_source_can_be_read() -> None:
    paper = source.read(source.compose(FRONT, "เนื้อความ"))
    assert paper.signers[1].note == "เรียน\n- โปรดพิจารณา"
    assert paper.lines_before == 15
