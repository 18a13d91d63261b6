"""The measures, projects and activities of a fiscal year: deeds on them, and the list of a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from db import clock, uids
from db.models import CycleFile, CycleItem, CycleLink, Document, Hearing, Person, Section
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.rules import cycle
from desktop.thai import on_screen

DONE, LATE, SOON, OPEN = "done", "late", "soon", "open"
DOCUMENT, HEARING = "document", "hearing"
MOST_PEOPLE = 10_000_000


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the clerk writes of an item; `reached` counts people, None: not counted."""

    title: str = ""
    kind: str = "measure"
    section_id: int | None = None
    person_id: int | None = None
    due: date | None = None
    done_on: date | None = None
    result: str = ""
    reached: int | None = None
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A paper or a hearing that belongs to an item."""

    kind: str  # DOCUMENT, HEARING
    id: int
    title: str
    state: str  # the stage of a paper, the state of a hearing


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as lists show it."""

    id: int
    year: int
    step: int
    facts: ItemFacts
    section: str
    person: str
    state: str  # done, late, soon, open
    links: tuple[LinkRow, ...] = ()
    files: int = 0
    code: str = ""
    previous_id: int | None = None


def add(
    year: int,
    step: int,
    facts: ItemFacts,
    *,
    actor: int,
    code: str = "",
    previous_id: int | None = None,
) -> int:
    """Put an item into a step of a Buddhist fiscal year."""
    person = actors.person(actor)
    _check(step, facts)
    with write(person.uid, "cycle.added"):
        made = write_item(year, step, facts, code=code, previous_id=previous_id)
    return int(made.id)


def write_item(
    year: int, step: int, facts: ItemFacts, *, code: str = "", previous_id: int | None = None
) -> CycleItem:
    """The row of a new item; inside a deed.

    One made from a pattern or another item, which two PCs may make, is the same row on both; had it
    been put away, it comes back.
    """
    made = CycleItem(year=year, step=step, code=code, previous=previous_id)
    if code or previous_id is not None:
        made_from = code or CycleItem.get_by_id(previous_id).uid
        uid = uids.cycle_item(year, made_from)
        made = CycleItem.get_or_none(CycleItem.uid == uid) or made
        made.uid, made.deleted = uid, False
    made.place = CycleItem.select().where(CycleItem.year == year, CycleItem.step == step).count()
    _put(made, facts)
    made.save()
    return made


def change(item_id: int, facts: ItemFacts, *, actor: int) -> None:
    """Change an item; the same facts change nothing."""
    person = actors.person(actor)
    item = kept(item_id)
    if facts_of(item) == _trimmed(facts):
        return
    _check(item.step, facts)
    with write(person.uid, "cycle.changed"):
        _put(item, facts)
        item.save()


def set_done(item_id: int, day: date | None, *, actor: int) -> None:
    """Put down the day an item was done; None: it is not done after all."""
    change(item_id, replace(facts_of(kept(item_id)), done_on=day), actor=actor)


def discard(item_id: int, *, actor: int) -> None:
    """Put an item away; papers and hearings it points to stay."""
    person = actors.person(actor)
    item = kept(item_id)
    with write(person.uid, "cycle.discarded"):
        item.deleted = True
        item.save()


def of_year(year: int, step: int = 0) -> list[ItemRow]:
    """The items of a Buddhist fiscal year, by step and day; `step` 0: of all four."""
    wanted: Any = (
        CycleItem.select(CycleItem, Section, Person)
        .left_outer_join(Section)
        .switch(CycleItem)
        .left_outer_join(Person)
        .where(CycleItem.year == year, ~CycleItem.deleted)
    )
    if step:
        wanted = wanted.where(CycleItem.step == step)
    found = list(wanted)
    links = _links([item.id for item in found])
    files = _files([item.id for item in found])
    today = clock.today()
    rows = [_row(i, today, tuple(links.get(i.id, ())), files.get(i.id, 0)) for i in found]
    places = {item.id: item.place for item in found}
    return sorted(rows, key=lambda r: (r.step, r.facts.due or date.max, places[r.id], r.id))


