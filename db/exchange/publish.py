"""The public parts of offices into PostgreSQL, so that tools which know nothing of us can report.

A schema `prachakhom` with the tables of `public.TABLES` and `offices`; the key of a row is office
and uid. Publishing again changes what changed, adds what is new and takes out what is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from db.errors import RecordsError
from db.exchange.public import TABLES, Row

if TYPE_CHECKING:
    import psycopg

SCHEMA = "prachakhom"
_SCHEMES = ("postgresql://", "postgres://")
_AT_ONCE = 1000


def publish(url: str, parts: Iterable[tuple[str, str, str, Iterable[Row]]]) -> int:
    """Publish offices, each as (its name among offices, its name, when it was made, its rows).

    All of it is one transaction; returns how many rows stand there of these offices. Raises
    RecordsError `publish-address`, `publish-no-driver`, `publish-unreachable` or `publish-refused`.
    """
    if not url.startswith(_SCHEMES):
        raise RecordsError("publish-address")
    try:
        import psycopg
    except ModuleNotFoundError as error:  # the packages for clerks' PCs come without it
        raise RecordsError("publish-no-driver") from error

    try:
        connection = psycopg.connect(url, connect_timeout=15)
    except psycopg.Error as error:
        raise RecordsError("publish-unreachable", detail=_told(error)) from error
    try:
        with connection, connection.cursor() as cursor:
            _make(cursor)
            return sum(_office(cursor, *part) for part in parts)
    except psycopg.Error as error:
        raise RecordsError("publish-refused", detail=_told(error)) from error


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _make(cursor: psycopg.Cursor[Any]) -> None:
    cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}".encode())
    cursor.execute(
        f"CREATE TABLE IF NOT EXISTS {SCHEMA}.offices (office text PRIMARY KEY, "
        "name text NOT NULL, made_at timestamptz NOT NULL, published_at timestamptz NOT NULL)"
        .encode()
    )  # fmt: skip
    for table, columns in TABLES.items():
        made = ", ".join(
            f"{name} {'bigint' if kind is int else 'text'}" for name, kind in columns.items()
        )
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {SCHEMA}.{table} (office text NOT NULL "
            f"REFERENCES {SCHEMA}.offices, uid text NOT NULL, {made}, PRIMARY KEY (office, uid))"
            .encode()
        )  # fmt: skip


def _office(
    cursor: psycopg.Cursor[Any], office: str, name: str, at: str, rows: Iterable[Row]
) -> int:
    cursor.execute(
        f"INSERT INTO {SCHEMA}.offices VALUES (%s, %s, %s, now()) ON CONFLICT (office) DO UPDATE "
        "SET name = excluded.name, made_at = excluded.made_at, published_at = now()".encode(),
        (office, name, at),
    )
    kept: dict[str, list[str]] = {table: [] for table in TABLES}
    for table, part in _grouped(rows):
        names = list(TABLES[table])
        marks = ", ".join(["%s"] * (len(names) + 2))
        changes = ", ".join(f"{column} = excluded.{column}" for column in names)
        cursor.executemany(
            f"INSERT INTO {SCHEMA}.{table} (office, uid, {', '.join(names)}) VALUES ({marks}) "
            f"ON CONFLICT (office, uid) DO UPDATE SET {changes}".encode(),
            [(office, uid, *(fields[column] for column in names)) for uid, fields in part],
        )
        kept[table] += [uid for uid, _ in part]
    for table, uids in kept.items():
        cursor.execute(
            f"DELETE FROM {SCHEMA}.{table} WHERE office = %s AND uid <> ALL (%s)".encode(),
            (office, uids),
        )
    return sum(len(uids) for uids in kept.values())


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[str, list[tuple[str, Mapping[str, Any]]]]]:
    """Rows of one table together, a thousand at a time."""
    waiting: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for table, uid, fields in rows:
        part = waiting.setdefault(table, [])
        part.append((uid, fields))
        if len(part) >= _AT_ONCE:
            yield table, waiting.pop(table)
    yield from waiting.items()
