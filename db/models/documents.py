"""Papers: their text, their versions, the way they go and what was done on it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from peewee import BooleanField, Field, ForeignKeyField, IntegerField, TextField

from db import clock
from db.fields import ChoiceField, DayField, UtcField
from db.models.base import Kept, Record
from db.models.office import Person, Section, Tenure


class Document(Kept):
    """One paper from its first draft on. The fields after `created_at` are derived."""

    kind = TextField()  # memo, announcement, ...: a form of resources/forms
    section = ForeignKeyField(Section, index=False, backref="documents")
    drafter = ForeignKeyField(Person, index=False, backref="drafted")
    parent = ForeignKeyField("self", null=True, index=False, backref="children")
    source = TextField()  # the paper source: front matter and body
    subject = TextField(default="")
    dated: Field[date | None] = DayField(null=True)  # the day on the paper
    created_at: Field[datetime] = UtcField(default=clock.now)
    stage = TextField(default="draft")
    returned = BooleanField(default=False)
    waiting = ForeignKeyField(Person, null=True, index=False, backref="awaited")
    number_text = TextField(default="")
    number_value = IntegerField(null=True)
    year = IntegerField(default=0)  # Buddhist calendar year
    subject_key = TextField(default="")
    fold = TextField(default="")
    changed_at = TextField(default="")  # the text of a moment, "" before the first

    if TYPE_CHECKING:
        section_id: int
        drafter_id: int
        parent_id: int | None
        waiting_id: int | None

    class Meta:
        indexes = (
            (("deleted", "changed_at", "id"), False),
            (("deleted", "subject_key", "id"), False),
            (("deleted", "year", "changed_at"), False),
            (("deleted", "stage", "changed_at"), False),
            (("deleted", "kind", "changed_at"), False),
            (("waiting", "deleted", "changed_at"), False),
        )


class Version(Record):
    """A document's text as it stood when something was done on it. Added only."""

    document = ForeignKeyField(Document, index=False, backref="versions")
    source = TextField()
    sha256 = TextField()  # of the source's UTF-8 bytes
    made_by = ForeignKeyField(Person, index=False, backref="versions")
    made_at: Field[datetime] = UtcField(default=clock.now)
    note = TextField(default="")

    if TYPE_CHECKING:
        document_id: int
        made_by_id: int

    class Meta:
        indexes = ((("document", "made_at"), False),)


class RouteStep(Kept):
    """Who is due at a place of the document's way; uid by `uids.route_step`."""

    uid = TextField(unique=True)
    document = ForeignKeyField(Document, index=False, backref="route")
    place = IntegerField()
    stage = TextField()
    person = ForeignKeyField(Person, null=True, index=False, backref="due")
    tenure = ForeignKeyField(Tenure, null=True, index=False, backref="due")

    if TYPE_CHECKING:
        document_id: int
        person_id: int | None
        tenure_id: int | None

    class Meta:
        table_name = "route_step"
        indexes = ((("document", "place"), False),)


class Verdict(StrEnum):
    """What somebody did with a document."""

    PASSED = "passed"
    RETURNED = "returned"
    REOPENED = "reopened"


class ApprovalStep(Record):
    """What somebody did at a place of the way, and with which text. Added only."""

    document = ForeignKeyField(Document, index=False, backref="steps")
    place = IntegerField()  # of the route step it answers
    stage = TextField()
    verdict: Field[Verdict] = ChoiceField(Verdict)
    reason = TextField(default="")
    person = ForeignKeyField(Person, index=False, backref="steps")
    tenure = ForeignKeyField(Tenure, null=True, index=False, backref="steps")
    printed = TextField(default="")  # JSON: rank, name, posts as they stood that day
    version = ForeignKeyField(Version, index=False, backref="steps")
    done_on: Field[date] = DayField(default=clock.today)
    done_at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        document_id: int
        person_id: int
        tenure_id: int | None
        version_id: int

    class Meta:
        table_name = "approval_step"
        indexes = ((("document", "done_at"), False),)


class Endorsement(Record):
    """The words written above a signature. Added only."""

    approval_step = ForeignKeyField(ApprovalStep, index=False, backref="endorsements")
    text = TextField()

    if TYPE_CHECKING:
        approval_step_id: int

    class Meta:
        indexes = ((("approval_step",), False),)
