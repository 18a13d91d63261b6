"""Pairs that look like one person and are two: once said, never asked again, on no PC.

What was said is in the journal alone: two events of one deed, one for each of the pair.
"""

from __future__ import annotations

from db.connection import records
from db.write import write
from desktop.office import actors
from desktop.office.community import residents

APART, PERHAPS = "resident.told-apart", "resident.perhaps-one"
_SAID = """
    SELECT a.line LIKE ?, one.id, other.id FROM operation a
    JOIN operation b ON b.device = a.device AND b.seq = a.seq + 1 AND b.lamport = a.lamport
    JOIN resident one ON one.uid = a.uid JOIN resident other ON other.uid = b.uid
    WHERE a.tbl = 'resident' AND a.kind = 'e' AND b.kind = 'e' AND (a.line LIKE ? OR a.line LIKE ?)
    ORDER BY a.lamport, a.device
"""  # the operations of a deed share their time


def tell(one_id: int, other_id: int, *, actor: int) -> None:
    """Say that these are two people."""
    _say(APART, one_id, other_id, actor)


def think_again(one_id: int, other_id: int, *, actor: int) -> None:
    """Take it back: they may be one."""
    _say(PERHAPS, one_id, other_id, actor)


def pairs() -> set[frozenset[int]]:
    """Every pair that is two people, by what was said of it last."""
    apart, perhaps = (f'%"{deed}"%' for deed in (APART, PERHAPS))
    found = records.connection().execute(_SAID, (apart, apart, perhaps)).fetchall()
    last = {frozenset((one, other)): bool(two) for two, one, other in found}
    return {pair for pair, two in last.items() if two}


def _say(deed: str, one_id: int, other_id: int, actor: int) -> None:
    by = actors.person(actor).uid
    both = [residents.kept(id_) for id_ in (one_id, other_id)]
    with write(by) as work:
        for person in both:
            work.event(deed, person)
