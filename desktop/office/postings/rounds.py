"""A round past the boards: photos read for their QR codes, matched to notice and place, logged.

Nothing is dropped: every photo comes back with what is known of it, and what is not known is asked.
Where a notice hangs at several places, the place is guessed by the order of the photos' moments
along the way; the clerk sees every guess before it is put down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from db import clock
from db.errors import RecordsError
from db.exchange import notice_code
from db.models import Posting, PostingPlace
from desktop.office import moments
from desktop.office.errors import Refused
from desktop.office.jobs import Job
from desktop.office.postings import codes, lists, log, photos, places, qr_reading, standing
from desktop.office.postings.codes import Keys
from desktop.office.postings.lists import NoticeRow

MATCHED, NO_CODE, TWO, UNREAD, UNSEEN, FOREIGN, FORGED, UNKNOWN, UNREADABLE, TWICE = (
    "matched",
    "no-code",
    "two",
    "unread",
    "unseen",
    "foreign",
    "forged",
    "unknown",
    "unreadable",
    "twice",
)
NOTHING, HANGS, COMES_DOWN = "photo", "posted", "down"  # what a photo puts down besides itself
_SAME_STOP = timedelta(minutes=4)  # photos this near to each other are of one board


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo as read: `verdict` tells how its code stands, `notices` whose it shows."""

    file: Path
    name: str
    sha256: str
    taken_at: datetime | None
    verdict: str
    notices: tuple[int, ...] = ()  # papers, left to right
    beside: tuple[str, ...] = ()  # verdicts of codes in it that lead to no notice
    trouble: str = ""  # a reason of words, where the photo or its code is refused


