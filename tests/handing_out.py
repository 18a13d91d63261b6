"""Hand out everything an office gives away, with a screen that marks each word it says.

    python -m tests.handing_out OFFICE OUT

Every sentence of `tr` is said as «sentence»; prints, as JSON, the papers and files in which one of
the marks stands, and whether the screen has them. Papers and files are Thai whatever the screen
speaks: none may have any.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from desktop import i18n
from installer import catalog

MARK = "«"


def main(folder: str, target: str) -> int:
    """Hand everything out, print what is wrong."""
    out = Path(target)
    out.mkdir()
    _marked(out / "marked.mo")
    wrong = sorted(_wrong(Path(folder), out))
    from desktop.office.words import morning

    found = {"wrong": wrong, "marked on screen": MARK in morning.PAPER}
    print(json.dumps(found, ensure_ascii=False))
    return 0


def _marked(file: Path) -> None:
    with catalog.PO.open("rb") as po:
        every = read_po(po, locale="en")
    marked = Catalog(locale="en")
    for message in every:
        if message.id:
            marked.add(message.id, f"{MARK}{message.id}»", context=message.context)
    file.write_bytes(catalog.mo(marked))
    i18n.CATALOG = (str(file),)
    i18n.speak("en")


def _wrong(folder: Path, out: Path) -> Iterator[str]:
    from desktop.office import office

    with office.opened(folder):
        for name, paper in _papers():
            if MARK in repr(paper):
                at = repr(paper).index(MARK)
                yield f"{name}: {repr(paper)[at : at + 60]}"
        _files(out)
        for file in sorted(out.rglob("*")):
            if file.is_file() and file.suffix != ".mo":
                for name, text in _texts(file.name, file.read_bytes()):
                    if MARK in text:
                        at = text.index(MARK)
                        yield f"{name}: {text[at : at + 60]}"


def _papers() -> Iterator[tuple[str, object]]:
    from db import clock
    from desktop.office import books, documents, manual, morning, reports
    from desktop.office.cycle import report as cycle_report
    from desktop.office.hearings import listing, papers, statistics, statistics_out, votes
    from desktop.office.postings import papers as posting_papers
    from desktop.office.rules.calendar import fiscal_year

    actor = documents.busiest()
    year = fiscal_year(clock.today())
    yield "house", _house()
    yield "morning", morning.paper(morning.look(actor))
    yield "handbook", manual.handbook()
    yield "card", manual.card([("Ctrl+↑", i18n.tr("ปิด"))])
    for kind in ("sent", "announcement", "order"):
        yield f"book {kind}", books.paper_of(kind, clock.today().year + 543)
    for period in (reports.Period(year - 1), reports.Period(year), reports.Period(year, 1)):
        yield f"report {period}", reports.paper(reports.make(period))
    yield "cycle", cycle_report.paper_of(cycle_report.count(year))
    yield "statistics", statistics_out.paper_of(None, statistics.by_year())
    for row in listing.rows(listing.find(listing.HearingQuery())):
        yield f"statistics {row.id}", statistics_out.paper_of(statistics.of_hearing(row.id), ())
        papers.make_all(row.id, actor=actor)
    yield "votes", votes.phrase(votes.Count(agree=9, disagree=1, abstain=0))
    hung = documents.rows(documents.find(documents.DocumentQuery(stage="signed")))[:40]
    yield "route", posting_papers.route_sheet([one.id for one in hung])


def _house() -> object:
    from desktop.office import office

    return office.house()


def _files(out: Path) -> None:
    from db import clock
    from desktop.office import agenda, diagnostics, documents, dump, open_data, reports
    from desktop.office.community import exporting, residents
    from desktop.office.cycle import report as cycle_report
    from desktop.office.evidence import pack
    from desktop.office.hearings import calendar_file, listing, statistics, statistics_out
    from desktop.office.jobs import Job
    from desktop.office.rules.calendar import fiscal_year

    year = fiscal_year(clock.today())
    period = reports.Period(year)
    reports.write_excel(reports.make(period), out / "report.xlsx")
    hearings = list(listing.find(listing.HearingQuery()))
    statistics_out.write_excel(
        out / "statistics.xlsx", statistics.of_hearing(hearings[0]), statistics.by_year()
    )
    people = residents.find()
    exporting.write_directory(out / "people.xlsx", people, phones=True, job=Job())
    (out / "agenda.ics").write_bytes(agenda.year_file(clock.today()))
    (out / "hearings.ics").write_bytes(calendar_file.make(hearings))
    diagnostics.report(out / "problem.zip")
    (out / "open").mkdir()
    open_data.write(out / "open", period)
    cycle_report.draft_memo(year + 1, actor=documents.busiest())
    dump.dump(out / "records")
    pack.make_zip(year, "local", out / "evidence.zip", Job())


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            for inside in pack.namelist():
                yield from _texts(f"{name}/{inside}", pack.read(inside))
    elif name.endswith(".ics"):
        yield name, data.replace(b"\r\n ", b"").decode()
    elif name.rpartition(".")[2] in ("xml", "html", "csv", "json", "jsonld", "jsonl", "txt", "md"):
        yield name, data.decode()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
