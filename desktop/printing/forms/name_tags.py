"""ป้ายชื่อ, name tags: eight on an A4 sheet, with fine cutting lines."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.errors import PaperError
from desktop.printing.flow import Column, Strip
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper
from desktop.printing.paragraph import Line

SCALES = (1.0, 0.85, 0.7, 0.6)  # of the type, when a name or address is long


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
    """What stands on a tag, in smaller type when there is much of it."""
    m = column.m
    said = ((paper.subject, m.body, False), (person.get("name", ""), m["name"], True))
    rest = ((person.get("post", ""), m["post"], False), (person.get("group", ""), m["post"], False))
    for scale in SCALES:
        parts = [
            (
                size * scale,
                column.wrapped(text, width * 0.9, size=size * scale, setting="center", bold=bold),
            )
            for text, size, bold in (*said, *rest)
        ]
        if sum(size * 1.25 * len(lines) for size, lines in parts) <= m["tag_height"] * 0.95:
            return parts
    line = paper.field_lines.get("people", 1)
    raise PaperError("address-too-long", field=person.get("name", "people")[:40], line=line)
