"""The public part of an office, and roll-ups of many: no private person is in either.

An office writes its public part as a file; a district or a province takes in the files of many
offices, reads them, and publishes them to PostgreSQL for tools of its own.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import clock, office_folder, uids
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.exchange import bundle, public, publish, rollup, segments, transfer, trust
from db.exchange.public import Row
from db.exchange.rollup import Figures, HearingFigures, OfficeRow
from db.files import write_whole
from db.models import Hearing
from db.write import write
from desktop.office import actors, office
from desktop.office.hearings import statistics
from desktop.office.jobs import Job
from desktop.thai.sorting import sort_key

__all__ = [
    "Gathered",
    "HearingFigures",
    "OfficeRow",
    "TakenAll",
    "exists",
    "export",
    "figures_of",
    "gathered",
    "hearings",
    "make",
    "offices",
    "publish_from",
    "take",
    "take_all",
    "write_excel",
]

# Figures that say nothing of a person; topics are words of those who spoke.
MEASURES = ("village", "group", "sex", "age", "via", "stance", "channel")
_KEPT = "deleted = 0"
_OF_HEARING = "hearing_id IN (SELECT id FROM hearing WHERE deleted = 0)"
_WHERE: Mapping[str, str] = {  # which rows of a table are public
    "office": _KEPT,
    "section": _KEPT,
    "village": _KEPT,
    "stakeholder": _KEPT,
    "hearing": _KEPT,
    "hearing_event": _OF_HEARING,
    "hearing_group": f"{_KEPT} AND {_OF_HEARING}",
    "agenda_item": f"{_KEPT} AND {_OF_HEARING}",
    "vote_count": _OF_HEARING,
    "answer": f"{_KEPT} AND {_OF_HEARING}",
    "announcement": f"{_KEPT} AND kind = 'announcement' AND stage = 'signed'",
}
_TABLE = {"announcement": "document"}  # where it lies, when not under its own name
_LINKS = {
    "section_uid": "section",
    "hearing_uid": "hearing",
    "village_uid": "village",
    "stakeholder_uid": "stakeholder",
    "agenda_item_uid": "agenda_item",
}


def export(target: Path, *, actor: int) -> int:
    """Write the office's public part; how many rows. Raises RecordsError."""
    person = actors.person(actor)
    with write(person.uid) as work:
        from db.models import Office

        work.event("public.exported", Office.get())
    transfer.seal()
    vault = office_folder.current().vault
    connection = records.connection()
    made = io.BytesIO()
    count = public.write(
        made,
        _rows(),
        root=transfer.office_root(),
        name=office.facts().name[:200],
        device=vault.device_id,
        at=clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        known=sum(segments.applied(connection).values()),
        statements=trust.statements(connection),
        sign=vault.device.sign,
    )
    write_whole(target, made.getvalue())
    return count


def _rows() -> Iterator[Row]:
    connection = records.connection()
    for table, where in _WHERE.items():
        names = list(public.TABLES[table])
        shown = [
            f"(SELECT uid FROM {_LINKS[name]} WHERE id = t.{name.removesuffix('_uid')}_id)"
            if name in _LINKS
            else name
            for name in names
        ]
        for uid, *values in connection.execute(
            f"SELECT uid, {', '.join(shown)} FROM {_TABLE.get(table, table)} t "
            f"WHERE {where} ORDER BY uid"
        ):
            yield table, str(uid), dict(zip(names, values, strict=True))
    for hearing in Hearing.select().where(~Hearing.deleted).order_by(Hearing.uid):
        yield from _counts(hearing)


def _counts(hearing: Hearing) -> Iterator[Row]:
    """The statistics of a hearing: who came and what was said, by figures alone."""
    found = statistics.of_hearing(hearing.id)
    figures: list[tuple[str, str, int, int | None]] = [
        ("came", "", found.came, found.quota or None),
        ("said", "", found.said, None),
    ]
    for table in found.tables:
        if table.code in MEASURES:
            figures += [(table.code, f.label, f.count, f.quota) for f in table.figures]
    for measure, label, count, quota in figures:
        fields: dict[str, Any] = {
            "hearing_uid": hearing.uid,
            "measure": measure,
            "label": label,
            "count": count,
            "quota": quota,
        }
        yield "hearing_count", uids.hearing_count(hearing.uid, measure, label), fields


