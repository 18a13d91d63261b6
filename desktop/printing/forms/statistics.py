"""สถิติ: who came to a hearing and what was said, each table under its chart; years side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from desktop.printing import charts
from desktop.printing.canvas import ARTIFACT, Sheet
from desktop.printing.charts import Chart, Datum
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip, baseline
from desktop.printing.forms import heads
from desktop.printing.house_rules import Form
from desktop.printing.paper import Align, Heading, Paper, Row, Span, Table
from desktop.thai.digits import to_arabic

Rows = Sequence[Mapping[str, str]]
# greys beside one colour: a municipal printer has often black alone, the tones must still differ
COLOURS = {
    "main": (0.12, 0.37, 0.66),
    "second": (0.45, 0.62, 0.82),
    "third": (0.62, 0.62, 0.62),
    "soft": (0.93, 0.93, 0.93),
    "line": (0.45, 0.45, 0.45),
}


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """A title, then every table of the figures under its chart, then the years."""
    texts = (form.title, paper.subject, paper.text("held"))
    title = heads.title_strips(column, tuple(text for text in texts if text))
    column.strips += [
        replace(strip, break_before=KEPT if i else 0.0) for i, strip in enumerate(title)
    ]
    column.body(paper.body)
    for name, group in groupby(paper.rows_of("figures"), key=lambda row: row.get("table", "")):
        _figures(name, list(group), form, column)
    if years := paper.rows_of("years"):
        _years(years, form, column)
    return column.strips


def _figures(name: str, rows: Rows, form: Form, column: Column) -> None:
    m = column.m
    data = [
        Datum(
            column.convert(row.get("name", "")),
            _number(row.get("count", "")),
            _number(row["quota"]) if row.get("quota") else None,
        )
        for row in rows
        if row.get("name") != form.labels["total"]
    ]
    size = m["chart"]
    chart = charts.bars(data, m.text_width, size, _width(column))
    quota = any(datum.against is not None for datum in data)
    keys = [key for key in form.lists["figures"] if key != "quota" or quota]
    _part(name, chart, keys, rows, "figures", form, column)


def _years(rows: Rows, form: Form, column: Column) -> None:
    m = column.m
    series = [
        (form.labels[key], [_number(row.get(key, "")) for row in rows])
        for key in ("visits", "people")
    ]
    labels = [column.convert(row.get("year", "")) for row in rows]
    size = m["chart"]
    chart = charts.columns(labels, series, m.text_width, m["columns"], size, _width(column))
    _part(form.labels["years"], chart, list(form.lists["years"]), rows, "years", form, column)


def _part(
    name: str, chart: Chart, keys: list[str], rows: Rows, kind: str, form: Form, column: Column
) -> None:
    """A heading, the chart, the table: kept together as far as a page can."""
    start = len(column.strips)
    column.block(Heading((Span(name, bold=True),), 0), after_heading=False)
    column.strips[start] = replace(column.strips[start], before=column.m.before * 2)
    said = ", ".join(f"{row.get(keys[0], '')} {row.get(keys[1], '')}" for row in rows)
    column.add(_strip(chart, column, column.convert(f"{name}: {said}")))
    titles = dict(zip(form.lists[kind], form.lists[f"{kind}_titles"], strict=True))
    head = Row(tuple((Span(titles[key]),) for key in keys), 0)
    body = tuple(
        Row(
            tuple(_cell(row.get(key, ""), row.get("name") == form.labels["total"]) for key in keys),
            0,
        )
        for row in rows
    )
    right: Align = "right"
    aligns: tuple[Align, ...] = ("left", *[right] * (len(keys) - 1))
    at = len(column.strips)
    column.block(Table(head, body, aligns, 0), after_heading=False)
    column.strips[at] = replace(column.strips[at], break_before=KEPT)


def _cell(text: str, bold: bool) -> tuple[Span, ...]:
    return (Span(text, bold),) if text else ()


def _number(text: str) -> int:
    digits = to_arabic(text).replace(",", "").strip()
    return int(digits) if digits.isdecimal() else 0


def _width(column: Column) -> charts.Width:
    return lambda text, size: column.sheet.width_of(column.convert(text), size)


def _strip(chart: Chart, column: Column, alt: str) -> Strip:
    left, convert = column.m.left, column.convert
    gap = column.m.before

    def draw(on: Sheet, top: float) -> None:
        with on.figure(alt, left, top, chart.width, chart.height):
            for box in chart.boxes:
                at = (left + box.left, top + box.top, box.width, box.height)
                if box.hollow:
                    on.outline(at, COLOURS[box.tone])
                else:
                    on.fill(at, COLOURS[box.tone])
            for words in chart.words:
                pitch = words.size * 1.4
                drop = top + words.middle - pitch / 2 + baseline(on, words.size, pitch)
                on.text(
                    left + words.x,
                    drop,
                    convert(words.text),
                    words.size,
                    bold=words.bold,
                    setting=words.anchor,
                )

    return Strip(chart.height + gap, draw, before=gap, break_before=KEPT, tag=ARTIFACT)
