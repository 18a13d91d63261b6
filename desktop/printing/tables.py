"""Ruled tables: columns as wide as their text asks, the head repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.printing import totals
from desktop.printing.canvas import Sheet
from desktop.printing.errors import PaperError
from desktop.printing.flow import INSIDE, KEPT, Column, Strip, baseline
from desktop.printing.fonts import Family
from desktop.printing.marked import ARTIFACT, Tag
from desktop.printing.paper import Align, Row, Span, Table
from desktop.printing.paragraph import Line
from desktop.recent import Recent
from desktop.thai.breaking import Breaker

_PAD = 4.0
_RULE = 0.5
_SMALLER = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0)  # type a table may shrink to, points
_LETTERS = 1.5  # em, the least room a column must leave for letters
_SHORT = 5  # rows of a table that rather stays whole
_WHOLE = 12.0  # and the lines of emptiness that is worth
_LINES_A_STRIP = 12  # a taller row may part between pages
_ems: Recent[tuple[str, Family, Breaker], tuple[float, float]] = Recent()


def table_strips(column: Column, table: Table) -> list[Strip]:
    """The table's rows as strips."""
    rows = [_converted(column, row) for row in (table.head, *table.rows)]
    count = len(table.aligns)
    fit = _fit(column, rows, count, table.line)
    head_cells = [tuple(Span(span.text, bold=True) for span in cell) for cell in rows[0].cells]
    centred: list[Align] = ["center"] * count
    tag = column.new_tag("Table")
    head = _row(column, replace(rows[0], cells=tuple(head_cells)), fit, tuple(centred), tag, 0)
    top = [replace(strip, repeat=None) for strip in head]
    top[0] = replace(top[0], before=column.m.before)
    repeated = replace(head[0], opening="", tag=ARTIFACT)
    strips = [*top[:1], *(replace(strip, break_before=KEPT) for strip in top[1:])]
    carried = totals.so_far([_said(row) for row in rows[1:]], table.aligns)
    for number, row in enumerate(rows[1:]):
        parts = _row(column, row, fit, table.aligns, tag, number + 1)
        for place, strip in enumerate(parts):
            price = KEPT if number == 0 and place == 0 else strip.break_before
            if number and place == 0 and len(table.rows) <= _SHORT:
                price = _WHOLE
            above, below = repeated, None
            if carried and place == 0 and number:
                came = _total(column, totals.CAME, carried[number - 1], fit, table.aligns)
                above = _stacked(repeated, came)
            if carried and place + 1 == len(parts) and number + 2 < len(rows):
                below = _total(column, totals.WENT, carried[number], fit, table.aligns)
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
    fit: _Fit,
    aligns: tuple[Align, ...],
) -> Strip:
    """A row of what was added up so far; no part of the table for screen readers.

    Its label stands in the first column that is not added up and wide enough for it.
    """
    free = [at for at, said in enumerate(sums) if not said] or [0]
    room = column.sheet.width_of(label, fit.size) + 2 * _PAD
    wide = fit.widths
    place = next((at for at in free if wide[at] >= room), max(free, key=lambda at: wide[at]))
    texts = [label if at == place else said for at, said in enumerate(sums)]
    cells = [column.converted((Span(said),)) if said else () for said in texts]
    (strip,) = _row(column, Row(tuple(cells), 0), fit, aligns, ARTIFACT, 1)[:1]
    return replace(strip, opening="", line=0)


def _stacked(above: Strip, below: Strip) -> Strip:
    def draw(on: Sheet, top: float) -> None:
        above.draw(on, top)
        below.draw(on, top + above.height)

    return replace(above, height=above.height + below.height, draw=draw)


def _converted(column: Column, row: Row) -> Row:
    return replace(row, cells=tuple(column.converted(cell) for cell in row.cells))


@dataclass(frozen=True, slots=True)
class _Fit:
    """Column widths and the type they are for, in points."""

    widths: tuple[float, ...]
    size: float
    pitch: float


