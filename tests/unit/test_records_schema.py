"""The migrations make the schema; the models and the declarations must agree with it."""

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import ForeignKeyField, Model
from playhouse.schema_diff import diff_models

from db import columns, engine, migrations, uids
from db.connection import FILE, close_records, open_records, records
from db.errors import Damaged, Foreign, RecordsError, TooNew
from db.migrate import migrate, newest, statements
from db.models import every

KEY = bytes(range(32))
MODELS = {model._meta.table_name: model for model in every()}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    open_records(tmp_path, KEY)
    yield records.connection()
    close_records()


def tables(connection: apsw.Connection) -> set[str]:
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return {name for (name,) in connection.execute(sql)}


def test_every_table_is_declared_and_every_declared_one_has_its_model(
    connection: apsw.Connection,
) -> None:
    assert tables(connection) == set(columns.BY_NAME) | columns.LOCAL_TABLES
    assert set(columns.BY_NAME) <= set(MODELS)


def test_playhouse_sees_no_difference(connection: apsw.Connection) -> None:
    difference = diff_models(records, list(every()))
    # It does not see a UNIQUE written in the table itself; those are counted here.
    unseen = {(index.table, *index.columns) for index in difference.add_indexes if index.unique}
    written = {
        (table, column)
        for table in MODELS
        for _, name, unique, origin, _ in connection.execute(f"PRAGMA index_list({table})")
        for _, _, column in connection.execute(f"PRAGMA index_info({name})")
        if unique and origin == "u"
    }
    assert unseen == written == {(table, "uid") for table in MODELS}
    assert len(difference.add_indexes) == len(written)
    assert not any(difference._replace(add_indexes=[])), str(difference)


def default_of(model: type[Model], name: str) -> object:
    default = model._meta.columns[name].default
    if callable(default):  # made anew for each row: no business of the schema's
        return None
    return model._meta.columns[name].db_value(default)


@pytest.mark.parametrize("table", MODELS)
def test_types_nulls_and_defaults_agree(connection: apsw.Connection, table: str) -> None:
    model = MODELS[table]
    types = {"AUTO": "INTEGER", "INT": "INTEGER", "BOOL": "INTEGER", "TEXT": "TEXT"}
    in_file = {
        name: (kind, bool(required), default, bool(key))
        for _, name, kind, required, default, key, hidden in connection.execute(
            f"PRAGMA table_xinfo({table})"
        )
        if not hidden
    }
    in_code = {}
    for name, field in model._meta.columns.items():
        default = default_of(model, name)
        written = None if default is None else str(default)
        if isinstance(default, str):
            written = f"'{default}'"
        if isinstance(default, bool):
            written = str(int(default))
        kind = "INTEGER" if isinstance(field, ForeignKeyField) else types[field.field_type]
        in_code[name] = (kind, not field.null, written, field.primary_key)
    assert in_file == in_code


@pytest.mark.parametrize("table", MODELS)
def test_links_agree(connection: apsw.Connection, table: str) -> None:
    in_file = {
        (source, parent, target or "id", on_update, on_delete)
        for _, _, parent, source, target, on_update, on_delete, _ in connection.execute(
            f"PRAGMA foreign_key_list({table})"
        )
    }
    in_code = {
        (name, field.rel_model._meta.table_name, "id", "NO ACTION", "NO ACTION")
        for name, field in MODELS[table]._meta.columns.items()
        if isinstance(field, ForeignKeyField)
    }
    assert in_file == in_code
    if table in columns.BY_NAME:
        declared = dict(columns.BY_NAME[table].links)
        assert declared == {source: parent for source, parent, *_ in in_file}


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda table: table.name)
def test_every_column_is_declared_once(connection: apsw.Connection, table: columns.Table) -> None:
    declared = [*table.local, columns.KEY, *table.synced, *table.personal, *table.derived]
    in_file = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table.name})")]
    assert sorted(declared) == sorted(in_file)
    assert len(set(declared)) == len(declared)


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda table: table.name)
def test_a_table_that_travels_has_a_primary_key(
    connection: apsw.Connection, table: columns.Table
) -> None:
    keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})") if row[5]]
    assert keys == ["id"]  # without one the session would skip its rows in silence


def test_parents_are_declared_before_their_children() -> None:
    known: set[str] = set()
    for table in columns.TABLES:
        known.add(table.name)
        derived = set(table.derived)
        assert {to for name, to in table.links.items() if name not in derived} <= known


def test_only_rows_that_may_change_can_be_put_away() -> None:
    for table in columns.TABLES:
        assert ("deleted" in table.synced) == (not table.added_only)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_derived_uid_is_a_uuid_of_version_5(hearing: str, resident: str) -> None:
    named = "\x1f".join(("attendance", hearing, resident))
    assert uids.attendance(hearing, resident) == uuid.uuid5(uids.NAMESPACE, named).hex


def test_derived_uids_never_change() -> None:
    # Known on every PC for ever: a change here splits rows that two PCs made.
    register = uids.register("sent", "5ec710", 2567)
    number = uids.number(register, 12)
    assert uids.office() == "f9da6c0e49ae53ac812e21b360534f34"
    assert register == "ba40589a5996568a914a9358ef5ad792"
    assert number == "2c2e84e6047d5aecba7f0dc683811a0d"
    assert uids.number_void(number) == "e79090068b5251439e8d0175c2cb9cde"
    assert uids.route_step("d0c", 3) == "07de861c53b45783ba0e1d0bdb174f21"
    assert uids.cycle_item(2570, "report") == "899a77628d7d5d53b3075f154167f351"
    assert uids.cycle_link("17e3", "d0c") == "2341c67cb2f05dd1941c8a28e497a971"
    assert uids.suggestion_use(2570, "0b1") == "733ec0b75a5255a89b2f151b27a9cfe4"
    assert uids.indicator_file(2570, "local") == "e270f264827e5983af853273d9f4105f"


