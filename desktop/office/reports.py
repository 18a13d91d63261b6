"""What the office did in a year or a quarter, as tables: for the screen, for paper, for Excel.

A period is a Buddhist fiscal year or one of its quarters. With a section only what belongs to that
section is counted. Read in a read lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peewee import fn

from db import clock
from db.models import Document, Hearing, NumberVoid, Opinion, Posting, Section
from desktop.i18n import thai
from desktop.office import documents, office, stages
from desktop.office.rules.calendar import fiscal_bounds, fiscal_year
from desktop.office.words import reports as words
from desktop.office.words.screen import FORMS
from desktop.thai import dates, on_screen

if TYPE_CHECKING:
    from desktop.printing.paper import Paper

Cell = str | int
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Period:
    """A fiscal year, or with `quarter` 1 to 4 a quarter of it; both days are in it."""

    year: int  # Buddhist
    quarter: int = 0

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        first, last = fiscal_bounds(self.year)
        if not self.quarter:
            return first, last
        begins = _months_on(first, 3 * (self.quarter - 1))
        return begins, _months_on(first, 3 * self.quarter) - timedelta(days=1)

    @property
    def name(self) -> str:
        """As it is called on the report."""
        told = words.QUARTER if self.quarter else words.YEAR
        return on_screen.figures(told.format(year=self.year, quarter=self.quarter))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report: columns after the first are figures; `total` closes it with sums."""

    code: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    chart: str = ""  # of words for the press: bars 2, columns

    @property
    def sums(self) -> tuple[Cell, ...]:
        """The last row of a table with a total."""
        figures = range(1, len(self.heads))
        return (words.TOTAL, *(sum(int(row[at]) for row in self.rows) for at in figures))


@dataclass(frozen=True, slots=True)
class Report:
    """Every table of a period that has rows; `section` is its name, empty for the whole office."""

    period: Period
    section: str
    tables: tuple[Table, ...]


def years() -> list[int]:
    """Fiscal years with papers or hearings, the newest first; this year is always among them."""
    found = {fiscal_year(clock.today())}
    bounds: Any = Document.select(fn.MIN(Document.dated), fn.MAX(Document.dated)).where(
        documents.KEPT
    )
    for first, last in bounds.tuples():
        if first and last:
            found |= set(range(fiscal_year(_day(first)), fiscal_year(_day(last)) + 1))
    held: Any = Hearing.select(Hearing.fiscal_year).where(~Hearing.deleted).distinct()
    found |= {int(row[0]) for row in held.tuples() if row[0]}
    return sorted(found, reverse=True)


def make(period: Period, section_id: int = 0) -> Report:
    """Count a period, of one section or of all."""
    first, last = period.days
    tables = [
        _kinds(first, last, section_id),
        *([] if section_id else [_sections(first, last)]),
        _months(first, last, section_id),
        _postings(first, last, section_id),
        _hearings(first, last, section_id),
    ]
    section = Section.get_or_none(Section.id == section_id) if section_id else None
    return Report(
        period,
        section.name if section else "",
        tuple(table for table in tables if table.rows),
    )


def paper(report: Report) -> Paper:
    """The report as a paper. Raises PaperError as every reading of a source."""
    from desktop.printing import source

    first, last = report.period.days
    subject = thai(words.SUBJECT.format(period=report.period.name))
    front = {
        "form": "report",
        "agency": office.facts().name,
        "subject": f"{subject} {report.section}".strip(),
        "period": f"{dates.long(first)} - {dates.long(last)}",
        "date": clock.today(),
    }
    parts = []
    for table in report.tables:
        parts.append(f"# {thai(table.title)}")
        if table.chart:
            parts.append(f"![](chart:{table.chart})")
        rows = [table.heads, *table.rows, *([table.sums] if table.total else [])]
        lines = ["| " + " | ".join(_cell(thai(cell)) for cell in row) + " |" for row in rows]
        lines.insert(1, "|" + "---|" * len(table.heads))
        parts.append("\n".join(lines))
    body = "\n\n".join(parts or [thai(words.NOTHING)])
    return source.read(source.compose(front, f"\n{body}\n"))


def write_excel(report: Report, target: Path) -> None:
    """The report as a workbook, a sheet a table. Raises PaperError for the disk."""
    from desktop.office import excel

    pages = [
        excel.Page(
            table.title,
            table.heads,
            [*table.rows, *([table.sums] if table.total else [])],
            [36.0, *(16.0 for _ in table.heads[1:])],
        )
        for table in report.tables
    ]
    nothing = [excel.Page(words.SHEET, (words.NOTHING,), [], [60.0])]
    excel.write(target, pages or nothing)


