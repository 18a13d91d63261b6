"""หนังสือภายนอก, the letter (แบบที่ ๑, clause 11).

Garuda, number left and agency right at its feet, the day under its right half, the rows from เรื่อง
on, the body, the closing over the signature, and at the lower left who handles the matter.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import body, furniture, qr
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, SIGNED, Column, Strip, baseline, line_strip
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Measure, set_lines
from desktop.printing.phones import telephones
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole letter as strips."""
    m = column.m
    opening, closing = form.lists[paper.text("recipient") or "general"]
    column.add(letterhead(paper, form, emblem, column))
    column.add(_day(paper, column))
    rows(column, form.labels["subject"], (paper.subject,))
    rows(column, paper.text("opening") or opening, ("/".join(paper.to),))
    rows(column, form.labels["reference"], paper.texts("reference"))
    rows(column, form.labels["enclosures"], paper.texts("enclosures"))
    body.add(column, paper.body)
    cling(column.strips)
    column.strips += _closing(paper.text("closing") or closing, column)
    signed = signature_strips(column, paper.signers[-1:], form)
    column.strips += [replace(strip, break_before=KEPT) for strip in signed]
    lines = owner(paper, form)
    if paper.text("code"):
        strip = _with_code(paper, form, lines, column)
        column.add(replace(strip, before=m["owner_before"], break_before=KEPT))
        return column.strips
    made = [line for text in lines for line in column.wrapped(text, m.text_width)]
    for at, line in enumerate(made):
        strip = line_strip(column.sheet, line, m.left, m.body, m.pitch)
        before = m["owner_before"] if at == 0 else 0.0
        column.add(replace(strip, before=before, break_before=KEPT, text=False))
    return column.strips


def _with_code(paper: Paper, form: Form, lines: list[str], column: Column) -> Strip:
    """The lines of the owner, and at their right the QR code over what it is for."""
    m, size = column.m, column.m["code"]
    room = m.text_width - size - m.marker_gap
    said = [line for text in lines for line in column.wrapped(text, room)]
    below = column.convert(form.labels["code"])
    small = m["code_words"]

    def draw(on: Sheet, top: float) -> None:
        right = m.left + m.text_width
        qr.draw(on, paper.text("code"), right - size, top, size)
        on.text(right - size / 2, top + size + small, below, small, setting="center")
        first = top + max(0.0, size + small - len(said) * m.pitch)
        for at, line in enumerate(said):
            on.line(m.left, first + baseline(on, m.body, m.pitch) + at * m.pitch, line, m.body)

    return Strip(max(size + small * 1.4, len(said) * m.pitch), draw)


def letterhead(paper: Paper, form: Form, emblem: Emblem, column: Column) -> Strip:
    """Garuda, number and agency in one block; the address ends at the garuda's feet or below."""
    m, sheet = column.m, column.sheet
    width = m.left + m.text_width - m["address_left"]
    address: list[str] = [paper.agency, *paper.texts("address")]
    lines = [
        line
        for text in address
        if text
        for line in set_lines(
            (Span(column.convert(text)),),
            Measure(width, m.body, "left"),
            sheet.family,
            sheet.breaker,
        )
    ]
    number = column.convert(f"{form.labels['number']} {paper.number}".strip())
    feet = m.emblem_height
    top_of_address = max(feet - len(lines) * m.pitch, m["address_top"] - m.emblem_top)
    height = max(feet, top_of_address + len(lines) * m.pitch)

    def draw(on: Sheet, top: float) -> None:
        drop = baseline(on, m.body, m.pitch)
        on.emblem(emblem, m.page_width / 2, top, m.emblem_height)
        at = top + top_of_address
        furniture.speed(on, paper, m, m.left, at - m.pitch * 0.5)
        on.text(m.left, at + drop, number, m.body)
        for i, line in enumerate(lines):
            on.line(m["address_left"], at + drop + i * m.pitch, line, m.body)

    return Strip(height, draw, opening=lines[0].text if lines else "")


def _day(paper: Paper, column: Column) -> Strip:
    """The day without `วันที่`, as letters write it: ๑๘ มกราคม ๒๕๖๗."""
    m = column.m
    text = column.convert(dates.long(paper.date)) if paper.date else ""

    def draw(on: Sheet, top: float) -> None:
        on.text(m["date_left"], top + baseline(on, m.body, m.pitch), text, m.body)

    return Strip(m.pitch, draw, before=m.before)


def rows(column: Column, label: str, texts: tuple[str, ...]) -> None:
    """A label and what belongs to it, hanging; several texts are numbered."""
    m = column.m
    given = [text for text in texts if text]
    hang = column.sheet.width_of(label, m.body) + m["row_gap"]
    for place, text in enumerate(given):
        marked = f"{place + 1}. {text}" if len(given) > 1 else text
        spans = (Span(column.convert(marked)),)
        lines = column.lines(spans, first_left=hang, left=hang, setting="left")
        for at, line in enumerate(lines):
            strip = line_strip(column.sheet, line, m.left, m.body, m.pitch)
            if at == 0 and place == 0:
                strip = replace(_labelled(column, label, strip), before=m.before)
            column.add(replace(strip, break_before=KEPT if at else 0.0, text=False))


def _labelled(column: Column, label: str, strip: Strip) -> Strip:
    m, draw_line = column.m, strip.draw
    said = column.convert(label)

    def draw(on: Sheet, top: float) -> None:
        on.text(m.left, top + baseline(on, m.body, m.pitch), said, m.body)
        draw_line(on, top)

    return replace(strip, draw=draw)


def _closing(text: str, column: Column) -> list[Strip]:
    """The closing phrase over the signature, centred on its axis."""
    m = column.m
    room = 2 * min(m.left + m.text_width - m.signature_axis, m.signature_axis - m.left)
    left = m.signature_axis - room / 2
    lines = column.wrapped(text, room, setting="center")
    strips = [line_strip(column.sheet, line, left, m.body, m.pitch) for line in lines]
    return [
        replace(
            strip,
            before=0.0 if at else m["closing_before"],
            break_before=KEPT if at else SIGNED,
            text=False,
        )
        for at, strip in enumerate(strips)
    ]


def owner(paper: Paper, form: Form) -> list[str]:
    """Who handles the matter, how to reach them, who has a copy: the lines at the lower left."""
    lines = [paper.text("owner"), telephones(paper, form)]
    if paper.text("email"):
        lines.append(f"{form.labels['email']} {paper.text('email')}")
    for place, copy in enumerate(paper.texts("copies")):
        lines.append(f"{form.labels['copies']} {copy}" if place == 0 else copy)
    return [line for line in lines if line]
