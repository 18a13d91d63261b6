"""A PC whose records were restored has a new name, and the office must be told that it is its own.

Until then it gives no number: the former name may live on elsewhere, and what was numbered after
the copy was made is not in it. With the paper key the clerk says how the books go on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from db import clock, journal, numbers, office_folder
from db.connection import records
from db.exchange import appointment, trust
from db.models import Office, Person, Section
from db.write import write
from desktop.office import actors, register
from desktop.office.errors import Refused
from desktop.thai.dates import ERA

__all__ = ["BookNow", "GoesOn", "books_now", "has_office_key", "is_stranger", "recognise"]

_MOST_MISSING = 2_000
_REASON = "ออกไปแล้วก่อนกู้คืนข้อมูล ดูฉบับกระดาษ"


class GoesOn(StrEnum):
    """How the books go on at a PC that was restored."""

    ON_PAPER = (
        "on paper"  # the office has this PC alone; their last numbers are read from the paper
    )
    NEW_RANGE = "new range"  # what was given is unknown, other PCs hold leases: a range of its own


@dataclass(frozen=True, slots=True)
class BookNow:
    """A book of this year and the last number this PC knows to be given or lent; 0 for none."""

    kind: str
    section_id: int | None
    label: str
    last: int


def is_stranger() -> bool:
    """Whether the office does not know this PC: its records were restored under a new name."""
    return not numbers.is_recognised()


def has_office_key() -> bool:
    """Whether this PC may be recognised here; else it asks to join like a new one."""
    return office_folder.current().vault.has_office_key


def books_now() -> list[BookNow]:
    """The books of this year, whether begun or not."""
    year = clock.today().year + ERA
    found = []
    for row in register.books_to_lend():
        book = numbers.begun(row.kind, _section(row.section_id), year)
        last = numbers.last_leased(book) if book is not None else 0
        found.append(BookNow(row.kind, row.section_id, row.label, last))
    return found


def recognise(
    paper: str,
    goes_on: GoesOn,
    last: Mapping[tuple[str, int | None], int],
    *,
    actor: int,
) -> int:
    """Tell the office that this PC is its own, with the paper key; how many numbers were filled.

    `last` are the last numbers on paper by kind and section of a book; what lies between them and
    what is known here goes into the book without its paper. Where another PC leases numbers by now,
    it goes on doing so. All of it is one deed. Raises Refused, or RecordsError for a wrong key.
    """
    person = actors.person(actor)
    connection = records.connection()
    known = trust.root(connection)
    if known is None or not is_stranger():
        raise Refused("not-restored")
    vault = office_folder.current().vault
    by = trust.Signer(trust.office_id(known), trust.OFFICE, trust.signer(vault.office_key(paper)))
    device = vault.device
    formers = trust.untold(connection)
    names = [member.name for member in trust.members(connection) if member.device in formers]
    name = next(iter(names), "")
    statements = [trust.admit(device.public, device.recipient, name, trust.ADMIN, by)]
    led = appointment.registrar(connection)
    epoch = (led[1] if led else 0) + (goes_on is GoesOn.NEW_RANGE)
    leads = led is None or led[0] in formers
    if leads:
        statements.append(trust.state(trust.REGISTRAR, {"device": device.id, "epoch": epoch}, by))
    if (
        leads and goes_on is GoesOn.NEW_RANGE
    ):  # what the lost history gave is of this year at the latest
        facts = {"device": device.id, "epoch": epoch, "year": numbers.next_year()}
        statements.append(trust.state(trust.RENEW, facts, by))
    statements += [trust.succeed(device.public, former, by) for former in formers]
    with write(person.uid, "office.restored") as work:
        work.event("office.restored", Office.get())
        trust.keep(connection, statements)
        filled = 0
        if leads and goes_on is GoesOn.ON_PAPER:
            filled = sum(_fill(book, last, person) for book in books_now())
        work.topics |= {"exchange", "number"}
    return filled


def _fill(book: BookNow, last: Mapping[tuple[str, int | None], int], person: Person) -> int:
    """Put the numbers that only the paper register knows into the book."""
    told = last.get((book.kind, book.section_id), book.last)
    missing = told - book.last
    if missing < 0:
        raise Refused("last-number-low", book=book.label, known=book.last)
    if missing > _MOST_MISSING:
        raise Refused("last-number-high", book=book.label, known=book.last, most=_MOST_MISSING)
    if missing == 0:
        return 0
    section = _section(book.section_id)
    row = numbers.book(book.kind, section, clock.today().year + ERA)
    numbers.lease_to(row, journal.here(records.connection()), missing)
    return numbers.give_back(
        row,
        reason=_REASON,
        person=person,
        text=partial(register.text_of, book.kind, section, row.year),
        on=clock.today(),
    )


def _section(section_id: int | None) -> Section | None:
    return Section.get_by_id(section_id) if section_id is not None else None
