"""The four steps of a fiscal year, what is usual at each, and the four dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from desktop.i18n import tr
from desktop.office.rules.calendar import fiscal_bounds
from desktop.office.rules.tables import toml

ANALYSE, PUBLISH, HEAR, TAKE_PART = STEPS = (1, 2, 3, 4)
KINDS = ("measure", "project", "activity", "plan-making", "planning", "doing")


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four; `begins` and `ends` are MM-DD within the fiscal year."""

    number: int
    title: str
    text: str
    begins: str
    ends: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an office usually does at a step; `due` is MM-DD within the fiscal year."""

    code: str
    step: int
    kind: str
    title: str
    due: str
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension, or a part of one (`3.2`); unconfirmed ones are shown as such."""

    code: str
    title: str
    confirmed: bool


@cache
def steps() -> tuple[Step, ...]:
    """The four steps in their order."""
    rows = toml("laws", "cycle")["step"]
    return tuple(
        Step(**_told(row, "title", "text") | {"kinds": tuple(row["kinds"])}) for row in rows
    )


def step(number: int) -> Step:
    """A step by its number, 1 to 4."""
    return steps()[number - 1]


@cache
def patterns() -> tuple[Pattern, ...]:
    """What is usual, step by step."""
    rows = toml("laws", "cycle")["item"]
    return tuple(Pattern(**{**row, "dimensions": tuple(row["dimensions"])}) for row in rows)


@cache
def dimensions() -> tuple[Dimension, ...]:
    """Every dimension, each followed by its parts."""
    found = []
    for row in toml("laws", "dimensions")["dimension"]:
        found.append(Dimension(row["code"], tr(row["title"]), row["confirmed"]))
        found += [Dimension(**_told(part, "title")) for part in row["part"]]
    return tuple(found)


def _told(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """A row of a table, its words in the language of the screen."""
    return row | {name: tr(row[name]) for name in names}


def soon_days() -> int:
    """From how many days before its day something counts as near."""
    return int(toml("laws", "cycle")["soon_days"])


def day_in(year: int, month_and_day: str) -> date:
    """MM-DD as a day of a Buddhist fiscal year; 29 February is the 28th where there is none."""
    first, last = fiscal_bounds(year)
    month, day = map(int, month_and_day.split("-"))
    of = first.year if month >= first.month else last.year
    try:
        return date(of, month, day)
    except ValueError:
        return date(of, month, day - 1)


def same_day_in(year: int, day: date) -> date:
    """A day moved to the same month and day of another Buddhist fiscal year."""
    return day_in(year, f"{day.month:02d}-{day.day:02d}")
