"""Everything the cockpit shows, read at once in a read lane."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from desktop.office import moments
from desktop.office.community import villages
from desktop.office.community.villages import VillageRow
from desktop.office.hearings import (
    attachments,
    deadlines,
    floor,
    hall,
    opinion_draft,
    opinion_list,
    plan,
    tasks,
    votes,
)
from desktop.office.hearings.deadlines import Duty
from desktop.office.hearings.floor import Floor
from desktop.office.hearings.hall import PersonHere
from desktop.office.hearings.opinion_list import OpinionQuery
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.votes import VoteRow
from desktop.ui.floor.notes_card import DUTIES, Kept


@dataclass(frozen=True, slots=True)
class Looked:
    """Everything the cockpit shows, read at once."""

    floor: Floor
    votes: dict[int, VoteRow]
    kept: Kept
    said: array[int]
    tally: Counter[str]
    topics: list[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """What is read once when the cockpit opens, and when people come in."""

    looked: Looked
    people: list[PersonHere]
    villages: list[VillageRow]
    recovered: tuple[OpinionFacts, datetime] | None


def look(hearing_id: int) -> Looked:
    """Read what the cockpit shows; in a read lane."""
    shown = floor.look(hearing_id)
    files = attachments.of_hearing(hearing_id)
    photos = sum(file.kind == "photo" for file in files)
    item = shown.current.id if shown.current else None
    return Looked(
        shown,
        votes.latest(hearing_id),
        Kept(photos, len(files) - photos, _duties(hearing_id, shown.came)),
        opinion_list.find(hearing_id, OpinionQuery(item_id=item)),
        opinion_list.tally(hearing_id, item),
        opinion_list.topics_used(hearing_id),
    )


def _duties(hearing_id: int, came: int) -> tuple[Duty, ...]:
    """What the rules ask that matters while people sit in the hall, the notice first."""
    sheet = plan.open_sheet(hearing_id)
    found = deadlines.duties(sheet, moments.today(), tasks.ticks(hearing_id), came)
    notice = [duty for duty in found if duty.rule is not None and duty.rule.clear]
    summary = [duty for duty in found if duty.rule is not None and duty.rule.done == "summarised"]
    quorum = [duty for duty in found if duty.code == "quorum"]
    chosen = [*notice[:1], *summary[:1], *quorum]
    rest = [duty for duty in found if duty not in chosen and duty.light in ("bad", "warn")]
    return tuple((*chosen, *rest)[:DUTIES])


def look_first(hearing_id: int) -> Opened:
    """Read everything for a cockpit that opens."""
    return Opened(
        look(hearing_id),
        hall.people_here(hearing_id),
        villages.villages(),
        opinion_draft.recover(hearing_id),
    )
