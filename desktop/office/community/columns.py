"""Which column of a list is what: guessed by its heading, corrected by the clerk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from desktop.office.rules.tables import toml
from desktop.thai.folding import fold

FIELDS = (
    *("name", "title", "first_name", "last_name", "house", "village", "phone", "national_id"),
    *("sex", "birth_year", "group", "role", "note"),
)
Columns = Mapping[str, int]
"""Field → place of its column from 0; a field that is missing is not taken in."""


@cache
def _headings() -> tuple[tuple[str, str], ...]:
    """Every known heading, folded, with its field."""
    told = toml("words", "directory")["headings"]
    return tuple((_plain(word), field) for field, words in told.items() for word in words)


def _plain(text: str) -> str:
    return fold(text).replace(" ", "").replace("_", "").replace("-", "").strip(".:*")


def guess(headings: Sequence[str], *, national_id: bool) -> dict[str, int]:
    """The column of each field that is recognised: whole headings first, then parts of them.

    Without `national_id` no column is taken for identity numbers. Given name and surname in
    columns of their own win over a column that might hold both.
    """
    found: dict[str, int] = {}
    taken: set[int] = set()
    plain = [_plain(heading) for heading in headings]
    known = [(w, f) for w, f in _headings() if f != "national_id" or national_id]
    for whole in (True, False):
        for word, field in sorted(known, key=lambda pair: -len(pair[0])):
            for place, heading in enumerate(plain):
                fits = heading == word if whole else len(word) > 2 and heading.startswith(word)
                if fits and place not in taken and field not in found:
                    found[field] = place
                    taken.add(place)
    if "name" in found and "first_name" in found and "last_name" in found:
        del found["name"]
    if "last_name" not in found and "name" not in found and "first_name" in found:
        found["name"] = found.pop("first_name")  # ชื่อ alone holds the whole name
    elif "name" in found and "last_name" not in found:
        found.pop("first_name", None)
    return found
