"""A table with a total says at each page's end what it has come to, and again on the next page."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from desktop.printing import source, totals
from desktop.printing.typeset import typeset

FRONT = """+++
form = "announcement"
agency = "เทศบาลตำบลตัวอย่าง"
subject = "งบประมาณ"
digits = "arabic"
date = 2024-01-17
[[signers]]
name = "นายวิชัย สมมติ"
+++

"""


def table(last: str, count: int = 70) -> str:
    rows = "\n".join(f"| {n} | โครงการที่ {n} | {n * 1000:,} |" for n in range(1, count + 1))
    return f"{FRONT}| ที่ | โครงการ | บาท |\n|---|---|---:|\n{rows}\n{last}\n"


def pages_of(text: str) -> list[str]:
    pdf = typeset(source.read(text)).pdf
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_what_a_page_hands_on_the_next_takes_over_and_the_sums_are_right() -> None:
    pages = pages_of(table(f"| รวม | | {sum(range(1, 71)) * 1000:,} |"))
    assert len(pages) >= 3
    so_far = 0
    for number, text in enumerate(pages):
        rows = [int(n) for n in re.findall(r"โครงการที่ (\d+)", text)]
        came = re.search(r"ยอดยกมา\s*([\d,]+)", text)
        went = re.search(r"ยอดยกไป\s*([\d,]+)", text)
        if number:
            assert came is not None
            assert int(came[1].replace(",", "")) == so_far
        else:
            assert came is None
        so_far += sum(rows) * 1000
        if number + 1 < len(pages):
            assert went is not None
            assert int(went[1].replace(",", "")) == so_far
        else:
            assert went is None
    assert so_far == sum(range(1, 71)) * 1000
    assert sum(len(re.findall(r"โครงการที่ \d", text)) for text in pages) == 70


def test_a_wrong_total_is_not_carried() -> None:
    assert not any("ยอดยก" in text for text in pages_of(table("| รวม | | 1 |")))
    assert not any("ยอดยก" in text for text in pages_of(table("| 71 | โครงการที่ 71 | 71,000 |")))


def test_a_table_on_one_page_carries_nothing() -> None:
    assert "ยอดยก" not in pages_of(table("| รวม | | 6,000 |", 3))[0]


@pytest.mark.parametrize(
    ("cells", "sums"),
    [
        (["1.50", "2", "3.50"], ["1.50", "3.50"]),
        (["๑,๐๐๐", "-", "๑,๐๐๐"], ["1,000", "1,000"]),
        (["1000", "500", "1500"], ["1000", "1500"]),
        (["1", "สอง", "3"], ["", ""]),
        (["1", "2", "4"], ["", ""]),
    ],
)
def test_a_column_is_added_up_as_it_is_written(cells: list[str], sums: list[str]) -> None:
    rows = [["ก", cells[0], "5"], ["ข", cells[1], "5"], ["รวมทั้งสิ้น", cells[2], "10"]]
    got = totals.so_far(rows, ("left", "right", "right"))
    assert [row[1] for row in got] == sums
    assert [row[2] for row in got] == ["5", "10"]
