"""Where a line of Thai may end: between words, never inside one, a name or a date.

Thai is written without spaces between words, so words are found by the cheapest way through the
dictionary, over borders that a letter cluster allows. What comes out are pieces with the price of
ending a line after each; the paragraph (desktop.printing.paragraph) weighs the prices.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from desktop import paths
from desktop.recent import Recent
from desktop.thai import spacing
from desktop.thai.dictionary import THAI_WORD, Dictionary, standard

FORBIDDEN = float("inf")
# never first in a line, nor split from the letter before: following vowels, marks, ๆ ฯ
NOT_FIRST = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎ๆฯ")
_SIGNS = frozenset("ๆฯ")  # no part of a word, but never parted from it
NOT_LAST = frozenset("เแโใไ")  # vowels written before their consonant
_MARKS, _LEADING = "".join(sorted(NOT_FIRST - _SIGNS)), "".join(sorted(NOT_LAST))
_CLUSTER = re.compile(  # what no border parts: a sign, a letter with all that belongs to it
    f"[ๆฯ]|[{_LEADING}]*[^{_LEADING}][{_MARKS}]*|[{_LEADING}]+"
)
BLANK = " \u00a0"
_OPENING = frozenset("([{“‘")
_TOKEN = re.compile(
    "([ \u00a0]+)|([\u0e01-\u0e3a\u0e40-\u0e4e]+)|([^ \u00a0\u0e01-\u0e3a\u0e40-\u0e4e]+)"
)
_ADDRESS = 25  # letters from which a word with slashes may be parted
_ADDRESS_PART = re.compile(r"[^/?&=#]*[/?&=#]+|[^/?&=#]+$")
_ADDRESS_PRICE = 1.5
_LONG_COMPOUND = 16  # letters from which any compound may be parted between common words
_COMMON = 11.0  # the cost under which a word counts as common
_PART = 4  # letters of its parts at least
_WORD_COST = 2.5  # a little for each word, so that one long word beats two short ones
_UNKNOWN_COST = 11.5
_JOINED = 5  # parts a word may be put together from


class Piece(NamedTuple):
    """A stretch of text that stays whole, and the price of ending a line right after it.

    `price` is `FORBIDDEN` where no line may end; a space's price is for ending the line in it.
    """

    text: str
    price: float

    @property
    def space(self) -> bool:
        """Whether the piece is blank space."""
        return self.text[0] in BLANK


class Broken(NamedTuple):
    """The pieces of a text and, as long, their prices."""

    texts: tuple[str, ...]
    prices: tuple[float, ...]


class Prices(NamedTuple):
    """What the house pays for poor line ends and line starts (resources/forms/breaking.toml)."""

    word: float
    inside_compound: float
    alone: float
    ends: dict[str, float]
    starts: dict[str, float]
    compounds: dict[str, dict[int, float]]  # places in a compound → price
    shortest: int  # letters of the shortest word that may be parted


@cache
def prices() -> Prices:
    """The prices of `resources/forms/breaking.toml`."""
    data = tomllib.loads(paths.resource("forms", "breaking.toml").read_text(encoding="utf-8"))
    ends = {w: float(g["price"]) for g in data["line_end"] for w in g["words"]}
    starts = {w: float(g["price"]) for g in data["line_start"] for w in g["words"]}
    inside = float(data["inside_compound"])
    compounds: dict[str, dict[int, float]] = {}
    for entry in data["compounds"]:
        parts = entry.replace("¦", "|").split("|")
        marks = [sign for sign in entry if sign in "|¦"]
        at, places = 0, {}
        for part, mark in zip(parts, marks, strict=False):
            at += len(part)
            places[at] = inside if mark == "|" else 2 * inside
        compounds["".join(parts)] = places
    shortest = min(_LONG_COMPOUND, *map(len, compounds))
    return Prices(
        float(data["word"]), inside, float(data["alone"]), ends, starts, compounds, shortest
    )


def legal(text: str, at: int) -> bool:
    """Whether letters allow a border before `text[at]` (no word knowledge)."""
    return text[at] not in NOT_FIRST and text[at - 1] not in NOT_LAST


class Breaker:
    """Breaks text with the standard words and a set of protected names.

    `under` is a breaker for the names that hardly change: where none of the other names is met its
    work is taken, so that typing a signer's name does not break the whole paper anew.
    """

    def __init__(self, names: frozenset[str] = frozenset(), under: Breaker | None = None) -> None:
        own = frozenset(name for name in names if name.strip())
        self.names: frozenset[str] = own | (under.names if under else frozenset())
        self._under = under
        self.dictionary: Dictionary = (under.dictionary if under else standard()).with_names(own)
        self._own = re.compile("|".join(map(re.escape, sorted(own)))) if own else None
        self._own_parts = {part for name in own for part in THAI_WORD.findall(name)}
        kept = sorted(self.names, key=lambda name: (-len(name), name))
        self._name = re.compile("|".join(re.escape(name) for name in kept)) if kept else None
        self._segmented: Recent[str, tuple[str, ...]] = Recent()
        self._broken: Recent[str, Broken] = Recent()

    def words(self, thai: str) -> tuple[str, ...]:
        """Unspaced Thai as words; what no word explains stays in one lump."""
        under = self._under
        if under is not None and not any(part in thai for part in self._own_parts):
            return under.words(thai)
        found = self._segmented.get(thai)
        if found is None:
            found = self._segmented.put(thai, self._segment(thai))
        return found

    def _segment(self, thai: str) -> tuple[str, ...]:
        n = len(thai)
        costs = self.dictionary.costs
        found = self.dictionary.found(thai)
        begin = [FORBIDDEN] * (n + 1)  # the cheapest way to a border and the price of a word more
        came = [0] * (n + 1)  # where the last word on it begins; ~ that for what is no word
        borders = accumulate(map(len, _CLUSTER.findall(thai)))
        here, border, now = 0, next(borders, n + 1), _WORD_COST
        sign = thai[:1] in _SIGNS
        begin[0] = FORBIDDEN if sign else now  # no word begins with a sign
        best, origin = FORBIDDEN, 0
        for start, end, place in (*found, (0, n + 1, 0)):
            while border < end:  # all words that end at it are known: go on to the next
                if sign:
                    if now - _WORD_COST < best:
                        best, origin = now - _WORD_COST, here
                elif now + _UNKNOWN_COST < best:
                    best, origin = now + _UNKNOWN_COST, ~here
                came[border] = origin
                now = best + _WORD_COST
                here, border = border, next(borders, n + 1)
                sign = here < n and thai[here] in _SIGNS
                begin[here] = FORBIDDEN if sign else now
                best = FORBIDDEN
            if border == end:
                cost = begin[start] + costs[place]
                if cost < best:
                    best, origin = cost, start
        words: list[str] = []
        cut = bytearray(n + 1)
        known = 0
        at = n
        while at:
            cut[at] = 1
            origin = came[at]
            if origin < 0:  # a lump as long as no word explains it
                origin = ~origin
                while came[origin] < 0:
                    origin = ~came[origin]
            elif thai[origin] not in _SIGNS:
                known += 1  # a word that `found` tells
            words.append(thai[origin:at])
            at = origin
        words.reverse()
        cut[0] = 1
        between = [match for match in found if cut[match[0]] and cut[match[1]]]
        if len(between) == known:
            return tuple(words)
        return tuple(_joined(words, between))

    def _parts(self, word: str, pay: Prices) -> dict[int, float]:
        """Where a compound may be parted, and the price: as the data say, or between common words
        when it is very long.
        """
        if word in self.names:
            return {}
        if word in pay.compounds:
            return pay.compounds[word]
        if len(word) < _LONG_COMPOUND:
            return {}
        return dict.fromkeys(self._cheapest_parts(word), pay.inside_compound)

    def _cheapest_parts(self, word: str) -> tuple[int, ...]:
        n = len(word)
        dictionary = self.dictionary
        best = [FORBIDDEN] * (n + 1)
        best[0] = 0.0
        came = [0] * (n + 1)
        for i in range(n):
            if best[i] == FORBIDDEN:
                continue
            for j in range(i + _PART, min(n, i + n - _PART) + 1):
                if j < n and not legal(word, j):
                    continue
                cost = dictionary.cost(word[i:j])
                if cost is not None and cost < _COMMON and best[i] + cost + 2 < best[j]:
                    best[j] = best[i] + cost + 2
                    came[j] = i
        if best[n] == FORBIDDEN:
            return ()
        parts: list[int] = []
        j = came[n]
        while j:
            parts.append(j)
            j = came[j]
        return tuple(reversed(parts))

    def _inside_names(self, text: str) -> set[int]:
        """Positions strictly inside a protected name: no line ends there."""
        inside: set[int] = set()
        if self._name is None:
            return inside
        for match in self._name.finditer(text):
            start, end = match.span()
            if (start == 0 or legal(text, start)) and (end == len(text) or legal(text, end)):
                inside.update(range(start + 1, end))
        return inside

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Text as pieces with prices; joined they are the text again, letter by letter."""
        return tuple(map(Piece, *self.broken(text)))

    def broken(self, text: str) -> Broken:
        """The pieces as two rows, which are made and read faster than thousands of pieces."""
        found = self._broken.get(text)
        return self._broken.put(text, self._break(text)) if found is None else found

    def _break(self, text: str) -> Broken:
        if self._under is not None and (self._own is None or not self._own.search(text)):
            return self._under.broken(text)
        pay = prices()
        inside = self._inside_names(text)
        kept_spaces = spacing.no_break_spaces(text, self.names)
        texts: list[str] = []
        priced: list[float] = []
        for match in _TOKEN.finditer(text):
            blank, thai, other = match.groups()
            if blank:
                start, end = match.span()
                kept = "\u00a0" in blank or any(i in kept_spaces for i in range(start, end))
                kept = kept or any(i in inside for i in range(start, end))
                texts.append(blank)
                priced.append(FORBIDDEN if kept else 0.0)
                continue
            if not thai:
                parts, costs = _address(other)
            elif inside:
                parts, costs = self._thai_with_names(thai, match.start(), inside, pay)
            else:
                parts, costs = self._thai(thai, pay)
            texts += parts
            priced += costs
            priced[-1] = FORBIDDEN  # what follows decides
        return Broken(tuple(texts), tuple(_joints(texts, priced, inside, pay)))

    def _thai(self, thai: str, pay: Prices) -> tuple[list[str], list[float]]:
        """A word is a piece, a long one perhaps several."""
        words = self.words(thai)
        shortest = pay.shortest
        if max(map(len, words), default=0) < shortest:
            return list(words), [pay.word] * len(words)
        texts: list[str] = []
        priced: list[float] = []
        for word in words:
            done = 0
            if len(word) >= shortest:
                parts = self._parts(word, pay)
                for part in sorted(parts):
                    texts.append(word[done:part])
                    priced.append(parts[part])
                    done = part
            texts.append(word[done:])
            priced.append(pay.word)
        return texts, priced

    def _thai_with_names(
        self, thai: str, start: int, inside: set[int], pay: Prices
    ) -> tuple[list[str], list[float]]:
        """As `_thai`, but what a protected name covers is one piece."""
        texts: list[str] = []
        priced: list[float] = []
        held = ""
        at = start
        for word in self.words(thai):
            done = 0
            parts = self._parts(word, pay)
            for part in (*sorted(parts), len(word)):
                held += word[done:part]
                at += part - done
                done = part
                if at in inside and at < start + len(thai):
                    continue  # the name goes on
                texts.append(held)
                priced.append(parts.get(part, pay.word))
                held = ""
        return texts, priced


