"""Which PC leases the office's numbers: handed over, or appointed in place of one that was lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from db import clock, journal, numbers, office_folder
from db.connection import records
from db.exchange import appointment, escrow, segments, transfer, trust
from db.models import Lease, Office
from db.write import merging, write
from desktop.office import actors, exchange, register
from desktop.office.errors import Refused
from desktop.thai.dates import ERA

__all__ = ["Appointed", "appoint", "is_here", "void_lost"]
_REASON = "เครื่องที่ยืมเลขถูกถอนจากสำนักงาน ไม่ได้รับแจ้งว่าใช้"


@dataclass(frozen=True, slots=True)
class Appointed:
    """How the books go on with another registrar."""

    handed_over: bool  # in the same range; else from `first` this year, from 1 the next
    first: int


def is_here() -> bool:
    """Whether this PC leases the office's numbers."""
    return numbers.is_registrar()


def appoint(device: str, *, actor: int, paper: str = "", lost: bool = False) -> Appointed:
    """Let another PC lease the numbers from now on, with the office's paper key.

    At the registrar's own PC it is handed over: the new one goes on where this one stopped, once
    it has taken in what this one wrote. Elsewhere only when the registrar's PC is `lost`: it is
    revoked with it, and the new one begins a range of its own, since what the lost one gave is not
    all known; the next year begins at 1 again. Raises Refused, or RecordsError for a wrong key.
    """
    person = actors.person(actor)
    connection = records.connection()
    members = {m.device: m for m in trust.members(connection)}
    chosen = members.get(device)
    if chosen is None or chosen.until is not None or device in _gone(members):
        raise Refused("registrar-not-member")
    led = appointment.registrar(connection)
    assert led is not None, "an office appoints its first PC when it is made"
    former, epoch = led
    if former == device:
        raise Refused("registrar-already")
    here = journal.here(connection)
    if former != here and not lost and members[former].until is None:
        raise Refused("registrar-elsewhere", pc=members[former].name or former[:4].upper())
    by = exchange.signer(paper, lifts=True)
    year = clock.today().year + ERA
    facts = {"device": device, "epoch": epoch + 1}
    if former == here:
        transfer.seal()
        after = segments.applied(connection).get(here, 0)
        more = {"former": here, "after": after}
        statements = [trust.state(trust.HANDOVER, facts | more, by)]
    else:
        statements = [
            trust.state(trust.REGISTRAR, facts, by),
            trust.state(trust.RENEW, facts | {"year": numbers.next_year()}, by),
        ]
        if members[former].until is None:
            last = segments.applied(connection).get(former, 0)
            statements.append(trust.state(trust.REVOKE, {"device": former, "after": last}, by))
    statements += escrow.missing(connection, office_folder.current().vault, by)
    with merging() as topics:
        trust.keep(connection, statements)
        topics |= {"exchange", "number"}
    with write(person.uid, "registrar.appointed") as work:
        work.event("registrar.appointed", Office.get())
    first = appointment.before_range(connection, epoch + 1, year, numbers.SPAN) + 1
    return Appointed(former == here, first)


def _gone(members: dict[str, trust.Member]) -> set[str]:
    """Former names of PCs that were restored: nobody works under them."""
    connection = records.connection()
    return {name for device in members for name in trust.succeeded(connection, device)}


def void_lost(*, actor: int) -> int:
    """Void in every book what revoked PCs were lent and did not tell of; how many numbers.

    The registrar's deed. Raises Refused where there is none, or while something a revoked PC did
    before its cut-off has not come here yet.
    """
    person = actors.person(actor)
    connection = records.connection()
    if not numbers.is_registrar():
        raise Refused("registrar-alone-voids")
    gone = trust.revoked(connection)
    applied = segments.applied(connection)
    for member in trust.members(connection):
        if member.until is not None and applied.get(member.device, 0) < member.until:
            raise Refused("lost-pc-not-heard", pc=member.name or member.device[:4].upper())
    held = {
        (lease.device, lease.register) for lease in Lease.select().where(Lease.device.in_(gone))
    }
    left = [(device, book) for device, book in held if numbers.left(book, device)]
    if not left:
        raise Refused("nothing-lost")
    given = 0
    with write(person.uid, "number.voided"):
        for device, book in left:
            given += numbers.void_rest(
                book,
                device,
                reason=_REASON,
                person=person,
                text=partial(register.text_of, book.kind, book.section, book.year),
                on=clock.today(),
            )
    return given
