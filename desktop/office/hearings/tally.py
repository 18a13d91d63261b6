"""What the door and the wall screen count: who came, against quota, invitations and quorum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from db.connection import records
from desktop.office.community import one_person, villages
from desktop.office.hearings import attendance, plan
from desktop.office.hearings.attendance import ComingRow


@dataclass(frozen=True, slots=True)
class CountLine:
    """So many of one village or group; `expected` 0 where nobody said how many."""

    label: str
    came: int
    expected: int

    @property
    def missing(self) -> int:
        """How many are still wanted."""
        return max(self.expected - self.came, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one moment."""

    came: int = 0
    inside: int = 0
    expected: int = 0
    quorum: int = 0
    villages: tuple[CountLine, ...] = ()
    groups: tuple[CountLine, ...] = ()

    @property
    def quorate(self) -> bool:
        """Whether those in the hall make the quorum; without one always."""
        return self.inside >= self.quorum


@dataclass(frozen=True, slots=True)
class DoorSheet:
    """What the door must know of a hearing when it opens."""

    hearing_id: int
    subject: str
    venue: str
    held_on: date | None
    state: str
    quorum: int
    invited: int
    villages: tuple[tuple[int, str], ...]
    short_villages: tuple[tuple[int, str], ...]
    groups: tuple[tuple[int, str], ...]
    expected_villages: dict[int, int] = field(default_factory=dict)
    expected_groups: dict[int, int] = field(default_factory=dict)
    comings: tuple[ComingRow, ...] = ()


def door_sheet(hearing_id: int) -> DoorSheet:
    """The hearing as the door sees it, with everybody who came so far."""
    hearing = plan.kept(hearing_id)
    quotas = plan.groups(hearing_id)
    known = villages.villages()
    by_village = {g.village_id: g.quota for g in quotas if g.village_id and g.quota}
    by_group = {g.stakeholder_id: g.quota for g in quotas if g.stakeholder_id and g.quota}
    ask: Any = records.connection().execute
    invited_by_village = dict(
        ask(
            "SELECT r.village_id, count(*) FROM invitation i JOIN resident r ON r.id = "
            "i.resident_id WHERE i.hearing_id = ? AND NOT i.deleted GROUP BY r.village_id",
            (hearing_id,),
        ).fetchall()
    )
    invited = sum(invited_by_village.values())
    invited_by_village.pop(None, None)
    return DoorSheet(
        hearing_id,
        hearing.subject,
        hearing.venue,
        hearing.held_on,
        hearing.state,
        hearing.quorum,
        invited,
        tuple((v.id, v.label) for v in known),
        tuple((v.id, villages.short_label(v.number, v.name)) for v in known),
        tuple((s.id, s.name) for s in villages.stakeholders()),
        by_village or invited_by_village,
        by_group,
        tuple(_by_person(attendance.comings(hearing_id))),
    )


def _by_person(rows: list[ComingRow]) -> list[ComingRow]:
    """One row a person: that of a duplicate counts as the kept one's; who is in goes before."""
    stands = one_person.standing()
    found: dict[int, ComingRow] = {}
    for row in rows:
        person = stands.get(row.resident_id, row.resident_id)
        known = found.get(person)
        if known is None or (row.counts, row.inside) > (known.counts, known.inside):
            found[person] = replace(row, resident_id=person)
    return list(found.values())


def tally(sheet: DoorSheet, comings: Iterable[ComingRow]) -> Tally:
    """The counts over some check-ins; undone ones do not count."""
    counted = [coming for coming in comings if coming.counts]
    in_villages = Counter(coming.village_id for coming in counted)
    in_groups = Counter(coming.stakeholder_id for coming in counted)
    return Tally(
        came=len(counted),
        inside=sum(coming.inside for coming in counted),
        expected=sheet.invited or sum(sheet.expected_villages.values()),
        quorum=sheet.quorum,
        villages=_lines(sheet.short_villages, in_villages, sheet.expected_villages, "ไม่ระบุหมู่บ้าน"),
        groups=_lines(sheet.groups, in_groups, sheet.expected_groups, "ประชาชนทั่วไป"),
    )


def _lines(
    known: Sequence[tuple[int, str]],
    came: Counter[int | None],
    expected: dict[int, int],
    others: str,
) -> tuple[CountLine, ...]:
    """Those expected or come, in the office's order; whoever is of none of them last."""
    lines = [
        CountLine(label, came[id_], expected.get(id_, 0))
        for id_, label in known
        if came[id_] or expected.get(id_, 0)
    ]
    rest = sum(came.values()) - sum(line.came for line in lines)
    return (*lines, *([CountLine(others, rest, 0)] if rest else ()))
