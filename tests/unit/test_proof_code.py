"""The QR code of a posted notice: it is read, stands in the margin and moves no line."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
import zxingcpp

from desktop import paths
from desktop.printing import house_rules, source
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.paper import Copy, Paper, Paragraph, Span
from desktop.printing.typeset import typeset

CM = 72 / 2.54
NOTICES = ("announcement", "hearing-notice", "order", "summary")
SHORT = "https://www.example.go.th/v/K7QF-22M9"
SIGNED = "PK1:" + "A3F7K2Q9ZX" * 17  # as long as a number, a day, a hash and a signature
SENTENCE = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว และเห็นควรดำเนินการต่อไปตามระเบียบ "


COPIES: tuple[Copy, ...] = ("office", "public")


def notice(form: str, code: str, *, copy: Copy = "original", paragraphs: int = 0) -> Paper:
    path = paths.resource("forms", f"{form}.md")
    paper = source.read_bytes(path.read_bytes(), path.name)
    more = {key: value for key, value in paper.more.items() if key not in ("code", "code_words")}
    if code:
        more |= {"code": code, "code_words": "K7QF-22M9"}
    body = tuple(Paragraph((Span((SENTENCE * 3).strip()),), n) for n in range(1, paragraphs + 1))
    return replace(paper, more=more, copy=copy, body=body or paper.body)


def read(pdf: bytes, page: int, dots: float) -> list[str]:
    """The texts of the codes on a page scanned at so many dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=dots / 72).to_pil().convert("L")
    document.close()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def squares(pdf: bytes, page: int) -> tuple[float, float, float, float, float]:
    """Left, top, right and foot of the code's black, and its smallest square, in cm."""
    found = pypdf.PdfReader(io.BytesIO(pdf)).pages[page]
    stream = found.get_contents().get_data().decode("ascii")
    high = float(found.mediabox.height)
    boxes = [
        tuple(map(float, box)) for box in re.findall(r"(\S+) (\S+) (\S+) (\S+) re(?= |\n)", stream)
    ]
    return (
        min(x for x, _, _, _ in boxes) / CM,
        (high - max(y + h for _, y, _, h in boxes)) / CM,
        max(x + w for x, _, w, _ in boxes) / CM,
        (high - min(y for _, y, _, _ in boxes)) / CM,
        min(h for _, _, _, h in boxes) / CM,
    )


def boxes_of_words(pdf: bytes) -> list[tuple[int, tuple[str, ...]]]:
    """Every word with its page and its place, as a reader sees them, the code's own left out."""
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True)
    found = []
    for number, page in enumerate(out.stdout.decode().split("<page ")[1:]):
        for word in re.findall(r'<word xMin="(\S+)" yMin="(\S+)" .*?>(.*?)</word>', page):
            if word[2] != "K7QF-22M9":
                found.append((number, word))
    return found


@pytest.mark.parametrize("code", [SHORT, SIGNED])
@pytest.mark.parametrize("form", [*NOTICES, "poster"])
def test_the_code_of_a_notice_is_read_off_a_coarse_scan(form: str, code: str) -> None:
    made = typeset(notice(form, code))
    assert code in read(made.pdf, 0, 200 if form != "poster" else 100)


@pytest.mark.parametrize("form", NOTICES)
def test_every_page_of_a_notice_has_its_code_and_the_words_under_it(form: str) -> None:
    made = typeset(notice(form, SHORT, paragraphs=14))
    assert made.pages > 1
    pages = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    for number, page in enumerate(pages):
        assert read(made.pdf, number, 200) == [SHORT]
        assert page.extract_text().count("K7QF-22M9") == 1


