"""Segments from honest and dishonest PCs, on real files: what is taken in, held, refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db import uids
from db.exchange import merge, segments
from db.exchange.line import BadLine, canonical
from db.exchange.segments import DOMAIN, Segment
from tests.several_pcs import OFFICE, SCHEMA, Store


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two PCs that know each other; the first has made the office and a person."""
    one, other = Store(tmp_path / "one.db", "one"), Store(tmp_path / "other.db", "other")
    one.know(other)
    other.know(one)
    with one.edit() as c:
        c.execute("INSERT INTO office (uid) VALUES (?)", (uids.office(),))
        c.execute("INSERT INTO person (uid, first_name, phone) VALUES ('p', 'มะลิ', '081')")
    yield one, other
    one.connection.close()
    other.connection.close()


def refusal(store: Store) -> list[str]:
    return [row[0] for row in store.rows("SELECT reason FROM quarantine ORDER BY id")]


def resigned(store: Store, segment: Segment, **changes: object) -> Segment:
    """The segment with another header, signed again by the same PC: an insider's work."""
    header = canonical({**json.loads(segment.header), **changes})
    return replace(segment, header=header, signature=store.signing.sign(DOMAIN + header.encode()))


def test_what_one_pc_did_is_at_the_other_and_twice_changes_nothing(
    pair: tuple[Store, Store],
) -> None:
    one, other = pair
    sent = one.export({})
    assert other.load(sent).touched == {("office", uids.office()), ("person", "p")}
    again = other.load(sent)
    assert (again.applied, again.refused, again.waiting) == (0, 0, 0)
    assert other.everything() == one.everything()
    assert one.export(segments.applied(other.connection)) == []


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda s: replace(s, signature=b"\0" * 64), "segment-signature"),
        (lambda s: replace(s, header=s.header.replace(OFFICE, "another")), "segment-other-office"),
        (lambda s: replace(s, header=s.header + " "), "segment-header"),
        (lambda s: replace(s, header="[" * 100_000), "segment-header"),
        (lambda s: replace(s, header=s.header.replace('"v":1', '"v":true')), "segment-header"),
        (lambda s: replace(s, lines=s.lines[:-1]), "segment-incomplete"),
        (lambda s: replace(s, lines=(s.lines[1], s.lines[0])), "segment-root"),
        (
            lambda s: replace(s, private=(None, s.private[1].replace("1", "2"))),
            "line-private-differs",
        ),
    ],
)
def test_a_spoiled_segment_is_refused_and_changes_nothing(
    pair: tuple[Store, Store], spoil: object, reason: str
) -> None:
    one, other = pair
    loaded = other.load([spoil(one.export({})[0])])  # type: ignore[operator]
    assert (loaded.refused, refusal(other)) == (1, [reason])
    assert not other.rows("SELECT 1 FROM person")


def test_a_stranger_is_refused_though_he_signs_well(
    pair: tuple[Store, Store], tmp_path: Path
) -> None:
    stranger = Store(tmp_path / "x.db", "stranger")
    with stranger.edit() as c:
        c.execute("INSERT INTO section (uid, name) VALUES ('s', 'ปลอม')")
    pair[1].load(stranger.export({}))
    assert refusal(pair[1]) == ["segment-unknown-device"]
    stranger.connection.close()


def test_two_histories_of_one_pc_are_a_fork_and_both_sides_can_see_it(
    pair: tuple[Store, Store], tmp_path: Path
) -> None:
    one, other = pair
    twin = Store(tmp_path / "twin.db", "one")  # a copied database: same name, same key
    with twin.edit() as c:
        c.execute("INSERT INTO section (uid, name) VALUES ('t', 'แฝด')")
    first, second = one.export({}), twin.export({})
    other.load(first)
    other.load(second)
    assert refusal(other) == ["segment-fork"]
    assert segments.forks(one.connection, segments.heads(one.connection)) == []


def test_a_segment_waits_for_what_its_writer_had_seen(pair: tuple[Store, Store]) -> None:
    one, other = pair
    first = one.export({})
    with one.edit() as c:
        c.execute("UPDATE person SET first_name = 'มาลี'")
    second = one.export({"one": 2})
    assert other.load(second).waiting == 1
    assert not other.rows("SELECT 1 FROM person")
    assert other.load(first).applied == 2
    assert other.rows("SELECT first_name FROM person") == [("มาลี",)]


