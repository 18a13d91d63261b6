"""The line of an operation, held still by vectors: what was signed once stays readable for ever."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import journal
from db.connection import records
from db.exchange import line
from db.exchange.line import BadLine, Operation
from db.models import Person, Section
from db.office_folder import OpenOffice
from db.write import write

VECTORS = json.loads(
    (Path(__file__).parents[1] / "data/vectors/line.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS["good"], ids=lambda vector: vector["line"][:14])
def test_a_line_is_read_and_written_byte_for_byte(vector: dict[str, str]) -> None:
    operation = line.read(vector["line"], vector.get("private"))
    assert line.written(operation) == vector["line"]
    if "private" in vector:
        assert line.hash_of(vector["private"]) == operation.hash
        assert operation.personal


@pytest.mark.parametrize("vector", VECTORS["refused"], ids=lambda vector: vector["what"])
def test_what_no_program_of_ours_wrote_is_refused(vector: dict[str, str]) -> None:
    with pytest.raises(BadLine) as told:
        line.read(vector["line"])
    assert told.value.reason == vector["reason"]


def test_a_private_part_that_does_not_match_its_hash_is_refused() -> None:
    vector = next(v for v in VECTORS["good"] if "private" in v)
    with pytest.raises(BadLine) as told:
        line.read(vector["line"], vector["private"].replace("02", "03"))
    assert told.value.reason == "line-private-differs"


NAMES = st.text(max_size=20)
VALUES = st.none() | st.integers(-(1 << 63), (1 << 63) - 1) | st.text(max_size=30)
COUNTS = st.integers(1, (1 << 62) - 1)


@given(COUNTS, COUNTS, NAMES, NAMES, st.dictionaries(st.sampled_from(["name", "code"]), VALUES))
def test_every_line_we_write_reads_back_the_same(
    seq: int, lamport: int, deed: str, actor: str, fields: dict[str, str | int | None]
) -> None:
    operation = Operation(seq, lamport, "u", deed, actor, "t", "section", "uid", fields)
    assert line.read(line.written(operation)) == operation


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fall(text: str) -> None:
    with contextlib.suppress(BadLine):
        line.read(text)


PART = st.recursive(
    VALUES | st.booleans() | st.floats() | st.sampled_from(["i", "u", "r", "x", "e", "section"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@given(
    st.integers(0, 9),
    PART,
    st.sampled_from("iurxe"),
    st.dictionaries(st.sampled_from(["name", "fields"]), PART),
)
def test_no_part_of_another_kind_makes_the_reader_fall(
    place: int, other: object, kind: str, fields: dict[str, object]
) -> None:
    parts = [1, 1, kind, "d", "a", "t", "section", "uid", fields, "0" * 64]
    parts[place] = other
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    with contextlib.suppress(BadLine):
        line.read(text)


def test_lines_read_together_are_judged_one_by_one() -> None:
    good = [vector["line"] for vector in VECTORS["good"] if "private" not in vector]
    assert line.read_all(good, [None] * len(good)) == [line.read(text) for text in good]
    whole = f"{good[0]},{good[1]}"
    middle = len(good[0]) // 2
    for pair in ((whole, good[2]), (whole[:middle], whole[middle:]), (f"{good[0]} ", good[1])):
        with pytest.raises(BadLine):
            line.read_all(pair, (None, None))


def test_a_deed_is_in_the_journal_with_who_what_and_when(office: OpenOffice) -> None:
    with write("somebody", "section.added"):
        added = Section.create(name="กองช่าง")
    with write("another", "section.changed"):
        added.name = "กองการช่าง"
        added.save()
    newest, first = journal.entries(records.connection(), table="section", uid=added.uid)
    assert (first.operation.kind, first.operation.deed, first.operation.actor) == (
        "i",
        "section.added",
        "somebody",
    )
    assert dict(newest.operation.fields) == {"name": "กองการช่าง"}
    assert newest.device == office.vault.device.id
    assert newest.operation.lamport == first.operation.lamport + 1


def test_personal_fields_stand_beside_the_line_and_never_in_it(office: OpenOffice) -> None:
    with write("somebody", "person.added"):
        Person.create(first_name="มะลิ", phone="021234567")
    lines = records.connection().execute("SELECT line FROM operation").fetchall()
    assert "021234567" not in str(lines)
    entry = next(journal.entries(records.connection()))
    assert entry.operation.personal == {"phone": "021234567"}


def test_two_equal_phones_have_different_hashes(office: OpenOffice) -> None:
    for name in ("มะลิ", "ปรีดา"):
        with write("somebody", "person.added"):
            Person.create(first_name=name, phone="021234567")
    first, second = journal.entries(records.connection())
    assert first.operation.hash != second.operation.hash
