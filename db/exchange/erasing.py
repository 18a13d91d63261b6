"""Erasing what is personal: the deed's one door to `merge.erase`, here and wherever it travels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db import journal
from db.columns import BY_NAME
from db.connection import records
from db.journal import Change, Value
from db.write import merging


def erase(table: str, uids: Iterable[str], left: Mapping[str, Value], *, actor: str) -> None:
    """Put rows away and erase their personal fields for good, in one transaction.

    `left` are the derived columns made of them, as they stand afterwards. The journal keeps the
    lines and their hashes; the private parts are dropped on every PC the operation reaches.
    """
    from db.exchange import merge  # with the whole of sync, which a start does without

    declared = BY_NAME[table]
    assert declared.personal, f"{table} has nothing personal"
    assert left.keys() <= set(declared.derived), "derived columns alone are made anew here"
    connection = records.connection()
    with merging() as topics:
        for uid in uids:
            away = Change("u", table, uid, {"deleted": 1})
            journal.append(connection, [away], deed=f"{table}.discarded", actor=actor)
            merge.erase(connection, table, uid, actor=actor)
            if left:
                names = ", ".join(f"{name} = ?" for name in left)
                connection.execute(
                    f"UPDATE {table} SET {names} WHERE uid = ?", (*left.values(), uid)
                )
        topics.add(table)