def test_a_newer_schema_is_held_until_this_pc_is_updated(pair: tuple[Store, Store]) -> None:
    one, other = pair
    newer = resigned(one, one.export({})[0], schema=SCHEMA + 1)
    assert other.load([newer]).waiting == 1
    assert other.rows("SELECT held FROM waiting") == [("segment-newer-schema",)]
    with other.deed() as c:
        assert merge.release(c, schema=SCHEMA + 1).applied == 1
    assert other.rows("SELECT first_name FROM person") == [("มะลิ",)]


def test_personal_fields_held_back_come_later_from_a_full_copy(pair: tuple[Store, Store]) -> None:
    one, other = pair
    full = one.export({})[0]
    other.load([replace(full, private=(None, None))])
    assert other.rows("SELECT phone FROM person") == [(None,)]
    other.load([full])
    assert other.rows("SELECT phone FROM person") == [("081",)]


def test_erased_stays_erased_though_an_old_stick_comes_back(pair: tuple[Store, Store]) -> None:
    one, other = pair
    full = one.export({})
    other.load(full)
    with one.deed() as c:
        merge.erase(c, "person", "p", actor="somebody")
    other.load(one.export({"one": 2}))
    other.load(full)
    for store in pair:
        assert store.rows("SELECT phone FROM person") == [(None,)]
        assert store.rows("SELECT count(*) FROM operation WHERE private IS NOT NULL") == [(0,)]


def forged(store: Store, *lines: str) -> Segment:
    """A segment an insider writes by hand and signs."""
    header = canonical(
        {
            "v": 1,
            "office": OFFICE,
            "device": store.name,
            "schema": SCHEMA,
            "first": 1,
            "last": len(lines),
            "n": len(lines),
            "prev": "",
            "deps": {"one": 2},
            "root": segments.root_of(lines),
        }
    )
    signature = store.signing.sign(DOMAIN + header.encode())
    return Segment(header, signature, lines, (None,) * len(lines))


@pytest.mark.parametrize(
    ("table", "uid", "fields", "reason"),
    [
        ("number", "n", '{"register_id":"r","value":1}', "line-uid"),
        ("register", "r", '{"kind":"sent","year":2569}', "line-uid"),
        ("document", "d", '{"drafter_id":"nobody","kind":"memo"}', "line-parent-missing"),
        ("document", "d", '{"kind":"memo"}', "line-not-allowed"),
        ("tenure", "t", '{"capacity":"king","person_id":"p","post_id":null}', "line-not-allowed"),
    ],
)
def test_an_insiders_impossible_row_is_held_and_nothing_of_it_stays(
    pair: tuple[Store, Store], table: str, uid: str, fields: str, reason: str
) -> None:
    one, other = pair
    line = f'[1,9,"i","test.forged","x","t","{table}","{uid}",{fields}]'
    loaded = one.load([forged(other, line)]) if one.export({}) else None
    assert loaded is not None
    assert (loaded.applied, loaded.waiting) == (0, 1)
    assert refusal(one) == [reason]
    assert not one.rows(f"SELECT 1 FROM {table} WHERE uid = '{uid}'")


def test_a_number_outside_the_pcs_own_lease_is_held(pair: tuple[Store, Store]) -> None:
    one, other = pair
    book = uids.register("order", "", 2569)
    with one.edit() as c:
        c.execute("INSERT INTO register (uid, kind, year) VALUES (?, 'order', 2569)", (book,))
        c.execute(
            "INSERT INTO lease (uid, register_id, device, epoch, low, high, granted_at) "
            "SELECT 'l', id, 'one', 0, 1, 5, '' FROM register"
        )
    one.export({})
    fields = (
        f'{{"lease_id":"l","register_id":"{book}","taken_at":"","taken_by_id":"p",'
        '"taken_on":"","text":"1","value":1}'
    )
    line = f'[1,9,"i","number.taken","x","t","number","{uids.number(book, 1)}",{fields}]'
    one.load([forged(other, line)])
    assert refusal(one) == ["line-number-lease"]
    assert not one.rows("SELECT 1 FROM number")


def test_taking_in_before_sealing_is_a_bug_and_says_so(pair: tuple[Store, Store]) -> None:
    one, _ = pair
    with pytest.raises(AssertionError, match="seal"), one.deed() as c:
        merge.load(c, [], office=OFFICE, schema=SCHEMA)


def test_a_header_of_another_form_is_refused() -> None:
    with pytest.raises(BadLine):
        segments.parse("{}")
