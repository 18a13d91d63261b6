"""Notices on boards: the places, what hangs where, what happened to it, the codes on the paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from peewee import BooleanField, Field, ForeignKeyField, IntegerField, TextField

from db import clock
from db.fields import DayField, UtcField
from db.models.base import Kept, Record
from db.models.community import Village
from db.models.documents import Document
from db.models.office import Person


class PostingPlace(Kept):
    """A board where notices hang, or another channel by which they are told."""

    name = TextField()
    kind = TextField(default="board")  # a code of [place] in resources/laws/hearings.toml
    village = ForeignKeyField(Village, null=True, index=False, backref="posting_places")
    location = TextField(default="")  # where it stands, or its web address
    place = IntegerField(default=0)  # its turn on the way from board to board

    if TYPE_CHECKING:
        village_id: int | None

    class Meta:
        table_name = "posting_place"


class Posting(Kept):
    """A notice at a place, planned or done; uid by `uids.posting`. Derived from `state` on."""

    uid = TextField(unique=True)
    document = ForeignKeyField(Document, index=False, backref="postings")
    place = ForeignKeyField(PostingPlace, index=False, backref="postings")
    from_day: Field[date | None] = DayField(null=True)
    until_day: Field[date | None] = DayField(null=True)
    days = IntegerField(default=0)  # of hanging, after the day it was posted; 0: none set
    basis = TextField(default="")
    state = TextField(default="planned")  # planned, up, torn, down
    posted_on: Field[date | None] = DayField(null=True)
    due_on: Field[date | None] = DayField(null=True)
    down_on: Field[date | None] = DayField(null=True)

    if TYPE_CHECKING:
        document_id: int
        place_id: int

    class Meta:
        indexes = (
            (("document",), False),
            (("place",), False),
            (("state", "document"), False),
        )


class PostingEvent(Record):
    """Posted, torn, posted again, taken down, photographed, certified. Added only."""

    posting = ForeignKeyField(Posting, index=False, backref="events")
    kind = TextField()
    on_day: Field[date] = DayField(default=clock.today)
    hour = TextField(default="")  # HH:MM
    person = ForeignKeyField(Person, null=True, index=False, backref="posting_events")
    reason = TextField(default="")
    days = IntegerField(default=0)  # how much longer it hangs
    address = TextField(default="")
    sha256 = TextField(default="")  # of a photo's blob
    name = TextField(default="")
    taken_at: Field[datetime | None] = UtcField(null=True)
    root = ForeignKeyField("self", null=True, index=False, backref="corrections")
    withdrawn = BooleanField(default=False)
    taken_by = ForeignKeyField(Person, index=False, backref="posting_entries")
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        posting_id: int
        person_id: int | None
        root_id: int | None
        taken_by_id: int

    class Meta:
        table_name = "posting_event"
        indexes = ((("posting",), False), (("sha256",), False))


class NoticeCode(Record):
    """The code printed on a notice, and the words it vouches for. Added only."""

    document = ForeignKeyField(Document, index=False, backref="codes")
    number = TextField(default="")
    day: Field[date] = DayField()
    text = TextField()  # the words as printed, a line each
    sha256 = TextField()  # of that text
    code = TextField()
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        document_id: int

    class Meta:
        table_name = "notice_code"
        indexes = ((("document",), False), (("sha256",), False))
