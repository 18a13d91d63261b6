"""What a deed writes down, when it goes through, and who hears of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from peewee import IntegrityError

from db import clock, gate, journal, uids
from db.capture import capturing
from db.connection import records
from db.journal import Change
from db.models import (
    Document,
    Office,
    Person,
    Post,
    RouteStep,
    Section,
    Tenure,
    Version,
)
from db.office_folder import opened
from db.write import Work, deriving, listen, merging, write


@pytest.fixture(autouse=True)
def office(tmp_path: Path) -> Iterator[Path]:
    with opened(tmp_path / "office") as office:
        yield office.folder


class Seen:
    """The changes of a block, as the journal would get them."""

    def __enter__(self) -> list[Change]:
        self._gate = gate.opened(records.connection())
        self._gate.__enter__()
        self._atomic = records.atomic("IMMEDIATE")
        self._atomic.__enter__()
        self._capturing = capturing(records.connection())
        self._capture = self._capturing.__enter__()
        self.changes: list[Change] = []
        return self.changes

    def __exit__(self, kind, error, trace) -> None:
        try:
            if kind is None:
                self.changes.extend(self._capture.changes())
        finally:
            self._capturing.__exit__(None, None, None)
            self._atomic.__exit__(kind, error, trace)
            self._gate.__exit__(None, None, None)


def paper() -> Document:
    with write("setup", "document.drafted"):
        section = Section.create(name="สำนักปลัด")
        person = Person.create(first_name="มะลิ", last_name="ตัวอย่าง")
        return Document.create(kind="memo", section=section, drafter=person, source="เรื่อง")


def test_new_rows_come_parents_first_with_links_as_uids_and_without_defaults() -> None:
    with Seen() as changes:
        section = Section.create(name="กองช่าง", place=2)
        person = Person.create(first_name="มะลิ", phone="035 000 000", sort_key="derived")
        document = Document.create(
            kind="memo", section=section, drafter=person, source="x", dated=date(2024, 2, 29)
        )
        post = Post.create(name="นายช่าง")
        tenure = Tenure.create(person=person, post=post)
    assert changes == [
        Change("i", "section", section.uid, {"name": "กองช่าง", "place": 2}),
        Change("i", "person", person.uid, {"first_name": "มะลิ", "phone": "035 000 000"}),
        Change("i", "post", post.uid, {"name": "นายช่าง"}),
        Change("i", "tenure", tenure.uid, {"person_id": person.uid, "post_id": post.uid}),
        Change(
            "i",
            "document",
            document.uid,
            {
                "kind": "memo",
                "section_id": section.uid,
                "drafter_id": person.uid,
                "source": "x",
                "dated": "2024-02-29",
                "created_at": document.created_at.isoformat(timespec="milliseconds")[:23] + "Z",
            },
        ),
    ]


def test_a_changed_row_carries_only_what_changed() -> None:
    document = paper()
    with Seen() as changes:
        document.source, document.subject, document.stage = "ใหม่", "", "sent"
        document.save()
    assert changes == [Change("u", "document", document.uid, {"source": "ใหม่"})]


def test_a_field_set_to_nothing_is_a_change() -> None:
    with write("setup", "person.added"):
        person = Person.create(first_name="มะลิ", phone="1")
    with Seen() as changes:
        person.phone = None
        person.save()
    assert changes == [Change("u", "person", person.uid, {"phone": None})]


def test_new_rows_stand_before_changed_rows_that_point_to_them() -> None:
    document = paper()
    with Seen() as changes:
        child = Document.create(
            kind="memo", section=document.section, drafter=document.drafter, source="y"
        )
        document.parent = child
        document.save()
    assert [(c.kind, c.uid) for c in changes] == [("i", child.uid), ("u", document.uid)]
    assert changes[1].fields == {"parent_id": child.uid}


def test_a_row_changed_and_changed_back_did_not_change() -> None:
    document = paper()
    with Seen() as changes:
        Document.update(source="y").execute()
        Document.update(source=document.source).execute()
        Document.update(fold="derived only").execute()
    assert changes == []


def test_a_row_that_travels_is_never_removed() -> None:
    paper()
    with pytest.raises(AssertionError, match="never removed"), write("clerk", "document.gone"):
        Document.delete().execute()
    assert Document.select().count() == 1


def test_a_uid_never_changes() -> None:
    paper()
    with pytest.raises(AssertionError, match="uid"), write("clerk", "document.renamed"):
        Document.update(uid="other").execute()


def test_rows_added_only_stay_as_they_are() -> None:
    document = paper()
    with write("clerk", "document.kept"):
        Version.create(document=document, source="x", sha256="", made_by=document.drafter)
    with pytest.raises(AssertionError, match="only added"), write("clerk", "document.kept"):
        Version.update(note="forged").execute()
    assert Version.get().note == ""


def test_a_deed_goes_through_whole_or_not_at_all() -> None:
    one = Section(name="one")
    with pytest.raises(IntegrityError), write("setup", "section.added"):
        assert one.save() and Section.create(name="two", uid=one.uid)  # noqa: PT018
    assert Section.select().count() == 0


def test_a_deed_must_do_something_and_have_a_name() -> None:
    with pytest.raises(AssertionError, match="changed nothing"), write("clerk", "section.added"):
        pass
    with pytest.raises(AssertionError, match="without its name"), write("clerk"):
        Section.create(name="one")
    with pytest.raises(AssertionError, match=r"topic\.verb"), write("clerk", "added"):
        pass
    assert Section.select().count() == 0


def test_a_deed_inside_a_deed_is_a_bug() -> None:
    with (
        pytest.raises(AssertionError, match="inside a deed"),
        write("clerk", "section.added"),
        write("clerk", "section.added"),
    ):
        pass


def test_the_news_name_every_topic_after_the_commit_and_stop_when_asked() -> None:
    heard: list[tuple[frozenset[str], int]] = []
    stop = listen(lambda topics: heard.append((topics, Section.select().count())))
    with write("clerk") as work:
        section = Section.create(name="one")
        work.note("section.added", section)
        work.note("office.set")
        assert heard == []
    with write("clerk") as work:
        work.event("paper.printed", section)
    with pytest.raises(IntegrityError), write("clerk", "section.added"):
        Section.create(name="two", uid=section.uid)
    with merging() as topics:
        topics.add("number")
    stop()
    with write("clerk", "section.added"):
        Section.create(name="two")
    assert heard == [
        (frozenset({"section", "office"}), 1),
        (frozenset({"paper"}), 1),
        (frozenset({"number"}), 1),
    ]


def test_a_deed_names_its_changes_and_a_later_note_those_of_its_subject() -> None:
    document = paper()
    work = Work("clerk", "")
    with Seen() as changes:
        section = Section.create(name="one")
        Person.update(rank="x").execute()
        document.source = "y"
        document.save()
    work.note("section.added", section)
    work.note("document.saved", document)
    work.event("document.printed", document)
    named = [(deed, change.table, change.kind) for deed, change in work.operations(changes)]
    assert named == [
        ("section.added", "section", "i"),
        ("section.added", "person", "u"),
        ("document.saved", "document", "u"),
        ("document.printed", "document", "e"),
    ]
    assert work.topics == {"section", "document"}


def test_what_a_deed_did_stands_in_the_journal() -> None:
    document = paper()
    with write("clerk") as work:
        document.source = "ใหม่"
        document.save()
        work.note("document.saved", document)
        work.event("document.printed", document)
    entries = journal.entries(records.connection(), table="document", uid=document.uid)
    told = [(e.operation.deed, e.operation.actor, e.operation.kind) for e in entries]
    assert told == [
        ("document.printed", "clerk", "e"),
        ("document.saved", "clerk", "u"),
        ("document.drafted", "setup", "i"),
    ]
    with deriving():
        Document.update(fold="derived").execute()
    with pytest.raises(IntegrityError), write("clerk", "section.added"):
        Section.create(uid=Section.get().uid, name="twice")
    assert len(list(journal.entries(records.connection()))) == 5


def test_derived_columns_change_without_a_deed() -> None:
    document = paper()
    with deriving():
        Document.update(fold="derived", waiting=document.drafter).execute()
    assert Document.get().fold == "derived"


def test_two_pcs_name_the_same_things_alike() -> None:
    document = paper()
    uid = uids.route_step(document.uid, 1)
    with write("clerk", "document.sent"):
        Office.create(name="เทศบาลตำบลตัวอย่าง")
        RouteStep.create(uid=uid, document=document, place=1, stage="check")
    with pytest.raises(IntegrityError), write("clerk", "document.sent"):
        RouteStep.create(uid=uid, document=document, place=1, stage="check")
    with pytest.raises(IntegrityError), write("clerk", "office.set"):
        Office.create(name="again")


def test_moments_and_days_come_back_as_they_went_in() -> None:
    before = clock.now()
    document = paper()
    kept = Document.get_by_id(document.id)
    assert kept.created_at == document.created_at >= before
    assert kept.created_at.tzinfo is not None
    assert kept.dated is None
    assert kept.deleted is False
