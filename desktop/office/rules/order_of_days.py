"""The order in which the days on a file must come.

The memo is written, approved, signed; the notice bears the day it is signed; then it is posted,
the hearing is held, its results are announced (domain page §6.20).
"""

from __future__ import annotations

from datetime import date

OK = "OK"
STEPS = ("memo", "approval", "signing", "notice", "posting", "hearing", "summary")


def notice_against_signing(dated: date, signed: date) -> str:
    """A notice is dated the day it is signed; signed later it promises what was not yet decided."""
    if signed > dated:
        return "WARN:signed_after_dated"
    if signed < dated:
        return "WARN:signed_before_dated"
    return OK


def out_of_order(days: dict[str, date]) -> str:
    """`OK`, or the first step that came too early: `WARN:notice_before_approval`.

    `days` holds what is known of STEPS, in any order; two steps on one day are in order. The step
    reported is the earliest wrong one, against the last step it had to wait for.
    """
    known = [step for step in STEPS if step in days]
    for late in range(1, len(known)):
        for early in range(late - 1, -1, -1):
            if days[known[late]] < days[known[early]]:
                return f"WARN:{known[late]}_before_{known[early]}"
    return OK
