"""Photos of a hearing in the body: one across the column, or two side by side, with captions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.printing.canvas import Sheet, cm
from desktop.printing.flow import Column, Strip, baseline
from desktop.printing.marked import PLAIN, Tag
from desktop.printing.paper import Photo
from desktop.printing.paragraph import Line, Measure, set_lines

if TYPE_CHECKING:
    from desktop.printing import photos

ONE = (cm(12.0), cm(9.0))  # the most a photo alone takes
TWO = cm(7.2)  # and one of a pair, in height
BETWEEN = cm(0.4)
CAPTION = 0.875  # of the body: 14 pt under 16 pt
_ROOM = 3.0  # between a photo and its caption
NAMELESS = "ภาพถ่าย"  # for screen readers, when a photo has no caption


def strip(
    column: Column, row: Sequence[Photo], files: Mapping[str, bytes], lines_before: int
) -> Strip:
    """One or two photos with their captions; the row never parts between pages.

    Raises PaperError: `photo-missing` for one without a file, those of `photos.picture`.
    """
    from desktop.printing import photos  # papers without photos need none of it

    m, sheet = column.m, column.sheet
    most = ONE if len(row) == 1 else ((m.text_width - BETWEEN) / 2, TWO)
    share = m.text_width / len(row)
    size, pitch = m.body * CAPTION, m.pitch * 0.9
    shown: list[tuple[photos.Picture, float, float, str]] = []
    captions: list[tuple[Tag, float, tuple[Line, ...]]] = []
    for place, photo in enumerate(row):
        line = lines_before + photo.line
        data = photos.file_of(files, photo, line)
        wide, tall = photos.size_of(data, photo.name, line)
        room = min(most[1], (m.bottom - m.continued_top) * 0.6)
        width = min(most[0], room * wide / tall, m.text_width)
        picture = photos.picture(data, photo.name, line, width)
        middle = m.left + m.text_width / 2
        if len(row) == 2:  # the outer edges of a pair stand on the margins
            middle = m.left + (m.text_width - most[0] / 2 if place else most[0] / 2)
        said = "".join(span.text for span in column.converted(photo.spans))
        shown.append((picture, middle - width / 2, width, said or NAMELESS))
        if said:
            measure = Measure(share - BETWEEN, size, "center")
            spans = column.converted(photo.spans)
            lines = set_lines(spans, measure, sheet.family, sheet.breaker)
            captions.append((column.new_tag("P"), m.left + share * place + BETWEEN / 2, lines))
    tallest = max(width * one.height / one.width for one, _, width, _ in shown)
    under = max((len(lines) for _, _, lines in captions), default=0)
    drop = baseline(sheet, size, pitch)

    def draw(on: Sheet, top: float) -> None:
        for picture, left, width, alt in shown:
            high = width * picture.height / picture.width
            on.photo(picture, left, top + tallest - high, width, alt)
        for tag, left, lines in captions:
            with on.tagged(tag):
                for at, line in enumerate(lines):
                    on.line(left, top + tallest + _ROOM + drop + at * pitch, line, size)

    height = tallest + (_ROOM + under * pitch if under else 0.0)
    return Strip(height, draw, before=m.before, line=row[0].line, tag=PLAIN)
