"""From a paper to its PDF: the one call the window, the command line and the printer share."""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from desktop import recent
from desktop.printing import fitting, fonts, furniture, house_rules, names, notes, proof
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem, emblem
from desktop.printing.errors import PaperError
from desktop.printing.flow import Column, Strip
from desktop.printing.forms import (
    agenda,
    announcement,
    certificate,
    envelope,
    hearing,
    letter,
    lists,
    memo,
    minutes,
    name_tags,
    opinion_form,
    poster,
    report,
    sign_in,
    statistics,
)
from desktop.printing.house import House
from desktop.printing.paginate import Placed, paginate
from desktop.printing.paper import Digits, Paper, spans_of
from desktop.thai.breaking import breaker
from desktop.thai.digits import to_arabic, to_thai

Setter = Callable[[Paper, house_rules.Form, Emblem, Column], list[Strip]]
Around = Callable[
    [Paper, house_rules.Form, Column, list[list[Placed]]], Callable[[Sheet, int], None]
]
SETTERS: dict[str, Setter] = {
    "agenda": agenda.strips,
    "announcement": announcement.strips,
    "certificate": certificate.strips,
    "envelope": envelope.strips,
    "hearing-notice": hearing.strips,
    "letter": letter.strips,
    "memo": memo.strips,
    "minutes": minutes.strips,
    "name-tags": name_tags.strips,
    "opinion-form": opinion_form.strips,
    "order": announcement.strips,
    "poster": poster.poster_strips,
    "register": lists.strips,
    "report": report.strips,
    "route-sheet": lists.strips,
    "script": poster.script_strips,
    "sign-in": sign_in.strips,
    "statistics": statistics.strips,
    "summary": hearing.strips,
}
# what a form draws around its pages besides numbers: a drawing of the page of a number from 1
FURNITURE: dict[str, Around] = {
    "announcement": proof.around,
    "hearing-notice": proof.around,
    "order": proof.around,
    "register": lists.around,
    "report": report.around,
    "route-sheet": lists.around,
    "sign-in": sign_in.around,
    "summary": proof.around,
}
_EDGE = 20.0  # points at the paper's edge that printers leave white
_LATIN = re.compile("[A-Za-z@_]")
_OTHER_DIGIT = {"thai": re.compile("[0-9]"), "arabic": re.compile("[๐-๙]")}
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
    """A printed paper. `fitted` tells what became of the wish for one page, empty for no wish:
    "standard", "tightened" or "too long" (then it is set as usual). `looks` has a value for each
    page, the same while the page looks the same.
    """

    pdf: bytes
    pages: int
    spots: tuple[Spot, ...]
    width: float  # of a page, in points
    height: float
    fitted: str = ""
    looks: tuple[int, ...] = ()


def typeset(paper: Paper, house: House | None = None) -> Typeset:
    """Set a paper in the house's style. The same paper and house give the same bytes.

    Raises PaperError: `form-unknown`, `no-glyph`, `emoji`, those of the emblem and of the font.
    """
    return typeset_many((paper,), house)


def typeset_many(papers: Iterable[Paper], house: House | None = None) -> Typeset:
    """Set papers of one form one after the other in one file, each with its own page numbers.

    Raises as `typeset`; ValueError for no paper at all. Spots are those of the first paper.
    """
    with _uncollected():
        return _typeset_many(papers, house or House())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for circular garbage after the paper, not meanwhile.

    Setting leaves none before it is done, and the looking is a sixth of the time of a long list.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _typeset_many(papers: Iterable[Paper], house: House) -> Typeset:
    family = fonts.family(house.family)
    sheet: Sheet | None = None
    first: Paper | None = None
    told: tuple[tuple[Spot, ...], str] = ((), "")
    for paper in papers:
        recent.begin_paper()
        if sheet is not None:
            sheet.begin_paper()
        if paper.form not in house_rules.FORMS:
            known = ", ".join(house_rules.FORMS)
            raise PaperError("form-unknown", form=paper.form, known=known, line=1)
        _refuse_missing_glyphs(paper, family)
        convert = partial(converted, digits=paper.digits)
        protected = {convert(name) for name in names.protected(paper, house)}
        by = breaker(frozenset(protected), names.lasting())
        if sheet is None:
            m = _measures(paper, house)
            sheet, first = Sheet(m.page_width, m.page_height, family, by), paper
            told = _set(sheet, paper, house, convert)
        else:
            sheet.breaker = by
            sheet.next_page()
            _set(sheet, paper, house, convert)
    if sheet is None or first is None:
        raise ValueError("no paper to set")
    if house.watermark:
        sheet.watermark(house.watermark)
    title = first.subject or house_rules.form(first.form).title
    spots, fitted = told
    pdf = sheet.pdf(title, first.date, first.origin.packed() if first.origin else b"")
    size = (sheet.width, sheet.height)
    return Typeset(pdf, len(sheet.pages), spots, *size, fitted, sheet.looks())


def _measures(paper: Paper, house: House) -> house_rules.Measures:
    return house.measures(paper.form, str(paper.more.get("size", "")))


