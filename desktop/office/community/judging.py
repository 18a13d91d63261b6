"""What becomes of each row of a list: new, same, changed, or bad with the reason.

Nothing is written here; `importing` takes in what was judged good.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from db import clock
from db.connection import records
from desktop.office.community import names, privacy, villages
from desktop.office.community.columns import Columns
from desktop.office.community.lists import BROKEN, DAY, FORMULA, ListRow, PeopleList
from desktop.office.community.residents import ResidentFacts, plain_phone
from desktop.office.community.villages import StakeholderRow, VillageRow
from desktop.office.errors import Refused
from desktop.office.jobs import Job
from desktop.office.words.community_screen import FIELDS as WORDS
from desktop.thai import dates, ids
from desktop.thai.digits import to_arabic, to_thai
from desktop.thai.folding import fold

NEW, SAME, CHANGED, BAD = "new", "same", "changed", "bad"
_STEP = 1_000
_MOO = re.compile(r"(?:หมู่ที่|หมู่|ม\.|moo)\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")
_OLDEST = 130  # years
_WRONG = {
    FORMULA: "ช่อง{field}เป็นสูตร ให้คัดลอกแล้ววางเป็นค่า",
    BROKEN: "ช่อง{field}มีข้อผิดพลาดของ Excel ({text})",
    DAY: "ช่อง{field}กลายเป็นวันที่ ({text}) ให้ตั้งเซลล์เป็นข้อความแล้วพิมพ์ใหม่",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A row's verdict; `why` is a Thai sentence for a bad one, the changed fields for a change."""

    number: int
    verdict: str
    facts: ResidentFacts
    why: str = ""
    resident_id: int | None = None
    village: str = ""  # a village or group of the file that the office does not know yet
    group: str = ""

    @property
    def name(self) -> str:
        """The name as it will stand."""
        f = self.facts
        return f"{f.title}{f.first_name} {f.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row judged, in the order of the file."""

    listed: PeopleList
    columns: Columns
    rows: tuple[Judged, ...]
    counts: Mapping[str, int]


@dataclass(slots=True)
class _Known:
    """The directory as it stands, by what tells one person from another."""

    villages: Sequence[VillageRow]
    groups: Sequence[StakeholderRow]
    make_missing: bool
    asks_id: bool
    by_number: dict[int, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)
    group_ids: dict[str, int] = field(default_factory=dict)
    people: dict[str, list[tuple[int, ResidentFacts]]] = field(default_factory=dict)
    by_id: dict[str, tuple[int, ResidentFacts]] = field(default_factory=dict)


class _Bad(Exception):
    """Why a row cannot be taken in; the sentence is Thai."""


def judge(
    listed: PeopleList, columns: Columns, *, make_missing: bool = False, job: Job | None = None
) -> Preview:
    """Judge every row against the directory and against the rows before it.

    `make_missing`: villages and groups the office does not know will be made, not complained of.
    Refused when no column is the name.
    """
    job = job or Job()
    if "name" not in columns and "first_name" not in columns:
        raise Refused("list-of-people-nameless")
    known = _known(make_missing)
    seen: dict[tuple[object, ...], int] = {}
    rows: list[Judged] = []
    counts = dict.fromkeys((NEW, SAME, CHANGED, BAD), 0)
    for place, row in enumerate(listed.rows):
        if place % _STEP == 0:
            job.step(place, len(listed.rows))
        judged = _judge(row, columns, known, seen)
        counts[judged.verdict] += 1
        rows.append(judged)
    return Preview(listed, dict(columns), tuple(rows), counts)


def _judge(
    row: ListRow, columns: Columns, known: _Known, seen: dict[tuple[object, ...], int]
) -> Judged:
    try:
        facts, village, group = _facts(row, columns, known)
        key = (*_key(facts), village)
        if (before := seen.setdefault(key, row.number)) != row.number:
            raise _Bad(f"ซ้ำกับแถวที่ {before} ในแฟ้มเดียวกัน")
    except _Bad as why:
        named = _raw_name(row, columns)
        return Judged(row.number, BAD, ResidentFacts(first_name=named), to_thai(str(why)))
    there = _there(facts, known)
    if there is None:
        return Judged(row.number, NEW, facts, village=village, group=group)
    resident_id, before_facts = there
    # a sex only the title tells is no news of somebody known
    merged, changed = _merged(before_facts, facts, sex=bool(_text(row, columns, "sex")))
    if village and before_facts.village_id is None:
        changed.append("village")
    if group and before_facts.stakeholder_id is None:
        changed.append("group")
    if not changed:
        return Judged(row.number, SAME, merged, resident_id=resident_id)
    why_ = "แก้ " + ", ".join(WORDS[name] for name in changed)
    return Judged(row.number, CHANGED, merged, why_, resident_id, village, group)


def _text(row: ListRow, columns: Columns, name: str) -> str:
    place = columns.get(name, -1)
    return row.cells[place] if 0 <= place < len(row.cells) else ""


