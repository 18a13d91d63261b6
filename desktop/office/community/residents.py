"""The directory of residents: who may come to a hearing."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.connection import records
from db.exchange import erasing
from db.models import Resident
from db.write import write
from desktop.office import actors
from desktop.office.community import one_person, privacy
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
    sex: str = ""

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
    put(resident, facts)
    resident.save()
    return resident


def change(resident_id: int, facts: ResidentFacts, *, actor: int) -> None:
    """Change what is known of somebody."""
    by = actors.person(actor).uid
    resident = kept(resident_id)
    if facts_of(resident) == facts:
        return
    with write(by, "resident.changed"):
        put(resident, facts)
        resident.save()


def discard(resident_id: int, *, actor: int) -> None:
    """Put somebody away; where they came to a hearing they stay in its lists."""
    by = actors.person(actor).uid
    resident = kept(resident_id)
    with write(by, "resident.discarded"):
        resident.deleted = True
        resident.save()


def erase(resident_id: int, *, actor: int) -> None:
    """Erase everything personal of somebody and of their duplicates, for good and on every PC.

    Personal Data Protection Act B.E. 2562, s.33. Their coming and their opinions stay, without a
    name; copies made before (backups, printed papers) are outside the records.
    """
    by = actors.person(actor).uid
    kept(resident_id)
    own = Resident.select(Resident.uid).where(Resident.id.in_(one_person.family(resident_id)))
    nothing = {"name_key": "", "sound_key": "", "fold": ""}
    erasing.erase("resident", [row.uid for row in own], nothing, actor=by)


def put(resident: Resident, facts: ResidentFacts, *, known_id: str = "") -> None:
    """Put facts into a record without saving it; inside a deed.

    Refused for no given name and for a wrong identity number, and for one the office does not ask
    for: `known_id` and the record's own are known already and may stay.
    """
    if not facts.first_name.strip():
        raise Refused("resident-needs-name")
    digits = ids.compact(facts.national_id)
    if digits and ids.verdict(digits) is not ids.Verdict.VALID:
        raise Refused("resident-id-wrong")
    known = digits in (resident.national_id or "", known_id)
    if digits and not known and not privacy.asking_national_id().on:
        raise Refused("national-id-not-asked")
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
    r = resident
    plain = f"{r.first_name or ''} {r.last_name or ''}".strip()
    more = (r.title, r.house, r.phone, r.role)
    r.name_key, r.sound_key, r.fold = derived(plain, *(part or "" for part in more))


def derived_of(fields: Mapping[str, Any]) -> dict[str, str]:
    """The derived columns of a resident with these fields, by name; a missing one is empty."""
    get = fields.get
    plain = f"{get('first_name') or ''} {get('last_name') or ''}".strip()
    made = derived(plain, *(get(name) or "" for name in ("title", "house", "phone", "role")))
    return dict(zip(("name_key", "sound_key", "fold"), made, strict=True))


def derive_many(uids: Sequence[str]) -> None:
    """Make the derived columns anew of residents that came from elsewhere; inside the merging."""
    connection = records.connection()
    for start in range(0, len(uids), _AT_ONCE):
        part = uids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT first_name, last_name, title, house, phone, role, id FROM resident "
            f"WHERE uid IN ({marks})",
            part,
        ).fetchall()
        made = []
        for first, last, *more, id_ in rows:
            plain = f"{first or ''} {last or ''}".strip()
            made.append((*derived(plain, *(word or "" for word in more)), id_))
        connection.executemany(
            "UPDATE resident SET name_key = ?, sound_key = ?, fold = ? WHERE id = ?", made
        )


_AT_ONCE = 500


def derived(plain: str, *more: str) -> tuple[str, str, str]:
    """The sort key, sound key and fold of a name; `more` is found besides, not sorted by."""
    found = fold(" ".join((plain, *(part for part in more if part))))
    return sort_key(plain) if plain else "", sound_key(plain), found


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
    """Ids of residents in Thai order whose line holds every word of `text`.

    A telephone number is found with or without its hyphens.
    """
    where, values = ["deleted = 0"], list[object]()
    for word in fold(text).split():
        digits = word.replace("-", "")
        phone = digits != word and digits.isdecimal()
        where.append("(instr(fold, ?) OR instr(fold, ?))" if phone else "instr(fold, ?)")
        values += (word, digits) if phone else (word,)
    for column, wanted in (("village_id", village_id), ("stakeholder_id", stakeholder_id)):
        if wanted is not None:
            where.append(f"{column} = ?")
            values.append(wanted)
    # words are looked for row by row: along the index of names it would take ten times as long
    how = " NOT INDEXED" if len(where) > 1 and village_id is None and stakeholder_id is None else ""
    sql = f"SELECT id FROM resident{how} WHERE {' AND '.join(where)} ORDER BY name_key, id"
    if limit is not None:
        sql += f" LIMIT {limit:d}"
    return array("q", (row[0] for row in records.connection().execute(sql, values)))


_ROWS = """
    SELECT r.id, r.title, r.first_name, r.last_name, r.house, r.phone, r.village_id, v.number,
        v.name, r.stakeholder_id, s.name, r.role, r.origin, r.sex
    FROM resident r LEFT JOIN village v ON v.id = r.village_id
    LEFT JOIN stakeholder s ON s.id = r.stakeholder_id WHERE r.id IN
"""


def rows(resident_ids: Sequence[int]) -> list[ResidentRow]:
    """The lines of some residents in the order of the ids; those put away too."""
    found: dict[int, ResidentRow] = {}
    for start in range(0, len(resident_ids), 500):
        part = list(resident_ids[start : start + 500])
        sql = f"{_ROWS} ({', '.join('?' * len(part))})"
        listed: list[tuple[Any, ...]] = records.connection().execute(sql, part).fetchall()
        for id_, title, first, last, house, phone, village, number, name, *rest in listed:
            stakeholder, group, role, origin, sex = rest
            found[id_] = ResidentRow(
                id_,
                title or "",
                first or "",
                last or "",
                house or "",
                phone or "",
                village,
                village_label(number, name) if village else "",
                stakeholder,
                group or "",
                role,
                origin,
                sex or "",
            )
    return [found[i] for i in resident_ids if i in found]


def count() -> int:
    """How many people the directory holds."""
    return int(Resident.select().where(Resident.deleted == False).count())  # noqa: E712
