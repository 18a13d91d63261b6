"""Legal periods: the last day, and the working day by which an office had better act.

The first day is not counted (Civil and Commercial Code s.193/3, Administrative Procedure Act
B.E. 2539 s.64). An official's last day counts even on a holiday (s.64 para 2); any other person's
rolls to the next working day (s.64 para 3).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop.office.rules.calendar import working_day_on_or_after, working_day_on_or_before
from desktop.office.rules.tables import period
from desktop.thai.dates import ERA


class Gap(StrEnum):
    """How a notice's days on the board stand against the hearing."""

    SAFE = "PASS"
    LENIENT = "WARN:lenient"
    SHORT = "FAIL:short"


def due(start: date, days: int) -> date:
    """The last day of a period an official must keep; no rolling over holidays."""
    return start + timedelta(days=days)


def citizen_due(start: date, days: int) -> date:
    """The last day of a period a citizen must keep; a holiday rolls to the next working day."""
    return working_day_on_or_after(due(start, days))


def act_by(last: date) -> date:
    """The last working day on or before a due day: when the office must really have acted."""
    return working_day_on_or_before(last)


def posting_gap(posted: date, hearing: date, days: int | None = None) -> Gap:
    """How the days of posting between the two days stand against the rule's `days`.

    Without `days` those of the 2548 hearing rule (clause 11), here and below.
    """
    days = period("posting") if days is None else days
    there = (hearing - posted).days
    if there < days:
        return Gap.SHORT
    return Gap.LENIENT if there == days else Gap.SAFE


def earliest_hearing(posted: date, *, safe: bool = True, days: int | None = None) -> date:
    """First day a hearing may begin; not safe: the posting day is counted (s.64, opening hour)."""
    return due(posted, (period("posting") if days is None else days) + safe)


def latest_posting(hearing: date, *, safe: bool = True, days: int | None = None) -> date:
    """Last day to post a notice of a hearing."""
    return due(hearing, -(period("posting") if days is None else days) - safe)


def summary_due(hearing_end: date, days: int | None = None) -> date:
    """Last day to announce the results (clause 12 of the 2548 rule)."""
    return due(hearing_end, period("summary") if days is None else days)


def complaint_reply_due(received: date) -> date:
    """Last day to tell a citizen the result or the progress of a complaint."""
    return due(received, period("complaint"))


def access_due(received: date) -> date:
    """Last day to answer a request for one's own data (PDPA s.30)."""
    return due(received, period("access"))


def breach_due(aware: datetime) -> datetime:
    """Hour by which a breach is reported (PDPA s.37(4)); hours run from the moment."""
    return aware + timedelta(hours=period("breach"))


def destruction_survey_due(year: int) -> date:
    """Last day of the yearly survey of expired papers, after the end of Buddhist year `year`."""
    return due(date(year - ERA, 12, 31), period("destruction_survey"))


def retention_until(dated: date, years: int | None = None, *, kind: str = "retention") -> date:
    """The day a paper may go; a period from 29 February ends on 28 in a common year (s.193/5).

    Without `years` the table's period for `kind` holds: `retention`, `retention_twin_elsewhere`,
    `retention_ordinary`, `archive` (handing over to the National Archives).
    """
    years = period(kind) if years is None else years
    try:
        return dated.replace(year=dated.year + years)
    except ValueError:
        return dated.replace(year=dated.year + years, day=28)
