"""ซองหนังสือ, the envelope (clauses 78-80): emblem and sender upper left, addressee in the middle."""

from __future__ import annotations

from desktop.printing import furniture
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.errors import PaperError
from desktop.printing.flow import Column, Strip
from desktop.printing.forms.name_tags import SCALES
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper
from desktop.printing.paragraph import Line

_PITCH = 19 / 16  # of the sender's lines, share of their type


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """One envelope; it fills its page whatever the address."""
    m = column.m
    sender = [paper.agency, *paper.texts("sender")]
    if paper.number:
        sender.append(f"{form.labels['number']} {paper.number}")
    addressee = [f"{form.labels['to']} {'/'.join(paper.to)}", *paper.texts("address")]
    left = m.left + m.emblem_height * emblem.ratio + m.addressee_gap
    beside = m.page_width / 2 - left
    at = m.page_width * m["addressee_share"]
    middle = m.page_height * m["addressee_height"]
    small, top_lines = _fitted(
        paper, column, "sender", sender, beside, m.body, middle - m.emblem_top - m["addressee"] * 2
    )
    large, low_lines = _fitted(
        paper,
        column,
        "address",
        addressee,
        m.page_width - at - m.left,
        m["addressee"],
        m.page_height - middle - m.emblem_top / 2,
    )

    def draw(on: Sheet, top: float) -> None:
        on.emblem(emblem, m.left + m.emblem_height * emblem.ratio / 2, top, m.emblem_height)
        for i, line in enumerate(top_lines):
            on.line(left, top + small + i * small * _PITCH, line, small)
        paid = paper.text("postage")
        if paid:
            right = m.page_width - m.left
            on.text(right, top + m.body, column.convert(paid), m.body, setting="right")
        furniture.speed(on, paper, m, at, middle - large * 1.5)
        for i, line in enumerate(low_lines):
            on.line(at, middle + i * large * 1.3, line, large)

    return [Strip(m.page_height - m.emblem_top * 2, draw)]


def _fitted(
    paper: Paper,
    column: Column,
    field: str,
    texts: list[str],
    width: float,
    size: float,
    height: float,
) -> tuple[float, list[Line]]:
    """The lines of an address and their size, which shrinks when they would leave their room.

    Raises PaperError `address-too-long` when even the smallest is too large.
    """
    for scale in SCALES:
        lines = [line for text in texts for line in column.wrapped(text, width, size=size * scale)]
        if len(lines) * size * scale * 1.3 <= height:
            return size * scale, lines
    line = paper.field_lines.get(field, paper.field_lines.get("to", 1))
    raise PaperError("address-too-long", field=field, line=line)
