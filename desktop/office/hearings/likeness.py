"""Which opinions say nearly the same: trigrams of letters, weighed by rarity. Suggestions only.

Texts are folded and cut into overlapping runs of three letters; a rare run weighs more than one
everybody uses (TF-IDF); likeness is the cosine between two texts. A group is a text and those like
it, the one with most neighbours first, so that a chain of small likenesses makes no group.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.thai.folding import fold

LIKE = 0.34  # from here on two opinions are offered as one; tuned on the demo office's voices
_COMMON = 0.25  # a run in more than this share of many texts tells nothing
_MANY = 60  # texts, from which common runs are left out
_RUN = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts by their place in what was given; the first is the one most like all others."""

    places: tuple[int, ...]
    likeness: float  # of the least like, 0 to 1


def alike(texts: Sequence[str], least: float = LIKE) -> list[Alike]:
    """Groups of two and more texts that say nearly the same, the largest first."""
    same: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        same["".join(fold(text).split())].append(place)
    folded = list(same)
    near = _neighbours(_vectors(folded), least)
    order = sorted(
        range(len(folded)),
        key=lambda at: (-sum(len(same[folded[o]]) for o in near[at]), -len(same[folded[at]]), at),
    )
    taken: set[int] = set()
    found: list[Alike] = []
    for at in order:
        if at in taken:
            continue
        others = [o for o in sorted(near[at], key=lambda o: -near[at][o]) if o not in taken]
        members = same[folded[at]] + [p for o in others for p in same[folded[o]]]
        if len(members) > 1:
            taken.update((at, *others))
            worst = min((near[at][o] for o in others), default=1.0)
            found.append(Alike(tuple(members), worst))
    return sorted(found, key=lambda one: (-len(one.places), one.places))


def likeness(one: str, other: str) -> float:
    """How like two texts are by their runs of letters alone, 0 to 1."""
    a, b = (_unit(dict(_runs("".join(fold(text).split())))) for text in (one, other))
    return sum(weight * b.get(run, 0.0) for run, weight in a.items())


def _runs(text: str) -> Counter[str]:
    padded = f" {text} "
    return Counter(padded[at : at + _RUN] for at in range(max(1, len(padded) - _RUN + 1)))


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counted = [_runs(text) for text in texts]
    in_how_many = Counter(run for runs in counted for run in runs)
    most = len(texts) * _COMMON if len(texts) > _MANY else len(texts)
    return [
        _unit(
            {
                run: (1 + math.log(times)) * math.log(1 + len(texts) / in_how_many[run])
                for run, times in runs.items()
                if in_how_many[run] <= most
            }
        )
        for runs in counted
    ]


def _unit(weights: dict[str, float]) -> dict[str, float]:
    long = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {run: weight / long for run, weight in weights.items()} if long else {}


def _neighbours(vectors: Sequence[dict[str, float]], least: float) -> list[dict[int, float]]:
    """For each text the others at least so like, by way of the runs they share."""
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    near: list[dict[int, float]] = [{} for _ in vectors]
    for at, vector in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for run, weight in vector.items():
            for other, its in holding[run]:
                shared[other] += weight * its
            holding[run].append((at, weight))
        for other, value in shared.items():
            if value >= least:
                near[at][other] = near[other][at] = value
    return near