def _kinds(first: date, last: date, section_id: int) -> Table:
    """Papers by their form: dated in the period, signed, numbers void."""
    made: Counter[str] = Counter()
    signed: Counter[str] = Counter()
    query: Any = (
        Document.select(Document.kind, Document.stage, fn.COUNT(Document.id))
        .where(*_dated(first, last, section_id))
        .group_by(Document.kind, Document.stage)
        .tuples()
    )
    for kind, stage, count in query:
        made[kind] += count
        signed[kind] += count if stage == stages.SIGNED else 0
    voided: Any = (
        NumberVoid.select(Document.kind, fn.COUNT(NumberVoid.id))
        .join(_number_model())
        .join(Document)
        .where(*_dated(first, last, section_id))
        .group_by(Document.kind)
        .tuples()
    )
    void = dict(voided)
    rows = tuple(
        (FORMS.get(kind, kind), made[kind], signed[kind], int(void.get(kind, 0)))
        for kind in sorted(made, key=lambda kind: (-made[kind], kind))
    )
    return Table("kinds", words.KINDS, words.KINDS_HEADS, rows, total=True, chart="bars 2")


def _sections(first: date, last: date) -> Table:
    """Papers by section."""
    query: Any = (
        Document.select(
            Section.name,
            fn.COUNT(Document.id),
            fn.SUM(fn.IIF(Document.stage == stages.SIGNED, 1, 0)),
        )
        .join(Section)
        .where(*_dated(first, last, 0))
        .group_by(Section.id)
        .order_by(fn.COUNT(Document.id).desc())
        .tuples()
    )
    rows = tuple((str(name), int(count), int(signed or 0)) for name, count, signed in query)
    return Table("sections", words.SECTIONS, words.SECTIONS_HEADS, rows, total=True, chart="bars 2")


def _months(first: date, last: date, section_id: int) -> Table:
    """Papers signed and hearings held, month by month."""
    papers: Counter[str] = Counter()
    query: Any = (
        Document.select(fn.SUBSTR(Document.dated, 1, 7), fn.COUNT(Document.id))
        .where(*_dated(first, last, section_id), Document.stage == stages.SIGNED)
        .group_by(fn.SUBSTR(Document.dated, 1, 7))
        .tuples()
    )
    papers.update({str(month): int(count) for month, count in query})
    hearings = Counter(f"{row.held_on:%Y-%m}" for row in _held(first, last, section_id))
    rows = []
    month = first.replace(day=1)
    while month <= last:
        key = f"{month:%Y-%m}"
        name = on_screen.short_month_and_year(month)
        rows.append((name, papers[key], hearings[key]))
        month = _months_on(month, 1)
    if not any(row[1] or row[2] for row in rows):
        rows = []
    return Table(
        "months", words.MONTHS, words.MONTHS_HEADS, tuple(rows), total=True, chart="columns"
    )


def _postings(first: date, last: date, section_id: int) -> Table:
    """What was posted in the period and how long it hung, by kind of place."""
    from desktop.office.postings import places

    by_kind: dict[str, list[int]] = {}
    query: Any = Posting.select(Posting, Document).join(Document)
    query = query.where(~Posting.deleted, Posting.posted_on.between(first, last))
    if section_id:
        query = query.where(Document.section == section_id)
    for one in query.switch(Posting):
        row = by_kind.setdefault(one.place.kind, [0, 0, 0])
        row[0] += 1
        row[1] += one.down_on is not None
        row[2] += bool(one.due_on and (one.down_on or clock.today()) > one.due_on)
    names = places.kinds()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (names.get(kind, kind), *counts) for kind, counts in by_kind.items()
    )
    return Table("postings", words.POSTINGS, words.POSTINGS_HEADS, rows, total=True)


def _hearings(first: date, last: date, section_id: int) -> Table:
    """Each hearing held, who came and what was said."""
    from desktop.office.hearings import attendance

    rows = []
    for row in _held(first, last, section_id):
        said = Opinion.select().where(Opinion.hearing == row.id).count()
        name = row.subject
        if row.held_on:
            name = words.HELD.format(subject=name, day=on_screen.short(row.held_on))
        rows.append((name, len(attendance.present(row.id)), int(said)))
    return Table("hearings", words.HEARINGS, words.HEARINGS_HEADS, tuple(rows), total=True)


def _held(first: date, last: date, section_id: int) -> Sequence[Hearing]:
    query = Hearing.select().where(
        ~Hearing.deleted,
        Hearing.held_on.between(first, last),
        Hearing.state.in_(("held", "minuted", "summarised", "filed")),
    )
    if section_id:
        query = query.where(Hearing.section == section_id)
    return list(query.order_by(Hearing.held_on))


def _dated(first: date, last: date, section_id: int) -> list[Any]:
    wanted: list[Any] = [documents.KEPT, Document.dated.between(first, last)]
    if section_id:
        wanted.append(Document.section == section_id)
    return wanted


def _number_model() -> Any:
    from db.models import Number

    return Number


def _months_on(day: date, count: int) -> date:
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _cell(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else cell.replace("|", "/")