@dataclass(frozen=True, slots=True)
class Guess:
    """A line to accept: this photo shows that notice at that place; 0: the clerk must say.

    `sure`: the notice hangs or is to hang at one place only.
    """

    shot: Shot
    document_id: int
    place_id: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the clerk accepts of a photo."""

    file: Path
    name: str
    document_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class Done:
    """What a round put down: photos, and how many notices were logged as posted by them."""

    photos: int
    posted: int
    already: int  # photos that were in the log before
    refused: tuple[tuple[Accepted, Refused], ...] = ()  # lines that a rule forbade, and why


def files_in(chosen: Iterable[Path]) -> list[Path]:
    """The pictures among files and folders, each once, by name."""
    found: dict[Path, None] = {}
    for one in chosen:
        inside = sorted(one.rglob("*")) if one.is_dir() else [one]
        for file in inside:
            if file.is_file() and (file.suffix.lower() in photos.SUFFIXES or not one.is_dir()):
                found[file] = None
    return list(found)


def look(files: Sequence[Path], job: Job) -> list[Shot]:
    """Read the photos; changes nothing. Job: a step a photo."""
    import hashlib

    keys = codes.keys_here()
    shots: list[Shot] = []
    seen: set[str] = set()
    for number, file in enumerate(files):
        job.step(number, len(files))
        try:
            data = photos.read(file)
            taken = photos.moment_of(file.name, data, whole=False)
            found = qr_reading.reading_of(data, file.name)
        except Refused as trouble:
            shots.append(Shot(file, file.name, "", None, UNREADABLE, trouble=trouble.reason))
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in seen:
            shots.append(Shot(file, file.name, sha256, taken, TWICE))
            continue
        seen.add(sha256)
        shots.append(_judged(Shot(file, file.name, sha256, taken, NO_CODE), found, keys))
    job.step(len(files), len(files))
    return shots


def _judged(shot: Shot, found: qr_reading.Reading, keys: Keys) -> Shot:
    ours = sorted(
        (c for c in found.codes if c.text.startswith(notice_code.PREFIX)),
        key=lambda c: (c.x, c.y),
    )
    papers: dict[int, None] = {}
    trouble = ""
    beside: list[str] = []
    for one in ours:
        try:
            code = notice_code.read(one.text)
            notice_code.prove(code, keys.office, keys.pcs)
        except RecordsError as refused:
            trouble = trouble or refused.reason
            beside.append(FORGED if refused.reason == "code-forged" else FOREIGN)
            continue
        sealed = codes.known(code.sha256)
        if sealed is None:
            beside.append(UNKNOWN)
        else:
            papers[sealed.document_id] = None
    beside += [UNREAD] * found.unread
    if papers:
        many = tuple(papers)
        verdict = TWO if len(many) > 1 else MATCHED
        return replace(shot, verdict=verdict, notices=many, beside=tuple(beside), trouble=trouble)
    if not beside:
        return replace(shot, verdict=FOREIGN if found.codes else NO_CODE)
    worst = FORGED if FORGED in beside else beside[0]
    beside.remove(worst)
    return replace(shot, verdict=worst, beside=tuple(beside), trouble=trouble)


def guesses(shots: Sequence[Shot]) -> list[Guess]:
    """Lines to accept, a line for each notice in a photo, in the order of the photos' moments.

    After them lines that only ask: a code that was seen beside a notice and cannot be read, and a
    notice that hangs or is to hang at a board that was photographed and is in no photo.
    """
    ordered = sorted(shots, key=lambda s: (s.taken_at is None, s.taken_at or s.name, s.name))
    wanted = sorted({paper for shot in shots for paper in shot.notices})
    known = {row.id: row for row in lists.rows(wanted)}
    open_places = {paper: _open_places(row) for paper, row in known.items()}
    stops = _stops(ordered)
    at_stop = _places_of_stops(ordered, stops, open_places)
    out = []
    for shot in ordered:
        for paper in shot.notices or (0,):
            offered = open_places.get(paper, [])
            place = at_stop.get(stops[shot.file], 0)
            if place not in offered:
                place = offered[0] if len(offered) == 1 else 0
            out.append(Guess(shot, paper, place, sure=len(offered) == 1))
    return [*out, *_asked(out)]


def unseen(lines: Sequence[Guess]) -> list[Guess]:
    """Lines for notices that belong at a board of these lines and are in none of them there."""
    seen: dict[int, set[int]] = {}  # papers by the place they were seen at
    shots: dict[int, list[Shot]] = {}
    for line in lines:
        if line.document_id and line.place_id:
            seen.setdefault(line.place_id, set()).add(line.document_id)
            shots.setdefault(line.place_id, []).append(line.shot)
    out = []
    for paper, place in _without_photo(seen):
        shot = max(shots[place], key=lambda one: len(one.beside))
        asked = replace(shot, verdict=UNSEEN, notices=(), beside=())
        out.append(Guess(asked, paper, place, sure=False))
    return out


def _asked(lines: Sequence[Guess]) -> list[Guess]:
    """Lines for what the photos may show and was not read; `sure` once the clerk has said so."""
    out = unseen(lines)
    for shot in dict.fromkeys(line.shot for line in lines):
        for verdict in shot.beside:
            asked = replace(shot, verdict=verdict, notices=(), beside=())
            out.append(Guess(asked, 0, 0, sure=False))
    return out


def _without_photo(seen: Mapping[int, set[int]]) -> list[tuple[int, int]]:
    """Notices that hang or are to hang at these places, have no photo there, and were not seen."""
    out = []
    for row in lists.open_rows():
        for spot in row.spots:
            place = spot.place.id
            if (
                place in seen
                and row.id not in seen[place]
                and not spot.photos
                and spot.state != standing.DOWN
            ):
                out.append((row.id, place))
    return out


def _open_places(row: NoticeRow) -> list[int]:
    """Where a photo of a notice may be from, in the order of the way: boards without one first."""
    boards = [spot for spot in row.spots if spot.place.kind in places.BOARDS]
    bare = [spot for spot in boards if not spot.photos and spot.state != standing.DOWN]
    return [spot.place.id for spot in bare or boards]


def _stops(ordered: Sequence[Shot]) -> dict[Path, int]:
    """Which photos were taken at one board: those that follow each other closely."""
    stop, last = 0, None
    found: dict[Path, int] = {}
    for shot in ordered:
        if shot.taken_at is None:
            stop, last = stop + 1, None
        else:
            if last is not None and shot.taken_at - last > _SAME_STOP:
                stop += 1
            last = shot.taken_at
        found[shot.file] = stop
    return found


def _places_of_stops(
    ordered: Sequence[Shot], stops: dict[Path, int], open_places: dict[int, list[int]]
) -> dict[int, int]:
    """The board of each stop, where stops and boards are as many: walked in the order of the way.

    A guess only where the photos have moments; the boards are those of the notices seen.
    """
    timed = [shot for shot in ordered if shot.taken_at is not None and shot.notices]
    seen = list(dict.fromkeys(stops[shot.file] for shot in timed))
    used = {place for shot in timed for paper in shot.notices for place in open_places[paper]}
    boards = [place.id for place in places.all_places() if place.id in used]
    if len(seen) != len(boards):
        return {}
    return dict(zip(seen, boards, strict=True))


def accept(
    lines: Sequence[Accepted],
    *,
    by: int,
    actor: int,
    job: Job,
    deed: Callable[[Callable[[], Any]], Any] | None = None,
) -> Done:
    """Put the accepted lines down, one deed a photo; job: a step a line; a refused one is told.

    A notice not yet logged at a place is logged as posted at the photo's moment (today without
    one); the photo is kept. `deed` does a deed elsewhere and waits for it (a window's write lane).
    """
    do = deed or (lambda what: what())
    kept = posted = already = 0
    refused: list[tuple[Accepted, Refused]] = []
    for number, line in enumerate(lines):
        job.step(number, len(lines))
        try:
            data = photos.read(line.file)
            taken = photos.moment_of(line.name, data, whole=False)
            when = moments.local(taken) if taken else None
            on_day = when.date() if when else clock.today()
            hour = when.strftime("%H:%M") if when else ""
            posted += do(partial(_hang, line, on_day, hour, by=by, actor=actor))
            do(partial(_photo, line, data, actor=actor))
            kept += 1
        except Refused as trouble:
            if trouble.reason == "posting-photo-twice":
                already += 1
            else:
                refused.append((line, trouble))
    job.step(len(lines), len(lines))
    return Done(kept, posted, already, tuple(refused))


def _hang(line: Accepted, on_day: date, hour: str, *, by: int, actor: int) -> bool:
    found = _posting(line)
    if found is not None and found.state != standing.PLANNED:
        return False
    log.post(line.document_id, [line.place_id], on_day=on_day, hour=hour, by=by, actor=actor)
    return True


def _photo(line: Accepted, data: bytes, *, actor: int) -> None:
    found = _posting(line)
    assert found is not None, "a photo of a notice that was never posted there"
    photos.add([found.id], line.name, data, actor=actor)


def _posting(line: Accepted) -> Posting | None:
    found = Posting.get_or_none(
        Posting.document == line.document_id, Posting.place == line.place_id, ~Posting.deleted
    )
    return found if isinstance(found, Posting) else None


def place_choices() -> list[tuple[int, str]]:
    """The boards a photo may be from."""
    query = PostingPlace.select().where(~PostingPlace.deleted, PostingPlace.kind.in_(places.BOARDS))
    return [(p.id, p.name) for p in query.order_by(PostingPlace.place, PostingPlace.id)]


def notice_choices() -> list[tuple[int, str]]:
    """The notices a photo may show: those that hang or are to hang, with their numbers."""
    return [
        (row.id, f"{row.number} {row.subject}".strip() if row.number else row.subject)
        for row in lists.open_rows()
    ]


def notice_name(document_id: int) -> str:
    """A notice by number and subject."""
    (row,) = lists.rows([document_id])
    return f"{row.number} {row.subject}".strip()
