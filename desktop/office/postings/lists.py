"""Notices and where they hang: the list of the room, one notice opened, its log."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from db import clock
from db.connection import records
from db.fields import utc_text
from db.models import Document, Person, Posting, PostingPlace
from desktop.office import actors, documents, forms, stages
from desktop.office.postings import places, standing
from desktop.office.postings.places import PlaceRow
from desktop.thai.folding import fold

NEW_FOR = 90  # days after signing for which a notice nobody planned yet is shown as to be posted
SOON = 3  # days before the last one from which a posting is amber
OPEN, TO_POST, UP, SOON_DOWN, LATE, NO_PHOTO, DOWN, ALL = (
    "open",
    "to-post",
    "up",
    "soon",
    "late",
    "no-photo",
    "down",
    "all",
)
FILTERS = (OPEN, TO_POST, UP, SOON_DOWN, LATE, NO_PHOTO, DOWN, ALL)
Lamp = tuple[str, str, int]  # kind of pill, key of words.posting_screen.LAMPS, days


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A notice at one place; `lamp` says how that stands today."""

    id: int  # of the posting
    place: PlaceRow
    short: str
    state: str
    lamp: Lamp
    from_day: date | None
    posted_on: date | None
    due_on: date | None
    down_on: date | None
    photos: int

    @property
    def needs_photo(self) -> bool:
        """Whether it hangs on a board and no photo shows it."""
        hangs = self.place.kind in places.BOARDS and self.state in (standing.UP, standing.TORN)
        return hangs and not self.photos


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One line of the list."""

    id: int  # of the paper
    kind: str
    subject: str
    number: str
    dated: date | None
    spots: tuple[SpotRow, ...]
    lamp: Lamp
    first: date | None = None  # hangs from
    last: date | None = None  # and to

    @property
    def missing_photos(self) -> int:
        return sum(spot.needs_photo for spot in self.spots)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of the log; `held` False: corrected or taken back since."""

    id: int
    kind: str
    place: str
    on_day: date
    hour: str
    person: str
    reason: str
    days: int
    address: str
    sha256: str
    name: str
    taken_at: datetime | None
    entered_by: str
    at: datetime
    holds: bool
    posting_id: int


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """A notice opened: its places and everything put down of them, newest last."""

    row: NoticeRow
    entries: tuple[EntryRow, ...]
    code: str
    certifiers: tuple[str, ...]
    photos: tuple[EntryRow, ...] = field(default=())


def find(which: str = OPEN, text: str = "") -> array[int]:
    """Ids of the notices asked for: the most pressing first, of all or those over the newest."""
    if which in (DOWN, ALL):
        return _over(text) if which == DOWN else _every(text)
    known = _open()
    if text.strip():
        known &= set(_every(text))
    kept = [row for row in rows(sorted(known)) if belongs(row, which)]
    rank = {"bad": 0, "warn": 1, "accent": 2, "ok": 3, "muted": 4}
    kept.sort(
        key=lambda row: (
            rank[row.lamp[0]],
            row.last or date.max,
            -(row.dated or date.min).toordinal(),
            row.id,
        )
    )
    return array("q", (row.id for row in kept))


def counts(found: Iterable[NoticeRow]) -> dict[str, int]:
    """How many notices each filter shows, of those that are open."""
    many = list(found)
    return {which: sum(belongs(row, which) for row in many) for which in FILTERS[:6]}


def open_rows() -> list[NoticeRow]:
    """Every notice that hangs, is to be posted or to be taken down."""
    return [row for row in rows(sorted(_open())) if belongs(row, OPEN)]


