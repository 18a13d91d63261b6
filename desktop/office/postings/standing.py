"""Where a posting stands. It follows from its events, in their order; corrections first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db import journal
from db.connection import records
from db.models import Posting, PostingEvent
from desktop.office.rules import deadlines

PLANNED, UP, TORN, DOWN = "planned", "up", "torn", "down"


@dataclass(frozen=True, slots=True)
class Standing:
    """`due_on` is the last day it hangs, extensions in it; `lost` the days it did not hang."""

    state: str
    posted_on: date | None = None
    hour: str = ""
    due_on: date | None = None
    down_on: date | None = None
    longer: int = 0
    gaps: tuple[tuple[date, date | None], ...] = ()  # came off, hung again (None: not yet)

    def lost_before(self, day: date) -> int:
        """The days before `day` on which it did not hang, from when it came off on."""
        gaps = self.gaps
        if self.down_on is not None:
            gaps = (*gaps, (self.down_on + timedelta(days=1), None))
        return sum(max(0, (min(back or day, day) - off).days) for off, back in gaps)


def holding(events: Sequence[PostingEvent]) -> list[PostingEvent]:
    """The events that hold, of rows in the journal's order: the newest correction of each.

    What was taken back is left out. In the order of what happened: day, hour, journal.
    """
    newest: dict[int, PostingEvent] = {}
    for event in events:
        newest[event.root_id or event.id] = event
    kept = [event for event in newest.values() if not event.withdrawn]
    return sorted(kept, key=lambda event: (event.on_day, event.hour or "99"))


def stands(posting: Posting, events: Sequence[PostingEvent]) -> Standing:
    """What the events that hold make of a posting."""
    state = PLANNED
    posted: PostingEvent | None = None
    down: date | None = None
    longer = 0
    gaps: list[tuple[date, date | None]] = []
    for event in events:
        if event.kind == "posted" and posted is None:
            posted, state = event, UP
        elif event.kind == "torn" and state == UP:
            state = TORN
            gaps.append((event.on_day, None))
        elif event.kind in ("reposted", "posted") and state in (TORN, DOWN):
            if state == TORN:
                gaps[-1] = (gaps[-1][0], event.on_day)
            elif down is not None:
                gaps.append((down + timedelta(days=1), event.on_day))
            longer += event.days
            state, down = UP, None
        elif event.kind == "down" and state in (UP, TORN):
            state, down = DOWN, event.on_day
    if posted is None:
        return Standing(PLANNED, due_on=posting.until_day)
    due = posting.until_day
    if due is None and posting.days:
        due = deadlines.due(posted.on_day, posting.days)
    if due is not None:
        due += timedelta(days=longer)
    return Standing(state, posted.on_day, posted.hour, due, down, longer, tuple(gaps))


def events_of(posting_id: int) -> list[PostingEvent]:
    """Every event of a posting in the journal's order."""
    rows = {row.id: row for row in PostingEvent.select().where(PostingEvent.posting == posting_id)}
    written = journal.in_order(records.connection(), "posting_event", "posting_id", posting_id)
    return [rows[event_id] for event_id in written]


def refresh(posting: Posting) -> Standing:
    """Make the derived columns anew and save; inside a deed."""
    now = stands(posting, holding(events_of(posting.id)))
    posting.state, posting.posted_on = now.state, now.posted_on
    posting.due_on, posting.down_on = now.due_on, now.down_on
    posting.save()
    return now