def _joined(words: list[str], found: list[tuple[int, int, int]]) -> list[str]:
    """Neighbours that are one word in the dictionary as that word: รับ ฟัง → รับฟัง.

    Frequent parts outweigh a rare whole in the sums, but a line must not end inside it. `found` are
    the words of the dictionary from one end of a word to another, as `Dictionary.found` tells them.
    """
    ends: dict[int, set[int]] = {}
    for start, end, _ in found:
        ends.setdefault(start, set()).add(end)
    out: list[str] = []
    i = at = 0
    count = len(words)
    while i < count:
        word = words[i]
        end = whole = at + len(word)
        possible = ends.get(at)
        taken = 1
        if possible and word not in _SIGNS:
            for many in range(2, min(_JOINED, count - i) + 1):
                whole += len(words[i + many - 1])
                if whole in possible:
                    taken, end = many, whole
        out.append(word if taken == 1 else "".join(words[i : i + taken]))
        i += taken
        at = end
    return out


def _address(text: str) -> tuple[list[str], list[float]]:
    """A web address in the parts between its slashes; any other word whole."""
    parts = [text]
    if "/" in text and len(text) >= _ADDRESS:
        parts = _ADDRESS_PART.findall(text)
    return parts, [_ADDRESS_PRICE] * len(parts)


