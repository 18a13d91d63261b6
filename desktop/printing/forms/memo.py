"""บันทึกข้อความ, the memo: emblem, title, fields on dotted leaders, addressees, body, signatures."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import body, furniture
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Draw, Strip, baseline, line_strip
from desktop.printing.house_rules import Form, Measures
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Line, Measure, set_lines
from desktop.printing.phones import telephones
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole memo as strips."""
    m = column.m
    title = _title(paper, form, emblem, m)
    column.add(Strip(m.memo_title_bottom - m.emblem_top, title, tag=column.new_tag("H1")))
    agency = " ".join(part for part in (paper.agency, telephones(paper, form)) if part)
    column.strips += _field(column, form.labels["agency"], column.convert(agency))
    column.strips += _number_and_date(paper, form, column)
    column.strips += _field(column, form.labels["subject"], column.convert(paper.subject))
    _addressees(paper, form, column)
    body.add(column, paper.body)
    cling(column.strips)
    column.strips += signature_strips(column, paper.signers, form)
    return column.strips


def _title(paper: Paper, form: Form, emblem: Emblem, m: Measures) -> Draw:
    """Emblem left, title in the middle, the speed class in red between them (or pushing it)."""

    def draw(on: Sheet, top: float) -> None:
        height = m.emblem_height
        on.emblem(emblem, m.left + height * emblem.ratio / 2, top, height)
        y = top + m.memo_title_baseline - m.emblem_top
        left = m.page_width / 2 - on.width_of(form.title, m.title, bold=True) / 2
        beside = m.left + height * emblem.ratio + m.addressee_gap
        taken = furniture.speed(on, paper, m, beside, y)
        if taken:
            left = max(left, beside + taken + m.addressee_gap)
        on.text(left, y, form.title, m.title, bold=True)

    return draw


def _value_lines(column: Column, value: str, label_width: float, width: float) -> tuple[Line, ...]:
    left = label_width + 2 * column.m.leader_gap
    measure = Measure(width, column.m.body, "left", left, left)
    sheet = column.sheet
    return set_lines((Span(value),), measure, sheet.family, sheet.breaker) if value else ()


def _field(column: Column, label: str, value: str) -> list[Strip]:
    """A bold label and its value over dotted leaders; a long value hangs under its first line."""
    m = column.m
    label_width = column.sheet.width_of(label, m.label, bold=True)
    lines: tuple[Line | None, ...] = _value_lines(column, value, label_width, m.text_width) or (
        None,
    )
    out: list[Strip] = []
    for i, line in enumerate(lines):
        out.append(_field_row(m, "" if i else label, label_width, line, m.left, m.text_width))
    return [replace(strip, break_before=KEPT if i == 1 else 0.0) for i, strip in enumerate(out)]


def _field_row(
    m: Measures, label: str, label_width: float, line: Line | None, left: float, width: float
) -> Strip:
    def draw(on: Sheet, top: float) -> None:
        y = top + m.memo_row_baseline
        on.text(left, y, label, m.label, bold=True)
        on.leader(left + label_width + m.leader_gap, left + width, y + m.leader_drop)
        if line is not None:
            on.line(left, y, line, m.body)

    return Strip(m.memo_row, draw)


def _number_and_date(paper: Paper, form: Form, column: Column) -> list[Strip]:
    """ที่ and วันที่ side by side; a number too long for its half gets a row of its own."""
    m = column.m
    dated = column.convert(dates.long(paper.date)) if paper.date else ""
    number = column.convert(paper.number)
    half = m.memo_date_tab
    cells: list[tuple[float, float, str, Line | None]] = []
    for label, value, left, width in (
        (form.labels["number"], number, m.left, half - m.leader_gap),
        (form.labels["date"], dated, m.left + half, m.text_width - half),
    ):
        label_width = column.sheet.width_of(label, m.label, bold=True)
        lines = _value_lines(column, value, label_width, width)
        if len(lines) > 1:
            return [
                *_field(column, form.labels["number"], number),
                *_field(column, form.labels["date"], dated),
            ]
        cells.append((left, width, label, lines[0] if lines else None))
    rows = [
        _field_row(m, label, column.sheet.width_of(label, m.label, bold=True), line, left, width)
        for left, width, label, line in cells
    ]

    def draw(on: Sheet, top: float) -> None:
        for row in rows:
            row.draw(on, top)

    return [Strip(m.memo_row, draw)]


def _addressees(paper: Paper, form: Form, column: Column) -> None:
    """เรียน and the chain of addressees, hanging behind the word."""
    m = column.m
    label = form.labels["to"]
    hang = column.sheet.width_of(label, m.body, bold=True) + m.addressee_gap
    text = column.convert("/".join(paper.to))
    lines = column.lines((Span(text),), first_left=hang, left=hang, setting="left") if text else ()
    drop = baseline(column.sheet, m.body, m.pitch)
    rest = [line_strip(column.sheet, line, m.left, m.body, m.pitch) for line in lines]
    first = rest[0] if rest else Strip(m.pitch, lambda on, top: None)
    draw_first = first.draw

    def draw(on: Sheet, top: float) -> None:
        on.text(m.left, top + drop, label, m.body, bold=True)
        draw_first(on, top)

    column.add(replace(first, draw=draw, before=m.before_addressees, text=False))
    for strip in rest[1:]:
        column.add(replace(strip, break_before=KEPT, text=False))
