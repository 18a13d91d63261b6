"""The floor: which item is heard and for how long, marks in the recording, the end of a hearing.

Time is added up from events in the journal's order. A clock that was set back makes a span of no
length, never a negative one, and changes no order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from db import clock, journal
from db.connection import records
from db.models import AgendaItem, FloorEvent, Hearing, HearingEvent, Person
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.hearings import hall, plan, speakers
from desktop.office.hearings.speakers import SpeakerRow

WAITING, RUNNING, PAUSED, DONE = "waiting", "running", "paused", "done"
_PAUSE = "pause"  # the text of an `ended` that is only a rest
CLOCK_SLACK = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the agenda on the floor; `seconds` it was heard until `Floor.at`."""

    id: int
    place: int
    kind: str
    title: str
    minutes: int  # planned; 0: no plan
    resolution: str
    state: str
    began_at: datetime | None
    ended_at: datetime | None
    seconds: int
    opinions: int

    @property
    def left(self) -> int | None:
        """Seconds left of the plan, negative when it is overrun; None without a plan."""
        return self.minutes * 60 - self.seconds if self.minutes else None


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A second of the hearing worth finding again."""

    id: int
    item_id: int | None
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Floor:
    """Everything on the floor at the moment `at`."""

    hearing_id: int
    uid: str
    subject: str
    venue: str
    held_on: date | None
    state: str
    opened_at: datetime | None
    open_since: datetime | None  # the last opening, where it was opened again
    closed_at: datetime | None
    at: datetime
    clock_back: bool  # something was written at a moment that is still to come
    items: tuple[ItemRow, ...]
    speaking: SpeakerRow | None
    queue: tuple[SpeakerRow, ...]
    inside: int
    came: int
    quorum: int
    recording_since: datetime | None
    marks: tuple[MarkRow, ...]

    @property
    def began_at(self) -> datetime | None:
        """When the chair began: the first item, not the door that opened the hearing before."""
        return min((item.began_at for item in self.items if item.began_at), default=None)

    @property
    def current(self) -> ItemRow | None:
        """The item that is heard, or rests."""
        heard = [item for item in self.items if item.state in (RUNNING, PAUSED)]
        return heard[-1] if heard else None

    @property
    def following(self) -> ItemRow | None:
        """The first item not heard yet after the current one; else the first not heard at all."""
        waiting = [item for item in self.items if item.state == WAITING]
        if self.current is not None:
            after = [item for item in waiting if item.place > self.current.place]
            waiting = after or waiting
        return waiting[0] if waiting else None


def look(hearing_id: int) -> Floor:
    """The floor as it is now."""
    hearing = plan.kept(hearing_id)
    at = clock.now()
    opened, since, closed = ends(hearing)
    events = events_of(hearing_id)
    end = closed if hearing.state != plan.OPEN else None
    came, inside = hall.counts(hearing_id)
    speaking, queue = speakers.line(hearing_id)
    recording = [event for event in events if event.kind in ("recording", "silence")]
    return Floor(
        hearing_id=hearing.id,
        uid=hearing.uid,
        subject=hearing.subject,
        venue=hearing.venue,
        held_on=hearing.held_on,
        state=hearing.state,
        opened_at=opened,
        open_since=since,
        closed_at=closed,
        at=at,
        clock_back=any(event.at > at + CLOCK_SLACK for event in events),
        items=tuple(_items(hearing, events, at, end)),
        speaking=speaking,
        queue=queue,
        inside=inside,
        came=came,
        quorum=hearing.quorum,
        recording_since=(
            recording[-1].at if recording and recording[-1].kind == "recording" else None
        ),
        marks=tuple(
            MarkRow(event.id, event.agenda_item_id, event.text, event.at)
            for event in events
            if event.kind == "mark"
        ),
    )


def items(hearing_id: int) -> list[ItemRow]:
    """The items of a hearing with the time they were heard."""
    hearing = plan.kept(hearing_id)
    closed = ends(hearing)[2] if hearing.state != plan.OPEN else None
    return _items(hearing, events_of(hearing_id), clock.now(), closed)


def open_hearing(hearing_id: int, *, actor: int) -> None:
    """Open the hearing, or open it again."""
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    if hearing.state in (plan.CANCELLED, plan.FILED, plan.SUMMARISED, plan.MINUTED):
        raise Refused("floor-cannot-open")
    if hearing.state == plan.OPEN:
        return
    again = hearing.state == plan.HELD
    with write(person.uid, "hearing.opened"):
        plan.write_event(hearing, person, "reopened" if again else "opened")


def begin(item_id: int, *, actor: int) -> None:
    """Begin an item, or go on with it; the one that runs ends."""
    item = _item(item_id)
    person = _open(item.hearing, actor)
    running = _running(item.hearing_id)
    if running == item.id:
        return
    with write(person.uid, "floor.began"):
        if running is not None:
            _write(item.hearing_id, running, "ended")
        _write(item.hearing_id, item.id, "began")


def begin_next(hearing_id: int, *, actor: int) -> int | None:
    """End the item that runs and begin the next one waiting; None: there is none, all is heard."""
    person = _open(plan.kept(hearing_id), actor)
    floor = look(hearing_id)
    current, following = floor.current, floor.following
    if current is None and following is None:
        raise Refused("floor-no-item" if not floor.items else "floor-all-heard")
    with write(person.uid, "floor.began"):
        if current is not None:
            _write(hearing_id, current.id, "ended")
        if following is not None:
            _write(hearing_id, following.id, "began")
    return following.id if following else None


def pause(hearing_id: int, *, actor: int) -> None:
    """Let the item that runs rest; its time stands."""
    person = _open(plan.kept(hearing_id), actor)
    running = _running(hearing_id)
    if running is None:
        raise Refused("floor-nothing-runs")
    with write(person.uid, "floor.paused"):
        _write(hearing_id, running, "ended", _PAUSE)


def mark(hearing_id: int, text: str = "", *, actor: int) -> int:
    """Mark this second of the hearing; returns the mark's id."""
    person = actors.person(actor)
    plan.kept(hearing_id)
    with write(person.uid, "floor.marked"):
        made = _write(hearing_id, _running(hearing_id), "mark", text.strip())
    return int(made.id)


