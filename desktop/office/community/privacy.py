"""Which personal data this office asks for: the identity number is off until it says why.

Personal Data Protection Act B.E. 2562, s.22: only what the lawful purpose needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from db import uids
from db.models import OfficeRule
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused

ASK_NATIONAL_ID = "ask-national-id"
_ON = "1"


@dataclass(frozen=True, slots=True)
class Asking:
    """Whether identity numbers are asked for, and for what reason."""

    on: bool
    reason: str


def asking_national_id() -> Asking:
    """Whether this office asks for identity numbers; off where nothing was said."""
    found = OfficeRule.get_or_none(
        OfficeRule.uid == uids.office_rule(ASK_NATIONAL_ID), ~OfficeRule.deleted
    )
    if not isinstance(found, OfficeRule):
        return Asking(False, "")
    return Asking(found.value == _ON, found.source)


def ask_national_id(on: bool, reason: str, *, actor: int) -> None:
    """Switch identity numbers on, which needs its reason (law or purpose), or off again."""
    by = actors.person(actor).uid
    if on and not reason.strip():
        raise Refused("national-id-needs-reason")
    wanted = Asking(on, reason.strip())
    if asking_national_id() == wanted:
        return
    uid = uids.office_rule(ASK_NATIONAL_ID)
    with write(by, "rule.set"):
        rule = OfficeRule.get_or_none(OfficeRule.uid == uid)
        rule = rule or OfficeRule(uid=uid, code=ASK_NATIONAL_ID)
        rule.value, rule.source, rule.deleted = (_ON if on else ""), wanted.reason, False
        rule.save()