def belongs(row: NoticeRow, which: str) -> bool:
    """Whether a notice is one of those a filter shows."""
    states = {spot.state for spot in row.spots if spot.place.kind not in places.ONCE}
    once = {spot.state for spot in row.spots if spot.place.kind in places.ONCE}
    waiting = not row.spots or standing.PLANNED in states | once
    over = bool(row.spots) and states <= {standing.DOWN} and standing.PLANNED not in once
    return {
        ALL: True,
        OPEN: not over,
        TO_POST: waiting,
        UP: bool(states & {standing.UP, standing.TORN}),
        SOON_DOWN: any(spot.lamp[1] in ("soon", "last-day") for spot in row.spots),
        LATE: any(spot.lamp[1] in ("late", "torn") for spot in row.spots),
        NO_PHOTO: row.missing_photos > 0,
        DOWN: over,
    }[which]


def rows(document_ids: Sequence[int]) -> list[NoticeRow]:
    """The lines of some notices, in the order of the ids."""
    today = clock.today()
    spots = _spots(document_ids, today)
    by_id = {d.id: d for d in Document.select().where(Document.id.in_(list(document_ids)))}
    return [_row(by_id[i], spots.get(i, ()), today) for i in document_ids if i in by_id]


def open_notice(document_id: int) -> NoticeSheet:
    """A notice with its places and its log."""
    document = documents.kept(document_id)
    row = rows([document.id])[0]
    entries = tuple(_entries(row.spots))
    sealed = stages.standing_code(document_id)
    return NoticeSheet(
        row,
        entries,
        sealed.code if sealed else "",
        tuple(dict.fromkeys(e.person for e in entries if e.kind == "certified" and e.holds)),
        tuple(e for e in entries if e.kind == "photo" and e.holds),
    )


def lamp_of(state: str, kind: str, from_day: date | None, due_on: date | None, today: date) -> Lamp:
    """How a posting stands on a day: colour, word and days."""
    if state == standing.PLANNED:
        return (
            ("accent", "to-post", 0)
            if not from_day or from_day >= today
            else (
                "warn",
                "waits",
                (today - from_day).days,
            )
        )
    if kind in places.ONCE:
        return "ok", "told", 0
    if state == standing.DOWN:
        return "muted", "down", 0
    if state == standing.TORN:
        return "bad", "torn", 0
    if due_on is None:
        return "ok", "hangs", 0
    left = (due_on - today).days
    if left < 0:
        return "bad", "late", -left
    if left == 0:
        return "warn", "last-day", 0
    return ("warn", "soon", left) if left <= SOON else ("ok", "hangs", left)


def _row(document: Document, spots: Sequence[SpotRow], today: date) -> NoticeRow:
    rank = {"bad": 0, "warn": 1, "accent": 2, "ok": 3, "muted": 4}
    if spots:
        lamp = min((s.lamp for s in spots), key=lambda one: (rank[one[0]], -one[2]))
    else:
        lamp = ("warn", "unplanned", 0)
    posted = [s.posted_on for s in spots if s.posted_on]
    until = [s.down_on or s.due_on for s in spots if s.down_on or s.due_on]
    return NoticeRow(
        document.id,
        document.kind,
        document.subject,
        document.number_text,
        document.dated,
        tuple(spots),
        lamp,
        min(posted, default=None),
        max((day for day in until if day), default=None),
    )


def _spots(document_ids: Sequence[int], today: date) -> dict[int, list[SpotRow]]:
    query: Any = (
        Posting.select(Posting, PostingPlace)
        .join(PostingPlace)
        .where(Posting.document.in_(list(document_ids)), ~Posting.deleted)
        .order_by(PostingPlace.place, Posting.id)
    )
    postings = list(query)
    photos = _photo_counts([posting.id for posting in postings])
    shorts: dict[int, str] = {}
    out: dict[int, list[SpotRow]] = defaultdict(list)
    for posting in postings:
        place = places.row_of(posting.place)
        if place.id not in shorts:
            shorts[place.id] = places.short_name(place)
        lamp = lamp_of(posting.state, place.kind, posting.from_day, posting.due_on, today)
        out[posting.document_id].append(
            SpotRow(
                posting.id,
                place,
                shorts[place.id],
                posting.state,
                lamp,
                posting.from_day,
                posting.posted_on,
                posting.due_on,
                posting.down_on,
                photos.get(posting.id, 0),
            )
        )
    return out


