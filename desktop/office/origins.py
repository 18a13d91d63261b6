"""From a printed PDF back to its record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.models import Document
from desktop.office.documents import KEPT
from desktop.office.errors import Refused
from desktop.printing.origin import MOST_PDF, origin_of


@dataclass(frozen=True, slots=True)
class Found:
    """`document_id` is the record here, None when this office has none; `source` its text."""

    document_id: int | None
    source: str


def look_into(file: Path) -> Found:
    """What a PDF of this program was made from.

    Raises Refused `pdf-unreadable` for a file that cannot be read, `pdf-not-ours` for a PDF of
    another program, or one that another program has rewritten.
    """
    try:
        if file.stat().st_size > MOST_PDF:
            raise Refused("pdf-not-ours", file=file.name)
        origin = origin_of(file.read_bytes())
    except OSError as error:
        raise Refused("pdf-unreadable", file=file.name, why=error.strerror or "") from error
    if origin is None:
        raise Refused("pdf-not-ours", file=file.name)
    found = Document.get_or_none(Document.uid == origin.document, KEPT) if origin.document else None
    return Found(found.id if isinstance(found, Document) else None, origin.source)
