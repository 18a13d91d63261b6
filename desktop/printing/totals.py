"""Totals carried from page to page: what a table has added up where a page ends (ยอดยกไป)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from desktop.printing.paper import Align
from desktop.thai.digits import to_arabic

WENT, CAME = "ยอดยกไป", "ยอดยกมา"
_WHOLE = "รวม"  # how the first cell of a table's last row begins when it is its total
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_EMPTY = ("", "-", "–")


def so_far(rows: Sequence[Sequence[str]], aligns: Sequence[Align]) -> list[list[str]]:
    """What each column comes to after each row but the last; empty for a table without a total.

    A table has a total when its last row begins with รวม. A column is added up when it stands to
    the right and its numbers come to what that row says; the others stay blank, for a wrong sum
    must not be printed twice.
    """
    if len(rows) < 3 or not rows[-1] or not rows[-1][0].strip().startswith(_WHOLE):
        return []
    columns = [_added([row[at] for row in rows], aligns[at]) for at in range(len(rows[0]))]
    if not any(columns):
        return []
    return [[column[at] if column else "" for column in columns] for at in range(len(rows) - 1)]


def _added(cells: Sequence[str], align: Align) -> list[str]:
    values = [_value(cell) for cell in cells]
    if align != "right" or None in values:
        return []
    numbers = [value for value in values if value is not None]
    if sum(numbers[:-1]) != numbers[-1]:
        return []
    grouped = any("," in cell for cell in cells)
    places = max(-int(value.as_tuple().exponent) for value in numbers)
    running, out = Decimal(0), []
    for number in numbers[:-1]:
        running += number
        out.append(f"{running:,.{places}f}" if grouped else f"{running:.{places}f}")
    return out


def _value(cell: str) -> Decimal | None:
    """The number in a cell, None for words."""
    text = to_arabic(cell.strip())
    if text in _EMPTY:
        return Decimal(0)
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
