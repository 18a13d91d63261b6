"""Helpers for tests of a hearing's papers: a hearing that was held, a paper that is signed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from db import clock
from db.models import AgendaItem, Hearing, Person, VoteCount
from db.write import write
from desktop.office import approvals, people, sheets
from desktop.office.hearings import attendance, events, opinions, program
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import AgendaRow

SAID = (
    ("ขอให้ติดตั้งไฟส่องสว่างตรงทางโค้งหน้าวัด", "for"),
    ("ขอให้ติดตั้งไฟฟ้าส่องสว่างทางโค้งหน้าวัดด้วย", "for"),
    ("ไม่เห็นด้วย งบประมาณสูงเกินไป", "against"),
    ("จะเริ่มงานเมื่อไร", "question"),
)


def at(day: date, hour: int, minute: int = 0):
    """Let the office's clock stand on a moment of Thai time."""
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.BANGKOK)
    return clock.standing(moment.astimezone(UTC))


def hold(hamlet, day: date = date(2026, 12, 20)) -> list[int]:
    """Plan, hold and close the hearing: three of four came, four voices, one vote.

    Returns the roots of the opinions.
    """
    agenda = [
        AgendaRow(0, 1, "chair", "เรื่องที่ประธานแจ้ง", "", 10, ""),
        AgendaRow(0, 2, "consider", "รับฟังและลงมติ", "", 60, ""),
        AgendaRow(0, 3, "other", "เรื่องอื่น ๆ", "", 10, ""),
    ]
    program.set_agenda(hamlet.hearing, agenda, actor=hamlet.actor)
    program.set_groups(hamlet.hearing, {(v, None): 0 for v in hamlet.villages}, actor=hamlet.actor)
    with at(day, 9, 5):
        events.note(hamlet.hearing, "opened", actor=hamlet.actor)
        for resident in hamlet.people[:3]:
            attendance.check_in(hamlet.hearing, resident, actor=hamlet.actor)
    with at(day, 10):
        roots = [
            opinions.take(
                hamlet.hearing,
                OpinionFacts(text, stance, resident_id=who),
                actor=hamlet.actor,
            )
            for (text, stance), who in zip(SAID, (*hamlet.people[:3], None), strict=True)
        ]
    count_vote(hamlet.hearing, hamlet.actor, agree=2, disagree=1, abstain=0)
    with at(day, 12, 10):
        events.note(hamlet.hearing, "closed", actor=hamlet.actor)
    return roots


def count_vote(hearing_id: int, actor: int, *, agree: int, disagree: int, abstain: int) -> None:
    """Count a vote on the item that is considered."""
    hearing, person = Hearing.get_by_id(hearing_id), Person.get_by_id(actor)
    item = AgendaItem.get(AgendaItem.hearing == hearing, AgendaItem.kind == "consider")
    with write(person.uid, "vote.counted"):
        VoteCount.create(
            hearing=hearing,
            agenda_item=item,
            agree=agree,
            disagree=disagree,
            abstain=abstain,
            present=agree + disagree + abstain,
            person=person,
        )


def staffed(hamlet) -> None:
    """Give the hamlet's office a clerk of the council who checks and signs."""
    post = people.add_post("ปลัดเทศบาล", place=1, actor=None)
    people.appoint(hamlet.actor, post, actor=None)


def sign(document_id: int, actor: int) -> None:
    """Let whoever is due pass a paper on until it is signed."""
    for _ in range(9):
        sheet = sheets.open_sheet(document_id)
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        if due is None:
            return
        approvals.forward(document_id, actor=due.person_id or actor)
    raise AssertionError("never signed")
