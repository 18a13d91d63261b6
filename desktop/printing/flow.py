"""A column of strips: each line of text, table row or signature block with its page break rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.printing.canvas import Sheet
from desktop.printing.fonts import Face
from desktop.printing.house_rules import Measures
from desktop.printing.marked import Tag
from desktop.printing.paper import Span
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
    """One column of a paper as it fills with strips; `body` and the forms fill it."""

    def __init__(self, sheet: Sheet, measures: Measures, convert: Callable[[str], str]) -> None:
        self.sheet = sheet
        self.m = measures
        self.convert = convert
        self.strips: list[Strip] = []
        self.setting: Setting = "thai"
        """How running text of the body stands."""
        self.notes: list[Strip] = []
        """Its footnotes; the mark ๑ belongs to the first."""
        self.pictures: Mapping[str, bytes] = {}
        self.lines_before = 0
        """Lines of the source above its body, for faults told with their line."""
        self.numbers: dict[str, int] = {}
        self._tags = 0
        self.titled = False
        self.level = 0  # of the heading before
        self.outline = -1

    def new_tag(self, role: str) -> Tag:
        """A structure element not used before."""
        self._tags += 1
        if role == "H1":
            self.titled, self.level = True, 1
        return role, self._tags

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
                number = str(self.numbers[span.note])
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
