"""A hearing moves on when its notice, or that of its results, hangs wherever the rule asks."""

from __future__ import annotations

from db.models import Document, HearingPaper, Person
from desktop.office.hearings import completeness, plan, rule_sets
from desktop.office.postings import hung


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
            ready = sheet.state in (plan.PLANNED, plan.READY) and not completeness.lacks(
                sheet.facts
            )
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
