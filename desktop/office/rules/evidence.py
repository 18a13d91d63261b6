"""ITA evidence: which item a year's participation answers, and what the report must hold."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.office.rules.tables import toml


@dataclass(frozen=True, slots=True)
class Item:
    """One disclosure item of a year's assessment; unconfirmed ones are shown as such."""

    fiscal_year: int
    scheme: str
    code: str
    title: str
    confirmed: bool
    source: str


def participation_item(fiscal_year: int, scheme: str = "local") -> Item:
    """The participation item of a Buddhist fiscal year; KeyError for a year the table lacks.

    `scheme` is the list an office is measured by: "local" for local government; schools and health
    units have others.
    """
    for row in toml("laws", "evidence")["participation"]:
        if (row["fiscal_year"], row["scheme"]) == (fiscal_year, scheme):
            return Item(**row)
    raise KeyError((fiscal_year, scheme))


def participation_code(fiscal_year: int, scheme: str = "local") -> str:
    """The item's code alone: O33 for 2564; KeyError for a year the table lacks."""
    return participation_item(fiscal_year, scheme).code


def report_fields() -> tuple[str, ...]:
    """What a participation report must say to count as complete, in the order asked for."""
    return tuple(toml("laws", "evidence")["report"]["fields"])
