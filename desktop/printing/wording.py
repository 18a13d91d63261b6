"""The words of a notice as they are printed, a line each: what its QR code vouches for.

What stands around them (page numbers, catchwords, headings of copies, the code itself) is no part
of them, nor are emblem and endorsements.
"""

from __future__ import annotations

from functools import partial

from desktop.printing import house_rules
from desktop.printing.forms import hearing
from desktop.printing.paper import Block, Item, Paper, Photo, Table, spans_of
from desktop.printing.typeset import converted
from desktop.thai import dates

FORMS = ("announcement", "hearing-notice", "order", "summary")


def words_of(paper: Paper) -> list[str]:
    """The lines of an announcement, hearing notice, summary or order, with its digits."""
    assert paper.form in FORMS, paper.form
    form = house_rules.form(paper.form)
    said = [form.title.format(agency=paper.agency)]
    if "number" in form.labels:
        said.append(f"{form.labels['number']} {paper.number}")
    said.append(f"{form.labels['subject']} {paper.subject}")
    body = paper.body
    if paper.form in ("hearing-notice", "summary"):
        body = (*body[:-1], *hearing.items(paper, form), *hearing.tables(paper, form), *body[-1:])
    for block in body:
        said += _words(block)
    for note in paper.notes:
        said += ["".join(span.text for span in spans) for _, spans in spans_of(note)]
    if paper.date is not None:
        said.append(f"{form.labels['date']} {dates.with_era(paper.date)}")
    for signer in paper.signers[-1:]:
        said += [signer.rank, f"({signer.name})", *signer.posts]
    return [line for line in map(partial(converted, digits=paper.digits), said) if line.strip()]


def _words(block: Block) -> list[str]:
    if isinstance(block, Table):
        cells = (
            ("".join(span.text for span in cell))
            for row in (block.head, *block.rows)
            for cell in row.cells
        )
        return [cell for cell in cells if cell]
    text = "".join(span.text for span in block.spans)
    if isinstance(block, Item):
        return [f"{block.marker} {text}"]
    if isinstance(block, Photo):
        return [text] if text else []
    return [text]
