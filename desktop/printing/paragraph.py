"""Lines of a paragraph by total fit: all line ends are chosen together, so that no line is loose.

Justified Thai is distributed: blanks widen first towards the width of ก and past it, and a hair is
put after every letter cluster; Latin words and numbers are never letter-spaced. The price of a line
end comes from desktop.thai.breaking.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from desktop.printing.fonts import Family
from desktop.printing.paper import Span
from desktop.printing.shaping import Shaped, shaper
from desktop.recent import Recent
from desktop.thai.breaking import FORBIDDEN, Breaker, Broken, legal

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
_NEAR = 0.5  # what a line may be too long by

Setting = Literal["thai", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: `gap` after every cluster, `blank` more for every blank (1/1000 em).

    `left` (pt) is where it begins, `width` (pt) its length as set, `text` what it says.
    """

    words: tuple[Shaped, ...]
    gap: float
    blank: float
    left: float
    width: float
    text: str
    notes: tuple[int, ...] = ()
    """The footnotes marked on it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The room for a paragraph in pt: first line `first_left` in, the others `left` in."""

    width: float
    size: float
    setting: Setting = "thai"
    first_left: float = 0.0
    left: float = 0.0


class _Stock:
    """The paragraph as measured words with running sums: entry i is the sum before word i.

    `shrink` and `grow` are how far the words before can give way, in 1/1000 em.
    """

    def __init__(
        self, words: list[Shaped], prices: Sequence[float], *, noted: bool = False
    ) -> None:
        self.words = words
        self.noted = noted
        self.prices = prices
        self.widths = list(accumulate([word.width for word in words], initial=0.0))
        self.gaps = list(accumulate([word.gaps for word in words], initial=0))
        self.blanks = list(accumulate([word.blanks for word in words], initial=0))
        both = list(zip(self.blanks, self.gaps, strict=True))
        self.shrink = [b * SPACE_SHRINKS + g * LETTERS_SHRINK for b, g in both]
        self.grow = [b * SPACE_GROWS + g * LETTERS_GROW for b, g in both]


def _noted(
    spans: tuple[Span, ...], family: Family, breaker: Breaker, room: float
) -> tuple[list[Shaped], list[float]]:
    """Words with marks of footnotes: each mark clings to the word it stands behind."""
    marks: dict[int, list[Span]] = {}
    at = 0
    for span in spans:
        if span.note:
            marks.setdefault(at, []).append(span)
        else:
            at += len(span.text)
    unmarked = tuple(span for span in spans if not span.note)
    stock = _stock(_parted(unmarked, marks), family, breaker, room)
    words: list[Shaped] = []
    prices: list[float] = []
    at = 0

    def marked() -> None:
        for span in marks.pop(at, ()):
            plain = shaper(family.face(span.bold)).shape(span.text)
            after = prices[-1] if prices else FORBIDDEN
            if prices:
                prices[-1] = FORBIDDEN
            words.append(replace(plain, width=plain.width * RAISED, gaps=0, note=int(span.note)))
            prices.append(after)

    marked()
    for word, price in zip(stock.words, stock.prices, strict=True):
        words.append(word)
        prices.append(price)
        at += len(word.text)
        marked()
    return words, prices


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
        return _Stock(*_noted(spans, family, breaker, room), noted=True)
    broken = breaker.broken("".join(span.text for span in spans))
    prices: Sequence[float]
    if len(spans) == 1:
        words = shaper(family.face(spans[0].bold)).shape_all(broken.texts)
        prices = broken.prices
    else:
        words, prices = _in_weights(broken, spans, family)
    if max([word.width for word in words], default=0.0) > room:
        words, prices = _fitting(words, prices, room)
    return _Stock(words, prices)