def _raw_name(row: ListRow, columns: Columns) -> str:
    texts = [_text(row, columns, n) for n in ("name", "title", "first_name", "last_name")]
    return " ".join(text for text in texts if text)[:120]


def _facts(row: ListRow, columns: Columns, known: _Known) -> tuple[ResidentFacts, str, str]:
    wrong = dict(row.wrong)
    got: dict[str, str] = {}
    for name, place in columns.items():
        text = _text(row, columns, name)
        if place in wrong and not (name == "birth_year" and wrong[place] == DAY):
            raise _Bad(_WRONG[wrong[place]].format(field=WORDS[name], text=text))
        got[name] = text
    title, first, last = _name(got)
    house, moo = _house(got.get("house", ""))
    village_id, village = _village(got.get("village", "") or moo, known)
    group_id, group = _group(got.get("group", ""), known)
    sex = names.read_sex(got.get("sex", ""))
    if sex is None:
        raise _Bad(f"ไม่เข้าใจเพศ “{got['sex']}” ใช้ ชาย หรือ หญิง")
    told = names.sex_of_title(title)
    if sex and told and sex != told:
        raise _Bad(f"คำนำหน้า {title} ไม่ตรงกับเพศ {got['sex']}")
    facts = ResidentFacts(
        title=title,
        first_name=first,
        last_name=last,
        house=house,
        phone=_phone(got.get("phone", "")),
        national_id=_national_id(got.get("national_id", ""), known),
        sex=sex or told,
        birth_year=_birth_year(got.get("birth_year", "")),
        note=got.get("note", ""),
        village_id=village_id,
        stakeholder_id=group_id,
        role=got.get("role", ""),
    )
    return facts, village, group


def _name(got: Mapping[str, str]) -> tuple[str, str, str]:
    if got.get("first_name"):
        title, first = names.part_title(got["first_name"])
        last = " ".join(got.get("last_name", "").split())
        title = names.written_out(got.get("title", "")) or title
    else:
        title, first, last = names.parted(got.get("name", ""))
        last = last or " ".join(got.get("last_name", "").split())
        title = names.written_out(got.get("title", "")) or title
    if not first:
        raise _Bad("ไม่มีชื่อ")
    if not any(letter.isalpha() for letter in first):
        raise _Bad(f"ชื่อ “{first}” ไม่มีตัวอักษร")
    for word, part in (("ชื่อ", first), ("สกุล", last)):
        if any(letter.isdecimal() for letter in part):
            raise _Bad(f"{word} “{part}” มีตัวเลขปน")
    if len(first) > 100 or len(last) > 100:
        raise _Bad("ชื่อหรือสกุลยาวเกิน ๑๐๐ ตัวอักษร")
    return title, first, last


def _house(text: str) -> tuple[str, str]:
    """A house number, and the village an address names behind it: 12/3 หมู่ 4."""
    plain = to_arabic(" ".join(text.split()))
    found = _MOO.search(plain)
    if not found:
        return plain.removeprefix("บ้านเลขที่").removeprefix("เลขที่").strip(), ""
    house = plain[: found.start()].removeprefix("บ้านเลขที่").removeprefix("เลขที่").strip(" ,")
    return house, found.group(1)


def _village(text: str, known: _Known) -> tuple[int | None, str]:
    plain = to_arabic(" ".join(text.split()))
    if not plain:
        return None, ""
    found = _MOO.search(plain)
    number = int(found.group(1)) if found else int(plain) if _NUMBER.fullmatch(plain) else None
    if number is not None:
        if number in known.by_number:
            return known.by_number[number], ""
    elif (there := known.by_name.get(_bare(plain))) is not None:
        return there, ""
    if known.make_missing:
        return None, plain
    shown = f"หมู่ที่ {number}" if number is not None else plain
    raise _Bad(f"ไม่มี{'' if number is not None else 'หมู่บ้าน '}{shown} ในทะเบียนหมู่บ้าน")


def _bare(name: str) -> str:
    plain = fold(name)
    return plain.removeprefix("หมู่บ้าน").removeprefix("บ้าน").strip()


def _group(text: str, known: _Known) -> tuple[int | None, str]:
    plain = " ".join(text.split())
    if not plain:
        return None, ""
    if (there := known.group_ids.get(fold(plain))) is not None:
        return there, ""
    if known.make_missing:
        return None, plain
    raise _Bad(f"ไม่มีกลุ่ม {plain} ในทะเบียนกลุ่ม")


def _phone(text: str) -> str:
    if not text:
        return ""
    digits = plain_phone(text.split(",")[0].split("/")[0])
    if digits.startswith("+66"):
        digits = "0" + digits[3:]
    if len(digits) in (8, 9) and digits[:1] != "0":
        digits = "0" + digits  # a spreadsheet takes the first 0 of a number away
    if digits[:1] != "0" or len(digits) not in (9, 10):
        raise _Bad(f"เบอร์โทรศัพท์ “{text}” ไม่ครบหรือเกิน ต้องมี ๙ หรือ ๑๐ หลัก")
    return digits


