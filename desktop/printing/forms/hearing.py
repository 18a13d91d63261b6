"""ประกาศรับฟังความคิดเห็น and ประกาศสรุปผล: announcements whose facts are fields of their own.

The hearing notice says the eight things of clause 7 of the rules on public hearings B.E. 2548, the
summary notice (clause 12) shows head-counts by group and what was answered to each opinion.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.printing.emblem import Emblem
from desktop.printing.flow import Column, Strip
from desktop.printing.forms import announcement
from desktop.printing.house_rules import Form
from desktop.printing.paper import Block, Item, Paper, Paragraph, Row, Span, Table


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole notice; its facts stand before the closing paragraph of the body."""
    facts = (*items(paper, form), *tables(paper, form))
    body = (*paper.body[:-1], *facts, *paper.body[-1:])
    return announcement.strips(replace(paper, body=body), form, emblem, column)


def items(paper: Paper, form: Form) -> list[Block]:
    """The named facts as numbered clauses, in the order of the form's data."""
    said = [(form.labels[key], paper.text(key)) for key in form.lists["facts"] if paper.text(key)]
    return [
        Item(f"{place}.", (Span(f"{label} ", bold=True), Span(text)), 0)
        for place, (label, text) in enumerate(said, start=1)
    ]


def tables(paper: Paper, form: Form) -> list[Block]:
    """The tables the paper has rows for, each under a line of its own."""
    out: list[Block] = []
    for key in ("counts", "opinions"):
        rows = paper.rows(key)
        if not rows:
            continue
        names = form.lists[key]
        titles = form.lists[f"{key}_titles"]
        out.append(Paragraph((Span(form.labels[key]),), 0))
        head = Row(tuple((Span(title),) for title in titles), 0)
        body = tuple(
            Row(tuple((Span(row.get(name, "")),) if row.get(name) else () for name in names), 0)
            for row in rows
        )
        aligns = tuple(form.lists[f"{key}_aligns"])
        out.append(Table(head, body, aligns, 0))  # type: ignore[arg-type]
    return out
