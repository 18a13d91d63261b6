"""A public hearing: its plan, who was invited and came, what was said, answered and voted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from peewee import BooleanField, Field, ForeignKeyField, IntegerField, TextField

from db import clock
from db.fields import DayField, UtcField
from db.models.base import Kept, Record
from db.models.community import Resident, Stakeholder, Village
from db.models.documents import Document
from db.models.office import Person, Section


class Hearing(Kept):
    """One hearing from its plan to its file. The fields after `created_at` are derived."""

    subject = TextField(default="")
    project = TextField(default="")
    basis = TextField(default="")  # a code of resources/laws/hearings.toml
    severity = TextField(default="general")  # general, severe
    methods = TextField(default="")  # codes, one a line
    section = ForeignKeyField(Section, null=True, index=False, backref="hearings")
    venue = TextField(default="")
    held_on: Field[date | None] = DayField(null=True)
    begins = TextField(default="")  # HH:MM
    ends = TextField(default="")
    ended_on: Field[date | None] = DayField(null=True)  # the last day, when it is another
    opinions_until: Field[date | None] = DayField(null=True)
    chair = ForeignKeyField(Person, null=True, index=False, backref="chaired")
    note_taker = ForeignKeyField(Person, null=True, index=False, backref="minuted")
    contact = TextField(default="")
    reason = TextField(default="")  # the eight items of clause 7 of the 2548 rule
    substance = TextField(default="")
    carrier = TextField(default="")
    site = TextField(default="")
    steps = TextField(default="")
    outcome = TextField(default="")
    effects = TextField(default="")
    cost = TextField(default="")
    quorum = IntegerField(default=0)
    previous = ForeignKeyField("self", null=True, index=False, backref="repeated")
    created_by = ForeignKeyField(Person, index=False, backref="planned")
    created_at: Field[datetime] = UtcField(default=clock.now)
    state = TextField(default="planned")
    posted_on: Field[date | None] = DayField(null=True)
    summarised_on: Field[date | None] = DayField(null=True)
    fiscal_year = IntegerField(default=0)  # Buddhist
    subject_key = TextField(default="")
    fold = TextField(default="")
    changed_at = TextField(default="")

    if TYPE_CHECKING:
        section_id: int | None
        chair_id: int | None
        note_taker_id: int | None
        previous_id: int | None
        created_by_id: int

    class Meta:
        indexes = (
            (("deleted", "held_on", "id"), False),
            (("deleted", "state", "held_on"), False),
            (("deleted", "fiscal_year", "held_on"), False),
        )


class HearingEvent(Record):
    """What happened to the hearing as a whole: posted, postponed, closed. Added only."""

    hearing = ForeignKeyField(Hearing, index=False, backref="events")
    kind = TextField()
    on_day: Field[date] = DayField(default=clock.today)
    reason = TextField(default="")
    was = TextField(default="")  # of a postponement: the day before
    became = TextField(default="")  # and the day after, empty: none yet
    person = ForeignKeyField(Person, index=False, backref="hearing_events")
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        hearing_id: int
        person_id: int

    class Meta:
        table_name = "hearing_event"
        indexes = ((("hearing", "at"), False),)


class HearingGroup(Kept):
    """A village or group the hearing concerns, with its quota; uid by `uids.hearing_group`."""

    hearing = ForeignKeyField(Hearing, index=False, backref="groups")
    village = ForeignKeyField(Village, null=True, index=False, backref="hearing_groups")
    stakeholder = ForeignKeyField(Stakeholder, null=True, index=False, backref="hearing_groups")
    quota = IntegerField(default=0)  # people; 0: none set

    if TYPE_CHECKING:
        hearing_id: int
        village_id: int | None
        stakeholder_id: int | None

    class Meta:
        table_name = "hearing_group"
        indexes = ((("hearing",), False),)


class Invitation(Kept):
    """Somebody asked to come; uid by `uids.invitation`."""

    hearing = ForeignKeyField(Hearing, index=False, backref="invitations")
    resident = ForeignKeyField(Resident, index=False, backref="invitations")
    capacity = TextField(default="")  # invited as
    excused = TextField(default="")  # why not coming

    if TYPE_CHECKING:
        hearing_id: int
        resident_id: int

    class Meta:
        indexes = ((("hearing",), False), (("resident",), False))


class AgendaItem(Kept):
    """One item of the agenda, with what was resolved."""

    hearing = ForeignKeyField(Hearing, index=False, backref="agenda")
    place = IntegerField(default=0)
    kind = TextField(default="consider")  # chair, adopt, inform, consider, other
    title = TextField()
    text = TextField(default="")  # what is said of it in the minutes
    minutes = IntegerField(default=0)  # planned length
    resolution = TextField(default="")

    if TYPE_CHECKING:
        hearing_id: int

    class Meta:
        table_name = "agenda_item"
        indexes = ((("hearing", "place"), False),)


class Attendance(Record):
    """Somebody came in; uid by `uids.attendance`. Added only."""

    hearing = ForeignKeyField(Hearing, index=False, backref="attendances")
    resident = ForeignKeyField(Resident, index=False, backref="attendances")
    village = ForeignKeyField(Village, null=True, index=False, backref="attendances")
    stakeholder = ForeignKeyField(Stakeholder, null=True, index=False, backref="attendances")
    via = TextField(default="name")  # name, walk-in, code, card, paper
    desk = TextField(default="")
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        hearing_id: int
        resident_id: int
        village_id: int | None
        stakeholder_id: int | None

    class Meta:
        indexes = ((("hearing", "at"), False), (("resident",), False))


class AttendanceMove(Record):
    """A check-in undone, somebody out of the hall or in again. Added only; the latest holds."""

    attendance = ForeignKeyField(Attendance, index=False, backref="moves")
    kind = TextField()  # undone, out, in
    desk = TextField(default="")
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        attendance_id: int

    class Meta:
        table_name = "attendance_move"
        indexes = ((("attendance", "at"), False),)


class Speaker(Kept):
    """Who asked for the floor, in order."""

    name = TextField(null=True)  # personal; for one who is not in the directory
    hearing = ForeignKeyField(Hearing, index=False, backref="speakers")
    agenda_item = ForeignKeyField(AgendaItem, null=True, index=False, backref="speakers")
    resident = ForeignKeyField(Resident, null=True, index=False, backref="speeches")
    place = IntegerField(default=0)
    asked_at: Field[datetime] = UtcField(default=clock.now)
    began_at: Field[datetime | None] = UtcField(null=True)
    ended_at: Field[datetime | None] = UtcField(null=True)

    if TYPE_CHECKING:
        hearing_id: int
        agenda_item_id: int | None
        resident_id: int | None

    class Meta:
        indexes = ((("hearing", "place"), False),)


class FloorEvent(Record):
    """A mark on the hearing's own clock: an item began, a second worth finding. Added only."""

    hearing = ForeignKeyField(Hearing, index=False, backref="marks")
    agenda_item = ForeignKeyField(AgendaItem, null=True, index=False, backref="marks")
    kind = TextField()  # began, ended, mark, recording, silence
    text = TextField(default="")
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        hearing_id: int
        agenda_item_id: int | None

    class Meta:
        table_name = "floor_event"
        indexes = ((("hearing", "at"), False),)