def _national_id(text: str, known: _Known) -> str:
    digits = ids.compact(text)
    if not digits or not known.asks_id:
        return ""
    if ids.verdict(digits) is not ids.Verdict.VALID:
        raise _Bad("เลขประจำตัวประชาชนไม่ถูกต้อง ตรวจสิบสามหลักอีกครั้ง")
    return digits


def _birth_year(text: str) -> int | None:
    """The common-era year of a year of either era, or of a date."""
    plain = to_arabic(text.strip())
    if not plain:
        return None
    year = int(plain) if plain.isdecimal() and len(plain) == 4 else 0
    if not year:
        try:
            year = dates.parse(plain).year
        except dates.UnreadableDate as wrong:
            raise _Bad(f"ไม่เข้าใจปีเกิด “{text}” ใช้ปี พ.ศ. สี่หลัก") from wrong
    now = clock.today().year
    if year > now:
        year -= 543
    if not now - _OLDEST <= year <= now:
        raise _Bad(f"ปีเกิด “{text}” เป็นไปไม่ได้")
    return year


# ---- against the directory


def _known(make_missing: bool) -> _Known:
    known = _Known(
        villages.villages(), villages.stakeholders(), make_missing, privacy.asking_national_id().on
    )
    known.by_number = {v.number: v.id for v in known.villages if v.number is not None}
    known.by_name = {_bare(v.name): v.id for v in known.villages if v.name}
    known.group_ids = {fold(s.name): s.id for s in known.groups}
    people: dict[str, list[tuple[int, ResidentFacts]]] = defaultdict(list)
    texts = "title, first_name, last_name, house, phone, national_id, sex"
    sql = f"SELECT id, {texts}, birth_year, note, village_id, stakeholder_id, role FROM resident"
    for id_, *said in records.connection().execute(f"{sql} NOT INDEXED WHERE deleted = 0"):
        title, first, last, house, phone, number, sex = (value or "" for value in said[:7])
        year, note, village, group, role = said[7:]
        facts = ResidentFacts(
            title, first, last, house, phone, number, sex, year, note or "", village, group, role
        )
        people[_plain_name(facts)].append((id_, facts))
        if facts.national_id:
            known.by_id[facts.national_id] = (id_, facts)
    known.people = people
    return known


def _plain_name(facts: ResidentFacts) -> str:
    return fold(f"{facts.first_name} {facts.last_name}")


def _key(facts: ResidentFacts) -> tuple[object, ...]:
    """What makes two rows of one file the same person."""
    if facts.national_id:
        return (facts.national_id,)
    return (_plain_name(facts), fold(facts.house), facts.village_id, facts.phone, facts.birth_year)


def _there(facts: ResidentFacts, known: _Known) -> tuple[int, ResidentFacts] | None:
    """The one person of the directory this row can only be; nobody where it might be two."""
    if facts.national_id and facts.national_id in known.by_id:
        return known.by_id[facts.national_id]
    sure = [
        one
        for one in known.people.get(_plain_name(facts), ())
        if _agrees(facts, one[1]) and not _contradicts(facts, one[1])
    ]
    return sure[0] if len(sure) == 1 else None


def _contradicts(one: ResidentFacts, other: ResidentFacts) -> bool:
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        return True
    if one.sex and other.sex and one.sex != other.sex:
        return True
    if one.national_id and other.national_id and one.national_id != other.national_id:
        return True
    if one.village_id and other.village_id and one.village_id != other.village_id:
        return not _same_phone(one, other)
    return False


def _same_phone(one: ResidentFacts, other: ResidentFacts) -> bool:
    return bool(one.phone) and one.phone == other.phone


def _agrees(one: ResidentFacts, other: ResidentFacts) -> bool:
    """Something beside the name says they are one; a name alone never does."""
    if _same_phone(one, other):
        return True
    if not one.house or not other.house:
        return False
    same = one.house == other.house or fold(one.house) == fold(other.house)
    return same and one.village_id == other.village_id


_NAMES = tuple(one.name for one in fields(ResidentFacts))
_WORD_OF = {"village_id": "village", "stakeholder_id": "group"}


def _merged(
    before: ResidentFacts, given: ResidentFacts, *, sex: bool
) -> tuple[ResidentFacts, list[str]]:
    """The facts after the row: what the file says replaces, what it leaves empty stays."""
    changed: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(given, name)
        if value in ("", None) or (name == "sex" and not sex):
            continue
        if _differs(name, value, getattr(before, name)):
            changed[name] = value
    if not changed:
        return before, []
    return replace(before, **changed), [_WORD_OF.get(name, name) for name in changed]


def _differs(name: str, value: Any, before: Any) -> bool:
    if value == before:
        return False
    if isinstance(value, str) and name not in ("note", "role"):
        return fold(value) != fold(str(before))
    return True
