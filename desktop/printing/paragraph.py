"""Lines of a paragraph by total fit: all line ends are chosen together, so that no line is loose.

Justified Thai is distributed: blanks widen first towards the width of ก and past it, and a hair is
put after every letter cluster; Latin words and numbers are never letter-spaced. The price of a line
end comes from desktop.thai.breaking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from desktop.printing.fonts import Family
from desktop.printing.paper import Span
from desktop.printing.shaping import Shaped, Shaper, shaper
from desktop.recent import Recent
from desktop.thai.breaking import BLANK, FORBIDDEN, Breaker, legal

# in 1/1000 em; house taste, judged on the seed's papers
SPACE_GROWS = 170.0  # at looseness 1 a blank is as wide as ก (ราชบัณฑิตยสภา: วรรคเล็ก)
SPACE_MOST = 450.0  # then letters alone take the rest
LETTERS_GROW = 13.0
LETTERS_MOST = 45.0  # beyond this the line stays short: a typist would not tear it apart
SPACE_SHRINKS = 45.0
LETTERS_SHRINK = 9.0
FULL_ENOUGH = 0.80  # lines emptier than this are tried only when nothing fits
TEAR = 40.0  # price of ending a line inside a word wider than the line
STUB = 0.10  # a last line shorter than this share is a stub
STUB_PRICE = 1.5
LINE_PRICE = 0.02
RAISED = 0.62  # the mark of a footnote, share of the type

Setting = Literal["thai", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Element:
    """One shaped piece of a line; `note` is the footnote whose raised mark it is, 0 for none."""

    shaper: Shaper
    word: Shaped
    space: bool
    note: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: `gap` after every cluster, `blank` more for every blank (1/1000 em).

    `left` (pt) is where it begins, `width` (pt) its length as set, `text` what it says.
    """

    elements: tuple[Element, ...]
    gap: float
    blank: float
    left: float
    width: float
    text: str

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes marked on this line."""
        return tuple(element.note for element in self.elements if element.note)


@dataclass(frozen=True, slots=True)
class Measure:
    """The room for a paragraph in pt: first line `first_left` in, the others `left` in."""

    width: float
    size: float
    setting: Setting = "thai"
    first_left: float = 0.0
    left: float = 0.0


class _Stock:
    """The paragraph as measured elements with running sums."""

    def __init__(self, elements: list[Element], prices: list[float]) -> None:
        self.elements = elements
        self.prices = prices
        self.widths = [0.0]
        self.gaps = [0]
        self.blanks = [0]
        width, gaps, blanks = 0.0, 0, 0
        for element in elements:
            word = element.word
            width += word.width
            gaps += word.gaps
            if element.space:
                blanks += len(word.text)
            self.widths.append(width)
            self.gaps.append(gaps)
            self.blanks.append(blanks)


def _noted(
    spans: tuple[Span, ...], family: Family, breaker: Breaker, room: float
) -> tuple[list[Element], list[float]]:
    """Elements of text with marks of footnotes: each mark clings to the word it stands behind."""
    marks: dict[int, list[Span]] = {}
    at = 0
    for span in spans:
        if span.note:
            marks.setdefault(at, []).append(span)
        else:
            at += len(span.text)
    # an empty span parts a word where a mark stands inside it
    words = tuple(span for span in spans if not span.note)
    stock = _stock(_parted(words, marks), family, breaker, room)
    elements: list[Element] = []
    prices: list[float] = []
    at = 0

    def marked() -> None:
        for span in marks.pop(at, ()):
            by = shaper(family.face(span.bold))
            plain = by.shape(span.text)
            raised = replace(plain, width=plain.width * RAISED, clusters=(plain.codes,), gaps=0)
            after = prices[-1] if prices else FORBIDDEN
            if prices:
                prices[-1] = FORBIDDEN
            elements.append(Element(by, raised, False, int(span.note)))
            prices.append(after)

    marked()
    for element, price in zip(stock.elements, stock.prices, strict=True):
        elements.append(element)
        prices.append(price)
        at += len(element.word.text)
        marked()
    return elements, prices


def _parted(words: tuple[Span, ...], at: Iterable[int]) -> tuple[Span, ...]:
    """The same words in spans that end wherever `at` says."""
    cuts = sorted(at)
    out: list[Span] = []
    start = 0
    for span in words:
        inside = [cut - start for cut in cuts if start < cut < start + len(span.text)]
        borders = [0, *inside, len(span.text)]
        out += [Span(span.text[a:b], span.bold) for a, b in pairwise(borders)]
        start += len(span.text)
    return tuple(out)


def _stock(spans: tuple[Span, ...], family: Family, breaker: Breaker, room: float) -> _Stock:
    if any(span.note for span in spans):
        return _Stock(*_noted(spans, family, breaker, room))
    pieces = breaker.pieces("".join(span.text for span in spans))
    ends: list[int] = []
    at = 0
    for span in spans:
        at += len(span.text)
        ends.append(at)
    shapers = [shaper(family.face(span.bold)) for span in spans]
    elements: list[Element] = []
    prices: list[float] = []
    at = 0
    if len(spans) == 1:
        by = shapers[0]
        shape = by.shape
        for text, price in pieces:
            word, space = shape(text), text[0] in BLANK
            if word.width > room and not space:
                for torn, end in _torn(text, by):
                    elements.append(Element(by, torn, False))
                    prices.append(TEAR if not end else price)
            else:
                elements.append(Element(by, word, space))
                prices.append(price)
        return _Stock(elements, prices)
    for piece in pieces:
        space = piece.space
        rest = piece.text
        while rest:
            which = bisect_right(ends, at)
            part = rest[: ends[which] - at]
            rest = rest[len(part) :]
            at += len(part)
            price = FORBIDDEN if rest else piece.price
            word = shapers[which].shape(part)
            if word.width > room and not space:
                for torn, end in _torn(part, shapers[which]):
                    elements.append(Element(shapers[which], torn, False))
                    prices.append(TEAR if not end else price)
            else:
                elements.append(Element(shapers[which], word, space))
                prices.append(price)
    return _Stock(elements, prices)


def _torn(text: str, by: Shaper) -> list[tuple[Shaped, bool]]:
    """A word wider than the line in its letter clusters; the flag marks the last."""
    borders = [0, *(i for i in range(1, len(text)) if legal(text, i)), len(text)]
    parts = [text[a:b] for a, b in pairwise(borders)]
    return [(by.shape(part), i == len(parts) - 1) for i, part in enumerate(parts)]


def set_lines(
    spans: tuple[Span, ...], measure: Measure, family: Family, breaker: Breaker
) -> tuple[Line, ...]:
    """The lines of a paragraph; joined, their texts and the blanks between are the text again."""
    key = (spans, measure, family, breaker)
    found = _lines_set.get(key)
    return _lines_set.put(key, _set_lines(*key)) if found is None else found


_lines_set: Recent[tuple[tuple[Span, ...], Measure, Family, Breaker], tuple[Line, ...]] = Recent()


def _set_lines(
    spans: tuple[Span, ...], measure: Measure, family: Family, breaker: Breaker
) -> tuple[Line, ...]:
    unit = 1000.0 / measure.size
    first = (measure.width - measure.first_left) * unit
    other = (measure.width - measure.left) * unit
    stock = _stock(spans, family, breaker, min(first, other))
    if not stock.elements:
        return ()
    breaks = _breaks(stock)
    chosen = _choose(stock, breaks, first, other)
    lines: list[Line] = []
    start = 0
    for index, which in enumerate(chosen):
        end, after, _ = breaks[which]
        last = which == len(breaks) - 1
        lines.append(_line(stock, start, end, measure, first if index == 0 else other, index, last))
        start = after
    return tuple(lines)


def _breaks(stock: _Stock) -> list[tuple[int, int, float]]:
    """Places a line may end: (end of the line, start of the next, price)."""
    breaks: list[tuple[int, int, float]] = []
    elements, prices = stock.elements, stock.prices
    for i in range(len(elements) - 1):
        if prices[i] == FORBIDDEN:
            continue
        if elements[i].space:
            breaks.append((i, i + 1, prices[i]))
        else:
            breaks.append((i + 1, i + 1, prices[i]))
    breaks.append((len(elements), len(elements), 0.0))
    return breaks


def _choose(
    stock: _Stock, breaks: list[tuple[int, int, float]], first: float, other: float
) -> list[int]:
    """The cheapest series of line ends, as indices into `breaks`."""
    n = len(breaks)
    starts = [0, *(after for _, after, _ in breaks)]
    at_start = [stock.widths[s] for s in starts]
    gaps_start = [stock.gaps[s] for s in starts]
    blanks_start = [stock.blanks[s] for s in starts]
    best = [FORBIDDEN] * (n + 1)
    best[0] = 0.0
    came = [-1] * (n + 1)
    low = high = 0
    for j, (end, _, price) in enumerate(breaks):
        last = j == n - 1
        width, gaps, blanks = stock.widths[end], stock.gaps[end], stock.blanks[end]
        while low < j and not _fits(
            (first if low == 0 else other) - width + at_start[low],
            blanks - blanks_start[low],
            gaps - gaps_start[low],
        ):
            low += 1
        while high < j and at_start[high + 1] <= width - FULL_ENOUGH * other:
            high += 1
        cheapest, origin = FORBIDDEN, -1
        top = j if last else max(high, low)
        while True:
            for a in range(low, top + 1):
                if best[a] >= cheapest:
                    continue
                room = other if a else first
                slack = room - width + at_start[a]
                b, g = blanks - blanks_start[a], gaps - gaps_start[a]
                if slack < 0:
                    if not _fits(slack, b, g):
                        continue
                    tightness = slack / (b * SPACE_SHRINKS + g * LETTERS_SHRINK or 1.0)
                    cost = 1.4 * tightness * tightness
                elif last:
                    cost = STUB_PRICE if a and room - slack < room * STUB else 0.0
                else:
                    looseness = slack / (b * SPACE_GROWS + g * LETTERS_GROW or 1.0)
                    cost = looseness * looseness * (0.5 + looseness)
                cost += price + LINE_PRICE + best[a]
                if cost < cheapest:
                    cheapest, origin = cost, a
            if origin >= 0 or top == j:
                break
            top = j  # nothing nearly full fits: allow looser lines
        if origin < 0:  # a single piece that does not fit even alone
            origin = max(a for a in range(j + 1) if best[a] < FORBIDDEN)
            cheapest = best[origin] + 1e6
        best[j + 1] = cheapest
        came[j + 1] = origin
    chosen: list[int] = []
    j = n
    while j > 0:
        chosen.append(j - 1)
        j = came[j]
    return chosen[::-1]


def _fits(slack: float, blanks: int, gaps: int) -> bool:
    return slack >= -(blanks * SPACE_SHRINKS + gaps * LETTERS_SHRINK) - 0.5


def _line(
    stock: _Stock, start: int, end: int, measure: Measure, room: float, index: int, last: bool
) -> Line:
    elements = tuple(stock.elements[start:end])
    natural = stock.widths[end] - stock.widths[start]
    blanks = stock.blanks[end] - stock.blanks[start]
    ends = 0 if end > start and elements[-1].note else 1  # none after the last cluster
    gaps = max(0, stock.gaps[end] - stock.gaps[start] - ends)
    slack = room - natural
    gap = blank = 0.0
    if slack < 0:
        share = slack / (blanks * SPACE_SHRINKS + gaps * LETTERS_SHRINK or 1.0)
        gap, blank = share * LETTERS_SHRINK, share * SPACE_SHRINKS
        if not gaps and not blanks:
            gap = blank = 0.0
    elif measure.setting == "thai" and not last and (gaps or blanks):
        share = slack / (blanks * SPACE_GROWS + gaps * LETTERS_GROW)
        blank = min(share * SPACE_GROWS, SPACE_MOST)
        gap = min((slack - blank * blanks) / gaps, LETTERS_MOST) if gaps else 0.0
    size = measure.size / 1000.0
    width = (natural + gap * gaps + blank * blanks) * size
    left = measure.first_left if index == 0 else measure.left
    free = room * size - width
    if measure.setting == "right":
        left += free
    elif measure.setting == "center":
        left += free / 2
    text = "".join(element.word.text for element in elements)
    return Line(elements, gap, blank, left, width, text)
