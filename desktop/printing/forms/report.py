"""รายงาน: what the office counts and tells of itself, upright or across: text, tables, charts.

Columns of figures stand to the right and a last row that begins with รวม is bold, so whoever makes
a report need not say so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.printing import body
from desktop.printing.canvas import Sheet
from desktop.printing.charts import shortened
from desktop.printing.diagrams import TOTAL, number, said
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip, line_strip
from desktop.printing.forms import heads
from desktop.printing.house_rules import Form
from desktop.printing.paginate import Placed
from desktop.printing.paper import Align, Block, Paper, Row, Table
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """Who reports, the title, the time it tells of; then the body, and who signs if one does."""
    m = column.m
    _centred(paper.agency, column)
    column.strips += [
        replace(strip, break_before=KEPT if column.strips else 0.0)
        for strip in heads.title_strips(
            column, (paper.subject,), size=m.title, pitch=m["title_pitch"]
        )
    ]
    _centred(paper.text("period"), column)
    if paper.date:
        _centred(f"{form.labels['date']} {dates.long(paper.date)}", column)
    start = len(column.strips)
    body.add(column, tuple(_ruled(block) for block in paper.body))
    for at, strip in enumerate(column.strips[start:], start):
        if strip.bookmark or at == start:
            column.strips[at] = replace(strip, before=m["part_before"])
    if paper.signers:
        cling(column.strips)
        column.strips += signature_strips(column, paper.signers, form)
    return column.strips


def _centred(text: str, column: Column) -> None:
    """A line of the head, in the type of the text."""
    m = column.m
    for line in column.wrapped(text, m.text_width, setting="center"):
        strip = line_strip(column.sheet, line, m.left, m.body, m.pitch)
        column.add(replace(strip, break_before=KEPT if column.strips else 0.0, text=False))


def _ruled(block: Block) -> Block:
    """A table with its figures to the right and its total bold."""
    if not isinstance(block, Table) or not block.rows:
        return block
    columns = range(len(block.aligns))
    aligns: list[Align] = [
        "right" if at and block.aligns[at] == "left" and _figures(block, at) else block.aligns[at]
        for at in columns
    ]
    rows = block.rows
    last = rows[-1]
    if last.cells and said(last.cells[0]).strip().startswith(TOTAL):
        rows = (*rows[:-1], _bold(last))
    return replace(block, rows=rows, aligns=tuple(aligns))


def _figures(table: Table, at: int) -> bool:
    """Whether a column holds figures and nothing else, one at least."""
    cells = [said(row.cells[at]).strip() for row in table.rows]
    return any(number(cell) for cell in cells) and all(number(cell) is not None for cell in cells)


def _bold(row: Row) -> Row:
    return replace(
        row, cells=tuple(tuple(replace(span, bold=True) for span in cell) for cell in row.cells)
    )


def around(
    paper: Paper, form: Form, column: Column, pages: list[list[Placed]]
) -> Callable[[Sheet, int], None]:
    """The report's name at the lower left from the second page on, the page at the right."""
    m = column.m
    size = m["foot_size"]
    y = m.page_height - m["foot"]

    def draw(sheet: Sheet, page: int) -> None:
        shown = column.convert(f"{form.labels['page']} {page}/{len(pages)}")
        wide = sheet.text(m.left + m.text_width, y, shown, size, setting="right")
        if page > 1:
            room = m.text_width - wide - m.marker_gap * 3
            name = shortened(column.convert(paper.subject), room, size, sheet.width_of)
            sheet.text(m.left, y, name, size)

    return draw
