"""Every form: what is copied out is what was written, and it stands where the rules say."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import pypdf
import pypdfium2
import pytest
import zxingcpp

from desktop import paths
from desktop.printing import house_rules, source
from desktop.printing.paper import Copy, Digits, Paper, Paragraph, Signer, Span
from desktop.printing.typeset import _texts, converted, typeset, typeset_many

CM = 72 / 2.54
NEAR = 0.02 * CM  # 0.2 mm
NOT_PRINTED = {  # fields that are shown otherwise or only kept in the registers
    ("certificate", "subject"),
    ("letter", "recipient"),
    ("letter", "phone"),
    ("letter", "fax"),
    ("memo", "phone"),
    ("memo", "fax"),
    ("register", "book"),
    ("envelope", "size"),
}


def example(form: str) -> Paper:
    path = paths.resource("forms", f"{form}.md")
    return source.read_bytes(path.read_bytes(), path.name)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def extracted(pdf: bytes) -> Iterator[tuple[str, str]]:
    yield "pypdf", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    yield "pdfium", "".join(texts)
    out = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    yield "pdftotext", out.stdout.decode("utf-8")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["mutool", "draw", "-q", "-F", "txt", file.name]
        out = subprocess.run(command, capture_output=True, check=True)
    yield "mutool", out.stdout.decode("utf-8")


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("copy", ["original", "office", "certified"])
@pytest.mark.parametrize("form", house_rules.FORMS)
def test_what_is_copied_out_of_a_form_is_what_was_written(
    form: str, copy: Copy, digits: Digits
) -> None:
    paper = replace(example(form), copy=copy, digits=digits)
    made = typeset(paper)
    change = partial(converted, digits=paper.digits)
    for engine, text in extracted(made.pdf):
        got = squeezed(text)
        for _, field, said in _texts(paper):
            if (form, field) in NOT_PRINTED or field == "marks":
                continue
            for part in re.split(r"\n| - (?=\S)|\|", said):
                assert squeezed(change(part)) in got, (engine, field, part)


@dataclass(frozen=True)
class Text:
    """A run of text on a page: left and baseline from the upper left corner in points."""

    page: int
    left: float
    baseline: float
    size: float


def texts(pdf: bytes) -> list[Text]:
    found = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(pdf)).pages, start=1):
        high = float(page.mediabox.height)
        stream = page.get_contents().get_data().decode("ascii")
        for body in re.findall(r"BT (.*?) ET", stream, re.DOTALL):
            place = re.search(r"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm", body)
            size = re.search(r"/F\d+ ([\d.]+) Tf", body)
            assert place is not None
            assert size is not None
            at = (float(place[1]), high - float(place[2]))
            found.append(Text(number, *at, float(size[1])))
    return found


def emblem(pdf: bytes) -> tuple[float, float, float]:
    """Left, top and height of the emblem on the first page, in points."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    stream = page.get_contents().get_data().decode("ascii")
    number = r"(-?[\d.]+)"
    found = re.search(rf"q {number} 0 0 {number} {number} {number} cm /FormXob.Emblem Do", stream)
    assert found is not None
    _, height, left, low = (float(one) for one in found.groups())
    return left, float(page.mediabox.height) - low - height, height


SENTENCE = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว และเห็นควรดำเนินการต่อไปตามระเบียบ "
LETTER_LIKE = (
    "announcement",
    "certificate",
    "hearing-notice",
    "letter",
    "memo",
    "order",
    "summary",
)


@pytest.mark.parametrize("form", LETTER_LIKE)
def test_margins_and_indents_are_those_of_the_rules(form: str) -> None:
    body = (Paragraph((Span((SENTENCE * 4).strip()),), 1), Paragraph((Span("ลงท้าย"),), 3))
    paper = replace(example(form), body=body)
    lines = [text for text in texts(typeset(paper).pdf) if text.size == 16]
    lefts = [text.left / CM for text in lines]
    assert any(abs(left - 5.5) < 0.02 for left in lefts), "first line 2.5 cm in"
    assert sum(abs(left - 3.0) < 0.02 for left in lefts) >= 2, "further lines at the margin"
    assert min(lefts) > 3.0 - 0.02
    first = next(i for i, left in enumerate(lefts) if abs(left - 5.5) < 0.02)
    pitch = lines[first + 2].baseline - lines[first + 1].baseline
    assert pitch == pytest.approx(house_rules.measures(form).pitch, abs=0.05)


