"""Who came, who was invited and did not, and who was taken down at two desks."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from db import clock
from db.connection import records
from desktop.office.community import one_person, residents
from desktop.office.hearings import tally
from desktop.office.hearings.attendance import ComingRow

CAME, INSIDE, ABSENT = "came", "inside", "absent"


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One person of a hearing; times on Thai clocks, None for one who did not come."""

    id: int  # of the resident
    name: str
    village: str
    group: str
    came_at: time | None
    out_at: time | None
    via: str
    desk: str


@dataclass(frozen=True, slots=True)
class Guests:
    """The lists of a hearing, by resident."""

    sheet: tally.DoorSheet
    comings: dict[int, ComingRow]
    came: array[int]
    inside: array[int]
    absent: array[int]
    doubles: tuple[Double, ...]

    def rows(self, ids: Sequence[int]) -> list[GuestRow]:
        """The lines of some people, in the order of the ids; in a lane that may read."""
        found = []
        for person in residents.rows(ids):
            coming = self.comings.get(person.id)
            here = coming if coming is not None and coming.counts else None
            found.append(
                GuestRow(
                    person.id,
                    person.name,
                    person.village,
                    person.role or person.stakeholder,
                    here.came_at if here else None,
                    here.moved if here and not here.inside else None,
                    here.via if here else "",
                    here.desk if here else "",
                )
            )
        return found


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody taken down at two desks that did not know of each other: one person, one row."""

    resident_id: int
    name: str
    claims: tuple[tuple[time, str], ...]  # when, at which desk


def guests(hearing_id: int) -> Guests:
    """Everybody who came or was invited: the latest first, the absent in Thai order."""
    sheet = tally.door_sheet(hearing_id)
    comings = {row.resident_id: row for row in sheet.comings}
    came = [row for row in sheet.comings if row.counts]
    stands = one_person.standing()
    sql = (
        "SELECT i.resident_id FROM invitation i JOIN resident r ON r.id = i.resident_id "
        "WHERE i.hearing_id = ? AND NOT i.deleted ORDER BY r.name_key, r.id"
    )
    asked = [stands.get(id_, id_) for (id_,) in records.connection().execute(sql, (hearing_id,))]
    here = {row.resident_id for row in came}
    absent = [id_ for id_ in dict.fromkeys(asked) if id_ not in here]
    return Guests(
        sheet,
        comings,
        array("q", (row.resident_id for row in came)),
        array("q", (row.resident_id for row in came if row.inside)),
        array("q", absent),
        tuple(doubles(hearing_id)),
    )


def doubles(hearing_id: int) -> list[Double]:
    """Check-ins two PCs wrote without knowing of each other, until somebody settles them."""
    claims = double_claims(records.connection(), hearing_id)
    names = {row.id: row.name for row in residents.rows(list(claims))}
    return [Double(id_, names.get(id_, ""), tuple(told)) for id_, told in claims.items()]


def double_claims(connection: Any, hearing_id: int) -> dict[int, list[tuple[time, str]]]:
    """When and at which desks somebody was taken down twice, by resident."""
    ask = connection.execute
    sql = (
        "SELECT DISTINCT a.resident_id, c.device_a, c.seq_a, c.device_b, c.seq_b FROM conflict c "
        "JOIN attendance a ON a.uid = c.uid WHERE c.tbl = 'attendance' AND c.open AND "
        "a.hearing_id = ?"
    )
    claims: dict[int, set[tuple[time, str]]] = {}
    for resident, *marks in ask(sql, (hearing_id,)).fetchall():
        for device, seq in (marks[:2], marks[2:]):
            line = ask("SELECT line FROM operation WHERE device = ? AND seq = ?", (device, seq)).get
            fields = json.loads(line)[8]
            at = datetime.fromisoformat(fields["at"]).astimezone(clock.BANGKOK).time()
            claims.setdefault(resident, set()).add((at, str(fields.get("desk", ""))))
    return {resident: sorted(told) for resident, told in claims.items()}
