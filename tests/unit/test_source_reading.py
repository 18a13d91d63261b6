"""Paper sources: what is read, and the one sentence each fault gets."""

from datetime import date
from pathlib import Path

import pytest

from desktop import paths
from desktop.office.words import tell
from desktop.printing import house_rules, source
from desktop.printing.errors import PaperError
from desktop.printing.paper import Heading, Item, Paragraph, Span, Table
from desktop.printing.typeset import typeset

SEED = Path(__file__).parents[1] / "data" / "seed"
FRONT = """+++
form = "memo"
agency = "สำนักปลัด"
subject = "ทดสอบ"
to = ["ปลัดเทศบาล"]
"""


def memo(more: str = "", body: str = "เนื้อความ") -> str:
    return f"{FRONT}{more}+++\n\n{body}\n"


def refusal(text: str | bytes) -> PaperError:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    with pytest.raises(PaperError) as caught:
        typeset(source.read_bytes(data, "paper.md"))
    for language in ("th", "en"):
        sentence = tell(caught.value, language)  # type: ignore[arg-type]
        assert "{" not in sentence
        assert "\n" not in sentence
    return caught.value


def test_the_fields_are_read() -> None:
    paper = source.read_bytes(SEED.joinpath("memo.md").read_bytes(), "memo.md")
    assert paper.form == "memo"
    assert paper.date == date(2021, 3, 4)
    assert paper.to == ("หัวหน้าสำนักปลัดเทศบาล", "ปลัดเทศบาลฯ", "นายกเทศมนตรีฯ")
    assert paper.signers[2].rank == "ว่าที่ร้อยตรี"
    assert paper.signers[2].signed == date(2021, 3, 8)
    assert paper.signers[3].posts == ("ปลัดเทศบาล ปฏิบัติหน้าที่", "นายกเทศมนตรีตำบลโคกพุทรา")


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_every_form_has_an_example_that_prints(form: str) -> None:
    example = paths.resource("forms", f"{form}.md")
    assert typeset(source.read_bytes(example.read_bytes(), example.name)).pages >= 1


def test_the_body_is_read_block_by_block_with_its_lines() -> None:
    body = (
        "# หัวข้อ\n\nที่**ฝ่าฝืน**นี้\nต่อ\n\n๑. หนึ่ง\nต่ออีก\n๑.๑ ย่อย\n(๒) เล็ก\n2. สอง\n\n"
        "| ก | ข |\n|---|--:|\n| ๑ | **๒** |\n\n    ไม่ใช่โค้ด\n\n***\n\n<b>ตัวหนา</b>"
    )
    blocks = source.read(memo(body=body)).body
    assert [type(block) for block in blocks] == [
        Heading, Paragraph, Item, Item, Item, Item, Table, Paragraph, Paragraph, Paragraph,
    ]  # fmt: skip
    assert [block.line for block in blocks] == [1, 3, 6, 8, 9, 10, 12, 16, 18, 20]
    paragraph, first, second, third = blocks[1:5]
    assert paragraph.spans == (Span("ที่"), Span("ฝ่าฝืน", bold=True), Span("นี้ ต่อ"))  # type: ignore[union-attr]
    assert (first.marker, first.level) == ("๑.", 1)  # type: ignore[union-attr]
    assert first.spans == (Span("หนึ่ง ต่ออีก"),)  # type: ignore[union-attr]
    assert (second.marker, second.level) == ("๑.๑", 2)  # type: ignore[union-attr]
    assert (third.marker, third.level) == ("(๒)", 3)  # type: ignore[union-attr]
    table = blocks[6]
    assert isinstance(table, Table)
    assert table.aligns == ("left", "right")
    assert table.rows[0].cells[1] == (Span("๒", bold=True),)
    assert blocks[7].spans == (Span("ไม่ใช่โค้ด"),)  # type: ignore[union-attr]
    assert blocks[9].spans == (Span("<b>ตัวหนา</b>"),)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("**(ก)**ข", (Span("(ก)", True), Span("ข"))),
        ("ก**“ข”**ค", (Span("ก"), Span("“ข”", True), Span("ค"))),
        ("ก ** ข ** ค", (Span("ก ** ข ** ค"),)),
        (r"\*\*ก\*\*", (Span("**ก**"),)),
        ("**ก", (Span("**ก"),)),
    ],
)
def test_bold_needs_no_blanks_around_it(typed: str, spans: tuple[Span, ...]) -> None:
    block = source.read(memo(body=typed)).body[0]
    assert isinstance(block, Paragraph)
    assert block.spans == spans


