"""The list of hearings: what is asked for, found and shown."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db import clock
from db.models import Hearing
from desktop.thai.folding import fold


@dataclass(frozen=True, slots=True)
class HearingRow:
    """One line of the list of hearings."""

    id: int
    subject: str
    venue: str
    held_on: date | None
    begins: str
    state: str
    basis: str
    fiscal_year: int
    posted_on: date | None
    summarised_on: date | None


@dataclass(frozen=True, slots=True)
class HearingQuery:
    """What a list of hearings shows; empty means all."""

    text: str = ""
    state: str = ""
    fiscal_year: int = 0
    coming: bool = False  # only those not over on the day
    on: date = field(default_factory=clock.today)


def find(query: HearingQuery, limit: int | None = None) -> array[int]:
    """Ids of the hearings asked for, the latest day first; those without a day before all."""
    found = Hearing.select(Hearing.id).where(Hearing.deleted == False)  # noqa: E712
    if query.state:
        found = found.where(Hearing.state == query.state)
    if query.fiscal_year:
        found = found.where(Hearing.fiscal_year == query.fiscal_year)
    if query.coming:
        found = found.where(Hearing.held_on.is_null() | (Hearing.held_on >= query.on))
    for word in fold(query.text).split():
        found = found.where(Hearing.fold.contains(word))
    found = found.order_by(
        Hearing.held_on.is_null(False), Hearing.held_on.desc(), Hearing.id.desc()
    )
    if limit is not None:
        found = found.limit(limit)
    return array("q", (row[0] for row in found.tuples().iterator()))


def rows(hearing_ids: Sequence[int]) -> list[HearingRow]:
    """The lines of some hearings in the order of the ids."""
    by_id = {h.id: h for h in Hearing.select().where(Hearing.id.in_(list(hearing_ids)))}
    return [
        HearingRow(
            h.id,
            h.subject,
            h.venue,
            h.held_on,
            h.begins,
            h.state,
            h.basis,
            h.fiscal_year,
            h.posted_on,
            h.summarised_on,
        )
        for h in (by_id[i] for i in hearing_ids if i in by_id)
    ]
