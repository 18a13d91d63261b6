"""A hearing moves on when its notice, or that of its results, hangs wherever the rule asks."""

from __future__ import annotations

from datetime import date

from db.models import Document, Hearing, HearingPaper, Person
from desktop.office import stages
from desktop.office.hearings import plan, rule_sets, steps
from desktop.office.postings import hung, log


def move_on(document: Document, person: Person) -> None:
    """Write the hearing's own event when this notice completes what its rule asks; in a deed.

    The day is that on which it hung at the last of the places.
    """
    for paper in HearingPaper.select().where(
        HearingPaper.document == document, ~HearingPaper.deleted
    ):
        hearing = paper.hearing
        if hearing.deleted:
            continue
        sheet = plan.open_sheet(hearing.id)
        kinds = rule_sets.basis(hearing.basis).places
        if paper.role in hung.NOTICE_ROLES:
            day = hung.complete_on(sheet.hung, kinds)
            ready = sheet.state in (plan.PLANNED, plan.READY) and not steps.lacks(sheet.facts)
            if ready and day is not None:
                on = max(row.posted_on for row in sheet.hung if row.posted_on is not None)
                if hearing.held_on is None or on < hearing.held_on:
                    plan.write_event(hearing, person, "posted", on_day=on)
        elif paper.role == "summary":
            rows = hung.of_hearing(hearing.id, None, None, ("summary",))
            day = hung.complete_on(rows, kinds)
            over = sheet.state in (plan.HELD, plan.MINUTED)
            if over and day is not None and (sheet.last_day is None or day >= sheet.last_day):
                plan.write_event(hearing, person, "summarised", on_day=day)


def post_everywhere(hearing: Hearing, role: str, on_day: date, person: Person) -> None:
    """The clerk says of a hearing that its notice hangs everywhere: make that postings; in a deed.

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
