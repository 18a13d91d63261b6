"""Boards and other channels of the office, in the order of the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.models import Posting, PostingPlace, Village
from db.write import write
from desktop.i18n import thai
from desktop.office import actors
from desktop.office.community import villages
from desktop.office.errors import Refused
from desktop.office.hearings import rule_sets

BOARDS = ("board", "village", "site", "centre")  # paper hangs there: photos, and taken down
ON_LINE = ("web", "central", "social")  # has a page: its address is kept
ONCE = ("loudspeaker", "journal")  # told once: nothing to take down


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A board or channel; `location` is where it stands, or its web address."""

    id: int
    name: str
    kind: str
    village_id: int | None
    location: str


def kinds() -> dict[str, str]:
    """What each kind of place is called."""
    return {code: thai(word) for code, word in rule_sets.place_words().items()}


def all_places() -> list[PlaceRow]:
    """Every place in its order."""
    query = PostingPlace.select().where(~PostingPlace.deleted)
    return [row_of(place) for place in query.order_by(PostingPlace.place, PostingPlace.id)]


def row_of(place: PostingPlace) -> PlaceRow:
    """A place as the windows see it."""
    return PlaceRow(place.id, place.name, place.kind, place.village_id, place.location)


def add(
    name: str,
    kind: str,
    *,
    location: str = "",
    village_id: int | None = None,
    actor: int | None,
) -> int:
    """Put a place at the end of the way; a name stands there once."""
    _check(name, kind, 0)
    by = actors.HOUSE if actor is None else actors.person(actor).uid
    with write(by, "posting_place.added"):
        made = make(name, kind, location=location, village_id=village_id)
    return int(made.id)


def make(
    name: str, kind: str, *, location: str = "", village_id: int | None = None
) -> PostingPlace:
    """The row of a new place; inside a deed."""
    return PostingPlace.create(
        name=name.strip(),
        kind=kind,
        location=location.strip(),
        village=village_id,
        place=1 + max((row.place for row in PostingPlace.select()), default=0),
    )


def of_kind(kind: str, name: str = "") -> PostingPlace:
    """A place of a kind, by its name if one is given, made when there is none; inside a deed."""
    wanted = PostingPlace.select().where(PostingPlace.kind == kind, ~PostingPlace.deleted)
    if name.strip():
        wanted = wanted.where(PostingPlace.name == name.strip())
    found = wanted.order_by(PostingPlace.place).first()
    return found if isinstance(found, PostingPlace) else make(name or kinds()[kind], kind)


def change(
    place_id: int,
    name: str,
    kind: str,
    *,
    location: str = "",
    village_id: int | None = None,
    actor: int,
) -> None:
    """Change a place; what hung there keeps hanging there."""
    person = actors.person(actor)
    place = kept(place_id)
    _check(name, kind, place_id)
    wanted = (name.strip(), kind, location.strip(), village_id)
    if (place.name, place.kind, place.location, place.village_id) == wanted:
        return
    with write(person.uid, "posting_place.changed"):
        place.name, place.kind, place.location, place.village_id = wanted
        place.save()


def discard(place_id: int, *, actor: int) -> None:
    """Put a place away; refused while a notice hangs or is planned there."""
    person = actors.person(actor)
    place = kept(place_id)
    waiting = Posting.select().where(
        Posting.place == place, Posting.state != "down", ~Posting.deleted
    )
    if place.kind not in ONCE and waiting.count():
        raise Refused("place-in-use", name=place.name)
    with write(person.uid, "posting_place.discarded"):
        place.deleted = True
        place.save()


def arrange(order: Sequence[int], *, actor: int) -> None:
    """Put the places in the order in which somebody walks from one to the next."""
    person = actors.person(actor)
    rows = {place.id: place for place in PostingPlace.select().where(~PostingPlace.deleted)}
    moved = [
        (rows[place_id], at)
        for at, place_id in enumerate(order, start=1)
        if place_id in rows and rows[place_id].place != at
    ]
    if not moved:
        return
    with write(person.uid, "posting_place.arranged"):
        for place, at in moved:
            place.place = at
            place.save()


def missing_usual() -> list[tuple[str, str, int | None]]:
    """Places most offices have and this has not: name, kind, village."""
    there = all_places()
    words, kinds_there = kinds(), {row.kind for row in there}
    known = {row.village_id for row in there if row.kind == "village"}
    offered: list[tuple[str, str, int | None]] = [
        (words[kind], kind, None) for kind in ("board",) if kind not in kinds_there
    ]
    offered += [
        (f"ป้ายประกาศ {village.label}", "village", village.id)
        for village in villages.villages()
        if village.id not in known
    ]
    rest = ("web", "social", "loudspeaker", "journal", "centre")
    offered += [(words[kind], kind, None) for kind in rest if kind not in kinds_there]
    return offered


def add_usual(*, actor: int) -> int:
    """Add the places most offices have: board, villages, web, loudspeaker; how many were new."""
    person = actors.person(actor)
    offered = missing_usual()
    if not offered:
        return 0
    with write(person.uid, "posting_place.added"):
        for name, kind, village_id in offered:
            make(name, kind, village_id=village_id)
    return len(offered)


def kept(place_id: int) -> PostingPlace:
    """The record of a place; refused once it was put away."""
    found = PostingPlace.get_or_none(PostingPlace.id == place_id, ~PostingPlace.deleted)
    if not isinstance(found, PostingPlace):
        raise Refused("place-gone")
    return found


def village_choices() -> list[tuple[int, str]]:
    """The villages a board may stand in."""
    return [(row.id, row.label) for row in villages.villages()]


def _check(name: str, kind: str, but: int) -> None:
    if not name.strip():
        raise Refused("place-needs-name")
    if kind not in kinds():
        raise Refused("place-kind-unknown", kind=kind)
    same = PostingPlace.select().where(
        PostingPlace.name == name.strip(), ~PostingPlace.deleted, PostingPlace.id != but
    )
    if same.count():
        raise Refused("place-twice", name=name.strip())


def short_name(place: PlaceRow) -> str:
    """A place for columns with little room: สำนักงาน, หมู่ ๓, เว็บไซต์."""
    from desktop.office.words.posting_screen import SHORT_KINDS

    if place.village_id is not None:
        village = Village.get_or_none(Village.id == place.village_id)
        if village is not None:
            return villages.short_label(village.number, village.name)
    return SHORT_KINDS.get(place.kind, place.name)
