"""Holidays as CSV: out as `resources/laws/holidays.csv` has them, in with a verdict a line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

from desktop.i18n import thai
from desktop.office import own_rules
from desktop.office.errors import Refused
from desktop.office.own_rules import REGIONS
from desktop.office.rules import tables
from desktop.office.rules.tables import OwnDay
from desktop.office.words.deadlines import REGIONS as REGION_WORDS
from desktop.thai import dates

COLUMNS = ("date", "name", "region", "source", "working")
_NEEDED = frozenset({"date", "name"})
_HEADS = {"วันที่": "date", "วัน": "date", "ชื่อวันหยุด": "name", "ชื่อ": "name", "ภาค": "region",
          "ที่มา": "source", "เป็นวันทำการ": "working"}  # fmt: skip
GOOD = ("new", "other")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: its number in the file, what was read, and the verdict.

    `verdict` is a key of `words.deadlines.VERDICTS`; only those in GOOD are taken in.
    """

    number: int
    text: str
    day: OwnDay | None
    verdict: str

    @property
    def bad(self) -> bool:
        """Whether it cannot be taken in."""
        return self.verdict not in (*GOOD, "same")


def write_csv(year: int | None = None) -> bytes:
    """The holidays that hold, of one Gregorian year or all, with those struck out marked.

    UTF-8 with a byte-order mark, so that a table program opens it right.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in own_rules.years()[::-1] if year is None else [year]:
        for row in own_rules.days_of(each):
            working = "1" if row.origin == "struck" else ""
            writer.writerow((row.day.isoformat(), row.name, row.region, row.source, working))
    return out.getvalue().encode("utf-8-sig")


def read_csv(data: bytes) -> list[Line]:
    """Every line of a list with its verdict; nothing is written.

    Days in any style of `thai.dates`, regions by code or name, heads in English or Thai, commas,
    semicolons or tabs between, UTF-8 or the old Thai code page. Refused when it is no such table.
    """
    text = _text(data)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise Refused("holidays-no-table") from None
    heads = [_head(cell) for cell in rows[0]] if rows else []
    if not _NEEDED.issubset(heads):
        raise Refused("holidays-no-header")
    found: list[Line] = []
    seen: set[tuple[date, str]] = set()
    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        fields = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
        line = _line(number, " ".join(filter(None, fields.values())), fields)
        if line.day is not None and line.verdict in GOOD:
            place = line.day.day, line.day.region
            if place in seen:
                line = Line(line.number, line.text, line.day, "twice")
            seen.add(place)
        found.append(line)
    return found


def take_in(lines: list[Line], *, actor: int) -> int:
    """Take in the good lines of a list as the office's own; returns how many."""
    return own_rules.add_days(
        [line.day for line in lines if line.verdict in GOOD and line.day is not None], actor=actor
    )


def _line(number: int, text: str, fields: dict[str, str]) -> Line:
    region = _region(fields.get("region", ""))
    if region is None:
        return Line(number, text, None, "bad-region")
    try:
        day = dates.parse(fields.get("date", ""))
    except dates.UnreadableDate:
        return Line(number, text, None, "bad-day")
    name, source = fields.get("name", ""), fields.get("source", "")
    working = fields.get("working", "") in ("1", "๑", "ใช่")
    made = OwnDay(day, region, name, working, source)
    if not name:
        return Line(number, text, made, "no-name")
    if not source:
        return Line(number, text, made, "no-source")
    return Line(number, text, made, _verdict(made))


def _verdict(made: OwnDay) -> str:
    here = [h for h in tables.holidays().get(made.day, ()) if h.region == made.region]
    if made.working:
        struck = [
            row
            for row in own_rules.days_of(made.day.year)
            if (row.day, row.region, row.origin) == (made.day, made.region, "struck")
        ]
        return "same" if struck and struck[0].source == made.source else "other"
    if not here:
        return "new"
    same = any((known.name, known.source) == (made.name, made.source) for known in here)
    return "same" if same else "other"


def _region(text: str) -> str | None:
    if text in REGIONS:
        return text
    return next((code for code, word in REGION_WORDS.items() if thai(word) == text), None)


def _head(cell: str) -> str:
    word = cell.strip().lower()
    return _HEADS.get(word, word)


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Refused("holidays-no-table")
