"""Who did what, newest first, out of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db import journal
from db.connection import records
from db.models import Document, Person
from desktop.office import actors


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One deed on a row: the fields it changed (uids for links), by whom, when."""

    deed: str
    who: str
    at: datetime
    fields: tuple[str, ...]


def of_document(document_id: int, limit: int = 100) -> list[HistoryRow]:
    """The deeds on a paper's own row."""
    uid = Document.get_by_id(document_id).uid
    names = {p.uid: actors.plain_name(p) for p in Person.select()}
    found = journal.entries(records.connection(), table="document", uid=uid, limit=limit)
    return [
        HistoryRow(
            entry.operation.deed,
            names.get(entry.operation.actor, entry.operation.actor),
            datetime.fromisoformat(entry.operation.at),
            tuple(entry.operation.fields),
        )
        for entry in found
    ]
