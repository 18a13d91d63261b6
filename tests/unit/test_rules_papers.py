"""Numbers, signatures, page furniture, the order of days, evidence and districts."""

import tomllib
from datetime import date

import pytest

from desktop import paths
from desktop.office.rules import (
    document_numbers,
    evidence,
    order_of_days,
    pages,
    places,
    signatures,
)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("อท.๕๓๗๐๑.๔/ ๓๐", "อท ๕๓๗๐๑.๔/๓๐"),
        ("ที่...อท.๕๓๗๐๑.๔/ ๓๐", "อท ๕๓๗๐๑.๔/๓๐"),
        ("อท53701.4/30", "อท ๕๓๗๐๑.๔/๓๐"),
        ("อท\u00a0๕๓๗๐๑.๔/ว๑๒", "อท ๕๓๗๐๑.๔/ว ๑๒"),
        ("นว 52007.4(1) / 5", "นว ๕๒๐๐๗.๔(๑)/๕"),
        ("ด่วนที่สุด ที่ มท 0810.2/ว 0600", "มท ๐๘๑๐.๒/ว ๐๖๐๐"),
    ],
)
def test_a_number_is_brought_to_its_official_form_once_for_all(typed: str, canonical: str) -> None:
    assert document_numbers.normalised(typed) == canonical
    assert document_numbers.normalised(canonical) == canonical


@pytest.mark.parametrize("text", ["", "อท", "อท ๕๓๗๐๑.๔", "๓๐", "อท ๕๓๗๐๑.๔/", "อท ๕๓๗๐๑.๔/๓๐ก"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        document_numbers.parse(text)


def test_numbers_begin_again_with_the_calendar_year_alone() -> None:
    assert document_numbers.following(412, date(2021, 9, 30), date(2021, 10, 1)) == 413
    assert document_numbers.following(412, date(2021, 12, 31), date(2022, 1, 1)) == 1


def test_numbers_are_printed_under_a_code_and_over_a_year() -> None:
    assert document_numbers.on_paper("อท 53701.4", 30) == "อท ๕๓๗๐๑.๔/๓๐"
    assert document_numbers.on_paper("อท 53701.4", 12, circular=True) == "อท ๕๓๗๐๑.๔/ว ๑๒"
    assert document_numbers.order_number(1, date(2022, 1, 4)) == "๑/๒๕๖๕"


@pytest.mark.parametrize("capacity", signatures.CAPACITIES.values())
def test_an_acting_capacity_takes_two_lines(capacity: str) -> None:
    made = signatures.block(
        "ปรีดา สมมติ",
        "ปลัดเทศบาล",
        title="ว่าที่ร้อยตรี",
        capacity=capacity,
        acting_for="นายกเทศมนตรีตำบลตัวอย่าง",
    )
    assert made.lines() == (
        "ว่าที่ร้อยตรี",
        "(ปรีดา สมมติ)",
        f"ปลัดเทศบาล {capacity}",
        "นายกเทศมนตรีตำบลตัวอย่าง",
    )


@pytest.mark.parametrize("title", signatures.CIVIL_TITLES)
def test_a_civil_title_stands_inside_the_bracket(title: str) -> None:
    made = signatures.block("มะลิ ตัวอย่าง", "นิติกร", title=title)
    assert made.lines() == (f"({title}มะลิ ตัวอย่าง)", "นิติกร")


def test_a_rank_and_an_academic_title_share_the_line_above() -> None:
    made = signatures.block("มะลิ ตัวอย่าง", "", rank="พันเอก", title="รองศาสตราจารย์")
    assert made.lines() == ("พันเอก รองศาสตราจารย์", "(มะลิ ตัวอย่าง)")


def test_page_numbers_begin_on_the_second_page() -> None:
    assert [pages.page_number(page) for page in (1, 2, 12)] == ["", "- ๒ -", "- ๑๒ -"]


def test_items_are_marked_level_by_level() -> None:
    assert [pages.item_marker(mark) for mark in (1, "10", "1.2", "(3)")] == [
        "๑.",
        "๑๐.",
        "๑.๒",
        "(๓)",
    ]


def test_every_measure_can_be_asked_for_and_no_other() -> None:
    table = tomllib.loads(paths.resource("forms", "measures.toml").read_text(encoding="utf-8"))
    for form, rows in table.items():
        for key, value in rows.items():
            assert pages.measure(f"{form}.{key}") == str(value)
    assert pages.measure("order.body_pt") == pages.measure("page.body_pt")
    with pytest.raises(KeyError):
        pages.measure("memo.colour_of_the_ink")


def test_text_and_margins_fill_the_page() -> None:
    for form in ("page", "memo", "announcement", "letter", "order"):
        sides = ("left_margin_cm", "text_width_cm", "right_margin_cm")
        assert sum(float(pages.measure(f"{form}.{side}")) for side in sides) == 21.0


def test_days_on_a_file_come_in_their_order() -> None:
    day = {step: date(2021, 3, n) for n, step in enumerate(order_of_days.STEPS, start=1)}
    assert order_of_days.out_of_order(day) == "OK"
    assert order_of_days.out_of_order(dict.fromkeys(order_of_days.STEPS, date(2021, 3, 4))) == "OK"
    assert order_of_days.out_of_order({}) == "OK"
    for early, late in zip(order_of_days.STEPS, order_of_days.STEPS[1:], strict=False):
        swapped = day | {early: day[late], late: day[early]}
        assert order_of_days.out_of_order(swapped) == f"WARN:{late}_before_{early}"


def test_a_step_far_too_early_is_held_against_the_last_it_had_to_wait_for() -> None:
    day = {step: date(2021, 3, 9) for step in order_of_days.STEPS} | {"summary": date(2021, 3, 1)}
    assert order_of_days.out_of_order(day) == "WARN:summary_before_hearing"
    del day["hearing"]
    assert order_of_days.out_of_order(day) == "WARN:summary_before_posting"


def test_a_notice_bears_the_day_it_is_signed() -> None:
    fourth, eighth = date(2021, 3, 4), date(2021, 3, 8)
    assert order_of_days.notice_against_signing(fourth, fourth) == "OK"
    assert order_of_days.notice_against_signing(fourth, eighth) == "WARN:signed_after_dated"
    assert order_of_days.notice_against_signing(eighth, fourth) == "WARN:signed_before_dated"


def test_evidence_has_its_code_by_year_and_no_guess_for_other_years() -> None:
    codes = [evidence.participation_code(year) for year in range(2562, 2570)]
    assert codes == ["O43", "O33", "O33", "O33", "O30", "O25", "O20", "O19"]
    assert len(evidence.report_fields()) == 4
    for unknown in ((2561, "local"), (2570, "local"), (2564, "school")):
        with pytest.raises(KeyError):
            evidence.participation_code(*unknown)


@pytest.mark.parametrize(
    "text", ["อำเภอโพธิ์ทอง", "อ.โพธิ์ทอง จ.อ่างทอง", "โพธิ์ทอง", "อำเภอโพธิ์ทอง จังหวัดอ่างทอง"]
)
def test_a_district_is_found_by_its_name(text: str) -> None:
    found = places.district(text)
    assert (found.geocode, found.postal_code, found.province) == ("1504", "14120", "อ่างทอง")


@pytest.mark.parametrize("text", ["", "ตำบลโพธิ์ทอง", "อำเภอโพธิ์ทองใหม่", "อำเภอโพธิ์ทอง จังหวัดตัวอย่าง"])
def test_a_district_unknown_is_not_guessed(text: str) -> None:
    with pytest.raises(KeyError):
        places.district(text)
