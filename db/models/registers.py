"""Books of numbers, the blocks leased out of them, and the numbers given."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from peewee import Field, ForeignKeyField, IntegerField, TextField

from db import clock
from db.fields import DayField, UtcField
from db.models.base import Kept, Record
from db.models.documents import Document
from db.models.office import Person, Section


class Register(Kept):
    """The book of one kind of paper for a section and a year; uid by `uids.register`."""

    uid = TextField(unique=True)
    kind = TextField()  # sent, circular, announcement, order
    section = ForeignKeyField(Section, null=True, index=False, backref="registers")
    year = IntegerField()  # Buddhist calendar year

    if TYPE_CHECKING:
        section_id: int | None


class Lease(Record):
    """A block of numbers that one PC alone may give out. Added only."""

    register = ForeignKeyField(Register, index=False, backref="leases")
    device = TextField()
    epoch = IntegerField()
    low = IntegerField()
    high = IntegerField()  # included
    granted_at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        register_id: int

    class Meta:
        indexes = ((("register", "device"), False),)


class Number(Record):
    """A number given out once and never again; uid by `uids.number`. Added only."""

    uid = TextField(unique=True)
    register = ForeignKeyField(Register, index=False, backref="numbers")
    value = IntegerField()
    text = TextField()  # as printed
    document = ForeignKeyField(Document, null=True, index=False, backref="numbers")
    lease = ForeignKeyField(Lease, index=False, backref="numbers")
    taken_by = ForeignKeyField(Person, index=False, backref="numbers")
    taken_on: Field[date] = DayField(default=clock.today)
    taken_at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        register_id: int
        document_id: int | None
        lease_id: int
        taken_by_id: int

    class Meta:
        indexes = ((("register", "value"), True), (("document",), False))


class NumberVoid(Record):
    """Why a number stands in the book without a paper; uid by `uids.number_void`. Added only."""

    uid = TextField(unique=True)
    number = ForeignKeyField(Number, index=False, backref="voids")
    reason = TextField()
    voided_by = ForeignKeyField(Person, index=False, backref="voided_numbers")
    voided_at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        number_id: int
        voided_by_id: int

    class Meta:
        table_name = "number_void"
        indexes = ((("number",), True),)
