"""What came and cannot be read yet, and what did not come: told, so that somebody mends it."""

from __future__ import annotations

import apsw

from db.columns import TABLES


def newer(connection: apsw.Connection) -> int:
    """Segments of a newer schema, kept until this PC's program is updated."""
    sql = "SELECT count(*) FROM waiting WHERE held = 'segment-newer-schema'"
    return int(connection.execute(sql).get or 0)


def is_bare(text: str, private: str | None) -> bool:
    """Whether personal fields that a line speaks of (its hash ends it) are not beside it."""
    return private is None and text.endswith('"]')


def withheld(connection: apsw.Connection) -> int:
    """Operations whose personal fields have not come, though nobody erased them."""
    tables = [table.name for table in TABLES if table.personal]
    marks = ", ".join("?" * len(tables))
    found = connection.execute(
        f"SELECT count(*) FROM operation o WHERE tbl IN ({marks}) AND private IS NULL "
        "AND substr(line, -2) = '\"]' AND NOT EXISTS (SELECT 1 FROM operation x "
        "WHERE x.tbl = o.tbl AND x.uid = o.uid AND x.kind = 'x')",
        tables,
    ).get
    return int(found or 0)
