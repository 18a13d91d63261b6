"""Whom a hearing's letters go to, as the rows of a mail merge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from peewee import fn

from db.models import HearingPaper, Office, Opinion, Resident, Village
from desktop.office import papers as office_papers
from desktop.office.community import one_person
from desktop.office.errors import Refused
from desktop.office.hearings import attendance, codes, invitations, papers, phrases, plan
from desktop.office.hearings.phrases import said
from desktop.printing.paper import Copy, Paper

NAME, HOUSE, DISTRICT, CODE = "ชื่อ", "ที่อยู่", "อำเภอ", "รหัส"
INVITED, HEADS, PARTICIPANTS = "invited", "heads", "participants"
_POST = ("ผู้ใหญ่บ้าน", "กำนัน")
_SLICE = 500
Row = dict[str, str]


def rows(hearing_id: int, audience: str) -> list[Row]:
    """One row for each of an audience: the name, two lines of address, the code of the door.

    Rows of INVITED have a name at least; those of the others a whole address. Refused when the
    audience is empty.
    """
    found = _AUDIENCES[audience](hearing_id)
    if not found:
        raise Refused("nobody-to-write-to")
    return found


def counts(hearing_id: int) -> dict[str, int]:
    """How many letters each audience takes."""
    found = {a: len(make(hearing_id)) for a, make in _AUDIENCES.items() if a != PARTICIPANTS}
    whole = (count for (count,) in _addressed(hearing_id, fn.COUNT(Resident.id)))
    return found | {PARTICIPANTS: sum(whole)}


def rows_of_document(document_id: int) -> list[Row]:
    """The rows a paper of a hearing is merged with; none for any other paper."""
    link = HearingPaper.get_or_none(HearingPaper.document == document_id, ~HearingPaper.deleted)
    if not isinstance(link, HearingPaper) or link.role not in papers.MERGED:
        return []
    return _AUDIENCES[papers.MERGED[link.role][0]](link.hearing_id)


def paper_for(document_id: int, copy: Copy, audience: str) -> Paper:
    """A letter or envelope as it is merged with an audience; only the invited have a code."""
    paper = office_papers.paper_of(document_id, copy)
    if audience != INVITED and paper.more.get("code"):
        return replace(paper, more={k: v for k, v in paper.more.items() if k != "code"})
    return paper


def _invited(hearing_id: int) -> list[Row]:
    near, far = _locality()
    return [
        {
            NAME: row.name,
            HOUSE: _house(row.house, row.village_number, row.village, near),
            DISTRICT: far,
            CODE: codes.of_invitation(row.uid),
        }
        for row in invitations.of_hearing(hearing_id)
        if row.name
    ]


def _heads(hearing_id: int) -> list[Row]:
    """The heads of the villages the hearing concerns, of all villages when it names none."""
    near, far = _locality()
    words = said("address")
    wanted = {g.village_id for g in plan.groups(hearing_id) if g.village_id}
    found = []
    for village in Village.select().where(~Village.deleted).order_by(Village.place):
        if wanted and village.id not in wanted:
            continue
        if village.number:
            name = words["head"].format(village=village.number)
            place = words["head_place"].format(village=village.number)
        else:
            name, place = words["head_of"].format(name=village.name), village.name
        found.append({NAME: name, HOUSE: f"{place} {near}".strip(), DISTRICT: far, CODE: ""})
    return found


def _participants(hearing_id: int) -> list[Row]:
    """Everybody who came or gave an opinion under their name, and whose house is known."""
    near, far = _locality()
    of = Resident
    names = (of.name_key, of.title, of.first_name, of.last_name, of.house)
    found: list[tuple[str, Row]] = []
    for key, title, first, last, house, number, village in _addressed(
        hearing_id, *names, Village.number, Village.name
    ):
        full = f"{title or ''}{first} {last or ''}".strip()
        address = _house(house, number, village or "", near)
        found.append((key, {NAME: full, HOUSE: address, DISTRICT: far, CODE: ""}))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _addressed(hearing_id: int, *columns: Any) -> Iterator[tuple[Any, ...]]:
    """What is asked for of each participant whose name and house are known, no record for each."""
    spoke: Any = Opinion.select(Opinion.resident).where(
        Opinion.hearing == hearing_id,
        Opinion.latest == True,  # noqa: E712
        ~Opinion.withdrawn,
        Opinion.resident.is_null(False),
    )
    ids = [row.resident_id for row in attendance.present(hearing_id)]
    ids += [resident for (resident,) in spoke.tuples()]
    stands = one_person.standing()
    wanted = sorted({stands.get(id_, id_) for id_ in ids})
    for start in range(0, len(wanted), _SLICE):
        query: Any = (
            Resident.select(*columns)
            .left_outer_join(Village)
            .where(
                Resident.id.in_(wanted[start : start + _SLICE]),
                Resident.deleted == False,  # noqa: E712
                Resident.house != "",
                Resident.first_name != "",
            )
        )
        yield from query.tuples().iterator()


def _house(house: str, number: int | None, village: str, near: str) -> str:
    words = said("address")
    if number and house:
        line = words["house"].format(house=house, village=number)
    elif number:
        line = words["village"].format(village=number)
    else:
        line = f"{house} {village}".strip()
    return f"{line} {near}".strip()


def _locality() -> tuple[str, str]:
    office = Office.select().first()
    return phrases.locality(office.address if office else "")


_AUDIENCES: Mapping[str, Callable[[int], list[Row]]] = {
    INVITED: _invited,
    HEADS: _heads,
    PARTICIPANTS: _participants,
}
