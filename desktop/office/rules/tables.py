"""The tables of `resources/laws` and `resources/forms`, read once, and what an office sets beside.

An office's own days and figures win over the tables. They are put here when its records are opened
and whenever they change (`desktop.office.own_rules`), so that a rule stays a plain function.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from desktop import paths


class Holiday(NamedTuple):
    """One government holiday; `region` is empty for the whole country."""

    day: date
    name: str
    region: str
    confirmed: bool
    source: str


class OwnFigure(NamedTuple):
    """The office's own figure for a rule, and on what it stands."""

    value: str
    source: str


class OwnDay(NamedTuple):
    """A day the office added to the table, or (`working`) struck from it."""

    day: date
    region: str
    name: str
    working: bool
    source: str


@dataclass(frozen=True, slots=True)
class Own:
    """What the open office set beside the tables."""

    days: Mapping[date, tuple[Holiday, ...]]
    figures: Mapping[str, OwnFigure] = field(default_factory=dict)
    region: str = ""


@cache
def table_holidays() -> dict[date, tuple[Holiday, ...]]:
    """The holidays of `laws/holidays.csv` by their day (a day may be one for two reasons)."""
    found: dict[date, tuple[Holiday, ...]] = {}
    with paths.resource("laws", "holidays.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date"])
            holiday = Holiday(
                day, row["name"], row["region"], row["confirmed"] == "1", row["source"]
            )
            found[day] = (*found.get(day, ()), holiday)
    return found


_own: Own | None = None


def put_own(
    days: Iterable[OwnDay] = (), figures: Mapping[str, OwnFigure] | None = None, region: str = ""
) -> None:
    """Let these days and figures hold from now on, in every thread; nothing: the tables alone."""
    global _own
    given = tuple(days)
    some = given or figures or region
    _own = Own(_with_own(given), dict(figures or {}), region) if some else None


def own() -> Own:
    """What the open office set; the tables alone when none is open."""
    return _own or Own(table_holidays())


def holidays() -> Mapping[date, tuple[Holiday, ...]]:
    """Every holiday by its day, in order: the table's, as the office changed it."""
    return own().days


def _with_own(days: Iterable[OwnDay]) -> dict[date, tuple[Holiday, ...]]:
    found = dict(table_holidays())
    for own_day in days:
        there = found.pop(own_day.day, ())
        there = tuple(known for known in there if known.region != own_day.region)
        if not own_day.working:
            added = Holiday(own_day.day, own_day.name, own_day.region, True, own_day.source)
            there = (*there, added)
        if there:
            found[own_day.day] = there
    return dict(sorted(found.items()))


@cache
def toml(folder: str, name: str) -> dict[str, Any]:
    """One table file as it stands, such as `toml("laws", "deadlines")`."""
    return tomllib.loads(paths.resource(folder, f"{name}.toml").read_text(encoding="utf-8"))


def period(name: str) -> int:
    """The figure of a period in `laws/deadlines.toml`: its days, hours or years."""
    entry = toml("laws", "deadlines")[name]
    return int(next(entry[unit] for unit in ("days", "hours", "years") if unit in entry))
