"""Footnotes: small type at the foot of the page their marks stand on, under a short rule."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.printing.canvas import Sheet
from desktop.printing.errors import PaperError
from desktop.printing.flow import Column, Strip, baseline
from desktop.printing.paper import Note, Paper, Span
from desktop.printing.paragraph import RAISED, Measure, set_lines

SIZE = 0.8125  # of the body: 13 pt under 16 pt
PITCH = 0.86  # of the body's pitch
MOST = 0.5  # of a page that one footnote may take
ABOVE = 12.0  # from the text to the first note; the rule stands in it
RULE = 5 * 72 / 2.54  # as long as that of an announcement's title


def strip(column: Column, note: Note) -> Strip:
    """A footnote as one unbreakable piece, its number raised before it."""
    m, sheet = column.m, column.sheet
    size, pitch = m.body * SIZE, m.pitch * PITCH
    number = str(len(column.notes) + 1)
    mark = Span(column.convert(number), note=number)
    spans = (mark, Span(" "), *column.converted(note.spans))
    hang = sheet.width_of(mark.text, size) * RAISED + sheet.width_of(" ", size)
    measure = Measure(m.text_width, size, "left", 0.0, hang)
    lines = set_lines(spans, measure, sheet.family, sheet.breaker)
    drop = baseline(sheet, size, pitch)

    def draw(on: Sheet, top: float) -> None:
        for at, line in enumerate(lines):
            on.line(m.left, top + drop + at * pitch, line, size)

    tag = column.new_tag("Note")
    return Strip(len(lines) * pitch, draw, line=note.line, tag=tag)


def take(column: Column, paper: Paper) -> None:
    """The footnotes and photos of the paper whose body will be set. Raises `note-too-long`."""
    column.pictures = paper.pictures
    column.lines_before = paper.lines_before
    column.numbers = {note.label: at for at, note in enumerate(paper.notes, start=1)}
    for note in paper.notes:
        made = strip(column, note)
        if made.height > MOST * (column.m.bottom - column.m.continued_top):
            line = paper.lines_before + note.line
            raise PaperError("note-too-long", label=note.label, line=line)
        column.notes.append(made)


def room(found: Sequence[Strip]) -> float:
    """How much of a page's foot its footnotes take."""
    return sum(note.height for note in found) + ABOVE if found else 0.0


def rule(sheet: Sheet, left: float, top: float) -> None:
    """The rule over the footnotes, `top` being the upper edge of their room."""
    sheet.rule(left, top + ABOVE * 0.6, left + RULE, top + ABOVE * 0.6, 0.5)


def refuse_full(found: Sequence[Strip], column_height: float) -> None:
    """Raise PaperError `notes-too-many` for notes that leave their page no room for its text."""
    if room(found) > 0.8 * column_height:
        raise PaperError("notes-too-many", count=len(found), line=1)
