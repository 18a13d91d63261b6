"""Who counts as whom, where one person was entered twice and the rows were merged.

What hangs on a duplicate (attendance, invitations, opinions) stays where it is and counts as that
of the one who goes on: whoever lists or counts people asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from db.connection import records

T = TypeVar("T")


def standing() -> dict[int, int]:
    """Of every duplicate, who stands for it in the end; others stand for themselves.

    Two PCs may have merged A into B and B into A: then the lesser uid stands, on every PC alike.
    """
    rows: list[tuple[Any, ...]] = (  # > 0, not IS NOT NULL: that would read every resident
        records.connection()
        .execute("SELECT id, merged_into_id, uid FROM resident WHERE merged_into_id > 0")
        .fetchall()
    )
    into = {id_: target for id_, target, _ in rows}
    uids = {id_: uid for id_, _, uid in rows}
    return {id_: _end(id_, into, uids) for id_ in into}


def _end(start: int, into: Mapping[int, int], uids: Mapping[int, str]) -> int:
    seen: list[int] = [start]
    while (following := into.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :], key=lambda id_: uids[id_])
        seen.append(following)
    return seen[-1]


def who_stands(resident_id: int) -> int:
    """Who stands for this person: themselves, unless they were merged into another."""
    found = records.connection().execute(
        "SELECT merged_into_id FROM resident WHERE id = ?", (resident_id,)
    )
    return resident_id if found.get is None else standing()[resident_id]


def family(resident_id: int) -> tuple[int, ...]:
    """Every row that counts as this person: their own first, then their duplicates."""
    found: list[tuple[int]] = (
        records.connection()
        .execute(
            "WITH RECURSIVE mine (id) AS (SELECT ? UNION SELECT r.id FROM resident r "
            "JOIN mine m ON r.merged_into_id = m.id) SELECT id FROM mine",
            (resident_id,),
        )
        .fetchall()
    )
    return tuple(id_ for (id_,) in found)


def as_one(rows: Iterable[T], person: Callable[[T], int]) -> list[T]:
    """The first row of each person, in their order; duplicates count as whom they stand for."""
    stands = standing()
    seen: set[int] = set()
    out: list[T] = []
    for row in rows:
        who = stands.get(person(row), person(row))
        if who not in seen:
            seen.add(who)
            out.append(row)
    return out
