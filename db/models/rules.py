"""What the office sets beside the tables the program brings: its holidays, its figures."""

from __future__ import annotations

from datetime import date

from peewee import BooleanField, Field, TextField

from db.fields import DayField
from db.models.base import Kept


class Holiday(Kept):
    """A holiday the table lacks, or a day of it that is none; uid by `uids.holiday`."""

    day: Field[date] = DayField()
    region = TextField(default="")
    name = TextField(default="")
    working = BooleanField(default=False)  # a day of the table that is none after all
    source = TextField(default="")

    class Meta:
        indexes = ((("day",), False),)


class OfficeRule(Kept):
    """The office's own figure for a rule; uid by `uids.office_rule`."""

    code = TextField()
    value = TextField(default="")
    source = TextField(default="")  # on what the office stands

    class Meta:
        table_name = "office_rule"
