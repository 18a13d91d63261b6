"""The pages: where they end, what stands around the text, how signatures stand."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from desktop.printing import body, furniture, house_rules, raster, source
from desktop.printing.canvas import Sheet
from desktop.printing.flow import KEPT, SECTION, Column, Strip
from desktop.printing.fonts import family
from desktop.printing.house import House
from desktop.printing.paginate import paginate
from desktop.printing.paper import Heading, Paper, Paragraph, Signer, Span
from desktop.printing.tables import shared
from desktop.printing.typeset import converted, typeset
from desktop.thai.breaking import breaker

SENTENCE = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว และเห็นควรดำเนินการต่อไปตามระเบียบ "
MEMO = Paper(
    form="memo",
    subject="ทดสอบ",
    agency="สำนักปลัด",
    to=("ปลัดเทศบาล",),
    date=date(2024, 1, 15),
    body=(Paragraph((Span("เนื้อความ"),), 1),),
    signers=(Signer("นางสาวมะลิ ตัวอย่าง", ("นิติกร",)),),
)


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def paragraphs(count: int, sentences: int) -> tuple[Paragraph, ...]:
    text = (SENTENCE * sentences).strip()
    return tuple(Paragraph((Span(text),), 2 * i + 1) for i in range(count))


def test_pages_are_numbered_from_the_second() -> None:
    made = typeset(replace(MEMO, body=paragraphs(12, 6)))
    pages = texts(made.pdf)
    assert made.pages == len(pages) >= 2
    assert "- ๒ -" in pages[1]
    assert "- ๑ -" not in pages[0]
    arabic = typeset(replace(MEMO, body=paragraphs(12, 6), digits="arabic"))
    assert "- 2 -" in texts(arabic.pdf)[1]


def test_a_page_that_goes_on_says_the_next_words() -> None:
    made = typeset(replace(MEMO, body=paragraphs(12, 6)))
    pages = texts(made.pdf)
    catchword = next(line for line in pages[0].splitlines() if line.endswith("..."))
    first = pages[1].splitlines()[1]
    assert first.startswith(catchword.removesuffix("..."))
    assert not any(line.endswith("...") for line in pages[-1].splitlines())


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("ข้อพิจารณาและข้อเสนอ", "ข้อพิจารณา"),
        ("ข้อกฎหมาย/ระเบียบ", "ข้อกฎหมาย"),
        ("๒. แผนปฏิบัติการป้องกันการทุจริต", "๒. แผนปฏิบัติการ"),
        ("เทศบาลตำบลตัวอย่าง จึงได้กำหนด", "เทศบาลตำบล"),
        ("นั้น", "นั้น"),
        ("", ""),
    ],
)
def test_a_catchword_is_whole_words(opening: str, words: str) -> None:
    assert furniture.catchword(opening, breaker(frozenset({"ข้อพิจารณา", "ข้อเสนอ"}))) == words


def test_the_slash_style_is_data() -> None:
    form = house_rules.form("memo")
    assert form.catchword.format(words="ข้อพิจารณา") == "ข้อพิจารณา..."
    assert replace(form, catchword="/{words}...").catchword.format(words="ก") == "/ก..."


@pytest.mark.parametrize("count", range(1, 40))
def test_a_signature_never_stands_without_two_lines_of_text(count: int) -> None:
    body = (*paragraphs(1, 3), *(Paragraph((Span("วรรคสั้น"),), 9 + i) for i in range(count)))
    made = typeset(replace(MEMO, body=body))
    last = texts(made.pdf)[-1]
    assert "(นางสาวมะลิ ตัวอย่าง)" in last
    assert last.count("วรรคสั้น") >= 2 or made.pages == 1


@pytest.mark.parametrize("heading_lines", range(4))
@pytest.mark.parametrize("fillers", range(10, 24))
def test_no_page_begins_or_ends_with_one_line_of_a_paragraph(
    fillers: int, heading_lines: int
) -> None:
    short: tuple[Paragraph, ...] = tuple(
        Paragraph((Span("วรรคสั้น"),), 100 + i) for i in range(fillers)
    )
    body = (*paragraphs(1, heading_lines)[: heading_lines and 1], *short)
    long = replace(paragraphs(1, 14)[0], line=999)
    made = typeset(replace(MEMO, body=(*body, long), signers=()))
    pitch = house_rules.measures("memo").pitch
    for part in (spot for spot in made.spots if spot.line == 999):
        assert part.bottom - part.top > 1.5 * pitch


def test_a_heading_is_kept_with_two_lines_of_its_text() -> None:
    m = house_rules.measures("memo")
    sheet = Sheet(m.page_width, m.page_height, family(), breaker())
    column = Column(sheet, m, str)
    body.add(column, (Heading((Span("หัวข้อ"),), 1), *paragraphs(1, 9)))
    assert [strip.break_before for strip in column.strips[:3]] == [SECTION, KEPT, KEPT]
    assert column.strips[3].break_before < KEPT


def test_the_cheapest_page_break_is_taken() -> None:
    def strip(price: float) -> Strip:
        return Strip(10.0, lambda sheet, top: None, break_before=price)

    strips = [strip(0), strip(0), strip(-3), strip(1000), strip(0)]
    pages = paginate(strips, 0.0, 0.0, 35.0, 10.0)
    assert [len(page) for page in pages] == [2, 3]
    kept = [strip(1000) for _ in range(7)]
    assert sum(len(page) for page in paginate(kept, 0.0, 0.0, 35.0, 10.0)) == 7


def test_the_office_copy_has_its_heading_and_its_marks() -> None:
    pages = texts(typeset(replace(MEMO, copy="office")).pdf)
    assert "- สำเนาฉบับ -" in pages[0]
    for mark in ("ร่าง", "พิมพ์", "ทาน", "ตรวจ"):
        assert mark in pages[-1]
    two = texts(typeset(replace(MEMO, copy="office", marks=("ผู้ร่าง", "ผู้ตรวจ"))).pdf)[-1]
    assert "ผู้ร่าง" in two
    assert "ทาน" not in two
    assert "สำเนา" not in texts(typeset(MEMO).pdf)[0]


def test_an_endorsement_stands_left_and_the_decision_right() -> None:
    pair = (
        Signer("อรุณ ทดลอง", ("ปลัดเทศบาล",), rank="ว่าที่ร้อยตรี", note="เรียน นายก - โปรดพิจารณา"),
        Signer("นายปรีดา สมมติ", ("นายกเทศมนตรี",), signed=date(2024, 1, 16)),
    )
    made = typeset(replace(MEMO, signers=pair))
    found = positions(made.pdf)
    assert found["(อรุณ ทดลอง)"][0] < 300 < found["(นายปรีดา สมมติ)"][0]
    assert found["(อรุณ ทดลอง)"][1] == found["(นายปรีดา สมมติ)"][1]
    assert found["ว่าที่ร้อยตรี"][1] > found["(อรุณ ทดลอง)"][1]
    assert found["ว่าที่ร้อยตรี"][0] < found["(อรุณ ทดลอง)"][0]
    assert found["- โปรดพิจารณา"][0] > found["เรียน นายก"][0]
    assert "- 16 ม.ค. 2567" in found


def positions(pdf: bytes) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            found[text.strip()] = (round(at[4], 1), round(at[5], 1))

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("signers", range(2, 8))
@pytest.mark.parametrize("sentences", [2, 4, 6, 8])
def test_no_page_holds_signatures_alone(signers: int, sentences: int) -> None:
    people = tuple(Signer(f"นายคนที่ {i}", ("ตำแหน่ง",)) for i in range(signers))
    made = typeset(replace(MEMO, body=paragraphs(3, sentences), signers=people))
    assert all("เห็นควร" in page for page in texts(made.pdf))


def test_digits_are_of_one_kind_but_addresses_stay() -> None:
    assert converted("ข้อ 12 และ ๓", "thai") == "ข้อ ๑๒ และ ๓"
    assert converted("ข้อ ๑๒", "arabic") == "ข้อ 12"
    assert converted("ดู https://example.go.th/2564 หน้า 5", "thai") == (
        "ดู https://example.go.th/2564 หน้า ๕"
    )


def test_spots_lead_from_a_line_to_its_place() -> None:
    front = '+++\nform = "memo"\nagency = "ก"\nsubject = "ข"\nto = ["ค"]\n+++\n\n'
    text = f"{front}หนึ่ง\n\nสอง\n\n| ก |\n|---|\n| ๑ |\n"
    made = typeset(source.read(text))
    assert [spot.line for spot in made.spots] == [1, 3, 5, 7]
    assert all(spot.page == 1 for spot in made.spots)
    tops = [spot.top for spot in made.spots]
    assert tops == sorted(tops)
    assert all(0 < spot.top < spot.bottom < 842 for spot in made.spots)


def test_a_long_body_fills_its_pages() -> None:
    made = typeset(replace(MEMO, body=paragraphs(200, 30)))
    assert made.pages >= 100
    assert len(texts(made.pdf)) == made.pages


def test_one_endless_word_is_cut_between_clusters_and_stays_on_the_page() -> None:
    for word in ("ก็" * 3_000, "x" * 3_000):
        made = typeset(replace(MEMO, body=(Paragraph((Span(word),), 1),)))
        said = "".join(texts(made.pdf)).replace("\n", "")
        assert said.count(word[0]) >= 3_000


@pytest.mark.parametrize(
    ("asked", "least", "widths"),
    [
        ([20, 30], [10, 10], [40, 60]),
        ([20, 30, 400], [10, 10, 50], [20, 30, 50]),
        ([300, 100], [60, 60], [50, 50]),
    ],
)
def test_modest_columns_get_what_they_ask(
    asked: list[float], least: list[float], widths: list[float]
) -> None:
    got = shared(asked, least, 100.0)
    assert got == pytest.approx(widths, abs=12)
    assert sum(got) == pytest.approx(100.0)


def test_a_table_repeats_its_head_and_keeps_every_cell() -> None:
    rows = "\n".join(
        f"| {i} | รายการที่ {i} {'ยาวมาก ' * (i % 9)} | {i * 100:,} |" for i in range(1, 91)
    )
    text = (
        '+++\nform = "memo"\nagency = "ก"\nsubject = "ข"\nto = ["ค"]\ndigits = "arabic"\n+++\n\n'
        f"| ที่ | โครงการ | งบประมาณ |\n|:-:|---|--:|\n{rows}\n"
    )
    made = typeset(source.read(text))
    pages = texts(made.pdf)
    assert made.pages >= 3
    assert all("โครงการ" in page for page in pages)
    said = "".join(pages)
    assert all(f"{i * 100:,}" in said for i in range(1, 91))


def test_the_file_names_itself_and_its_language() -> None:
    reader = pypdf.PdfReader(io.BytesIO(typeset(MEMO, House()).pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "ทดสอบ"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "th-TH"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    fonts = {f["/BaseFont"] for page in reader.pages for f in page["/Resources"]["/Font"].values()}
    assert all("+THSarabunNew" in str(font) for font in fonts)
    assert b"Helvetica" not in typeset(MEMO).pdf


def test_a_page_looks_other_only_when_its_picture_does() -> None:
    before = typeset(replace(MEMO, body=paragraphs(16, 4)))
    (*kept, last) = paragraphs(16, 4)
    more = Paragraph((Span(last.spans[0].text + " และอีกคำหนึ่ง"),), last.line)
    after = typeset(replace(MEMO, body=(*kept, more)))
    assert before.pages == after.pages >= 3
    for number, (old, new) in enumerate(zip(before.looks, after.looks, strict=True)):
        pictures = [
            bytes(raster.page(made.pdf, number, width=456).pixels) for made in (before, after)
        ]
        assert (old == new) == (pictures[0] == pictures[1]), f"page {number + 1}"
    assert before.looks[0] == after.looks[0]
    assert before.looks[-1] != after.looks[-1]
    other = typeset(replace(MEMO, body=paragraphs(16, 4)), House(watermark="ฝึกหัด"))
    assert not set(other.looks) & set(before.looks)