class Opinion(Record):
    """What somebody said or wrote, word for word. Added only: a correction names its `root`."""

    speaker = TextField(null=True)  # personal; for one who is not in the directory
    hearing = ForeignKeyField(Hearing, index=False, backref="opinions")
    agenda_item = ForeignKeyField(AgendaItem, null=True, index=False, backref="opinions")
    resident = ForeignKeyField(Resident, null=True, index=False, backref="opinions")
    village = ForeignKeyField(Village, null=True, index=False, backref="opinions")
    stakeholder = ForeignKeyField(Stakeholder, null=True, index=False, backref="opinions")
    root = ForeignKeyField("self", null=True, index=False, backref="corrections")
    withdrawn = BooleanField(default=False)
    text = TextField()
    topics = TextField(default="")  # one a line
    stance = TextField(default="")  # for, against, question; empty: none
    channel = TextField(default="floor")  # floor, paper, letter, online, phone, visit
    taken_by = ForeignKeyField(Person, index=False, backref="opinions_taken")
    at: Field[datetime] = UtcField(default=clock.now)
    latest = BooleanField(default=True)  # derived: no later row corrects it
    fold = TextField(default="")  # derived

    if TYPE_CHECKING:
        hearing_id: int
        agenda_item_id: int | None
        resident_id: int | None
        village_id: int | None
        stakeholder_id: int | None
        root_id: int | None
        taken_by_id: int

    class Meta:
        indexes = (
            (("hearing", "latest", "at"), False),
            (("root",), False),
            (("resident",), False),
        )


