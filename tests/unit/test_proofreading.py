"""What the proofreader marks, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.office import office, people, proofreading
from desktop.office.rules import checker
from desktop.office.words import sentences
from desktop.printing import names
from desktop.printing import source as paper_source
from desktop.printing.house import House
from desktop.thai.breaking import breaker
from desktop.thai.dictionary import read_sources

SEED = Path(__file__).parents[1] / "data" / "seed"
BY = breaker(frozenset(), names.lasting())


def marks(text: str, digits: str = "thai") -> list[tuple[str, str, str | None]]:
    return [(one.reason, one.found, one.fix) for one in checker.check(text, digits=digits, by=BY)]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with office.opened(tmp_path / "office"):
        yield office.house()


@pytest.mark.parametrize(
    ("text", "reason", "found", "fix"),
    [
        ("งบประมาณ พ.ศ.๒๕๖๔", "space-era", "พ.ศ.", "พ.ศ. "),
        ("เรื่องต่าง ๆที่เกี่ยวข้อง", "space-repeat", " ๆ", " ๆ "),
        ("ปลัดเทศบาล ฯ ทราบ", "space-short", " ฯ", "ฯ"),
        ("ที่ อท.๕๓๗๐๑.๔/ ๓๐", "office-number", "อท.๕๓๗๐๑.๔/ ", "อท ๕๓๗๐๑.๔/"),
        ("หมู่ที่ 3 วันที่ ๔", "mixed-digits", "3", "๓"),
        ("ท่ีประชุม", "mark-order", "่ี", "ี่"),
        ("หมู่่บ้าน", "mark-twice", "่่", "่"),
        ("เข้ารับฟงั ต่อไป", "mark-alone", "งั", None),
        ("องค์การปกครองส่วนท้องถิ่น", "wrong-name", "องค์การปกครองส่วนท้องถิ่น", "องค์กรปกครองส่วนท้องถิ่น"),
        ("ได้รับอนุญาติแล้ว", "misspelt-always", "อนุญาติ", "อนุญาต"),
        ("ขอเชิญประชาขนทุกท่าน", "misspelt", "ประชาขน", "ประชาชน"),
        ("ตามโครการพัฒนา", "misspelt", "โครการ", "โครงการ"),
        ("ต่อเทศบลตำบล", "misspelt", "เทศบล", "เทศบาล"),
        ("ในหมูบ้านของเรา", "misspelt", "หมูบ้าน", "หมู่บ้าน"),
        ("วันที่ ๓๑ กุมภาพันธ์ พ.ศ. ๒๕๖๔", "no-such-day", "๓๑ กุมภาพันธ์ พ.ศ. ๒๕๖๔", None),
        ("วันศุกร์ที่ ๔ มีนาคม ๒๕๖๔", "other-weekday", "วันศุกร์", "วันพฤหัสบดี"),
        ("ตามที่ได้ประกาศไว้ บัดนี้แล้วเสร็จ", "according-without-that", "ตามที่", None),
        ("ด้วยเทศบาลจะจัดประชุม นั้น", "because-with-that", "นั้น", None),
        ("ตามมติที่ประชุม ประชุม ครั้งก่อน นั้น", "word-twice", "ประชุม ประชุม", "ประชุม"),
        ("แผนพัฒนา (พ.ศ. ๒๕๖๖", "bracket-open", "(", None),
        ("ให้ทราบด้วยทั่วกัน", "taste", "ด้วยทั่วกัน", "โดยทั่วกัน"),
    ],
)
def test_a_fault_is_marked_with_its_mend(
    text: str, reason: str, found: str, fix: str | None
) -> None:
    assert (reason, found, fix) in marks(text), marks(text)


def test_every_reason_is_told_in_words() -> None:
    """A reason without a sentence would reach the clerk as a key."""
    told = sentences()
    for one in checker.check("พศ2564 ต่างๆ (ประชาขน เเผน วันศุกร์ที่ ๔ มีนาคม ๒๕๖๔", by=BY):
        assert told[one.reason].th.format(**one.facts)
        assert told[one.reason].en.format(**one.facts)


def test_one_mark_a_paragraph_for_digits_of_two_kinds() -> None:
    text = "หมู่ที่ 3 ข้อ ๔ เวลา 09.30 น.\nหมู่ที่ 5"
    assert marks(text) == [
        ("mixed-digits", "3 ข้อ ๔ เวลา 09.30", "๓ ข้อ ๔ เวลา ๐๙.๓๐"),
        ("mixed-digits", "5", "๕"),
    ]
    assert marks("หมู่ที่ 3 ข้อ ๔", digits="arabic") == [("mixed-digits", "๔", "4")]
    assert marks("- 8 มี.ค. 2564 หมู่ที่ ๓") == []  # the office's date stamp


def test_mending_every_mark_leaves_nothing_a_key_could_mend() -> None:
    text = "พ.ศ.๒๕๖๔ ต่างๆ ได้รับอนุญาติ เเผนงาน หมู่ที่ 3 ข้อ ๔ ท่ีประชุม"
    once = checker.mended(text, checker.check(text, by=BY))
    again = [m for m in checker.check(once, by=BY) if m.reason not in checker.HINTS]
    assert once == "พ.ศ. ๒๕๖๔ ต่าง ๆ ได้รับอนุญาต แผนงาน หมู่ที่ ๓ ข้อ ๔ ที่ประชุม"
    assert again == []


@pytest.mark.parametrize("file", sorted(paths.resource("forms").glob("*.md")), ids=lambda f: f.stem)
def test_the_examples_of_the_house_are_without_fault(file: Path) -> None:
    front, body = paper_source.split(file.read_text(encoding="utf-8"))
    found = checker.check(body, digits=str(front.get("digits", "thai")), by=BY)
    assert [(m.reason, m.found) for m in found] == []


def test_offered_passages_and_demo_papers_have_no_misspelt_word() -> None:
    """Two words side by side are no slip: จ่ายน้ำ is not ว่ายน้ำ, กองคลัง not กองหลัง."""
    for place in (("forms", "templates.toml"), ("forms", "clauses_offered.toml"),
                  ("demo", "papers.toml")):  # fmt: skip
        text = paths.resource(*place).read_text(encoding="utf-8")
        assert [m.found for m in checker.check(text, by=BY) if m.reason == "misspelt"] == []


def test_hardly_a_word_of_the_dictionary_has_letters_out_of_order() -> None:
    wrong = [
        word
        for word in read_sources()
        if any(m.reason.startswith("mark-") for m in checker._impossible(word))
    ]
    assert wrong == ["ได้จังหวัะ", "น้ำหนัา", "ลัาน"] or len(wrong) < 5, wrong  # slips of the list


def test_a_matter_with_a_past_is_headed_so() -> None:
    past = "# ต้นเรื่อง\n\nตามบันทึกข้อความ ที่ ตย ๕๒๐๐๑.๔/๓ ลงวันที่ ๔ มีนาคม ๒๕๖๔ นั้น\n"
    (found,) = checker.check_matter(past)
    assert (found.found, found.fix) == ("ต้นเรื่อง", "เรื่องเดิม")
    assert past[found.start : found.end] == "ต้นเรื่อง"
    assert checker.check_matter("# ต้นเรื่อง\n\nด้วยสำนักปลัดจะจัดประชุม\n") == ()
    assert checker.check_matter("# ต้นเรื่อง\n\nใหม่\n\n# ข้อเท็จจริง\n\nตามหนังสือ ที่ ๓ ลงวันที่") == ()


def test_the_faults_of_the_seed_are_found(house: House) -> None:
    """The list of domain page §0."""
    front, body = paper_source.split((SEED / "memo.md").read_text(encoding="utf-8"))
    found = proofreading.proofread(front, body, house)
    told = [(mark.field, mark.finding.reason, mark.finding.found) for mark in found]
    assert ("number", "office-number", "อท.๕๓๗๐๑.๔/ ") in told
    years = [m.finding for m in found if m.finding.reason == "space-era"]
    assert [body[one.start : one.end + 4] for one in years] == ["พ.ศ.๒๕๖๔", "พ.ศ.๒๕๔๒"]
    named = [m.finding.found for m in found if m.finding.reason == "wrong-name"]
    assert named == ["Integrity And Transparency Assessment"] * 3
    assert not [one for one in told if one[1] == "misspelt"]


def test_a_notice_signed_on_another_day_than_it_bears_is_marked(house: House) -> None:
    front, body = paper_source.split((SEED / "announcement.md").read_text(encoding="utf-8"))
    front["signers"][-1]["signed"] = date(2021, 3, 8)
    reasons = [m.finding.reason for m in proofreading.proofread(front, body, house)]
    assert "signed-after-dated" in reasons
    front["signers"][-1]["signed"] = front["date"]
    reasons = [m.finding.reason for m in proofreading.proofread(front, body, house)]
    assert "signed-after-dated" not in reasons


def test_a_word_of_the_office_is_marked_no_more(house: House) -> None:
    body = "ชุมชนบ้านประชาขนพัฒนา"
    before = proofreading.proofread({"form": "memo"}, body, house)
    assert [m.finding.found for m in before] == ["ประชาขน"]
    somebody = people.add_person("มะลิ", "ตัวอย่าง", actor=None)
    proofreading.keep_word("ประชาขน", actor=somebody)
    proofreading.keep_word("ประชาขน", actor=somebody)
    assert proofreading.proofread({"form": "memo"}, body, house) == ()
    assert proofreading.own_words() == {"ประชาขน"}