def exists(folder: Path) -> bool:
    """Whether a roll-up lies in a folder."""
    return rollup.exists(folder)


def make(folder: Path) -> None:
    """An empty roll-up. Raises RecordsError."""
    rollup.make(folder)


def take(folder: Path, source: Path) -> OfficeRow:
    """Take in an office's public part. Raises RecordsError."""
    with disk_told_apart(source):
        if source.stat().st_size > bundle.LARGEST:
            raise bundle.BadBundle("bundle-too-large")
        data = source.read_bytes()
    return rollup.take(folder, data)


def offices(folder: Path) -> list[OfficeRow]:
    """The offices of a roll-up. Raises RecordsError."""
    return rollup.offices(folder)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A roll-up as it is read: its offices with their figures, and the fiscal years there are."""

    rows: tuple[tuple[OfficeRow, Figures], ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TakenAll:
    """What became of many files: the offices taken in, and the files refused with the reason."""

    taken: tuple[OfficeRow, ...]
    refused: tuple[tuple[Path, RecordsError], ...]


def gathered(folder: Path, year: int = 0) -> Gathered:
    """Read a roll-up, for a Buddhist fiscal year or for all (0). Raises RecordsError."""
    pairs = zip(rollup.offices(folder), rollup.figures(folder, year), strict=True)
    rows = sorted(pairs, key=lambda pair: (sort_key(pair[0].name), pair[0].office))
    return Gathered(tuple(rows), tuple(rollup.years(folder)))


def hearings(folder: Path, office: str, year: int = 0) -> list[HearingFigures]:
    """The hearings of one of its offices. Raises RecordsError."""
    return rollup.hearings(folder, office, year)


def take_all(folder: Path, files: Sequence[Path], job: Job) -> TakenAll:
    """Take in each file by itself: one that is refused keeps nobody else out. Job: a step a file.

    The roll-up is made where the folder is new or empty. Raises RecordsError for the folder.
    """
    if not exists(folder):
        make(folder)
    taken: list[OfficeRow] = []
    refused: list[tuple[Path, RecordsError]] = []
    for number, file in enumerate(files):
        job.step(number, len(files))
        try:
            taken.append(take(folder, file))
        except RecordsError as trouble:
            refused.append((file, trouble))
    job.step(len(files), len(files))
    return TakenAll(tuple(taken), tuple(refused))


def write_excel(target: Path, folder: Path, year: int = 0) -> None:
    """Write the figures as Excel: the offices, and every hearing.

    Raises RecordsError, and PaperError for the disk.
    """
    from desktop.office import excel
    from desktop.office.words import rollup as words

    found = gathered(folder, year)
    lines = [(one.name, words.made(one.at), *figures_of(figures)) for one, figures in found.rows]
    every = [
        (one.name, *words.of_hearing(hearing))
        for one, _ in found.rows
        for hearing in hearings(folder, one.office, year)
    ]
    excel.write(
        target,
        [
            excel.Page(words.OFFICES, words.HEADS, lines, (40, 18, 10, 12, 12, 12, 12)),
            excel.Page(
                words.HEARINGS,
                (words.HEADS[0], *words.HEARING_HEADS),
                every,
                (40, 48, 16, 20, 12, 12, 12),
            ),
        ],
    )


def figures_of(one: Figures) -> tuple[int, int, int, int, int]:
    """The figures of an office in the order of the columns."""
    return one.hearings, one.came, one.said, one.answered, one.announcements


def publish_from(folder: Path, url: str, passphrase: str | None = None) -> tuple[int, int]:
    """Publish a roll-up, or one office's own public part: how many offices and rows.

    Raises RecordsError.
    """
    if rollup.exists(folder):
        found = rollup.offices(folder)
        parts = [(o.office, o.name, o.at, rollup.rows(folder, o.office)) for o in found]
        return len(found), publish.publish(url, parts)
    if not office.exists(folder):
        raise RecordsError("rollup-missing", place=str(folder))
    office.open_at(folder, passphrase=passphrase)
    try:
        at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        name = office.facts().name
        return 1, publish.publish(url, [(transfer.office(), name, at, _rows())])
    finally:
        office.close()
