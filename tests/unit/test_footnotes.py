"""Footnotes stand on the page of their mark, never under the text, and lose nothing."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from desktop.printing import source
from desktop.printing.errors import PaperError
from desktop.printing.typeset import typeset

FRONT = """+++
form = "announcement"
agency = "เทศบาลตำบลตัวอย่าง"
subject = "ทดสอบเชิงอรรถ"
date = 2024-01-17
%s[[signers]]
name = "นายวิชัย สมมติ"
+++

"""
SENTENCE = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว "


def pages_of(body: str, more: str = "") -> list[str]:
    pdf = typeset(source.read(FRONT % more + body)).pdf
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_a_footnote_stands_on_the_page_of_its_mark() -> None:
    paragraphs = [f"{SENTENCE * 4}ย่อหน้าที่ {n}[^n{n}]" for n in range(1, 21)]
    notes = [f"[^n{n}]: แหล่งข้อมูลลำดับ ก{n}ข ของบันทึก" for n in range(1, 21)]
    pages = pages_of("\n\n".join([*paragraphs, *notes]), 'digits = "arabic"\n')
    assert len(pages) >= 3
    for n in range(1, 21):
        found = [i for i, text in enumerate(pages) if f"ก{n}ข" in text]
        marked = [i for i, text in enumerate(pages) if re.search(rf"ย่อหน้าที่\s*{n}{n}(?!\d)", text)]
        assert len(found) == 1, n
        assert found == marked, n


def test_the_number_of_a_note_follows_its_mark_in_the_digits_of_the_paper() -> None:
    body = "คำแรก[^b] คำหลัง[^a]\n\n[^a]: ข้อความของก\n\n[^b]: ข้อความของข\n"
    (page,) = pages_of(body)
    assert "คำแรก๑" in page
    assert "คำหลัง๒" in page
    assert page.index("ข้อความของข") < page.index("ข้อความของก")
    (page,) = pages_of(body, 'digits = "arabic"\n')
    assert "คำแรก1" in page


def places(pdf: bytes, number: int) -> list[tuple[float, float]]:
    """Baseline from the lower edge and size of every run of text on a page."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[number]
    stream = page.get_contents().get_data().decode("ascii")
    found = []
    for body in re.findall(r"BT (.*?) ET", stream, re.DOTALL):
        at = re.search(r"1 0 0 1 -?[\d.]+ (-?[\d.]+) Tm", body)
        size = re.findall(r"/F\d+ ([\d.]+) Tf", body)
        assert at is not None
        found.append((float(at[1]), float(size[-1])))
    return found


@pytest.mark.parametrize("copy", ["original", "office", "certified"])
def test_no_text_and_no_mark_of_a_copy_runs_into_the_notes(copy: str) -> None:
    for count in range(4, 9):
        body = (
            "\n\n".join(f"{SENTENCE * 3}[^x]" for _ in range(count)) + "\n\n[^x]: " + SENTENCE * 3
        )
        pdf = typeset(source.read(FRONT % f'copy = "{copy}"\n' + body)).pdf
        for number in range(len(pypdf.PdfReader(io.BytesIO(pdf)).pages)):
            found = places(pdf, number)
            notes = [at for at, size in found if size == 13]
            others = [at for at, size in found if size != 13 and at > 50]  # the catchword is lower
            assert not notes or min(others) > max(notes) + 10, (count, number)


def test_the_mark_of_a_note_never_begins_a_line() -> None:
    for length in range(1, 60):
        body = f"{'ก' * length} {SENTENCE * 2}ตามแผน[^x] {SENTENCE}\n\n[^x]: หมายเหตุ"
        pdf = typeset(source.read(FRONT % "" + body)).pdf
        stream = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("ascii")
        begun = re.findall(r"BT 1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm /F\d+ 9\.92 Tf", stream)
        assert not begun, length


@pytest.mark.parametrize(
    ("body", "reason", "line"),
    [
        ("ข้อความ[^1]", "note-missing", 10),
        ("ข้อความ\n\n[^1]: ไม่มีใครอ้าง", "note-unmarked", 12),
        ("ข้อความ[^1]\n\n[^1]: ก\n\n[^1]: ข", "note-twice", 14),
        ("ข้อความ[^1]\n\n[^1]: ก[^1]", "note-in-note", 12),
        ("# หัวข้อ[^1]\n\n[^1]: ก", "note-here", 10),
    ],
)
def test_a_note_without_its_other_half_is_told_with_its_line(
    body: str, reason: str, line: int
) -> None:
    with pytest.raises(PaperError) as told:
        source.read(FRONT % "" + body)
    assert told.value.reason == reason
    assert told.value.facts["label"] == "1"
    assert told.value.facts["line"] == line


def test_a_note_longer_than_half_a_page_is_refused() -> None:
    with pytest.raises(PaperError) as told:
        pages_of(f"ข้อความ[^1]\n\n[^1]: {SENTENCE * 60}")
    assert told.value.reason == "note-too-long"


def test_notes_that_leave_a_line_no_page_are_refused() -> None:
    marks = "".join(f"ก[^{n}] " for n in range(40))
    notes = "\n".join(f"[^{n}]: {SENTENCE * 3}" for n in range(40))
    with pytest.raises(PaperError) as told:
        pages_of(f"{marks}\n\n{notes}")
    assert told.value.reason == "notes-too-many"


def test_a_note_of_a_table_row_goes_with_its_row() -> None:
    rows = "\n".join(f"| {n} | รายการ[^r{n}] |" for n in range(1, 61))
    notes = "\n".join(f"[^r{n}]: อธิบายแถว ค{n}ง" for n in range(1, 61) if n % 10 == 0)
    table = re.sub(r"\[\^r(?!\d*0\])\d+\]", "", rows)
    pages = pages_of(f"| ที่ | รายการ |\n|---|---|\n{table}\n\n{notes}\n", 'digits = "arabic"\n')
    for n in range(10, 61, 10):
        found = [i for i, text in enumerate(pages) if f"ค{n}ง" in text]
        row = [i for i, text in enumerate(pages) if re.search(rf"\b{n}\s*รายการ", text)]
        assert found == row, n


def test_an_escaped_mark_is_text() -> None:
    assert "[^๑]" in pages_of("ดูที่ \\[^1] ในแฟ้ม")[0]
