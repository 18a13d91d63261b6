"""The queue for the floor: who asked to speak, in order, who speaks, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db import clock
from db.models import Hearing, Person, Resident, Speaker, Village
from db.write import write
from desktop.office import actors
from desktop.office.community.villages import village_label
from desktop.office.errors import Refused
from desktop.office.hearings import plan
from desktop.thai import on_screen


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody who asked for the floor."""

    id: int
    name: str
    village: str
    resident_id: int | None
    item_id: int | None
    asked_at: datetime
    began_at: datetime | None
    ended_at: datetime | None


def line(hearing_id: int) -> tuple[SpeakerRow | None, tuple[SpeakerRow, ...]]:
    """Who speaks now, and who waits, the next one first."""
    rows = _rows(hearing_id)
    speaking = [row for row in rows if row.began_at and not row.ended_at]
    return (speaking[-1] if speaking else None), tuple(r for r in rows if not r.began_at)


def spoke(hearing_id: int) -> list[SpeakerRow]:
    """Those who had the floor, in the order of the queue."""
    return [row for row in _rows(hearing_id) if row.began_at]


def ask(
    hearing_id: int,
    *,
    resident_id: int | None = None,
    name: str = "",
    item_id: int | None = None,
    actor: int,
) -> int:
    """Put somebody at the end of the queue: of the directory, or by a name."""
    person = actors.person(actor)
    plan.kept(hearing_id)
    name = "" if resident_id is not None else name.strip()
    if resident_id is None and not name:
        raise Refused("speaker-needs-name")
    _, waiting = line(hearing_id)
    for place, row in enumerate(waiting, start=1):
        if (resident_id and row.resident_id == resident_id) or (name and row.name == name):
            raise Refused(
                "speaker-waits-already", name=row.name, place=on_screen.figures(str(place))
            )
    with write(person.uid, "speaker.asked"):
        made = Speaker.create(
            hearing=hearing_id,
            agenda_item=item_id,
            resident=resident_id,
            name=name or None,
            place=_last_place(hearing_id) + 1,
        )
    return int(made.id)


def move(speaker_id: int, by: int, *, actor: int) -> None:
    """Move somebody who waits towards the front (-1) or the end (1)."""
    person = actors.person(actor)
    speaker = _kept(speaker_id)
    if speaker.began_at is not None:
        raise Refused("speaker-began-already")
    waiting = list(line(speaker.hearing_id)[1])
    place = next(n for n, row in enumerate(waiting) if row.id == speaker_id)
    to = place + by
    if not 0 <= to < len(waiting):
        return
    waiting.insert(to, waiting.pop(place))
    rows = {row.id: Speaker.get_by_id(row.id) for row in waiting}
    start = min(row.place for row in rows.values())
    with write(person.uid, "speaker.moved"):
        for at, row in enumerate(waiting, start=start):
            if rows[row.id].place != at:
                rows[row.id].place = at
                rows[row.id].save()


def begin(speaker_id: int, *, item_id: int | None = None, actor: int) -> None:
    """Give somebody the floor; whoever spoke ends."""
    person = actors.person(actor)
    speaker = _kept(speaker_id)
    if speaker.began_at is not None:
        raise Refused("speaker-began-already")
    _that_is_open(speaker.hearing)
    with write(person.uid, "speaker.began"):
        write_end(speaker.hearing_id, clock.now())
        speaker.began_at = clock.now()
        if item_id is not None:
            speaker.agenda_item_id = item_id
        speaker.save()


def begin_next(hearing_id: int, *, item_id: int | None = None, actor: int) -> SpeakerRow:
    """Give the floor to whoever waits first."""
    _, waiting = line(hearing_id)
    if not waiting:
        raise Refused("speaker-none-waits")
    begin(waiting[0].id, item_id=item_id, actor=actor)
    return waiting[0]


def end(hearing_id: int, *, actor: int) -> None:
    """Take the floor back from whoever speaks."""
    person: Person = actors.person(actor)
    if line(hearing_id)[0] is None:
        return
    with write(person.uid, "speaker.ended"):
        write_end(hearing_id, clock.now())


def drop(speaker_id: int, *, actor: int) -> None:
    """Take somebody out of the queue; who spoke stays."""
    person = actors.person(actor)
    speaker = _kept(speaker_id)
    if speaker.began_at is not None:
        raise Refused("speaker-began-already")
    with write(person.uid, "speaker.dropped"):
        speaker.deleted = True
        speaker.save()


def write_end(hearing_id: int, moment: datetime) -> None:
    """End whoever speaks, never before they began; inside a deed."""
    query = Speaker.select().where(
        Speaker.hearing == hearing_id,
        ~Speaker.deleted,
        Speaker.began_at.is_null(False),
        Speaker.ended_at.is_null(),
    )
    for speaker in query:
        assert speaker.began_at is not None
        speaker.ended_at = max(moment, speaker.began_at)
        speaker.save()


def _rows(hearing_id: int) -> list[SpeakerRow]:
    query: Any = (
        Speaker.select(Speaker, Resident, Village)
        .left_outer_join(Resident)
        .left_outer_join(Village)
        .where(Speaker.hearing == hearing_id, ~Speaker.deleted)
        .order_by(Speaker.place, Speaker.id)
    )
    found = []
    for s in query:
        name, village = s.name or "", ""
        if s.resident_id is not None:
            r = s.resident
            name = f"{r.title or ''}{r.first_name or ''} {r.last_name or ''}".strip()
            village = village_label(r.village.number, r.village.name) if r.village_id else ""
        found.append(
            SpeakerRow(
                s.id,
                name,
                village,
                s.resident_id,
                s.agenda_item_id,
                s.asked_at,
                s.began_at,
                s.ended_at,
            )
        )
    return found


def _last_place(hearing_id: int) -> int:
    last = Speaker.select().where(Speaker.hearing == hearing_id).order_by(Speaker.place.desc())
    found = last.first()
    return found.place if found is not None else 0


def _kept(speaker_id: int) -> Speaker:
    found = Speaker.get_or_none(Speaker.id == speaker_id, ~Speaker.deleted)
    if not isinstance(found, Speaker):
        raise Refused("speaker-gone")
    return found


def _that_is_open(hearing: Hearing) -> None:
    if hearing.state != plan.OPEN:
        raise Refused("floor-not-open")
