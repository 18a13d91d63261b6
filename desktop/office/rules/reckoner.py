"""Any period of the law reckoned from a day: for the clerk who asks when something is due.

The words of each kind are in `desktop.office.words.reckoner`; figures and sources in
`resources/laws/deadlines.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.office.rules import deadlines
from desktop.office.rules.tables import toml
from desktop.thai import dates

EARLIEST, LATEST, DUE, MOMENT, CITIZEN, UNTIL = (
    *("earliest", "latest", "due", "moment", "citizen", "until"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A period: the entry of the table it stands in, how its result reads, how it is reckoned."""

    code: str
    period: str
    reads: str
    reckon: Callable[[date], date]


@dataclass(frozen=True, slots=True)
class Result:
    """The day (or moment) a period ends or begins.

    `second` is, as `reads` says, the first day without safety (earliest) or the last working day
    on or before (due); None where there is none.
    """

    last: date
    second: date | None = None
    at: time | None = None


KINDS = (
    Kind("posted", "posting", EARLIEST, deadlines.earliest_hearing),
    Kind("held", "posting", LATEST, deadlines.latest_posting),
    Kind("summary", "summary", DUE, deadlines.summary_due),
    Kind("complaint", "complaint", DUE, deadlines.complaint_reply_due),
    Kind("access", "access", DUE, deadlines.access_due),
    Kind("breach", "breach", MOMENT, lambda day: day),
    Kind("appeal", "appeal", CITIZEN, lambda day: day),
    Kind(
        "destruction",
        "destruction_survey",
        DUE,
        lambda day: deadlines.destruction_survey_due(dates.buddhist_year(day)),
    ),
    Kind("retention", "retention", UNTIL, deadlines.retention_until),
)
BY_CODE = {kind.code: kind for kind in KINDS}


def reckon(code: str, day: date, *, at: time = time(0), days: int = 0) -> Result:
    """What follows from a day; `at` for hours from a moment, `days` for a citizen's own period."""
    kind = BY_CODE[code]
    if kind.reads == MOMENT:
        end = deadlines.breach_due(datetime.combine(day, at))
        return Result(end.date(), at=end.time())
    if kind.reads == CITIZEN:
        return Result(deadlines.citizen_due(day, days))
    last = kind.reckon(day)
    if kind.reads == EARLIEST:
        return Result(last, deadlines.earliest_hearing(day, safe=False))
    if kind.reads == LATEST:
        return Result(last, deadlines.latest_posting(day, safe=False))
    return Result(last, deadlines.act_by(last) if kind.reads == DUE else None)


def source(code: str) -> str:
    """On what the period of a kind stands."""
    return str(toml("laws", "deadlines").get(BY_CODE[code].period, {}).get("source", ""))