class OpinionGroup(Kept):
    """Opinions that say the same, under one title."""

    hearing = ForeignKeyField(Hearing, index=False, backref="opinion_groups")
    title = TextField()
    place = IntegerField(default=0)

    if TYPE_CHECKING:
        hearing_id: int

    class Meta:
        table_name = "opinion_group"
        indexes = ((("hearing", "place"), False),)


class OpinionMember(Kept):
    """The group an opinion is in; `opinion` is its root; uid by `uids.opinion_member`."""

    opinion = ForeignKeyField(Opinion, index=False, backref="membership")
    group = ForeignKeyField(OpinionGroup, null=True, index=False, backref="members")

    if TYPE_CHECKING:
        opinion_id: int
        group_id: int | None

    class Meta:
        table_name = "opinion_member"
        indexes = ((("group",), False),)


class Answer(Kept):
    """What the office answers to an opinion's root or to a group; uid by `uids.answer`."""

    hearing = ForeignKeyField(Hearing, index=False, backref="answers")
    opinion = ForeignKeyField(Opinion, null=True, index=False, backref="answers")
    group = ForeignKeyField(OpinionGroup, null=True, index=False, backref="answers")
    verdict = TextField(default="")  # accepted, partly, declined, noted
    text = TextField(default="")
    reason = TextField(default="")
    section = ForeignKeyField(Section, null=True, index=False, backref="answers")
    follow_up = TextField(default="")
    due: Field[date | None] = DayField(null=True)
    done_on: Field[date | None] = DayField(null=True)

    if TYPE_CHECKING:
        hearing_id: int
        opinion_id: int | None
        group_id: int | None
        section_id: int | None

    class Meta:
        indexes = ((("hearing",), False),)


class VoteCount(Record):
    """A vote on an item as it was counted. Added only; the latest of an item holds."""

    hearing = ForeignKeyField(Hearing, index=False, backref="votes")
    agenda_item = ForeignKeyField(AgendaItem, index=False, backref="votes")
    method = TextField(default="hands")  # hands, ballot
    agree = IntegerField()
    disagree = IntegerField()
    abstain = IntegerField()
    present = IntegerField(default=0)  # in the hall when it was counted
    note = TextField(default="")
    person = ForeignKeyField(Person, index=False, backref="votes_counted")
    at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        hearing_id: int
        agenda_item_id: int
        person_id: int

    class Meta:
        table_name = "vote_count"
        indexes = ((("agenda_item", "at"), False), (("hearing", "at"), False))


class HearingPaper(Kept):
    """A paper that belongs to the hearing; uid by `uids.hearing_paper`."""

    hearing = ForeignKeyField(Hearing, index=False, backref="papers")
    document = ForeignKeyField(Document, index=False, backref="hearings")
    role = TextField()  # notice, invitation, order, minutes, summary, ...
    made_from = TextField(default="")  # fingerprints of what it was made from, `part:digits` each

    if TYPE_CHECKING:
        hearing_id: int
        document_id: int

    class Meta:
        table_name = "hearing_paper"
        indexes = ((("hearing",), False), (("document",), False))


class Attachment(Kept):
    """A photograph, a recording or another file of the hearing."""

    hearing = ForeignKeyField(Hearing, index=False, backref="attachments")
    agenda_item = ForeignKeyField(AgendaItem, null=True, index=False, backref="attachments")
    kind = TextField()  # photo, audio, file
    sha256 = TextField()  # of a blob
    name = TextField(default="")
    caption = TextField(default="")
    taken_at: Field[datetime | None] = UtcField(null=True)
    added_at: Field[datetime] = UtcField(default=clock.now)

    if TYPE_CHECKING:
        hearing_id: int
        agenda_item_id: int | None

    class Meta:
        indexes = ((("hearing", "added_at"), False),)


class Task(Kept):
    """Something to be done for the hearing; uid by `uids.task`."""

    hearing = ForeignKeyField(Hearing, index=False, backref="tasks")
    code = TextField()  # of a rule, or drawn for one of the office's own
    title = TextField(default="")
    due: Field[date | None] = DayField(null=True)
    done_on: Field[date | None] = DayField(null=True)
    done_by = ForeignKeyField(Person, null=True, index=False, backref="tasks_done")
    note = TextField(default="")

    if TYPE_CHECKING:
        hearing_id: int
        done_by_id: int | None

    class Meta:
        indexes = ((("hearing",), False),)
