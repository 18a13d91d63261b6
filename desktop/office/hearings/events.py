"""What happens to a hearing as a whole: noted, put off to another day, called off."""

from __future__ import annotations

from datetime import date

from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings.plan import (
    CANCELLED,
    FILED,
    HELD,
    MINUTED,
    SUMMARISED,
    kept,
    write_event,
)


def note(
    hearing_id: int,
    kind: str,
    *,
    actor: int,
    on_day: date | None = None,
    reason: str = "",
    was: str = "",
    became: str = "",
) -> None:
    """Put down what happened to the hearing as a whole, and make its state anew."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    with write(person.uid, f"hearing.{kind}"):
        write_event(hearing, person, kind, on_day=on_day, reason=reason, was=was, became=became)


def postpone(hearing_id: int, to: date | None, reason: str, *, actor: int) -> None:
    """Move the hearing to another day, or to none yet; the notice must be posted anew.

    The last day for opinions moves by as many days; without a new day it waits to be set.
    """
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if not reason.strip():
        raise Refused("hearing-needs-reason")
    if hearing.state in (HELD, MINUTED, SUMMARISED, FILED, CANCELLED):
        raise Refused("hearing-is-over")
    if to is not None and to == hearing.held_on:
        raise Refused("hearing-same-day")
    was = hearing.held_on.isoformat() if hearing.held_on else ""
    with write(person.uid, "hearing.postponed"):
        until, held = hearing.opinions_until, hearing.held_on
        hearing.opinions_until = until + (to - held) if until and to and held else None
        hearing.held_on, hearing.ended_on = to, None
        became = to.isoformat() if to else ""
        write_event(hearing, person, "postponed", reason=reason, was=was, became=became)


def cancel(hearing_id: int, reason: str, *, actor: int) -> None:
    """Call the hearing off for good, with a reason."""
    person = actors.person(actor)
    hearing = kept(hearing_id)
    if not reason.strip():
        raise Refused("hearing-needs-reason")
    if hearing.state in (HELD, MINUTED, SUMMARISED, FILED, CANCELLED):
        raise Refused("hearing-is-over")
    with write(person.uid, "hearing.cancelled"):
        write_event(hearing, person, "cancelled", reason=reason)
