"""ITA evidence: which item a year's participation answers."""

from desktop.office.rules.tables import toml


def participation_code(fiscal_year: int) -> str:
    """The item's code in a Buddhist fiscal year; KeyError for a year the table lacks."""
    return str(toml("laws", "evidence")["participation"][str(fiscal_year)]["code"])
