"""Some people as a few long folded strings in which `str.find` finds any part of a name."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.thai.folding import fold
from desktop.thai.slips import slips

_GUESSES_LOOKED_AT = 3000
GIVEN, FAMILY, END = "\x02", "\x01", "\n"  # before a given name, a surname, after a line

# id, title, given name, surname, house, telephone, village, group, role, sound key
Row = tuple[int, str, str, str, str, str, int | None, int | None, str, str]


class Book:
    """Some people in Thai order, as long strings."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows
        given, family = _folded([row[2] for row in rows]), _folded([row[3] for row in rows])
        names = [f"{GIVEN}{g}{FAMILY}{f}{END}" for g, f in zip(given, family, strict=True)]
        self.names = Lines(names)
        self.houses = Lines([f"{GIVEN}{house}{END}" for house in _folded([r[4] for r in rows])])
        self.phones = Lines([f"{GIVEN}{row[5]}{END}" for row in rows])
        keys = [row[9].partition(" ") for row in rows]
        self.keys = Lines([f"{GIVEN}{a}{FAMILY}{b}{END}" for a, _, b in keys])

    def places(self, words: Sequence[str], rank: int) -> Iterator[int]:
        """Places of people whose every word fits, by rank: 0 given name, 1 surname, house or
        number, 2 anywhere.
        """
        first = words[0]
        if len(words) == 1:
            yield from self._ranked(first, rank)
        elif rank == 0:  # a given name and the first letters of a surname
            yield from self.names.places(f"{GIVEN}{first}{FAMILY}{words[1]}")
        elif rank == 2:
            rare = min(words, key=self._times)
            for place in self._anywhere(rare):
                if all(self._fits(place, word) for word in words):
                    yield place

    def _ranked(self, word: str, rank: int) -> Iterator[int]:
        if is_figure(word):
            if rank == 0:
                yield from self.houses.places(f"{GIVEN}{word}{END}")
            elif rank == 1:
                yield from self.houses.places(f"{GIVEN}{word}")
            elif len(word) >= 3:
                yield from self.phones.places(word)
        elif rank == 0:
            yield from self.names.places(f"{GIVEN}{word}")
        elif rank == 1:
            yield from self.names.places(f"{FAMILY}{word}")
        else:
            yield from self.names.places(word)

    def _anywhere(self, word: str) -> Iterator[int]:
        if is_figure(word):
            yield from self.houses.places(f"{GIVEN}{word}")
            yield from self.phones.places(word)
        else:
            yield from self.names.places(word)

    def _times(self, word: str) -> int:
        if is_figure(word):
            return self.houses.text.count(f"{GIVEN}{word}")
        return self.names.text.count(word)

    def _fits(self, place: int, word: str) -> bool:
        if is_figure(word):
            house = self.houses.line(place)
            return house.startswith(f"{GIVEN}{word}") or word in self.phones.line(place)
        return word in self.names.line(place)

    def sounding(self, key: str) -> Iterator[int]:
        """Places of people whose name sounds like this from its beginning."""
        given, _, family = key.partition(" ")
        if family:
            yield from self.keys.places(f"{GIVEN}{given}{FAMILY}{family}")
            return
        yield from self.keys.places(f"{GIVEN}{given}")
        yield from self.keys.places(f"{FAMILY}{given}")

    def near(self, word: str) -> list[tuple[int, int]]:
        """(slips, place) of people whose given name or surname begins almost like this."""
        most = 1 if len(word) < 6 else 2
        asked = word.replace(" ", FAMILY)
        parts = most + 1  # of so many parts one at least has no slip in it
        cuts = [round(len(asked) * part / parts) for part in range(parts + 1)]
        looked: dict[int, int] = {}
        for start, end in pairwise(cuts):
            piece = asked[start:end]
            for place in self.names.places(piece):
                if len(looked) >= _GUESSES_LOOKED_AT:
                    break
                if place not in looked:
                    given, _, family = self.names.line(place)[1:-1].partition(FAMILY)
                    whole = slips(asked, f"{given}{FAMILY}{family}", most)
                    looked[place] = min(whole, slips(asked, family, most))
        return sorted((slips_, place) for place, slips_ in looked.items() if slips_ <= most)


class Lines:
    """One string of many lines, and where each begins."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "".join(lines)
        starts, at = array("q"), 0
        for line in lines:
            starts.append(at)
            at += len(line)
        starts.append(at)
        self._starts = starts

    def places(self, needle: str) -> Iterator[int]:
        """The lines that hold the needle, each once."""
        text, starts = self.text, self._starts
        at = text.find(needle)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield place
            at = text.find(needle, starts[place + 1])

    def line(self, place: int) -> str:
        return self.text[self._starts[place] : self._starts[place + 1]]


def _folded(texts: list[str]) -> list[str]:
    """Each text folded; all at once, because one long string folds faster than many short ones."""
    return fold(FAMILY + FAMILY.join(texts) + FAMILY)[1:-1].split(FAMILY) if texts else []


def is_figure(word: str) -> bool:
    """Whether a word is a house number or part of a telephone number."""
    return word[:1].isdecimal()
