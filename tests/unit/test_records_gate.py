"""Nothing changes the records but a deed, by whatever road it comes."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import peewee
import pytest

from db import gate
from db.connection import connected, reading, records
from db.errors import RecordsError
from db.models import Section
from db.office_folder import opened
from db.write import deriving, write


@pytest.fixture(autouse=True)
def office(tmp_path: Path) -> Iterator[Path]:
    with opened(tmp_path / "office") as office:
        with write("setup", "office.set"):
            Section.create(name="กองช่าง")
        yield office.folder


def names() -> list[str]:
    return [section.name for section in Section.select()]


def test_a_model_changed_outside_a_deed_is_refused() -> None:
    with pytest.raises(peewee.DatabaseError, match="not authorized"):
        Section.update(name="x").execute()
    with pytest.raises(peewee.DatabaseError, match="not authorized"):
        Section.create(name="x")
    with pytest.raises(peewee.DatabaseError, match="not authorized"):
        Section.delete().execute()
    assert names() == ["กองช่าง"]


def test_a_statement_prepared_inside_a_deed_is_refused_outside() -> None:
    sql = "UPDATE section SET name = ?"
    cursor = records.connection().cursor()
    with write("clerk", "section.renamed"):
        cursor.execute(sql, ("กองคลัง",))
    for run in (cursor.execute, records.connection().execute, records.execute_sql):
        with pytest.raises((apsw.AuthError, peewee.DatabaseError), match="not authorized"):
            run(sql, ("x",))
    assert names() == ["กองคลัง"]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO section (uid, name) VALUES ('u', 'x')",
        "UPDATE section SET name = 'x'",
        "DELETE FROM section",
        "INSERT OR REPLACE INTO section (id, uid, name) VALUES (1, 'u', 'x')",
        "WITH x AS (SELECT 1) UPDATE section SET name = 'x'",
        "CREATE TABLE more (x)",
        "CREATE TEMP TABLE more (x)",
        "CREATE TEMP TRIGGER sly AFTER INSERT ON section BEGIN DELETE FROM section; END",
        "DROP TABLE section",
        "ALTER TABLE section ADD COLUMN x",
        "ATTACH ':memory:' AS other",
        "PRAGMA foreign_keys = 0",
        "PRAGMA writable_schema = 1",
        "PRAGMA user_version = 9",
        "PRAGMA rekey = 'x'",
        "REINDEX",
        "ANALYZE",
        "VACUUM",
    ],
)
def test_raw_sql_outside_a_deed_is_refused(sql: str) -> None:
    with pytest.raises(apsw.AuthError):
        records.connection().execute(sql)
    assert names() == ["กองช่าง"]


@pytest.mark.parametrize(
    "sql", ["DROP TABLE clause", "CREATE TABLE more (x)", "DROP INDEX person_sort"]
)
def test_a_deed_may_not_change_the_schema(sql: str) -> None:
    with pytest.raises(apsw.AuthError), write("clerk", "section.renamed"):
        records.connection().execute(sql)


def write_and_close(blob: apsw.Blob) -> None:
    blob.write(b"xxx")
    blob.close()


def test_a_road_past_the_statements_ends_at_the_commit() -> None:
    connection = records.connection()
    blob = connection.blob_open("main", "section", "name", 1, True)
    with pytest.raises(apsw.ConstraintError):
        write_and_close(blob)
    assert names() == ["กองช่าง"]


def in_a_thread(work: Callable[[], object]) -> list[BaseException]:
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except (apsw.Error, peewee.PeeweeException, RecordsError, AssertionError) as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return raised


def test_a_second_threads_connection_is_born_closed() -> None:
    def sly() -> None:
        with connected():
            records.connection().execute("UPDATE section SET name = 'x'")

    with write("clerk", "section.renamed"):  # open here, closed there
        Section.update(name="กองคลัง").execute()
        (error,) = in_a_thread(sly)
    assert isinstance(error, apsw.AuthError)
    assert names() == ["กองคลัง"]


def test_a_second_thread_may_open_a_deed_of_its_own() -> None:
    def rename() -> None:
        with connected(), write("clerk", "section.renamed"):
            Section.update(name="กองคลัง").execute()

    assert in_a_thread(rename) == []
    assert names() == ["กองคลัง"]


def test_deeds_that_read_before_they_write_wait_for_each_other() -> None:
    def count() -> None:
        with connected():
            for _ in range(40):
                with write("clerk", "section.moved"):
                    section = Section.get()
                    section.place += 1
                    section.save()

    raised: list[BaseException] = []
    first = threading.Thread(target=lambda: raised.extend(in_a_thread(count)))
    first.start()
    raised += in_a_thread(count)
    first.join()
    assert raised == []
    assert Section.get().place == 80


def test_a_reading_thread_sees_rows_and_cannot_write_even_through_the_gate() -> None:
    seen: list[str] = []

    def look() -> None:
        with reading():
            seen.extend(names())
            with write("clerk", "section.renamed"):
                Section.update(name="x").execute()

    (error,) = in_a_thread(look)
    assert isinstance(error, RecordsError)
    assert error.reason == "records-read-only"
    assert seen == names() == ["กองช่าง"]


def test_a_thread_that_asked_for_no_connection_gets_none() -> None:
    (error,) = in_a_thread(names)
    assert isinstance(error, peewee.InterfaceError)
    assert records.still_open() == 1


def test_the_gate_closes_when_a_deed_fails() -> None:
    with pytest.raises(peewee.IntegrityError), write("clerk", "section.renamed"):
        Section.update(name="x", uid=None).execute()
    with pytest.raises(peewee.DatabaseError, match="not authorized"):
        Section.update(name="x").execute()
    assert names() == ["กองช่าง"]


def test_the_door_for_copies_closes_behind_it(tmp_path: Path) -> None:
    connection = records.connection()
    with gate.unguarded(connection):
        connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
    with pytest.raises(apsw.AuthError):
        connection.execute("VACUUM INTO ?", (str(tmp_path / "copy2.db"),))


def test_reading_goes_on_outside_a_deed() -> None:
    connection = records.connection()
    with records.atomic():
        assert names() == ["กองช่าง"]
    assert connection.execute("SELECT count(*) FROM pragma_table_info('section')").get == 9
    assert connection.execute("PRAGMA quick_check").get == "ok"


def test_what_travels_cannot_hide_among_what_is_derived() -> None:
    with pytest.raises(AssertionError, match="needs a deed"), deriving():
        Section.update(name="x").execute()
    assert names() == ["กองช่าง"]
