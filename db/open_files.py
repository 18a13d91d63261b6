"""The records in open form: every row that travels, links by uid, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from db.columns import KEY, TABLES
from db.connection import records


def tables() -> list[str]:
    """The tables that travel, parents before children."""
    return [table.name for table in TABLES]


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table in open form: the uid, then what travels."""
    declared = next(one for one in TABLES if one.name == table)
    return (KEY, *declared.synced, *declared.personal)


def rows(table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in the order of their uids."""
    declared = next(one for one in TABLES if one.name == table)
    shown = [
        f"(SELECT uid FROM {declared.links[name]} WHERE id = t.{name})"
        if name in declared.links
        else f"t.{name}"
        for name in columns(table)
    ]
    sql = f"SELECT {', '.join(shown)} FROM {table} t ORDER BY t.uid"
    yield from records.connection().execute(sql)
