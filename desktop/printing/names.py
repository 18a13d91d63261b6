"""The names a paper must never divide: its people, ranks, posts, offices and places."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from desktop import paths
from desktop.printing.house import House
from desktop.printing.paper import Paper

_LISTED = 300
_LONGEST = 48  # letters; what is longer is no name but a sentence, and must break
_PARTING = re.compile(r"[ \u00a0/,()]+")


@cache
def _offices() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = tomllib.loads(paths.resource("forms", "names.toml").read_text(encoding="utf-8"))
    return tuple(data["before_a_place"]), tuple(data["kept"])


@cache
def _place() -> re.Pattern[str]:
    heads = sorted(_offices()[0], key=len, reverse=True)
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, heads))})([ก-๎]{{2,}}?)(?:$|(?=[ \u00a0/,()ฯ]))"
    )


@cache
def lasting() -> frozenset[str]:
    """The names every paper keeps whole."""
    return frozenset(_offices()[1])


def protected(paper: Paper, house: House) -> frozenset[str]:
    """Every name in the paper's fields, the house's own, and a place under each office's name.

    From ปลัดเทศบาลตำบลตัวอย่าง the place ตัวอย่าง is learnt, and with it เทศบาลตำบลตัวอย่าง,
    นายกเทศมนตรีตำบลตัวอย่าง and the like.
    """
    heads, _ = _offices()
    names = set(house.words)
    said: list[str] = [paper.agency, *paper.to, *house.words]
    listed = [row["name"] for key in paper.more for row in paper.rows_of(key) if "name" in row]
    if len(listed) <= _LISTED:  # thousands in a sign-in sheet stand in cells of their own
        names.update(listed)
    for signer in paper.signers:
        names |= {signer.name, signer.rank}
        said += [*signer.posts]
    for text in said:
        names.update(part for part in _PARTING.split(text) if len(part) > 3)
    places = {match.group(1) for text in said for match in _place().finditer(text)}
    names |= {head + place for place in places for head in heads} | places
    kept = {name.strip() for name in names if len(name) <= _LONGEST}
    return frozenset(kept - {""}) - lasting()
