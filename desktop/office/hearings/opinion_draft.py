"""An opinion that is being typed, on disk within a second: a power cut takes no word of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from db import drafts
from db.models import Opinion
from desktop.office.hearings import opinions, plan
from desktop.office.hearings.opinions import OpinionFacts

FLOOR, FORMS = "opinion", "form"  # where it is typed: the floor, the pile of paper forms


def keep(hearing_id: int, facts: OpinionFacts, place: str = FLOOR) -> None:
    """Keep what is typed; an entry without words is forgotten."""
    name = _name(hearing_id, place)
    if facts.text.strip():
        drafts.save(name, json.dumps(asdict(facts), ensure_ascii=False))
    else:
        drafts.clear(name)


def drop(hearing_id: int, place: str = FLOOR) -> None:
    """Forget it: the opinion was taken, or thrown away."""
    drafts.clear(_name(hearing_id, place))


def recover(hearing_id: int, place: str = FLOOR) -> tuple[OpinionFacts, datetime] | None:
    """What was typed and never taken, and when; None when the last opinion says just that."""
    name = _name(hearing_id, place)
    kept = drafts.load(name)
    if kept is None:
        return None
    given = json.loads(kept[0])
    facts = OpinionFacts(**{**given, "topics": tuple(given["topics"])})
    last = Opinion.select().where(Opinion.hearing == hearing_id).order_by(Opinion.id.desc())
    latest = last.first()
    if latest is not None and latest.at >= kept[1] and latest.text == facts.text.strip():
        drafts.clear(name)  # the power went between the record and the buffer
        return None
    return facts, kept[1]


def take(hearing_id: int, facts: OpinionFacts, place: str = FLOOR, *, actor: int) -> int:
    """Take the opinion down and forget its draft; a refused one stays in the buffer."""
    made = opinions.take(hearing_id, facts, actor=actor)
    drop(hearing_id, place)
    return made


def _name(hearing_id: int, place: str) -> str:
    return f"{place}-{plan.kept(hearing_id).uid}"
