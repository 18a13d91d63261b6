"""Long ruled lists with columns of given widths: sign-in sheets, registers, route sheets.

Unlike `tables`, whose columns follow their text, a grid is the same on every page and in every
paper; thousands of rows cost little because each row is one stroke and a few words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop.printing.canvas import ARTIFACT, Natural, Sheet, Tag
from desktop.printing.flow import INSIDE, KEPT, Column, Draw, Strip, baseline
from desktop.printing.paper import Align, Span
from desktop.printing.paragraph import Line, Measure, set_lines

# x, text on one line if there is any, how it stands, lines when it wraps
_Cell = tuple[float, Natural | None, Align, tuple[Line, ...]]
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
        texts = [one.title for one in self.columns]
        (strip,) = self._strips(column, texts, 0, column.new_tag("Table"))
        return strip

    def rows(
        self, column: Column, rows: Sequence[Sequence[str]], head: Strip, again: Strip | None = None
    ) -> list[Strip]:
        """The rows under a head; the first clings to it, `again` stands over later pages.

        A row taller than a page has room for parts between its lines; only its first strip carries
        a `count` of 1 when the row has words in its second cell.
        """
        repeat = replace(again or head, before=0.0, break_before=0.0, tag=ARTIFACT)
        out = [
            strip
            for number, row in enumerate(rows, start=1)
            for strip in self._strips(column, row, number, head.tag, repeat)
        ]
        if out:
            out[0] = replace(out[0], break_before=KEPT)
        return out

    def _strips(
        self,
        column: Column,
        texts: Sequence[str],
        number: int,
        tag: Tag | None,
        repeat: Strip | None = None,
    ) -> list[Strip]:
        sheet = column.sheet
        bold = head = number == 0
        assert len(texts) == len(self.columns)
        cells: list[_Cell] = []
        tall = 1
        for one, x, text in zip(self.columns, self.edges, texts, strict=False):
            if not text:
                cells.append((x, None, "left", ()))
                continue
            align: Align = "center" if head else one.align
            room = one.width - 2 * _PAD
            said = column.convert(text)
            natural = sheet.natural(said, bold)
            if natural.width * self.size / 1000 > room:
                measure = Measure(room, self.size, align)
                lines = set_lines((Span(said, bold),), measure, sheet.family, sheet.breaker)
                tall = max(tall, len(lines))
                cells.append((x + _PAD, None, align, lines))
            elif align == "left":
                cells.append((x + _PAD, natural, align, ()))
            else:
                at = x + one.width / 2 if align == "center" else x + one.width - _PAD
                cells.append((at, natural, align, ()))
        count = int(number > 0 and bool(texts[1]))
        if tall <= LINES_A_STRIP or head:
            height = max(self.row, tall * self.pitch + 4.0)
            draw = self._draw(sheet, cells, height, number)
            return [Strip(height, draw, text=True, repeat=repeat, tag=tag, count=count)]
        out = []
        for start in range(0, tall, LINES_A_STRIP):
            part: list[_Cell] = [
                (x, None if start else natural, align, lines[start : start + LINES_A_STRIP])
                for x, natural, align, lines in cells
            ]
            height = min(LINES_A_STRIP, tall - start) * self.pitch + 4.0
            strip = Strip(
                height,
                self._draw(sheet, part, height, number, row=cells),
                break_before=INSIDE if start else 0.0,
                text=True,
                repeat=repeat,
                tag=tag,
                count=0 if start else count,
            )
            out.append(strip)
        return out

    def _draw(
        self,
        sheet: Sheet,
        cells: list[_Cell],
        height: float,
        number: int,
        *,
        row: object = None,
    ) -> Draw:
        head = number == 0
        drop = baseline(sheet, self.size, self.pitch)
        edges = self.edges

        def draw(on: Sheet, top: float) -> None:
            on.frame_row(edges, top, top + height, _RULE, row=row)
            low = top + (height - self.pitch) / 2 + drop
            tagged = on.row(number, len(cells), head=head)
            for here, (x, natural, align, lines) in zip(tagged, cells, strict=True):
                on.enter(here)
                if lines:
                    first = top + (height - len(lines) * self.pitch) / 2 + drop
                    for at, line in enumerate(lines):
                        on.line(x, first + at * self.pitch, line, self.size)
                elif natural is not None:
                    on.put(x, low, natural, self.size, align)

        return draw