def _joints(texts: list[str], given: list[float], inside: set[int], pay: Prices) -> list[float]:
    """Prices that depend on both neighbours: weak ends, weak starts, brackets, slashes."""
    out: list[float] = []
    alone = True  # the piece stands right after a blank
    blank = bool(texts) and texts[0][0] in BLANK
    end_price, start_price = pay.ends.get, pay.starts.get
    for text, price, after in zip(texts, given, islice(texts, 1, None), strict=False):
        first = after[0]
        before_blank = first in BLANK
        if first in NOT_FIRST or text[-1] in NOT_LAST:
            price = FORBIDDEN
        elif blank:
            pass
        elif before_blank:
            price = FORBIDDEN
        elif price == FORBIDDEN:
            price = _at_a_change_of_script(text, after, pay)
        elif price != _ADDRESS_PRICE:
            weak, start = end_price(text), start_price(after)
            if weak is not None:
                price += weak + (start or 0.0)
                if alone and weak:
                    price += pay.alone
            elif start is not None:
                price += start
        alone, blank = blank, before_blank
        out.append(price)
    if texts:
        out.append(FORBIDDEN)
    if inside:
        for place, at in enumerate(accumulate(map(len, texts))):
            if at in inside and texts[place][0] not in BLANK:
                out[place] = FORBIDDEN
    return out


def _at_a_change_of_script(before: str, after: str, pay: Prices) -> float:
    """Thai beside Latin, digits or signs without a space: only at brackets and after a slash."""
    if after[0] in _OPENING and before[-1] not in _OPENING:
        return pay.word
    if before[-1] == "/" and THAI_WORD.search(after) and len(before) + len(after) > 3:
        return pay.word
    if before[-1] in ")”" and THAI_WORD.match(after):
        return pay.word
    return FORBIDDEN


@lru_cache(maxsize=16)
def breaker(names: frozenset[str] = frozenset(), lasting: frozenset[str] = frozenset()) -> Breaker:
    """A breaker for these protected names; `lasting` are those the next keystroke keeps."""
    if lasting:
        return Breaker(names, breaker(lasting))
    return Breaker(names)
