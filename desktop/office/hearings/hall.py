"""Who is in the hall: counted, and found by a few letters while people speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.connection import records
from desktop.office.community.villages import village_label
from desktop.thai.folding import fold
from desktop.thai.sounds import sound_key

_LAST = (
    "coalesce((SELECT m.kind FROM attendance_move m WHERE m.attendance_id = a.id "
    "ORDER BY m.at DESC, m.id DESC LIMIT 1), 'in')"
)
_TITLES = ("นางสาว", "นาย", "นาง", "น.ส.")


@dataclass(frozen=True, slots=True)
class PersonHere:
    """Somebody who came, as the type-ahead needs them."""

    id: int
    name: str  # with the title
    village_id: int | None
    village: str
    stakeholder_id: int | None
    fold: str  # the name first, then all else that is known
    sound: str


def counts(hearing_id: int) -> tuple[int, int]:
    """How many came, and how many of them are in the hall now."""
    found: Any = (
        records.connection()
        .execute(
            "SELECT count(*) FILTER (WHERE last <> 'undone'), count(*) FILTER (WHERE last = 'in') "
            f"FROM (SELECT {_LAST} AS last FROM attendance a WHERE a.hearing_id = ?)",
            (hearing_id,),
        )
        .fetchall()
    )
    came, inside = found[0]
    return int(came), int(inside)


def people_here(hearing_id: int) -> list[PersonHere]:
    """Everybody who came, in Thai order; for the type-ahead, so read in one sweep."""
    villages: Any = records.connection().execute("SELECT id, number, name FROM village").fetchall()
    labels = {id_: village_label(number, name) for id_, number, name in villages}
    found: Any = records.connection().execute(
        "SELECT r.id, coalesce(r.title, '') || coalesce(r.first_name, '') || ' ' || "
        "coalesce(r.last_name, ''), a.village_id, a.stakeholder_id, r.fold, r.sound_key "
        "FROM attendance a JOIN resident r ON r.id = a.resident_id "
        f"WHERE a.hearing_id = ? AND {_LAST} <> 'undone' ORDER BY r.name_key, r.id",
        (hearing_id,),
    )
    return [
        PersonHere(id_, name.strip(), village, labels.get(village, ""), group, folded, sound)
        for id_, name, village, group, folded, sound in found
    ]


def match(here: Sequence[PersonHere], typed: str, limit: int = 8) -> list[PersonHere]:
    """Those meant by a few typed letters: names that begin so, then hold it, then sound like it.

    A title typed before the name does no harm.
    """
    whole = fold(typed)
    if not whole:
        return []
    title = next((title for title in _TITLES if whole.startswith(title)), "")
    bare = whole.removeprefix(title).lstrip()
    starts = (whole, bare) if bare else (whole,)
    words, sound = (bare or whole).split(), sound_key(bare or whole)
    begins, holds, sounds = [], [], []
    for person in here:
        folded = person.fold
        if folded.startswith(starts):
            begins.append(person)
            if len(begins) == limit:
                return begins
        elif words[0] in folded and all(word in folded for word in words):
            holds.append(person)
        elif sound and person.sound.startswith(sound):
            sounds.append(person)
    return [*begins, *holds, *sounds][:limit]