# Migrations.


def test_a_failing_step_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    migrate(path, KEY)
    broken = SimpleNamespace(__name__="broken", SQL="CREATE TABLE half (x);\nSELECT nothing;\n")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, broken))
    with pytest.raises(apsw.SQLError):
        migrate(path, KEY)
    monkeypatch.undo()
    with closing(engine.open_file(path, KEY)) as connection:
        assert connection.pragma("user_version") == newest()
        assert "half" not in tables(connection)


def test_a_step_that_orphans_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    migrate(path, KEY)
    with closing(engine.open_file(path, KEY)) as connection:
        connection.execute("INSERT INTO section (uid, name) VALUES ('s', 'one')")
        connection.execute("INSERT INTO post (uid, name, section_id) VALUES ('p', 'two', 1)")
    step = SimpleNamespace(__name__="careless", SQL="DELETE FROM section;\n")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    with pytest.raises(Damaged) as trouble:
        migrate(path, KEY)
    assert trouble.value.reason == "records-orphans"
    assert trouble.value.facts["step"] == "careless"
    with closing(engine.open_file(path, KEY)) as connection:
        assert connection.execute("SELECT count(*) FROM section").get == 1


def test_a_step_is_preceded_by_an_encrypted_copy_of_all_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    migrate(path, KEY)
    writer = engine.open_file(path, KEY)  # leaves its rows in the log beside the file
    writer.execute("INSERT INTO section (uid, name) VALUES ('s', 'one')")
    step = SimpleNamespace(__name__="wider", SQL="ALTER TABLE section ADD COLUMN note TEXT;\n")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    migrate(path, KEY)
    writer.close()
    copy = tmp_path / "backups" / f"before-{newest():04d}.db"
    assert not copy.read_bytes().startswith(b"SQLite")
    with closing(engine.open_file(copy, KEY)) as connection:
        assert connection.pragma("user_version") == newest() - 1
        assert connection.execute("SELECT name FROM section").get == "one"


def test_every_older_schema_reaches_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for start in range(newest()):
        path = tmp_path / f"from-{start}.db"
        with monkeypatch.context() as older:
            older.setattr(migrations, "STEPS", migrations.STEPS[:start])
            migrate(path, KEY)
        migrate(path, KEY)
        with closing(engine.open_file(path, KEY)) as connection:
            assert connection.pragma("user_version") == newest()


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE
    migrate(path, KEY)
    with closing(engine.open_file(path, KEY)) as connection:
        connection.pragma("user_version", newest() + 1)
    with pytest.raises(TooNew) as trouble:
        open_records(tmp_path, KEY)
    assert trouble.value.reason == "records-too-new"
    assert trouble.value.facts["found"] == newest() + 1
    assert records.database is None


@pytest.mark.parametrize(
    "content", [b"not a database at all\n" * 99, b"x", b"\0" * 5000], ids=["text", "x", "zeros"]
)
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(Foreign) as trouble:
        open_records(tmp_path, KEY)
    assert trouble.value.reason == "records-foreign"
    assert (tmp_path / FILE).read_bytes() == content


def test_a_plain_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    with closing(apsw.Connection(str(tmp_path / FILE))) as plain:
        plain.execute("CREATE TABLE theirs (x)")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(Foreign):
        open_records(tmp_path, KEY)
    assert (tmp_path / FILE).read_bytes() == before


def test_another_programs_encrypted_file_is_refused(tmp_path: Path) -> None:
    with closing(engine.open_file(tmp_path / FILE, KEY, create=True)) as theirs:
        theirs.execute("CREATE TABLE theirs (x)")
    with pytest.raises(Foreign):
        open_records(tmp_path, KEY)
    with closing(engine.open_file(tmp_path / FILE, KEY)) as theirs:
        assert tables(theirs) == {"theirs"}


def test_a_wrong_key_is_told(tmp_path: Path) -> None:
    migrate(tmp_path / FILE, KEY)
    with pytest.raises(Damaged) as trouble:
        open_records(tmp_path, bytes(32))
    assert trouble.value.reason == "records-key-or-head"
    assert records.database is None


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordsError) as trouble:
        open_records(tmp_path / "gone", KEY)
    assert trouble.value.reason == "records-cannot-open"


def test_nothing_of_the_records_lies_open_on_the_disk(tmp_path: Path) -> None:
    migrate(tmp_path / FILE, KEY)
    with closing(engine.open_file(tmp_path / FILE, KEY)) as connection:
        connection.execute("INSERT INTO section (uid, name) VALUES ('s', 'ความลับของสำนัก')")
        on_disk = b"".join(path.read_bytes() for path in tmp_path.glob(FILE + "*"))
    assert len(list(tmp_path.glob(FILE + "*"))) == 1
    assert "ความลับ".encode() not in on_disk
    assert b"CREATE TABLE" not in on_disk


def test_a_script_is_split_at_the_ends_of_its_statements() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    assert [part.strip() for part in statements(f"SELECT ';';\n{trigger}")] == [
        "SELECT ';';",
        trigger.strip(),
    ]
    with pytest.raises(AssertionError, match="unfinished"):
        list(statements("SELECT 1"))
