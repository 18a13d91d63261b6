"""Villages of the municipality, and groups of people concerned."""

from __future__ import annotations

from dataclasses import dataclass

from db.connection import records
from db.models import Stakeholder, Village
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.thai import on_screen
from desktop.thai.digits import to_thai


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One village; `number` None for a community without one."""

    id: int
    number: int | None
    name: str
    households: int | None

    @property
    def label(self) -> str:
        """As on paper: หมู่ที่ ๓ บ้านดอนกลาง."""
        return village_label(self.number, self.name)


@dataclass(frozen=True, slots=True)
class StakeholderRow:
    """One group of people concerned."""

    id: int
    name: str


def village_label(number: int | None, name: str) -> str:
    """หมู่ที่ ๓ บ้านดอนกลาง; the name alone where there is no number."""
    return " ".join(filter(None, (to_thai(f"หมู่ที่ {number}") if number else "", name)))


def short_label(number: int | None, name: str) -> str:
    """หมู่ ๓; the name where there is no number: for rows with little room."""
    return to_thai(f"หมู่ {number}") if number else name


def villages() -> list[VillageRow]:
    """Every village in its order."""
    query = Village.select().where(~Village.deleted).order_by(Village.place, Village.number)
    return [VillageRow(v.id, v.number, v.name, v.households) for v in query]


def stakeholders() -> list[StakeholderRow]:
    """Every group of people concerned in its order."""
    query = Stakeholder.select().where(~Stakeholder.deleted).order_by(Stakeholder.place)
    return [StakeholderRow(s.id, s.name) for s in query]


def add_village(
    number: int | None, name: str, *, households: int | None = None, actor: int | None
) -> int:
    """Put a village on the list; a number stands there once."""
    name = name.strip()
    if not name and number is None:
        raise Refused("village-needs-name")
    if number is not None and any(v.number == number for v in villages()):
        raise Refused("village-twice", number=on_screen.figures(str(number)))
    with write(_by(actor), "village.added"):
        found = Village.create(
            number=number, name=name, households=households, place=number or len(villages()) + 1
        )
    return int(found.id)


def change_village(
    village_id: int, *, number: int | None, name: str, households: int | None, actor: int
) -> None:
    """Change a village."""
    if any(v.number == number and v.id != village_id for v in villages()) and number is not None:
        raise Refused("village-twice", number=on_screen.figures(str(number)))
    if not name.strip() and number is None:
        raise Refused("village-needs-name")
    found = Village.get_or_none(Village.id == village_id, ~Village.deleted)
    if found is None:
        raise Refused("village-gone")
    if (found.number, found.name, found.households) == (number, name.strip(), households):
        return
    with write(_by(actor), "village.changed"):
        found.number, found.name, found.households = number, name.strip(), households
        found.place = number or found.place
        found.save()


def add_stakeholder(name: str, *, actor: int | None) -> int:
    """Put a group on the list; a name stands there once."""
    name = name.strip()
    if not name:
        raise Refused("stakeholder-needs-name")
    known = stakeholders()
    for row in known:
        if row.name == name:
            return row.id
    with write(_by(actor), "stakeholder.added"):
        found = Stakeholder.create(name=name, place=len(known) + 1)
    return int(found.id)


def discard_village(village_id: int, *, actor: int) -> None:
    """Put a village away; refused while somebody lives there."""
    found = Village.get_or_none(Village.id == village_id, ~Village.deleted)
    if found is None:
        raise Refused("village-gone")
    if count := people_in_villages().get(village_id):
        raise Refused("village-has-people", count=on_screen.figures(f"{count:,}"))
    with write(_by(actor), "village.discarded"):
        found.deleted = True
        found.save()


def change_stakeholder(stakeholder_id: int, name: str, *, actor: int) -> None:
    """Give a group another name."""
    name = name.strip()
    if not name:
        raise Refused("stakeholder-needs-name")
    if any(row.name == name and row.id != stakeholder_id for row in stakeholders()):
        raise Refused("stakeholder-twice", name=name)
    found = Stakeholder.get_or_none(Stakeholder.id == stakeholder_id, ~Stakeholder.deleted)
    if found is None:
        raise Refused("stakeholder-gone")
    if found.name == name:
        return
    with write(_by(actor), "stakeholder.changed"):
        found.name = name
        found.save()


def discard_stakeholder(stakeholder_id: int, *, actor: int) -> None:
    """Put a group away; refused while somebody is in it."""
    found = Stakeholder.get_or_none(Stakeholder.id == stakeholder_id, ~Stakeholder.deleted)
    if found is None:
        raise Refused("stakeholder-gone")
    if count := people_in_stakeholders().get(stakeholder_id):
        raise Refused("stakeholder-has-people", count=on_screen.figures(f"{count:,}"))
    with write(_by(actor), "stakeholder.discarded"):
        found.deleted = True
        found.save()


def people_in_villages() -> dict[int, int]:
    """How many people of the directory live in each village."""
    return _counted("village_id")


def people_in_stakeholders() -> dict[int, int]:
    """How many people of the directory are in each group."""
    return _counted("stakeholder_id")


def _counted(column: str) -> dict[int, int]:
    sql = f"SELECT {column}, count(*) FROM resident WHERE deleted = 0 GROUP BY {column}"
    found: list[tuple[int | None, int]] = records.connection().execute(sql).fetchall()
    return {id_: count for id_, count in found if id_ is not None}


def _by(actor: int | None) -> str:
    return actors.HOUSE if actor is None else actors.person(actor).uid
