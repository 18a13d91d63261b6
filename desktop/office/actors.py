"""Who does a deed: the person chosen at the start, by id here and by uid in the journal."""

from __future__ import annotations

from db.models import Person
from desktop.office.errors import Refused

HOUSE = "setup"  # the actor of what the program does before anybody is known


def person(actor: int) -> Person:
    """The acting person; Refused when there is none of that id."""
    found = Person.get_or_none(Person.id == actor, ~Person.deleted)
    if not isinstance(found, Person):
        raise Refused("actor-unknown")
    return found


def full_name(somebody: Person) -> str:
    """Title joined to the given name, then the surname: นางสาวมะลิ ตัวอย่าง."""
    return f"{somebody.title}{somebody.first_name} {somebody.last_name}".strip()


def plain_name(somebody: Person | None) -> str:
    """Given name and surname; nothing of nobody."""
    if somebody is None:
        return ""
    return f"{somebody.first_name} {somebody.last_name}".strip()
