"""The head with the emblem in the middle: titles in balanced lines, a short rule, a day."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, SIGNED, Column, Strip, baseline, line_strip
from desktop.printing.house_rules import Measures
from desktop.printing.marked import ARTIFACT
from desktop.printing.paper import Span
from desktop.printing.paragraph import Line, Measure, set_lines


def emblem_strip(emblem: Emblem, m: Measures) -> Strip:
    """The emblem in the middle of the page's head, as tall as the form's rule says."""

    def draw(on: Sheet, top: float) -> None:
        on.emblem(emblem, m.page_width / 2, top, m.emblem_height)

    return Strip(m.emblem_height + m.announcement_emblem_below, draw, tag=ARTIFACT)


def title_strips(
    column: Column,
    texts: tuple[str, ...],
    *,
    size: float = 0.0,
    pitch: float = 0.0,
    bold: bool = True,
) -> list[Strip]:
    """Centred titles, each in as few and as even lines as it needs."""
    m = column.m
    size = size or m.announcement_heading
    pitch = pitch or m.heading_pitch
    out: list[Strip] = []
    tag = column.new_tag("H1")
    for text in texts:
        for line in balanced(column, column.convert(text), size, bold=bold):
            strip = line_strip(column.sheet, line, m.left, size, pitch)
            out.append(replace(strip, text=False, break_before=KEPT if out else 0.0, tag=tag))
    return out


def rule_strip(m: Measures) -> Strip:
    """The short rule under a title."""

    def draw(on: Sheet, top: float) -> None:
        half = m.announcement_rule / 2
        y = top + m.announcement_rule_drop
        on.rule(m.page_width / 2 - half, y, m.page_width / 2 + half, y, 0.7)

    return Strip(m.announcement_rule_room, draw, break_before=KEPT, tag=ARTIFACT)


def balanced(column: Column, text: str, size: float, *, bold: bool) -> tuple[Line, ...]:
    """A heading in as few lines as it needs, none much shorter than the others."""
    m, sheet = column.m, column.sheet
    centre = 2 * (m.page_width / 2 - m.left)  # centred on the page, not on the text

    def lines(width: float) -> tuple[Line, ...]:
        measure = Measure(width, size, "center")
        return set_lines((Span(text, bold=bold),), measure, sheet.family, sheet.breaker)

    widest = min(m.announcement_heading_width, centre)
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


def day_strip(column: Column, text: str) -> Strip:
    """`ประกาศ ณ วันที่ …`, about 5 cm in."""
    m = column.m
    said = column.convert(text)

    def draw(on: Sheet, top: float) -> None:
        drop = baseline(on, m.body, m.pitch)
        on.text(m.left + m.announcement_day_left, top + drop, said, m.body)

    return Strip(m.pitch, draw, before=m.announcement_day_before, break_before=SIGNED)
