"""How many slips of the finger lie between what was typed and how a name begins."""

from __future__ import annotations


def slips(typed: str, name: str, most: int) -> int:
    """Letters left out, put in, exchanged or swapped with their neighbour (optimal string
    alignment), up to the place in `name` that fits best; above `most`: `most` + 1.
    """
    cut = name[: len(typed) + most]
    if len(cut) < len(typed) - most:
        return most + 1
    above: list[int] = []
    row = list(range(len(cut) + 1))
    for down, letter in enumerate(typed, start=1):
        over, above = above, row
        row = [down]
        for across, other in enumerate(cut, start=1):
            cost = min(
                above[across] + 1, row[across - 1] + 1, above[across - 1] + (letter != other)
            )
            swapped = (
                down > 1
                and across > 1
                and letter == cut[across - 2]
                and typed[down - 2] == other
                and over[across - 2] + 1 < cost
            )
            row.append(over[across - 2] + 1 if swapped else cost)
        if min(row) > most and (not over or min(above) > most):
            return most + 1
    return min(min(row), most + 1)
