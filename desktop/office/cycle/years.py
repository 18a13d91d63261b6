"""How a fiscal year stands: the four steps with their items, and what the records count for each.

Step 2 counts the announcements that were signed, step 3 the hearings with their state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import clock
from db.models import Document, Hearing, Posting
from desktop.office import documents, stages
from desktop.office.cycle import items, suggestions
from desktop.office.cycle.items import DONE, LATE, SOON, ItemRow
from desktop.office.hearings import attendance, plan
from desktop.office.rules import calendar, cycle
from desktop.office.rules.cycle import Step

PUBLISHED = ("announcement", "hearing-notice", "summary")  # the forms that are posted


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a year: its items, and figures of the records by a code of words."""

    step: Step
    items: tuple[ItemRow, ...]
    figures: Mapping[str, int]

    def count(self, state: str) -> int:
        """How many items are in a state."""
        return sum(row.state == state for row in self.items)

    @property
    def state(self) -> str:
        """The step as a whole: the worst of its items, done when all are; open without any."""
        for worst in (LATE, SOON):
            if self.count(worst):
                return worst
        return DONE if self.items and self.count(DONE) == len(self.items) else "open"


@dataclass(frozen=True, slots=True)
class YearView:
    """A Buddhist fiscal year; `before`: whether the year before has items to roll from."""

    year: int
    steps: tuple[StepView, ...]
    before: bool

    @property
    def begun(self) -> bool:
        """Whether anything was put into it."""
        return any(step.items for step in self.steps)


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """A signed announcement of a year."""

    id: int
    kind: str
    subject: str
    number: str
    dated: date | None


def this_year() -> int:
    """The Buddhist fiscal year of today."""
    return calendar.fiscal_year(clock.today())


def view(year: int) -> YearView:
    """Everything the page of a Buddhist fiscal year shows."""
    rows = items.of_year(year)
    figures = (_analysed(year), _published(year), _heard(year), _taken_part(rows))
    steps = tuple(
        StepView(step, tuple(row for row in rows if row.step == step.number), found)
        for step, found in zip(cycle.steps(), figures, strict=True)
    )
    return YearView(year, steps, year - 1 in items.years())


def published(year: int) -> list[PublishedRow]:
    """The announcements of a Buddhist fiscal year that were signed, by their day; no void ones."""
    first, last = calendar.fiscal_bounds(year)
    query = (
        Document.select()
        .where(
            documents.KEPT,
            Document.kind.in_(PUBLISHED),
            Document.stage == stages.SIGNED,
            Document.dated.between(first, last),
        )
        .order_by(Document.dated, Document.id)
    )
    found = list(query)
    void = documents.is_void([d.id for d in found])
    return [
        PublishedRow(d.id, d.kind, d.subject, d.number_text, d.dated)
        for d in found
        if d.id not in void
    ]


def hearings(year: int) -> list[Hearing]:
    """The hearings of a Buddhist fiscal year that were not called off, the first day first."""
    query = Hearing.select().where(
        Hearing.deleted == False,  # noqa: E712
        Hearing.fiscal_year == year,
        Hearing.state != plan.CANCELLED,
    )
    return list(query.order_by(Hearing.held_on, Hearing.id))


def _analysed(year: int) -> Mapping[str, int]:
    found = suggestions.carried(year)
    return {"suggestions": len(found), "settled": sum(one.settled for one in found)}


def _published(year: int) -> Mapping[str, int]:
    found = published(year)
    hung: Any = (
        Posting.select(Posting.document)
        .where(
            Posting.document.in_([row.id for row in found]),
            Posting.posted_on.is_null(False),
            Posting.deleted == False,  # noqa: E712
        )
        .distinct()
    )
    return {
        "announcements": len(found),
        "posted": int(hung.count()),
        "unnumbered": sum(not row.number for row in found if row.kind == "announcement"),
    }


def _heard(year: int) -> Mapping[str, int]:
    found = hearings(year)
    over = [hearing for hearing in found if hearing.state in plan.OVER]
    return {
        "hearings": len(found),
        "held": len(over),
        "summarised": sum(hearing.summarised_on is not None for hearing in over),
        "people": sum(len(attendance.present(hearing.id)) for hearing in over),
    }


def _taken_part(rows: list[ItemRow]) -> Mapping[str, int]:
    mine = [row for row in rows if row.step == cycle.TAKE_PART]
    return {
        "activities": len(mine),
        "with_results": sum(bool(row.facts.result) for row in mine),
        "reached": sum(row.facts.reached or 0 for row in mine),
    }
