"""Who may have been entered twice: sought the Thai way, scored, shown; a clerk decides.

Two people are compared only where something of theirs is equal: the sound of the whole name in one
village, a telephone number, an identity number, or house, village and family. What speaks for and
against is counted in points; nothing is ever merged by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from db.connection import records
from desktop.office.community import names, told_apart
from desktop.office.jobs import Job
from desktop.thai.folding import fold
from desktop.thai.sounds import sound_key

ENOUGH = 60
_STEP = 2_000
_MOST_ALIKE = 40  # a number forty people share is an office's, not a person's

# points, and the words for them on the screen
_FOR = {
    "id": (100, "เลขประจำตัวเดียวกัน"),
    "name": (50, "ชื่อและสกุลเหมือนกัน"),
    "sound": (40, "ชื่อและสกุลออกเสียงเหมือนกัน"),
    "near": (35, "ชื่อต่างกันหนึ่งตัวอักษร"),
    "phone": (30, "เบอร์โทรศัพท์เดียวกัน"),
    "house": (30, "บ้านเลขที่และหมู่บ้านเดียวกัน"),
    "year": (15, "ปีเกิดเดียวกัน"),
    "village": (10, "หมู่บ้านเดียวกัน"),
}
_AGAINST = {
    "id": (200, "เลขประจำตัวต่างกัน"),
    "sex": (80, "เพศต่างกัน"),
    "year": (45, "ปีเกิดต่างกัน"),
    "house": (20, "บ้านเลขที่ต่างกัน"),
    "phone": (5, "เบอร์โทรศัพท์ต่างกัน"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one; `kept_id` is the one entered first and fuller known."""

    kept_id: int
    other_id: int
    score: int
    why: tuple[str, ...]
    against: tuple[str, ...]


class _One(NamedTuple):
    id: int
    name: str
    first: str
    last_sound: str
    sound: str
    house: str
    phone: str
    national_id: str
    sex: str
    year: int | None
    village: int | None
    known: int


def find(job: Job | None = None) -> list[Pair]:
    """Every pair that is likely enough and was not told apart, the likeliest first."""
    job = job or Job()
    apart = told_apart.pairs()
    people = _people(job)
    found: dict[tuple[int, int], Pair] = {}
    groups = list(_alike(people))
    for place, group in enumerate(groups):
        if place % _STEP == 0:
            job.step(place, len(groups))
        for one, other in combinations(group, 2):
            key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
            if key in found or frozenset(key) in apart:
                continue
            if (pair := _pair(one, other)) is not None:
                found[key] = pair
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.kept_id, pair.other_id))


def _people(job: Job) -> list[_One]:
    sql = """SELECT id, title, first_name, last_name, sound_key, house, phone, national_id, sex,
        birth_year, village_id FROM resident NOT INDEXED WHERE deleted = 0"""
    rows: list[tuple[Any, ...]] = records.connection().execute(sql).fetchall()
    out: list[_One] = []
    for place, (
        id_,
        title,
        first,
        last,
        sound,
        house,
        phone,
        number,
        sex,
        year,
        village,
    ) in enumerate(rows):
        if place % _STEP == 0:
            job.step(place, 2 * len(rows))
        if not first:
            continue  # erased
        told, plain = names.part_title(first)  # the title typed into the name
        out.append(
            _One(
                id_,
                fold(f"{plain} {last or ''}"),
                fold(plain),
                sound.rpartition(" ")[2] if last else "",
                sound if not told else sound_key(f"{plain} {last or ''}"),
                fold(house) if house else "",
                phone or "",
                number or "",
                sex or names.sex_of_title(title or told),
                year,
                village,
                sum(1 for part in (house, phone, number, sex, year, village) if part),
            )
        )
    return out


def _alike(people: Sequence[_One]) -> Iterator[list[_One]]:
    groups: dict[tuple[object, ...], list[_One]] = defaultdict(list)
    for one in people:
        groups["sound", one.sound, one.village].append(one)
        if one.village is not None:
            groups["sound", one.sound, None].append(one)  # one of them may lack the village
        if one.phone:
            groups["phone", one.phone].append(one)
        if one.national_id:
            groups["id", one.national_id].append(one)
        if one.house and one.last_sound:
            groups["house", one.house, one.village, one.last_sound].append(one)
    for key, group in groups.items():
        if len(group) < 2 or (key[0] != "sound" and len(group) > _MOST_ALIKE):
            continue
        if key[0] == "sound" and key[2] is None:
            without = [one for one in group if one.village is None]
            if not without:
                continue
        yield group[: 4 * _MOST_ALIKE]


def _pair(one: _One, other: _One) -> Pair | None:
    speaks = set(_speaking(one, other))
    if not speaks & {"name", "sound", "near", "id"}:
        return None
    against = set(_contradicting(one, other))
    score = sum(_FOR[key][0] for key in speaks) - sum(_AGAINST[key][0] for key in against)
    if score < ENOUGH:
        return None
    kept, gone = (one, other) if (-one.known, one.id) <= (-other.known, other.id) else (other, one)
    return Pair(
        kept.id,
        gone.id,
        min(score, 100),
        tuple(_FOR[key][1] for key in _FOR if key in speaks),
        tuple(_AGAINST[key][1] for key in _AGAINST if key in against),
    )


def _speaking(one: _One, other: _One) -> Iterator[str]:
    if one.name == other.name:
        yield "name"
    elif one.sound == other.sound:
        yield "sound"
    elif one.last_sound == other.last_sound and _one_letter_apart(one.first, other.first):
        yield "near"
    if one.national_id and one.national_id == other.national_id:
        yield "id"
    if one.phone and one.phone == other.phone:
        yield "phone"
    if one.year and one.year == other.year:
        yield "year"
    if one.village is not None and one.village == other.village:
        yield "house" if one.house and one.house == other.house else "village"


def _contradicting(one: _One, other: _One) -> Iterator[str]:
    for key, a, b in (
        ("id", one.national_id, other.national_id),
        ("sex", one.sex, other.sex),
        ("year", one.year, other.year),
        ("phone", one.phone, other.phone),
    ):
        if a and b and a != b:
            yield key
    if one.house and other.house and (one.house, one.village) != (other.house, other.village):
        yield "house"


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out, changed or two neighbours exchanged makes them equal."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    exchanged = len(a) > 1 and len(b) > 1 and (a[0], a[1]) == (b[1], b[0]) and a[2:] == b[2:]
    return exchanged or a[1:] == b[1:] or a[1:] == b or a == b[1:]
