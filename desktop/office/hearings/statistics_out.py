"""Statistics as a paper for the press and as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.i18n import thai
from desktop.office import excel
from desktop.office.hearings.statistics import HearingStatistics, StatTable, YearRow
from desktop.printing.paper import Paper, Value
from desktop.thai import dates

_TOTAL = "รวม"
_ALL = "ทุกเวทีของสำนักงาน"


def paper_of(counted: HearingStatistics | None, years: Sequence[YearRow]) -> Paper:
    """One hearing with its tables and charts, the years after them; None: the years alone."""
    more: dict[str, Value] = {}
    if counted is not None:
        more["held"] = held(counted)
        more["figures"] = tuple(row for table in counted.tables for row in _rows(table))
    if years:
        more["years"] = tuple(
            {
                "year": str(row.year),
                "hearings": f"{row.hearings:,}",
                "visits": f"{row.visits:,}",
                "people": f"{row.people:,}",
                "opinions": f"{row.opinions:,}",
            }
            for row in years
        )
    subject = counted.subject if counted else _ALL
    return Paper(form="statistics", subject=subject, more=more)


def held(counted: HearingStatistics) -> str:
    """Day and place of a hearing on one line."""
    day = f"วันที่ {dates.with_era(counted.held_on)}" if counted.held_on else ""
    return " ".join(filter(None, (day, f"ณ {counted.venue}" if counted.venue else "")))


def _rows(table: StatTable) -> list[dict[str, str]]:
    rows = [
        {
            "table": thai(table.title),
            "name": thai(figure.label),
            "count": f"{figure.count:,}",
            "share": f"{figure.share:.1f}",
            **({"quota": f"{figure.quota:,}"} if figure.quota is not None else {}),
        }
        for figure in table.figures
    ]
    if table.note:  # shares that do not add up have no sum
        return rows
    total = {
        "table": thai(table.title),
        "name": _TOTAL,
        "count": f"{table.total:,}",
        "share": "100.0",
    }
    if table.has_quota:
        total["quota"] = f"{sum(f.quota or 0 for f in table.figures):,}"
    return [*rows, total]


def write_excel(target: Path, counted: HearingStatistics | None, years: Sequence[YearRow]) -> None:
    """Every table on a page of its own, with its chart. Raises PaperError for the disk."""
    pages = [_page(table) for table in counted.tables] if counted else []
    if years:
        headings = ("ปีงบประมาณ", "เวที", "ผู้เข้าร่วม (ครั้ง)", "ผู้เข้าร่วม (คน)", "ความเห็น")
        rows = [(str(y.year), y.hearings, y.visits, y.people, y.opinions) for y in years]
        widths = (14, 10, 18, 16, 12)
        pages.append(excel.Page("รายปีงบประมาณ", headings, rows, widths, (2, 3), upright=True))
    excel.write(target, pages)


def _page(table: StatTable) -> excel.Page:
    headings = ["รายการ", f"จำนวน ({thai(table.unit)})"]
    if table.has_quota:
        headings.append("เป้าหมาย")
    headings.append("ร้อยละ")
    rows: list[list[excel.Cell]] = []
    for figure in table.figures:
        row: list[excel.Cell] = [figure.label, figure.count]
        if table.has_quota:
            row.append(figure.quota if figure.quota is not None else "")
        rows.append([*row, figure.share])
    chart = (1, 2) if table.has_quota else (1,)
    return excel.Page(table.title, headings, rows, (36, 16, 12, 10), chart)
