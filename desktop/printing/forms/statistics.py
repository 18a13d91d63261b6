"""สถิติ: who came to a hearing and what was said, each table under its chart; years side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from desktop.printing import body
from desktop.printing.diagrams import TOTAL
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip
from desktop.printing.forms import heads
from desktop.printing.house_rules import Form
from desktop.printing.paper import Align, Block, Diagram, Heading, Paper, Row, Span, Table

Rows = Sequence[Mapping[str, str]]


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """A title, then every table of the figures under its chart, then the years."""
    texts = (form.title, paper.subject, paper.text("held"))
    title = heads.title_strips(column, tuple(text for text in texts if text))
    column.strips += [
        replace(strip, break_before=KEPT if i else 0.0) for i, strip in enumerate(title)
    ]
    body.add(column, paper.body)
    for name, group in groupby(paper.rows_of("figures"), key=lambda row: row.get("table", "")):
        _part(name, list(group), "figures", form, column)
    if years := paper.rows_of("years"):
        _part(form.labels["years"], years, "years", form, column)
    return column.strips


def _part(name: str, rows: Rows, kind: str, form: Form, column: Column) -> None:
    """A heading, the chart, the table: kept together as far as a page can."""
    asked = [key for key in form.lists[kind] if key != "quota" or any(r.get(key) for r in rows)]
    shown = [asked.index(key) + 1 for key in form.lists[f"{kind}_chart"] if key in asked]
    manner = "columns" if kind == "years" else "bars"
    titles = dict(zip(form.lists[kind], form.lists[f"{kind}_titles"], strict=True))
    head = Row(tuple((Span(titles[key]),) for key in asked), 0)
    cells = tuple(
        Row(tuple(_cell(row.get(key, ""), row.get("name", "") == TOTAL) for key in asked), 0)
        for row in rows
    )
    right: Align = "right"
    aligns: tuple[Align, ...] = ("left", *[right] * (len(asked) - 1))
    blocks: tuple[Block, ...] = (
        Heading((Span(name, bold=True),), 0),
        Diagram(f"{manner} {' '.join(map(str, shown))}", (), 0),
        Table(head, cells, aligns, 0),
    )
    start = len(column.strips)
    body.add(column, blocks)
    column.strips[start] = replace(column.strips[start], before=column.m.before * 2)


def _cell(text: str, bold: bool) -> tuple[Span, ...]:
    return (Span(text, bold),) if text else ()
