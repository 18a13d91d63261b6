"""The order of the Thai dictionary."""

import random

import pytest

from desktop.thai.sorting import sort_key


@pytest.mark.parametrize(
    "order",
    [
        ["กล้วย", "กา", "เก", "ไก่", "ขาว", "แดง"],
        ["กา", "ก่า", "ก้า", "ก๊า", "ก๋า", "กาก", "กิน"],
        ["เกาะ", "แก่ง", "โก๋", "ไก่", "ขา", "เขา"],
        ["พันธ", "พันธ์", "พันธุ์", "พันธุ์ดี"],
        ["กก", "ก์ก", "ก็ก", "ก่ก", "ก้ก"],  # as ICU weighs the marks
        ["กกา", "กก่า", "ก่กา"],  # an earlier mark weighs more
        ["ร", "ฤ", "ฤๅ", "ล", "ฦ", "ว"],
        ["กรุงเทพฯ", "กรุงเทพมหานคร"],
        ["สม กล้า", "สม ใจดี", "สมกล้า", "สมชาย กล้า"],  # the bearers of a given name together
        ["ข้อ 2", "ข้อ ๓", "ข้อ 9"],
        ["ita", "ITB", "กา"],
        ["กะ", "กัน", "กา", "กำ", "กิ", "กี", "กึ", "กือ", "กุ", "กู", "เก", "แก", "โก", "ใก", "ไก"],
    ],
)
def test_words_stand_as_in_the_dictionary(order: list[str]) -> None:
    shuffled = random.Random(7).sample(order, len(order))
    assert sorted(shuffled, key=sort_key) == order
    assert sorted(shuffled, key=lambda word: sort_key(word).encode()) == order


def test_thai_and_arabic_digits_and_am_however_typed_stand_together() -> None:
    first = ["ข้อ ๒", "ข้อ 2", "กํา", "กำ", "ITA", "ita"]
    keys = [sort_key(word).rpartition("\u0001")[0] for word in first]
    assert keys[0] == keys[1]
    assert keys[2] == keys[3]
    assert keys[4] == keys[5]
    assert len({sort_key(word) for word in first}) == len(first)
