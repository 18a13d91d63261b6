"""Posted notices and held hearings as open data: JSON-LD and CSV, without personal data.

Notices bear the fields of the Czech open norm for official boards (number, name, posted, relevant
until) and `place`, `removed`; hearings those of a Popolo event. Days are ISO, of the common era.
A CSV begins with a byte order mark and has a Thai heading over the machine's.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.models import Document, Hearing, Opinion, Posting
from desktop.office import files, office
from desktop.office.reports import Period
from desktop.office.words import open_data as words

VERSION = 1
_CONTEXT: Mapping[str, str] = {
    "schema": "https://schema.org/",
    "popolo": "http://www.popoloproject.com/schemas/",
    "identifier": "schema:identifier",
    "name": "schema:name",
    "form": "schema:additionalType",
    "published": "schema:datePublished",
    "posted": "schema:startDate",
    "relevantUntil": "schema:endDate",
    "removed": "schema:expires",
    "place": "schema:location",
    "publisher": "schema:publisher",
    "start_date": "popolo:start_date",
    "end_date": "popolo:end_date",
    "location": "popolo:location",
    "status": "popolo:status",
    "classification": "popolo:classification",
    "attendees": "schema:maximumAttendeeCapacity",
    "opinions": "schema:commentCount",
}
_HELD = ("held", "minuted", "summarised", "filed")


@dataclass(frozen=True, slots=True)
class Written:
    """How many of each were written."""

    notices: int
    hearings: int


def write(folder: Path, period: Period) -> Written:
    """Write the open data of a period into a folder. Raises PaperError for the disk."""
    notices, hearings = _notices(period), _hearings(period)
    for name, kind, rows in (
        ("notices", "schema:CreativeWork", notices),
        ("hearings", "popolo:Event", hearings),
    ):
        files.write(folder / f"{name}.csv", _csv(words.HEADINGS[name], rows))
        files.write(folder / f"{name}.jsonld", _json(kind, rows))
    return Written(len(notices), len(hearings))


def _notices(period: Period) -> list[dict[str, Any]]:
    """Each notice with the places it hung at, by its first day."""
    from desktop.office.postings import places

    first, last = period.days
    publisher = office.facts().name
    query: Any = (
        Posting.select(Posting, Document)
        .join(Document)
        .where(~Posting.deleted, Posting.posted_on.between(first, last), ~Document.deleted)
        .order_by(Posting.posted_on, Document.id, Posting.id)
    )
    found: dict[int, dict[str, Any]] = {}
    for one in query:
        row = found.setdefault(
            one.document_id,
            {
                "identifier": one.document.number_text or one.document.uid,
                "name": one.document.subject,
                "form": one.document.kind,
                "published": _day(one.document.dated),
                "posted": _day(one.posted_on),
                "relevantUntil": "",
                "removed": "",
                "place": [],
                "publisher": publisher,
            },
        )
        row["place"].append(places.row_of(one.place).name)
        row["relevantUntil"] = max(row["relevantUntil"], _day(one.due_on))
        row["removed"] = max(row["removed"], _day(one.down_on))
    return list(found.values())


def _hearings(period: Period) -> list[dict[str, Any]]:
    from desktop.office.hearings import attendance

    first, last = period.days
    publisher = office.facts().name
    query = (
        Hearing.select()
        .where(~Hearing.deleted, Hearing.held_on.between(first, last), Hearing.state.in_(_HELD))
        .order_by(Hearing.held_on, Hearing.id)
    )
    return [
        {
            "identifier": row.uid,
            "name": row.subject,
            "classification": row.basis,
            "start_date": _day(row.held_on),
            "end_date": _day(row.ended_on or row.held_on),
            "location": row.venue,
            "status": row.state,
            "attendees": len(attendance.present(row.id)),
            "opinions": Opinion.select().where(Opinion.hearing == row.id).count(),
            "publisher": publisher,
        }
        for row in query
    ]


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _csv(headings: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings.values())
    writer.writerow(headings)
    writer.writerows([_flat(row[name]) for name in headings] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _flat(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text  # no formula for Excel


def _json(kind: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    graph = [
        {"@type": kind, **{name: value for name, value in row.items() if value not in ("", [])}}
        for row in rows
    ]
    told = {"@context": {**_CONTEXT}, "version": VERSION, "@graph": graph}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
