"""The word list lines are broken by: CC0 words with how often each is met, and the office's names.

The sources are `resources/words/words_th.txt` and `tnc_freq.txt` (PyThaiNLP's corpora, both CC0). A
word's cost is the negative logarithm of its share of the Thai National Corpus. What the program
loads is made of them once, by `python -m desktop.thai.dictionary`: `words_th.marisa`, a trie of
285 KB instead of 14 MB of strings; `words_th.costs`, one little-endian double for each of its
words; and `words_th.daac`, an Aho-Corasick automaton of 3.5 MB that finds every word inside a text
in one go, which is what line breaking does most.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cache

import daachorse
import marisa_trie

from desktop import paths

THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
NAME_COST = 1.0
RARE_COST = 15.0
TRIE, COSTS, AUTOMATON = "words_th.marisa", "words_th.costs", "words_th.daac"
LONGEST = 72  # letters; no word is longer
SHORTEST_NAME = 3  # letters
_ONE_BYTE = "cp874"  # the code page of Thai in which a letter is a byte
_NAME, _RARE = -1, -2  # the places of the costs of names, after those of the words


class Dictionary:
    """Words with costs, and on top of them the names of an office."""

    def __init__(
        self,
        trie: marisa_trie.Trie,
        costs: array[float],
        automaton: daachorse.DoubleArrayAhoCorasick,
        names: dict[str, float] | None = None,
    ) -> None:
        self._trie = trie
        self.costs = costs  # by place, for the breaker's inner loop, which cannot afford a call
        self._automaton = automaton
        self._names = names or {}
        self._names_automaton = _automaton(self._names) if self._names else None
        self._name_places = [_NAME if c == NAME_COST else _RARE for c in self._names.values()]

    def found(self, thai: str) -> list[tuple[int, int, int]]:
        """Every word and name anywhere in the text: its start, its end and the place of its cost.

        In the order of their ends, those of one end in the order of their starts.
        """
        letters = thai.encode(_ONE_BYTE, "replace")
        found = self._automaton.find_overlapping(letters)
        if self._names_automaton is not None:
            named = self._names_automaton.find_overlapping(letters)
            if named:
                places = self._name_places
                found += [(start, end, places[name]) for start, end, name in named]
                found.sort(key=_by_end)
        return found

    def cost(self, word: str) -> float | None:
        """The price of a word, None for what is no word."""
        named = self._names.get(word)
        if named is not None:
            return named
        place = self._trie.get(word)
        return None if place is None else self.costs[place]

    def place(self, word: str) -> int:
        """The place of a word of the list, where its cost stands. KeyError for another."""
        return int(self._trie[word])

    def word(self, place: int) -> str:
        """The word of the list at a place."""
        return str(self._trie.restore_key(place))

    def words(self) -> Iterator[tuple[str, float]]:
        """Every word of the list with its cost; no names."""
        for word, place in self._trie.iteritems():
            yield word, self.costs[place]

    def with_names(self, names: Iterable[str]) -> Dictionary:
        """The same words and these names, which outweigh any other reading of their letters.

        A name of three letters is added only when no word is spelt so, a shorter one never: they
        would tear longer words apart.
        """
        added = dict(self._names)
        for name in names:
            for part in THAI_WORD.findall(name):
                if len(part) > SHORTEST_NAME:
                    added[part] = NAME_COST
                elif len(part) == SHORTEST_NAME and self.cost(part) is None:
                    added[part] = RARE_COST
        if added == self._names:
            return self
        return Dictionary(self._trie, self.costs, self._automaton, added)


def _by_end(found: tuple[int, int, int]) -> tuple[int, int]:
    return found[1], found[0]


def _automaton(words: Iterable[str]) -> daachorse.DoubleArrayAhoCorasick:
    """What finds these words, each by its number among them."""
    return daachorse.DoubleArrayAhoCorasick([word.encode(_ONE_BYTE) for word in words])


@cache
def standard() -> Dictionary:
    """The words the program brings with it; mapped from its files once a process."""
    trie = marisa_trie.Trie()
    trie.load(str(paths.resource("words", TRIE)))
    costs = array("d")
    costs.frombytes(paths.resource("words", COSTS).read_bytes())
    if sys.byteorder == "big":
        costs.byteswap()
    costs.extend((RARE_COST, NAME_COST))
    automaton = paths.resource("words", AUTOMATON).read_bytes()
    return Dictionary(trie, costs, daachorse.DoubleArrayAhoCorasick.deserialize(automaton))


def read_sources() -> dict[str, float]:
    """The words of the sources with their costs: what the program's files are made of."""
    folder = paths.resource("words")
    lines = folder.joinpath("words_th.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: 0 for line in lines if THAI_WORD.fullmatch(word := line.strip())}
    total = 0
    for line in folder.joinpath("tnc_freq.txt").read_text(encoding="utf-8").splitlines():
        word, tab, count = line.partition("\t")
        if tab:
            total += int(count)
            if word in counts:
                counts[word] = int(count)
    whole = math.log(total)
    return {word: whole - math.log(met + 1) for word, met in counts.items()}


def make() -> None:
    """Write the files the program loads."""
    words = read_sources()
    assert max(map(len, words)) <= LONGEST
    trie = marisa_trie.Trie(words)
    costs = array("d", bytes(8 * len(words)))
    for word, cost in words.items():
        costs[trie[word]] = cost
    if sys.byteorder == "big":
        costs.byteswap()
    in_order = sorted(words, key=trie.__getitem__)
    automaton = _automaton(in_order).serialize()
    paths.resource("words", AUTOMATON).write_bytes(automaton)
    trie.save(str(paths.resource("words", TRIE)))
    paths.resource("words", COSTS).write_bytes(costs.tobytes())


if __name__ == "__main__":
    make()