def _photo_counts(posting_ids: Sequence[int]) -> dict[int, int]:
    """Photos that hold, by posting."""
    if not posting_ids:
        return {}
    marks = ", ".join("?" * len(posting_ids))
    found: list[tuple[Any, ...]] = (
        records.connection()
        .execute(
            "SELECT e.posting_id, count(*) FROM posting_event e "
            f"WHERE e.posting_id IN ({marks}) AND e.kind = 'photo' AND e.root_id IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM posting_event c WHERE c.posting_id = e.posting_id "
            "AND c.root_id = e.id AND c.withdrawn) GROUP BY e.posting_id",
            tuple(posting_ids),
        )
        .fetchall()
    )
    return {int(posting): int(count) for posting, count in found}


def _entries(spots: Sequence[SpotRow]) -> Iterable[EntryRow]:
    people: dict[int, str] = {}

    def name(person_id: int | None) -> str:
        if person_id is None:
            return ""
        if person_id not in people:
            people[person_id] = actors.plain_name(Person.get_by_id(person_id))
        return people[person_id]

    found = []
    for spot in spots:
        events = standing.events_of(spot.id)
        held = {event.id for event in standing.holding(events)}
        found += [
            EntryRow(
                e.id,
                e.kind,
                spot.place.name,
                e.on_day,
                e.hour,
                name(e.person_id),
                e.reason,
                e.days,
                e.address,
                e.sha256,
                e.name,
                e.taken_at,
                name(e.taken_by_id),
                e.at,
                e.id in held,
                spot.id,
            )
            for e in events
        ]
    return sorted(found, key=lambda e: (e.on_day, e.hour or "99", e.id))


def _open() -> set[int]:
    """Notices that hang or are to hang, and those signed of late that nobody planned to post."""
    hanging: set[int] = {
        int(row[0])
        for row in records.connection().execute(
            "SELECT DISTINCT p.document_id FROM posting p JOIN document d ON d.id = p.document_id "
            "WHERE p.state IN ('planned', 'up', 'torn') AND NOT p.deleted AND NOT d.deleted"
        )
    }
    return hanging | _unplanned()


def _every(text: str) -> array[int]:
    """Every signed notice with these words, the newest first."""
    wanted: Any = Document.select(Document.id).where(
        documents.KEPT, Document.kind.in_(forms.NOTICES), Document.stage == stages.SIGNED
    )
    for word in fold(text).split():
        wanted = wanted.where(Document.fold.contains(word))
    newest = wanted.order_by(Document.dated.desc(), Document.id.desc()).tuples()
    return array("q", (int(row[0]) for row in newest))


def _over(text: str) -> array[int]:
    """Those that were posted and hang nowhere any more; what was told once hangs nowhere."""
    once = ", ".join(f"'{kind}'" for kind in places.ONCE)
    over = {
        int(row[0])
        for row in records.connection().execute(
            "SELECT p.document_id FROM posting p JOIN posting_place o ON o.id = p.place_id "
            "WHERE NOT p.deleted GROUP BY p.document_id "
            f"HAVING sum(p.state <> 'down' AND NOT (o.kind IN ({once}) AND p.state = 'up')) = 0"
        )
    }
    return array("q", (document for document in _every(text) if document in over))


def _unplanned() -> set[int]:
    """Notices signed of late that nobody planned to post."""
    since = utc_text(clock.now() - timedelta(days=NEW_FOR))
    placed = Posting.select(Posting.document).where(~Posting.deleted)
    query: Any = (
        Document.select(Document.id, Document.dated)
        .where(
            documents.KEPT,
            Document.kind.in_(forms.NOTICES),
            Document.kind != "order",  # an order hangs only where somebody plans it
            Document.stage == stages.SIGNED,
            Document.changed_at >= since,
            Document.id.not_in(placed),
        )
        .tuples()
    )
    first = clock.today() - timedelta(days=NEW_FOR)
    found = {int(id_) for id_, dated in query if dated is None or str(dated) >= first.isoformat()}
    return found - documents.is_void(tuple(found))