def _in_weights(
    broken: Broken, spans: tuple[Span, ...], family: Family
) -> tuple[list[Shaped], list[float]]:
    """Pieces parted where the weight changes."""
    ends = list(accumulate(len(span.text) for span in spans))
    shapers = [shaper(family.face(span.bold)) for span in spans]
    words: list[Shaped] = []
    prices: list[float] = []
    at = 0
    for rest, price in zip(broken.texts, broken.prices, strict=True):
        while rest:
            which = bisect_right(ends, at)
            part = rest[: ends[which] - at]
            rest = rest[len(part) :]
            at += len(part)
            words.append(shapers[which].shape(part))
            prices.append(FORBIDDEN if rest else price)
    return words, prices


def _fitting(
    words: list[Shaped], prices: Sequence[float], room: float
) -> tuple[list[Shaped], list[float]]:
    """The words, those wider than the line in their letter clusters."""
    fitting: list[Shaped] = []
    priced: list[float] = []
    for word, price in zip(words, prices, strict=True):
        torn = [word] if word.width <= room or word.blanks else _torn(word)
        fitting += torn
        priced += [*[TEAR] * (len(torn) - 1), price]
    return fitting, priced


def _torn(word: Shaped) -> list[Shaped]:
    text = word.text
    borders = [0, *(i for i in range(1, len(text)) if legal(text, i)), len(text)]
    return [word.by.shape(text[a:b]) for a, b in pairwise(borders)]


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
    if not stock.words:
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
    words = stock.words
    last = len(words)
    breaks = [
        (i if words[i].blanks else i + 1, i + 1, price)
        for i, price in enumerate(stock.prices[:-1])
        if price != FORBIDDEN
    ]
    breaks.append((last, last, 0.0))
    return breaks


def _choose(
    stock: _Stock, breaks: list[tuple[int, int, float]], first: float, other: float
) -> list[int]:
    """The cheapest series of line ends, as indices into `breaks`."""
    n = len(breaks)
    widths, shrinks, grows = stock.widths, stock.shrink, stock.grow
    starts = [0, *[after for _, after, _ in breaks]]
    at_start = [widths[s] for s in starts]
    shrink_start = [shrinks[s] for s in starts]
    grow_start = [grows[s] for s in starts]
    best = [FORBIDDEN] * (n + 1)
    best[0] = 0.0
    came = [-1] * (n + 1)
    low = high = 0
    for j, (end, _, price) in enumerate(breaks):
        last = j == n - 1
        width, shrink, grow = widths[end], shrinks[end], grows[end]
        price += LINE_PRICE
        loosest = width - FULL_ENOUGH * other
        while low < j and (
            (other if low else first) - width + at_start[low] < shrink_start[low] - shrink - _NEAR
        ):
            low += 1
        while high < j and at_start[high + 1] <= loosest:
            high += 1
        cheapest, origin = FORBIDDEN, -1
        top = j if last else max(high, low)
        while True:
            for a in range(low, top + 1):
                before = price + best[a]
                if before >= cheapest:
                    continue
                room = other if a else first
                slack = room - width + at_start[a]
                if slack < 0:
                    give = shrink - shrink_start[a]
                    if slack < -give - _NEAR:
                        continue
                    tightness = slack / (give or 1.0)
                    cost = 1.4 * tightness * tightness
                elif last:
                    cost = STUB_PRICE if a and room - slack < room * STUB else 0.0
                else:
                    looseness = slack / (grow - grow_start[a] or 1.0)
                    cost = looseness * looseness * (0.5 + looseness)
                cost += before
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


def _line(
    stock: _Stock, start: int, end: int, measure: Measure, room: float, index: int, last: bool
) -> Line:
    words = tuple(stock.words[start:end])
    natural = stock.widths[end] - stock.widths[start]
    blanks = stock.blanks[end] - stock.blanks[start]
    notes = tuple(word.note for word in words if word.note) if stock.noted else ()
    ends = 0 if notes and words[-1].note else 1  # none after the last cluster
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
    text = "".join([word.text for word in words])
    return Line(words, gap, blank, left, width, text, notes)
