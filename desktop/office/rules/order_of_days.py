"""The order in which the days on a file must come: approved, signed and dated, posted, heard."""

from __future__ import annotations

from datetime import date

OK = "OK"


def notice_against_signing(dated: date, signed: date) -> str:
    """A notice is dated the day it is signed; signed later it promises what was not yet decided."""
    if signed > dated:
        return "WARN:signed_after_dated"
    if signed < dated:
        return "WARN:signed_before_dated"
    return OK


def file_order(memo: date, approved: date, notice: date) -> str:
    """The memo is written first, approved, and only then the notice issued."""
    if approved < memo:
        return "WARN:approval_before_memo"
    if notice < approved:
        return "WARN:notice_before_approval"
    return OK
