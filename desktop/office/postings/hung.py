"""Where the notice of a hearing hangs: what its deadlines are reckoned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db.models import HearingPaper, Posting, PostingPlace
from desktop.office.postings import standing

NOTICE_ROLES = ("notice", "re-notice")


@dataclass(frozen=True, slots=True)
class Hung:
    """The notice at one place; `lost` the days before the hearing on which it did not hang."""

    kind: str
    name: str
    posted_on: date | None
    lost: int = 0


def of_hearing(
    hearing_id: int, held: date | None, since: date | None, roles: Sequence[str] = NOTICE_ROLES
) -> tuple[Hung, ...]:
    """Where papers of these roles hang or are to hang; after `since` (it was put off) anew."""
    query: Any = (
        Posting.select(Posting, PostingPlace)
        .join(PostingPlace)
        .switch(Posting)
        .join(HearingPaper, on=(HearingPaper.document == Posting.document))
        .where(
            HearingPaper.hearing == hearing_id,
            HearingPaper.role.in_(list(roles)),
            ~HearingPaper.deleted,
            ~Posting.deleted,
        )
        .order_by(PostingPlace.place, Posting.id)
    )
    found: dict[int, Hung] = {}
    for posting in query:
        posted = posting.posted_on
        if since is not None and posted is not None and posted < since:
            continue  # of the day before it was put off
        lost = 0
        if posted is not None and held is not None:
            now = standing.stands(posting, standing.holding(standing.events_of(posting.id)))
            lost = now.lost_before(held)
        made = Hung(posting.place.kind, posting.place.name, posted, lost)
        before = found.get(posting.place_id)
        if before is None or before.posted_on is None:
            found[posting.place_id] = made
    return tuple(found.values())


def missing(rows: Sequence[Hung], kinds: Sequence[str]) -> list[str]:
    """What is not posted yet of the places a rule asks for: names of places, codes of kinds."""
    out: list[str] = []
    for kind in kinds:
        mine = [row for row in rows if row.kind == kind]
        if not mine:
            out.append(kind)
        out += [row.name for row in mine if row.posted_on is None]
    return out


def complete_on(rows: Sequence[Hung], kinds: Sequence[str]) -> date | None:
    """The day from which it hung at every place the rule asks for, days lost put on top."""
    if missing(rows, kinds):
        return None
    days = [
        row.posted_on + timedelta(days=row.lost)
        for row in rows
        if row.kind in kinds and row.posted_on is not None
    ]
    return max(days, default=None)
