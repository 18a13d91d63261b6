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
from desktop.thai import dates, digits, ids, numbers, sorting, spacing

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
    last, before, day = re.fullmatch(r"last=(\d+) on (\S+), next on (\S+)", text).groups()
    return str(document_numbers.following(int(last), iso(before), iso(day)))


def docnum_parse(text: str) -> str:
    n = document_numbers.parse(text)
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
    value, of = re.findall(r"\d+", text)
    return "ครั้งที่ " + document_numbers.over_year(int(value), int(of))


def breach(text: str) -> str:
    due = deadlines.breach_due(datetime.fromisoformat(text.split("=")[1]))
    return due.isoformat(timespec="minutes")


def year_range(text: str) -> str:
    return digits.to_thai("พ.ศ. {} - {}".format(*text.split("..")))


def notice_date_vs_signing(text: str) -> str:
    return order_of_days.notice_against_signing(*days(text))


def docnum_on_paper(text: str) -> str:
    return document_numbers.normalised(text)


def fiscal_quarter(text: str) -> str:
    return f"{calendar.fiscal_quarter(iso(text))}/{calendar.fiscal_year(iso(text))}"


def order_number(text: str) -> str:
    written = re.search(r"first|no\.? ?(\d+)|#(\d+)|(?<!\d)(\d{1,3})(?!\d)", text)
    value = 1 if written is None or written[0] == "first" else int(re.search(r"\d+", written[0])[0])
    return document_numbers.order_number(value, days(text)[-1])


KINDS: dict[str, Callable[[str], object]] = {
    "add_working_days": add_working_days,
    "baht_text": numbers.baht_text,
    "be_to_ce": lambda t: int(t) - dates.ERA,
    "ce_to_be": lambda t: int(t) + dates.ERA,
    "citizen_deadline_rollover": lambda t: shown(
        deadlines.citizen_due(days(t)[0], int(facts(t)["days"]))
    ),
    "complaint_reply_due": lambda t: shown(deadlines.complaint_reply_due(days(t)[0])),
    "continuation_foot": lambda t: pages.catchword(t.partition(": ")[2]),
    "continuation_foot_slash_style": lambda t: pages.catchword(t.partition(": ")[2], slash=True),
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
    "layout": pages.measure,
    "lint_fix": language.mended,
    "list_marker": lambda t: pages.item_marker(int(t)),
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
    "page_number": lambda t: pages.page_number(year(t)),
    "parse_date": parse_date,
    "pdpa_access_due": lambda t: shown(deadlines.access_due(days(t)[0])),
    "pdpa_access_publish_by_working_day": lambda t: shown(
        deadlines.act_by(deadlines.access_due(days(t)[0]))
    ),
    "pdpa_breach_due": breach,
    "percent_2dp": lambda t: numbers.percent(*map(int, t.split("/"))),
    "phone_landline": numbers.telephone,
    "phone_mobile": numbers.telephone,
    "postal_code": lambda t: places.district(t).postal_code,
    "retention_until": lambda t: shown(
        deadlines.retention_until(days(t)[0], int(facts(t)["years"]))
    ),
    "seq_check": lambda t: order_of_days.file_order(*days(t)),
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
