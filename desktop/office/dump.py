"""Everything of an office in open files: the way out, whatever becomes of this program.

Two offices that agree give the same bytes, table by table: what is computed on each PC is left out.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from db import open_files
from db.errors import disk_told_apart
from desktop.office.errors import Refused


def dump(target: Path) -> int:
    """Write each table as JSON lines and as CSV (with BOM, for spreadsheets); how many rows.

    `target` must be missing or empty. Raises Refused or RecordsError.
    """
    with disk_told_apart(target):
        target.mkdir(parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise Refused("dump-not-empty", place=str(target))
        return sum(_table(target, table) for table in open_files.tables())


def _table(target: Path, table: str) -> int:
    names = open_files.columns(table)
    count = 0
    with (
        (target / f"{table}.jsonl").open("w", encoding="utf-8", newline="\n") as lines,
        (target / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as sheet,
    ):
        written = csv.writer(sheet)
        written.writerow(names)
        for row in open_files.rows(table):
            count += 1
            facts = dict(zip(names, row, strict=True))
            lines.write(json.dumps(facts, ensure_ascii=False, sort_keys=True) + "\n")
            written.writerow([_cell(value) for value in row])
    return count


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula is given as text."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
