"""Hearings for a demo office of any size: invented people and voices, the same for a seed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from db import clock
from db.models import AgendaItem, Hearing, Opinion, Person, Resident, Section, VoteCount
from db.write import write
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, events, plan, program
from desktop.office.hearings.plan import AgendaRow, HearingFacts
from desktop.office.jobs import Job
from desktop.office.rules import calendar
from desktop.office.rules.tables import toml
from desktop.thai.folding import fold

_BATCH = 500
AROUND_TODAY = 4
_AGENDA = (
    ("chair", "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", 10),
    ("inform", "ชี้แจงรายละเอียดโครงการ", 30),
    ("consider", "รับฟังความคิดเห็นและลงมติ", 60),
    ("other", "เรื่องอื่น ๆ", 15),
)


def fill(
    clerk: int,
    random: Random,
    *,
    hearings: int,
    people: int,
    opinions: int,
    job: Job | None = None,
) -> None:
    """Add villages, so many residents and hearings; `opinions` a hearing that was held.

    Four lie around today, the last planned, the first just held; the others are those of the
    fiscal year before, over and summarised.
    """
    job = job or Job()
    text = toml("demo", "hearings")
    village_ids = [
        villages.add_village(number, name, households=random.randrange(60, 260), actor=None)
        for number, name in enumerate(text["villages"], start=1)
    ]
    group_ids = [villages.add_stakeholder(name, actor=None) for name in text["stakeholders"]]
    everybody: list[int] = []
    actor = Person.get_by_id(clerk)
    while len(everybody) < people:
        with write(actor.uid, "resident.added"):
            for _ in range(min(_BATCH, people - len(everybody))):
                facts = _resident(text, random, village_ids, group_ids)
                everybody.append(int(residents.write_resident(facts, origin="demo").id))
        job.step(len(everybody), people)
    today = clock.today()
    for number in range(hearings):
        day = _day(today, number)
        _hearing(text, random, actor, number, day, village_ids, everybody, opinions)


def _day(today: date, number: int) -> date:
    if number < AROUND_TODAY:
        return today + timedelta(days=24 - 12 * number)
    first, _ = calendar.fiscal_bounds(calendar.fiscal_year(today))
    last = min(today - timedelta(days=24), first - timedelta(days=90))
    return last - timedelta(days=6 * (number - AROUND_TODAY))


def _resident(
    text: dict[str, Any], random: Random, village_ids: list[int], group_ids: list[int]
) -> ResidentFacts:
    woman = random.random() < 0.54
    place = random.randrange(len(village_ids))
    family = random.choice(text["family_first"]) + random.choice(text["family_last"])
    phone = f"08{random.randrange(10**7, 10**8)}" if random.random() < 0.4 else ""
    return ResidentFacts(
        title=random.choice(("นาง", "นางสาว")) if woman else "นาย",
        first_name=random.choice(text["given_f" if woman else "given_m"]),
        last_name=family,
        house=f"{random.randrange(1, 240)}" + (f"/{random.randrange(1, 9)}" if place % 2 else ""),
        phone=phone,
        sex="f" if woman else "m",
        birth_year=random.randrange(1940, 2008),
        village_id=village_ids[place],
        stakeholder_id=random.choice(group_ids) if random.random() < 0.35 else None,
    )


def _hearing(
    text: dict[str, Any],
    random: Random,
    actor: Person,
    number: int,
    day: date,
    village_ids: list[int],
    everybody: list[int],
    opinions: int,
) -> None:
    told = text["hearing"][number % len(text["hearing"])]
    section = Section.select().order_by(Section.place, Section.id).first()
    officers = [person.id for person in Person.select().order_by(Person.id)]
    with _on(day - timedelta(days=40), 9):
        hearing_id = plan.create(
            HearingFacts(
                **{name: told[name] for name in told if name != "subject"},
                subject=f"รับฟังความคิดเห็น{told['subject']}",
                project=told["subject"],
                methods=("meeting", "written"),
                section_id=section.id if section else None,
                held_on=day,
                begins="09:30",
                ends="12:00",
                opinions_until=day - timedelta(days=1),
                chair_id=officers[1 % len(officers)],
                note_taker_id=officers[0],
                carrier=section.name if section else "",
                site=told["venue"],
                steps="ออกแบบ จัดจ้าง และก่อสร้างภายในปีงบประมาณ",
                contact="สำนักปลัดเทศบาล โทร. 0 2123 4561",
                quorum=40,
            ),
            actor=actor.id,
        )
        chosen = village_ids[:2] if number % 2 else village_ids[:4]
        program.set_groups(hearing_id, {(v, None): 30 for v in chosen}, actor=actor.id)
        agenda = [
            AgendaRow(0, n, kind, title, "", minutes, "")
            for n, (kind, title, minutes) in enumerate(_AGENDA, start=1)
        ]
        program.set_agenda(hearing_id, agenda, actor=actor.id)
    if number == 0 or day - timedelta(days=18) > clock.today():
        return  # the latest is still a plan
    with _on(day - timedelta(days=18), 9):
        events.note(hearing_id, "ready", actor=actor.id)
        events.note(hearing_id, "posted", actor=actor.id)
    if day > clock.today():
        return
    _held(text, random, actor, hearing_id, day, everybody, opinions)
    if number >= AROUND_TODAY:
        with _on(min(day + timedelta(days=9), clock.today()), 15):
            events.note(hearing_id, "adopted", actor=actor.id)
            events.note(hearing_id, "summarised", actor=actor.id)


def _held(
    text: dict[str, Any],
    random: Random,
    actor: Person,
    hearing_id: int,
    day: date,
    everybody: list[int],
    opinions: int,
) -> None:
    """Everybody who came, what they said, how they voted: few deeds, many rows."""
    hearing = Hearing.get_by_id(hearing_id)
    came = random.sample(everybody, min(len(everybody), 60 + random.randrange(60)))
    if opinions > 200:
        came = random.sample(everybody, min(len(everybody), 2 * opinions))
    with _on(day, 9), write(actor.uid, "hearing.opened"):
        plan.write_event(hearing, actor, "opened")
    guests = list(Resident.select().where(Resident.id.in_(came)))
    for start in range(0, len(guests), _BATCH):
        with write(actor.uid, "attendance.entered"):
            for place, guest in enumerate(guests[start : start + _BATCH]):
                with _on(day, 8, (30 + place // 20) % 60):
                    attendance.write_coming(hearing, guest, via="name", desk="๑")
    items = list(AgendaItem.select().where(AgendaItem.hearing == hearing))
    considered = next(item for item in items if item.kind == "consider")
    for start in range(0, opinions, _BATCH):
        with write(actor.uid, "opinion.taken"):
            for place in range(start, min(opinions, start + _BATCH)):
                said = random.choice(text["opinion"])
                speaker = random.choice(guests) if guests and random.random() < 0.8 else None
                with _on(day, 10, place % 60):
                    Opinion.create(
                        hearing=hearing,
                        agenda_item=considered,
                        resident=speaker,
                        village=speaker.village_id if speaker else None,
                        stakeholder=speaker.stakeholder_id if speaker else None,
                        text=said["text"],
                        topics="\n".join(said["topics"]),
                        stance=said["stance"],
                        channel="floor" if random.random() < 0.7 else "paper",
                        taken_by=actor,
                        fold=fold(said["text"]),
                    )
    agree = len(guests) * 8 // 10
    disagree = len(guests) // 20
    with _on(day, 11, 30), write(actor.uid, "vote.counted"):
        VoteCount.create(
            hearing=hearing,
            agenda_item=considered,
            agree=agree,
            disagree=disagree,
            abstain=len(guests) - agree - disagree,
            present=len(guests),
            person=actor,
        )
    with _on(day, 12), write(actor.uid, "hearing.closed"):
        plan.write_event(hearing, actor, "closed")


def _on(day: date, hour: int, minute: int = 0) -> Any:
    """Let the office's clock stand on a moment of Thai time while the block runs."""
    moment = datetime.combine(day, time(hour, minute), tzinfo=clock.BANGKOK)
    return clock.standing(moment.astimezone(UTC))
