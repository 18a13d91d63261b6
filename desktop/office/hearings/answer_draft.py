"""Answers that are being typed and cannot be put down yet, on disk within a second of each key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from db import drafts
from desktop.office.hearings import plan
from desktop.office.hearings.answers import AnswerFacts

Key = tuple[str, int]  # group or opinion, and its id
_DAYS = ("due", "done_on")


def keep(hearing_id: int, typed: Mapping[Key, AnswerFacts]) -> None:
    """Keep every answer of a hearing that is typed and not put down; none: forget them."""
    name = _name(hearing_id)
    if typed:
        rows = [[kind, id_, asdict(facts)] for (kind, id_), facts in typed.items()]
        drafts.save(name, json.dumps(rows, ensure_ascii=False, default=date.isoformat))
    else:
        drafts.clear(name)


def recover(hearing_id: int) -> dict[Key, AnswerFacts]:
    """What was typed and never put down, by what it answers."""
    kept = drafts.load(_name(hearing_id))
    if kept is None:
        return {}
    found: dict[Key, AnswerFacts] = {}
    for kind, id_, given in json.loads(kept[0]):
        days = {name: date.fromisoformat(given[name]) for name in _DAYS if given[name]}
        found[kind, id_] = AnswerFacts(**{**given, **days})
    return found


def _name(hearing_id: int) -> str:
    return f"answers-{plan.kept(hearing_id).uid}"
