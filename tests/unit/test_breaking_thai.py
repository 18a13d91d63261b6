"""Where lines of Thai may end."""

import pytest

from desktop.thai.breaking import FORBIDDEN, breaker
from desktop.thai.dictionary import standard


def ends(text: str, *names: str) -> list[str]:
    """The text cut at every place a line may end, blanks left out."""
    cut = [""]
    for piece in breaker(frozenset(names)).pieces(text):
        cut[-1] += piece.text
        if piece.price < FORBIDDEN:
            cut.append("")
    return [part.strip(" ") for part in cut if part.strip(" ")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("การรับฟังความคิดเห็น", ["การ", "รับฟัง", "ความคิดเห็น"]),
        ("เทศบาลตำบลทุจริตฉบับบันทึก", ["เทศบาลตำบล", "ทุจริต", "ฉบับ", "บันทึก"]),
        ("ต่าง ๆ กัน", ["ต่าง ๆ", "กัน"]),
        ("ปลัดเทศบาลฯ มา", ["ปลัด", "เทศบาลฯ", "มา"]),
        ("วันที่ ๔ มีนาคม พ.ศ. ๒๕๖๔ แล้ว", ["วันที่ ๔ มีนาคม พ.ศ. ๒๕๖๔", "แล้ว"]),
        ("แผน ๔ ปี (พ.ศ. ๒๕๖๑ - ๒๕๖๔) ดังกล่าว", ["แผน", "๔ ปี", "(พ.ศ. ๒๕๖๑ - ๒๕๖๔)", "ดังกล่าว"]),
        ("โทร. ๐ ๓๕๖๑ ๐๘๙๑ ครับ", ["โทร. ๐ ๓๕๖๑ ๐๘๙๑", "ครับ"]),
        ("ตามมาตรา ๑๖ แห่ง", ["ตาม", "มาตรา ๑๖ แห่ง"]),
        (
            "ใช้ Transparency Assessment : ITA แล้ว",
            ["ใช้", "Transparency", "Assessment :", "ITA", "แล้ว"],
        ),
        ("", []),
        (" ", []),
    ],
)
def test_lines_end_between_words_and_never_inside_a_date(text: str, parts: list[str]) -> None:
    assert ends(text) == parts


def test_a_full_name_is_never_divided() -> None:
    text = "เห็นควรให้ปรีดา สมมติ ไปราชการที่บ้านโคกตัวอย่างสมมติ"
    parts = ends(text, "ปรีดา สมมติ", "โคกตัวอย่างสมมติ")
    assert any("ปรีดา สมมติ" in part for part in parts)
    assert any("โคกตัวอย่างสมมติ" in part for part in parts)
    assert not any("ปรีดา สมมติ" in part for part in ends(text))


def test_a_short_name_does_not_tear_longer_words() -> None:
    assert ends("มานีมานะดีใจ", "มา", "ดี") == ends("มานีมานะดีใจ")


def test_a_name_inside_a_longer_word_is_left_alone() -> None:
    assert ends("การก้าวหน้า", "ก้า") == ends("การก้าวหน้า")


def test_names_that_are_not_met_change_nothing() -> None:
    text = "การดำเนินงานขององค์กรปกครองส่วนท้องถิ่นและผู้มีส่วนได้ส่วนเสีย"
    lasting = frozenset({"ส่วนได้ส่วนเสีย"})
    assert breaker(frozenset({"มะลิ ตัวอย่าง"}), lasting).pieces(text) == breaker(lasting).pieces(text)


def test_a_prefix_costs_more_at_a_line_end_than_a_word() -> None:
    prices = {piece.text: piece.price for piece in breaker().pieces("การรับฟังของราษฎร")}
    assert prices["การ"] > prices["ของ"] > prices["รับฟัง"]


def test_parting_a_compound_costs_more_than_a_word() -> None:
    pieces = breaker().pieces("ขององค์กรปกครองส่วนท้องถิ่น")
    prices = {piece.text: piece.price for piece in pieces}
    word = breaker().pieces("เห็นควรดำเนินการ")[0].price
    assert min(prices[part] for part in ("องค์กร", "ปกครอง", "ส่วน")) > word
    assert "".join(piece.text for piece in pieces) == "ขององค์กรปกครองส่วนท้องถิ่น"


@pytest.mark.parametrize(
    "word", ["รับฟัง", "ความคิดเห็น", "เจ้าหน้าที่", "ประชาสัมพันธ์", "วิทยาศาสตร์", "พระราชบัญญัติ", "ประวัติศาสตร์"]
)
def test_no_line_ends_inside_a_word_of_the_dictionary(word: str) -> None:
    assert word in ends(f"การ{word}ของประชาชน")


def test_the_dictionary_finds_a_word_at_any_place() -> None:
    words = standard()
    town, very = words.cost("เทศบาล"), words.cost("การ")
    assert town is not None
    assert very is not None
    assert very < town
    found = words.found("สำนักเทศบาลตำบล")
    assert (5, 11, town) in [(start, end, words.costs[place]) for start, end, place in found]
    assert found == sorted(found, key=lambda one: (one[1], one[0]))
