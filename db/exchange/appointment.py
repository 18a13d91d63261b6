"""Which PC leases numbers, since when, from which range: what the office's statements appoint.

A `registrar` statement appoints a PC that knows nothing of what the former one leased, so it has a
range of its own; a `handover` is made by the former registrar itself, and the new one goes on in
the same range once it has what the former one wrote. `renew` lets a year begin at 1 again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import apsw

from db.exchange import segments, trust
from db.exchange.trust import HANDOVER, REGISTRAR, RENEW


def registrar(connection: apsw.Connection) -> tuple[str, int] | None:
    """The PC that leases numbers and its epoch; None: the founding one.

    The highest epoch holds; within one a PC that was restored holds before its former names.
    """
    told = _told(connection)
    if not told:
        return None
    epoch = max(facts["epoch"] for facts in told)
    newest = [(facts["at"], facts["device"]) for facts in told if facts["epoch"] == epoch]
    gone = {former for _, device in newest for former in trust.succeeded(connection, device)}
    _, device = max([one for one in newest if one[1] not in gone] or newest)
    return device, epoch


def ever(connection: apsw.Connection) -> frozenset[str]:
    """Every PC that was once appointed."""
    return frozenset(facts["device"] for facts in _told(connection))


def before_range(connection: apsw.Connection, epoch: int, year: int, span: int) -> int:
    """The number before the first of an epoch's range in the books of a Buddhist year.

    Each appointment begins a range of `span` numbers above the former, but a handover, which goes
    on in the same one. A renewal lets the ranges of a year and its epoch begin at 1 again: every
    earlier registrar was revoked or gave way before that year.
    """
    every = trust.held(connection)
    renewed = max(
        (
            f["epoch"]
            for f in every
            if f["kind"] == RENEW and f["year"] <= year and f["epoch"] <= epoch
        ),
        default=0,
    )
    later = range(renewed + 1, epoch + 1)
    given = {(f["epoch"], f["device"]) for f in every if f["kind"] == HANDOVER}
    anew = {
        f["epoch"]
        for f in every
        if f["kind"] == REGISTRAR
        and not any(
            (f["epoch"], name) in given for name in trust.succeeded(connection, f["device"])
        )
    }
    return span * (len(later) - len({epoch for epoch, _ in given if epoch in later} - anew))


def has_heard(connection: apsw.Connection, device: str, epoch: int) -> bool:
    """Whether what the former registrars had leased when they handed over to a PC is here.

    A PC that was restored must have it under its new name too.
    """
    applied = segments.applied(connection)
    names = {device} | trust.succeeded(connection, device)
    return all(
        applied.get(facts["former"], 0) >= facts["after"]
        for facts in _told(connection)
        if facts["kind"] == HANDOVER and facts["device"] in names and facts["epoch"] == epoch
    )


def _told(connection: apsw.Connection) -> list[Mapping[str, Any]]:
    return [f for f in trust.held(connection) if f["kind"] in (REGISTRAR, HANDOVER)]
