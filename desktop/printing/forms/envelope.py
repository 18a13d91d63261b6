"""ซองหนังสือ, the envelope (clauses 78-80): emblem and sender upper left, addressee in the middle."""

from __future__ import annotations

from desktop.printing import furniture
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import Column, Strip
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Line, Measure, set_lines


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """One envelope; it fills its page whatever the address."""
    m = column.m
    sender = [paper.agency, *paper.texts("sender")]
    if paper.number:
        sender.append(f"{form.labels['number']} {paper.number}")
    addressee = [f"{form.labels['to']} {'/'.join(paper.to)}", *paper.texts("address")]
    left = m.left + m.emblem_height * emblem.ratio + m.addressee_gap
    beside = m.page_width / 2 - left
    top_lines = _lines(column, sender, beside, m.body)
    at = m.page_width * m["addressee_share"]
    large = m["addressee"]
    low_lines = _lines(column, addressee, m.page_width - at - m.left, large)

    def draw(on: Sheet, top: float) -> None:
        on.emblem(emblem, m.left + m.emblem_height * emblem.ratio / 2, top, m.emblem_height)
        for i, line in enumerate(top_lines):
            on.line(left, top + m.body + i * m.pitch, line, m.body)
        paid = paper.text("postage")
        if paid:
            right = m.page_width - m.left
            on.text(right, top + m.body, column.convert(paid), m.body, setting="right")
        middle = m.page_height * m["addressee_height"]
        furniture.speed(on, paper, m, at, middle - large * 1.5)
        for i, line in enumerate(low_lines):
            on.line(at, middle + i * large * 1.3, line, large)

    return [Strip(m.page_height - m.emblem_top * 2, draw)]


def _lines(column: Column, texts: list[str], width: float, size: float) -> list[Line]:
    sheet = column.sheet
    return [
        line
        for text in texts
        if text.strip()
        for line in set_lines(
            (Span(column.convert(text)),), Measure(width, size, "left"), sheet.family, sheet.breaker
        )
    ]
