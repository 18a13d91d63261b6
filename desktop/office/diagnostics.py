"""This PC and this office in facts for whoever looks after the program: never a name, never a text.

A report is one ZIP: the facts, the log and the crash reports, which hold no personal data either.
"""

from __future__ import annotations

import platform
import shutil
import sys
import zipfile
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path

from db import check, office_folder
from db.connection import FILE, records
from db.errors import disk_told_apart
from db.migrate import newest
from desktop import __version__, paths
from desktop.i18n import thai
from desktop.office import backups, moments, office
from desktop.office.words import diagnostics as words

_LOG_FILES = ("prachakhom.log*", "crash-*.txt", "fault-*.txt")
_PARTS = ("PySide6-Essentials", "apsw-sqlite3mc", "reportlab", "uharfbuzz", "peewee", "opendal")
_COUNTED = ("document", "number", "hearing", "resident", "attendance", "opinion", "operation")
_LARGEST_LOG = 1_500_000  # bytes of one file


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is called for the clerk, and its value; `key` is its English name."""

    key: str
    name: str
    value: str


def facts() -> list[Fact]:
    """What is known of this PC, the program and the open office. Reads counts: in a read lane."""
    folder = office_folder.current().folder
    disk = shutil.disk_usage(folder)
    size = (folder / FILE).stat().st_size
    blobs = [path.stat().st_size for path in (folder / "blobs").glob("??/*")]
    last = backups.habit().made_at
    known = {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "memory": f"{_memory() / 2**30:.1f} GB" if _memory() else "-",
        "disk-free": f"{disk.free / 2**30:.1f} / {disk.total / 2**30:.0f} GB",
        "schema": str(newest()),
        "records": f"{size / 2**20:.1f} MB",
        "files": f"{len(blobs):,} · {sum(blobs) / 2**20:.1f} MB",
        "lock": "open slot" if office.is_open_slot() else "passphrase",
        "backup": last.isoformat(timespec="minutes") if last else "-",
        "parts": ", ".join(f"{part} {_version(part)}" for part in _PARTS),
    }
    counted = [
        Fact(f"rows-{table}", words.ROWS.get(table, table), f"{_count(table):,}")
        for table in _COUNTED
        if table in _tables()
    ]
    return [Fact(key, words.NAMES[key], value) for key, value in known.items()] + counted


def report(file: Path) -> None:
    """Write a problem report, whole or not at all. Raises RecordsError where the disk refuses."""
    lines = [f"{fact.key}: {fact.value}" for fact in facts()]
    lines += [f"finding: {finding.reason}" for finding in check.quick()]
    now: datetime = moments.now()
    lines.insert(0, f"at: {now.isoformat(timespec='seconds')}")
    draft = file.with_name(file.name + ".part")
    try:
        with disk_told_apart(file), zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("READ-ME.txt", thai(words.READ_ME))
            pack.writestr("facts.txt", "\n".join(lines) + "\n")
            for pattern in _LOG_FILES:
                for part in sorted(paths.state().glob(pattern)):
                    pack.writestr(part.name, part.read_bytes()[-_LARGEST_LOG:])
        with disk_told_apart(file):
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _count(table: str) -> int:
    return int(records.connection().execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _tables() -> frozenset[str]:
    found = records.connection().execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return frozenset(name for (name,) in found)


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:  # a frozen program may leave the papers of a part out
        return "?"


def _memory() -> int:
    """The bytes of memory of this PC; 0 where the system does not tell."""
    if sys.platform == "win32":
        import ctypes

        class Status(ctypes.Structure):
            _fields_ = (
                ("length", ctypes.c_uint32),
                ("load", ctypes.c_uint32),
                *((f"part{n}", ctypes.c_uint64) for n in range(7)),
            )

        status = Status(length=ctypes.sizeof(Status))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.part0)
    import os

    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0
