"""Text on the sheet: measured, kept ready, and put down with exact letters under it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from desktop.printing.embedding import Used
from desktop.printing.fonts import Family
from desktop.printing.marked import Marked
from desktop.printing.paragraph import RAISED, Line, Setting
from desktop.printing.shaping import Shaped, Shaper, drawing, number, shaper
from desktop.printing.tagging import Element
from desktop.thai import breaking

_SHARES: dict[Setting, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
_BY = attrgetter("by")
_BY_AND_NOTE = attrgetter("by", "note")
# Some readers take a gap from about here (1/1000 em) for a blank, and any letter drawn left of the
# mark before it for its forerunner: such lines say their text themselves.
WIDE_GAP = 22.0
RISE = 0.36  # of the mark of a footnote, share of the type


class Natural(NamedTuple):
    """A text on one line as `by` shapes it, in letters or in words; `width` in 1/1000 em."""

    by: Shaper
    letters: list[str]
    words: list[Shaped]
    width: float


Drawn = tuple[str, str] | None
"""What draws a text, but for its height between the two: see `Lettering.prepared`."""


class Lettering(Marked):
    """A sheet that words can be put on, in the family's two weights."""

    def __init__(
        self, width: float, height: float, family: Family, breaker: breaking.Breaker
    ) -> None:
        super().__init__(width, height)
        self.family = family
        self.breaker = breaker
        self.fonts: dict[Shaper, Used] = {}
        """What the file shows of each face."""
        self._shapers = (shaper(family.regular), shaper(family.bold))

    def _use(self, by: Shaper) -> Used:
        used = self.fonts.get(by)
        if used is None:
            used = self.fonts[by] = Used(f"F{len(self.fonts) + 1}", by)
        return used

    def natural(self, text: str, bold: bool = False) -> Natural:
        """A text as it stands on a line of its own, to be measured and put down."""
        by = self._shapers[bold]
        letters = by.letters_of(text)
        if letters is not None:
            return Natural(by, letters, [], sum(map(by.letter_widths.__getitem__, letters)))
        words = by.shape_all(self.breaker.broken(text).texts)
        return Natural(by, [], words, sum([word.width for word in words]))

    def width_of(self, text: str, size: float, bold: bool = False) -> float:
        """How long a text is in points."""
        return self.natural(text, bold).width * size / 1000

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        setting: Setting = "left",
        colour: tuple[float, float, float] | None = None,
    ) -> float:
        """One line of text at its natural width, returned; `x` is its left, middle or right."""
        if not text:
            return 0.0
        return self.put(x, baseline, self.natural(text, bold), size, setting, colour)

    def put(
        self,
        x: float,
        baseline: float,
        text: Natural,
        size: float,
        setting: Setting = "left",
        colour: tuple[float, float, float] | None = None,
    ) -> float:
        """As `text`, for one that was measured before."""
        before, after = self.prepared(x, text, size, setting)
        code = f"{before}{number(self.height - baseline)}{after}"
        if colour is not None:
            code = f"q {' '.join(map(number, colour))} rg {code} Q"
        self._draw(code)
        return text.width * size / 1000

    def prepared(
        self, x: float, text: Natural, size: float, setting: Setting = "left"
    ) -> tuple[str, str]:
        """What draws a measured text, but for the height between the two: see `cells`."""
        by, letters, words, long = text
        x -= long * size / 1000 * _SHARES[setting]
        used = self._use(by)
        if letters:
            used.letters.append(letters)
            shown = "".join(map(by.letter_closes.__getitem__, letters)).replace("><", "")
        else:
            used.words.update(words)
            shown = drawing(words, 0, 0, size)
        return (
            f"BT /{used.resource} {number(size)} Tf 1 0 0 1 {number(x)} ",
            f" Tm [{shown}] TJ ET",
        )

    def prepared_all(
        self,
        x: float,
        texts: Sequence[str],
        size: float,
        setting: Setting,
        room: float,
        *,
        bold: bool = False,
    ) -> list[Drawn]:
        """`prepared` for the texts of a column; None for one that is empty or wider than `room`."""
        by = self._shapers[bold]
        found = by.lines_of(texts)
        if found is None:
            naturals = [self.natural(text, bold) for text in texts]
            fitting = [text.width and text.width * size / 1000 <= room for text in naturals]
            return [
                self.prepared(x, text, size, setting) if fits else None
                for text, fits in zip(naturals, fitting, strict=True)
            ]
        used = self._use(by)
        used.letters.append(list(found.letters))
        begin = f"BT /{used.resource} {number(size)} Tf 1 0 0 1 "
        share = _SHARES[setting] * size / 1000
        most = room * 1000 / size
        fixed = f"{begin}{number(x)} "
        return [
            (f"{begin}{number(x - width * share)} " if share else fixed, f" Tm [{close}] TJ ET")
            if close and width <= most
            else None
            for width, close in zip(found.widths, found.closes, strict=True)
        ]

    def cells(self, row: int, baseline: float, drawn: Sequence[Drawn]) -> None:
        """Draw the cells of a row of the table that is tagged now, those on one line: None for each
        other. Row 0 is the head.
        """
        y = number(self.height - baseline)
        page = self.pages[-1]
        kids = self._cells(row, len(drawn))
        if kids is None:
            page += [(None, f"{one[0]}{y}{one[1]}") for one in drawn if one]
            return
        for place, one in enumerate(drawn):
            if one:
                kid = kids[place]
                if isinstance(kid, str):
                    kid = kids[place] = Element(kid, [])
                assert isinstance(kid, Element)  # a row has cells only
                page.append((kid, f"{one[0]}{y}{one[1]}"))

    def line(self, x: float, baseline: float, line: Line, size: float) -> None:
        """A set line whose paragraph begins at `x`."""
        code = [f"BT 1 0 0 1 {number(x + line.left)} {number(self.height - baseline)} Tm"]
        gap = line.gap
        for _, some in groupby(line.words, key=_BY_AND_NOTE if line.notes else _BY):
            words = list(some)
            used = self._use(words[0].by)
            used.words.update(words)
            if words[0].note:
                small = size * RAISED
                code.append(f"/{used.resource} {number(small)} Tf {number(size * RISE)} Ts")
                code.append(f"[{drawing(words, 0, 0, small)}] TJ 0 Ts")
                continue
            code.append(f"/{used.resource} {number(size)} Tf")
            code.append(f"[{drawing(words, gap, line.blank, size)}] TJ")
        code.append("ET")
        if gap > WIDE_GAP or gap < 0:
            said = line.text.encode("utf-16-be").hex().upper()
            code.insert(0, f"/Span <</ActualText <FEFF{said}>>> BDC")
            code.append("EMC")
        self._draw(" ".join(code))