def record(hearing_id: int, *, on: bool, actor: int) -> None:
    """Put down that a recorder was started or stopped at this second."""
    person = actors.person(actor)
    plan.kept(hearing_id)
    with write(person.uid, "floor.recorded"):
        _write(hearing_id, None, "recording" if on else "silence")


def close(hearing_id: int, at: datetime | None = None, *, actor: int) -> None:
    """Close the hearing now, or with the moment it truly ended when nobody pressed the button.

    What still runs ends with it: the item, the speaker.
    """
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    if hearing.state != plan.OPEN:
        raise Refused("floor-not-open")
    now = clock.now()
    if at is not None:
        opened, _, _ = ends(hearing)
        if at > now:
            raise Refused("floor-closes-tomorrow")
        if opened is not None and at < opened <= now:
            raise Refused("floor-closes-first", opened=_hour(opened))
    moment = at or now
    day = moment.astimezone(clock.BANGKOK).date()
    running = _running(hearing_id)
    with write(person.uid, "hearing.closed"):
        if running is not None:
            FloorEvent.create(hearing=hearing_id, agenda_item=running, kind="ended", at=moment)
        speakers.write_end(hearing_id, moment)
        HearingEvent.create(hearing=hearing, kind="closed", on_day=day, person=person, at=moment)
        plan.refresh(hearing)


