"""The report of step ๑, counted from the records of the year before; on paper and as a memo.

Held hearings, who came by village or group, opinions by verdict, what was used and why not, and
what became of last year's own items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from db import clock, uids
from db.models import CycleItem, CycleLink, Document, Section
from db.write import write
from desktop.i18n import in_thai, thai
from desktop.office import actors, drafting, office, people, templates
from desktop.office.cycle import items, suggestions
from desktop.office.cycle.items import ItemFacts
from desktop.office.cycle.suggestions import Suggestion
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, figures, opinions, summary
from desktop.office.hearings.statistics import YearRow, by_year
from desktop.office.rules import calendar, cycle
from desktop.office.rules.tables import toml
from desktop.office.words.cycle import USES
from desktop.office.words.hearing_screen import VERDICTS
from desktop.printing import source as paper_source
from desktop.printing.paper import Paper
from desktop.thai import dates, on_screen
from desktop.thai.digits import to_thai

MOST_ROWS = 60  # of the table of suggestions in the memo; the rest are counted
REPORT = "report"  # the code of the item the memo belongs to


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One hearing of the year looked back on."""

    subject: str
    held_on: date | None
    people: int
    opinions: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """How many items of a step there were, and how many were done."""

    title: str
    items: int
    done: int


@dataclass(frozen=True, slots=True)
class YearReport:
    """What the Buddhist fiscal year `year` - 1 left; `groups` people by village or group."""

    year: int
    held: tuple[HeldRow, ...]
    groups: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    uses: tuple[tuple[str, int], ...]
    suggestions: tuple[Suggestion, ...]
    steps: tuple[StepRow, ...]
    years: tuple[YearRow, ...]

    @property
    def people(self) -> int:
        """How many came, each hearing counted."""
        return sum(row.people for row in self.held)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to report."""
        return not self.held and not any(step.items for step in self.steps)


def count(year: int) -> YearReport:
    """Count the year before a Buddhist fiscal year."""
    held: list[HeldRow] = []
    by_group: Counter[str] = Counter()
    for hearing in suggestions.held_in(year - 1):
        said = opinions.of_hearing(hearing.id)
        came = len(attendance.present(hearing.id))
        for row in figures.counts(hearing.id, said):
            by_group[row.label] += row.present
        held.append(HeldRow(hearing.subject, hearing.held_on, came, len(said)))
    found = tuple(suggestions.carried(year))
    verdicts = Counter(one.matter.answer.verdict for one in found)
    uses = Counter(one.use.used for one in found)
    names = [name for name in figures.labels().values() if by_group[name]]
    lost = [("ไม่ระบุ", by_group[""])] if by_group[""] else []
    return YearReport(
        year,
        tuple(held),
        (*((name, by_group[name]) for name in names), *lost),
        tuple((VERDICTS[code], verdicts[code]) for code in (*_last(VERDICTS),) if verdicts[code]),
        tuple((USES[code], uses[code]) for code in (*_last(USES),) if uses[code]),
        found,
        tuple(_steps(year - 1)),
        tuple(row for row in by_year() if year - 5 <= row.year < year),
    )


def _last(words: dict[str, str]) -> list[str]:
    """The codes of words, that of nothing last."""
    return sorted(words, key=lambda code: code == "")


def _steps(year: int) -> list[StepRow]:
    rows = items.of_year(year)
    found = []
    for step in cycle.steps():
        mine = [row for row in rows if row.step == step.number]
        done = sum(row.state == items.DONE for row in mine)
        found.append(StepRow(step.title, len(mine), done))
    return found


# ---- on paper


def paper_of(report: YearReport) -> Paper:
    """The report with its charts, as the press prints it. Raises PaperError as `source.read`."""
    said = toml("forms", "cycle_report")
    facts = _facts(report)
    first, last = calendar.fiscal_bounds(report.year - 1)
    front = {
        "form": "report",
        "agency": office.facts().name,
        "subject": said["subject"].format(year=facts["before"]),
        "period": f"{dates.long(first)} - {dates.long(last)}",
        "date": clock.today(),
    }
    parts = [f"# {said['summary_heading']}", said["summary"].format(**facts)]
    for code, told in _tables(report, charts=True):
        parts += [f"# {said['tables'][code]}", *told]
    body = "\n" + "\n\n".join(parts) + "\n"
    return replace(paper_source.read(paper_source.compose(front, body)), origin=None)


def _tables(report: YearReport, *, charts: bool) -> list[tuple[str, list[str]]]:
    """Every table that has lines, by its code, with the chart over it where it has one."""
    said = toml("forms", "cycle_report")
    total = said["total"]
    held = [
        (row.subject, dates.short(row.held_on) if row.held_on else "-", row.people, row.opinions)
        for row in report.held
    ]
    done = [(row.title, row.done, row.items) for row in report.steps if row.items]
    years = [(to_thai(str(y.year)), y.hearings, y.visits, y.opinions) for y in report.years]
    found: list[tuple[str, list[str]]] = []

    def add(code: str, lines: Sequence[Sequence[str | int]], aligns: str, chart: str = "") -> None:
        if lines:
            table = _table(said["heads"][code], lines, aligns)
            found.append((code, [*([f"![](chart:{chart})"] if chart and charts else []), table]))

    add("held", held, "llrr")
    people = [*report.groups, *([(total, report.people)] if len(report.groups) > 1 else [])]
    add("groups", people, "lr", "bars")
    many = sum(number for _, number in report.verdicts)
    add("verdicts", [*in_thai(report.verdicts), (total, many)] if many else [], "lr", "bars")
    add("uses", [*in_thai(report.uses), (total, many)] if many else [], "lr")
    add("steps", in_thai(tuple(done)), "lrr", "bars 2 3")
    add("years", years if len(years) > 1 else [], "lrrr", "columns 3 4")
    add("suggestions", _suggestion_lines(report), "lll")
    return found


def _suggestion_lines(report: YearReport) -> list[tuple[str, str, str]]:
    return [
        (
            one.matter.title,
            summary.answer_told(one.matter),
            " ".join(filter(None, (thai(USES[one.use.used]), one.use.text))),
        )
        for one in report.suggestions[:MOST_ROWS]
    ]


def _facts(report: YearReport) -> dict[str, str]:
    return {
        "year": to_thai(str(report.year)),
        "before": to_thai(str(report.year - 1)),
        "hearings": _number(len(report.held)),
        "people": _number(report.people),
        "opinions": _number(sum(row.opinions for row in report.held)),
        "suggestions": _number(len(report.suggestions)),
        "settled": _number(sum(one.settled for one in report.suggestions)),
    }


# ---- as a memo the clerk goes on with


def draft_memo(year: int, *, actor: int) -> int:
    """Draft the report as a memo that belongs to step ๑; returns its document.

    Refused while the year before left nothing, and while such a memo is there unsigned.
    """
    person = actors.person(actor)
    report = count(year)
    if report.empty:
        raise Refused("report-nothing", year=on_screen.figures(str(year - 1)))
    item = _item(year)
    if item is not None and any(link.state != "signed" for link in items.one(item.id).links):
        raise Refused("report-there")
    section_id = people.section_of(actor)
    if section_id is None:
        raise Refused("no-section")
    section = Section.get_by_id(section_id)
    route = templates.default_route("memo", person)
    front, _ = paper_source.split(templates.new_source("memo", section, person, route, None))
    said = toml("forms", "cycle_report")
    front["subject"] = said["subject"].format(year=to_thai(str(year - 1)))
    text = paper_source.compose(front, memo_body(report))
    with write(person.uid, "document.drafted") as work:
        document_id = drafting.write_draft(section, person, text, route=route)
        document = Document.get_by_id(document_id)
        if item is None:
            pattern = next(one for one in cycle.patterns() if one.code == REPORT)
            facts = ItemFacts(
                title=pattern.title,
                kind=pattern.kind,
                section_id=section_id,
                due=cycle.day_in(year, pattern.due),
                dimensions=pattern.dimensions,
            )
            item = items.write_item(year, pattern.step, facts, code=REPORT)
        link = CycleLink.create(
            uid=uids.cycle_link(item.uid, document.uid), item=item, document=document
        )
        work.note("cycle.linked", link)
    return document_id


def _item(year: int) -> CycleItem | None:
    found = CycleItem.get_or_none(
        CycleItem.year == year,
        CycleItem.code == REPORT,
        CycleItem.deleted == False,  # noqa: E712
    )
    return found if isinstance(found, CycleItem) else None


def memo_body(report: YearReport) -> str:
    """The memo's text: the parts of a memo, the figures as tables."""
    said = toml("forms", "cycle_report")
    facts = _facts(report)
    parts = [f"# {said['origin_heading']}", said["origin"].format(**facts)]
    parts += [f"# {said['fact_heading']}", said["fact"].format(**facts)]
    for code, told in _tables(report, charts=False):
        if code in said["memo"]:
            parts += [said["memo"][code].format(**facts), *told]
    left = len(report.suggestions) - MOST_ROWS
    if left > 0:
        parts.append(said["more"].format(count=_number(left)))
    laws = [f"{to_thai(str(n))}. {law}" for n, law in enumerate(said["laws"], start=1)]
    parts += [f"# {said['law_heading']}", *laws]
    parts += [f"# {said['propose_heading']}", said["propose"].format(**facts), said["closing"]]
    return "\n" + "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], lines: Sequence[Sequence[str | int]], aligns: str) -> str:
    marks = {"l": "---", "r": "--:"}
    rows = [head, [marks[align] for align in aligns]]
    rows += [[_cell(cell) for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: str | int) -> str:
    if isinstance(cell, int):
        return _number(cell)
    return " ".join(cell.split()).replace("|", "/") or "-"


def _number(count: int) -> str:
    return to_thai(f"{count:,}")
