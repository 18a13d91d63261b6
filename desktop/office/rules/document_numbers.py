"""Numbers on official papers: two letters, the owner's code, a slash, the running number.

Numbers run to the end of the CALENDAR year and start again (correspondence rules B.E. 2526);
circulars carry ว and run in their own series; orders stand over their Buddhist year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.thai.dates import buddhist_year
from desktop.thai.digits import to_arabic, to_thai

_NUMBER = re.compile(
    r"^\s*(?:ด่วน(?:ที่สุด|มาก)?\s*)?(?:ที่[\s.]*)?(?P<letters>[ก-ฮ]{1,3})\s*\.?\s*(?P<code>[0-9]+(?:\.[0-9]+)*(?:\([0-9]+\))?)\s*/\s*"
    r"(?P<circular>ว)?\s*\.?\s*(?P<raw>[0-9]+)\s*$"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart; `raw` keeps the zeros some offices write before it."""

    letters: str
    code: str
    circular: bool
    raw: str

    @property
    def value(self) -> int:
        return int(self.raw)

    def __str__(self) -> str:
        running = f"ว {self.raw}" if self.circular else self.raw
        return to_thai(f"{self.letters} {self.code}/{running}")


def parse(text: str) -> DocumentNumber:
    """Take a written number apart, whatever its digits, dots and blanks. ValueError if none.

    A label before it (ที่, ด่วนที่สุด ที่) is no part of the number.
    """
    match = _NUMBER.match(to_arabic(text).replace("\u00a0", " "))
    if match is None:
        raise ValueError(text)
    return DocumentNumber(
        match["letters"], match["code"], match["circular"] is not None, match["raw"]
    )


def normalised(text: str) -> str:
    """The canonical form: อท ๕๓๗๐๑.๔/๓๐."""
    return str(parse(text))


def following(last: int, last_day: date, day: date) -> int:
    """The number after `last` on `day`: 1 in a new calendar year, never at the fiscal year."""
    return last + 1 if day.year == last_day.year else 1


def on_paper(code: str, value: int, *, circular: bool = False) -> str:
    """A number under a section's code: อท ๕๓๗๐๑.๔/๓๐, อท ๕๓๗๐๑.๔/ว ๑๒."""
    return to_thai(f"{code.strip()}/{'ว ' if circular else ''}{value}")


def over_year(value: int, year: int) -> str:
    """๑/๒๕๖๕, as orders, announcements and meetings are numbered."""
    return to_thai(f"{value}/{year}")


def order_number(value: int, day: date) -> str:
    """The number of an order dated `day` (clause 16.2)."""
    return over_year(value, buddhist_year(day))
