"""The lists of papers: find, count, the lines of a page. Read at every start: light to import."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, fn

from db.models import (
    Document,
    NumberVoid,
    Person,
    Section,
)
from desktop.office import stages
from desktop.office.errors import Refused
from desktop.thai.folding import fold

KEPT = Document.deleted == False  # noqa: E712  ("= 0" is found by the indexes, "NOT" is not)
SORTS = {
    "changed": (Document.changed_at,),  # a second column would keep the filters' indexes out
    "subject": (Document.subject_key, Document.id),
    "number": (Document.year, Document.number_value, Document.id),
    "stage": (Document.stage, Document.changed_at),
}


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """What a list of papers shows: empty means all. `mine`: the person it waits for."""

    text: str = ""
    kind: str = ""
    stage: str = ""
    year: int = 0
    mine: int | None = None
    sort: str = "changed"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of the documents page."""

    id: int
    kind: str
    subject: str
    section: str
    stage: str
    returned: bool
    waiting_id: int | None
    waiting: str
    number: str
    void: bool
    year: int
    dated: date | None
    changed_at: str


def find(query: DocumentQuery, limit: int | None = None) -> array[int]:
    """Ids of the papers asked for, in order; fast at hundreds of thousands."""
    columns = SORTS[query.sort]
    order = [column.desc() if query.descending else column.asc() for column in columns]
    found = Document.select(Document.id).where(*_conditions(query)).order_by(*order)
    if limit is not None:
        found = found.limit(limit)
    return array("q", (row[0] for row in found.tuples().iterator()))


def count_waiting(actor: int) -> int:
    """How many papers wait for a person; a signed one waits for nobody."""
    return int(Document.select().where(KEPT, Document.waiting == actor).count())


def count_returned() -> int:
    """How many papers lie with their drafters to be mended."""
    back = (Document.stage == stages.DRAFT) & Document.returned
    return int(Document.select().where(KEPT, back).count())


def tally() -> dict[str, int]:
    """How many papers stand at each stage."""
    query: Any = (
        Document.select(Document.stage, fn.COUNT(Document.id)).where(KEPT).group_by(Document.stage)
    )
    return {str(stage): int(count) for stage, count in query.tuples()}


def busiest() -> int:
    """The person for whom most papers wait, 0 for nobody: who sits down first on a new PC."""
    found: Any = (
        Document.select(Document.waiting)
        .where(~Document.deleted, Document.waiting.is_null(False))  # the whole of one index
        .group_by(Document.waiting)
        .order_by(fn.COUNT(Document.id).desc())
        .limit(1)
        .tuples()
    )
    return next((int(row[0]) for row in found), 0)


def count_unnumbered() -> int:
    """How many signed papers have no number yet."""
    return int(
        Document.select()
        .where(KEPT, Document.stage == stages.SIGNED, Document.number_value.is_null())
        .count()
    )


def years() -> list[int]:
    """Buddhist years that have papers, the newest first."""
    query: Any = (
        Document.select(Document.year).where(KEPT).distinct().order_by(Document.year.desc())
    )
    return [int(row[0]) for row in query.tuples()]


def rows(ids: Sequence[int]) -> list[DocumentRow]:
    """The lines of some papers, in the order of `ids`."""
    waiting = Person.alias()
    query: Any = (
        Document.select(
            Document,
            Section.name.alias("section_name"),
            waiting.first_name.alias("given"),
            waiting.last_name.alias("family"),
        )
        .join(Section)
        .switch(Document)
        .join(waiting, JOIN.LEFT_OUTER, on=(Document.waiting == waiting.id))
        .where(Document.id.in_(list(ids)))
        .objects()
    )
    by_id = {d.id: d for d in query}
    void = is_void(tuple(by_id))
    return [
        DocumentRow(
            d.id,
            d.kind,
            d.subject,
            d.section_name,
            d.stage,
            d.returned,
            d.waiting_id,
            f"{d.given or ''} {d.family or ''}".strip(),
            d.number_text,
            d.id in void,
            d.year,
            d.dated,
            d.changed_at,
        )
        for d in (by_id[i] for i in ids if i in by_id)
    ]


def kept(document_id: int) -> Document:
    """The record of a paper; refused once it was put away."""
    found = Document.get_or_none(Document.id == document_id, KEPT)
    if not isinstance(found, Document):
        raise Refused("document-gone")
    return found


def _conditions(query: DocumentQuery) -> list[object]:
    wanted: list[object] = [KEPT]
    if query.kind:
        wanted.append(Document.kind == query.kind)
    if query.stage == "returned":
        wanted.append(Document.returned)
    elif query.stage:
        wanted.append(Document.stage == query.stage)
    if query.year:
        wanted.append(Document.year == query.year)
    if query.mine is not None:
        wanted.append(Document.waiting == query.mine)
    for word in fold(query.text).split():
        wanted.append(fn.INSTR(Document.fold, word) > 0)
    return wanted


def is_void(ids: Sequence[int]) -> set[int]:
    """Which of some papers have only void numbers."""
    from db.models import Number

    query: Any = (
        Number.select(Number.document, fn.COUNT(Number.id), fn.COUNT(NumberVoid.id))
        .join(NumberVoid, JOIN.LEFT_OUTER)
        .where(Number.document.in_(list(ids)))
        .group_by(Number.document)
    )
    return {document for document, given, voided in query.tuples() if given == voided}
