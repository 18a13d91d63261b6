"""Days as offices write and type them."""

from datetime import date, time

import pytest

from desktop.thai import dates

DAY = date(2021, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        *("๔ มีนาคม ๒๕๖๔", "4 มีนาคม 2564", "๔ มีนาคม พ.ศ. ๒๕๖๔", "4 มีนาคม พ.ศ.2564"),
        *("๔ มี.ค. ๒๕๖๔", "4 มีค 2564", "4 มี. ค. 2564", "4มี.ค.2564", "- 4 มี.ค. 2564"),
        *("4/3/2564", "04/03/2564", "4-3-2564", "4.3.2564", "4 / 3 / 2564", "๔/๓/๒๕๖๔"),
        *("2021-03-04", "2564-03-04", "4/3/2021", "4 มีนาคม 2021", "4 มีนาคม ค.ศ. 2021"),
        *("วันพฤหัสบดีที่ ๔ มีนาคม พ.ศ. ๒๕๖๔", "พฤหัส 4 มี.ค. 2564", "วันที่ ๔ มีนาคม ๒๕๖๔"),
        *("ประกาศ ณ วันที่ ๔ มีนาคม พ.ศ. ๒๕๖๔", "สั่ง ณ วันที่ ๔ มีนาคม พ.ศ. ๒๕๖๔"),
        *("4 Mar 2564", "4 march 2021", "Thursday 4 March 2564", "4 March B.E. 2564"),
        *("ลงวันที่ ๔ เดือน มีนาคม พ.ศ. ๒๕๖๔", "  ๔\u00a0มีนาคม\u00a0๒๕๖๔ ", "๔ มีนาคม พุทธศักราช ๒๕๖๔"),
    ],
)
def test_a_day_is_read_however_an_office_writes_it(text: str) -> None:
    assert dates.parse(text) == DAY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            (text, "date-two-digit-year")
            for text in ("4/3/64", "๔ มี.ค. ๖๔", "4-3-064", "4 มีนาคม 64")
        ),
        *((text, "date-no-such-day") for text in ("31/02/2564", "29 ก.พ. 2566", "31 เม.ย. 2564")),
        *((text, "date-no-such-day") for text in ("4/13/2564", "0/3/2564", "4/3/1500", "4/3/9999")),
        *(
            (text, "date-unreadable")
            for text in ("", "มีนาคม", "๔ มีนาคม", "4 กพค 2564", "4/3", "4 Mai 2021")
        ),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(dates.UnreadableDate) as refused:
        dates.parse(text)
    assert refused.value.reason == reason
    assert refused.value.facts == {"text": text}


@pytest.mark.parametrize(
    "text",
    [
        "วันอังคารที่ ๔ มีนาคม พ.ศ. ๒๕๖๔",
        "Tuesday 4 March 2564",
        "4 มีนาคม พ.ศ. 2021",
        "4 มีนาคม ค.ศ. 2564",
    ],
)
def test_a_day_that_contradicts_itself_is_refused(text: str) -> None:
    with pytest.raises(dates.UnreadableDate, match="date-no-such-day"):
        dates.parse(text)


def test_the_border_between_the_eras_is_2400() -> None:
    assert dates.parse("1/1/2400").year == 1857
    assert dates.parse("1/1/2399").year == 2399


def test_a_range_says_once_what_its_days_share() -> None:
    assert dates.day_range(date(2021, 3, 1), date(2021, 3, 3)) == "๑ - ๓ มีนาคม ๒๕๖๔"
    assert dates.day_range(date(2021, 3, 30), date(2021, 4, 2)) == "๓๐ มีนาคม - ๒ เมษายน ๒๕๖๔"
    assert dates.day_range(date(2021, 12, 30), date(2022, 1, 2)) == "๓๐ ธันวาคม ๒๕๖๔ - ๒ มกราคม ๒๕๖๕"
    assert dates.day_range(DAY, DAY) == "๔ มีนาคม ๒๕๖๔"


def test_years_and_months_and_hours() -> None:
    assert dates.year_range(2561, 2564) == "พ.ศ. ๒๕๖๑ - ๒๕๖๔"
    assert dates.year_range(2564, 2564) == "พ.ศ. ๒๕๖๔"
    assert dates.month_and_year(DAY) == "มีนาคม ๒๕๖๔"
    assert dates.clock(time(9)) == "๐๙.๐๐ น."
