"""Charts in the body of a paper: drawn from the table that follows, so both say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.printing import charts
from desktop.printing.canvas import Sheet
from desktop.printing.charts import Chart, Datum
from desktop.printing.errors import PaperError
from desktop.printing.flow import KEPT, Column, Strip, baseline
from desktop.printing.marked import ARTIFACT
from desktop.printing.paper import Block, Diagram, Row, Span, Table
from desktop.printing.paragraph import Measure, set_lines
from desktop.thai.digits import to_arabic

TOTAL = "รวม"  # how a row begins that stands in the table, not in the chart
KINDS = ("bars", "columns")
# greys beside one colour: a municipal printer has often black alone, the tones must still differ
COLOURS = {
    "main": (0.12, 0.37, 0.66),
    "second": (0.45, 0.62, 0.82),
    "third": (0.62, 0.62, 0.62),
    "soft": (0.93, 0.93, 0.93),
    "line": (0.45, 0.45, 0.45),
}
_SERIES = len(("main", "second", "third"))
_CAPTION = 0.875  # of the body
_NUMBER = re.compile(r"(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")
_NOTHING = ("", "-", "–")


def number(cell: str) -> float | None:
    """The figure in a cell, 0 for an empty one, None for words."""
    text = to_arabic(cell).strip()
    if text in _NOTHING:
        return 0
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.rstrip("%").replace(",", "")
    return float(plain) if "." in plain else int(plain)


def said(cell: Sequence[Span]) -> str:
    """The words of a cell."""
    return "".join(span.text for span in cell)


def add(column: Column, block: Diagram, table: Block | None, heading: tuple[Span, ...]) -> None:
    """Put the chart of a table under a heading at the end of the column.

    Raises PaperError `chart-without-table`, `chart-kind` and, for a column that is not there or
    whose cells are no figures, `chart-column`.
    """
    line = column.lines_before + block.line
    if not isinstance(table, Table):
        raise PaperError("chart-without-table", line=line)
    kind, shown = _kind(block, table, line)
    rows = [row for row in table.rows if row.cells and not said(row.cells[0]).startswith(TOTAL)]
    size, width = column.m.chart, column.m.text_width
    if kind == "bars":
        chart = charts.bars(_data(column, rows, shown), width, size, _width(column))
        high = _band(column, chart, charts.PITCH * size)
    else:
        labels = [column.convert(said(row.cells[0])) for row in rows]
        series = [
            (said(table.head.cells[at]), [number(said(row.cells[at])) or 0 for row in rows])
            for at in shown
        ]
        high = column.m.columns
        chart = charts.columns(labels, series, width, high, size, _width(column))
    words = ", ".join(
        " ".join(said(row.cells[at]) for at in (0, *shown) if said(row.cells[at])) for row in rows
    )
    name = said(block.spans) or said(heading)
    alt = column.convert(f"{name}: {words}" if name else words)
    pieces = charts.bands(chart, high)
    for place, piece in enumerate(pieces):
        above = column.m.before if place == 0 else 0.0
        below = column.m.before if place + 1 == len(pieces) else 0.0
        strip = _strip(piece, column, alt if place == 0 else "", below)
        column.add(replace(strip, before=above, line=block.line))
    _caption(column, block)


def _kind(block: Diagram, table: Table, line: int) -> tuple[str, list[int]]:
    """The manner of a chart and the columns it shows, from 0."""
    kind, *named = block.kind.split() or [""]
    if kind not in KINDS:
        raise PaperError("chart-kind", kind=block.kind, known=", ".join(KINDS), line=line)
    count = len(table.aligns)
    figures = [
        at
        for at in range(1, count)
        if all(number(said(row.cells[at])) is not None for row in table.rows)
    ]
    chosen: list[int] = []
    for name in named:
        at = int(to_arabic(name)) - 1 if to_arabic(name).isdecimal() else -1
        if at not in figures:
            raise PaperError("chart-column", column=name, line=line)
        chosen.append(at)
    chosen = chosen or figures[: 1 if kind == "bars" else _SERIES]
    if not chosen:
        raise PaperError("chart-column", column="2", line=line)
    return kind, chosen[: 2 if kind == "bars" else _SERIES]


def _data(column: Column, rows: Sequence[Row], shown: Sequence[int]) -> list[Datum]:
    """A bar for each row; a second column is what the first is held against."""
    data = []
    for row in rows:
        label = column.convert(said(row.cells[0]))
        texts = [said(row.cells[at]).strip() for at in shown]
        value, *others = [number(text) or 0 for text in texts]
        against = others[0] if others and texts[1] not in _NOTHING else None
        figures = [text for text in texts if text not in _NOTHING] or ["0"]
        data.append(Datum(label, value, against, "/".join(figures)))
    return data


def _band(column: Column, chart: Chart, pitch: float) -> float:
    """How high a piece of a chart of bars may be: all of it, or some bars when it is very tall."""
    room = (column.m.bottom - column.m.continued_top) * 0.55
    return chart.height if chart.height <= room else max(pitch, room * 0.25 // pitch * pitch)


def _width(column: Column) -> charts.Width:
    return lambda text, size: column.sheet.width_of(column.convert(text), size)


def _caption(column: Column, block: Diagram) -> None:
    if not block.spans:
        return
    m, sheet = column.m, column.sheet
    size, pitch = m.body * _CAPTION, m.pitch * 0.9
    measure = Measure(m.text_width, size, "center")
    lines = set_lines(column.converted(block.spans), measure, sheet.family, sheet.breaker)
    drop = baseline(sheet, size, pitch)

    def draw(on: Sheet, top: float) -> None:
        for at, line in enumerate(lines):
            on.line(m.left, top + drop + at * pitch, line, size)

    height = len(lines) * pitch + m.before
    column.add(Strip(height, draw, break_before=KEPT, tag=column.new_tag("P")))


def _strip(chart: Chart, column: Column, alt: str, below: float) -> Strip:
    left = column.m.left

    def draw(on: Sheet, top: float) -> None:
        if not alt:  # the first piece has said it all
            _draw(on, chart, column, top)
            return
        with on.figure(alt, left, top, chart.width, chart.height):
            _draw(on, chart, column, top)

    return Strip(chart.height + below, draw, tag=ARTIFACT)


def _draw(on: Sheet, chart: Chart, column: Column, top: float) -> None:
    left = column.m.left
    for box in chart.boxes:
        at = (left + box.left, top + box.top, box.width, box.height)
        if box.hollow:
            on.outline(at, COLOURS[box.tone])
        else:
            on.fill(at, COLOURS[box.tone])
    for words in chart.words:
        pitch = words.size * 1.4
        drop = top + words.middle - pitch / 2 + baseline(on, words.size, pitch)
        text = column.convert(words.text)
        on.text(left + words.x, drop, text, words.size, bold=words.bold, setting=words.anchor)
