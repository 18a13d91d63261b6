"""A clerk says of a hearing, once, that its notice or that of its results hangs everywhere."""

from __future__ import annotations

from datetime import date

from db.models import Document, Hearing, HearingPaper, Person
from desktop.office import stages
from desktop.office.postings import hung, log


def post(hearing: Hearing, role: str, on_day: date, person: Person) -> None:
    """Make postings of it, in a deed.

    Only where the notice is a signed paper here; else the day alone is known.
    """
    roles = hung.NOTICE_ROLES if role == "notice" else (role,)
    papers = (
        HearingPaper.select()
        .join(Document)
        .where(
            HearingPaper.hearing == hearing,
            HearingPaper.role.in_(roles),
            ~HearingPaper.deleted,
            ~Document.deleted,
            Document.stage == stages.SIGNED,
        )
        .order_by(HearingPaper.id.desc())
    )
    newest = papers.first()
    if newest is not None and (newest.document.dated is None or newest.document.dated <= on_day):
        log.post_all(newest.document, on_day, person)
