"""A column of strips: each line of text, table row or signature block with its page break rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.printing import gallery, notes
from desktop.printing.canvas import Sheet, Tag
from desktop.printing.errors import PaperError
from desktop.printing.fonts import Face
from desktop.printing.house_rules import Measures
from desktop.printing.paper import (
    Block,
    Diagram,
    Heading,
    Item,
    Paper,
    Paragraph,
    Photo,
    Span,
    Table,
)
from desktop.printing.paragraph import Line, Measure, Setting, set_lines

# Prices of a page break before a strip, in lines of emptiness a typist would rather leave.
NEW_PAGE = -1e6  # always begins a page
KEPT = 1000.0  # widow, orphan, heading from its text
SIGNED = 500.0  # a signature from the two lines above it
SIGNERS = 300.0  # one signature from the next
ENDORSED = 6.0  # an endorsement, which brings its own text, at the top of a page
INSIDE = 1.0  # inside a paragraph
SECTION = -3.0  # before a heading: the best place

Draw = Callable[[Sheet, float], None]


@dataclass(slots=True, eq=False)  # not frozen, which would treble the making of thousands
class Strip:
    """One unbreakable piece of the column; never changed once it is there.

    `before` is space dropped at a page top, `break_before` the price of starting a page with it,
    `line` the body's source line (0: none), `opening` its first words for the catchword, `repeat` a
    strip set above it when it starts a page (a table's head).
    """

    height: float
    draw: Draw
    before: float = 0.0
    break_before: float = 0.0
    line: int = 0
    opening: str = ""
    repeat: Strip | None = None
    text: bool = False
    tag: Tag | None = None
    """Its structure element; strips of one paragraph share one. None: a paragraph of its own."""
    notes: tuple[Strip, ...] = ()
    """Footnotes marked on it, to stand at the foot of its page."""
    under: Strip | None = None
    """What is set below it when its page ends with it: a table's total so far."""
    reach: float = float("inf")
    """How far right of the page's left edge its ink goes, in points, when that is known."""
    count: int = 0
    """How many people of a list stand on it."""
    bookmark: tuple[str, int] | None = None


def baseline(sheet: Sheet, size: float, pitch: float) -> float:
    """How far under the top of a line of that pitch its letters stand."""
    return _baseline(sheet.family.regular, size, pitch)


@lru_cache(256)
def _baseline(face: Face, size: float, pitch: float) -> float:
    ink = (face.ascent - face.descent) * size / 1000
    return (pitch - ink) / 2 + face.ascent * size / 1000


def line_strip(sheet: Sheet, line: Line, x: float, size: float, pitch: float) -> Strip:
    """One set line as a strip."""
    drop = baseline(sheet, size, pitch)

    def draw(on: Sheet, top: float) -> None:
        on.line(x, top + drop, line, size)

    reach = x + line.left + line.width
    return Strip(pitch, draw, opening=line.text, text=True, reach=reach)


def guarded(lines: list[Strip], *, whole: int = 3) -> list[Strip]:
    """Page break prices inside a paragraph: no widow, no orphan, short ones stay whole."""
    last = len(lines) - 1
    return [
        strip
        if i == 0
        else replace(strip, break_before=KEPT if i == 1 or i == last or last < whole else INSIDE)
        for i, strip in enumerate(lines)
    ]


class Column:
    """Builds the strips of a body in one column."""

    def __init__(self, sheet: Sheet, measures: Measures, convert: Callable[[str], str]) -> None:
        self.sheet = sheet
        self.m = measures
        self.convert = convert
        self.strips: list[Strip] = []
        self.setting: Setting = "thai"
        """How running text of the body stands."""
        self.notes: list[Strip] = []
        """Its footnotes; the mark ๑ belongs to the first."""
        self._pictures: Mapping[str, bytes] = {}
        self.lines_before = 0
        """Lines of the source above its body, for faults told with their line."""
        self._numbers: dict[str, int] = {}
        self._tags = 0
        self._titled = False
        self._level = 0  # of the heading before
        self._outline = -1

    def new_tag(self, role: str) -> Tag:
        """A structure element not used before."""
        self._tags += 1
        if role == "H1":
            self._titled, self._level = True, 1
        return role, self._tags

    def take(self, paper: Paper) -> None:
        """The footnotes and photos of the paper whose body will be set. Raises `note-too-long`."""
        self._pictures = paper.pictures
        self.lines_before = paper.lines_before
        self._numbers = {note.label: at for at, note in enumerate(paper.notes, start=1)}
        for note in paper.notes:
            strip = notes.strip(self, note)
            if strip.height > notes.MOST * (self.m.bottom - self.m.continued_top):
                line = paper.lines_before + note.line
                raise PaperError("note-too-long", label=note.label, line=line)
            self.notes.append(strip)

    def notes_on(self, lines: Iterable[Line]) -> tuple[Strip, ...]:
        """The footnotes marked on some lines."""
        return tuple(self.notes[number - 1] for line in lines for number in line.notes)

    def add(self, strip: Strip) -> None:
        """Put a strip at the end."""
        self.strips.append(strip)

    def converted(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Spans with the digits this paper prints, converted in one go across weights."""
        whole = self.convert("".join(span.text for span in spans))
        out: list[Span] = []
        at = 0
        for span in spans:
            if span.note:
                number = str(self._numbers[span.note])
                out.append(Span(self.convert(number), span.bold, number))
                continue
            out.append(Span(whole[at : at + len(span.text)], span.bold))
            at += len(span.text)
        return tuple(out)

    def lines(
        self,
        spans: tuple[Span, ...],
        *,
        first_left: float = 0.0,
        left: float = 0.0,
        setting: Setting = "thai",
        width: float | None = None,
        size: float = 0.0,
    ) -> tuple[Line, ...]:
        """Set spans, in the body size unless told."""
        size = size or self.m.body
        measure = Measure(width or self.m.text_width, size, setting, first_left, left)
        return set_lines(spans, measure, self.sheet.family, self.sheet.breaker)

    def wrapped(
        self,
        text: str,
        width: float,
        *,
        size: float = 0.0,
        setting: Setting = "left",
        bold: bool = False,
    ) -> tuple[Line, ...]:
        """A text of the form in as many lines as it needs, in the digits of the paper."""
        said = self.convert(text)
        if not said.strip():
            return ()
        measure = Measure(width, size or self.m.body, setting)
        return set_lines((Span(said, bold),), measure, self.sheet.family, self.sheet.breaker)

    def block(self, block: Block, *, after_heading: bool) -> None:
        """Append a block of the body."""
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Table):
            from desktop.printing.tables import table_strips

            self.strips += table_strips(self, block)
        elif isinstance(block, Item):
            self._item(block, after_heading)
        elif isinstance(block, Paragraph):
            self._paragraph(block, after_heading)

    def body(self, blocks: tuple[Block, ...]) -> None:
        """Append all blocks, keeping a heading with the two lines after it."""
        before: Block | None = None
        row: list[Photo] = []
        for place, block in enumerate(blocks):
            start = len(self.strips)
            if isinstance(block, Photo):
                row.append(block)
                after = blocks[place + 1] if place + 1 < len(blocks) else None
                if len(row) == 2 or not isinstance(after, Photo):
                    self.add(gallery.strip(self, row, self._pictures, self.lines_before))
                    row = []
            elif isinstance(block, Diagram):
                from desktop.printing import diagrams

                following = blocks[place + 1] if place + 1 < len(blocks) else None
                said = before.spans if isinstance(before, Heading) else ()
                diagrams.add(self, block, following, said)
            else:
                self.block(block, after_heading=isinstance(before, Heading))
                if isinstance(before, Diagram):
                    self.strips[start] = replace(self.strips[start], break_before=KEPT)
            if isinstance(before, Heading):
                for i in range(start, min(start + 2, len(self.strips))):
                    self.strips[i] = replace(self.strips[i], break_before=KEPT)
            before = block

    def _heading(self, block: Heading) -> None:
        spans = tuple(Span(span.text, bold=True) for span in self.converted(block.spans))
        lines = self.lines(spans, setting="left")
        strips = [
            line_strip(self.sheet, line, self.m.left, self.m.body, self.m.pitch) for line in lines
        ]
        # a title is H1; no level is left out on the way down (ISO 14289-1, 7.4.2)
        level = min(block.level + bool(self._titled), self._level + 1, 6)
        self._level = level
        self._outline = min(block.level - 1, self._outline + 1)
        tag = self.new_tag(f"H{level}")
        said = "".join(span.text for span in spans)
        for i, strip in enumerate(strips):
            price = KEPT if i else SECTION
            before = 0.0 if i else self.m.before
            mark = None if i else (said, self._outline)
            self.add(
                replace(
                    strip,
                    before=before,
                    break_before=price,
                    line=block.line,
                    tag=tag,
                    bookmark=mark,
                )
            )

    def _paragraph(self, block: Paragraph, after_heading: bool) -> None:
        spans = self.converted(block.spans)
        lines = self.lines(spans, first_left=self.m.indent, setting=self.setting)
        self._text(lines, block.line, after_heading)

    def _item(self, block: Item, after_heading: bool) -> None:
        marker = self.convert(block.marker)
        at = self.m.indent + (block.level - 1) * self.m.deeper
        size = self.m.body
        gap = self.m.marker_gap
        first_left = at + self.sheet.width_of(marker, size) + gap
        spans = self.converted(block.spans)
        lines = self.lines(spans, first_left=first_left, setting=self.setting)
        start = len(self.strips)
        self._text(lines, block.line, after_heading)
        first = self.strips[start]
        drop = baseline(self.sheet, size, self.m.pitch)
        draw = first.draw

        def draw_marked(on: Sheet, top: float) -> None:
            on.text(self.m.left + at, top + drop, marker, size)
            draw(on, top)

        self.strips[start] = replace(first, draw=draw_marked, opening=f"{marker} {first.opening}")

    def _text(self, lines: tuple[Line, ...], source: int, after_heading: bool) -> None:
        strips = [
            line_strip(self.sheet, line, self.m.left, self.m.body, self.m.pitch) for line in lines
        ]
        if self.notes:
            pairs = zip(strips, lines, strict=True)
            strips = [replace(strip, notes=self.notes_on((line,))) for strip, line in pairs]
        tag = self.new_tag("P")
        strips = guarded([replace(strip, line=source, tag=tag) for strip in strips])
        strips[0] = replace(strips[0], before=0.0 if after_heading else self.m.before)
        self.strips += strips
