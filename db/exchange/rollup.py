"""A roll-up: the public parts of many offices in one file, to be read and published.

A folder with `rollup.db`, plain SQLite: nothing in it is secret. Each office's part is taken in
whole and replaces what was there of it; nothing else writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from db.errors import Foreign, RecordsError, environment_told_apart
from db.exchange.public import TABLES, PublicFile
from db.exchange.trust import Statement

FILE = "rollup.db"
APPLICATION_ID = 0x504B5255  # "PKRU"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office in the roll-up: its name, when its part was made, how many rows it has."""

    office: str
    name: str
    at: str
    known: int
    rows: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What an office did, in a fiscal year or in all: counts of hearings, of those who came and of
    what was said, of answers that were given, of announcements.
    """

    office: str
    hearings: int
    came: int
    said: int
    answered: int
    announcements: int


@dataclass(frozen=True, slots=True)
class HearingFigures:
    """A hearing of an office; `held_on` is an ISO day, or empty."""

    subject: str
    held_on: str
    state: str
    came: int
    said: int
    answered: int


def exists(folder: Path) -> bool:
    """Whether a roll-up lies in a folder."""
    return (folder / FILE).exists()


def make(folder: Path) -> None:
    """An empty roll-up in a new or empty folder. Raises RecordsError."""
    if exists(folder):
        raise RecordsError("rollup-exists", place=str(folder))
    with environment_told_apart(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise RecordsError("rollup-not-empty", place=str(folder))
        with closing(apsw.Connection(str(folder / FILE))) as connection, connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute(
                "CREATE TABLE offices (office TEXT PRIMARY KEY, name TEXT NOT NULL, "
                "at TEXT NOT NULL, known INTEGER NOT NULL) WITHOUT ROWID"
            )
            connection.execute(
                "CREATE TABLE statements (office TEXT, text TEXT, signature BLOB NOT NULL, "
                "PRIMARY KEY (office, text)) WITHOUT ROWID"
            )
            for table, columns in TABLES.items():
                made = ", ".join(
                    f"{name} {'INTEGER' if kind is int else 'TEXT'}"
                    for name, kind in columns.items()
                )
                connection.execute(
                    f"CREATE TABLE {table} (office TEXT NOT NULL, uid TEXT NOT NULL, {made}, "
                    "PRIMARY KEY (office, uid)) WITHOUT ROWID"
                )


def offices(folder: Path) -> list[OfficeRow]:
    """The offices in a roll-up, by name. Raises RecordsError."""
    with closing(_opened(folder)) as connection:
        counted = " + ".join(
            f"(SELECT count(*) FROM {table} WHERE office = o.office)" for table in TABLES
        )
        rows: list[tuple[Any, ...]] = connection.execute(
            f"SELECT office, name, at, known, {counted} FROM offices o ORDER BY name, office"
        ).fetchall()
    return [OfficeRow(*row) for row in rows]


_FISCAL = "(CAST(substr(dated, 1, 4) AS INTEGER) + 543 + (substr(dated, 6, 2) >= '10'))"
_COUNT = (
    "(SELECT coalesce(sum(count), 0) FROM hearing_count c WHERE c.office = h.office "
    "AND c.hearing_uid = h.uid AND c.measure = '{}' AND c.label = '')"
)
_ANSWERED = (
    "(SELECT count(*) FROM answer a WHERE a.office = h.office AND a.hearing_uid = h.uid "
    "AND a.verdict <> '')"
)


def years(folder: Path) -> list[int]:
    """The Buddhist fiscal years anything is of, the newest first. Raises RecordsError."""
    with closing(_opened(folder)) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT DISTINCT fiscal_year FROM hearing WHERE fiscal_year > 0 UNION "
            f"SELECT DISTINCT {_FISCAL} FROM announcement WHERE dated <> '' ORDER BY 1 DESC"
        ).fetchall()
    return [int(row[0]) for row in rows]


def figures(folder: Path, year: int = 0) -> list[Figures]:
    """What each office did in a Buddhist fiscal year, 0 for all. Raises RecordsError."""
    made = [_COUNT.format("came"), _COUNT.format("said"), _ANSWERED]
    sums = ", ".join(f"coalesce(sum({part}), 0)" for part in made)
    with closing(_opened(folder)) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            f"SELECT o.office, count(h.uid), {sums}, (SELECT count(*) FROM announcement n "
            f"WHERE n.office = o.office AND (:year = 0 OR {_FISCAL} = :year)) "
            "FROM offices o LEFT JOIN hearing h ON h.office = o.office "
            "AND (:year = 0 OR h.fiscal_year = :year) GROUP BY o.office ORDER BY o.name, o.office",
            {"year": year},
        ).fetchall()
    return [Figures(*row) for row in rows]


def hearings(folder: Path, office: str, year: int = 0) -> list[HearingFigures]:
    """The hearings of an office in a fiscal year, the newest first. Raises RecordsError."""
    with closing(_opened(folder)) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT coalesce(subject, ''), coalesce(held_on, ''), coalesce(state, ''), "
            f"{_COUNT.format('came')}, {_COUNT.format('said')}, {_ANSWERED} FROM hearing h "
            "WHERE office = :office AND (:year = 0 OR fiscal_year = :year) "
            "ORDER BY held_on DESC, subject",
            {"office": office, "year": year},
        ).fetchall()
    return [HearingFigures(*row) for row in rows]


def take(folder: Path, data: bytes) -> OfficeRow:
    """Take in an office's part in the place of what was there of it, or nothing.

    Raises BadBundle for a file that is not right, RecordsError `public-older` for one that knows
    less than what is there.
    """
    found = PublicFile(data)
    told = found.told
    with closing(_opened(folder)) as connection, environment_told_apart(folder), connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            "SELECT text, signature FROM statements WHERE office = ?", (told.office,)
        ).fetchall()
        found.prove(Statement(str(text), bytes(signature)) for text, signature in rows)
        known = connection.execute("SELECT known FROM offices WHERE office = ?", (told.office,)).get
        if isinstance(known, int) and known > told.known:
            raise RecordsError("public-older", office=told.name)
        for table in TABLES:
            connection.execute(f"DELETE FROM {table} WHERE office = ?", (told.office,))
        count = 0
        for table, uid, fields in found.rows():
            names = list(TABLES[table])
            marks = ", ".join("?" * (len(names) + 2))
            connection.execute(
                f"INSERT OR REPLACE INTO {table} (office, uid, {', '.join(names)}) "
                f"VALUES ({marks})",
                (told.office, uid, *(fields[name] for name in names)),
            )
            count += 1
        connection.execute(
            "INSERT OR REPLACE INTO offices VALUES (?, ?, ?, ?)",
            (told.office, told.name, told.at, told.known),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO statements VALUES (?, ?, ?)",
            [(told.office, s.text, s.signature) for s in told.trust],
        )
    return OfficeRow(told.office, told.name, told.at, told.known, count)


def rows(folder: Path, office: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every row of an office: table, uid, fields. Raises RecordsError."""
    with closing(_opened(folder)) as connection:
        for table, columns in TABLES.items():
            names = list(columns)
            for uid, *values in connection.execute(
                f"SELECT uid, {', '.join(names)} FROM {table} WHERE office = ?", (office,)
            ):
                yield table, str(uid), dict(zip(names, values, strict=True))


def _opened(folder: Path) -> apsw.Connection:
    path = folder / FILE
    if not path.is_file():
        raise RecordsError("rollup-missing", place=str(folder))
    with environment_told_apart(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.set_busy_timeout(5000)
        found = connection.pragma("application_id"), connection.pragma("user_version")
    if found != (APPLICATION_ID, _VERSION):
        connection.close()
        raise Foreign("rollup-foreign", place=str(path))
    return connection
