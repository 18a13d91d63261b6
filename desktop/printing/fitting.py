"""How far a paper may be tightened: room to sign first, then blanks, line pitch and last the type.

The rules allow spacing to be adjusted for looks (typing instructions, domain page §1.2); the bounds
are the house's: never under the single spacing of 15 pt type, never less than two lines to sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.printing.house_rules import Measures

# share of the room between paragraphs, of the line pitch, of the type
_STEPS = (
    (0.7, 1.0, 1.0),
    (0.7, 0.96, 1.0),
    (0.5, 0.93, 1.0),
    (0.5, 0.9, 0.97),
    (0.4, 0.87, 0.9375),
)


def usual(standard: Measures) -> Iterator[Measures]:
    """The form's own measures; the room to sign may give way by one line."""
    for less in (0.0, 0.5, 1.0):
        yield replace(standard, signature_gap=standard.signature_gap - less)


def tightened(standard: Measures) -> Iterator[Measures]:
    """Ever tighter measures for a paper that is wished on one page, within the bounds."""
    for before, pitch, type_size in _STEPS:
        yield replace(
            standard,
            signature_gap=standard.signature_gap - 1,
            before=standard.before * before,
            pitch=standard.pitch * pitch,
            body=standard.body * type_size,
        )
