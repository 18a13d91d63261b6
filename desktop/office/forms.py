"""What the office knows of each form: its book of numbers and who signs it on paper."""

from __future__ import annotations

from desktop.office import stages

SENT, CIRCULAR, ANNOUNCEMENT, ORDER = "sent", "circular", "announcement", "order"

# The form's book; a form without one carries no number. Letters, memos and certificates run in
# their section's book under its code, circulars in one of their own (domain page §1.4), orders and
# announcements in one of the whole office.
_BOOKS = {
    "memo": SENT,
    "letter": SENT,
    "certificate": SENT,
    "announcement": ANNOUNCEMENT,
    "hearing-notice": ANNOUNCEMENT,
    "summary": ANNOUNCEMENT,
    "order": ORDER,
}
NOTICES = ("announcement", "hearing-notice", "order", "summary")  # these hang on boards
_EVERYBODY = (stages.DRAFT, stages.PROPOSE, stages.SIGN)
_SIGNING: dict[str, tuple[str, ...]] = {
    "memo": _EVERYBODY,
    "minutes": (stages.DRAFT, stages.CHECK),
}
_UNSIGNED = frozenset(
    (
        *("agenda", "sign-in", "opinion-form", "poster", "script"),
        *("route-sheet", "envelope", "name-tags", "register"),
    )
)


def book(kind: str, *, circular: bool = False) -> str:
    """The book a paper of a form is numbered in; empty for a form without numbers."""
    found = _BOOKS.get(kind, "")
    return CIRCULAR if circular and found == SENT else found


def by_section(book_kind: str) -> bool:
    """Whether every section keeps a book of this kind of its own, under its code."""
    return book_kind in (SENT, CIRCULAR)


def signing_stages(kind: str) -> tuple[str, ...]:
    """The steps of the way whose people sign the printed paper, in the order of their blocks."""
    if kind in _UNSIGNED:
        return ()
    return _SIGNING.get(kind, (stages.SIGN,))


def reads_as_a_letter(kind: str) -> bool:
    """Whether the form can go out as a Word document."""
    return kind not in _UNSIGNED


def prints_number(kind: str) -> bool:
    """Whether the register's number stands on the paper (an announcement carries none)."""
    return book(kind) in (SENT, ORDER)
