"""What is put down of postings: posted, torn, posted again, taken down, certified, mended."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from db import clock
from db.models import Document, Person, Posting, PostingEvent, PostingPlace
from db.write import write
from desktop.office import actors, documents, stages
from desktop.office.errors import Refused
from desktop.office.postings import places, planning, standing
from desktop.office.postings.planning import Term
from desktop.thai import on_screen

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def plan(
    document_id: int,
    wanted: Sequence[int | tuple[str, str]],
    *,
    term: Term | None = None,
    actor: int,
) -> list[int]:
    """Say where a notice is to hang; a place is its id, or (kind, name) of one to be made.

    A planned place that is not wanted any more goes, unless the notice was posted there. Returns
    the postings. `term` None: as the rule or the office's practice says.
    """
    person = actors.person(actor)
    document = documents.kept(document_id)
    with write(person.uid) as work:
        made = _rows(document, wanted, term)
        keep = {posting.id for posting in made}
        for posting in Posting.select().where(Posting.document == document, ~Posting.deleted):
            if posting.id not in keep and posting.state == standing.PLANNED:
                posting.deleted = True
                posting.save()
        if term is not None:
            for posting in made:
                posting.until_day, posting.days, posting.basis = (
                    term.until_day,
                    term.days,
                    term.basis,
                )
                standing.refresh(posting)
        work.note("posting.planned")
        work.event("posting.planned", document)
    return sorted(keep)


def post(
    document_id: int,
    wanted: Sequence[int | tuple[str, str]],
    *,
    on_day: date,
    hour: str = "",
    by: int,
    addresses: Mapping[int, str] | None = None,
    term: Term | None = None,
    actor: int,
) -> list[int]:
    """Put down that a signed notice was posted at some places; one where it hangs is refused.

    `addresses` are pages on the web by place. Where that completes what its hearing's rule asks
    for, the hearing moves on in the same deed. Returns the postings.
    """
    person, poster = actors.person(actor), actors.person(by)
    document = documents.kept(document_id)
    if not wanted:
        raise Refused("posting-nowhere")
    if document.stage != stages.SIGNED:
        raise Refused("posting-not-signed", subject=document.subject)
    _check_day(on_day, hour)
    if document.dated is not None and on_day < document.dated:
        raise Refused(
            "posting-before-paper",
            day=on_screen.short(on_day),
            dated=on_screen.short(document.dated),
        )
    given = addresses or {}
    with write(person.uid, "posting.posted"):
        made = _rows(document, wanted, term)
        for posting in made:
            if posting.state == standing.UP:
                raise Refused("posting-is-up", place=posting.place.name)
            again = posting.state in (standing.TORN, standing.DOWN)
            _event(
                posting,
                "reposted" if again else "posted",
                person,
                on_day=on_day,
                hour=hour,
                person=poster,
                address=given.get(posting.place_id, "").strip(),
            )
            standing.refresh(posting)
        _tell_hearing(document, person)
        _code(document)
    return [int(posting.id) for posting in made]


def take_down(
    postings: Sequence[int],
    *,
    on_day: date,
    hour: str = "",
    by: int,
    reason: str = "",
    actor: int,
) -> None:
    """Put down that notices were taken down; before the last day only with a reason."""
    person, who = actors.person(actor), actors.person(by)
    _check_day(on_day, hour)
    rows = [kept(posting_id) for posting_id in postings]
    for posting in rows:
        if posting.state not in (standing.UP, standing.TORN):
            raise Refused("posting-not-up", place=posting.place.name)
        _check_after(posting, on_day)
        if posting.due_on is not None and on_day < posting.due_on and not reason.strip():
            raise Refused(
                "posting-down-early", place=posting.place.name, due=on_screen.short(posting.due_on)
            )
    with write(person.uid, "posting.down"):
        for posting in rows:
            _event(
                posting, "down", person, on_day=on_day, hour=hour, person=who, reason=reason.strip()
            )
            standing.refresh(posting)


def tear(posting_id: int, *, on_day: date, reason: str, actor: int) -> None:
    """Put down that a notice was found torn, gone or washed out, and why."""
    person = actors.person(actor)
    posting = kept(posting_id)
    if posting.state != standing.UP:
        raise Refused("posting-not-up", place=posting.place.name)
    if not reason.strip():
        raise Refused("posting-needs-reason")
    _check_day(on_day, "")
    _check_after(posting, on_day)
    with write(person.uid, "posting.torn"):
        _event(posting, "torn", person, on_day=on_day, reason=reason.strip(), person=person)
        standing.refresh(posting)


def repost(
    posting_id: int, *, on_day: date, hour: str = "", days: int, by: int, actor: int
) -> None:
    """Put down that it hangs again, and by how many days it hangs longer (0: none)."""
    person, who = actors.person(actor), actors.person(by)
    posting = kept(posting_id)
    if posting.state != standing.TORN:
        raise Refused("posting-not-torn", place=posting.place.name)
    _check_day(on_day, hour)
    if not 0 <= days <= 365:
        raise Refused("posting-days-unreadable")
    _check_after(posting, on_day)
    with write(person.uid, "posting.reposted"):
        _event(posting, "reposted", person, on_day=on_day, hour=hour, days=days, person=who)
        standing.refresh(posting)
        _tell_hearing(posting.document, person)


def days_lost(posting_id: int, until: date) -> int:
    """How many days a torn notice has not hung by a day: what it may hang longer."""
    now = standing.stands(kept(posting_id), standing.holding(standing.events_of(posting_id)))
    open_gap = [off for off, back in now.gaps if back is None]
    return max(0, (until - open_gap[-1]).days) if open_gap else 0


def certify(postings: Sequence[int], *, by: int, actor: int) -> None:
    """Put down who certifies that notices hung as the log says; they must have been posted."""
    person, who = actors.person(actor), actors.person(by)
    rows = [kept(posting_id) for posting_id in postings]
    for posting in rows:
        if posting.state == standing.PLANNED:
            raise Refused("posting-not-up", place=posting.place.name)
    with write(person.uid, "posting.certified"):
        for posting in rows:
            _event(posting, "certified", person, on_day=clock.today(), person=who)


def mend(
    event_id: int,
    *,
    on_day: date,
    hour: str = "",
    by: int | None = None,
    address: str | None = None,
    actor: int,
) -> None:
    """Correct the day, hour, person or address of an entry: a new row that names the old."""
    person = actors.person(actor)
    event = kept_event(event_id)
    _check_day(on_day, hour)
    with write(person.uid, "posting.mended"):
        _again(event, person, on_day=on_day, hour=hour, who=by, address=address)
        posting = event.posting
        _refuse_upside_down(posting)
        standing.refresh(posting)
        _tell_hearing(posting.document, person)


def take_back(event_id: int, *, reason: str, actor: int) -> None:
    """Take an entry back: it stays in the log, with the reason, and counts no more."""
    person = actors.person(actor)
    event = kept_event(event_id)
    if not reason.strip():
        raise Refused("posting-needs-reason")
    with write(person.uid, "posting.taken-back"):
        _again(event, person, reason=reason.strip(), withdrawn=True)
        _refuse_upside_down(event.posting)
        standing.refresh(event.posting)


def kept(posting_id: int) -> Posting:
    """The record of a posting; refused once it was put away."""
    found = Posting.get_or_none(Posting.id == posting_id, ~Posting.deleted)
    if not isinstance(found, Posting):
        raise Refused("posting-gone")
    return found


def kept_event(event_id: int) -> PostingEvent:
    """An entry of the log that still holds."""
    found = PostingEvent.get_or_none(PostingEvent.id == event_id)
    if not isinstance(found, PostingEvent) or found.id not in {
        event.id for event in standing.holding(standing.events_of(found.posting_id))
    }:
        raise Refused("posting-entry-gone")
    return found


def post_all(document: Document, on_day: date, person: Person) -> None:
    """Post a signed notice wherever the rule asks for it and it does not hang yet; in a deed.

    For a clerk who says of a hearing that its notice hangs everywhere since a day.
    """
    found = planning.offer(document.id)
    wanted = [choice for choice in found.choices if choice.asked or choice.planned]
    for choice in wanted:
        place = _place(choice.place.id or (choice.place.kind, choice.place.name))
        posting = planning.row_for(document, place, found.term)
        if posting.state == standing.PLANNED:
            _event(posting, "posted", person, on_day=on_day, person=person)
            standing.refresh(posting)


def _rows(
    document: Document, wanted: Sequence[int | tuple[str, str]], term: Term | None
) -> list[Posting]:
    how = term or planning.term_of(document)
    return [planning.row_for(document, _place(one), how) for one in wanted]


def _place(wanted: int | tuple[str, str]) -> PostingPlace:
    if isinstance(wanted, tuple):
        return places.of_kind(*wanted)
    return places.kept(wanted)


def _event(
    posting: Posting,
    kind: str,
    actor: Person,
    *,
    on_day: date,
    hour: str = "",
    person: Person | None = None,
    reason: str = "",
    days: int = 0,
    address: str = "",
) -> PostingEvent:
    return PostingEvent.create(
        posting=posting,
        kind=kind,
        on_day=on_day,
        hour=hour,
        person=person,
        reason=reason,
        days=days,
        address=address,
        taken_by=actor,
    )


def _again(
    event: PostingEvent,
    actor: Person,
    *,
    on_day: date | None = None,
    hour: str | None = None,
    who: int | None = None,
    address: str | None = None,
    reason: str | None = None,
    withdrawn: bool = False,
) -> None:
    """The row of an entry as corrected."""
    PostingEvent.create(
        posting=event.posting_id,
        kind=event.kind,
        on_day=on_day or event.on_day,
        hour=event.hour if hour is None else hour,
        person=who or event.person_id,
        reason=event.reason if reason is None else reason,
        days=event.days,
        address=event.address if address is None else address.strip(),
        sha256=event.sha256,
        name=event.name,
        taken_at=event.taken_at,
        root=event.root_id or event.id,
        withdrawn=withdrawn,
        taken_by=actor,
    )


def _check_day(on_day: date, hour: str) -> None:
    if on_day > clock.today():
        raise Refused("posting-day-to-come", day=on_screen.short(on_day))
    if hour and not _HOUR.fullmatch(hour):
        raise Refused("posting-hour-unreadable", hour=hour)


def _check_after(posting: Posting, on_day: date) -> None:
    """What happens to a notice cannot come before it was posted, nor before it came off."""
    events = [
        event
        for event in standing.holding(standing.events_of(posting.id))
        if event.kind in ("posted", "reposted", "torn")
    ]
    if events and on_day < events[-1].on_day:
        raise Refused(
            "posting-out-of-order",
            place=posting.place.name,
            day=on_screen.short(on_day),
            other=on_screen.short(events[-1].on_day),
        )


def _refuse_upside_down(posting: Posting) -> None:
    """Refuse a correction after which the log would tell of a notice torn before it hung."""
    state = standing.PLANNED
    for event in standing.holding(standing.events_of(posting.id)):
        if event.kind in ("torn", "down") and state in (standing.PLANNED, standing.DOWN):
            raise Refused("posting-mend-upside-down", place=posting.place.name)
        if event.kind in ("posted", "reposted"):
            state = standing.UP
        elif event.kind in ("torn", "down"):
            state = event.kind
    if posting.document.dated is not None:
        for event in standing.holding(standing.events_of(posting.id)):
            if event.kind == "posted" and event.on_day < posting.document.dated:
                raise Refused(
                    "posting-before-paper",
                    day=on_screen.short(event.on_day),
                    dated=on_screen.short(posting.document.dated),
                )


def _tell_hearing(document: Document, person: Person) -> None:
    from desktop.office.postings import of_hearings  # hearings know of postings, not the reverse

    of_hearings.move_on(document, person)


def _code(document: Document) -> None:
    from desktop.office.postings import codes  # with it come keys, and the paper

    codes.seal(document)
