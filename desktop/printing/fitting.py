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


def steps(standard: Measures, *, one_page: bool) -> Iterator[tuple[Measures, bool]]:
    """Measures to try, loosest first, and whether they leave the form's own.

    The room to sign may always give way by one line; the rest only when `one_page` is wished for.
    """
    for less in (0.0, 0.5, 1.0):
        yield replace(standard, signature_gap=standard.signature_gap - less), False
    if one_page:
        for before, pitch, type_size in _STEPS:
            yield (
                replace(
                    standard,
                    signature_gap=standard.signature_gap - 1,
                    before=standard.before * before,
                    pitch=standard.pitch * pitch,
                    body=standard.body * type_size,
                ),
                True,
            )
