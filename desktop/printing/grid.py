"""Long ruled lists with columns of given widths: sign-in sheets, registers, route sheets.

Unlike `tables`, whose columns follow their text, a grid is the same on every page and in every
paper; thousands of rows cost little because each row is one stroke and a few words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.printing.canvas import ARTIFACT, Sheet
from desktop.printing.flow import INSIDE, KEPT, Column, Draw, Strip, baseline
from desktop.printing.paper import Align, Span
from desktop.printing.paragraph import Line, Measure, set_lines

_Cell = tuple[float, str, Align, tuple[Line, ...]]  # x, text, how it stands, lines when it wraps
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

    @property
    def width(self) -> float:
        """How wide the whole list is."""
        return sum(column.width for column in self.columns)

    def head(self, column: Column) -> Strip:
        """The row of headings, to be repeated on every page."""
        texts = [one.title for one in self.columns]
        (strip, *_) = self._strips(column, texts, 0)
        return replace(strip, tag=column.new_tag("Table"))

    def rows(
        self, column: Column, rows: Sequence[Sequence[str]], head: Strip, again: Strip | None = None
    ) -> list[Strip]:
        """The rows under a head; the first clings to it, `again` stands over later pages.

        A row taller than a page has room for parts between its lines; only its first strip carries
        a `count` of 1 when the row has words in its second cell.
        """
        repeat = replace(again or head, before=0.0, break_before=0.0, tag=ARTIFACT)
        out = [
            replace(
                strip,
                repeat=repeat,
                tag=head.tag,
                break_before=INSIDE if part else 0.0,
                count=int(bool(row[1]) and not part),
            )
            for number, row in enumerate(rows, start=1)
            for part, strip in enumerate(self._strips(column, row, number))
        ]
        if out:
            out[0] = replace(out[0], break_before=KEPT)
        return out

    def _strips(self, column: Column, texts: Sequence[str], number: int) -> list[Strip]:
        sheet = column.sheet
        bold = head = number == 0
        cells: list[_Cell] = []
        x, tall = self.left, 1
        for one, text in zip(self.columns, texts, strict=True):
            said = column.convert(text)
            align: Align = "center" if head else one.align
            room = one.width - 2 * _PAD
            lines: tuple[Line, ...] = ()
            if said and sheet.width_of(said, self.size, bold) > room:
                measure = Measure(room, self.size, align)
                lines = set_lines((Span(said, bold),), measure, sheet.family, sheet.breaker)
                tall = max(tall, len(lines))
            at: dict[Align, float] = {
                "left": x + _PAD,
                "center": x + one.width / 2,
                "right": x + one.width - _PAD,
            }
            cells.append((x + _PAD if lines else at[align], said, align, lines))
            x += one.width
        out = []
        for start in range(0, tall, LINES_A_STRIP):
            shown = min(LINES_A_STRIP, tall - start) if number else tall
            last = start + shown >= tall
            part = [
                (x, "" if start else said, align, lines[start : start + shown])
                for x, said, align, lines in cells
            ]
            height = max(self.row if tall == shown else 0.0, shown * self.pitch + 4.0)
            draw = self._draw(sheet, part, height, number, last=last)
            out.append(Strip(height, draw, text=True, opening=""))
            if last:
                break
        return out

    def _draw(
        self,
        sheet: Sheet,
        cells: list[_Cell],
        height: float,
        number: int,
        *,
        last: bool,
    ) -> Draw:
        bold = head = number == 0
        drop = baseline(sheet, self.size, self.pitch)
        right = self.left + self.width
        edges = [self.left]
        for one in self.columns:
            edges.append(edges[-1] + one.width)

        def draw(on: Sheet, top: float) -> None:
            low = top + height
            segments = [(x, top, x, low) for x in edges]
            if last:
                segments.append((self.left, low, right, low))
            if head:
                segments.append((self.left, top, right, top))
            on.rules(segments, _RULE)
            for place, (x, said, align, lines) in enumerate(cells):
                on.cell(number, place, head=head)
                if lines:
                    first = top + (height - len(lines) * self.pitch) / 2 + drop
                    for at, line in enumerate(lines):
                        on.line(x, first + at * self.pitch, line, self.size)
                elif said:
                    y = top + (height - self.pitch) / 2 + drop
                    on.text(x, y, said, self.size, bold=bold, setting=align)

        return draw
