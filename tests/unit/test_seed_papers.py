"""The seed's papers come out of the press as they were written, word for word, line by line."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desktop.printing import house_rules, names, source
from desktop.printing.fonts import family
from desktop.printing.house import House
from desktop.printing.paper import Item, Paper, Paragraph
from desktop.printing.paragraph import Line, Measure, set_lines
from desktop.printing.shaping import shaper
from desktop.printing.typeset import Typeset, typeset
from desktop.thai.breaking import breaker

SEED = Path(__file__).parents[1] / "data" / "seed"
PAPERS = ("memo", "announcement", "announcement-office-copy")
LINES = [line.strip() for line in SEED.joinpath("seed.txt").read_text("utf-8").splitlines()]
WORDS = [line for line in LINES if line]
COPY = WORDS.index("-สำเนาฉบับ-")
NEVER = SEED.joinpath("never.txt").read_text("utf-8").splitlines()[1:]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(name: str) -> tuple[Paper, Typeset]:
    path = SEED / f"{name}.md"
    paper = source.read_bytes(path.read_bytes(), path.name)
    return paper, typeset(paper)


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
    for way in ("-raw", "-nopgbrk"):  # content order; reading order worked out from the places
        command = ["pdftotext", way, "-", "-"]
        out = subprocess.run(command, input=pdf, capture_output=True, check=True)
        yield f"pdftotext {way}", out.stdout.decode("utf-8")


def body_lines(paper: Paper) -> list[tuple[str, tuple[Line, ...]]]:
    m = house_rules.measures(paper.form)
    by = breaker(names.protected(paper, House()), names.lasting())
    found = []
    for block in paper.body:
        if isinstance(block, Paragraph | Item):
            first = m.indent
            if isinstance(block, Item):
                marker = shaper(family().regular).shape(block.marker).width
                first += marker * m.body / 1000 + m.marker_gap
            measure = Measure(m.text_width, m.body, "thai", first)
            text = "".join(span.text for span in block.spans)
            found.append((text, set_lines(block.spans, measure, family(), by)))
    return found


def test_the_memo_says_what_the_seed_says() -> None:
    expected = squeezed("".join(WORDS[:COPY])).replace("ที่...อท", "ที่อท")
    paper, made = printed("memo")
    assert made.pages == 2
    assert paper.phone == "035610891"
    for reader, text in extracted(made.pdf):
        # The catchword ข้อพิจารณา... stands in the seed's text; the page number does not. In reading
        # order pdftotext takes its last dash for a hyphen.
        said = re.sub("-๒-?(?=ข้อพิจารณาและ)", "", squeezed(text))
        assert said == expected, reader


@pytest.mark.parametrize("name", ["announcement", "announcement-office-copy"])
def test_the_announcement_says_what_the_seed_says(name: str) -> None:
    expected = squeezed("".join(WORDS[COPY:])).replace(".....", "")
    if name == "announcement":
        expected = expected.removeprefix("-สำเนาฉบับ-").removesuffix("ร่างพิมพ์ทานตรวจ")
    _, made = printed(name)
    assert made.pages == 1
    for reader, text in extracted(made.pdf):
        assert squeezed(text) == expected, reader


@pytest.mark.parametrize("name", PAPERS)
def test_no_line_ends_inside_a_word_a_name_or_a_date(name: str) -> None:
    paper, _ = printed(name)
    whole_lines = 0
    for text, lines in body_lines(paper):
        assert squeezed("".join(line.text for line in lines)) == squeezed(text)
        at = 0
        for line in lines[:-1]:
            whole_lines += 1
            at = text.index(line.text, at) + len(line.text)
            for never in NEVER:
                before, _, behind = never.replace("_", " ").partition("|")
                ends_so = line.text.endswith(before) and text[at:].startswith(behind)
                assert not ends_so, (line.text, never)
    assert whole_lines > 5


@pytest.mark.parametrize("name", PAPERS)
def test_no_line_is_loose(name: str) -> None:
    paper, _ = printed(name)
    gaps = [line.gap for _, lines in body_lines(paper) for line in lines[:-1]]
    assert max(gaps) < 30, "a gap of 3 % of the type size is seen as letter-spacing"


def test_the_memo_breaks_before_the_part_the_seed_breaks_before() -> None:
    paper, made = printed("memo")
    part = next(b.line for b in paper.body if b.line and "ข้อพิจารณาและข้อเสนอ" in str(b))
    assert {spot.page for spot in made.spots if spot.line >= part} == {2}
    assert {spot.page for spot in made.spots if spot.line < part} == {1}


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_source_gives_the_same_bytes(name: str) -> None:
    assert printed(name)[1].pdf == printed(name)[1].pdf
