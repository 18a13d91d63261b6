"""Two PCs that let in the same person without knowing of each other: one person, one review."""

from __future__ import annotations

import itertools
from contextlib import closing
from pathlib import Path

from db import uids
from desktop.office.hearings import guests
from tests.several_pcs import Store

PERSON, HEARING = "a" * 32, "b" * 32
GUESTS = [f"{number:032x}" for number in range(3)]


def furnish(store: Store) -> None:
    """A hearing and three residents, written on one PC and sent to the other."""
    with store.edit("hearing.planned") as connection:
        connection.execute("INSERT INTO person (uid, first_name) VALUES (?, 'มะลิ')", (PERSON,))
        connection.execute(
            "INSERT INTO hearing (uid, subject, created_by_id, created_at) "
            "SELECT ?, 'ถนน', id, '2026-12-01T02:00:00.000Z' FROM person",
            (HEARING,),
        )
        for uid in GUESTS:
            connection.execute(
                "INSERT INTO resident (uid, first_name, added_at) VALUES (?, 'สมชาย', ?)",
                (uid, "2026-12-01T02:00:00.000Z"),
            )


def let_in(store: Store, guest: str, desk: str, minute: int) -> None:
    with store.edit("attendance.entered") as connection:
        connection.execute(
            "INSERT INTO attendance (uid, hearing_id, resident_id, desk, at) SELECT ?, h.id, r.id, "
            "?, ? FROM hearing h, resident r WHERE r.uid = ?",
            (uids.attendance(HEARING, guest), desk, f"2026-12-20T02:{minute:02d}:00.000Z", guest),
        )


def exchange(one: Store, other: Store) -> None:
    for _ in range(2):
        for a, b in itertools.permutations((one, other)):
            have = dict(b.rows("SELECT device, max(last) FROM segment GROUP BY device"))
            b.load(a.export(have))


def test_one_person_at_two_desks_is_one_row_and_one_review(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "one.db", "one"), Store(tmp_path / "two.db", "two")
    with closing(one.connection), closing(two.connection):
        one.know(two)
        two.know(one)
        furnish(one)
        exchange(one, two)
        let_in(one, GUESTS[0], "๑", 1)
        let_in(two, GUESTS[0], "๒", 4)
        let_in(one, GUESTS[1], "๑", 2)
        let_in(two, GUESTS[2], "๒", 3)
        exchange(one, two)
        assert one.everything() == two.everything()
        for store in (one, two):
            rows = store.rows("SELECT uid FROM attendance")
            assert len(rows) == 3, "three people came, whoever was taken down twice"
            open_ = store.rows("SELECT DISTINCT tbl, uid FROM conflict WHERE open")
            assert open_ == [("attendance", uids.attendance(HEARING, GUESTS[0]))]
            fields = store.rows("SELECT field FROM conflict WHERE open ORDER BY field")
            assert fields == [("at",), ("desk",)]


def test_the_review_names_both_desks_and_times(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "one.db", "one"), Store(tmp_path / "two.db", "two")
    with closing(one.connection), closing(two.connection):
        one.know(two)
        two.know(one)
        furnish(one)
        exchange(one, two)
        let_in(one, GUESTS[0], "๑", 1)
        let_in(two, GUESTS[0], "๒", 4)
        exchange(one, two)
        (hearing,) = two.rows("SELECT id FROM hearing")[0]
        claims = guests.double_claims(two.connection, hearing)
    ((_, told),) = claims.items()
    assert [(at.strftime("%H.%M"), desk) for at, desk in told] == [("09.01", "๑"), ("09.04", "๒")]


def test_in_at_one_desk_and_out_at_the_other_follow_in_time(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "one.db", "one"), Store(tmp_path / "two.db", "two")
    with closing(one.connection), closing(two.connection):
        one.know(two)
        two.know(one)
        furnish(one)
        let_in(one, GUESTS[0], "๑", 1)
        exchange(one, two)
        for store, kind, minute in ((one, "out", 10), (two, "in", 20)):
            with store.edit("attendance.moved") as connection:
                connection.execute(
                    "INSERT INTO attendance_move (uid, attendance_id, kind, at) "
                    "SELECT ?, id, ?, ? FROM attendance",
                    (kind.encode().hex().ljust(32, "0"), kind, f"2026-12-20T02:{minute}:00.000Z"),
                )
        exchange(one, two)
        latest = "SELECT kind FROM attendance_move ORDER BY at DESC, uid DESC LIMIT 1"
        assert one.rows(latest) == two.rows(latest) == [("in",)]
