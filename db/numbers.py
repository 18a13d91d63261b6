"""Numbers that no two PCs can give twice, without a network.

One PC, the registrar, leases blocks out of each book, upwards; every PC gives out the numbers of
its own leases alone, each in one transaction with its paper. A lease belongs to a device's key: a
restored or copied database starts with a new key, so its old leases are dead. The registrar of
epoch 0 is the PC that made the office; epoch e owns the values e * SPAN + 1 to (e + 1) * SPAN, so
a registrar that is replaced needs no knowledge of what the former one leased.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from peewee import fn

from db import clock, journal, uids
from db.connection import records
from db.errors import RecordsError
from db.models import Document, Lease, Number, NumberVoid, Person, Register, Section

SPAN = 10_000
_ERA = 543  # Buddhist years run ahead by


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


def begun(kind: str, section: Section | None, year: int) -> Register | None:
    """The book of a kind for a section and a Buddhist year, if it has been begun."""
    uid = uids.register(kind, section.uid if section else "", year)
    found = Register.get_or_none(Register.uid == uid)
    assert found is None or isinstance(found, Register)
    return found


def next_year() -> int:
    """The first Buddhist year in whose books nobody can have leased a number yet.

    After the newest book known here too: this PC's clock may be slow.
    """
    newest = Register.select(fn.MAX(Register.year)).scalar()
    return max(int(newest or 0), clock.today().year + _ERA) + 1


def last_leased(register: Register) -> int:
    """The last number of a book that this PC knows to be leased to anybody; 0 for none."""
    return _leased_to(register)


def is_registrar() -> bool:
    """Whether this PC leases numbers: the office appointed it, or it wrote the office's own row.

    Not while the office does not know it: what was numbered after the copy that was restored is
    not here.
    """
    connection = records.connection()
    here = journal.here(connection)
    if not is_recognised():
        return False
    appointed = _appointed()
    if appointed is not None:
        return appointed[0] == here
    found = connection.execute(
        "SELECT 1 FROM operation WHERE tbl = 'office' AND kind = 'i' AND device = ?", (here,)
    )
    return found.get is not None


def is_recognised() -> bool:
    """Whether the office was told of this PC, if its records were restored under a new name."""
    connection = records.connection()
    if not journal.formers(connection):
        return True
    from db.exchange import trust

    return not trust.untold(connection)


def _appointed() -> tuple[str, int] | None:
    """The appointed PC and its epoch; looked up in the statements once they change."""
    connection = records.connection()
    sql = "SELECT count(*) FROM trust WHERE kind IN ('registrar', 'handover')"
    if not connection.execute(sql).get:
        return None
    from db.exchange import appointment

    return appointment.registrar(connection)


def epoch() -> int:
    """The epoch of this PC's leases: an appointment begins a new one."""
    appointed = _appointed()
    return appointed[1] if appointed else 0


def _before_range(year: int) -> int:
    """The number before this PC's range in the books of a Buddhist year."""
    mine = epoch()
    if mine == 0:
        return 0
    from db.exchange import appointment

    return appointment.before_range(records.connection(), mine, year, SPAN)


def following(register: Register | None, year: int) -> int:
    """The value `take` would give next in a book of a Buddhist year (None: not yet begun)."""
    if register is None:
        return _before_range(year) + 1
    lease, value = _free(register)
    return value if lease else max(_leased_to(register), _before_range(year)) + 1


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
    """Lease a block of `count` numbers to a PC; the registrar's deed. Raises NoLease elsewhere.

    Never in a book of a later year: what is leased there is unknown to whoever is appointed next.
    """
    if not is_registrar():
        raise NoLease("no-lease", book=register.kind, year=register.year)
    mine = epoch()
    if not _has_heard(mine):
        raise NoLease("registrar-not-heard", book=register.kind, year=register.year)
    if register.year > clock.today().year + _ERA:
        raise NoLease("book-of-later-year", year=register.year)
    before = _before_range(register.year)
    low = max(_leased_to(register), before) + 1
    if low + count - 1 > before + SPAN:
        raise NoLease("epoch-full", book=register.kind, year=register.year)
    return Lease.create(
        register=register,
        device=device,
        epoch=mine,
        low=low,
        high=low + count - 1,
        granted_at=clock.now(),
    )


def _has_heard(mine: int) -> bool:
    if mine == 0:
        return True
    from db.exchange import appointment

    connection = records.connection()
    return appointment.has_heard(connection, journal.here(connection), mine)


def left(register: Register, device: str = "") -> int:
    """How many numbers of its leases a PC (this one) has left in a book, as far as is known."""
    holder = device or journal.here(records.connection())
    mine = Lease.select().where(Lease.register == register, Lease.device == holder)
    return sum(lease.high - _used(lease) for lease in mine)


def give_back(register: Register, *, reason: str, person: Person, text: Callable[[int], str],
              on: date) -> int:  # fmt: skip
    """Void every number of this PC's leases that is left in a book; how many. Inside a deed."""
    device = journal.here(records.connection())
    return void_rest(register, device, reason=reason, person=person, text=text, on=on)


def void_rest(register: Register, device: str, *, reason: str, person: Person,
              text: Callable[[int], str], on: date) -> int:  # fmt: skip
    """Void every number of a PC's leases that is not known to be used; how many. Inside a deed.

    Of another PC only once it was revoked and all that is believed of it is here.
    """
    given = 0
    mine = Lease.select().where(Lease.register == register, Lease.device == device)
    for lease in mine.order_by(Lease.low):
        for value in range(_used(lease) + 1, lease.high + 1):
            number = Number.create(
                uid=uids.number(register.uid, value),
                register=register,
                value=value,
                text=text(value),
                document=None,
                lease=lease,
                taken_by=person,
                taken_on=on,
            )
            void(number, reason=reason, person=person)
            given += 1
    return given


def _used(lease: Lease) -> int:
    found = Number.select(fn.MAX(Number.value)).where(Number.lease == lease).scalar()
    return int(found or lease.low - 1)


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
        value = _used(lease) + 1
        if value <= lease.high:
            return lease, value
    return None, 0
