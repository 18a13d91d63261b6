"""The word list lines are broken by: CC0 words with how often each is met, and the office's names.

The sources are `resources/words/words_th.txt` and `tnc_freq.txt` (PyThaiNLP's corpora, both CC0). A
word's cost is the negative logarithm of its share of the Thai National Corpus. What the program
loads is made of them once, by `python -m desktop.thai.dictionary`: `words_th.marisa`, a trie of
285 KB instead of 14 MB of strings, and `words_th.costs`, one little-endian double for each of its
words.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cache

import marisa_trie

from desktop import paths

THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
NAME_COST = 1.0
RARE_COST = 15.0
TRIE, COSTS = "words_th.marisa", "words_th.costs"
LONGEST = 72  # letters; no word is longer
KEY = 3  # letters a name has at least, and by which names are looked up


class Dictionary:
    """Words with costs, and on top of them the names of an office."""

    def __init__(
        self, trie: marisa_trie.Trie, costs: array[float], names: dict[str, float] | None = None
    ) -> None:
        self._trie = trie
        self._names = names or {}
        self._name_lengths: dict[str, tuple[int, ...]] = {}
        for name in self._names:
            known = self._name_lengths.get(name[:KEY], ())
            self._name_lengths[name[:KEY]] = (*known, len(name))
        # for the breaker's inner loop, which asks at every letter and cannot afford a call
        self.costs = costs
        self.prefixes = trie.iter_prefixes_with_ids  # of at most LONGEST letters: (word, place)
        self.named = self._name_lengths

    def cost(self, word: str) -> float | None:
        """The price of a word, None for what is no word."""
        named = self._names.get(word)
        if named is not None:
            return named
        place = self._trie.get(word)
        return None if place is None else self.costs[place]

    def starting(self, text: str, at: int) -> list[tuple[int, float]]:
        """The words that begin at `text[at]`, each as its length and its cost, in any order."""
        costs = self.costs
        found = self.prefixes(text[at : at + LONGEST])
        words = [(len(word), costs[place]) for word, place in found]
        return words + self.names(text, at) if self._names else words

    def names(self, text: str, at: int) -> list[tuple[int, float]]:
        """The names that begin at `text[at]`, as `starting` tells words."""
        words: list[tuple[int, float]] = []
        for length in self._name_lengths.get(text[at : at + KEY], ()):
            name = text[at : at + length]
            named = self._names.get(name)
            if named is not None and len(name) == length:  # not a shorter one at the end
                words.append((length, named))
        return words

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
                if len(part) > KEY:
                    added[part] = NAME_COST
                elif len(part) == KEY and self.cost(part) is None:
                    added[part] = RARE_COST
        return self if added == self._names else Dictionary(self._trie, self.costs, added)


@cache
def standard() -> Dictionary:
    """The words the program brings with it; mapped from its files once a process."""
    trie = marisa_trie.Trie()
    trie.load(str(paths.resource("words", TRIE)))
    costs = array("d")
    costs.frombytes(paths.resource("words", COSTS).read_bytes())
    if sys.byteorder == "big":
        costs.byteswap()
    return Dictionary(trie, costs)


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
    trie.save(str(paths.resource("words", TRIE)))
    paths.resource("words", COSTS).write_bytes(costs.tobytes())


if __name__ == "__main__":
    make()
