"""The code on an invitation or name tag, and what a scanner at the door may send.

Eighteen digits: version 1, fifteen digits of the invitation's uid (its first 48 bits), and two
that make the whole number leave 1 when divided by 97 (ISO 7064, MOD 97-10), so that every wrong
digit and every two exchanged neighbours are noticed. Digits alone, because their keys lie at one
place on every keyboard; as a QR code they fit into the smallest square. A code names nobody: it
means something only in the office that made it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from db import uids
from db.models import Hearing, Invitation, Resident
from desktop.office.community import one_person, privacy
from desktop.office.errors import Refused
from desktop.thai import ids

VERSION = "1"
LENGTH = 18
_BITS = 48
_BODY = 15  # digits of 48 bits
_LETTERS = _BITS // 4  # hexadecimal ones


@dataclass(frozen=True, slots=True)
class Scanned:
    """Whom a code means."""

    resident_id: int
    via: str  # code, card


def of_invitation(uid: str) -> str:
    """The eighteen digits of an invitation's uid."""
    body = f"{VERSION}{int(uid[:_LETTERS], 16):0{_BODY}d}"
    return f"{body}{98 - int(body + '00') % 97:02d}"


def of_guest(hearing_uid: str, resident_uid: str) -> str:
    """The code of somebody for a hearing, invited yet or not: for name tags."""
    return of_invitation(uids.invitation(hearing_uid, resident_uid))


def read(digits: str) -> str:
    """The beginning of the invitation's uid a code names; Refused when it is no code of ours.

    A uid written out whole is read too.
    """
    if re.fullmatch("[0-9a-f]{32}", digits):
        return digits[:_LETTERS]
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        raise Refused("code-unreadable")
    if int(digits) % 97 != 1:
        raise Refused("code-misread")
    number = int(digits[1:-2])
    if digits[0] != VERSION or number >= 1 << _BITS:
        raise Refused("code-of-newer-program")
    return f"{number:0{_LETTERS}x}"


def found(hearing_id: int, digits: str) -> Scanned:
    """Whom the digits of a scanner mean at the door of a hearing; Refused says why nobody.

    Thirteen digits are looked up as an identity number, where the office asks for those.
    """
    if len(digits) == ids.LENGTH:
        return _of_id(digits)
    begins = read(digits)
    rows = list(
        Invitation.select(Invitation, Hearing)
        .join(Hearing)
        .where(Invitation.uid >= begins, Invitation.uid < begins + "g")
    )
    here = [row for row in rows if row.hearing_id == hearing_id and not row.deleted]
    if len(here) > 1:
        raise Refused("code-of-two")  # one in many millions: the name decides
    if here:
        return Scanned(one_person.who_stands(here[0].resident_id), "code")
    if rows and rows[0].hearing_id != hearing_id:
        raise Refused("code-of-other-hearing", subject=rows[0].hearing.subject)
    return Scanned(_tagged(hearing_id, begins), "code")


def of_card(number: str) -> tuple[bool, int | None]:
    """Whether the office asks for identity numbers, and who has this one; None: nobody known."""
    if not privacy.asking_national_id().on:
        return False, None
    found = Resident.get_or_none(Resident.national_id == number, ~Resident.deleted)
    return True, int(found.id) if found else None


def _tagged(hearing_id: int, begins: str) -> int:
    """The resident whose name tag it is, though nobody invited them."""
    hearing = Hearing.get_by_id(hearing_id).uid
    everybody = Resident.select(Resident.id, Resident.uid).where(~Resident.deleted).tuples()
    for resident_id, uid in everybody.iterator():
        if uids.invitation(hearing, uid).startswith(begins):
            return int(resident_id)
    raise Refused("code-unknown")


def _of_id(digits: str) -> Scanned:
    if not privacy.asking_national_id().on:
        raise Refused("ids-not-asked")
    if ids.verdict(digits) is not ids.Verdict.VALID:
        raise Refused("id-misread")
    known = of_card(digits)[1]
    if known is None:
        raise Refused("id-unknown")
    return Scanned(known, "card")
