"""The cycle of a fiscal year: what is done at each step, what proves it, what was asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from peewee import Field, ForeignKeyField, IntegerField, TextField

from db import clock
from db.fields import DayField, UtcField
from db.models.base import Kept
from db.models.documents import Document
from db.models.hearings import Hearing, Opinion, OpinionGroup
from db.models.office import Person, Section


class CycleItem(Kept):
    """A measure, project or activity at one of the four steps of a fiscal year.

    Made from a pattern or rolled from another, its uid is that of `uids.cycle_item`.
    """

    year = IntegerField()  # Buddhist fiscal year
    step = IntegerField()  # 1 to 4
    kind = TextField(default="measure")
    code = TextField(default="")  # of the pattern it was made from
    title = TextField()
    section = ForeignKeyField(Section, null=True, index=False, backref="cycle_items")
    person = ForeignKeyField(Person, null=True, index=False, backref="cycle_items")
    due: Field[date | None] = DayField(null=True)
    done_on: Field[date | None] = DayField(null=True)
    result = TextField(default="")
    reached = IntegerField(null=True)  # people; None: not counted
    dimensions = TextField(default="")  # codes, one a line
    place = IntegerField(default=0)
    previous = ForeignKeyField("self", null=True, index=False, backref="rolled")

    if TYPE_CHECKING:
        section_id: int | None
        person_id: int | None
        previous_id: int | None

    class Meta:
        table_name = "cycle_item"
        indexes = ((("year", "step", "place"), False),)


class CycleLink(Kept):
    """A paper or a hearing that belongs to an item; uid by `uids.cycle_link`."""

    item = ForeignKeyField(CycleItem, index=False, backref="links")
    document = ForeignKeyField(Document, null=True, index=False, backref="cycle_links")
    hearing = ForeignKeyField(Hearing, null=True, index=False, backref="cycle_links")

    if TYPE_CHECKING:
        item_id: int
        document_id: int | None
        hearing_id: int | None

    class Meta:
        table_name = "cycle_link"
        indexes = ((("item",), False), (("document",), False), (("hearing",), False))


class CycleFile(Kept):
    """A photograph or another file that proves an item."""

    item = ForeignKeyField(CycleItem, index=False, backref="files")
    kind = TextField()  # photo, file
    sha256 = TextField()  # of a blob
    name = TextField(default="")
    caption = TextField(default="")
    taken_at: Field[datetime | None] = UtcField(null=True)
    added_at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        item_id: int

    class Meta:
        table_name = "cycle_file"
        indexes = ((("item", "added_at"), False),)


class SuggestionUse(Kept):
    """What a fiscal year made of a suggestion of the year before; uid by `uids.suggestion_use`."""

    year = IntegerField()
    opinion = ForeignKeyField(Opinion, null=True, index=False, backref="uses")
    group = ForeignKeyField(OpinionGroup, null=True, index=False, backref="uses")
    item = ForeignKeyField(CycleItem, null=True, index=False, backref="uses")
    used = TextField(default="")  # used, partly, not
    text = TextField(default="")  # how, or why not

    if TYPE_CHECKING:
        opinion_id: int | None
        group_id: int | None
        item_id: int | None

    class Meta:
        table_name = "suggestion_use"
        indexes = ((("year",), False),)


class IndicatorFile(Kept):
    """The office's own indicators of a year and scheme; uid by `uids.indicator_file`."""

    fiscal_year = IntegerField()
    scheme = TextField()
    name = TextField(default="")
    text = TextField(default="")
    added_at: Field[datetime] = UtcField(default=clock.now)

    class Meta:
        table_name = "indicator_file"
