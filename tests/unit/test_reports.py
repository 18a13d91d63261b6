"""Reports of a period, the calendar and the open data, counted on the demo office."""

import csv
import io
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from icalendar import Calendar

from db import clock
from db.models import Document, Resident
from desktop.office import agenda, documents, office, open_data, reports, sections
from desktop.office.demo import make_demo
from desktop.office.reports import Period
from desktop.office.rules.calendar import fiscal_bounds, fiscal_year
from desktop.printing.errors import PaperError
from desktop.printing.typeset import typeset


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "office"
    make_demo(folder)
    return folder


def _busy_year() -> int:
    return reports.years()[1]


def test_a_year_is_its_four_quarters() -> None:
    for year in (2567, 2570):
        parts = [Period(year, quarter).days for quarter in reports.QUARTERS]
        assert (parts[0][0], parts[3][1]) == fiscal_bounds(year)
        for before, after in pairwise(parts):
            assert (after[0] - before[1]).days == 1


def test_quarters_and_sections_add_up_to_the_year(demo: Path) -> None:
    def papers(report: reports.Report) -> int:
        return sum(int(t.sums[1]) for t in report.tables if t.code == "kinds")

    with office.opened(demo):
        year = _busy_year()
        whole = papers(reports.make(Period(year)))
        assert whole
        assert whole == sum(papers(reports.make(Period(year, q))) for q in reports.QUARTERS)
        known = sections.sections()
        assert whole == sum(papers(reports.make(Period(year), one.id)) for one in known)


def test_the_counts_are_those_of_the_records(demo: Path) -> None:
    with office.opened(demo):
        period = Period(_busy_year())
        first, last = period.days
        table = next(t for t in reports.make(period).tables if t.code == "kinds")
        there = Document.select().where(documents.KEPT, Document.dated.between(first, last))
        assert table.sums[1] == there.count()


def test_the_report_prints_and_an_empty_one_says_so(demo: Path, tmp_path: Path) -> None:
    with office.opened(demo):
        full = typeset(reports.paper(reports.make(Period(_busy_year()))), office.house())
        empty = typeset(reports.paper(reports.make(Period(2540))), office.house())
        reports.write_excel(reports.make(Period(_busy_year())), tmp_path / "a.xlsx")
        reports.write_excel(reports.make(Period(2540)), tmp_path / "b.xlsx")
    assert full.pages >= 1
    page = pypdfium2.PdfDocument(empty.pdf)[0].get_textpage().get_text_range()
    assert "ไม่มีรายการ" in page
    assert (tmp_path / "a.xlsx").stat().st_size > (tmp_path / "b.xlsx").stat().st_size


def test_open_data_names_nobody_and_opens_in_a_spreadsheet(demo: Path, tmp_path: Path) -> None:
    with office.opened(demo):
        written = open_data.write(tmp_path, Period(fiscal_year(clock.today())))
        more = open_data.write(tmp_path, Period(_busy_year()))
        people = {f"{row.first_name} {row.last_name}" for row in Resident.select()}
    assert written.hearings + more.hearings
    text = "".join(file.read_text("utf-8") for file in tmp_path.iterdir())
    assert not [name for name in people if name in text]
    for name in ("notices", "hearings"):
        raw = (tmp_path / f"{name}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
        assert rows[1][0] == "identifier"
        assert all(len(row) == len(rows[0]) for row in rows)
        told = json.loads((tmp_path / f"{name}.jsonld").read_text("utf-8"))
        assert len(told["@graph"]) == len(rows) - 2
        for row in told["@graph"]:
            assert set(row) - {"@type"} <= set(told["@context"])


def test_open_data_on_a_missing_folder_is_told(demo: Path, tmp_path: Path) -> None:
    with office.opened(demo), pytest.raises(PaperError):
        open_data.write(tmp_path / "nowhere", Period(2569))


def test_a_month_is_six_weeks_from_a_sunday_with_its_quarter(demo: Path) -> None:
    with office.opened(demo):
        found = agenda.month(date(2026, 10, 26))
    assert len(found.days) == 42
    assert found.days[0].day.weekday() == 6
    assert (found.quarter, found.fiscal_year) == (1, 2570)
    assert sum(one.inside for one in found.days) == 31
    by_day = {one.day: one for one in found.days}
    assert by_day[date(2026, 10, 23)].off
    assert by_day[date(2026, 10, 24)].free
    assert not by_day[date(2026, 10, 21)].free


def test_hearings_stand_on_their_day_and_lead_to_themselves(demo: Path) -> None:
    with office.opened(demo):
        found = agenda.month(clock.today())
        entries = [one for day in found.days for one in day.entries]
    assert {"hearing", "due"} <= {one.kind for one in entries}
    assert all(one.place.id for one in entries)


def test_the_calendar_file_is_the_same_each_time_and_reads_back(demo: Path) -> None:
    with office.opened(demo):
        made = agenda.year_file(clock.today())
        assert made == agenda.year_file(clock.today())
    events = Calendar.from_ical(made).walk("VEVENT")
    assert events
    assert len({str(one["uid"]) for one in events}) == len(events)
