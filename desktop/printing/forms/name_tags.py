"""ป้ายชื่อ, name tags: eight on an A4 sheet, with fine cutting lines."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import Column, Strip
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Line, Measure, set_lines


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """Two tags a row."""
    people = paper.rows("people")
    return [_row(paper, column, people[at : at + 2]) for at in range(0, len(people), 2)]


def _row(paper: Paper, column: Column, people: tuple[Mapping[str, str], ...]) -> Strip:
    m = column.m
    width, height = m.text_width / 2, m["tag_height"]
    tags = [_tag(paper, column, person, width) for person in people]

    def draw(on: Sheet, top: float) -> None:
        for place, parts in enumerate(tags):
            left = m.left + place * width
            low, right = top + height, left + width
            edges = ((left, top, right, top), (left, low, right, low))
            sides = ((left, top, left, low), (right, top, right, low))
            on.rules((*edges, *sides), 0.3)
            tall = sum(size * 1.25 * len(lines) for size, lines in parts)
            y = top + (height - tall) / 2
            for size, lines in parts:
                for line in lines:
                    y += size * 1.25
                    on.line(left + width * 0.05, y - size * 0.32, line, size)

    return Strip(height, draw, text=True)


def _tag(
    paper: Paper, column: Column, person: Mapping[str, str], width: float
) -> list[tuple[float, tuple[Line, ...]]]:
    m, sheet = column.m, column.sheet
    said = ((paper.subject, m.body, False), (person.get("name", ""), m["name"], True))
    rest = ((person.get("post", ""), m["post"], False), (person.get("group", ""), m["post"], False))
    parts: list[tuple[float, tuple[Line, ...]]] = []
    for text, size, bold in (*said, *rest):
        if text:
            spans = (Span(column.convert(text), bold),)
            measure = Measure(width * 0.9, size, "center")
            parts.append((size, set_lines(spans, measure, sheet.family, sheet.breaker)))
    return parts
