"""A demo office of any size: invented names, a year of papers in every state, always the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from db import clock
from db.models import Person, Section
from db.write import write
from desktop.office import (
    approvals,
    documents,
    drafting,
    files,
    office,
    papers,
    people,
    register,
    sections,
    sheets,
    templates,
)
from desktop.office.jobs import Job
from desktop.office.office import OfficeFacts
from desktop.office.rules.tables import toml
from desktop.printing import source as paper_source
from desktop.thai import dates
from desktop.thai.digits import to_thai

NAME = "เทศบาลตำบลตัวอย่าง"
PAPERS_A_YEAR = 24  # each a memo and, when it is approved, its announcement
BATCH = 500

_SECTIONS = (
    ("สำนักปลัดเทศบาล", "สป. (งธ.)", "ตย 52001.1", "021234561"),
    ("กองคลัง", "กค.", "ตย 52001.2", "021234562"),
    ("กองช่าง", "กช.", "ตย 52001.3", "021234563"),
    ("กองสาธารณสุขและสิ่งแวดล้อม", "กสธ.", "ตย 52001.4", "021234564"),
)
_POSTS = (
    ("นายกเทศมนตรี", "นายกเทศมนตรีตำบลตัวอย่าง", None),
    ("ปลัดเทศบาล", "ปลัดเทศบาลตำบลตัวอย่าง", None),
    ("หัวหน้าสำนักปลัดเทศบาล", "", 0),
    ("ผู้อำนวยการกองคลัง", "", 1),
    ("ผู้อำนวยการกองช่าง", "", 2),
    ("นิติกรปฏิบัติการ", "", 0),
    ("เจ้าพนักงานธุรการ", "", 0),
    ("นายช่างโยธา", "", 2),
)
_PEOPLE = (
    ("นางสาว", "", "มะลิ", "ตัวอย่าง", 6),
    ("", "ว่าที่ร้อยตรี", "อรุณ", "ทดลอง", 1),
    ("นาย", "", "ปรีดา", "สมมติ", 2),
    ("นาง", "", "บุญมี", "สมมุติวงศ์", 3),
    ("นาย", "", "วิชัย", "ตัวอย่างดี", 4),
    ("นางสาว", "", "ดวงใจ", "ทดสอบ", 5),
    ("นาย", "", "สมหมาย", "จำลอง", 7),
)
_PLACES = ("บ้านดอนกลาง", "บ้านหนองบัว", "บ้านท่าทราย", "บ้านโนนสูง", "บ้านใหม่พัฒนา", "บ้านสวนหลวง")


@dataclass(frozen=True, slots=True)
class Made:
    """What stands in a new demo office."""

    papers: int
    people: int


@contextmanager
def _on(day: date, hour: int = 9, minute: int = 0) -> Iterator[None]:
    """Let the office's clock stand on a day while the block runs."""
    moment = datetime.combine(day, time(hour, minute)).astimezone(UTC)
    with clock.standing(moment):
        yield


def make_demo(
    folder: Path,
    *,
    years: int = 1,
    seed: int = 1,
    documents_wanted: int = 0,
    hearings: int = 6,
    residents: int = 240,
    opinions: int = 12,
    job: Job | None = None,
) -> Made:
    """Make a demo office in a folder that holds none; it is closed again at the end.

    `documents_wanted` papers in all, when that is more than the years bring; those beyond are
    drafts and memos on their way. `opinions` are those of a hearing. Raises RecordsError for a
    folder that will not do.
    """
    office.create(folder)
    office.open_at(folder)
    try:
        made = _fill(years, Random(seed), documents_wanted, job or Job())
        if hearings or residents:
            from desktop.office.hearings import demo

            clerk = Person.select().order_by(Person.id).first()
            sizes = {"hearings": hearings, "people": residents, "opinions": opinions}
            demo.fill(clerk.id, Random(seed + 1), **sizes, job=job)
            if hearings > demo.AROUND_TODAY:
                from desktop.office.cycle import demo as cycle

                cycle.fill(clerk.id, Random(seed + 2))
        if made.papers:
            from desktop.office.postings import demo as postings

            first = Person.select().order_by(Person.id).first()
            postings.fill(first.id, Random(seed + 3))
        return made
    finally:
        office.close()


