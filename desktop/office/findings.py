"""What a careful colleague would point out about a paper; nothing here forbids anything."""

from __future__ import annotations

from collections.abc import Sequence

from db.models import Document, RouteStep
from desktop.office import stages
from desktop.office.rules import order_of_days


def findings_of(
    document: Document, route: Sequence[RouteStep], stands: stages.Standing
) -> list[str]:
    """Reasons (keys of `desktop.office.words`) that hold for the paper as it stands."""
    found: list[str] = []
    by_stage: dict[str, list[RouteStep]] = {}
    for step in route:
        by_stage.setdefault(step.stage, []).append(step)
    signing = {step.person_id for step in by_stage.get(stages.SIGN, ())}
    proposing = {step.person_id for step in by_stage.get(stages.PROPOSE, ())}
    if signing & proposing - {None}:
        found.append("same-person-twice")
    if document.drafter_id in signing:
        found.append("drafter-signs")
    signed = next(
        (
            stands.done[step.place]
            for step in by_stage.get(stages.SIGN, ())
            if step.place in stands.done
        ),
        None,
    )
    if signed is not None and document.dated is not None:
        verdict = order_of_days.notice_against_signing(document.dated, signed.done_on)
        if verdict == "WARN:signed_after_dated":
            found.append("signed-after-dated")
    if document.parent_id is not None:
        memo_due, memo = stages.due_step(document.parent)
        if memo_due is not None:
            found.append("memo-not-approved")
        elif document.dated is not None and memo.done:
            approved = max(step.done_on for step in memo.done.values())
            days = {"approval": approved, "notice": document.dated}
            if order_of_days.out_of_order(days) != order_of_days.OK:
                found.append("notice-before-approval")
    return found