def test_invisible_characters_and_line_ends_of_other_systems_are_taken() -> None:
    text = "\ufeff" + memo(body="ก\u200bข\u00adค\tง").replace("\n", "\r\n")
    block = source.read(text).body[0]
    assert isinstance(block, Paragraph)
    assert block.spans == (Span("กขค ง"),)


@pytest.mark.parametrize(
    "typed", ["2021-03-04", '"๔ มีนาคม ๒๕๖๔"', '"4/3/2564"', "2564-03-04", '"4 มี.ค. 2564"']
)
def test_a_day_may_be_written_in_any_office_style(typed: str) -> None:
    assert source.read(memo(f"date = {typed}\n")).date == date(2021, 3, 4)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "front-missing", 1),
        ("เนื้อความ", "front-missing", 1),
        ("+++\nform = 'memo'\n", "front-open", 1),
        (memo("date = 31/02/2564\n"), "date-bad", 6),
        (memo('date = "31/02/2564"\n'), "date-bad", 6),
        (memo("date = 2021-02-31\n"), "date-bad", 6),
        (memo("date = 2564-02-29\n"), "date-bad", 6),
        (memo('date = "4/3/64"\n'), "date-short-year", 6),
        (memo('date = "เมื่อวาน"\n'), "date-bad", 6),
        (memo("date = 25640304\n"), "date-bad", 6),
        (memo("date = 0064-03-04\n"), "date-bad", 6),
        (memo("phone = 035610891\n"), "front-broken", 6),
        (memo("phone = 35610891\n"), "field-kind", 6),
        (memo("to = 5\n").replace('to = ["ปลัดเทศบาล"]\n', ""), "field-kind", 5),
        (memo('copy = "สำเนา"\n'), "choice-bad", 6),
        (memo('subjet = "x"\n'), "key-unknown", 6),
        (memo('[[signers]]\nnmae = "x"\n'), "key-unknown", 7),
        (memo("[[signers]]\nposts = ['x']\n"), "field-missing", 1),
        (memo("signers = 'x'\n"), "field-kind", 6),
        (memo().replace('"memo"', '"poem"'), "form-unknown", 2),
        (memo().replace('subject = "ทดสอบ"\n', ""), "field-missing", 1),
        (memo().replace('"ทดสอบ"', '" "'), "field-missing", 4),
        (memo().replace("ทดสอบ", "ก" * 2001), "subject-too-long", 4),
        (memo(body="ก\n\nเบลล์\x07"), "control-character", 10),
        (memo(body="ซ้าย\u202eขวา"), "control-character", 8),
        (memo(body="ก\n\nยิ้ม 😀"), "emoji", 10),
        (memo(body="ดาว ★"), "emoji", 8),
        (memo(body="漢"), "no-glyph", 8),
        (memo(body="| ก | ข |\n|---|---|\n| ๑ | ก็Ж漢 |"), "no-glyph", 10),
        (memo().replace("ทดสอบ", "ทดสอบ 😀"), "emoji", 4),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, reason: str, line: int) -> None:
    error = refusal(text)
    assert (error.reason, error.facts["line"]) == (reason, line)


def test_the_first_byte_that_is_not_utf8_is_named() -> None:
    error = refusal(memo().encode() + "ไทย".encode("cp874"))
    assert error.reason == "source-not-utf8"
    assert error.facts["byte"] == len(memo().encode()) + 1
    assert error.facts["line"] == 9


def test_a_draft_may_lack_what_the_form_asks_for() -> None:
    text = '+++\nform = "announcement"\n+++\n\nร่าง\n'
    assert refusal(text).reason == "field-missing"
    assert typeset(source.read(text, draft=True)).pages == 1


def test_a_subject_of_2000_letters_prints() -> None:
    for form in ("memo", "announcement"):
        text = memo("date = 2024-01-15\n[[signers]]\nname = 'ก'\n").replace(
            "ทดสอบ", "การทดสอบ" * 250
        )
        assert typeset(source.read(text.replace('"memo"', f'"{form}"'))).pages >= 2