def _set(
    sheet: Sheet, paper: Paper, house: House, convert: Callable[[str], str]
) -> tuple[tuple[Spot, ...], str]:
    """Set one paper on the sheet from its present page on."""
    form = house.form(paper.form)
    standard = _measures(paper, house)
    wish = bool(paper.text("fit"))

    def laid_out(m: house_rules.Measures) -> tuple[Column, list[list[Placed]]]:
        column = Column(sheet, m, convert)
        notes.take(column, paper)
        strips = SETTERS[paper.form](paper, form, emblem(house.emblem), column)
        strips += _closing_strips(paper, form, column, strips)
        lowest = m.page_height - _EDGE
        pages = paginate(strips, m.emblem_top, m.continued_top, m.bottom, m.pitch, lowest)
        return column, pages

    for m in fitting.usual(standard):
        chosen = laid_out(m)
        if all(any(one.strip.text for one in page) for page in chosen[1][1:]):
            break  # no page of signatures alone; else a typist tightens the room to sign
    fitted = ""
    if wish:
        fitted = "standard" if len(chosen[1]) == 1 else "too long"
        for m in fitting.tightened(standard) if fitted == "too long" else ():
            tried = laid_out(m)
            if len(tried[1]) == 1:
                chosen, fitted = tried, "tightened"
                break
    return _draw(sheet, chosen[1], chosen[0], form, paper), fitted


def _closing_strips(
    paper: Paper, form: house_rules.Form, column: Column, above: list[Strip]
) -> list[Strip]:
    """What stands under the text of a copy: the marks of the office copy, the certification.

    Both stand at the lower right, beside what ends left of them.
    """
    if paper.copy == "office":
        marks = form.marks if paper.marks is None else paper.marks
        left = furniture.marks_left(column.sheet, marks, column.m)
        return [furniture.marks_strip(marks, column.m, _beside(above, left, column))]
    if paper.copy == "certified":
        strip, left = furniture.certified_strip(paper, column)
        height = max(0.0, strip.height - _beside(above, left, column))
        return [replace(strip, height=height)]
    return []


def _beside(above: list[Strip], left: float, column: Column) -> float:
    """How high the free corner right of the last strips is, from `left` on."""
    high = 0.0
    for strip in reversed(above):
        if strip.reach > left - column.m.leader_gap:
            break
        high += strip.height + strip.before
    return high


def converted(text: str, digits: Digits) -> str:
    """The text with this paper's digits; words with Latin letters (addresses, codes) stay."""
    if not _OTHER_DIGIT[digits].search(text):
        return text
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


def _draw(
    sheet: Sheet,
    pages: list[list[Placed]],
    column: Column,
    form: house_rules.Form,
    paper: Paper,
) -> tuple[Spot, ...]:
    m = column.m
    spots: dict[tuple[int, int], tuple[float, float]] = {}
    more = FURNITURE.get(paper.form)
    around = more(paper, form, column, pages) if more else None
    for number, placed in enumerate(pages, start=1):
        if number > 1:
            sheet.next_page()
            if form.page_number:
                furniture.page_number(sheet, form, m, column.convert(str(number)))
        elif paper.copy in ("office", "public"):
            words = form.copy_heading if paper.copy == "office" else furniture.PUBLIC
            sheet.begin_tag(None)
            furniture.copy_heading(sheet, words, m)
            sheet.end_tag()
        furniture.secrecy(sheet, paper, m)
        found = [one for one in placed if one.note]
        sheet.foot = notes.room([one.strip for one in found])
        if found:
            notes.rule(sheet, m.left, m.bottom - sheet.foot)
        for one in placed:
            strip = one.strip
            if strip.bookmark is not None:
                sheet.bookmark(strip.bookmark[0], strip.bookmark[1], one.top)
            sheet.begin_tag(strip.tag)
            strip.draw(sheet, one.top)
            sheet.end_tag()
            if strip.line:
                top, bottom = spots.get((strip.line, number), (one.top, one.top))
                spots[strip.line, number] = (min(top, one.top), max(bottom, one.top + strip.height))
        if number < len(pages) and pages[number] and form.catchword:
            opening = next((one.strip.opening for one in pages[number] if one.strip.opening), "")
            furniture.foot(sheet, form, m, furniture.catchword(opening, sheet.breaker))
        if around is not None:
            around(sheet, number)
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
    for field, text in paper.more_texts():
        yield 0, field, text
    for block in (*paper.body, *paper.notes):
        for line, spans in spans_of(block):
            yield line, "", "".join(span.text for span in spans)


def _refuse_missing_glyphs(paper: Paper, family: fonts.Family) -> None:
    """Raise PaperError at the first character the font cannot draw."""
    drawn = family.regular.letters & family.bold.letters
    if drawn.issuperset(map(ord, set().union(*[text for _, _, text in _texts(paper)]))):
        return  # nearly always; else which
    for line, field, text in _texts(paper):
        if drawn.issuperset(map(ord, text)):
            continue
        for sign in text:
            code = ord(sign)
            if code in drawn or sign == "\n":
                continue
            kind = unicodedata.category(sign)
            reason = "emoji" if kind in ("So", "Sk", "Cn") or code >= 0x1F000 else "no-glyph"
            raise PaperError(
                reason,
                character=sign,
                code=f"U+{code:04X}",
                name=unicodedata.name(sign, "?"),
                font=family.name,
                line=paper.lines_before + line if line else paper.field_lines.get(field, 1),
                body_line=line,
                field=field,
            )
