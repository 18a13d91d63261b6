"""Days and figures for the eye, in the language of the screen.

In Thai they are those of `dates` and `digits`. In English a day keeps its Buddhist year, as the
papers have it, and figures are Arabic: 4 Mar 2564.
"""

from __future__ import annotations

from datetime import date, time

from desktop.i18n import Phrase, english, thai
from desktop.thai import dates, digits
from desktop.thai.dates import ENGLISH_MONTHS, ENGLISH_WEEKDAYS


def figures(text: str) -> str:
    """The text with the figures of the screen: Thai ones in Thai, as they are in English."""
    if not english():
        return digits.to_thai(text)
    return Phrase(digits.to_arabic(text), digits.to_thai(thai(text)))


def long(day: date) -> str:
    """๔ มีนาคม ๒๕๖๔; 4 March 2564."""
    said = dates.long(day)
    return Phrase(f"{day.day} {_month_and_year(day)}", said) if english() else said


def with_era(day: date) -> str:
    """๔ มีนาคม พ.ศ. ๒๕๖๔; 4 March B.E. 2564."""
    said = dates.with_era(day)
    if not english():
        return said
    month = ENGLISH_MONTHS[day.month - 1]
    return Phrase(f"{day.day} {month} B.E. {dates.buddhist_year(day)}", said)


def with_weekday(day: date) -> str:
    """วันพฤหัสบดีที่ ๔ มีนาคม พ.ศ. ๒๕๖๔; Thursday 4 March 2564."""
    said = dates.with_weekday(day)
    if not english():
        return said
    return Phrase(f"{ENGLISH_WEEKDAYS[day.weekday()]} {day.day} {_month_and_year(day)}", said)


def weekday(day: date) -> str:
    """พฤหัสบดี; Thursday."""
    said = dates.WEEKDAYS[day.weekday()]
    return Phrase(ENGLISH_WEEKDAYS[day.weekday()], said) if english() else said


def short(day: date) -> str:
    """๘ มี.ค. ๒๕๖๔; 8 Mar 2564."""
    said = dates.short(day)
    return Phrase(stamp(day), said) if english() else said


def stamp(day: date) -> str:
    """8 มี.ค. 2564; 8 Mar 2564."""
    said = dates.stamp(day)
    if not english():
        return said
    return Phrase(f"{day.day} {ENGLISH_MONTHS[day.month - 1][:3]} {dates.buddhist_year(day)}", said)


def short_month(day: date) -> str:
    """มี.ค.; Mar."""
    said = dates.SHORT_MONTHS[day.month - 1]
    return Phrase(ENGLISH_MONTHS[day.month - 1][:3], said) if english() else said


def month_and_year(day: date) -> str:
    """มีนาคม ๒๕๖๔; March 2564."""
    said = dates.month_and_year(day)
    return Phrase(_month_and_year(day), said) if english() else said


def short_month_and_year(day: date) -> str:
    """มี.ค. ๒๕๖๔; Mar 2564."""
    year = dates.buddhist_year(day)
    said = digits.to_thai(f"{dates.SHORT_MONTHS[day.month - 1]} {year}")
    return Phrase(f"{short_month(day)} {year}", said) if english() else said


def day_range(first: date, last: date) -> str:
    """๓๐ มีนาคม - ๒ เมษายน ๒๕๖๔; 30 March - 2 April 2564."""
    said = dates.day_range(first, last)
    if not english():
        return said
    if first == last:
        return Phrase(long(last), said)
    lead = str(first.day)
    if first.year != last.year:
        lead = long(first)
    elif first.month != last.month:
        lead = f"{first.day} {ENGLISH_MONTHS[first.month - 1]}"
    return Phrase(f"{lead} - {long(last)}", said)


def year_range(first: int, last: int) -> str:
    """พ.ศ. ๒๕๖๑ - ๒๕๖๔; B.E. 2561 - 2564."""
    said = dates.year_range(first, last)
    if not english():
        return said
    return Phrase(f"B.E. {first}" if first == last else f"B.E. {first} - {last}", said)


def clock(moment: time) -> str:
    """๐๙.๐๐ น.; 09:00."""
    said = dates.clock(moment)
    return Phrase(f"{moment.hour:02d}:{moment.minute:02d}", said) if english() else said


def _month_and_year(day: date) -> str:
    return f"{ENGLISH_MONTHS[day.month - 1]} {dates.buddhist_year(day)}"
