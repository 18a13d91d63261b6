"""Hearings nobody closed on their day, with the moment they may have ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db import clock
from db.models import Hearing, Opinion
from desktop.office.hearings import floor, plan


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A hearing that was opened on a day before today and never closed."""

    hearing_id: int
    subject: str
    held_on: date
    opened_at: datetime
    guess: datetime  # when it may have ended: the planned end, or the last thing put down


def unclosed() -> list[Unclosed]:
    """Hearings whose day is over and that nobody closed, the oldest first."""
    found = []
    query = Hearing.select().where(~Hearing.deleted, Hearing.state == plan.OPEN)
    for hearing in query.order_by(Hearing.held_on, Hearing.id):
        opened, _, _ = floor.ends(hearing)
        if opened is None:
            continue
        began = opened.astimezone(clock.BANGKOK).date()
        day = max(began, hearing.ended_on or hearing.held_on or began)
        if day < clock.today():
            guess = _guess(hearing, opened, day)
            found.append(Unclosed(hearing.id, hearing.subject, day, opened, guess))
    return found


def _guess(hearing: Hearing, opened: datetime, day: date) -> datetime:
    last = [event.at for event in floor.events_of(hearing.id)]
    said = Opinion.select().where(Opinion.hearing == hearing).order_by(Opinion.id.desc()).first()
    if said is not None:
        last.append(said.at)
    moment = max([opened, *last])
    try:
        hour, minute = (int(part) for part in hearing.ends.split(":"))
        planned = datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.BANGKOK)
        moment = max(moment, planned)
    except ValueError:
        pass  # no end was planned
    return min(moment, clock.now())