def one(item_id: int) -> ItemRow:
    """One item with what belongs to it. Refused once it was put away."""
    item = kept(item_id)
    links, files = _links([item.id]), _files([item.id])
    return _row(item, clock.today(), tuple(links.get(item.id, ())), files.get(item.id, 0))


def years() -> list[int]:
    """The Buddhist fiscal years that have items, the first year first."""
    query: Any = CycleItem.select(CycleItem.year).where(~CycleItem.deleted).distinct()
    return sorted(int(row[0]) for row in query.tuples())


def kept(item_id: int) -> CycleItem:
    """The record of an item; refused once it was put away."""
    found = CycleItem.get_or_none(CycleItem.id == item_id, ~CycleItem.deleted)
    if not isinstance(found, CycleItem):
        raise Refused("cycle-item-gone")
    return found


def facts_of(item: CycleItem) -> ItemFacts:
    """What the record says."""
    values = {field.name: getattr(item, field.name) for field in fields(ItemFacts)}
    values["dimensions"] = tuple(filter(None, item.dimensions.split("\n")))
    return ItemFacts(**values)


def state(facts: ItemFacts, today: date) -> str:
    """Where an item stands on a day: done, late, soon (near its day) or open."""
    if facts.done_on is not None:
        return DONE
    if facts.due is None:
        return OPEN
    left = (facts.due - today).days
    return LATE if left < 0 else SOON if left <= cycle.soon_days() else OPEN


def _check(step: int, facts: ItemFacts) -> None:
    if not facts.title.strip():
        raise Refused("cycle-needs-title")
    if facts.kind not in cycle.step(step).kinds:
        raise Refused("cycle-kind-unknown", kind=facts.kind)
    if facts.done_on is not None and facts.done_on > clock.today():
        raise Refused("cycle-done-to-come", day=on_screen.short(facts.done_on))
    if facts.reached is not None and not 0 <= facts.reached <= MOST_PEOPLE:
        raise Refused("cycle-people-unlikely", most=f"{MOST_PEOPLE:,}")
    unknown = set(facts.dimensions) - {one.code for one in cycle.dimensions()}
    if unknown:
        raise Refused("cycle-dimension-unknown", code=min(unknown))


def _trimmed(facts: ItemFacts) -> ItemFacts:
    return replace(facts, title=" ".join(facts.title.split()), result=facts.result.strip())


def _put(item: CycleItem, facts: ItemFacts) -> None:
    facts = _trimmed(facts)
    for field in fields(ItemFacts):
        setattr(item, field.name, getattr(facts, field.name))
    item.dimensions = "\n".join(facts.dimensions)


def _row(item: CycleItem, today: date, links: tuple[LinkRow, ...], files: int) -> ItemRow:
    facts = facts_of(item)
    return ItemRow(
        item.id,
        item.year,
        item.step,
        facts,
        item.section.name if item.section else "",
        actors.plain_name(item.person) if item.person_id else "",
        state(facts, today),
        links,
        files,
        item.code,
        item.previous_id,
    )


def _links(ids: Iterable[int]) -> dict[int, list[LinkRow]]:
    query: Any = (
        CycleLink.select(CycleLink, Document, Hearing)
        .left_outer_join(Document)
        .switch(CycleLink)
        .left_outer_join(Hearing)
        .where(CycleLink.item.in_(list(ids)), ~CycleLink.deleted)
        .order_by(CycleLink.id)
    )
    found: dict[int, list[LinkRow]] = {}
    for link in query:
        if link.document_id and not link.document.deleted:
            d = link.document
            row = LinkRow(DOCUMENT, d.id, d.subject, d.stage)
        elif link.hearing_id and not link.hearing.deleted:
            row = LinkRow(HEARING, link.hearing_id, link.hearing.subject, link.hearing.state)
        else:
            continue
        found.setdefault(link.item_id, []).append(row)
    return found


def _files(ids: Iterable[int]) -> dict[int, int]:
    query: Any = CycleFile.select(CycleFile.item).where(
        CycleFile.item.in_(list(ids)), ~CycleFile.deleted
    )
    found: dict[int, int] = {}
    for (item,) in query.tuples():
        found[item] = found.get(item, 0) + 1
    return found
