"""A full name taken apart: title, given name, surname; and the sex its title tells."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from desktop.office.rules.tables import toml
from desktop.thai.folding import fold


class Name(NamedTuple):
    """The parts of a name; empty where there are none."""

    title: str
    first: str
    last: str


@cache
def _titled() -> re.Pattern[str]:
    """A title with something after it, the longest title first; some only before a blank."""
    told = toml("words", "directory")["names"]
    alone = set(told["only_before_a_blank"])
    titles = sorted((str(title) for title, _ in told["titles"]), key=len, reverse=True)
    ways = "|".join(re.escape(t) + ("(?= )" if t in alone else "") for t in titles)
    return re.compile(rf"({ways}) *(?=\S)")


@cache
def _sexes() -> dict[str, str]:
    told = toml("words", "directory")["names"]
    return {str(title): str(sex) for title, sex in told["titles"]}


def part_title(text: str) -> tuple[str, str]:
    """The title a name begins with, written out (น.ส. as นางสาว), and what follows it."""
    plain = " ".join(text.split())
    found = _titled().match(plain)
    if found is None:
        return "", plain
    return written_out(found[1]), plain[found.end() :]


def written_out(title: str) -> str:
    """A title in full where it is known by a short form."""
    plain = title.strip()
    return str(toml("words", "directory")["names"]["written"].get(plain, plain))


def parted(text: str) -> Name:
    """นายสมชาย ใจดี as นาย, สมชาย, ใจดี; a surname of several words stays whole."""
    title, rest = part_title(text)
    first, _, last = rest.partition(" ")
    return Name(title, first, last.strip())


def sex_of_title(title: str) -> str:
    """What a title tells of the sex: m, f or nothing."""
    return _sexes().get(title.strip(), "")


def read_sex(text: str) -> str | None:
    """A word for the sex as m or f, empty for empty; None for what is neither."""
    plain = fold(text)
    if not plain:
        return ""
    for sex, words in toml("words", "directory")["sexes"].items():
        if plain in words:
            return str(sex)
    return None