@pytest.mark.parametrize(
    ("form", "height", "middle"),
    [
        ("announcement", 3.0, 10.5),
        ("certificate", 3.0, 10.5),
        ("letter", 3.0, 10.5),
        ("order", 3.0, 10.5),
        ("memo", 1.5, None),
        ("envelope", 1.5, None),
        ("poster", 4.0, 14.85),
    ],
)
def test_the_emblem_has_the_height_of_its_rule(
    form: str, height: float, middle: float | None
) -> None:
    left, top, tall = emblem(typeset(example(form)).pdf)
    assert tall == pytest.approx(height * CM, abs=NEAR)
    wanted_top = {"envelope": 1.0, "poster": 2.0}.get(form, 1.5)
    assert top == pytest.approx(wanted_top * CM, abs=NEAR)
    if middle is None:
        wanted_left = 1.2 if form == "envelope" else 3.0
        assert left == pytest.approx(wanted_left * CM, abs=NEAR)
    else:
        assert left + tall * 0.8 / 2 == pytest.approx(middle * CM, abs=NEAR)


def test_the_day_of_a_letter_begins_under_the_right_half_of_the_garuda() -> None:
    made = texts(typeset(example("letter")).pdf)
    assert any(abs(text.left - 10.5 * CM) < NEAR for text in made)
    address = [text for text in made if abs(text.left - 12.3 * CM) < NEAR]
    assert len(address) == 3
    number = next(text for text in made if abs(text.left - 3.0 * CM) < NEAR and text.size == 16)
    assert number.baseline == pytest.approx(address[0].baseline, abs=0.1)


def test_the_title_of_a_memo_is_29_points_and_its_labels_20() -> None:
    sizes = {text.size for text in texts(typeset(example("memo")).pdf)}
    assert {29, 20, 16} <= sizes


