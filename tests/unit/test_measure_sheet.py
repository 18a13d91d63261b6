"""What an office sets for itself is on its paper, within bounds, and on no other form."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest

from desktop import paths
from desktop.printing import measure_sheet, source
from desktop.printing.docx import docx
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.printing.paper import Paper, Paragraph, Span
from desktop.printing.typeset import typeset

CM = 72 / 2.54
NEAR = 0.02 * CM
SENTENCE = "เทศบาลตำบลตัวอย่างได้รับฟังความคิดเห็นของประชาชนในพื้นที่แล้ว "


def example(form: str) -> Paper:
    path = paths.resource("forms", f"{form}.md")
    paper = source.read_bytes(path.read_bytes(), path.name)
    body = tuple(Paragraph((Span((SENTENCE * 4).strip()),), n) for n in range(1, 9))
    return replace(paper, body=body)


def runs(pdf: bytes, number: int = 0) -> list[tuple[float, float, float]]:
    """Left, baseline from the upper edge and size of the text of a page, in cm and points."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[number]
    high = float(page.mediabox.height)
    found = []
    for body in re.findall(r"BT (.*?) ET", page.get_contents().get_data().decode(), re.DOTALL):
        at = re.search(r"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm", body)
        size = re.search(r"/F\d+ ([\d.]+) Tf", body)
        assert at is not None
        assert size is not None
        found.append((float(at[1]) / CM, (high - float(at[2])) / CM, float(size[1])))
    return found


def house(**sheet: float | str) -> House:
    named = {key.replace("__", "."): value for key, value in sheet.items()}
    return House(sheet=measure_sheet.read(measure_sheet.write(named)))


def test_every_measure_of_the_sheet_changes_some_paper() -> None:
    long = tuple(Paragraph((Span((SENTENCE * 4).strip()),), n) for n in range(1, 20))
    papers = [replace(example(form), body=long) for form in ("memo", "letter", "announcement")]
    standard = [typeset(paper).pdf for paper in papers]
    for setting in measure_sheet.settings():
        value = setting.most if setting.most != setting.standard else setting.least
        mine = house(**{setting.key: value})
        assert [typeset(paper, mine).pdf for paper in papers] != standard, setting.key


def test_standard_values_print_the_standard_paper() -> None:
    sheet = {setting.key: setting.standard for setting in measure_sheet.settings()}
    assert measure_sheet.write(sheet) == ""
    for form in ("memo", "letter", "sign-in", "poster", "envelope"):
        paper = example(form)
        made = typeset(paper, House(sheet=dict(sheet)))
        assert made.pdf == typeset(paper).pdf, form


def test_margins_move_the_text_on_both_sides() -> None:
    made = typeset(
        example("announcement"), house(page__left_margin_cm=2.5, page__right_margin_cm=1.5)
    )
    lefts = [left for left, _, size in runs(made.pdf) if size == 16]
    assert min(lefts) == pytest.approx(2.5, abs=0.02)
    assert any(abs(left - 5.0) < 0.02 for left in lefts), "the indent goes with the margin"
    long = (Paragraph((Span((SENTENCE * 20).strip()),), 1),)
    wide, usual = (
        len(runs(typeset(replace(example("announcement"), body=long), one).pdf))
        for one in (house(page__left_margin_cm=2.5, page__right_margin_cm=1.5), House())
    )
    assert wide < usual, "wider lines are fewer"


def test_the_title_of_a_memo_may_be_thirty_points() -> None:
    sizes = {size for _, _, size in runs(typeset(example("memo"), house(memo__title_pt=30)).pdf)}
    assert 30 in sizes
    assert 29 not in sizes


def test_a_list_keeps_the_measures_of_lists() -> None:
    sheet = house(page__left_margin_cm=3.5)
    assert typeset(example("poster"), sheet).pdf == typeset(example("poster")).pdf
    assert typeset(example("sign-in"), sheet).pdf == typeset(example("sign-in")).pdf


@pytest.mark.parametrize("style", ["{words}...", "/{words}...", ""])
def test_the_catchword_is_that_of_the_office(style: str) -> None:
    long = tuple(Paragraph((Span((SENTENCE * 4).strip()),), n) for n in range(1, 20))
    for form in ("memo", "letter", "announcement"):
        made = typeset(replace(example(form), body=long), house(catchword=style))
        assert made.pages > 1
        text = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
        lines = text.splitlines()
        last = next((line for line in reversed(lines) if line.endswith("...")), "")
        assert bool(last) == bool(style), form
        assert last.startswith("/") == style.startswith("/"), form


def test_the_heading_of_copies_is_that_of_the_office() -> None:
    paper = replace(example("memo"), copy="office")
    mine = house(copy_heading="สำเนา")
    first = pypdf.PdfReader(io.BytesIO(typeset(paper, mine).pdf)).pages[0].extract_text()
    assert "สำเนา" in first.splitlines()
    assert docx(paper, mine) != docx(paper)


@pytest.mark.parametrize("value", [0.0, 2.49, 3.51, 30.0, -1.0])
def test_a_measure_no_published_form_has_is_refused(value: float) -> None:
    with pytest.raises(PaperError) as told:
        measure_sheet.write({"page.left_margin_cm": value})
    assert told.value.reason == "measure-out-of-bounds"
    assert told.value.facts["words"] == "ขอบซ้าย"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        "{",
        '{"page.left_margin_cm": 99}',
        '{"no": 1}',
        '{"catchword": 3}',
    ],
)
def test_a_damaged_sheet_prints_the_standard(text: str) -> None:
    assert measure_sheet.read(text) == {}


def test_bounds_hold_the_standard_between_them() -> None:
    for setting in measure_sheet.settings():
        assert setting.least <= setting.standard <= setting.most, setting.key


def test_no_corner_of_the_bounds_makes_text_leave_the_page() -> None:
    for pick in ("least", "most"):
        sheet = {one.key: getattr(one, pick) for one in measure_sheet.settings()}
        mine = House(sheet=sheet)
        for form in ("memo", "letter", "announcement", "certificate", "minutes"):
            for copy in ("original", "office", "certified"):
                made = typeset(replace(example(form), copy=copy), mine)  # type: ignore[arg-type]
                for number in range(made.pages):
                    for left, baseline, _ in runs(made.pdf, number):
                        assert 1.4 < left < 19.5, (form, copy, pick)
                        assert 0.8 < baseline < 29.2, (form, copy, pick)
