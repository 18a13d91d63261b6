"""The body of a paper as strips: headings, text, clauses, tables, charts, photos."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import diagrams, gallery
from desktop.printing.canvas import Sheet
from desktop.printing.flow import (
    KEPT,
    SECTION,
    Column,
    baseline,
    guarded,
    line_strip,
)
from desktop.printing.paper import Block, Diagram, Heading, Item, Paragraph, Photo, Span, Table
from desktop.printing.paragraph import Line
from desktop.printing.tables import table_strips


def add(column: Column, blocks: tuple[Block, ...]) -> None:
    """Append all blocks, keeping a heading with the two lines after it."""
    before: Block | None = None
    row: list[Photo] = []
    for place, block in enumerate(blocks):
        start = len(column.strips)
        if isinstance(block, Photo):
            row.append(block)
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if len(row) == 2 or not isinstance(after, Photo):
                column.add(gallery.strip(column, row, column.pictures, column.lines_before))
                row = []
        elif isinstance(block, Diagram):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            said = before.spans if isinstance(before, Heading) else ()
            diagrams.add(column, block, following, said)
        else:
            _block(column, block, after_heading=isinstance(before, Heading))
            if isinstance(before, Diagram):
                column.strips[start] = replace(column.strips[start], break_before=KEPT)
        if isinstance(before, Heading):
            for i in range(start, min(start + 2, len(column.strips))):
                column.strips[i] = replace(column.strips[i], break_before=KEPT)
        before = block


def _block(column: Column, block: Block, *, after_heading: bool) -> None:
    if isinstance(block, Heading):
        _heading(column, block)
    elif isinstance(block, Table):
        column.strips += table_strips(column, block)
    elif isinstance(block, Item):
        _item(column, block, after_heading)
    elif isinstance(block, Paragraph):
        _paragraph(column, block, after_heading)


def _heading(column: Column, block: Heading) -> None:
    m, sheet = column.m, column.sheet
    spans = tuple(Span(span.text, bold=True) for span in column.converted(block.spans))
    lines = column.lines(spans, setting="left")
    strips = [line_strip(sheet, line, m.left, m.body, m.pitch) for line in lines]
    # a title is H1; no level is left out on the way down (ISO 14289-1, 7.4.2)
    level = min(block.level + column.titled, column.level + 1, 6)
    column.level = level
    column.outline = min(block.level - 1, column.outline + 1)
    tag = column.new_tag(f"H{level}")
    said = "".join(span.text for span in spans)
    for i, strip in enumerate(strips):
        price = KEPT if i else SECTION
        before = 0.0 if i else column.m.before
        mark = None if i else (said, column.outline)
        column.add(
            replace(
                strip,
                before=before,
                break_before=price,
                line=block.line,
                tag=tag,
                bookmark=mark,
            )
        )


def _paragraph(column: Column, block: Paragraph, after_heading: bool) -> None:
    spans = column.converted(block.spans)
    lines = column.lines(spans, first_left=column.m.indent, setting=column.setting)
    _text(column, lines, block.line, after_heading)


def _item(column: Column, block: Item, after_heading: bool) -> None:
    marker = column.convert(block.marker)
    at = column.m.indent + (block.level - 1) * column.m.deeper
    size = column.m.body
    gap = column.m.marker_gap
    first_left = at + column.sheet.width_of(marker, size) + gap
    spans = column.converted(block.spans)
    lines = column.lines(spans, first_left=first_left, setting=column.setting)
    start = len(column.strips)
    _text(column, lines, block.line, after_heading)
    first = column.strips[start]
    drop = baseline(column.sheet, size, column.m.pitch)
    draw = first.draw

    def draw_marked(on: Sheet, top: float) -> None:
        on.text(column.m.left + at, top + drop, marker, size)
        draw(on, top)

    column.strips[start] = replace(first, draw=draw_marked, opening=f"{marker} {first.opening}")


def _text(column: Column, lines: tuple[Line, ...], source: int, after_heading: bool) -> None:
    m, sheet = column.m, column.sheet
    strips = [line_strip(sheet, line, m.left, m.body, m.pitch) for line in lines]
    if column.notes:
        pairs = zip(strips, lines, strict=True)
        strips = [replace(strip, notes=column.notes_on((line,))) for strip, line in pairs]
    tag = column.new_tag("P")
    strips = guarded([replace(strip, line=source, tag=tag) for strip in strips])
    strips[0] = replace(strips[0], before=0.0 if after_heading else column.m.before)
    column.strips += strips
