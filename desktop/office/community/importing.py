"""Taking a judged list into the directory: a few hundred rows a transaction, never a deed a row.

The first step reads and judges (`lists.read`, `judging.judge`) and writes nothing; this is the
second. A step stays near 35 ms, so that a check-in or somebody's typing gets in between.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from db import clock
from db.connection import records
from db.fields import utc_text
from db.models import Resident
from db.write import write
from desktop.office import actors
from desktop.office.community import residents, villages
from desktop.office.community.judging import CHANGED, NEW, Judged, Preview
from desktop.office.community.residents import PERSONAL, ResidentFacts
from desktop.office.jobs import Job
from desktop.office.rules.tables import toml

_FIRST_BATCH = 100
_SMALLEST, _LARGEST = 20, 2_000
_WANTED_S = 0.020  # a step: a slow one among them still ends under the 50 ms of the house
_COLUMNS = (
    *("uid", *PERSONAL, "birth_year", "village_id", "stakeholder_id", "role", "origin"),
    *("added_at", "name_key", "sound_key", "fold"),
)
_INSERT = f"INSERT INTO resident ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did."""

    added: int
    changed: int


class Taking:
    """An import under way; each `step` is one short transaction. Stopping between two is safe.

    `changes`: people of the directory are changed where the list says otherwise; else only new
    ones are added.
    """

    def __init__(self, preview: Preview, *, actor: int, changes: bool = True) -> None:
        self._preview = preview
        wanted = {NEW, CHANGED} if changes else {NEW}
        self._rows = [row for row in preview.rows if row.verdict in wanted]
        self._actor = actor
        self._batch = _FIRST_BATCH
        self._places: dict[tuple[str, str], int] | None = None
        self.done = 0
        self.total = len(self._rows)
        self.added = 0
        self.changed = 0

    def step(self) -> bool:
        """Take in the next rows; False once there are none left."""
        if self._places is None:
            self._places = self._make_places()
        rows = self._rows[self.done : self.done + self._batch]
        if not rows:
            return False
        begun = time.perf_counter()
        self._write([self._placed(row) for row in rows])
        self.done += len(rows)
        spent = max(time.perf_counter() - begun, 0.001)
        fitting = int(self._batch * _WANTED_S / spent)
        self._batch = max(_SMALLEST, min(fitting, 2 * self._batch, _LARGEST))
        return self.done < self.total

    def _make_places(self) -> dict[tuple[str, str], int]:
        """Make the villages and groups only the list knows; each once."""
        made: dict[tuple[str, str], int] = {}
        for row in self._rows:
            if row.village and ("village", row.village) not in made:
                made["village", row.village] = _village(row.village, self._actor)
            if row.group and ("group", row.group) not in made:
                made["group", row.group] = villages.add_stakeholder(row.group, actor=self._actor)
        return made

    def _placed(self, row: Judged) -> Judged:
        assert self._places is not None
        facts = row.facts
        if row.village:
            facts = replace(facts, village_id=self._places["village", row.village])
        if row.group:
            facts = replace(facts, stakeholder_id=self._places["group", row.group])
        return row if facts is row.facts else replace(row, facts=facts)

    def _write(self, rows: list[Judged]) -> None:
        by = actors.person(self._actor).uid
        at = utc_text(clock.now())
        origin = self._preview.listed.name[:80]
        new = [_values(row.facts, at, origin) for row in rows if row.resident_id is None]
        changes = {row.resident_id: row.facts for row in rows if row.resident_id is not None}
        there = list(Resident.select().where(Resident.id.in_(list(changes)), ~Resident.deleted))
        before = {resident.id: residents.facts_of(resident) for resident in there}
        altered = [r for r in there if changes[r.id] != before[r.id]]
        if not new and not altered:
            return
        with write(by, "resident.imported"):
            records.connection().executemany(_INSERT, new)
            for resident in altered:
                residents.put(resident, changes[resident.id])
                resident.save()
        self.added += len(new)
        self.changed += len(altered)


def take_in(preview: Preview, *, actor: int, changes: bool = True, job: Job | None = None) -> Taken:
    """Take in all that was judged good. A cancel keeps what went in before it."""
    job = job or Job()
    taking = Taking(preview, actor=actor, changes=changes)
    more = True
    while more:
        job.step(taking.done, taking.total)
        more = taking.step()
    job.step(taking.done, taking.total)
    return Taken(taking.added, taking.changed)


def _values(facts: ResidentFacts, at: str, origin: str) -> tuple[object, ...]:
    plain = f"{facts.first_name} {facts.last_name}".strip()
    keys = residents.derived(plain, facts.title, facts.house, facts.phone, facts.role)
    return (
        clock.new_uid(),
        *((getattr(facts, name) or None) for name in PERSONAL),
        facts.birth_year,
        facts.village_id,
        facts.stakeholder_id,
        facts.role,
        origin,
        at,
        *keys,
    )


def _village(text: str, actor: int) -> int:
    """The village a list names, made unless another spelling of it was made a moment ago."""
    number, name = _number_and_name(text)
    for known in villages.villages():
        if known.number == number if number is not None else known.name == name:
            return known.id
    return villages.add_village(number, name, actor=actor)


def _number_and_name(text: str) -> tuple[int | None, str]:
    """หมู่ที่ 3 บ้านดอนกลาง as 3 and บ้านดอนกลาง; a bare number is one too."""
    plain = text
    for word in sorted(toml("words", "directory")["headings"]["village"], key=len, reverse=True):
        if plain.startswith(word) and plain[len(word) :].strip()[:1].isdecimal():
            plain = plain[len(word) :].strip()
            break
    digits, _, name = plain.partition(" ")
    if digits.isdecimal():
        return int(digits), name.strip()
    return None, text
