"""A signed notice and boards for tests of postings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from db import clock
from desktop.office import approvals, drafting, office, people, register, sections, sheets
from desktop.office.community import villages
from desktop.office.postings import places
from desktop.printing import source as paper_source

SIGNED = date(2026, 11, 2)
BODY = "\nด้วยเทศบาลจะจัดกิจกรรม\n\n๑. พบกันที่ศาลา\n\nจึงประกาศมาให้ทราบโดยทั่วกัน\n"


@dataclass(frozen=True)
class Square:
    """Ids of an office with boards and one signed, numbered notice."""

    actor: int
    section: int
    board: int
    village: int
    web: int
    speaker: int
    notice: int
    villages: tuple[int, int]


def on(day: date, hour: int = 9, minute: int = 0):  # type: ignore[no-untyped-def]
    """The office's clock on a day of Thailand."""
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.BANGKOK)
    return clock.standing(moment.astimezone(UTC))


def signed_notice(actor: int, subject: str = "การจัดกิจกรรม", day: date = SIGNED) -> int:
    with on(day):
        made = drafting.draft("announcement", actor=actor)
        front, _ = paper_source.split(sheets.open_sheet(made).source)
        front["subject"] = subject
        front["date"] = day
        drafting.save(made, paper_source.compose(front, BODY), actor=actor)
        sign(made, actor)
        register.take_number(made, actor=actor)
    return made


def sign(document: int, actor: int) -> None:
    while (place := sheets.open_sheet(document).due_place) is not None:
        due = next(s for s in sheets.open_sheet(document).chain if s.place == place)
        approvals.forward(document, actor=due.person_id or actor)


def square(folder: Path) -> Square:
    """Fill an office that is open."""
    with on(date(2026, 10, 1)):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        section = sections.add_section("สำนักปลัดเทศบาล", code="ตย 52001", actor=None)
        actor = people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
        post = people.add_post("ปลัดเทศบาล", section_id=section, place=1, actor=None)
        people.appoint(actor, post, actor=None)
        one = villages.add_village(1, "บ้านดอนกลาง", actor=None)
        two = villages.add_village(2, "บ้านหนองบัว", actor=None)
        board = places.add("ป้ายสำนักงาน", "board", actor=None)
        village = places.add("ศาลาหมู่ ๑", "village", village_id=one, actor=None)
        web = places.add("เว็บไซต์", "web", location="https://example.go.th", actor=None)
        speaker = places.add("เสียงตามสาย", "loudspeaker", actor=None)
    notice = signed_notice(actor)
    return Square(actor, section, board, village, web, speaker, notice, (one, two))
