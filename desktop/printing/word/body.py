"""The body: headings, paragraphs, numbered clauses, ruled tables."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import gallery, photos
from desktop.printing.paper import Align, Block, Diagram, Heading, Item, Photo, Row, Table
from desktop.printing.tables import shared
from desktop.printing.word import pictures, template
from desktop.printing.word.markup import Cells, Layout, Tab, Text, paragraph, runs, table
from desktop.printing.word.writer import Writer

_PAD, _PAD_TOP = 4.0, 1.6


def body(writer: Writer, blocks: tuple[Block, ...]) -> None:
    """All blocks in order; what follows a heading stands close under it.

    Of a chart its caption alone goes out: the table under it says the same figures.
    """
    before: Block | None = None
    for block in blocks:
        close = 0.0 if isinstance(before, Heading) else None
        if isinstance(block, Table):
            writer.relayout(1, after=writer.m.before, keep_next=True)
            writer.add_table(_table(writer, block))
        elif isinstance(block, Heading):
            writer.add(writer.spans(block.spans), Layout(f"{template.HEADING}{block.level}"))
        elif isinstance(block, Item):
            _item(writer, block, close)
        elif isinstance(block, Photo):
            _photo(writer, block)
        elif isinstance(block, Diagram):
            if block.spans:
                layout = Layout(align="center", before=close, keep_next=True)
                writer.add(writer.spans(block.spans), layout)
        else:
            writer.add(writer.spans(block.spans), Layout(template.BODY, before=close))
        before = block


def cling(writer: Writer, blocks: tuple[Block, ...]) -> None:
    """Keep two lines of text over what is signed: Word keeps the last two of a long paragraph."""
    if not blocks or isinstance(blocks[-1], Table | Heading | Photo | Diagram):
        return
    writer.relayout(1, keep_next=True)
    room = writer.m.text_width - writer.m.indent
    said = "".join(span.text for span in blocks[-1].spans)
    if writer.width_of(said) < room:
        writer.relayout(2, keep_next=True)


def _item(writer: Writer, block: Item, before: float | None) -> None:
    """A clause: its marker at its depth, the text behind a tab, later lines from the margin."""
    m = writer.m
    marker = writer.column.convert(block.marker)
    at = m.indent + (block.level - 1) * m.deeper
    tab = Tab(at + writer.width_of(marker) + m.marker_gap)
    texts = [Text(f"{marker}\t"), *writer.spans(block.spans)]
    writer.add(texts, Layout(template.ITEM, before=before, first=at, tabs=(tab,)))


def _photo(writer: Writer, block: Photo) -> None:
    """A photo in the middle of the column over its caption, each on a line of its own."""
    paper = writer.paper
    line = paper.lines_before + block.line
    data = photos.file_of(paper.pictures, block, line)
    wide, tall = photos.size_of(data, block.name, line)
    width = min(gallery.ONE[0], gallery.ONE[1] * wide / tall)
    made = photos.picture(data, block.name, line, width)
    said = "".join(text.said for text in writer.spans(block.spans))
    drawing = pictures.inline(writer, made.data, width, width * tall / wide, said)
    before = writer.m.before
    layout = Layout(align="center", before=before, keep_next=bool(said), grows=True)
    writer.add("", layout, drawing=drawing)
    if said:
        writer.add(said, Layout(align="center"))


def _table(writer: Writer, block: Table) -> str:
    rows = (block.head, *block.rows)
    cells = [[writer.spans(cell) for cell in row.cells] for row in rows]
    made = []
    for number, row in enumerate(cells):
        head = number == 0
        centred: list[Align] = ["center"] * len(row)
        inside = (
            paragraph(
                runs(replace(text, bold=text.bold or head) for text in cell),
                Layout(template.CELL, align=align, keep_next=head),
            )
            for cell, align in zip(row, centred if head else block.aligns, strict=True)
        )
        made.append(Cells(tuple(inside), head=head))
    top = max(0.0, _PAD_TOP - writer.lower)
    pad = (top, _PAD, 2 * _PAD_TOP - top, _PAD)
    return table(made, _widths(writer, rows, len(block.aligns)), ruled=True, pad=pad)


def _widths(writer: Writer, rows: tuple[Row, ...], count: int) -> tuple[float, ...]:
    """Column widths as the printed page shares them."""
    asked, least = [0.0] * count, [0.0] * count
    for row in rows:
        for place, cell in enumerate(row.cells):
            text = writer.column.convert("".join(span.text for span in cell))
            words = [piece.text for piece in writer.column.sheet.breaker.pieces(text)]
            widest = max((writer.width_of(word, bold=True) for word in words), default=0.0)
            asked[place] = max(asked[place], writer.width_of(text, bold=True) + 2 * _PAD + 1)
            least[place] = max(least[place], widest + 2 * _PAD + 1)
    return tuple(shared(asked, least, writer.m.text_width))
