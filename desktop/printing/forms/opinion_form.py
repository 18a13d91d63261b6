"""แบบแสดงความคิดเห็น, the opinion form: boxes to tick, dotted lines, where to hand it in."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import body
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip, baseline, line_strip
from desktop.printing.forms import heads
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Line, Measure, set_lines
from desktop.thai import dates

_TICK = 5.0  # between a box and its words


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole form as strips; what is asked comes from `questions`, or is the project itself."""
    words = form.labels
    titles = [form.title, paper.subject]
    if paper.date:
        titles.append(f"{words['date']}{dates.with_weekday(paper.date)}")
    if paper.text("place"):
        titles.append(f"{words['place']} {paper.text('place')}")
    column.strips += heads.title_strips(column, tuple(titles))
    column.add(heads.rule_strip(column.m))
    body.add(column, paper.body)
    column.strips += _fields(column, form.lists["about"])
    lines = paper.count("lines", round(column.m["lines"]))
    for place, question in enumerate(paper.texts("questions") or form.lists["questions"]):
        _heading(column, f"{place + 1}. {question}")
        column.strips += _ticks(column, paper.texts("choices") or form.lists["choices"])
        for at in range(lines):
            label = words["reason"] if at == 0 else ""
            column.add(replace(_dotted(column, label), break_before=KEPT if at == 0 else 0.0))
    _heading(column, paper.text("remarks") or words["remarks"])
    for _ in range(lines):
        column.add(_dotted(column, ""))
    if paper.text("return_to"):
        _heading(column, paper.text("return_to"))
    privacy = paper.text("privacy") or form.lists["privacy"][0]
    column.strips += _small(column, privacy)
    return column.strips


def _heading(column: Column, text: str) -> None:
    m = column.m
    for line in column.lines((Span(column.convert(text), bold=True),), setting="left"):
        strip = line_strip(column.sheet, line, m.left, m.body, m.pitch)
        column.add(replace(strip, before=m.before))


def _fields(column: Column, labels: tuple[str, ...]) -> list[Strip]:
    """Dotted fields about who writes, two a row."""
    return [_dotted(column, *labels[at : at + 2]) for at in range(0, len(labels), 2)]


def _dotted(column: Column, *labels: str) -> Strip:
    m = column.m
    share = m.text_width / len(labels)

    def draw(on: Sheet, top: float) -> None:
        y = top + m["line_pitch"] * 0.72
        for at, label in enumerate(labels):
            left = m.left + at * share
            end = left + on.text(left, y, label, m.body)
            gap = m.leader_gap if label else 0.0
            on.leader(
                end + gap, left + share - (m.leader_gap if at + 1 < len(labels) else 0), y + 2
            )

    return Strip(m["line_pitch"], draw, text=True)


def _ticks(column: Column, choices: tuple[str, ...]) -> list[Strip]:
    """Boxes to tick before their choices, as many in a row as there is room for."""
    m = column.m
    size = m.body * 0.62
    inside = m.text_width - m["tick_indent"] - size - _TICK
    rows: list[list[tuple[float, tuple[Line, ...]]]] = [[]]
    x = m["tick_indent"]
    for choice in choices:
        lines = column.wrapped(choice, inside)
        if not lines:
            continue
        wide = size + _TICK + max(line.width for line in lines)
        if rows[-1] and x + wide > m.text_width:
            rows.append([])
            x = m["tick_indent"]
        rows[-1].append((x, lines))
        x += wide + m["tick_gap"]
    return [_tick_row(column, row, size) for row in rows if row]


def _tick_row(column: Column, row: list[tuple[float, tuple[Line, ...]]], size: float) -> Strip:
    m = column.m
    tall = max(len(lines) for _, lines in row)

    def draw(on: Sheet, top: float) -> None:
        y = top + baseline(on, m.body, m["line_pitch"])
        for at, lines in row:
            x = m.left + at
            low, high, right = y + 1.0, y + 1.0 - size, x + size
            edges = ((x, low, right, low), (x, high, right, high))
            sides = ((x, low, x, high), (right, low, right, high))
            on.rules((*edges, *sides), 0.8)
            for place, line in enumerate(lines):
                on.line(right + _TICK, y + place * m.pitch, line, m.body)

    height = m["line_pitch"] + (tall - 1) * m.pitch
    return Strip(height, draw, break_before=KEPT, text=True)


def _small(column: Column, text: str) -> list[Strip]:
    m, sheet = column.m, column.sheet
    size = m["small"]
    measure = Measure(m.text_width, size, "left")
    lines = set_lines((Span(column.convert(text)),), measure, sheet.family, sheet.breaker)
    strips = [line_strip(sheet, line, m.left, size, size * 1.15) for line in lines]
    return [
        replace(strip, before=m.before * 2 if at == 0 else 0.0, break_before=KEPT if at else 0.0)
        for at, strip in enumerate(strips)
    ]
