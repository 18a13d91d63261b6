"""What every table of the office shares."""

from peewee import AutoField, BooleanField, Model, TextField

from db import clock
from db.connection import records


class Record(Model):
    """A row that travels between PCs: `uid` names it everywhere, `id` only here."""

    id = AutoField()
    uid = TextField(unique=True, default=clock.new_uid)

    class Meta:
        database = records
        legacy_table_names = False


class Kept(Record):
    """A row that may be changed, and put away (`deleted`) but never removed."""

    deleted = BooleanField(default=False)


def table_of(record: Record) -> str:
    """The name of a row's table."""
    return str(record._meta.table_name)  # noqa: SLF001  # peewee's documented way
