"""The legal bases of a hearing: what each asks, by which clause, with the office's own figures.

`resources/laws/hearings.toml` holds them; the figure of a rule is a period of `deadlines.toml`
unless the office set its own (`desktop.office.own_rules`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.i18n import tr
from desktop.office.rules.tables import own, period, toml

DEFAULT = "pm2548"
MOST_DAYS = 365  # of any figure an office may set


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a basis; `days` is the figure that holds, `table_days` that of the table.

    `counts` says from where: before-day, after-end, after-event, opinions, kept. `clear`: full
    days between. `done`: the event that fulfils it, empty for one a person ticks. `advice`: no rule
    of law; being late breaks nothing.
    """

    basis: str
    code: str
    title: str
    clause: str
    counts: str
    clear: bool
    done: str
    days: int
    table_days: int
    source: str
    confirmed: bool
    advice: bool
    own: bool

    @property
    def key(self) -> str:
        """The name under which the office keeps its own figure: pm2548.notice."""
        return f"{self.basis}.{self.code}"


@dataclass(frozen=True, slots=True)
class Basis:
    """One legal basis; items, methods and places are codes."""

    code: str
    name: str
    short: str
    covers: str
    source: str
    confirmed: bool
    severe: str
    items: tuple[str, ...]
    items_clause: str
    methods: tuple[str, ...]
    methods_clause: str
    channels: int
    places: tuple[str, ...]
    places_clause: str
    quotas: bool
    rules: tuple[Rule, ...]

    def rule(self, code: str) -> Rule | None:
        """The rule of a code; None where the basis has none."""
        return next((rule for rule in self.rules if rule.code == code), None)


def codes() -> tuple[str, ...]:
    """Every basis in the order of the table."""
    return tuple(_table()["basis"])


def basis(code: str) -> Basis:
    """A basis with the figures that hold now; an unknown code is read as the strict default."""
    table = _table()["basis"]
    code = code if code in table else DEFAULT
    told: dict[str, Any] = dict(table[code])
    rules = tuple(_rule(code, row) for row in told.pop("rules"))
    for name in ("items", "methods", "places"):
        told[name] = tuple(told[name])
    return Basis(code=code, rules=rules, quotas=told.pop("quotas", False), **told)


def all_rules() -> list[Rule]:
    """Every rule of every basis, for the settings."""
    return [rule for code in codes() for rule in basis(code).rules]


def method_words() -> Mapping[str, str]:
    """What each method is called."""
    return {code: tr(word) for code, word in _table()["method"].items()}


def place_words() -> Mapping[str, str]:
    """What each place of posting is called."""
    return {code: tr(word) for code, word in _table()["place"].items()}


def _rule(code: str, row: Mapping[str, Any]) -> Rule:
    stands = toml("laws", "deadlines")[row["period"]]
    by_table = period(row["period"])
    mine = own().figures.get(f"{code}.{row['code']}")
    if mine is not None and not mine.value.isdecimal():
        mine = None  # of a newer program, which may know figures that are no days
    return Rule(
        basis=code,
        code=row["code"],
        title=tr(row["title"]),
        clause=row["clause"],
        counts=row["counts"],
        clear=row.get("clear", False),
        done=row.get("done", ""),
        days=int(mine.value) if mine else by_table,
        table_days=by_table,
        source=mine.source if mine else stands["source"],
        confirmed=bool(mine) or stands["confirmed"],
        advice=stands.get("advice", False),
        own=mine is not None,
    )


@cache
def _table() -> dict[str, Any]:
    return toml("laws", "hearings")
