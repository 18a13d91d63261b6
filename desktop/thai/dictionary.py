"""The word list lines are broken by: CC0 words with how often each is met, and the office's names.

The data are `resources/words/words_th.txt` and `tnc_freq.txt` (PyThaiNLP's corpora, both CC0). A
word's cost is the negative logarithm of its share of the Thai National Corpus.
"""

from __future__ import annotations

import math
import re
from collections import ChainMap
from collections.abc import Iterable, Mapping
from functools import cache

from desktop import paths

THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_KEY = 3  # letters of the key that tells which word lengths are worth trying


class Dictionary:
    """Words with costs; `lengths` tells which lengths are worth trying at a place."""

    def __init__(
        self,
        costs: Mapping[str, float],
        lengths: dict[str, tuple[int, ...]],
        below: Dictionary | None = None,
    ) -> None:
        self.costs = costs
        self._lengths = lengths
        self._below = below

    @classmethod
    def of(cls, costs: dict[str, float]) -> Dictionary:
        """The dictionary of these words."""
        return cls(costs, _lengths(costs, costs))

    def lengths(self, text: str, at: int) -> tuple[int, ...]:
        """The lengths of words that may begin at `at`, shortest first."""
        start = text[at : at + _KEY]
        found = self._lengths.get(start)
        if found is None:
            if self._below is not None:
                return self._below.lengths(text, at)
            found = tuple(n for n in (1, 2) if start[:n] in self.costs)
            self._lengths[start] = found
        return found

    def with_names(self, names: Iterable[str]) -> Dictionary:
        """The same words and these names, which outweigh any other reading of their letters.

        A name of three letters is added only when no word is spelt so, a shorter one never: they
        would tear longer words apart. The words are shared from the second layer on.
        """
        added: dict[str, float] = {}
        for name in names:
            for part in THAI_WORD.findall(name):
                if len(part) > _KEY:
                    added[part] = NAME_COST
                elif len(part) == _KEY and part not in self.costs:
                    added[part] = RARE_COST
        if not added:
            return self
        costs: Mapping[str, float]
        if self._below is None:  # the names every paper has: one copy a process, as fast as can be
            costs = {**self.costs, **added}
        else:
            costs = ChainMap(added, self.costs)  # type: ignore[arg-type]  # read only
        lengths = {
            start: tuple(sorted({*self.lengths(start, 0), *more}))
            for start, more in _lengths(added, costs).items()
        }
        return Dictionary(costs, lengths, below=self)


def _lengths(words: Iterable[str], known: Mapping[str, float]) -> dict[str, tuple[int, ...]]:
    """For each three first letters the lengths of `words`, and of `known` shorter ones."""
    found: dict[str, set[int]] = {}
    for word in words:
        if len(word) >= _KEY:
            found.setdefault(word[:_KEY], set()).add(len(word))
    for start, lengths in found.items():
        lengths.update(n for n in range(1, _KEY) if start[:n] in known)
    return {start: tuple(sorted(lengths)) for start, lengths in found.items()}


NAME_COST = 1.0
RARE_COST = 15.0


@cache
def standard() -> Dictionary:
    """The words the program brings with it; read once a process."""
    folder = paths.resource("words")
    counts: dict[str, int] = {}
    with folder.joinpath("words_th.txt").open(encoding="utf-8") as words:
        for line in words:
            word = line.strip()
            if THAI_WORD.fullmatch(word):
                counts[word] = 0
    total = 0
    with folder.joinpath("tnc_freq.txt").open(encoding="utf-8") as lines:
        for line in lines:  # a line at a time: the office's PC has little memory
            word, tab, count = line.partition("\t")
            if tab:
                total += int(count)
                if word in counts:
                    counts[word] = int(count)
    whole = math.log(total)
    cost = {met: whole - math.log(met + 1) for met in set(counts.values())}
    return Dictionary.of({word: cost[met] for word, met in counts.items()})