@pytest.mark.parametrize("code", [SHORT, SIGNED])
@pytest.mark.parametrize("form", NOTICES)
def test_the_code_hangs_in_the_left_margin_at_the_foot_of_the_text(form: str, code: str) -> None:
    made = typeset(notice(form, code, paragraphs=14))
    left, top, right, low, square = squares(made.pdf, 0)
    m = house_rules.measures(form)
    assert left >= 0.5 - 0.02, "printers leave half a centimetre white"
    assert right <= 3.0 - 0.2 + 0.02, "two millimetres from the text"
    assert low < m.bottom / CM
    assert m.bottom / CM - low < 0.6
    assert square >= 0.034 - 0.0005
    quiet = 4 * square
    assert right - left + 2 * quiet >= 1.8 - 0.02
    assert right - left == pytest.approx(low - top, abs=0.02)


@pytest.mark.parametrize("paragraphs", [0, 5, 6, 7, 14])
@pytest.mark.parametrize("form", NOTICES)
def test_a_code_moves_no_word_of_its_notice(form: str, paragraphs: int) -> None:
    without = typeset(notice(form, "", paragraphs=paragraphs)).pdf
    with_code = typeset(notice(form, SIGNED, paragraphs=paragraphs)).pdf
    assert boxes_of_words(with_code) == boxes_of_words(without)


@pytest.mark.parametrize("form", [*NOTICES, "poster"])
def test_an_office_copy_and_a_public_copy_have_no_code(form: str) -> None:
    for copy in COPIES:
        paper = notice(form, SHORT, copy=copy)
        assert SHORT not in read(typeset(paper).pdf, 0, 200)
        assert typeset(paper).pdf == typeset(notice(form, "", copy=copy)).pdf


@pytest.mark.parametrize("form", NOTICES)
def test_a_certified_copy_keeps_the_code(form: str) -> None:
    made = typeset(notice(form, SHORT, copy="certified"))
    assert read(made.pdf, made.pages - 1, 200) == [SHORT]


def test_a_poster_has_its_two_codes_side_by_side_or_the_one_alone() -> None:
    paper = notice("poster", SHORT)
    assert sorted(read(typeset(paper).pdf, 0, 100)) == sorted([paper.text("url"), SHORT])
    alone = replace(paper, more={k: v for k, v in paper.more.items() if k != "url"})
    assert read(typeset(alone).pdf, 0, 100) == [SHORT]


def test_without_words_of_its_own_the_code_says_what_it_is_for() -> None:
    paper = notice("announcement", SHORT)
    paper = replace(paper, more={"code": SHORT})
    text = pypdf.PdfReader(io.BytesIO(typeset(paper).pdf)).pages[0].extract_text()
    assert "สแกนตรวจสอบ" in text


def test_to_the_ear_the_code_is_said_once_and_in_words() -> None:
    made = typeset(notice("announcement", SIGNED, paragraphs=14))
    assert made.pages > 1
    root = pypdf.PdfReader(io.BytesIO(made.pdf)).trailer["/Root"]["/StructTreeRoot"]
    (document,) = (kid.get_object() for kid in root["/K"])
    said = [str(kid.get_object().get("/Alt", "")) for kid in document["/K"]]
    assert said.count("K7QF-22M9") == 1
    assert SIGNED not in said


@pytest.mark.parametrize(
    ("form", "letters"), [("announcement", 700), ("order", 2000), ("order", 5000), ("poster", 5000)]
)
def test_a_code_too_long_for_its_place_is_refused(form: str, letters: int) -> None:
    with pytest.raises(PaperError) as told:
        typeset(notice(form, "A" * letters))
    assert told.value.reason == "qr-too-long"
    assert told.value.facts["letters"] == letters


@pytest.mark.parametrize("margin", [2.5, 3.0, 3.5])
def test_the_code_keeps_to_the_margin_an_office_has_set(margin: float) -> None:
    house = House(sheet={"page.left_margin_cm": margin})
    made = typeset(notice("announcement", SIGNED), house)
    left, _, right, _, _ = squares(made.pdf, 0)
    assert left >= 0.5 - 0.02
    assert right <= margin - 0.2 + 0.02
    assert read(made.pdf, 0, 200) == [SIGNED]