@pytest.mark.parametrize("word", ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"])
def test_the_speed_class_is_red_and_32_points(word: str) -> None:
    for form in ("memo", "letter", "envelope"):
        paper = replace(example(form), more={**example(form).more, "speed": word})
        pdf = typeset(paper).pdf
        stream = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data()
        assert re.search(rb"0\.8 0 0 rg BT /F\d+ 32 Tf", stream), form


def test_the_secrecy_class_stands_at_head_and_foot_of_every_page() -> None:
    body = tuple(Paragraph((Span(SENTENCE * 6),), i) for i in range(1, 12))
    paper = replace(example("letter"), more={"secrecy": "ลับ"}, body=body)
    for page in pypdf.PdfReader(io.BytesIO(typeset(paper).pdf)).pages:
        assert page.get_contents().get_data().count(b"0.8 0 0 rg") == 2


def test_a_certified_copy_says_who_certifies_at_the_lower_edge() -> None:
    row = {"name": "นางสาวมะลิ ตัวอย่าง", "posts": "นิติกร|ปฏิบัติการ", "date": "๒๔ มกราคม ๒๕๖๗"}
    paper = replace(example("announcement"), copy="certified", more={"certifier": (row,)})
    text = pypdf.PdfReader(io.BytesIO(typeset(paper).pdf)).pages[-1].extract_text()
    at = [text.index(part) for part in ("นิติกร", "ปฏิบัติการ", "๒๔ มกราคม", "สำเนาถูกต้อง")]
    assert all(place >= 0 for place in at)


def test_one_page_is_reached_within_bounds_or_the_paper_says_so() -> None:
    def body(count: int) -> tuple[Paragraph, ...]:
        return tuple(Paragraph((Span(SENTENCE * 3),), i) for i in range(1, count + 1))

    base = replace(example("announcement"), more={"fit": "one page"})
    assert typeset(replace(base, body=body(2))).fitted == "standard"
    free = typeset(replace(base, body=body(7), more={}))
    kept = typeset(replace(base, body=body(7)))
    assert (free.pages, free.fitted) == (2, "")
    assert (kept.pages, kept.fitted) == (1, "tightened")
    assert min(text.size for text in texts(kept.pdf)) >= 15
    long = typeset(replace(base, body=body(20)))
    assert (long.pages > 1, long.fitted) == (True, "too long")
    assert long.pdf == typeset(replace(base, body=body(20), more={})).pdf


def test_a_merged_letter_counts_its_pages_anew() -> None:
    one = example("letter")
    made = typeset_many(replace(one, to=(f"ผู้ใหญ่บ้าน หมู่ที่ {n}",)) for n in range(1, 6))
    pages = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    assert made.pages == len(pages) == 5
    for n, page in enumerate(pages, start=1):
        assert converted(f"หมู่ที่ {n}", "thai").replace(" ", "") in squeezed(page.extract_text())
        assert "- ๒ -" not in page.extract_text()


def test_every_group_of_a_sign_in_sheet_begins_a_page_with_its_privacy_line() -> None:
    people = tuple(
        {"group": f"หมู่ที่ {1 + n // 60}", "name": f"นางสาวตัวอย่าง สกุล{n}"} for n in range(180)
    )
    made = typeset(replace(example("sign-in"), more={"people": people, "blanks": 2}))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
    assert made.pages == 9
    first = [i for i, text in enumerate(pages) if "ใบลงทะเบียน" in text]
    assert first == [0, 3, 6]
    assert all("เก็บชื่อ" in text and "รวมถึงหน้านี้" in text for text in pages)
    assert "(ต่อ)" in pages[1]
    assert squeezed("หน้า ๙/๙") in squeezed(pages[-1])
    for n in range(180):
        assert converted(f"สกุล{n}", "thai") in "".join(pages)


def test_minutes_name_who_took_and_who_checked_them() -> None:
    text = squeezed(
        pypdf.PdfReader(io.BytesIO(typeset(example("minutes")).pdf)).pages[-1].extract_text()
    )
    assert "ผู้จดรายงานการประชุม" in text
    assert "ผู้ตรวจรายงานการประชุม" in text


def test_a_hearing_notice_without_one_of_its_eight_facts_is_refused() -> None:
    path = paths.resource("forms", "hearing-notice.md")
    text = path.read_text("utf-8")
    without = re.sub(r"^effects = .*\n", "", text, flags=re.MULTILINE)
    with pytest.raises(source.PaperError) as told:
        source.read(without)
    assert (told.value.reason, told.value.facts["field"]) == ("field-missing", "effects")


def test_a_signer_is_never_cut_from_the_day_above_him() -> None:
    for count in range(1, 14):
        body = tuple(Paragraph((Span(SENTENCE * 2),), i) for i in range(1, count + 1))
        paper = replace(example("order"), body=body, signers=(Signer("นายวิชัย สมมติ", ("นายก",)),))
        pages = [p.extract_text() for p in pypdf.PdfReader(io.BytesIO(typeset(paper).pdf)).pages]
        where = next(i for i, text in enumerate(pages) if "สั่ง ณ วันที่" in text)
        assert "วิชัย" in pages[where]


def test_the_code_on_a_poster_says_its_address() -> None:
    document = pypdfium2.PdfDocument(typeset(example("poster")).pdf)
    picture = document[0].render(scale=1.5).to_pil().convert("L")
    document.close()
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == example("poster").text("url")


@pytest.mark.parametrize("form", house_rules.FORMS)
def test_the_file_of_a_form_is_sound(form: str) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(typeset(example(form)).pdf)
        file.flush()
        told = subprocess.run(["qpdf", "--check", file.name], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
