"""What a paper was made from, kept as fingerprints: tells which parts of a plan changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

from db.models import Answer, Attendance, AttendanceMove, Invitation, Opinion, VoteCount
from desktop.office.hearings.plan import HearingSheet

_NOTICE = (
    *("subject", "project", "basis", "methods", "venue", "held_on", "begins", "ends", "ended_on"),
    *("opinions_until", "contact", "reason", "substance", "carrier", "site", "steps", "outcome"),
    *("effects", "cost"),
)
_TALK = ("subject", "project", "venue", "held_on", "begins", "ends", "ended_on", "opinions_until")
_AFTER = ("subject", "project", "basis", "venue", "held_on", "ended_on", "coming", "opinions")
PARTS: dict[str, tuple[str, ...]] = {  # by role: what of the plan stands in the paper
    "notice": _NOTICE,
    "re-notice": (*_NOTICE, "events"),
    "postponement": ("subject", "project", "venue", "held_on", "begins", "ends", "events"),
    "cancellation": ("subject", "project", "events"),
    "order": (*_TALK[:6], "basis", "chair_id", "note_taker_id", "invited"),
    "invitation": _TALK,
    "heads": _TALK,
    "envelope": (),
    "agenda": ("subject", "project", "venue", "held_on", "begins", "agenda"),
    "sign-in": ("subject", "project", "venue", "held_on", "begins", "groups", "invited"),
    "opinion-form": ("subject", "project", "venue", "held_on", "opinions_until", "section_id"),
    "name-tags": ("subject", "project", "chair_id", "note_taker_id", "invited"),
    "script": (*_TALK, "groups", "contact", "section_id"),
    "poster": (*_TALK, "groups", "contact"),
    "minutes": (*_AFTER, "chair_id", "note_taker_id", "invited", "agenda", "votes", "answers"),
    "summary": (*_AFTER, "basis", "methods", "invited", "agenda", "votes", "answers", "steps"),
    "result": ("subject", "project", "venue", "held_on", "ended_on", "agenda"),
}
_DIGITS = 8


def trace(role: str, sheet: HearingSheet) -> str:
    """The fingerprints of what a paper of this role is made from now."""
    return " ".join(f"{name}:{_print(_value(name, sheet))}" for name in PARTS[role])


def changed(role: str, before: str, sheet: HearingSheet) -> tuple[str, ...]:
    """The parts that are not what they were when the trace was taken; unknown ones do not count."""
    then = dict(part.split(":", 1) for part in before.split() if ":" in part)
    return tuple(
        name
        for name in dict.fromkeys(PARTS[role])
        if name in then and then[name] != _print(_value(name, sheet))
    )


def _print(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _value(name: str, sheet: HearingSheet) -> object:
    more = _MORE.get(name)
    return more(sheet) if more else getattr(sheet.facts, name)


def _groups(sheet: HearingSheet) -> object:
    return [group.label for group in sheet.groups]


def _agenda(sheet: HearingSheet) -> object:
    return [(i.kind, i.title, i.text, i.minutes, i.resolution) for i in sheet.agenda]


def _events(sheet: HearingSheet) -> object:
    kinds = ("postponed", "cancelled")
    return [(e.kind, e.reason, e.was, e.became) for e in sheet.events if e.kind in kinds]


def _tuples(query: Any) -> list[Sequence[object]]:
    return [list(row) for row in query.tuples()]


def _invited(sheet: HearingSheet) -> object:
    query = Invitation.select(Invitation.uid, Invitation.capacity, Invitation.excused)
    mine = (Invitation.hearing == sheet.id) & (Invitation.deleted == False)  # noqa: E712
    return _tuples(query.where(mine).order_by(Invitation.uid))


def _coming(sheet: HearingSheet) -> object:
    came = Attendance.select(Attendance.uid).where(Attendance.hearing == sheet.id)
    moves = (
        AttendanceMove.select(AttendanceMove.uid)
        .join(Attendance)
        .where(Attendance.hearing == sheet.id, AttendanceMove.kind == "undone")
    )
    return [_tuples(came.order_by(Attendance.uid)), _tuples(moves.order_by(AttendanceMove.uid))]


def _opinions(sheet: HearingSheet) -> object:
    mine = (Opinion.hearing == sheet.id) & (Opinion.latest == True)  # noqa: E712
    query = Opinion.select(Opinion.uid).where(mine, ~Opinion.withdrawn)
    return _tuples(query.order_by(Opinion.uid))


def _answers(sheet: HearingSheet) -> object:
    query = Answer.select(
        Answer.uid, Answer.verdict, Answer.text, Answer.reason, Answer.follow_up, Answer.due
    ).where(Answer.hearing == sheet.id, ~Answer.deleted)
    return _tuples(query.order_by(Answer.uid))


def _votes(sheet: HearingSheet) -> object:
    query = VoteCount.select(VoteCount.uid).where(VoteCount.hearing == sheet.id)
    return _tuples(query.order_by(VoteCount.uid))


_MORE: dict[str, Callable[[HearingSheet], object]] = {
    "groups": _groups,
    "agenda": _agenda,
    "events": _events,
    "invited": _invited,
    "coming": _coming,
    "opinions": _opinions,
    "answers": _answers,
    "votes": _votes,
}
