"""A paper's words as HTML: what the PDF beside it says, for reading on any screen."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.office.evidence import html
from desktop.printing.paper import Block, Heading, Item, Paper, Paragraph, Span, Table
from desktop.thai import dates
from desktop.thai.digits import to_thai


def paper(shown: Paper) -> str:
    """The body, the day and whoever signs."""
    parts = [*_blocks(shown.body)]
    for number, note in enumerate(shown.notes, start=1):
        parts.append(f'<p class="note">{to_thai(str(number))} {_spans(note.spans)}</p>')
    day = f"ประกาศ ณ วันที่ {dates.with_era(shown.date)}" if shown.date else ""
    sign = [day, *(shown.signers[-1:] and _signer(shown))]
    told = "<br>".join(html.text(line) for line in sign if line)
    if told:
        parts.append(f'<p class="sign">{told}</p>')
    return f'<div class="paper">{"".join(parts)}</div>'


def _signer(shown: Paper) -> list[str]:
    last = shown.signers[-1]
    return [*([last.rank] if last.rank else []), f"({last.name})", *last.posts]


def _blocks(body: Sequence[Block]) -> list[str]:
    found = []
    for block in body:
        if isinstance(block, Heading):
            found.append(f"<h2>{_spans(block.spans)}</h2>")
        elif isinstance(block, Item):
            marker = html.text(to_thai(block.marker))
            found.append(f'<p class="item">{marker} {_spans(block.spans)}</p>')
        elif isinstance(block, Paragraph):
            found.append(f"<p>{_spans(block.spans)}</p>")
        elif isinstance(block, Table):
            found.append(_table(block))
    return found


def _table(block: Table) -> str:
    head = [_plain(cell) for cell in block.head.cells]
    kinds = "".join("n" if align == "right" else " " for align in block.aligns)
    rows = [[_spans(cell) for cell in row.cells] for row in block.rows]
    wide = len(head)
    rows = [[*row, *[""] * wide][:wide] for row in rows]
    return html.table(" ".join(head), head, rows, kinds)


def _plain(spans: Sequence[Span]) -> str:
    return to_thai("".join(span.text for span in spans))


def _spans(spans: Sequence[Span]) -> str:
    told = []
    for span in spans:
        words = html.text(to_thai(span.text))
        told.append(f"<strong>{words}</strong>" if span.bold else words)
    return "".join(told)
