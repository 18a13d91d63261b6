"""ประกาศ, the announcement: emblem, centred title, body, the day, the signature."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, SIGNED, Column, Draw, Strip, baseline, line_strip
from desktop.printing.house_rules import Form, Measures
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Line, Measure, set_lines
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole announcement as strips."""
    m = column.m
    column.add(Strip(m.emblem_height + m.announcement_emblem_below, _emblem(emblem, m)))
    title = form.title.format(agency=paper.agency)
    subject = f"{form.labels['subject']} {paper.subject}"
    for text in (title, subject):
        for line in _balanced(column, column.convert(text)):
            strip = line_strip(column.sheet, line, m.left, m.announcement_heading, m.heading_pitch)
            column.add(replace(strip, text=False))
    column.add(Strip(m.announcement_rule_room, _rule(m), break_before=KEPT))
    column.body(paper.body)
    cling(column.strips)
    column.add(_day(paper, form, column))
    strips = signature_strips(column, paper.signers[-1:], form)
    column.strips += [replace(strip, break_before=KEPT) for strip in strips]
    return column.strips


def _emblem(emblem: Emblem, m: Measures) -> Draw:
    def draw(on: Sheet, top: float) -> None:
        on.emblem(emblem, m.page_width / 2, top, m.emblem_height)

    return draw


def _rule(m: Measures) -> Draw:
    def draw(on: Sheet, top: float) -> None:
        half = m.announcement_rule / 2
        y = top + m.announcement_rule_drop
        on.rule(m.page_width / 2 - half, y, m.page_width / 2 + half, y, 0.7)

    return draw


def _balanced(column: Column, text: str) -> tuple[Line, ...]:
    """A heading in as few lines as it needs, none much shorter than the others."""
    m, sheet = column.m, column.sheet
    centre = 2 * (m.page_width / 2 - m.left)  # centred on the page, not on the text

    def lines(width: float) -> tuple[Line, ...]:
        measure = Measure(width, m.announcement_heading, "center")
        return set_lines((Span(text, bold=True),), measure, sheet.family, sheet.breaker)

    widest = m.announcement_heading_width
    best = lines(widest)
    low, high = widest / 2, widest
    if len(best) > 1:
        for _ in range(6):
            middle = (low + high) / 2
            tried = lines(middle)
            if len(tried) == len(best) and max(line.width for line in tried) <= middle + 0.5:
                best, high = tried, middle
            else:
                low = middle
    return tuple(replace(line, left=(centre - line.width) / 2) for line in best)


def _day(paper: Paper, form: Form, column: Column) -> Strip:
    """`ประกาศ ณ วันที่ …`, about 5 cm in."""
    m = column.m
    dated = dates.with_era(paper.date) if paper.date else "." * 40
    text = column.convert(f"{form.labels['date']} {dated}")

    def draw(on: Sheet, top: float) -> None:
        drop = baseline(on, m.body, m.pitch)
        on.text(m.left + m.announcement_day_left, top + drop, text, m.body)

    return Strip(m.pitch, draw, before=m.announcement_day_before, break_before=SIGNED)
