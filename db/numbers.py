"""Numbers that no two PCs can give twice, without a network.

One PC, the registrar, leases blocks out of each book, upwards; every PC gives out the numbers of
its own leases alone, each in one transaction with its paper. A lease belongs to a device's key: a
restored or copied database starts with a new key, so its old leases are dead. The registrar of
epoch 0 is the PC that made the office; epoch e owns the values e * SPAN + 1 to (e + 1) * SPAN, so
a registrar that is replaced needs no knowledge of what the former one leased.
"""

from __future__ import annotations

from datetime import date

from peewee import fn

from db import clock, journal, uids
from db.connection import records
from db.errors import RecordsError
from db.models import Document, Lease, Number, NumberVoid, Person, Register, Section

SPAN = 10_000


class NoLease(RecordsError):
    """This PC has no number of this book left and may not lease one itself."""


def book(kind: str, section: Section | None, year: int) -> Register:
    """The book of a kind of paper for a section (None: the whole office) and a Buddhist year.

    Made at its first use; inside a deed.
    """
    uid = uids.register(kind, section.uid if section else "", year)
    found = Register.get_or_none(Register.uid == uid)
    if found is None:
        found = Register.create(uid=uid, kind=kind, section=section, year=year)
    assert isinstance(found, Register)
    return found


def is_registrar() -> bool:
    """Whether this PC leases numbers: it wrote the office's own row."""
    connection = records.connection()
    found = connection.execute(
        "SELECT 1 FROM operation WHERE tbl = 'office' AND kind = 'i' AND device = ?",
        (journal.here(connection),),
    )
    return found.get is not None


def following(register: Register | None) -> int:
    """The value `take` would give next in a book (None: one not yet begun)."""
    if register is None:
        return 1
    lease, value = _free(register)
    return value if lease else _leased_to(register) + 1


def take(
    register: Register, *, text: str, value: int, document: Document, person: Person, on: date
) -> Number:
    """Give `value` (from `following`) to a document; inside the deed that uses it.

    Raises NoLease when this PC may give no number, RecordsError `number-moved` when `value` is
    no longer the next one.
    """
    lease, free = _free(register)
    if lease is None:
        lease, free = _lease_one(register)
    if free != value:
        raise RecordsError("number-moved", wanted=value, next=free)
    return Number.create(
        uid=uids.number(register.uid, value),
        register=register,
        value=value,
        text=text,
        document=document,
        lease=lease,
        taken_by=person,
        taken_on=on,
    )


def void(number: Number, *, reason: str, person: Person) -> None:
    """Mark a number as used up without its paper; it stays in the book."""
    NumberVoid.create(
        uid=uids.number_void(number.uid), number=number, reason=reason, voided_by=person
    )


def lease_to(register: Register, device: str, count: int) -> Lease:
    """Lease a block of `count` numbers to a PC; the registrar's deed. Raises NoLease elsewhere."""
    if not is_registrar():
        raise NoLease("no-lease", book=register.kind, year=register.year)
    low = _leased_to(register) + 1
    if low + count - 1 > SPAN:
        raise NoLease("epoch-full", book=register.kind, year=register.year)
    return Lease.create(
        register=register,
        device=device,
        epoch=0,
        low=low,
        high=low + count - 1,
        granted_at=clock.now(),
    )


def _lease_one(register: Register) -> tuple[Lease, int]:
    lease = lease_to(register, journal.here(records.connection()), 1)
    return lease, lease.low


def _leased_to(register: Register) -> int:
    found = Lease.select(fn.MAX(Lease.high)).where(Lease.register == register).scalar()
    return int(found or 0)


def _free(register: Register) -> tuple[Lease | None, int]:
    """This PC's first lease with a number left, and that number."""
    device = journal.here(records.connection())
    leases = (
        Lease.select().where(Lease.register == register, Lease.device == device).order_by(Lease.low)
    )
    for lease in leases:
        used = Number.select(fn.MAX(Number.value)).where(Number.lease == lease).scalar()
        value = int(used or lease.low - 1) + 1
        if value <= lease.high:
            return lease, value
    return None, 0