def print_papers(folder: Path, target: Path, passphrase: str | None = None) -> int:
    """Write every signed paper of an office as PDF, announcements with their office copy."""
    target.mkdir(parents=True, exist_ok=True)
    with office.opened(folder, passphrase):
        house = office.house()
        count = 0
        for row in documents.rows(documents.find(documents.DocumentQuery(stage="signed"))):
            name = f"{row.id:04d}-{row.kind}"
            files.write_pdf(target / f"{name}.pdf", [papers.paper_of(row.id)], house)
            count += 1
            if row.kind == "announcement":
                copy = papers.paper_of(row.id, "office")
                files.write_pdf(target / f"{name}-office-copy.pdf", [copy], house)
                count += 1
    return count


def _fill(years: int, random: Random, wanted: int, job: Job) -> Made:
    today = clock.today()
    begin = today - timedelta(days=365 * years)
    with _on(begin):
        clerk = _people()
    texts = toml("demo", "papers")["paper"]
    made = 0
    total = max(PAPERS_A_YEAR * years * 2, wanted)
    for number in range(PAPERS_A_YEAR * years):
        days_left = 365 * years - 10
        day = begin + timedelta(days=5 + number * days_left // (PAPERS_A_YEAR * years))
        text = texts[number % len(texts)]
        newest = PAPERS_A_YEAR * years - number
        made += _story(clerk, day, text, random, newest)
        job.step(made, total)
    while made < wanted:
        made += _many(clerk, min(BATCH, wanted - made), texts, random, begin, today)
        job.step(made, total)
    return Made(papers=made, people=len(_PEOPLE))


def _people() -> dict[int, int]:
    """The office and everybody in it; the person of each post by the post's place."""
    office.change(
        OfficeFacts(
            name=NAME,
            short_name="ทต.ตัวอย่าง",
            kind="tambon",
            address="๑ หมู่ที่ ๑ ตำบลตัวอย่าง อำเภอตัวอย่าง จังหวัดตัวอย่าง",
            phone="021234560",
            code="ตย 52001",
        ),
        actor=None,
    )
    section_ids = [
        sections.add_section(name, agency=agency, code=code, phone=phone, actor=None)
        for name, agency, code, phone in _SECTIONS
    ]
    post_ids = [
        people.add_post(
            name,
            printed=printed,
            section_id=None if section is None else section_ids[section],
            place=place,
            actor=None,
        )
        for place, (name, printed, section) in enumerate(_POSTS)
    ]
    by_post: dict[int, int] = {}
    for title, rank, first, last, post in _PEOPLE:
        who = people.add_person(first, last, title=title, rank=rank, actor=None)
        people.appoint(who, post_ids[post], actor=None)
        by_post[post] = who
    people.appoint(
        by_post[1],
        post_ids[1],
        capacity="duty",
        acting_for=post_ids[0],
        basis="ระหว่างไม่มีผู้ดำรงตำแหน่งนายกเทศมนตรี",
        actor=None,
    )
    return by_post


def _story(
    clerk: dict[int, int], day: date, text: dict[str, Any], random: Random, newest: int
) -> int:
    """One matter: its memo, and its announcement when the memo came through."""
    drafter = clerk[random.choice((5, 6))]
    blanks = _blanks(random, day)
    subject = text["subject"].format(**blanks)
    with _on(day):
        memo = drafting.draft("memo", actor=drafter)
        front, _ = paper_source.split(sheets.open_sheet(memo).source)
        front["subject"] = f"ประกาศ เรื่อง {subject}"
        front["date"] = day
        body = paper_source.compose(front, _memo_body(text, subject, blanks))
        drafting.save(memo, body, actor=drafter)
    if newest <= 6:  # the last matters are still on their way, each at another step
        _walk(memo, day, steps=newest - 1)
        if newest == 3:
            due = sheets.open_sheet(memo)
            who = next(s.person_id for s in due.chain if s.place == due.due_place)
            assert who is not None
            with _on(day, 15):
                approvals.send_back(memo, reason="ขอให้เพิ่มวงเงินงบประมาณในข้อเท็จจริง", actor=who)
        return 1
    with _on(day, 10):
        register.take_number(memo, actor=drafter)
    _walk(memo, day, steps=99)
    later = day + timedelta(days=1)
    with _on(later):
        notice = drafting.draft("announcement", actor=drafter, from_memo=memo)
        front, _ = paper_source.split(sheets.open_sheet(notice).source)
        front["date"] = later
        body = paper_source.compose(front, _notice_body(text, blanks))
        drafting.save(notice, body, actor=drafter)
    _walk(notice, later, steps=99 if newest != 8 else 4)
    with _on(later, 16):
        if newest not in (7, 8):
            register.take_number(notice, actor=drafter)
        if newest == 12:
            register.void(notice, reason="พิมพ์ชื่อเรื่องผิด", actor=drafter)
            register.take_number(notice, actor=drafter)
        if newest == 9:
            register.void(notice, reason="ยกเลิกกิจกรรมเพราะฝนตกหนัก", actor=drafter)
    return 2


def _walk(document: int, day: date, *, steps: int) -> None:
    """Pass a paper on by whoever is due, so many steps."""
    for step in range(steps):
        sheet = sheets.open_sheet(document)
        due = next((s for s in sheet.chain if s.place == sheet.due_place), None)
        if due is None:
            return
        assert due.person_id is not None
        note = "เรียน นายกเทศมนตรี\n- โปรดพิจารณา" if "ปลัดเทศบาลตำบล" in due.capacity else ""
        with _on(day, 9 + step, 20):
            approvals.forward(
                document,
                actor=due.person_id,
                endorsement=note if sheet.kind == "memo" and due.stage == "propose" else "",
            )


def _many(
    clerk: dict[int, int],
    count: int,
    texts: list[dict[str, Any]],
    random: Random,
    begin: date,
    end: date,
) -> int:
    """Short memos by the hundred in one deed: for an office with many years behind it."""
    drafter = Person.get_by_id(clerk[6])
    every = list(Section.select())
    route = templates.default_route("memo", drafter)
    with write(drafter.uid, "document.drafted"):
        for _ in range(count):
            day = begin + timedelta(days=random.randrange((end - begin).days))
            blanks = _blanks(random, day)
            text = random.choice(texts)
            subject = text["subject"].format(**blanks)
            section = random.choice(every)
            drafting.write_draft(
                section,
                drafter,
                paper_source.compose(
                    {
                        "form": "memo",
                        "agency": section.agency,
                        "date": day,
                        "subject": subject,
                        "to": ["ปลัดเทศบาล"],
                    },
                    text["origin"].format(**blanks) + "\n",
                ),
                route=route,
            )
    return count


def _blanks(random: Random, day: date) -> dict[str, str]:
    later = day + timedelta(days=random.randrange(16, 40))
    return {
        "office": NAME,
        "place": random.choice(_PLACES),
        "day": f"วันที่ {dates.long(later)}",
        "number": to_thai(str(random.randrange(4, 90) * 5)),
    }


def _memo_body(text: dict[str, Any], subject: str, blanks: dict[str, str]) -> str:
    law = "\n\n".join(f"{to_thai(str(n))}. {line}" for n, line in enumerate(text["law"], start=1))
    return (
        f"\n# ต้นเรื่อง\n\n{text['origin'].format(**blanks)}\n\n"
        f"# ข้อเท็จจริง\n\n{text['fact'].format(**blanks)}\n\n"
        f"# ข้อกฎหมาย/ระเบียบ/ข้อสั่งการ\n\n{law}\n\n"
        "# ข้อพิจารณาและข้อเสนอ\n\n"
        f"ทั้งนี้ เพื่อให้การปฏิบัติงานเป็นไปด้วยความเรียบร้อย จึงเห็นควรประกาศ เรื่อง {subject} "
        "ให้ประชาชนทราบโดยทั่วกัน\n\nจึงเรียนมาเพื่อโปรดพิจารณา\n"
    )


def _notice_body(text: dict[str, Any], blanks: dict[str, str]) -> str:
    items = "\n\n".join(
        f"{to_thai(str(n))}. {line.format(**blanks)}" for n, line in enumerate(text["items"], 1)
    )
    return (
        f"\n{text['origin'].format(**blanks)}\n\n"
        "เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึงประกาศให้ทราบ ดังนี้\n\n"
        f"{items}\n\nจึงประกาศมาให้ทราบโดยทั่วกัน\n"
    )
