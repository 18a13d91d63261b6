"""A paper made anew joined with what its clerk changed: nothing typed is lost without asking.

The three texts are cut into parts (a field, a row of a table, a paragraph). A part changed on one
side alone is taken from there; changed on both sides differently, it is a clash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_PART = re.compile(r"\n\n+|\n(?=\[\[|[a-z_]+ = |[0-9๐-๙]+\. )")


@dataclass(frozen=True, slots=True)
class Clash:
    """A place both changed: the clerk's words and the ones made anew."""

    mine: str
    fresh: str


@dataclass(frozen=True, slots=True)
class Joined:
    """`made` is the text made anew alone; `mine` and `fresh` the joined ones, by who wins."""

    made: str
    mine: str
    fresh: str
    clashes: tuple[Clash, ...]


def join(base: str, mine: str, fresh: str) -> Joined:
    """Join two texts that both come from `base`."""
    if mine in (base, fresh) or not base:
        clashes = () if mine in (base, fresh) else (Clash(mine, fresh),)
        return Joined(fresh, mine if clashes else fresh, fresh, clashes)
    old, own, new = (_parts(text) for text in (base, mine, fresh))
    by_mine: list[str] = []
    by_fresh: list[str] = []
    clashes_found: list[Clash] = []
    for was, one, other in _regions(old, own, new):
        if one in (other, was):
            chosen = (other, other)
        elif other == was:
            chosen = (one, one)
        else:
            clashes_found.append(Clash("".join(one).strip(), "".join(other).strip()))
            chosen = (one, other)
        by_mine += chosen[0]
        by_fresh += chosen[1]
    return Joined(fresh, "".join(by_mine), "".join(by_fresh), tuple(clashes_found))


def _parts(text: str) -> list[str]:
    """The text cut before each field, row and paragraph; joined it is the text again."""
    cuts = [0, *(found.end() for found in _PART.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a != b]


def _regions(
    old: Sequence[str], own: Sequence[str], new: Sequence[str]
) -> list[tuple[list[str], list[str], list[str]]]:
    """The three texts side by side: parts both kept alternate with parts somebody changed."""
    to_own, to_new = _kept(old, own), _kept(old, new)
    out: list[tuple[list[str], list[str], list[str]]] = []
    a = b = c = 0
    for at in [*sorted(to_own.keys() & to_new.keys()), len(old)]:
        end_own = to_own.get(at, len(own))
        end_new = to_new.get(at, len(new))
        if at > a or end_own > b or end_new > c:
            out.append((list(old[a:at]), list(own[b:end_own]), list(new[c:end_new])))
        if at < len(old):
            out.append(([old[at]], [old[at]], [old[at]]))
        a, b, c = at + 1, end_own + 1, end_new + 1
    return out


def _kept(old: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Which parts of the old text stand in the other, and where."""
    matcher = SequenceMatcher(None, old, other, autojunk=False)
    return {
        block.a + i: block.b + i
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    }
