"""The office, its sections, its people and the posts they hold."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from peewee import Field, ForeignKeyField, IntegerField, TextField

from db import uids
from db.fields import ChoiceField, DayField
from db.models.base import Kept


class Office(Kept):
    """The municipality itself, one row; an empty field prints nothing."""

    uid = TextField(unique=True, default=uids.office)
    name = TextField(default="")  # as it stands in headings
    short_name = TextField(default="")
    kind = TextField(default="")  # a code of resources/forms/office_kinds.toml
    address = TextField(default="")
    phone = TextField(default="")
    fax = TextField(default="")
    email = TextField(default="")
    code = TextField(default="")  # letters and file code of the office's own number
    font = TextField(default="")  # family on paper; empty: the one the program brings
    measures = TextField(default="")  # JSON, what is set otherwise than the standard on paper
    emblem = TextField(default="")  # SHA-256 of a blob; empty: the drawn placeholder


class Section(Kept):
    """A part of the office that writes papers under its own code."""

    name = TextField()
    agency = TextField(default="")  # as it stands after the memo's word for agency
    code = TextField(default="")  # what stands before the slash of a number
    phone = TextField(default="")
    fax = TextField(default="")
    place = IntegerField(default=0)  # order in lists


class Person(Kept):
    """Somebody who drafts, checks or signs."""

    rank = TextField(default="")  # printed above the bracket
    title = TextField(default="")  # printed inside the bracket, joined to the name
    first_name = TextField()
    last_name = TextField(default="")
    phone = TextField(null=True)  # personal
    sort_key = TextField(default="")  # derived: desktop.thai makes it

    class Meta:
        indexes = ((("sort_key", "id"), False),)


class Post(Kept):
    """A post of the office, whoever holds it."""

    name = TextField()
    printed = TextField(default="")  # as under a signature, when longer
    address_as = TextField(default="")  # as addressed in an endorsement
    section = ForeignKeyField(Section, null=True, index=False, backref="posts")
    place = IntegerField(default=0)  # order of standing, the highest first

    if TYPE_CHECKING:
        section_id: int | None


class Capacity(StrEnum):
    """How somebody uses a post's powers."""

    HOLDER = "holder"
    DUTY = "duty"
    ACTING = "acting"
    DELEGATED = "delegated"


class Tenure(Kept):
    """A person in a post between two days, both included; None: open."""

    person = ForeignKeyField(Person, index=False, backref="tenures")
    post = ForeignKeyField(Post, index=False, backref="tenures")
    capacity: Field[Capacity] = ChoiceField(Capacity, default=Capacity.HOLDER)
    acting_for = ForeignKeyField(Post, null=True, index=False, backref="stand_ins")
    starts: Field[date | None] = DayField(null=True)
    ends: Field[date | None] = DayField(null=True)
    basis = TextField(default="")  # the order or section of law it stands on

    if TYPE_CHECKING:
        person_id: int
        post_id: int
        acting_for_id: int | None

    class Meta:
        indexes = ((("person",), False),)


class Clause(Kept):
    """A passage offered for insertion into a paper."""

    kind = TextField(default="")  # form it is offered in; empty: all
    name = TextField()
    text = TextField()
    place = IntegerField(default=0)