def _fit(column: Column, rows: list[Row], count: int, line: int) -> _Fit:
    """Columns that fill the room: each its widest cell if all fit, else shared by what is asked.

    When words would be torn the type becomes smaller, to 10 points at least (house rule: smaller is
    not read at arm's length). Raises PaperError `table-too-wide` when a column then has no room for
    some letters.
    """
    m = column.m
    texts = [["".join(span.text for span in cell) for cell in row.cells] for row in rows]
    asked, least = [0.0] * count, [0.0] * count
    for row in texts:
        for at, text in enumerate(row):
            whole, word = _em(column, text)
            asked[at] = max(asked[at], whole)
            least[at] = max(least[at], word)

    def pads(ems: list[float], size: float) -> list[float]:
        return [em * size + 2 * _PAD + 1 for em in ems]

    sizes = [m.body, *(size for size in _SMALLER if size < m.body)]
    size = next((s for s in sizes if sum(pads(least, s)) <= m.text_width), sizes[-1])
    widths = shared(pads(asked, size), pads(least, size), m.text_width)
    letters = 2 * _PAD + _LETTERS * size
    if any(
        width < min(letters, whole) - 0.01
        for width, whole in zip(widths, pads(asked, size), strict=True)
    ):
        raise PaperError("table-too-wide", columns=count, line=column.lines_before + line)
    return _Fit(tuple(widths), size, m.pitch * size / m.body)


def _em(column: Column, text: str) -> tuple[float, float]:
    """How wide a text and its widest word are, in the type's own size."""
    sheet = column.sheet
    key = (text, sheet.family, sheet.breaker)
    found = _ems.get(key)
    if found is None:
        words = [sheet.width_of(piece.text, 1.0, bold=True) for piece in sheet.breaker.pieces(text)]
        found = _ems.put(key, (sum(words), max(words, default=0.0)))
    return found


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
    fit: _Fit,
    aligns: tuple[Align, ...],
    tag: Tag,
    number: int,
) -> list[Strip]:
    cells: list[tuple[Line, ...]] = [
        column.lines(cell, setting=align, width=width - 2 * _PAD, size=fit.size) if cell else ()
        for cell, width, align in zip(row.cells, fit.widths, aligns, strict=True)
    ]
    tallest = max((len(lines) for lines in cells), default=0) or 1
    strips: list[Strip] = []
    for start in range(0, tallest, _LINES_A_STRIP):
        part = [lines[start : start + _LINES_A_STRIP] for lines in cells]
        shown = min(_LINES_A_STRIP, tallest - start)
        opening = " ".join(lines[0].text for lines in part[:2] if lines)
        edges = (start == 0, start + shown == tallest)
        strip = _strip(column, part, fit, shown, edges, number)
        price = INSIDE if start else 0.0
        found = column.notes_on(line for lines in part for line in lines) if column.notes else ()
        strips.append(
            replace(strip, line=row.line, opening=opening, break_before=price, tag=tag, notes=found)
        )
    return strips


def _strip(
    column: Column,
    cells: list[tuple[Line, ...]],
    fit: _Fit,
    lines: int,
    edges: tuple[bool, bool],
    number: int,
) -> Strip:
    m = column.m
    pad_top = _PAD * 0.4
    height = lines * fit.pitch + 2 * pad_top
    drop = baseline(column.sheet, fit.size, fit.pitch)

    def draw(on: Sheet, top: float) -> None:
        x = m.left
        bottom = top + height
        first, last = edges
        for place, (cell, width) in enumerate(zip(cells, fit.widths, strict=True)):
            on.enter(number, len(cells), place)
            for i, line in enumerate(cell):
                on.line(x + _PAD, top + pad_top + drop + i * fit.pitch, line, fit.size)
            on.rule(x, top, x, bottom, _RULE)
            x += width
        on.rule(x, top, x, bottom, _RULE)
        if first:
            on.rule(m.left, top, x, top, _RULE)
        if last:
            on.rule(m.left, bottom, x, bottom, _RULE)

    return Strip(height, draw, text=True)
