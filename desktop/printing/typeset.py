"""From a paper to its PDF: the one call the window, the command line and the printer share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from desktop import recent
from desktop.printing import fonts, furniture, house_rules, names
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem, emblem
from desktop.printing.errors import PaperError
from desktop.printing.flow import Column, Strip
from desktop.printing.forms import announcement, memo
from desktop.printing.house import House
from desktop.printing.paginate import Placed, paginate
from desktop.printing.paper import Digits, Paper, spans_of
from desktop.thai.breaking import breaker
from desktop.thai.digits import to_arabic, to_thai

Setter = Callable[[Paper, house_rules.Form, Emblem, Column], list[Strip]]
SETTERS: dict[str, Setter] = {"announcement": announcement.strips, "memo": memo.strips}
_LATIN = re.compile("[A-Za-z@_]")
_LATIN_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a source line of the body stands: heights in pt from the page's upper edge."""

    line: int
    page: int  # from 1
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Typeset:
    """A printed paper."""

    pdf: bytes
    pages: int
    spots: tuple[Spot, ...]


def typeset(paper: Paper, house: House | None = None) -> Typeset:
    """Set a paper in the house's style. The same paper and house give the same bytes.

    Raises PaperError: `form-unknown`, `no-glyph`, `emoji`, those of the emblem and of the font.
    """
    recent.begin_paper()
    house = house or House()
    if paper.form not in house_rules.FORMS:
        known = ", ".join(house_rules.FORMS)
        raise PaperError("form-unknown", form=paper.form, known=known, line=1)
    form = house_rules.form(paper.form)
    family = fonts.family(house.family)
    _refuse_missing_glyphs(paper, family)
    m = house_rules.measures(paper.form)
    convert = partial(converted, digits=paper.digits)
    protected = {convert(name) for name in names.protected(paper, house)}
    sheet = Sheet(
        m.page_width, m.page_height, family, breaker(frozenset(protected), names.lasting())
    )
    for free in (m.signature_gap, m.signature_gap - 0.5, m.signature_gap - 1):
        column = Column(sheet, replace(m, signature_gap=free), convert)
        strips = SETTERS[paper.form](paper, form, emblem(house.emblem), column)
        if paper.copy == "office":
            marks = form.marks if paper.marks is None else paper.marks
            strips.append(furniture.marks_strip(marks, m, _beside(paper, m)))
        pages = paginate(strips, m.emblem_top, m.continued_top, m.bottom, m.pitch)
        if all(any(one.strip.text for one in page) for page in pages[1:]):
            break  # no page of signatures alone; else a typist tightens the room to sign
    spots = _draw(sheet, pages, column, form, paper)
    title = paper.subject or form.title
    return Typeset(sheet.pdf(title, paper.date), len(sheet.pages), spots)


def converted(text: str, digits: Digits) -> str:
    """The text with this paper's digits; words with Latin letters (addresses, codes) stay."""
    change = to_thai if digits == "thai" else to_arabic
    if not _LATIN.search(text):
        return change(text)
    parts: list[str] = []
    at = 0
    for match in _LATIN_WORD.finditer(text):
        if not _LATIN.search(match.group()):
            continue
        parts += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*parts, change(text[at:])])


def _beside(paper: Paper, m: house_rules.Measures) -> float:
    """How much of the last signature block leaves the marks' corner free: a pair leaves none."""
    if not paper.signers or any(signer.note for signer in paper.signers[-2:]):
        return 0.0
    return (1 + len(paper.signers[-1].posts)) * m.pitch


def _draw(
    sheet: Sheet,
    pages: list[list[Placed]],
    column: Column,
    form: house_rules.Form,
    paper: Paper,
) -> tuple[Spot, ...]:
    m = column.m
    spots: dict[tuple[int, int], tuple[float, float]] = {}
    for number, placed in enumerate(pages, start=1):
        if number > 1:
            sheet.next_page()
            furniture.page_number(sheet, form, m, column.convert(str(number)))
        elif paper.copy == "office":
            furniture.copy_heading(sheet, form, m)
        for one in placed:
            strip = one.strip
            strip.draw(sheet, one.top)
            if strip.line:
                top, bottom = spots.get((strip.line, number), (one.top, one.top))
                spots[strip.line, number] = (min(top, one.top), max(bottom, one.top + strip.height))
        if number < len(pages) and pages[number]:
            opening = next((one.strip.opening for one in pages[number] if one.strip.opening), "")
            furniture.foot(sheet, form, m, furniture.catchword(opening, sheet.breaker))
    return tuple(
        Spot(line, page, top, bottom) for (line, page), (top, bottom) in sorted(spots.items())
    )


def _texts(paper: Paper) -> Iterator[tuple[int, str, str]]:
    """Every text that is printed, with its body line (0 in the front matter) and its field."""
    for field in ("agency", "phone", "fax", "number", "subject"):
        yield 0, field, getattr(paper, field)
    for field, texts in (("to", paper.to), ("marks", paper.marks or ())):
        for text in texts:
            yield 0, field, text
    for signer in paper.signers:
        for text in (signer.name, signer.rank, signer.note, *signer.posts):
            yield 0, "signers", text
    for block in paper.body:
        for line, spans in spans_of(block):
            yield line, "", "".join(span.text for span in spans)


def _refuse_missing_glyphs(paper: Paper, family: fonts.Family) -> None:
    """Raise PaperError at the first character the font cannot draw."""
    drawn = family.regular.letters & family.bold.letters
    for line, field, text in _texts(paper):
        for letter in text:
            code = ord(letter)
            if code in drawn or letter == "\n":
                continue
            kind = unicodedata.category(letter)
            reason = "emoji" if kind in ("So", "Sk", "Cn") or code >= 0x1F000 else "no-glyph"
            raise PaperError(
                reason,
                character=letter,
                code=f"U+{code:04X}",
                name=unicodedata.name(letter, "?"),
                font=family.name,
                line=paper.lines_before + line if line else paper.field_lines.get(field, 1),
                body_line=line,
                field=field,
            )
