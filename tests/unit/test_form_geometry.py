"""The measures of the rules, read from the PDF: margins, leaders, titles, number of the page."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from itertools import pairwise

import pypdf
import pytest

from desktop import paths
from desktop.printing import house_rules, source
from desktop.printing.paper import Paper, Paragraph, Span
from desktop.printing.typeset import typeset

CM = 72 / 2.54
NEAR = 0.02  # 0.2 mm
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


def example(form: str) -> Paper:
    path = paths.resource("forms", f"{form}.md")
    return source.read_bytes(path.read_bytes(), path.name)


def long(form: str) -> Paper:
    body = tuple(Paragraph((Span((SENTENCE * 4).strip()),), n) for n in range(1, 16))
    return replace(example(form), body=body)


def stream(pdf: bytes, number: int = 0) -> tuple[str, float]:
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[number]
    return page.get_contents().get_data().decode("ascii"), float(page.mediabox.height)


def leaders(pdf: bytes) -> list[tuple[float, float, float]]:
    """Left, right and depth of the dotted rules of the first page, in cm."""
    code, high = stream(pdf)
    found = re.findall(r"0 d (\S+) (\S+) m (\S+) \S+ l S", code)
    return [
        (float(left) / CM, float(right) / CM, (high - float(y)) / CM) for left, y, right in found
    ]


def boxes(pdf: bytes, number: int) -> list[tuple[float, float, str]]:
    """Left and right edge of each line of text, in cm, with its code."""
    command = ["pdftotext", "-f", f"{number + 1}", "-l", f"{number + 1}", "-bbox-layout", "-", "-"]
    out = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [
        (float(left) / CM, float(right) / CM, words)
        for left, right, words in re.findall(
            r'<line xMin="(\S+)" yMin="\S+" xMax="(\S+)" yMax="\S+">(.*?)</line>', out, re.DOTALL
        )
    ]


def test_the_leaders_of_a_memo_run_from_their_labels_to_the_margin() -> None:
    found = leaders(typeset(example("memo")).pdf)
    rights = [round(right, 2) for _, right, _ in found]
    assert len(found) == 4
    assert rights.count(19.0) == 3, "ส่วนราชการ, วันที่ and เรื่อง end at the right margin"
    number, day = sorted(found, key=lambda one: one[0])[0], max(found, key=lambda one: one[0])
    m = house_rules.measures("memo")
    tab = (m.left + m.memo_date_tab) / CM
    assert number[1] == pytest.approx(tab - m.leader_gap / CM, abs=NEAR)
    assert number[2] == pytest.approx(day[2], abs=0.001), "ที่ and วันที่ stand in one row"
    depths = sorted({round(depth, 3) for _, _, depth in found})
    pitches = [after - before for before, after in pairwise(depths)]
    assert pitches == pytest.approx([0.80, 0.80], abs=NEAR)


@pytest.mark.parametrize("form", LETTER_LIKE)
def test_justified_lines_end_at_the_right_margin_on_every_page(form: str) -> None:
    made = typeset(long(form))
    full = 0
    for number in range(made.pages):
        for left, right, _ in boxes(made.pdf, number):
            assert left > 3.0 - NEAR
            assert right < 19.0 + NEAR + 0.02  # an overhanging mark
            full += abs(right - 19.0) < NEAR
    assert made.pages > 1
    assert full > 20


@pytest.mark.parametrize("form", LETTER_LIKE)
def test_the_page_number_stands_three_centimetres_down_in_the_middle(form: str) -> None:
    made = typeset(long(form))
    code, high = stream(made.pdf, 1)
    x, y = re.findall(r"BT /F\d+ 16 Tf 1 0 0 1 (\S+) (\S+) Tm", code)[0]
    baseline = (high - float(y)) / CM
    assert baseline == pytest.approx(3.0, abs=0.3), "about 3 cm below the edge"
    text = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[1].extract_text()
    assert text.startswith("- ๒ -")
    (line,) = [box for box in boxes(made.pdf, 1) if "๒" in box[2] and box[1] - box[0] < 2][:1]
    assert (line[0] + line[1]) / 2 == pytest.approx(10.5, abs=0.1)
    assert float(x) / CM == pytest.approx(line[0], abs=0.1)


@pytest.mark.parametrize("form", LETTER_LIKE)
def test_no_line_of_text_stands_below_the_lower_margin(form: str) -> None:
    made = typeset(long(form))
    m = house_rules.measures(form)
    for number in range(made.pages):
        code, high = stream(made.pdf, number)
        for y in re.findall(r"BT (?:/F\d+ 16 Tf )?1 0 0 1 \S+ (\S+) Tm", code):
            depth = high - float(y)
            assert depth < m.bottom or abs(depth - m.catchword_baseline) < 0.01


def test_the_signature_stands_on_its_axis_with_three_free_lines() -> None:
    for form in ("announcement", "order", "letter", "certificate"):
        made = typeset(replace(long(form), body=long(form).body[:2]))
        signer = example(form).signers[-1]
        (box,) = [one for one in boxes(made.pdf, 0) if f"({signer.name.split()[0]}" in one[2]][:1]
        assert (box[0] + box[1]) / 2 == pytest.approx(12.8, abs=0.05), form
