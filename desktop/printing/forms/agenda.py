"""ระเบียบวาระการประชุม, the agenda that goes with an invitation: what is taken up, and when."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import body
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip
from desktop.printing.forms import heads
from desktop.printing.grid import Grid, GridColumn
from desktop.printing.house_rules import Form
from desktop.printing.paper import Align, Paper
from desktop.thai import dates

_CENTRED = ("at", "number", "minutes")


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """Titles, day and place, then the items as a ruled list; remarks of the body below."""
    words, m = form.labels, column.m
    titles = [form.title, paper.subject]
    if paper.date:
        hour = f" {words['hour']} {paper.text('begin')} {words['unit']}"
        when = dates.with_weekday(paper.date)
        titles.append(when + (hour if paper.text("begin") else ""))
    if paper.text("place"):
        titles.append(f"{words['place']} {paper.text('place')}")
    made = heads.title_strips(column, tuple(text for text in titles if text))
    column.strips += [replace(strip, break_before=0.0) for strip in made]
    column.add(heads.rule_strip(m))
    keys = form.lists["items"]
    shares = [float(share) for share in form.lists["items_shares"]]
    aligns: dict[str, Align] = dict.fromkeys(_CENTRED, "center")
    rows = paper.rows("items")
    shown = [at for at, key in enumerate(keys) if any(row.get(key) for row in rows)]
    whole = sum(shares[at] for at in shown)
    columns = tuple(
        GridColumn(
            form.lists["items_titles"][at],
            m.text_width * shares[at] / whole,
            aligns.get(keys[at], "left"),
        )
        for at in shown
    )
    if rows:
        grid = Grid(m.left, columns, m.body, m.pitch, m["row"])
        head = grid.head(column)
        column.add(replace(head, before=m.before, break_before=KEPT))
        cells = [[row.get(keys[at], "") for at in shown] for row in rows]
        column.strips += grid.rows(column, cells, head)
    body.add(column, paper.body)
    return column.strips