def ends(hearing: Hearing) -> tuple[datetime | None, datetime | None, datetime | None]:
    """When the hearing was first opened, last opened, and last closed; None: it was not."""
    rows = {e.id: e for e in HearingEvent.select().where(HearingEvent.hearing == hearing)}
    opened = since = closed = None
    for id_ in journal.in_order(records.connection(), "hearing_event", "hearing_id", hearing.id):
        event = rows[id_]
        if event.kind in ("opened", "reopened"):
            opened, since = opened or event.at, event.at
        elif event.kind == "closed":
            closed = event.at
    return opened, since, closed


def events_of(hearing_id: int) -> list[FloorEvent]:
    """What happened on the floor, in the journal's order."""
    rows = {e.id: e for e in FloorEvent.select().where(FloorEvent.hearing == hearing_id)}
    order = journal.in_order(records.connection(), "floor_event", "hearing_id", hearing_id)
    return [rows[id_] for id_ in order]


def _items(
    hearing: Hearing, events: list[FloorEvent], at: datetime, closed: datetime | None
) -> list[ItemRow]:
    spans: dict[int, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    paused: set[int] = set()
    running: int | None = None

    def stop(moment: datetime) -> None:
        if running is not None:
            began, _ = spans[running].pop()
            spans[running].append((began, max(began, moment)))

    for event in events:
        item_id = event.agenda_item_id
        if event.kind == "began" and item_id is not None:
            stop(event.at)
            running = item_id
            spans[item_id].append((event.at, None))
            paused.clear()
        elif event.kind == "ended" and item_id == running:
            stop(event.at)
            running = None
            if event.text == _PAUSE and item_id is not None:
                paused.add(item_id)
    if running is not None and closed is not None:
        stop(closed)
        running = None
    if closed is not None:
        paused.clear()
    counts = _counts(hearing.id)
    query = AgendaItem.select().where(AgendaItem.hearing == hearing, ~AgendaItem.deleted)
    found = []
    for number, item in enumerate(query.order_by(AgendaItem.place, AgendaItem.id), start=1):
        heard = spans.get(item.id, [])
        state = DONE if heard else WAITING
        if item.id == running:
            state = RUNNING
        elif item.id in paused:
            state = PAUSED
        seconds = sum(max(0, int(((end or at) - began).total_seconds())) for began, end in heard)
        found.append(
            ItemRow(
                item.id,
                number,
                item.kind,
                item.title,
                item.minutes,
                item.resolution,
                state,
                heard[0][0] if heard else None,
                heard[-1][1] if heard else None,
                seconds,
                counts.get(item.id, 0),
            )
        )
    return found


def _counts(hearing_id: int) -> dict[int, int]:
    found: list[Any] = (
        records.connection()
        .execute(
            "SELECT agenda_item_id, count(*) FROM opinion WHERE hearing_id = ? AND latest = 1 "
            "AND withdrawn = 0 AND agenda_item_id IS NOT NULL GROUP BY agenda_item_id",
            (hearing_id,),
        )
        .fetchall()
    )
    return dict(found)


def _running(hearing_id: int) -> int | None:
    """The item that runs at this moment."""
    running: int | None = None
    for event in events_of(hearing_id):
        if event.kind == "began":
            running = event.agenda_item_id
        elif event.kind == "ended" and event.agenda_item_id == running:
            running = None
    return running


def _open(hearing: Hearing, actor: int) -> Person:
    if hearing.state != plan.OPEN:
        raise Refused("floor-not-open")
    return actors.person(actor)


def _item(item_id: int) -> AgendaItem:
    found = AgendaItem.get_or_none(AgendaItem.id == item_id, ~AgendaItem.deleted)
    if not isinstance(found, AgendaItem):
        raise Refused("agenda-item-gone")
    return found


def _write(hearing_id: int, item_id: int | None, kind: str, text: str = "") -> FloorEvent:
    return FloorEvent.create(hearing=hearing_id, agenda_item=item_id, kind=kind, text=text)


def _hour(moment: datetime) -> str:
    from desktop.thai import dates

    return dates.clock(moment.astimezone(clock.BANGKOK).time())
