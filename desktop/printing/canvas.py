"""The sheet: content streams written by hand, bound into a PDF file by `binding`.

Heights are counted from the top edge down, in points. The same content gives the same bytes: dates
and identifiers come from the paper, never from the clock.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.printing import binding
from desktop.printing.emblem import Drawing, Emblem
from desktop.printing.fonts import Family
from desktop.printing.lettering import Lettering
from desktop.printing.shaping import number
from desktop.thai import breaking

if TYPE_CHECKING:
    from desktop.printing import photos

EMBLEM_SAID = "ตราสัญลักษณ์ของหน่วยงาน"
WATERMARK = 0.9  # of the page's width, along its slant
_PALE = (0.88, 0.88, 0.88)
POINTS_PER_CM = 72 / 2.54


def cm(length: float) -> float:
    """Centimetres in points."""
    return length * POINTS_PER_CM


@dataclass(slots=True)
class _Frame:
    """Rows of a list whose rules are not drawn yet: `heights` are the rules between them."""

    edges: tuple[float, ...]
    thick: float
    heights: list[float]
    row: object = None  # which the last one is a part of


class Sheet(Lettering):
    """One document being drawn; call `next_page` between pages and `pdf` at the end."""

    def __init__(
        self, width: float, height: float, family: Family, breaker: breaking.Breaker
    ) -> None:
        super().__init__(width, height, family, breaker)
        self.foot = 0.0
        """How much of the lower edge of the column the footnotes of this page take."""
        self._emblem: Emblem | None = None
        self._photos: dict[str, photos.Picture] = {}
        self._frame: _Frame | None = None

    def next_page(self) -> None:
        """Leave this page for the next."""
        self._draw_frame()
        self.pages.append([])

    def leader(self, left: float, right: float, y: float) -> None:
        """A dotted rule for a field of a form."""
        if right - left > 2:
            self._decorate(
                f"q 0.8 w 1 J [0.01 2.4] 0 d {number(left)} {number(self.height - y)} m"
                f" {number(right)} {number(self.height - y)} l S Q"
            )

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> None:
        """A solid straight rule."""
        self._decorate(
            f"q {number(thick)} w {number(x0)} {number(self.height - y0)} m"
            f" {number(x1)} {number(self.height - y1)} l S Q"
        )

    def rules(
        self, segments: Iterable[tuple[float, float, float, float]], thick: float = 0.5
    ) -> None:
        """Many solid rules in one stroke, each x0, y0, x1, y1."""
        path = " ".join(
            f"{number(x0)} {number(self.height - y0)} m {number(x1)} {number(self.height - y1)} l"
            for x0, y0, x1, y1 in segments
        )
        self._decorate(f"q {number(thick)} w {path} S Q")

    def frame_row(
        self,
        edges: tuple[float, ...],
        top: float,
        low: float,
        thick: float,
        *,
        row: object = None,
    ) -> None:
        """The rules about a row of a list; `edges` are those of its columns. Parts of one `row`
        have none between them.

        Rows that follow each other share the rules between them and their columns' long ones.
        """
        frame = self._frame
        if frame is None or frame.edges != edges or abs(frame.heights[-1] - top) > 0.01:
            self._draw_frame()
            frame = self._frame = _Frame(edges, thick, [top])
        if row is not None and row is frame.row:
            frame.heights[-1] = low
        else:
            frame.heights.append(low)
        frame.row = row

    def _draw_frame(self) -> None:
        frame, self._frame = self._frame, None
        if frame is None:
            return
        edges, heights = frame.edges, frame.heights
        rows = [(edges[0], y, edges[-1], y) for y in heights]
        self.rules([*rows, *((x, heights[0], x, heights[-1]) for x in edges)], frame.thick)

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], alt: str) -> None:
        """Black rectangles (left, top, width, height): the modules of a code that says `alt`."""
        boxes = list(boxes)
        path = " ".join(
            f"{number(x)} {number(self.height - y - h)} {number(w)} {number(h)} re"
            for x, y, w, h in boxes
        )
        if self._is_artifact:
            self._decorate(f"{path} f")
            return
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right = max(box[0] + box[2] for box in boxes)
        low = max(box[1] + box[3] for box in boxes)
        before, self._here = self._here, self._figure(alt, left, top, right - left, low - top)
        self._draw(f"{path} f")
        self._here = before

    def fill(
        self, box: tuple[float, float, float, float], colour: tuple[float, float, float]
    ) -> None:
        """A filled rectangle (left, top, width, height) of a figure."""
        self._draw(f"q {' '.join(map(number, colour))} rg {self._rectangle(box)} f Q")

    def outline(
        self, box: tuple[float, float, float, float], colour: tuple[float, float, float]
    ) -> None:
        """The hairline around a rectangle (left, top, width, height) of a figure."""
        self._draw(f"q 0.5 w {' '.join(map(number, colour))} RG {self._rectangle(box)} S Q")

    def _rectangle(self, box: tuple[float, float, float, float]) -> str:
        left, top, width, height = box
        low = self.height - top - height
        return f"{number(left)} {number(low)} {number(width)} {number(height)} re"

    def emblem(self, emblem: Emblem, x: float, top: float, height: float) -> None:
        """The emblem with its middle at `x`, `height` tall."""
        self._emblem = emblem
        width = height * emblem.ratio
        wide = height if isinstance(emblem, Drawing) else width  # a picture is one unit wide
        matrix = (wide, 0, 0, height, x - width / 2, self.height - top - height)
        before = self._here
        self._here = self._figure(EMBLEM_SAID, x - width / 2, top, width, height)
        self._draw(f"q {' '.join(map(number, matrix))} cm /{binding.EMBLEM} Do Q")
        self._here = before

    def photo(self, picture: photos.Picture, x: float, top: float, width: float, alt: str) -> None:
        """A photo with its upper left corner at `x`, `top`, for screen readers `alt`."""
        name = f"Photo{hashlib.sha256(picture.data).hexdigest()[:16]}"
        self._photos[name] = picture
        height = width * picture.height / picture.width
        matrix = (width, 0, 0, height, x, self.height - top - height)
        before = self._here
        self._here = self._figure(alt, x, top, width, height)
        self._draw(f"q {' '.join(map(number, matrix))} cm /FormXob.{name} Do Q")
        self._here = before

    def watermark(self, words: str) -> None:
        """Put words across every page, behind its text, for the eye alone."""
        self.pages.append([])
        size = WATERMARK * self.width / self.width_of(words, 1, bold=True)
        self.text(0, self.height, words, size, bold=True, setting="center", colour=_PALE)
        drawn = "\n".join(code for _, code in self.pages.pop())
        cos, sin = math.cos(math.radians(55)), math.sin(math.radians(55))
        low = size * 0.28  # the middle of a letter above its foot
        middle = (self.width / 2 + sin * low, self.height / 2 - cos * low)
        matrix = (cos, sin, -sin, cos, *middle)
        for page in self.pages:
            page.insert(0, (None, f"q {' '.join(map(number, matrix))} cm {drawn} Q"))

    def looks(self) -> tuple[int, ...]:
        """A value for each page, the same while the page looks the same."""
        drawn_with = hash((self._emblem, *((used.resource, by) for by, used in self.fonts.items())))
        return tuple(hash((drawn_with, *(code for _, code in page))) for page in self.pages)

    def pdf(self, title: str, dated: date | None, source: bytes = b"") -> bytes:
        """The file: `title` is what viewers show, `dated` the paper's day, `source` its text."""
        self._draw_frame()
        return binding.bound(self, title, dated, source, self._emblem, self._photos)
