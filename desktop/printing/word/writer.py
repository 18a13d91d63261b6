"""A Word document being written from the top down."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop.printing import fonts, names
from desktop.printing.binding import PRODUCER
from desktop.printing.canvas import Sheet
from desktop.printing.flow import Column, baseline
from desktop.printing.house import House
from desktop.printing.paper import Paper, Span
from desktop.printing.typeset import converted
from desktop.printing.word import footnotes, template
from desktop.printing.word.markup import NAMESPACES, Layout, Text, paragraph, runs
from desktop.printing.word.package import repacked
from desktop.thai.breaking import breaker
from desktop.thai.spacing import NBSP, no_break_spaces

if TYPE_CHECKING:
    from docx.document import Document

_DROP = 0.8  # Word stands letters on four fifths of an exact line
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of a paper without a date: never the clock's


class Writer:
    """The document, the measures it keeps to, and the words so far.

    `column` measures words in the office's font, as the printed page does, so that tabs stand where
    its text stands; in Word its lines stand `lower` by so much.
    """

    def __init__(self, paper: Paper, house: House) -> None:
        from docx import Document as opened  # the command line's --help needs no Word

        self.paper = paper
        self.form = house.form(paper.form)
        self.m = m = house.measures(paper.form)
        family = fonts.family(house.family)
        convert = partial(converted, digits=paper.digits)
        self._names = {convert(name) for name in names.protected(paper, house)}
        sheet = Sheet(
            m.page_width, m.page_height, family, breaker(frozenset(self._names), names.lasting())
        )
        self.column = Column(sheet, m, convert)
        self.lower = drop(m.pitch) - baseline(sheet, m.body, m.pitch)
        blank = template.blank(m, family.name, paper.digits)
        self.document: Document = opened(io.BytesIO(blank))
        self.drawings = 0
        self._marked: set[int] = set()
        self._pieces: list[tuple[str, Layout | None]] = []  # no layout: a table

    def said(self, text: str) -> str:
        """The text as this paper prints it: its digits, official blanks that never break."""
        return self.kept(self.column.convert(text))

    def kept(self, text: str) -> str:
        """The text with official blanks that never break."""
        places = no_break_spaces(text, self._names)
        return "".join(NBSP if at in places else sign for at, sign in enumerate(text))

    def spans(self, spans: tuple[Span, ...]) -> list[Text]:
        """Words of the body as this paper prints them."""
        whole = self.said("".join(span.text for span in spans))
        out: list[Text] = []
        at = 0
        for span in spans:
            if span.note:
                labels = [note.label for note in self.paper.notes]
                number = labels.index(span.note) + 1
                again = number in self._marked  # Word wants one mark a note
                out.append(Text(self.said(str(number)) if again else "", note=number))
                self._marked.add(number)
                continue
            out.append(Text(whole[at : at + len(span.text)], span.bold))
            at += len(span.text)
        return out

    def width_of(self, text: str, size: float = 0.0, *, bold: bool = False) -> float:
        """How long a text is in points, in the body size unless told."""
        return self.column.sheet.width_of(text, size or self.m.body, bold)

    def add(self, texts: Iterable[Text] | str, layout: Layout, *, drawing: str = "") -> None:
        """Put a paragraph at the end; a `str` is one text, a `drawing` is anchored in it."""
        said = (Text(texts),) if isinstance(texts, str) else texts
        self._pieces.append((drawing + runs(said), layout))

    def add_table(self, markup: str) -> None:
        """Put a table at the end, never against another, which Word would take for the same."""
        if self._pieces and self._pieces[-1][1] is None:
            self.add("", Layout(line=1.0))
        self._pieces.append((markup, None))

    def relayout(self, back: int, **changes: object) -> None:
        """Change the layout of the paragraph `back` from the end; tables are left alone."""
        if back <= len(self._pieces):
            inside, layout = self._pieces[-back]
            if layout is not None:
                self._pieces[-back] = inside, replace(layout, **changes)  # type: ignore[arg-type]

    def finished(self) -> bytes:
        """The file. The same paper gives the same bytes."""
        from docx.oxml import parse_xml

        if self._pieces and self._pieces[-1][1] is None:
            self.add("", Layout(line=1.0))  # Word wants a paragraph at the end
        inside = "".join(
            markup if layout is None else paragraph(markup, layout)
            for markup, layout in self._pieces
        )
        body = self.document.element.body
        for place, element in enumerate(parse_xml(f"<w:body {NAMESPACES}>{inside}</w:body>")):
            body.insert(place, element)
        footnotes.add(self)
        self._properties()
        out = io.BytesIO()
        self.document.save(out)
        return repacked(out.getvalue())

    def _properties(self) -> None:
        shown = self.document.core_properties
        shown.title = self.paper.subject or self.form.title
        shown.language = "th-TH"
        shown.author = shown.last_modified_by = PRODUCER
        day = self.paper.date
        told = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DAY
        shown.created = shown.modified = told
        shown.revision = 1


def drop(line: float) -> float:
    """How far under the top of an exact line its letters stand."""
    return line * _DROP
