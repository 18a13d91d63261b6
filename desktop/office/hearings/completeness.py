"""Whether the plan of a hearing says all that its notice needs."""

from __future__ import annotations

from desktop.office.hearings import rule_sets
from desktop.office.hearings.plan import HearingFacts


def lacks(facts: HearingFacts) -> tuple[str, ...]:
    """What the notice needs and the plan does not say yet: codes of `words.deadlines.LACKS`.

    The items its legal basis asks for (clause 7 of the 2548 rule: eight), and day, hour, place,
    method, which the notice announces (clause 11).
    """
    basis = rule_sets.basis(facts.basis)
    found = []
    if facts.held_on is None:
        found.append("day")
    for code, value in (("begins", facts.begins), ("venue", facts.venue)):
        if not value.strip():
            found.append(code)
    if len(facts.methods) < basis.channels:
        found.append("methods")
    found += [item for item in basis.items if not getattr(facts, item).strip()]
    return tuple(found)
