"""A register book as a paper in the official columns (แบบที่ ๑๓, ๑๔), ready for the press."""

from __future__ import annotations

from db.models import Document
from desktop.i18n import thai
from desktop.office import office, register
from desktop.office.words import screen
from desktop.printing import source as paper_source
from desktop.printing.paper import Paper
from desktop.thai import dates

_LAYOUTS = {"circular": "sent"}  # a book printed in the columns of another


def paper_of(kind: str, year: int) -> Paper:
    """The book of a kind and Buddhist year; void numbers and gaps stay, the reason in the remarks.

    What was done with a paper after it was numbered is not in the register: that column stays free
    for the pen.
    """
    facts = office.facts()
    lines = register.gaps(register.register_rows(kind, year))
    to = _addressees([line.document_id for line in lines if line.document_id])
    rows = tuple(
        {
            "no": line.text if line.last else str(line.value),
            "number": "" if line.last else line.text,
            "dated": "" if line.last and not line.lent else dates.short(line.taken_on),
            "from": line.section or facts.short_name or facts.name,
            "to": to.get(line.document_id or 0, ""),
            "subject": line.subject,
            "note": thai(register.note_of(line)),
        }
        for line in lines
    )
    title = thai(screen.BOOKS[kind]) if kind in _LAYOUTS else ""
    return Paper(
        form="register",
        subject=" ".join(part for part in (title, facts.name) if part),
        more={
            "book": _LAYOUTS.get(kind, kind),
            "period": f"ประจำปี พ.ศ. {year}",
            "rows": rows,
        },
    )


def _addressees(ids: list[int]) -> dict[int, str]:
    """เรียน of some papers, by their id."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = Document.select(Document.id, Document.source)
        for document in query.where(Document.id.in_(ids[start : start + _AT_ONCE])):
            front, _ = paper_source.split(document.source)
            to = front.get("to", "")
            found[document.id] = "/".join(to) if isinstance(to, list) else str(to)
    return found


_AT_ONCE = 500
