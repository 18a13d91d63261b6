"""Boards and postings in every state for a demo office, the same for a seed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from db import clock
from db.models import Document, Hearing, HearingPaper, Person, Posting, Village
from desktop.office import approvals, register, sheets, stages
from desktop.office.documents import is_void
from desktop.office.hearings import papers as hearing_papers
from desktop.office.hearings import plan
from desktop.office.postings import log, photos, places
from desktop.office.rules.tables import period

NOTICES = 9  # announcements that get postings, the newest
HEARINGS = 3


def fill(actor: int, random: Random) -> None:
    """Add places, post the newest announcements in every state, and notices of hearings."""
    boards = _places(actor)
    found = (
        Document.select()
        .where(Document.kind == "announcement", Document.stage == stages.SIGNED)
        .order_by(Document.dated.desc(), Document.id.desc())
        .limit(NOTICES + 3)
    )
    void = is_void([document.id for document in found])
    known = [document for document in found if document.id not in void]
    for number, document in enumerate(known[:NOTICES]):
        _story(number, document, boards, actor, random)
    newest = Hearing.select().where(Hearing.state != plan.PLANNED).order_by(Hearing.held_on.desc())
    for hearing in newest.limit(HEARINGS):
        _hearing(hearing, actor)


def _places(actor: int) -> list[int]:
    made = [places.add("ป้ายสำนักงานเทศบาล", "board", location="หน้าอาคาร", actor=actor)]
    for village in Village.select().where(~Village.deleted).order_by(Village.place).limit(4):
        made.append(
            places.add(f"ศาลาประชาคม{village.name}", "village", village_id=village.id, actor=actor)
        )
    web = "https://example.go.th/news"
    made.append(places.add("เว็บไซต์เทศบาล", "web", location=web, actor=actor))
    made.append(places.add("ระบบข้อมูลกลางของ สปน.", "central", actor=actor))
    made.append(places.add("เสียงตามสาย", "loudspeaker", actor=actor))
    return made


def _story(number: int, document: Document, boards: list[int], actor: int, random: Random) -> None:
    """One announcement: unplanned, planned, hanging, near its end, late, torn, taken down."""
    today = clock.today()
    kept = period("notice_kept")
    ago = {2: 2, 3: kept - 2, 4: kept + 2, 5: 6, 6: kept}.get(number, kept + 4)
    dated = document.dated or today
    day = max(today - timedelta(days=ago), dated)
    if number == 0:
        return
    if number == 1:
        with _on(max(dated, today - timedelta(days=1))):
            log.plan(document.id, boards[:4], actor=actor)
        return
    some = boards[: 3 + number % 3]
    with _on(day, 9, 10 + number):
        made = log.post(document.id, some, on_day=day, hour="09:10", by=actor, actor=actor)
        for place, posting in enumerate(made):
            if number > 3 or place < 2:
                photos.add([posting], f"ป้าย {place + 1}.jpg", _photo(random), actor=actor)
    if number == 5 and day + timedelta(days=4) <= today:
        with _on(day + timedelta(days=4)):
            log.tear(made[1], on_day=clock.today(), reason="ฝนตกหนัก", actor=actor)
    if number >= 7:
        down = min(day + timedelta(days=kept + 1), today)
        with _on(down, 15):
            log.take_down(made, on_day=down, by=actor, reason="ครบกำหนด", actor=actor)
            log.certify(made, by=actor, actor=actor)


def _hearing(hearing: Hearing, actor: int) -> None:
    """The signed notice of a hearing, posted wherever its rule asks on the day it was posted."""
    day = hearing.posted_on
    if day is None or hearing.held_on is None:
        return
    with _on(day - timedelta(days=1), 10):
        notice = hearing_papers.make(hearing.id, "notice", actor=actor)
        _sign(notice)
        register.take_number(notice, actor=actor)
    with _on(day, 9):
        from db.write import write

        person = Person.get_by_id(actor)
        with write(person.uid, "posting.posted"):
            log.post_all(Document.get_by_id(notice), day, person)
    over = hearing.held_on + timedelta(days=1)
    if over <= clock.today():
        hanging = [
            posting.id
            for posting in Posting.select().where(Posting.document == notice)
            if posting.place.kind not in places.ONCE
        ]
        with _on(over, 15):
            log.take_down(hanging, on_day=over, by=actor, actor=actor)
    assert HearingPaper.select().where(HearingPaper.document == notice).count() == 1


def _sign(document: int) -> None:
    while True:
        sheet = sheets.open_sheet(document)
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        if due is None:
            return
        assert due.person_id is not None
        approvals.forward(document, actor=due.person_id)


def _photo(random: Random) -> bytes:
    """A small picture of a board: drawn, nobody's photo."""
    from PIL import Image, ImageDraw

    board = random.choice(("#6e4a2e", "#4b5a49", "#5b6069", "#8a6a3c"))
    picture = Image.new("RGB", (640, 480), random.choice(("#9fb8cf", "#b9c4a8", "#c8c2b4")))
    draw = ImageDraw.Draw(picture)
    lean = random.randrange(-24, 24)
    draw.polygon(((60, 70 + lean), (590, 60 - lean), (600, 420), (50, 410)), fill=board)
    for place in range(random.randrange(1, 4)):
        left = 120 + place * 150
        draw.rectangle((left, 130, left + 110, 290), fill="#fbfbf8")
        for line in range(150, 270, 14):
            draw.line((left + 14, line, left + 96, line), fill="#8c9299", width=3)
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=70)
    return made.getvalue()


@contextmanager
def _on(day: date, hour: int = 9, minute: int = 0) -> Iterator[None]:
    """Let the office's clock stand on a moment of Thai time while the block runs."""
    moment = datetime.combine(day, time(hour, minute), tzinfo=clock.BANGKOK)
    with clock.standing(moment.astimezone(UTC)):
        yield
