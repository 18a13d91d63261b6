"""Days as offices write them: Buddhist years on the eye's side, `date` on ours.

Buddhist year = Gregorian year + 543, right from 1941 on (earlier years began in April). The styles
are those of the correspondence rules of B.E. 2526: day, full month, year for memos, `พ.ศ.` before
the year in announcements and orders.
"""

from __future__ import annotations

import re
from datetime import date, time

from desktop.thai.digits import to_arabic, to_thai

ERA = 543
FIRST_BUDDHIST_YEAR = 2400  # a typed year from here on is Buddhist, below it Gregorian

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


class UnreadableDate(ValueError):
    """A text that is no day; `reason` and `facts` say why, for `desktop.office.words`."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts: dict[str, object] = facts


def buddhist_year(day: date) -> int:
    """2564 for any day of 2021."""
    return day.year + ERA


def long(day: date) -> str:
    """๔ มีนาคม ๒๕๖๔, as on a memo."""
    return to_thai(f"{day.day} {MONTHS[day.month - 1]} {buddhist_year(day)}")


def with_era(day: date) -> str:
    """๔ มีนาคม พ.ศ. ๒๕๖๔, as in announcements and orders."""
    return to_thai(f"{day.day} {MONTHS[day.month - 1]} พ.ศ. {buddhist_year(day)}")


def with_weekday(day: date) -> str:
    """วันพฤหัสบดีที่ ๔ มีนาคม พ.ศ. ๒๕๖๔, as in minutes."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {with_era(day)}"


def short(day: date) -> str:
    """๘ มี.ค. ๒๕๖๔."""
    return to_thai(stamp(day))


def stamp(day: date) -> str:
    """8 มี.ค. 2564, the Arabic digits of an office's rubber stamp."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist_year(day)}"


def month_and_year(day: date) -> str:
    """มีนาคม ๒๕๖๔."""
    return to_thai(f"{MONTHS[day.month - 1]} {buddhist_year(day)}")


def day_range(first: date, last: date) -> str:
    """Two days and what they share said once: ๓๐ มีนาคม - ๒ เมษายน ๒๕๖๔."""
    if first == last:
        return long(first)
    if first.year != last.year:
        return f"{long(first)} - {long(last)}"
    if first.month != last.month:
        return f"{to_thai(str(first.day))} {MONTHS[first.month - 1]} - {long(last)}"
    return f"{to_thai(str(first.day))} - {long(last)}"


def year_range(first: int, last: int) -> str:
    """Two Buddhist years: พ.ศ. ๒๕๖๑ - ๒๕๖๔; one year alone when they are the same."""
    return to_thai(f"พ.ศ. {first}" if first == last else f"พ.ศ. {first} - {last}")


def clock(moment: time) -> str:
    """๐๙.๐๐ น."""
    return to_thai(f"{moment.hour:02d}.{moment.minute:02d}") + " น."


def _month_forms() -> dict[str, int]:
    """Every way a month is written, without dots and blanks, to its number."""
    forms: dict[str, int] = {}
    written = zip(MONTHS, SHORT_MONTHS, ENGLISH_MONTHS, strict=True)
    for number, (full, brief, english) in enumerate(written, start=1):
        forms[full] = number
        forms[brief.replace(".", "")] = number
        forms[english.lower()] = forms[english[:3].lower()] = number
    return forms


_MONTH_FORMS = _month_forms()
# compiled by re when first asked: the first window reads no day
_LEAD = r"^[-–\s]*(?:ประกาศ|สั่ง|ให้ไว้|เมื่อ|ลง)?\s*(?:ณ\s*)?(?:วัน(?:ที่)?)?\s*"
_WEEKDAY = rf"^(?:วัน)?({'|'.join(WEEKDAYS)}|พฤหัส)(?:\s*ที่)?\s*"
_ENGLISH_WEEKDAY = rf"(?i)^({'|'.join(ENGLISH_WEEKDAYS)})\s+"
_WORDS = (
    r"^(\d{1,2})\s*(?:เดือน\s*)?"
    r"([ก-๎.]+(?:\s*\.\s*[ก-๎]+\.?)?|[A-Za-z]{3,9})\s*(?:ปี\s*)?(\d{1,4})$"
)
_ERA_MARK = r"(?:พ\s*\.\s*ศ\s*\.?|พุทธศักราช|ค\s*\.\s*ศ\s*\.?|คริสต์ศักราช|B\s*\.\s*E\s*\.?)\s*"
_NUMERIC = r"^(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})$"
_ISO = r"^(\d{4})-(\d{1,2})-(\d{1,2})$"


def parse(text: str) -> date:
    """The day a person meant: any style of this module, `4/3/2564`, `2021-03-04`, either digits.

    English months and weekdays are read too, as the English screen writes them: 4 Mar 2564.

    A year from 2400 on is Buddhist, one from 1800 to 2399 Gregorian. Raises UnreadableDate with
    `date-two-digit-year` (refused: ๖๔ may be two different years), `date-no-such-day` (31 April, a
    weekday that is not that day's) or `date-unreadable`.
    """
    plain = " ".join(to_arabic(text).replace("\u00a0", " ").replace("\u200b", "").split())
    if match := re.match(_ISO, plain):
        year, month, day = (int(part) for part in match.groups())
        return _day(text, year, month, day)
    plain = re.sub(_LEAD, "", plain, count=1)
    weekday, names = re.match(_WEEKDAY, plain), WEEKDAYS
    if weekday is None:
        weekday, names = re.match(_ENGLISH_WEEKDAY, plain), ENGLISH_WEEKDAYS
    plain = plain[weekday.end() :] if weekday is not None else plain
    era = re.search(_ERA_MARK, plain)
    plain = re.sub(_ERA_MARK, "", plain).strip().rstrip(".,")
    if match := re.match(_NUMERIC, plain):
        day, month, year = (int(part) for part in match.groups())
        written = match[3]
    elif match := re.match(_WORDS, plain):
        number = _MONTH_FORMS.get(re.sub(r"[.\s]", "", match[2]).lower())
        if number is None:
            raise UnreadableDate("date-unreadable", text=text)
        day, month, year = int(match[1]), number, int(match[3])
        written = match[3]
    else:
        raise UnreadableDate("date-unreadable", text=text)
    if len(written) < 4:
        raise UnreadableDate("date-two-digit-year", text=text)
    if era is not None and era[0].startswith(("พ", "B")) != (year >= FIRST_BUDDHIST_YEAR):
        raise UnreadableDate("date-no-such-day", text=text)
    found = _day(text, year, month, day)
    if weekday is not None and not names[found.weekday()].startswith(weekday[1].title()):
        raise UnreadableDate("date-no-such-day", text=text)
    return found


def _day(text: str, year: int, month: int, day: int) -> date:
    if year >= FIRST_BUDDHIST_YEAR:
        year -= ERA
    if not 1800 <= year <= 2399:
        raise UnreadableDate("date-no-such-day", text=text)
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate("date-no-such-day", text=text) from None
