"""How a person signs: rank, bracketed name and posts of the capacity acted in."""

from __future__ import annotations

from datetime import date

from db.models import Person, Tenure
from desktop.office import actors
from desktop.office.people import CAPACITY_WORDS, tenures
from desktop.office.rules import signatures
from desktop.printing.paper import Signer


def signature_of(tenure_id: int) -> Signer:
    """How the person signs in this capacity: rank, bracketed name, post lines."""
    tenure = Tenure.get_by_id(tenure_id)
    person, post = tenure.person, tenure.post
    acted = tenure.acting_for
    block = signatures.block(
        actors.plain_name(person),
        post.name if acted else (post.printed or post.name),
        title=person.title,
        rank=person.rank,
        capacity=CAPACITY_WORDS[tenure.capacity.value],
        acting_for=(acted.printed or acted.name) if acted else "",
    )
    return Signer(block.name, block.posts, block.rank)


def signature_of_person(person_id: int, on: date) -> Signer:
    """How a person signs by the first post held on a day; the bare name without one."""
    held = tenures(on=on, person_id=person_id)
    if held:
        return signature_of(held[0].id)
    person = Person.get_by_id(person_id)
    return Signer(actors.full_name(person), (), person.rank)
