"""Long ruled lists with columns of given widths: sign-in sheets, registers, route sheets.

Unlike `tables`, whose columns follow their text, a grid is the same on every page and in every
paper; thousands of rows cost little because each row is one stroke and a few words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop.printing.canvas import Sheet
from desktop.printing.flow import INSIDE, KEPT, Column, Draw, Strip, baseline
from desktop.printing.lettering import Drawn
from desktop.printing.marked import ARTIFACT, Tag
from desktop.printing.paper import Align, Span
from desktop.printing.paragraph import Line, Measure, set_lines

_SHARES: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
_PAD = 4.0
_RULE = 0.5
LINES_A_STRIP = 12  # a taller row may part between pages


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its heading, width in points, how its cells stand."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """A list's columns from `left` on, with the type and the least height of its rows in points."""

    left: float
    columns: tuple[GridColumn, ...]
    size: float
    pitch: float
    row: float
    edges: tuple[float, ...] = field(init=False)
    """Where the columns begin and the last ends."""

    def __post_init__(self) -> None:
        edges = accumulate((one.width for one in self.columns), initial=self.left)
        object.__setattr__(self, "edges", tuple(edges))

    @property
    def width(self) -> float:
        """How wide the whole list is."""
        return sum(column.width for column in self.columns)

    def head(self, column: Column) -> Strip:
        """The row of headings, to be repeated on every page."""
        texts = [column.convert(one.title) for one in self.columns]
        shown = [
            self._shown(column, place, [text], head=True)[0] for place, text in enumerate(texts)
        ]
        (strip,) = self._strips(column, texts, shown, 0, column.new_tag("Table"))
        return strip

    def rows(
        self, column: Column, rows: Sequence[Sequence[str]], head: Strip, again: Strip | None = None
    ) -> list[Strip]:
        """The rows under a head; the first clings to it, `again` stands over later pages.

        A row taller than a page has room for parts between its lines; only its first strip carries
        a `count` of 1 when the row has words in its second cell.
        """
        repeat = replace(again or head, before=0.0, break_before=0.0, tag=ARTIFACT)
        if not rows:
            return []
        said = [_converted(column, texts) for texts in zip(*rows, strict=True)]
        shown = [self._shown(column, place, texts) for place, texts in enumerate(said)]
        wide = {
            row
            for texts, drawn in zip(said, shown, strict=True)
            for row, (text, one) in enumerate(zip(texts, drawn, strict=True))
            if one is None and text
        }
        out: list[Strip] = []
        height = max(self.row, self.pitch + 4.0)
        down = (height - self.pitch) / 2 + baseline(column.sheet, self.size, self.pitch)
        for at, (text, drawn) in enumerate(zip(said[1], zip(*shown, strict=True), strict=True)):
            if at in wide:
                row = [texts[at] for texts in said]
                out += self._strips(column, row, drawn, at + 1, head.tag, repeat)
                continue
            draw = self._one_line(drawn, height, down, at + 1)
            count = 1 if text else 0
            out.append(Strip(height, draw, text=True, repeat=repeat, tag=head.tag, count=count))
        out[0] = replace(out[0], break_before=KEPT)
        return out

    def _shown(
        self, column: Column, place: int, texts: Sequence[str], *, head: bool = False
    ) -> list[Drawn]:
        """What draws the cells of a column that stand on one line."""
        one = self.columns[place]
        align: Align = "center" if head else one.align
        room = one.width - 2 * _PAD
        x = self.edges[place] + _PAD + room * _SHARES[align]
        return column.sheet.prepared_all(x, texts, self.size, align, room, bold=head)

    def _strips(
        self,
        column: Column,
        texts: Sequence[str],
        drawn: Sequence[Drawn],
        number: int,
        tag: Tag | None,
        repeat: Strip | None = None,
    ) -> list[Strip]:
        sheet = column.sheet
        head = number == 0
        wrapped: dict[int, tuple[Line, ...]] = {}
        tall = 1
        for place, (text, one) in enumerate(zip(texts, drawn, strict=True)):
            if one is None and text:
                width = self.columns[place].width - 2 * _PAD
                align: Align = "center" if head else self.columns[place].align
                measure = Measure(width, self.size, align)
                lines = set_lines((Span(text, head),), measure, sheet.family, sheet.breaker)
                tall = max(tall, len(lines))
                wrapped[place] = lines
        count = int(number > 0 and bool(texts[1]))
        if tall <= LINES_A_STRIP or head:
            height = max(self.row, tall * self.pitch + 4.0)
            draw = self._draw(sheet, drawn, wrapped, height, number)
            return [Strip(height, draw, text=True, repeat=repeat, tag=tag, count=count)]
        out = []
        for start in range(0, tall, LINES_A_STRIP):
            part = {at: lines[start : start + LINES_A_STRIP] for at, lines in wrapped.items()}
            height = min(LINES_A_STRIP, tall - start) * self.pitch + 4.0
            kept = [None] * len(drawn) if start else drawn
            strip = Strip(
                height,
                self._draw(sheet, kept, part, height, number, row=wrapped),
                break_before=INSIDE if start else 0.0,
                text=True,
                repeat=repeat,
                tag=tag,
                count=0 if start else count,
            )
            out.append(strip)
        return out

    def _one_line(self, drawn: Sequence[Drawn], height: float, down: float, number: int) -> Draw:
        """A row none of whose cells wraps, as nearly all of a long list are."""
        edges = self.edges

        def draw(on: Sheet, top: float) -> None:
            on.frame_row(edges, top, top + height, _RULE)
            on.cells(number, top + down, drawn)

        return draw

    def _draw(
        self,
        sheet: Sheet,
        drawn: Sequence[Drawn],
        wrapped: Mapping[int, tuple[Line, ...]],
        height: float,
        number: int,
        *,
        row: object = None,
    ) -> Draw:
        count = len(self.columns)
        drop = baseline(sheet, self.size, self.pitch)
        down = (height - self.pitch) / 2 + drop
        edges = self.edges

        def draw(on: Sheet, top: float) -> None:
            on.frame_row(edges, top, top + height, _RULE, row=row)
            for place in range(count):
                lines = wrapped.get(place, ())
                if not lines:
                    alone = [drawn[place] if at == place else None for at in range(count)]
                    on.cells(number, top + down, alone)
                    continue
                on.enter(number, count, place)
                first = top + (height - len(lines) * self.pitch) / 2 + drop
                for at, line in enumerate(lines):
                    on.line(edges[place] + _PAD, first + at * self.pitch, line, self.size)

        return draw


def _converted(column: Column, texts: Sequence[str]) -> list[str]:
    """Texts with the digits of the paper; in one go, as a line end parts words as a blank does."""
    said = column.convert("\n".join(texts)).split("\n")
    return said if len(said) == len(texts) else [column.convert(text) for text in texts]
