"""Where a notice is to hang and how long: by its hearing's rule, or the office's own practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from db import clock
from db.models import Document, Hearing, HearingGroup, HearingPaper, Posting, PostingPlace
from desktop.office import stages
from desktop.office.hearings import rule_sets
from desktop.office.postings import places
from desktop.office.postings.places import PlaceRow
from desktop.office.rules.tables import own, period

PAPER, KEPT = "paper", "notice_kept"


@dataclass(frozen=True, slots=True)
class Term:
    """How long it hangs: until a day, or so many days after it was posted; `basis` says why."""

    until_day: date | None = None
    days: int = 0
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A place offered for a notice; id 0: not in the table yet, made when it is chosen.

    `asked` by the rule of its hearing; `planned` already.
    """

    place: PlaceRow
    asked: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What to plan for a notice."""

    document_id: int
    subject: str
    number: str
    signed: bool
    from_day: date | None
    term: Term
    choices: tuple[Choice, ...]
    kinds: tuple[str, ...]  # the rule of its hearing asks for


def hearing_of(document_id: int) -> tuple[Hearing, str] | None:
    """The hearing a paper belongs to, and as what."""
    query: Any = (
        HearingPaper.select(HearingPaper, Hearing)
        .join(Hearing)
        .where(HearingPaper.document == document_id, ~HearingPaper.deleted, ~Hearing.deleted)
    )
    found = query.first()
    return (found.hearing, found.role) if found is not None else None


def term_of(document: Document) -> Term:
    """How long a notice hangs: to the day of its hearing, as the rule keeps results, or the usual.

    The usual figure is the office's own practice (`notice_kept` of deadlines.toml).
    """
    belongs = hearing_of(document.id)
    if belongs is not None:
        hearing, role = belongs
        if role in ("notice", "re-notice") and hearing.held_on is not None:
            return Term(until_day=hearing.held_on, basis="hearing-day")
        rule = next((r for r in rule_sets.basis(hearing.basis).rules if r.counts == "kept"), None)
        if role == "summary" and rule is not None:
            return Term(days=rule.days, basis=rule.key)
    mine = own().figures.get(KEPT)
    if mine is not None and mine.value.isdecimal():
        return Term(days=int(mine.value), basis=KEPT)
    return Term(days=period(KEPT), basis=KEPT)


def offer(document_id: int) -> Offer:
    """The places offered for a notice: those planned, those the rule asks for, all others."""
    document = Document.get_by_id(document_id)
    belongs = hearing_of(document_id)
    kinds: tuple[str, ...] = ()
    wanted_villages: set[int | None] = set()
    site = ""
    if belongs is not None and belongs[1] in ("notice", "re-notice", "summary"):
        hearing = belongs[0]
        kinds = rule_sets.basis(hearing.basis).places
        site = hearing.site.strip() or hearing.venue.strip()
        wanted_villages = {
            group.village_id
            for group in HearingGroup.select().where(
                HearingGroup.hearing == hearing, ~HearingGroup.deleted
            )
            if group.village_id
        }
    there = {
        p.place_id: p
        for p in Posting.select().where(Posting.document == document, ~Posting.deleted)
    }
    rows = places.all_places()
    choices = [
        Choice(row, _asked(row, kinds, wanted_villages, site), row.id in there) for row in rows
    ]
    covered = {choice.place.kind for choice in choices if choice.asked}
    words = places.kinds()
    for kind in kinds:
        if kind not in covered:
            name = _site_name(site) if kind == "site" and site else words[kind]
            choices.append(Choice(PlaceRow(0, name, kind, None, ""), True, False))
    number = stages.standing_number(document)
    return Offer(
        document_id,
        document.subject,
        number.text if number else "",
        document.stage == stages.SIGNED,
        document.dated,
        term_of(document),
        tuple(choices),
        kinds,
    )


def _asked(
    row: PlaceRow, kinds: tuple[str, ...], wanted_villages: set[int | None], site: str
) -> bool:
    """Whether a place is one the rule asks for; without a rule every place but other sites is."""
    if row.kind == "site":
        return bool(site) and row.name == _site_name(site)
    if row.kind == "village" and wanted_villages:
        return row.village_id in wanted_villages
    return row.kind in kinds if kinds else True


def _site_name(site: str) -> str:
    return f"หน้างาน {site}"[:120]


def row_for(document: Document, place: PostingPlace, term: Term) -> Posting:
    """The posting of a notice at a place, made or taken up again; inside a deed."""
    from db import uids

    uid = uids.posting(document.uid, place.uid)
    found = Posting.get_or_none(Posting.uid == uid)
    if isinstance(found, Posting):
        if found.deleted:
            found.deleted = False
            found.save()
        return found
    return Posting.create(
        uid=uid,
        document=document,
        place=place,
        from_day=max(document.dated or clock.today(), clock.today()),
        until_day=term.until_day,
        days=term.days,
        basis=term.basis,
        due_on=term.until_day,
    )
