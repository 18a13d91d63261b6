"""The directory of residents: who may come to a hearing."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.models import Resident, Stakeholder, Village
from db.write import write
from desktop.office import actors
from desktop.office.community.villages import village_label
from desktop.office.errors import Refused
from desktop.thai import ids
from desktop.thai.digits import to_arabic
from desktop.thai.folding import fold
from desktop.thai.sorting import sort_key
from desktop.thai.sounds import sound_key

PERSONAL = ("title", "first_name", "last_name", "house", "phone", "national_id", "sex", "note")


@dataclass(frozen=True, slots=True)
class ResidentFacts:
    """What is known of somebody; empty texts and None where nothing is."""

    title: str = ""
    first_name: str = ""
    last_name: str = ""
    house: str = ""
    phone: str = ""
    national_id: str = ""
    sex: str = ""  # m, f
    birth_year: int | None = None  # common era
    note: str = ""
    village_id: int | None = None
    stakeholder_id: int | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """One line of the directory."""

    id: int
    title: str
    first_name: str
    last_name: str
    house: str
    phone: str
    village_id: int | None
    village: str
    stakeholder_id: int | None
    stakeholder: str
    role: str
    origin: str

    @property
    def name(self) -> str:
        """Title joined to the given name, then the surname."""
        return f"{self.title}{self.first_name} {self.last_name}".strip()

    @property
    def plain(self) -> str:
        """Given name and surname."""
        return f"{self.first_name} {self.last_name}".strip()


def add(facts: ResidentFacts, *, origin: str = "", actor: int | None) -> int:
    """Put somebody into the directory."""
    by = actors.HOUSE if actor is None else actors.person(actor).uid
    with write(by, "resident.added"):
        return int(write_resident(facts, origin=origin).id)


def write_resident(facts: ResidentFacts, *, origin: str = "") -> Resident:
    """The row of a new resident; inside a deed."""
    resident = Resident(origin=origin)
    _put(resident, facts)
    resident.save()
    return resident


def change(resident_id: int, facts: ResidentFacts, *, actor: int) -> None:
    """Change what is known of somebody."""
    by = actors.person(actor).uid
    resident = kept(resident_id)
    if facts_of(resident) == facts:
        return
    with write(by, "resident.changed"):
        _put(resident, facts)
        resident.save()


def discard(resident_id: int, *, actor: int) -> None:
    """Put somebody away; where they came to a hearing they stay in its lists."""
    by = actors.person(actor).uid
    resident = kept(resident_id)
    with write(by, "resident.discarded"):
        resident.deleted = True
        resident.save()


def _put(resident: Resident, facts: ResidentFacts) -> None:
    if not facts.first_name.strip():
        raise Refused("resident-needs-name")
    digits = ids.compact(facts.national_id)
    if digits and ids.verdict(digits) is not ids.Verdict.VALID:
        raise Refused("resident-id-wrong")
    for name in PERSONAL:
        value = str(getattr(facts, name)).strip()
        setattr(resident, name, value or None)
    resident.national_id = digits or None
    resident.phone = plain_phone(facts.phone) or None
    resident.birth_year = facts.birth_year
    resident.village_id = facts.village_id
    resident.stakeholder_id = facts.stakeholder_id
    resident.role = facts.role.strip()
    derive(resident)


def derive(resident: Resident) -> None:
    """Make the derived columns of a resident anew; it is not saved here."""
    plain = f"{resident.first_name or ''} {resident.last_name or ''}".strip()
    resident.name_key = sort_key(plain) if plain else ""
    resident.sound_key = sound_key(plain)
    more = (resident.title, resident.house, resident.phone, resident.role)
    resident.fold = fold(" ".join((plain, *(part for part in more if part))))


def plain_phone(text: str) -> str:
    """The digits of a telephone number, Arabic; letters and blanks go."""
    return "".join(letter for letter in to_arabic(text) if letter.isdecimal() or letter == "+")


def kept(resident_id: int) -> Resident:
    """The record of a resident; refused once it was put away."""
    found = Resident.get_or_none(Resident.id == resident_id, ~Resident.deleted)
    if not isinstance(found, Resident):
        raise Refused("resident-gone")
    return found


def facts_of(resident: Resident) -> ResidentFacts:
    """What the record says."""
    personal = {name: getattr(resident, name) or "" for name in PERSONAL}
    return ResidentFacts(
        **personal,
        birth_year=resident.birth_year,
        village_id=resident.village_id,
        stakeholder_id=resident.stakeholder_id,
        role=resident.role,
    )


def find(text: str = "", village_id: int | None = None, stakeholder_id: int | None = None,
         limit: int | None = None) -> array[int]:  # fmt: skip
    """Ids of residents in Thai order whose line holds every word of `text`."""
    query = Resident.select(Resident.id).where(Resident.deleted == False)  # noqa: E712
    for word in fold(text).split():
        query = query.where(Resident.fold.contains(word))
    if village_id is not None:
        query = query.where(Resident.village == village_id)
    if stakeholder_id is not None:
        query = query.where(Resident.stakeholder == stakeholder_id)
    query = query.order_by(Resident.name_key, Resident.id)
    if limit is not None:
        query = query.limit(limit)
    return array("q", (row[0] for row in query.tuples().iterator()))


def rows(resident_ids: Sequence[int]) -> list[ResidentRow]:
    """The lines of some residents in the order of the ids; those put away too."""
    found: dict[int, ResidentRow] = {}
    for start in range(0, len(resident_ids), 500):
        part = list(resident_ids[start : start + 500])
        query: Any = (
            Resident.select(Resident, Village, Stakeholder)
            .left_outer_join(Village)
            .switch(Resident)
            .left_outer_join(Stakeholder)
            .where(Resident.id.in_(part))
        )
        for r in query:
            village = village_label(r.village.number, r.village.name) if r.village_id else ""
            group = r.stakeholder.name if r.stakeholder_id else ""
            found[r.id] = ResidentRow(
                r.id,
                r.title or "",
                r.first_name or "",
                r.last_name or "",
                r.house or "",
                r.phone or "",
                r.village_id,
                village,
                r.stakeholder_id,
                group,
                r.role,
                r.origin,
            )
    return [found[i] for i in resident_ids if i in found]


def count() -> int:
    """How many people the directory holds."""
    return int(Resident.select().where(Resident.deleted == False).count())  # noqa: E712
