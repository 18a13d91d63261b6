"""What the screen for everybody shows of a hearing: no name of anyone who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.models import AgendaItem, FloorEvent
from desktop.office import office
from desktop.office.hearings import plan


@dataclass(frozen=True, slots=True)
class Showing:
    """The hearing, and the item now being heard; `began_at` None while none has begun."""

    office: str
    subject: str
    venue: str
    agenda: tuple[str, ...]
    place: int  # of the item now heard, from 1; 0: none
    minutes: int
    began_at: datetime | None


def showing(hearing_id: int) -> Showing:
    """What is to be shown now."""
    hearing = plan.kept(hearing_id)
    query = AgendaItem.select().where(AgendaItem.hearing == hearing, ~AgendaItem.deleted)
    items = list(query.order_by(AgendaItem.place, AgendaItem.id))
    last = (
        FloorEvent.select()
        .where(FloorEvent.hearing == hearing, FloorEvent.kind.in_(("began", "ended")))
        .order_by(FloorEvent.id.desc())  # as this PC took them down, whatever its clock said
        .first()
    )
    now = next(
        (
            (place, item)
            for place, item in enumerate(items, start=1)
            if last is not None and last.kind == "began" and item.id == last.agenda_item_id
        ),
        None,
    )
    return Showing(
        office.facts().name,
        hearing.subject,
        hearing.venue,
        tuple(item.title for item in items),
        now[0] if now else 0,
        now[1].minutes if now else 0,
        last.at if now and last else None,
    )
