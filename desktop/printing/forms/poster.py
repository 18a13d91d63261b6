"""Large type: the A3 poster of a notice with its QR code, and the script read over loudspeakers."""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import body, proof, qr
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip, line_strip
from desktop.printing.forms import heads
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Measure, set_lines
from desktop.printing.proof import Proof
from desktop.thai import dates


def poster_strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """Emblem, who announces, what, then day, hour and place in the largest words, then the rest."""
    m = column.m
    column.add(heads.emblem_strip(emblem, m))
    column.strips += heads.title_strips(
        column, (form.title.format(agency=paper.agency),), size=m["who"], pitch=m["who"] * 1.25
    )
    subject = heads.title_strips(
        column, (paper.subject,), size=m["subject"], pitch=m["subject"] * 1.15
    )
    column.strips += [
        replace(s, before=m.before if at == 0 else 0.0) for at, s in enumerate(subject)
    ]
    when = dates.with_weekday(paper.date) if paper.date else ""
    hour = f"{form.labels['hour']} {paper.text('begin')} {form.labels['unit']}"
    place = f"{form.labels['place']} {paper.text('place')}" if paper.text("place") else ""
    facts = (when, hour if paper.text("begin") else "", place)
    for text in facts:
        if text:
            made = heads.title_strips(column, (text,), size=m["fact"], pitch=m["fact"] * 1.2)
            column.strips += [
                replace(s, before=m.before if at == 0 else 0.0) for at, s in enumerate(made)
            ]
    body.add(column, paper.body)
    shown = proof.proof(paper, form, column, m["code"])
    if paper.text("url") or shown:
        column.add(_codes(paper, form, column, shown))
    return column.strips


def _codes(paper: Paper, form: Form, column: Column, shown: Proof | None) -> Strip:
    """The code of the full notice at the right with its address, that of the proof at the left."""
    m = column.m
    url = paper.text("url")
    said = column.convert(form.labels["scan"])
    size = m["code"] if url else 0.0
    small = m.body * 0.75
    edge = m.left + m.text_width + (qr.quiet(url, size) if url else 0.0)
    right = edge - size - m.marker_gap
    left = m.left + (max(shown.ink, _widest(shown)) if shown else 0.0) + m.marker_gap
    lines = column.wrapped(url, right - left, size=small, setting="right")
    height = max(size, m.pitch + len(lines) * small * 1.2) if url else 0.0
    first = min(size * 0.5, height - len(lines) * small * 1.2)
    height = max(height, shown.height if shown else 0.0)

    def draw(on: Sheet, top: float) -> None:
        if shown:
            axis = m.left + max(shown.ink, _widest(shown)) / 2
            low = top + height - shown.quiet
            shown.draw(on, axis, low)
        if not url:
            return
        qr.draw(on, url, edge - size, top, size)
        on.text(right, top + first, said, m.body, bold=True, setting="right")
        for at, line in enumerate(lines):
            on.line(left, top + first + m.pitch + at * small * 1.2, line, small)

    return Strip(height, draw, before=m.before)


def _widest(shown: Proof) -> float:
    return max(line.width for line in shown.words)


def script_strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """A title, how often to read it, and the text in large type with room between its lines."""
    m = column.m
    column.strips += heads.title_strips(
        column, (form.title, paper.subject), size=m["who"], pitch=m["who"] * 1.25
    )
    if paper.text("times"):
        spans = (Span(column.convert(paper.text("times"))),)
        measure = Measure(m.text_width, m.body * 0.75, "center")
        for line in set_lines(spans, measure, column.sheet.family, column.sheet.breaker):
            strip = line_strip(column.sheet, line, m.left, m.body * 0.75, m.pitch)
            column.add(replace(strip, break_before=KEPT))
    column.add(heads.rule_strip(m))
    column.setting = "left"  # who reads aloud wants even words, not even edges
    body.add(column, paper.body)
    return column.strips
