"""Ruled tables: columns as wide as their text asks, the head repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.printing import totals
from desktop.printing.canvas import ARTIFACT, Sheet, Tag
from desktop.printing.flow import INSIDE, KEPT, Strip, baseline
from desktop.printing.paper import Align, Row, Span, Table
from desktop.printing.paragraph import Line

if TYPE_CHECKING:
    from desktop.printing.flow import Column

_PAD = 4.0
_RULE = 0.5
_LINES_A_STRIP = 12  # a taller row may part between pages


def table_strips(column: Column, table: Table) -> list[Strip]:
    """The table's rows as strips."""
    rows = [_converted(column, row) for row in (table.head, *table.rows)]
    count = len(table.aligns)
    widths = _widths(column, rows, count)
    head_cells = [tuple(Span(span.text, bold=True) for span in cell) for cell in rows[0].cells]
    centred: list[Align] = ["center"] * count
    tag = column.new_tag("Table")
    head = _row(column, replace(rows[0], cells=tuple(head_cells)), widths, tuple(centred), tag, 0)
    top = [replace(strip, repeat=None) for strip in head]
    top[0] = replace(top[0], before=column.m.before)
    repeated = replace(head[0], opening="", tag=ARTIFACT)
    strips = [*top[:1], *(replace(strip, break_before=KEPT) for strip in top[1:])]
    carried = totals.so_far([_said(row) for row in rows[1:]], table.aligns)
    for number, row in enumerate(rows[1:]):
        parts = _row(column, row, widths, table.aligns, tag, number + 1)
        for place, strip in enumerate(parts):
            price = KEPT if number == 0 else strip.break_before
            above, below = repeated, None
            if carried and place == 0 and number:
                came = _total(column, totals.CAME, carried[number - 1], widths, table.aligns)
                above = _stacked(repeated, came)
            if carried and place + 1 == len(parts) and number + 2 < len(rows):
                below = _total(column, totals.WENT, carried[number], widths, table.aligns)
            strips.append(replace(strip, break_before=price, repeat=above, under=below))
    last = len(strips) - 1
    if last > 1:
        strips[last] = replace(strips[last], break_before=max(strips[last].break_before, 3.0))
    return strips


def _said(row: Row) -> list[str]:
    return ["".join(span.text for span in cell) for cell in row.cells]


def _total(
    column: Column,
    label: str,
    sums: Sequence[str],
    widths: list[float],
    aligns: tuple[Align, ...],
) -> Strip:
    """A row of what was added up so far; no part of the table for screen readers.

    Its label stands in the first column that is not added up and wide enough for it.
    """
    free = [at for at, said in enumerate(sums) if not said] or [0]
    room = column.sheet.width_of(label, column.m.body) + 2 * _PAD
    place = next((at for at in free if widths[at] >= room), max(free, key=lambda at: widths[at]))
    texts = [label if at == place else said for at, said in enumerate(sums)]
    cells = [column.converted((Span(said),)) if said else () for said in texts]
    (strip,) = _row(column, Row(tuple(cells), 0), widths, aligns, ARTIFACT, 1)[:1]
    return replace(strip, opening="", line=0)


def _stacked(above: Strip, below: Strip) -> Strip:
    def draw(on: Sheet, top: float) -> None:
        above.draw(on, top)
        below.draw(on, top + above.height)

    return replace(above, height=above.height + below.height, draw=draw)


def _converted(column: Column, row: Row) -> Row:
    return replace(row, cells=tuple(column.converted(cell) for cell in row.cells))


def _widths(column: Column, rows: list[Row], count: int) -> list[float]:
    """Column widths: each its widest cell if all fit, else shared by what the text asks."""
    sheet, size = column.sheet, column.m.body
    asked = [0.0] * count
    least = [0.0] * count
    for row in rows:
        for i, cell in enumerate(row.cells):
            text = "".join(span.text for span in cell)
            asked[i] = max(asked[i], sheet.width_of(text, size, bold=True) + 2 * _PAD + 1)
            words = [sheet.width_of(p.text, size, bold=True) for p in sheet.breaker.pieces(text)]
            least[i] = max(least[i], max(words, default=0.0) + 2 * _PAD + 1)
    return shared(asked, least, column.m.text_width)


def shared(asked: list[float], least: list[float], room: float) -> list[float]:
    """Widths that fill the room: modest columns get what they ask, the others share the rest."""
    if sum(asked) <= room:
        return [width * room / sum(asked) for width in asked]
    widths = [0.0] * len(asked)
    waiting = sorted(range(len(asked)), key=lambda i: asked[i])
    while waiting and asked[waiting[0]] <= room / len(waiting):
        modest = waiting.pop(0)
        widths[modest] = asked[modest]
        room -= asked[modest]
    floor = {i: min(least[i], room / len(waiting)) for i in waiting}
    spare = room - sum(floor.values())
    wanted = sum(asked[i] - floor[i] for i in waiting)
    for i in waiting:
        widths[i] = floor[i] + spare * (asked[i] - floor[i]) / wanted
    return widths


def _row(
    column: Column,
    row: Row,
    widths: list[float],
    aligns: tuple[Align, ...],
    tag: Tag,
    number: int,
) -> list[Strip]:
    cells: list[tuple[Line, ...]] = [
        column.lines(cell, setting=align, width=width - 2 * _PAD) if cell else ()
        for cell, width, align in zip(row.cells, widths, aligns, strict=True)
    ]
    tallest = max((len(lines) for lines in cells), default=0) or 1
    opening = " ".join(lines[0].text for lines in cells[:2] if lines)
    strips: list[Strip] = []
    for start in range(0, tallest, _LINES_A_STRIP):
        part = [lines[start : start + _LINES_A_STRIP] for lines in cells]
        shown = min(_LINES_A_STRIP, tallest - start)
        edges = (start == 0, start + shown == tallest)
        strip = _strip(column, part, widths, shown, edges, number)
        price = INSIDE if start else 0.0
        found = column.notes_on(line for lines in part for line in lines) if column.notes else ()
        strips.append(
            replace(strip, line=row.line, opening=opening, break_before=price, tag=tag, notes=found)
        )
    return strips


def _strip(
    column: Column,
    cells: list[tuple[Line, ...]],
    widths: list[float],
    lines: int,
    edges: tuple[bool, bool],
    number: int,
) -> Strip:
    m = column.m
    pad_top = _PAD * 0.4
    height = lines * m.pitch + 2 * pad_top
    drop = baseline(column.sheet, m.body, m.pitch)

    def draw(on: Sheet, top: float) -> None:
        x = m.left
        bottom = top + height
        first, last = edges
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            on.cell(number, place, head=number == 0)
            for i, line in enumerate(cell):
                on.line(x + _PAD, top + pad_top + drop + i * m.pitch, line, m.body)
            on.rule(x, top, x, bottom, _RULE)
            x += width
        on.rule(x, top, x, bottom, _RULE)
        if first:
            on.rule(m.left, top, x, top, _RULE)
        if last:
            on.rule(m.left, bottom, x, bottom, _RULE)

    return Strip(height, draw, text=True)
