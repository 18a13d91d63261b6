"""Every row of the domain cases, through our functions; a kind nobody answers fails."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop.office.rules import (
    calendar,
    deadlines,
    document_numbers,
    evidence,
    language,
    order_of_days,
    pages,
    places,
    signatures,
)
from desktop.printing import furniture, house_rules
from desktop.thai import dates, digits, ids, numbers, sorting, spacing
from desktop.thai.breaking import breaker
from desktop.thai.digits import to_arabic

CASES = Path(os.environ.get("DOMAIN_CASES", Path(__file__).parents[1] / "data/domain_cases.csv"))
iso = date.fromisoformat


def facts(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split(";"))


def days(text: str) -> list[date]:
    return [iso(found) for found in re.findall(r"\d{4}-\d\d-\d\d", text)]


def year(text: str) -> int:
    return int(re.findall(r"\d+", text)[-1])


def shown(day: date) -> str:
    return day.isoformat()


def add_working_days(text: str) -> str:
    start, sign, count = text.split()
    return shown(calendar.add_working_days(iso(start), int(sign + count)))


def parse_date(text: str) -> str:
    try:
        return shown(dates.parse(text))
    except dates.UnreadableDate:
        return "INVALID"


def docnum_next(text: str) -> str:
    last = re.search(r"last=\D*(\d+)", text)
    before, day = days(text)
    return str(document_numbers.following(int(last[1]), before, day))


def docnum_parse(text: str) -> str:
    try:
        n = document_numbers.parse(text)
    except ValueError:
        return "INVALID"
    raw = f";raw_no={n.raw}" if n.raw != str(n.value) else ""
    return f"letters={n.letters};code={n.code};circular={int(n.circular)};no={n.value}{raw}"


def signature_block(text: str) -> str:
    f = facts(text)
    made = signatures.block(
        f["name"],
        f["pos"],
        title=f.get("title", ""),
        rank=f.get("rank", ""),
        capacity=f.get("capacity", ""),
        acting_for=f.get("for", ""),
    )
    return "|".join(made.lines())


def minutes_number(text: str) -> str:
    value = re.search(r"ครั้งที่ (\d+)", text)
    return "ครั้งที่ " + document_numbers.over_year(int(value[1]), year(text))


def breach(text: str) -> str:
    due = deadlines.breach_due(datetime.fromisoformat(text.split("=")[1]))
    return due.isoformat(timespec="minutes")


def year_range(text: str) -> str:
    first, last = map(int, text.split(".."))
    return dates.year_range(first, last)


def notice_date_vs_signing(text: str) -> str:
    return order_of_days.notice_against_signing(*days(text))


def fiscal_quarter(text: str) -> str:
    return f"{calendar.fiscal_quarter(iso(text))}/{calendar.fiscal_year(iso(text))}"


ORDINALS = ("first", "second", "third", "fourth", "fifth")


def order_number(text: str) -> str:
    day = days(text)[-1]
    said = re.sub(r"\d{4}-\d\d-\d\d|of \d{4}", "", text)
    written = re.search(r"\d+", to_arabic(said))
    ordinal = next((n for n, word in enumerate(ORDINALS, start=1) if word in said), 1)
    return document_numbers.order_number(int(written[0]) if written else ordinal, day)


STEPS = {"approved": "approval", "signed": "signing", "posted": "posting"}


def seq_check(text: str) -> str:
    known = {STEPS.get(step, step): iso(day) for step, day in facts(text).items()}
    return order_of_days.out_of_order(known)


def catchword(text: str) -> str:
    return furniture.catchword(text.partition(": ")[2], breaker())


SAME_MEASURE = {"notice": "announcement", "garuda_height_cm": "garuda_cm"}


def layout(text: str) -> str:
    return pages.measure(".".join(SAME_MEASURE.get(part, part) for part in text.split(".")))


def to_percent(text: str) -> str:
    part, whole = text.split("/")
    return numbers.percent(part, whole)


def retention(text: str) -> str:
    f = facts(text)
    years = int(f["years"]) if "years" in f else None
    return shown(deadlines.retention_until(iso(f["dated"]), years))


KINDS: dict[str, Callable[[str], object]] = {
    "add_working_days": add_working_days,
    "baht_text": numbers.baht_text,
    "be_to_ce": lambda t: int(t) - dates.ERA,
    "ce_to_be": lambda t: int(t) + dates.ERA,
    "citizen_deadline_rollover": lambda t: shown(
        deadlines.citizen_due(days(t)[0], int(facts(t)["days"]))
    ),
    "complaint_reply_due": lambda t: shown(deadlines.complaint_reply_due(days(t)[0])),
    "continuation_foot": lambda t: house_rules.form("memo").catchword.format(words=catchword(t)),
    "continuation_foot_slash_style": lambda t: f"/{catchword(t)}...",
    "date_abbr_stamp": lambda t: dates.stamp(iso(t)),
    "date_abbr_thai": lambda t: dates.short(iso(t)),
    "date_full_weekday": lambda t: dates.with_weekday(iso(t)),
    "date_long": lambda t: dates.long(iso(t)),
    "date_notice_line": lambda t: "ประกาศ ณ วันที่ " + dates.with_era(iso(t)),
    "date_order_line": lambda t: "สั่ง ณ วันที่ " + dates.with_era(iso(t)),
    "date_range": lambda t: dates.day_range(*days(t)),
    "destruction_survey_due": lambda t: shown(deadlines.destruction_survey_due(year(t))),
    "district_geocode": lambda t: places.district(t).geocode,
    "docnum_next": docnum_next,
    "docnum_normalise": document_numbers.normalised,
    "docnum_parse": docnum_parse,
    "fiscal_quarter": fiscal_quarter,
    "fiscal_year": lambda t: calendar.fiscal_year(iso(t)),
    "fiscal_year_bounds": lambda t: "..".join(map(shown, calendar.fiscal_bounds(int(t)))),
    "hearing_earliest_lenient": lambda t: shown(deadlines.earliest_hearing(days(t)[0], safe=False)),
    "hearing_earliest_safe": lambda t: shown(deadlines.earliest_hearing(days(t)[0])),
    "is_government_working_day": lambda t: int(calendar.is_working_day(iso(t))),
    "ita_participation_code": lambda t: evidence.participation_code(year(t)),
    "layout": layout,
    "lint_fix": language.mended,
    "list_marker": pages.item_marker,
    "minutes_number": minutes_number,
    "month_abbr": lambda t: dates.SHORT_MONTHS[dates.MONTHS.index(t)],
    "nbsp": lambda t: spacing.keep_together(t).replace("\u00a0", "<NBSP>"),
    "notice_date_vs_signing": notice_date_vs_signing,
    "notice_gap_status": lambda t: deadlines.posting_gap(*days(t)),
    "notice_latest_lenient": lambda t: shown(deadlines.latest_posting(days(t)[0], safe=False)),
    "notice_latest_safe": lambda t: shown(deadlines.latest_posting(days(t)[0])),
    "number_grouped_thai": numbers.grouped,
    "number_grouped_thai_2dp": lambda t: numbers.grouped(t, 2),
    "order_number": order_number,
    "page_number": lambda t: pages.page_number(year(t)) or "none",
    "parse_date": parse_date,
    "pdpa_access_due": lambda t: shown(deadlines.access_due(days(t)[0])),
    "pdpa_access_publish_by_working_day": lambda t: shown(
        deadlines.act_by(deadlines.access_due(days(t)[0]))
    ),
    "pdpa_breach_due": breach,
    "percent_2dp": to_percent,
    "phone_landline": numbers.telephone,
    "phone_mobile": numbers.telephone,
    "postal_code": lambda t: places.district(t).postal_code,
    "retention_until": retention,
    "seq_check": seq_check,
    "signature_block": signature_block,
    "sort_thai": lambda t: ",".join(sorted(t.split(","), key=sorting.sort_key)),
    "summary_due": lambda t: shown(deadlines.summary_due(days(t)[0])),
    "summary_publish_by_working_day": lambda t: shown(
        deadlines.act_by(deadlines.summary_due(days(t)[0]))
    ),
    "thai_id_check_digit": ids.check_digit,
    "thai_id_format": ids.grouped,
    "thai_id_mask": ids.masked,
    "thai_id_valid": ids.verdict,
    "time": lambda t: dates.clock(time.fromisoformat(t)),
    "to_arabic_digits": digits.to_arabic,
    "to_thai_digits": digits.to_thai,
    "year_range": year_range,
}


def rows() -> list[tuple[str, str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(r["kind"], r["input"], r["expected"]) for r in csv.DictReader(file)]


@pytest.mark.parametrize(("kind", "given", "expected"), rows())
def test_a_domain_case_comes_out_as_the_rule_says(kind: str, given: str, expected: str) -> None:
    assert kind in KINDS, f"no function of ours answers the kind {kind!r}"
    assert str(KINDS[kind](given)) == expected
