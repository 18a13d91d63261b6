"""Who lives here: villages, groups of people concerned, and the directory of residents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from peewee import Field, ForeignKeyField, IntegerField, TextField

from db import clock
from db.fields import UtcField
from db.models.base import Kept


class Village(Kept):
    """A village of the municipality, or a community without a number."""

    number = IntegerField(null=True)
    name = TextField(default="")
    households = IntegerField(null=True)
    place = IntegerField(default=0)  # order in lists


class Stakeholder(Kept):
    """A group of people concerned: the elderly, health volunteers, traders."""

    name = TextField()
    place = IntegerField(default=0)


class Resident(Kept):
    """Somebody of the community who may come to a hearing. Name and contact are personal.

    A duplicate is put away with `merged_into` naming the row that goes on.
    """

    title = TextField(null=True)
    first_name = TextField(null=True)
    last_name = TextField(null=True)
    house = TextField(null=True)
    phone = TextField(null=True)
    national_id = TextField(null=True)  # only where the office asks for it
    sex = TextField(null=True)  # m, f
    birth_year = IntegerField(null=True)  # common era
    note = TextField(null=True)
    village = ForeignKeyField(Village, null=True, index=False, backref="residents")
    stakeholder = ForeignKeyField(Stakeholder, null=True, index=False, backref="residents")
    role = TextField(default="")
    origin = TextField(default="")  # walk-in, or the list it was imported from
    added_at: Field[datetime] = UtcField(default=clock.now)
    merged_into = ForeignKeyField("self", null=True, index=False, backref="duplicates")
    name_key = TextField(default="")  # derived from here on
    sound_key = TextField(default="")
    fold = TextField(default="")

    if TYPE_CHECKING:
        village_id: int | None
        stakeholder_id: int | None
        merged_into_id: int | None

    class Meta:
        indexes = (
            (("deleted", "name_key", "id"), False),
            (("sound_key",), False),
            (("village",), False),
            (("merged_into",), False),
        )
