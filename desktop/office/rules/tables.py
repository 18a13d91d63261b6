"""The tables of `resources/laws` and `resources/forms`, read once."""

from __future__ import annotations

import csv
import tomllib
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


@cache
def holidays() -> dict[date, tuple[Holiday, ...]]:
    """Every holiday by its day (a day may be one for two reasons)."""
    found: dict[date, tuple[Holiday, ...]] = {}
    with paths.resource("laws", "holidays.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date"])
            holiday = Holiday(
                day, row["name"], row["region"], row["confirmed"] == "1", row["source"]
            )
            found[day] = (*found.get(day, ()), holiday)
    return found


@cache
def toml(folder: str, name: str) -> dict[str, Any]:
    """One table file as it stands, such as `toml("laws", "deadlines")`."""
    return tomllib.loads(paths.resource(folder, f"{name}.toml").read_text(encoding="utf-8"))


def period(name: str) -> int:
    """The figure of a period in `laws/deadlines.toml`: its days, hours or years."""
    entry = toml("laws", "deadlines")[name]
    return int(next(entry[unit] for unit in ("days", "hours", "years") if unit in entry))
