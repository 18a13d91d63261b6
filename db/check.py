"""Is the office sound: the file, the links between rows, the rules no program may break."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import apsw

from db import blobs, uids
from db.columns import BY_NAME, TABLES
from db.connection import FILE, records
from db.engine import APPLICATION_ID
from db.errors import RecordsError, environment_told_apart
from db.exchange import line
from db.migrate import newest
from db.models import every

_SHOWN = 10  # findings of one kind; the rest are counted


@dataclass(slots=True)
class Finding:
    """One thing that is wrong; `reason` and `facts` as in RecordsError."""

    reason: str
    facts: dict[str, object] = field(default_factory=dict)


Rule = Callable[[apsw.Connection], Iterator[Finding]]


def check() -> list[Finding]:
    """Everything wrong with the open office, the gravest first; empty when it is sound.

    Reads all of it: in a read lane, after the first paint. A file too damaged to ask is a finding.
    """
    return _asked(_pages, _schema, _links, _journal, _rows, _numbers, _papers, _files)


def quick() -> list[Finding]:
    """As `check`, but the pages and the schema only: what a start asks, about 500 MB a second."""
    return _asked(_pages, _schema)


def _asked(*rules: Rule) -> list[Finding]:
    found: list[Finding] = []
    try:
        with environment_told_apart(FILE):
            for rule in rules:
                fresh = _first_of(rule(records.connection()))
                found += fresh
                if fresh and rule in (_pages, _schema):
                    break  # what such a file says about its rows is worth nothing
    except RecordsError as trouble:
        found.append(Finding(trouble.reason, trouble.facts))
    return found


def _first_of(findings: Iterator[Finding]) -> list[Finding]:
    shown: list[Finding] = []
    more = 0
    for finding in findings:
        if len(shown) < _SHOWN:
            shown.append(finding)
        else:
            more += 1
    if more:
        shown.append(Finding("check-more", {"count": more}))
    return shown


def _rows_of(connection: apsw.Connection, sql: str) -> Iterator[tuple[object, ...]]:
    yield from connection.execute(sql)


def _pages(connection: apsw.Connection) -> Iterator[Finding]:
    """One finding however much is wrong: SQLite tells it in many lines of its own words."""
    told = [str(row[0]) for row in _rows_of(connection, "PRAGMA quick_check")]
    if told != ["ok"]:
        lines = [line for text in told for line in text.splitlines() if not line.startswith("***")]
        yield Finding("check-pages", {"count": len(lines), "detail": lines[:_SHOWN]})


def _links(connection: apsw.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in _rows_of(connection, "PRAGMA foreign_key_check"):
        yield Finding("check-link", {"table": table, "row": row, "parent": parent})


def _schema(connection: apsw.Connection) -> Iterator[Finding]:
    found = connection.pragma("user_version")
    if found != newest() or connection.pragma("application_id") != APPLICATION_ID:
        yield Finding("check-schema", {"found": found, "known": newest()})
    in_file = {name for (name,) in _rows_of(connection, "SELECT name FROM sqlite_schema")}
    for model in every():
        name = model._meta.table_name  # noqa: SLF001  # peewee's documented way
        if name not in in_file:
            yield Finding("check-table", {"table": name})


def _journal(connection: apsw.Connection) -> Iterator[Finding]:
    """Lines in order and readable, and an insert operation behind every row that travels."""
    for device, count, last in _rows_of(
        connection, "SELECT device, count(*), max(seq) FROM operation GROUP BY device"
    ):
        if count != last:
            yield Finding("check-gap", {"device": device, "count": count, "last": last})
    for device, seq, *columns, text, private in _rows_of(
        connection,
        "SELECT device, seq, lamport, kind, tbl, uid, line, private FROM operation",
    ):
        try:
            read = line.read(str(text), None if private is None else str(private))
            agrees = [read.seq, read.lamport, read.kind, read.table, read.uid] == [seq, *columns]
        except line.BadLine:
            agrees = False
        if not agrees:
            yield Finding("check-line", {"device": device, "seq": seq})
    for table in TABLES:
        for (uid,) in _rows_of(
            connection,
            f"SELECT uid FROM {table.name} AS row WHERE NOT EXISTS (SELECT 1 FROM operation "
            f"WHERE tbl = '{table.name}' AND uid = row.uid AND kind = 'i')",
        ):
            yield Finding("check-unlogged", {"table": table.name, "uid": uid})


def _rows(connection: apsw.Connection) -> Iterator[Finding]:
    """Uids that are computed from their row agree with it."""
    for table, columns in uids.COMPUTED.items():
        links = BY_NAME[table].links
        found = ", ".join(
            f"(SELECT uid FROM {links[name]} WHERE id = t.{name})" if name in links else name
            for name in columns
        )
        for uid, *values in _rows_of(
            connection, f"SELECT {', '.join(filter(None, ('uid', found)))} FROM {table} t"
        ):
            right = uids.of_row(table, dict(zip(columns, values, strict=True)))
            if right not in (None, uid):  # None: drawn, as that of an item put in by hand
                yield Finding("check-uid", {"table": table, "uid": uid})


def _numbers(connection: apsw.Connection) -> Iterator[Finding]:
    """A number lies inside its lease, the lease is of its register, and no two leases overlap."""
    for text, uid in _rows_of(
        connection,
        "SELECT n.text, n.uid FROM number n JOIN lease l ON l.id = n.lease_id "
        "WHERE n.value NOT BETWEEN l.low AND l.high OR n.register_id <> l.register_id",
    ):
        yield Finding("check-number-lease", {"number": text, "uid": uid})
    for low, high, other in _rows_of(
        connection,
        "SELECT a.low, a.high, b.low FROM lease a JOIN lease b ON a.register_id = b.register_id "
        "AND a.id < b.id AND a.low <= b.high AND b.low <= a.high",
    ):
        yield Finding("check-leases-overlap", {"low": low, "high": high, "other": other})


def _papers(connection: apsw.Connection) -> Iterator[Finding]:
    """A version is what its hash says; a step signs a version of its own document."""
    for uid, source, sha256 in _rows_of(connection, "SELECT uid, source, sha256 FROM version"):
        if hashlib.sha256(str(source).encode()).hexdigest() != sha256:
            yield Finding("check-version", {"uid": uid})
    for (uid,) in _rows_of(
        connection,
        "SELECT s.uid FROM approval_step s JOIN version v ON v.id = s.version_id "
        "WHERE v.document_id <> s.document_id",
    ):
        yield Finding("check-step-version", {"uid": uid})


def _files(connection: apsw.Connection) -> Iterator[Finding]:
    """Every file the records name is here and reads back as it was."""
    named = "SELECT emblem FROM office WHERE emblem <> '' UNION SELECT sha256 FROM attachment "
    named += "UNION SELECT sha256 FROM posting_event WHERE sha256 <> '' "
    named += "UNION SELECT sha256 FROM cycle_file"
    for (sha256,) in _rows_of(connection, named):
        try:
            blobs.get(str(sha256))
        except RecordsError as trouble:
            yield Finding(trouble.reason, trouble.facts)
