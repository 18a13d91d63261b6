"""Who came and what was said, counted: of one hearing, and of all hearings year over year.

A person and their duplicates count once; an undone check-in and a withdrawn opinion do not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import records
from desktop.i18n import tr
from desktop.office.community import one_person, villages
from desktop.office.hearings import attendance, plan
from desktop.office.rules.tables import toml
from desktop.office.words.community_screen import VIA
from desktop.office.words.hearing_screen import CHANNELS, SEXES, STANCES

PEOPLE, VOICES = tr("คน"), tr("ความเห็น")
_UNKNOWN = tr("ไม่ระบุ")
_HELD = (plan.OPEN, plan.HELD, plan.MINUTED, plan.SUMMARISED, plan.FILED)
_MOST_TOPICS = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a table: how many, of how many wanted (None: no quota), and the share in %."""

    label: str
    count: int
    quota: int | None
    share: float


@dataclass(frozen=True, slots=True)
class StatTable:
    """One table, which is one chart as well."""

    code: str
    title: str
    unit: str
    figures: tuple[Figure, ...]
    total: int
    note: str = ""

    @property
    def has_quota(self) -> bool:
        """Whether any line has a quota."""
        return any(figure.quota is not None for figure in self.figures)


@dataclass(frozen=True, slots=True)
class HearingStatistics:
    """Everything counted of one hearing; a table without lines is left out."""

    hearing_id: int
    subject: str
    held_on: date | None
    venue: str
    came: int
    quota: int
    said: int
    tables: tuple[StatTable, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """One fiscal year (Buddhist): hearings held, comings, different people, opinions."""

    year: int
    hearings: int
    visits: int
    people: int
    opinions: int


@dataclass(frozen=True, slots=True)
class _Guest:
    village_id: int | None
    stakeholder_id: int | None
    via: str
    sex: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class _Voice:
    stance: str
    channel: str
    topics: tuple[str, ...]


def of_hearing(hearing_id: int) -> HearingStatistics:
    """Count one hearing. Refused once it was put away."""
    facts = plan.facts_of(plan.kept(hearing_id))
    guests = _guests(hearing_id)
    voices = _voices(hearing_id)
    quotas = plan.groups(hearing_id)
    by_village = {g.village_id: g.quota for g in quotas if g.village_id and g.quota}
    by_group = {g.stakeholder_id: g.quota for g in quotas if g.stakeholder_id and g.quota}
    places = {v.id: v.label for v in villages.villages()}
    groups = {s.id: s.name for s in villages.stakeholders()}
    places |= {g.village_id: g.label for g in quotas if g.village_id}
    groups |= {g.stakeholder_id: g.label for g in quotas if g.stakeholder_id}
    topics = Counter(topic for voice in voices for topic in set(voice.topics))
    tables = (
        _table(
            "village",
            tr("ผู้เข้าร่วมแยกตามหมู่บ้าน"),
            PEOPLE,
            _listed((g.village_id for g in guests), places, by_village),
        ),
        _table(
            "group",
            tr("ผู้เข้าร่วมแยกตามกลุ่ม"),
            PEOPLE,
            _listed((g.stakeholder_id for g in guests), groups, by_group),
        ),
        _table("sex", tr("ผู้เข้าร่วมแยกตามเพศ"), PEOPLE, _worded((g.sex for g in guests), SEXES)),
        _table("age", tr("ผู้เข้าร่วมแยกตามอายุ"), PEOPLE, _ages(guests, facts.held_on)),
        _table("via", tr("วิธีลงทะเบียน"), PEOPLE, _worded((g.via for g in guests), VIA)),
        _table(
            "stance",
            tr("ความเห็นแยกตามท่าที"),
            VOICES,
            _worded((v.stance for v in voices), STANCES),
        ),
        _table(
            "channel",
            tr("ความเห็นแยกตามช่องทาง"),
            VOICES,
            _worded((v.channel for v in voices), CHANNELS),
        ),
        _table(
            "topic",
            tr("ความเห็นแยกตามประเด็น"),
            VOICES,
            [(topic, count, None) for topic, count in topics.most_common(_MOST_TOPICS)],
            of=len(voices),
            note=tr("ความเห็นหนึ่งอาจอยู่ในหลายประเด็น ร้อยละจึงรวมกันเกินร้อยได้"),
        ),
    )
    return HearingStatistics(
        hearing_id,
        facts.subject,
        facts.held_on,
        facts.venue,
        len(guests),
        sum(g.quota for g in quotas),
        len(voices),
        tuple(table for table in tables if table.figures),
    )


def _guests(hearing_id: int) -> list[_Guest]:
    """Everybody who came, with what is known of who they are today."""
    rows = attendance.present(hearing_id)
    stands = one_person.standing()
    known: dict[int, tuple[str, int | None]] = {}
    sql = "SELECT id, sex, birth_year FROM resident WHERE id IN ({})"
    ids = [stands.get(row.resident_id, row.resident_id) for row in rows]
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        for id_, sex, year in records.connection().execute(sql.format(marks), part):
            known[id_] = (sex or "", year)
    return [
        _Guest(row.village_id, row.stakeholder_id, row.via, *known[who])
        for row, who in zip(rows, ids, strict=True)
    ]


def _voices(hearing_id: int) -> list[_Voice]:
    """Every opinion as it stands; a withdrawn one does not."""
    sql = """SELECT stance, channel, topics FROM opinion
        WHERE hearing_id = ? AND latest = 1 AND withdrawn = 0"""
    rows: Iterable[tuple[Any, ...]] = records.connection().execute(sql, (hearing_id,))
    return [
        _Voice(stance, channel, tuple(filter(None, topics.split("\n"))))
        for stance, channel, topics in rows
    ]


_Line = tuple[str, int, int | None]


def _listed(
    found: Iterable[int | None], names: Mapping[int, str], quotas: Mapping[int, int]
) -> list[_Line]:
    """Lines in the order of the office's own list; those with neither people nor quota go."""
    counts = Counter(found)
    lines: list[_Line] = [
        (name, counts[id_], quotas.get(id_))
        for id_, name in names.items()
        if counts[id_] or id_ in quotas
    ]
    lost = sum(count for id_, count in counts.items() if id_ not in names)
    if lost and (lines or lost != sum(counts.values())):
        lines.append((_UNKNOWN, lost, None))
    return lines


def _worded(found: Iterable[str], words: Mapping[str, str]) -> list[_Line]:
    """Lines in the order of the words, that of nothing last; those without any go."""
    counts = Counter(found)
    order = sorted(words, key=lambda code: code == "")
    lines: list[_Line] = [(words[code], counts[code], None) for code in order if counts[code]]
    lost = sum(count for code, count in counts.items() if code not in words)
    return [*lines, (_UNKNOWN, lost, None)] if lost else lines


def _ages(guests: Sequence[_Guest], day: date | None) -> list[_Line]:
    """Lines of the bands; nothing where no year of birth is known. The birthday is not known."""
    if day is None or not any(guest.birth_year for guest in guests):
        return []
    bands = toml("laws", "age_bands")["band"]
    counts = Counter(
        max(at for at, band in enumerate(bands) if day.year - guest.birth_year >= band["from"])
        for guest in guests
        if guest.birth_year and guest.birth_year <= day.year
    )
    lines: list[_Line] = [(tr(band["name"]), counts[at], None) for at, band in enumerate(bands)]
    lost = len(guests) - sum(counts.values())
    return [*lines, (_UNKNOWN, lost, None)] if lost else lines


def _table(
    code: str,
    title: str,
    unit: str,
    lines: Sequence[_Line],
    *,
    of: int | None = None,
    note: str = "",
) -> StatTable:
    total = sum(count for _, count, _ in lines) if of is None else of
    figures = tuple(
        Figure(label, count, quota, round(100 * count / total, 1) if total else 0.0)
        for label, count, quota in lines
    )
    return StatTable(code, title, unit, figures, total, note if figures else "")


# ---- year over year

_COMINGS = """
    SELECT h.fiscal_year, a.hearing_id, a.resident_id FROM attendance a
    JOIN hearing h ON h.id = a.hearing_id
    WHERE h.deleted = 0 AND h.state IN ({}) AND NOT EXISTS (
        SELECT 1 FROM attendance_move m WHERE m.attendance_id = a.id AND m.kind = 'undone'
        AND NOT EXISTS (SELECT 1 FROM attendance_move n
            WHERE n.attendance_id = a.id AND (n.at, n.id) > (m.at, m.id)))
"""
_OPINIONS = """
    SELECT h.fiscal_year, count(*) FROM opinion o JOIN hearing h ON h.id = o.hearing_id
    WHERE h.deleted = 0 AND h.state IN ({}) AND o.latest = 1 AND o.withdrawn = 0
    GROUP BY h.fiscal_year
"""
_HEARINGS = """
    SELECT fiscal_year, count(*) FROM hearing WHERE deleted = 0 AND state IN ({})
    GROUP BY fiscal_year
"""


def by_year() -> list[YearRow]:
    """Every fiscal year with a hearing that was held, the first year first."""
    marks = ", ".join("?" * len(_HELD))
    ask = records.connection().execute
    held: dict[int, int] = dict(ask(_HEARINGS.format(marks), _HELD).fetchall())
    said: dict[int, int] = dict(ask(_OPINIONS.format(marks), _HELD).fetchall())
    stands = one_person.standing()
    visits: dict[int, set[tuple[int, int]]] = defaultdict(set)
    people: dict[int, set[int]] = defaultdict(set)
    rows: Iterable[tuple[Any, ...]] = ask(_COMINGS.format(marks), _HELD)
    for year, hearing, resident in rows:
        who = stands.get(resident, resident)
        visits[year].add((hearing, who))
        people[year].add(who)
    return [
        YearRow(year, count, len(visits[year]), len(people[year]), said.get(year, 0))
        for year, count in sorted(held.items())
    ]
