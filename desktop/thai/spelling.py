"""Slips of the finger in Thai that is written without blanks, found offline.

A dictionary alone does not see them: ประชาขน comes apart into ประชา and ขน, both words. So every
window of one to four neighbouring words is compared with the words one slip away (SymSpell's
deletions), and is reported when the word there is far likelier than what stands (shared page qt.md
§2: 8 of 8 typical slips, 88 % of random ones). The index, `resources/words/words_th.slips`, is a
trie made once of the word list by `python -m desktop.thai.spelling`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import marisa_trie

from desktop import paths
from desktop.recent import Recent
from desktop.thai.breaking import Breaker
from desktop.thai.dictionary import THAI_WORD, standard

SLIPS = "words_th.slips"
_COMMON = 14.0  # words rarer than this are no guess
_SHORTEST, _LONGEST = 4, 16  # letters of a word that is guessed
_VERY_COMMON = 9.5  # a word of three letters must be as common as ด้วย
_WINDOW = 4  # words
_GAIN = 7.0  # how much cheaper the guess must be: e^7, a thousand times likelier
_BOTH_WORDS = 2.8  # more, where each part of the window is a word by itself: จ่าย|น้ำ is no ว่ายน้ำ
_WORD_COST = 2.5
_UNKNOWN = 13.0  # a word of no list
_MOST_GUESSES = 3
_HEADS = ("การ", "ความ", "ผู้")
_SIGNS = "ๆฯ"
_SILENT = "\u0e4c"  # THANTHAKHAT: the letter it stands on is left out with it


@dataclass(frozen=True, slots=True)
class Slip:
    """A likely slip at `start` of the text, and the words that were perhaps meant, best first."""

    start: int
    found: str
    guesses: tuple[str, ...]


_seen: Recent[tuple[Breaker, str], tuple[Slip, ...]] = Recent()


def slips(text: str, by: Breaker, known: frozenset[str] = frozenset()) -> tuple[Slip, ...]:
    """The likely slips of a text; `known` are the office's own words, never reported.

    `by` segments, with the names of the paper protected. A paragraph seen before is not searched
    again.
    """
    found: list[Slip] = []
    for run in THAI_WORD.finditer(text):
        key = (by, run.group())
        there = _seen.get(key)
        if there is None:
            there = _seen.put(key, tuple(_search(run.group(), by)))
        found += [Slip(run.start() + s.start, s.found, s.guesses) for s in there]
    return tuple(slip for slip in found if slip.found not in known)


def _search(run: str, by: Breaker) -> Iterator[Slip]:
    words = _parts(by.words(run), by)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word)
    prices = [_price(word, by) for word in words]
    i = 0
    while i < len(words):
        best: tuple[float, int, str, list[str]] | None = None
        for many in range(1, min(_WINDOW, len(words) - i) + 1):
            window = "".join(words[i : i + many])
            if len(window) > _LONGEST + 1:
                break
            if len(window) < _SHORTEST - 2 or any(w in by.names for w in words[i : i + many]):
                continue
            if window[-1] in _SIGNS or window[0] in _SIGNS:
                continue
            if by.dictionary.cost(window) is not None:
                continue
            guesses = _guesses(window)
            if not guesses:
                continue
            gain = sum(prices[i : i + many]) - guesses[0][0] - _WORD_COST - _GAIN
            if all(by.dictionary.cost(word) is not None for word in words[i : i + many]):
                gain -= _BOTH_WORDS
            if gain > 0 and (best is None or gain > best[0]):
                best = gain, many, window, [word for _, word in guesses[:_MOST_GUESSES]]
        if best is None:
            i += 1
            continue
        _, many, window, meant = best
        yield Slip(starts[i], window, tuple(meant))
        i += many


def _parts(words: tuple[str, ...], by: Breaker) -> list[str]:
    """The words with การ, ความ, ผู้ by themselves: they end a slip as often as they begin a word."""
    parts: list[str] = []
    for word in words:
        head = next((head for head in _HEADS if word.startswith(head)), "")
        rest = word[len(head) :]
        if head and word not in by.names and by.dictionary.cost(rest) is not None:
            parts += [head, rest]
        else:
            parts.append(word)
    return parts


def _price(word: str, by: Breaker) -> float:
    cost = by.dictionary.cost(word)
    if cost is not None:
        return cost + _WORD_COST
    return _UNKNOWN + (_UNKNOWN * len(word) / 4 if len(word) > 4 else 0.0)


def _guesses(window: str) -> list[tuple[float, str]]:
    """Words one slip away, cheapest first."""
    index, dictionary = _index(), standard()
    places: set[int] = set()
    for key in {window, *_shortened(window)}:
        places.update(place for (place,) in index.get(key, ()))
    found = []
    for place in places:
        word = dictionary.word(place)
        if word != window and _one_slip(window, word):
            found.append((dictionary.costs[place], word))
    return sorted(found)


def _shortened(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def _one_slip(typed: str, word: str) -> bool:
    """Whether a letter too many, too few, another, or two exchanged make one the other."""
    a, b = len(typed), len(word)
    if b - a == 2 and word[-1] == _SILENT and word[:a] == typed:
        return True
    start = 0
    while start < min(a, b) and typed[start] == word[start]:
        start += 1
    rest, other = typed[start:], word[start:]
    if abs(a - b) > 1:
        return False
    if a == b:
        exchanged = rest[:2] == other[1::-1] and rest[2:] == other[2:] and len(rest) > 1
        return rest[1:] == other[1:] or exchanged
    return rest[1:] == other if a > b else rest == other[1:]


@cache
def _index() -> marisa_trie.RecordTrie:
    """Every spelling one letter short of a common word, with the places of the words."""
    index = marisa_trie.RecordTrie("<H")
    index.load(str(paths.resource("words", SLIPS)))
    return index


def read_sources() -> Iterator[tuple[str, tuple[int]]]:
    """What the index is made of: the common words and their shortened spellings."""
    dictionary = standard()
    for word, cost in dictionary.words():
        common = cost < (_COMMON if len(word) >= _SHORTEST else _VERY_COMMON)
        if not common or not _SHORTEST - 1 <= len(word) <= _LONGEST:
            continue
        place = (dictionary.place(word),)
        keys = {word, *_shortened(word)}
        if word[-1] == _SILENT:
            keys.add(word[:-2])
        for key in keys:
            yield key, place


def make() -> None:
    """Write the file the program loads."""
    records = list(read_sources())
    index = marisa_trie.RecordTrie("<H", records)
    index.save(str(paths.resource("words", SLIPS)))


if __name__ == "__main__":
    make()
