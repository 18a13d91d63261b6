"""The word list lines are broken by: CC0 words with how often each is met, and the office's names.

The data are `resources/words/words_th.txt` and `tnc_freq.txt` (PyThaiNLP's corpora, both CC0). A
word's cost is the negative logarithm of its share of the Thai National Corpus.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache

from desktop import paths

THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_KEY = 3  # letters of the key that tells which word lengths are worth trying


class Dictionary:
    """Words with costs; `lengths` tells which lengths begin with three given letters."""

    def __init__(self, costs: Mapping[str, float]) -> None:
        self.costs = dict(costs)
        by_start: dict[str, set[int]] = {}
        for word in self.costs:
            for n in range(1, min(_KEY, len(word)) + 1):
                if n == _KEY or n == len(word):
                    by_start.setdefault(word[:n], set()).add(len(word))
        for start in list(by_start):  # a short word is also found at a longer key
            for n in range(1, len(start)):
                if start[:n] in self.costs:
                    by_start[start].add(n)
        self._lengths = {start: tuple(sorted(found)) for start, found in by_start.items()}
        self._short = {word for word in self.costs if len(word) < _KEY}

    def lengths(self, text: str, at: int) -> tuple[int, ...]:
        """The lengths of words that may begin at `at`, shortest first."""
        found = self._lengths.get(text[at : at + _KEY])
        if found is not None:
            return found
        return tuple(n for n in (1, 2) if text[at : at + n] in self._short)

    def with_names(self, names: Iterable[str]) -> Dictionary:
        """The same words and these names, which outweigh any other reading of their letters.

        A name of under four letters is added only when no word is spelt so: it would otherwise
        tear longer words apart.
        """
        added = {}
        for name in names:
            for part in THAI_WORD.findall(name):
                if len(part) >= 4:
                    added[part] = min(self.costs.get(part, NAME_COST), NAME_COST)
                elif part not in self.costs:
                    added[part] = RARE_COST
        return Dictionary({**self.costs, **added}) if added else self


NAME_COST = 1.0
RARE_COST = 15.0


@cache
def standard() -> Dictionary:
    """The words the program brings with it; read once a process."""
    folder = paths.resource("words")
    counts: dict[str, int] = {}
    for line in folder.joinpath("tnc_freq.txt").read_text(encoding="utf-8").splitlines():
        word, tab, count = line.partition("\t")
        if tab:
            counts[word] = int(count)
    whole = math.log(sum(counts.values()))
    rarest = whole
    costs: dict[str, float] = {}
    for entry in folder.joinpath("words_th.txt").read_text(encoding="utf-8").splitlines():
        if THAI_WORD.fullmatch(entry):
            met = counts.get(entry, 0)
            costs[entry] = whole - math.log(met + 1) if met else rarest
    return Dictionary(costs)
