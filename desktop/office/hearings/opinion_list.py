"""Opinions as lists show them: found by words and filters, counted, with their history."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.connection import records
from db.models import Opinion, Person
from desktop.office import actors
from desktop.office.community.villages import village_label
from desktop.office.hearings.opinions import OpinionFacts
from desktop.thai.folding import fold


@dataclass(frozen=True, slots=True)
class OpinionQuery:
    """What a list of opinions shows; None means all."""

    text: str = ""
    stance: str | None = None
    topic: str | None = None
    channel: str | None = None
    village_id: int | None = None
    item_id: int | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One line of a list of opinions."""

    id: int
    facts: OpinionFacts
    speaker: str  # empty: anonymous
    village: str
    item: str  # the title of its item
    at: datetime
    corrected: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Former:
    """The words of an opinion before a correction, and who wrote them down."""

    text: str
    person: str


def find(hearing_id: int, query: OpinionQuery, limit: int | None = None) -> array[int]:
    """Ids of the opinions asked for as they stand, the last one taken first."""
    where = ["o.hearing_id = ?", "o.latest = 1", "o.withdrawn = ?"]
    values: list[Any] = [hearing_id, int(query.withdrawn)]
    for word in fold(query.text).split():
        part = f"%{word.replace('%', '').replace('_', '')}%"
        where.append("(o.fold LIKE ? OR r.fold LIKE ? OR o.speaker LIKE ?)")
        values += [part, part, part]
    for column, value in (
        ("o.stance", query.stance),
        ("o.channel", query.channel),
        ("o.village_id", query.village_id),
        ("o.agenda_item_id", query.item_id),
    ):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    if query.topic is not None:
        where.append("instr(char(10) || o.topics || char(10), char(10) || ? || char(10))")
        values.append(query.topic)
    sql = (
        "SELECT o.id FROM opinion o LEFT JOIN resident r ON r.id = o.resident_id "
        f"WHERE {' AND '.join(where)} ORDER BY coalesce(o.root_id, o.id) DESC"
    )
    if limit is not None:
        sql += f" LIMIT {int(limit)}"
    return array("q", (row[0] for row in records.connection().execute(sql, values)))


def rows(opinion_ids: Sequence[int]) -> list[OpinionLine]:
    """The lines of some opinions in the order of the ids."""
    found: Any = records.connection().execute(
        "SELECT o.id, o.text, o.stance, o.channel, o.topics, o.agenda_item_id, o.resident_id, "
        "coalesce(o.speaker, ''), o.village_id, o.stakeholder_id, o.at, o.root_id, o.withdrawn, "
        "coalesce(r.title, '') || coalesce(r.first_name, '') || ' ' || coalesce(r.last_name, ''), "
        "v.number, coalesce(v.name, ''), coalesce(i.title, '') FROM opinion o "
        "LEFT JOIN resident r ON r.id = o.resident_id LEFT JOIN village v ON v.id = o.village_id "
        "LEFT JOIN agenda_item i ON i.id = o.agenda_item_id "
        f"WHERE o.id IN ({', '.join('?' * len(opinion_ids))})",
        tuple(opinion_ids),
    )
    by_id = {row[0]: _line(*row) for row in found}
    return [by_id[i] for i in opinion_ids if i in by_id]


def tally(hearing_id: int, item_id: int | None = None) -> Counter[str]:
    """How many opinions of each stance stand, in the hearing or on one of its items."""
    sql = (
        "SELECT stance, count(*) FROM opinion WHERE hearing_id = ? AND latest = 1 AND withdrawn = 0"
    )
    values = [hearing_id]
    if item_id is not None:
        sql += " AND agenda_item_id = ?"
        values.append(item_id)
    found = records.connection().execute(f"{sql} GROUP BY stance", values)
    return Counter(dict(found.fetchall()))


def topics_used(hearing_id: int) -> list[str]:
    """Topics to be offered: those of this hearing, the most used first, then of earlier ones."""
    here, elsewhere = Counter[str](), Counter[str]()
    found = records.connection().execute(
        "SELECT hearing_id, topics, count(*) FROM opinion WHERE topics <> '' AND latest = 1 "
        "GROUP BY hearing_id, topics"
    )
    for of, topics, count in found.fetchall():
        counter = here if of == hearing_id else elsewhere
        for topic in topics.split("\n"):
            counter[topic] += count
    first = [topic for topic, _ in here.most_common()]
    return first + [topic for topic, _ in elsewhere.most_common(40) if topic not in here]


def history(opinion_id: int) -> list[Former]:
    """What an opinion said before its corrections, the first words first; empty: it has none."""
    opinion = Opinion.get_by_id(opinion_id)
    root = opinion.root_id or opinion.id
    query: Any = (
        Opinion.select(Opinion, Person)
        .join(Person)
        .where(
            (Opinion.id == root) | (Opinion.root == root),
            Opinion.latest == False,  # noqa: E712
        )
        .order_by(Opinion.id)
    )
    return [Former(o.text, actors.plain_name(o.taken_by)) for o in query]


def _line(
    id_: int,
    text: str,
    stance: str,
    channel: str,
    topics: str,
    item_id: int | None,
    resident_id: int | None,
    speaker: str,
    village_id: int | None,
    group_id: int | None,
    at: str,
    root_id: int | None,
    withdrawn: int,
    name: str,
    number: int | None,
    village: str,
    item: str,
) -> OpinionLine:
    listed = tuple(filter(None, topics.split("\n")))
    return OpinionLine(
        id_,
        OpinionFacts(
            text, stance, channel, listed, item_id, resident_id, speaker, village_id, group_id
        ),
        name.strip() if resident_id is not None else speaker,
        village_label(number, village) if village_id is not None else "",
        item,
        datetime.fromisoformat(at),
        root_id is not None,
        bool(withdrawn),
    )
