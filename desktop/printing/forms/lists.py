"""Lists over the whole page: the registers (landscape) and the route sheet of a posting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.printing import body
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip
from desktop.printing.forms import heads
from desktop.printing.grid import Grid, GridColumn
from desktop.printing.house_rules import Form
from desktop.printing.paginate import Placed
from desktop.printing.paper import Align, Paper


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """A title, then one ruled list; the list's kind chooses its columns."""
    m = column.m
    kind = paper.text("book") or form.lists["books"][0]
    keys, titles, shares = (form.lists[f"{kind}_{part}"] for part in ("keys", "titles", "shares"))
    texts = [form.labels.get(kind, form.title), paper.subject, paper.text("period")]
    title = heads.title_strips(column, tuple(text for text in texts if text))
    column.strips += [
        replace(strip, break_before=KEPT if i else 0.0) for i, strip in enumerate(title)
    ]
    whole = sum(float(share) for share in shares)
    aligns: dict[str, Align] = dict.fromkeys(form.lists["centred"], "center")
    grid = Grid(
        m.left,
        tuple(
            GridColumn(name, m.text_width * float(share) / whole, aligns.get(key, "left"))
            for key, name, share in zip(keys, titles, shares, strict=True)
        ),
        m.body,
        m.pitch,
        m["row"],
    )
    head = grid.head(column)
    rows = [[row.get(key, "") for key in keys] for row in paper.rows("rows")]
    rows += [[""] * len(keys)] * paper.count("blanks")
    column.add(replace(head, before=m.before, break_before=KEPT))
    column.strips += grid.rows(column, rows, head)
    body.add(column, paper.body)
    return column.strips


def around(
    paper: Paper, form: Form, column: Column, pages: list[list[Placed]]
) -> Callable[[Sheet, int], None]:
    """The page's number of how many, at the lower right."""
    m = column.m

    def draw(sheet: Sheet, page: int) -> None:
        said = column.convert(f"{form.labels['page']} {page}/{len(pages)}")
        y = m.page_height - m["foot"]
        sheet.text(m.left + m.text_width, y, said, m.body, setting="right")

    return draw
