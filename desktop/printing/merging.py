"""Mail merge: one paper, a list, and `{heading}` where each row's words belong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from desktop.printing.errors import PaperError
from desktop.printing.paper import Block, Paper, Row, Span, Table, Value

_BLANK = re.compile(r"\{([^{}\n]{1,60})\}")
MOST_ROWS = 20_000
_ENCODINGS = ("utf-8-sig", "cp874")  # Excel on Thai Windows writes the second


def read_list(data: bytes, name: str = "") -> list[dict[str, str]]:
    """The rows of a CSV or tab-separated list by its first line's headings.

    Raises PaperError `list-unreadable` for what is no text, `list-empty` for no headings or rows,
    `list-too-long`, `list-row-long` (its line) for a row of more cells than headings.
    """
    text = None
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None or "\x00" in text:
        raise PaperError("list-unreadable", name=name)
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        headings = [heading.strip() for heading in next(lines, [])]
        rows: list[dict[str, str]] = []
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
                raise PaperError("list-row-long", name=name, row=lines.line_num)
            rows.append(
                {key: cell.strip() for key, cell in zip(headings, cells, strict=False) if key}
            )
            if len(rows) > MOST_ROWS:
                raise PaperError("list-too-long", name=name, most=MOST_ROWS)
    except csv.Error as error:
        raise PaperError("list-unreadable", name=name) from error
    if not any(headings) or not rows:
        raise PaperError("list-empty", name=name)
    return rows


def blanks(paper: Paper) -> tuple[str, ...]:
    """The headings a paper asks for, in the order they are met."""
    found: dict[str, None] = {}
    for text in _texts(paper):
        found.update(dict.fromkeys(name.strip() for name in _BLANK.findall(text)))
    return tuple(found)


def merged(paper: Paper, rows: Iterable[Mapping[str, str]]) -> Iterator[Paper]:
    """The paper once for each row, every `{heading}` filled in.

    Raises PaperError `merge-no-blanks` for a paper without any, `merge-field-missing` with the row
    (from 1) and the heading for a row that lacks a value: nothing is printed with a hole in it.
    """
    wanted = blanks(paper)
    if not wanted:
        raise PaperError("merge-no-blanks")
    for number, row in enumerate(rows, start=1):
        for name in wanted:
            if not row.get(name, "").strip():
                raise PaperError("merge-field-missing", row=number, field=name)
        yield _filled(paper, row)


def batches(papers: Iterable[Paper], size: int = 200) -> Iterator[list[Paper]]:
    """Papers in handfuls, so that the memory of a long merge stays that of one."""
    waiting = iter(papers)
    while batch := list(islice(waiting, size)):
        yield batch


def _texts(paper: Paper) -> Iterator[str]:
    yield from (paper.agency, paper.subject, paper.number, *paper.to)
    for _, text in paper.more_texts():
        yield text
    for block in (*paper.body, *paper.notes):
        rows = (block.head, *block.rows) if isinstance(block, Table) else ()
        yield from (span.text for row in rows for cell in row.cells for span in cell)
        if not isinstance(block, Table):
            yield from (span.text for span in block.spans)


def _filled(paper: Paper, row: Mapping[str, str]) -> Paper:
    def fill(text: str) -> str:
        if "{" not in text:
            return text
        return _BLANK.sub(lambda found: row.get(found[1].strip(), found[0]), text)

    def spans(given: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(replace(span, text=fill(span.text)) for span in given)

    def line(given: Row) -> Row:
        return replace(given, cells=tuple(spans(cell) for cell in given.cells))

    def block(given: Block) -> Block:
        if isinstance(given, Table):
            return replace(given, head=line(given.head), rows=tuple(map(line, given.rows)))
        return replace(given, spans=spans(given.spans))

    def value(given: Value) -> Value:
        if isinstance(given, str):
            return fill(given)
        if isinstance(given, tuple):
            texts = tuple(fill(one) for one in given if isinstance(one, str))
            if texts:
                return texts
            rows = (one for one in given if not isinstance(one, str))
            return tuple({key: fill(text) for key, text in one.items()} for one in rows)
        return given

    return replace(
        paper,
        agency=fill(paper.agency),
        subject=fill(paper.subject),
        number=fill(paper.number),
        to=tuple(map(fill, paper.to)),
        more={key: value(one) for key, one in paper.more.items()},
        body=tuple(map(block, paper.body)),
        notes=tuple(replace(note, spans=spans(note.spans)) for note in paper.notes),
    )
