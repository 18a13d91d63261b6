"""A cycle for a demo office: a year that is over with everything in it, and one that has begun."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from db import clock
from db.models import Hearing, Person, Section
from desktop.office import approvals, sheets
from desktop.office.cycle import belongings, items, report, rolling, suggestions, years
from desktop.office.cycle.items import DOCUMENT, HEARING, ItemFacts
from desktop.office.cycle.suggestions import Use
from desktop.office.hearings import answers, attachments, papers
from desktop.office.hearings.answers import AnswerFacts
from desktop.office.postings import log, photos
from desktop.office.rules import calendar
from desktop.office.rules.tables import toml

_HUNG = 3  # notices that were posted
_WITH_PAPERS = 2  # hearings of the year that is over whose minutes and summary are signed


def fill(clerk: int, random: Random) -> None:
    """Fill the fiscal year before today's, and begin today's from it.

    Hearings and papers must be there; those of the year before are answered, two of them filed
    whole with minutes, summary and a photograph.
    """
    told = toml("demo", "cycle")
    year = calendar.fiscal_year(clock.today())
    people = [person.id for person in Person.select().order_by(Person.id)]
    sections = [section.id for section in Section.select().order_by(Section.place, Section.id)]
    _, last = calendar.fiscal_bounds(year - 1)
    with _on(last - timedelta(days=330)):
        rows = rolling.diff(year - 1)
        rolling.accept(year - 1, rows, actor=clerk)
    held = suggestions.held_in(year - 1)
    with _on(last):
        for hearing in held:
            _answer(hearing, told, random, sections, clerk)
        _finish(year - 1, told, random, people, sections, clerk)
        for hearing in held[-_WITH_PAPERS:]:
            _file(hearing, clerk)
        _hang(year - 1, told, random, clerk)
    for hearing in held[-_WITH_PAPERS:]:
        assert hearing.held_on is not None
        picture = _picture(random, hearing.held_on)
        caption = told["hearing_photo"]
        attachments.add(hearing.id, "IMG_0001.jpg", picture, caption=caption, actor=clerk)
    _begin(year, told, clerk)


def _answer(
    hearing: Hearing, told: dict[str, Any], random: Random, sections: list[int], clerk: int
) -> None:
    for matter in answers.matters(hearing.id):
        given = random.choice(told["answer"])
        facts = AnswerFacts(
            verdict=given["verdict"],
            text=given.get("text", ""),
            reason=given.get("reason", ""),
            section_id=random.choice(sections) if sections else None,
            follow_up=given.get("follow_up", ""),
        )
        answers.answer(hearing.id, matter.kind, matter.id, facts, actor=clerk)


def _finish(
    year: int,
    told: dict[str, Any],
    random: Random,
    people: list[int],
    sections: list[int],
    clerk: int,
) -> None:
    """Every item of the year done, with its result and what belongs to it."""
    results = told["result"]
    for row in items.of_year(year):
        facts = row.facts
        due = facts.due or clock.today()
        done = ItemFacts(
            facts.title,
            facts.kind,
            sections[0] if sections else None,
            random.choice(people),
            due,
            min(due - timedelta(days=random.randrange(1, 12)), clock.today()),
            results.get(row.code, ""),
            random.randrange(24, 180) if row.step == 4 else None,
            facts.dimensions,
        )
        items.change(row.id, done, actor=clerk)
        if row.code in ("hear", "summary"):
            for hearing in suggestions.held_in(year)[-3:]:
                belongings.link(row.id, HEARING, hearing.id, actor=clerk)
        if row.code in ("measure", "publish"):
            notices = [one for one in years.published(year) if one.kind == "announcement"]
            for notice in notices[:1] if row.code == "measure" else notices[1:4]:
                belongings.link(row.id, DOCUMENT, notice.id, actor=clerk)
        if row.step == 4:
            assert done.done_on is not None
            name, data = f"{row.code}.jpg", _picture(random, done.done_on)
            caption = f"{told['item_photo']} {facts.title}"
            belongings.add_file(row.id, name, data, caption=caption, actor=clerk)


def _file(hearing: Hearing, clerk: int) -> None:
    """Make and sign the minutes and the summary notice."""
    for role in ("minutes", "summary"):
        document = papers.make(hearing.id, role, actor=clerk)
        _sign(document)


def _hang(year: int, told: dict[str, Any], random: Random, clerk: int) -> None:
    """The year's first notices on their boards, one of them photographed, and down again."""
    for notice in [one for one in years.published(year) if one.dated][:_HUNG]:
        assert notice.dated is not None
        wanted = [(place["kind"], place["name"]) for place in told["place"]]
        hung = log.post(notice.id, wanted, on_day=notice.dated, by=clerk, actor=clerk)
        boards = hung[:1]
        picture = _picture(random, notice.dated)
        photos.add(boards, f"{notice.id}.jpg", picture, actor=clerk)
        log.take_down(boards, on_day=notice.dated + timedelta(days=30), by=clerk, actor=clerk)


def _sign(document_id: int) -> None:
    for _ in range(9):
        sheet = sheets.open_sheet(document_id)
        due = next((step for step in sheet.chain if step.place == sheet.due_place), None)
        if due is None or due.person_id is None:
            return
        approvals.forward(document_id, actor=due.person_id)


def _begin(year: int, told: dict[str, Any], clerk: int) -> None:
    """The year of today: rolled on, some suggestions settled, the report drafted."""
    rolling.accept(year, rolling.diff(year), actor=clerk)
    item = next((row for row in items.of_year(year) if row.code == "doing"), None)
    for place, one in enumerate(suggestions.carried(year)):
        if not one.settled and place % 3 != 2:
            used = told["use"][place % len(told["use"])]
            use = Use(used["used"], used["text"], item.id if item else None)
            suggestions.put_use(year, one.kind, one.id, use, actor=clerk)
    if not report.count(year).empty:
        report.draft_memo(year, actor=clerk)


def _picture(random: Random, day: date) -> bytes:
    """A drawn landscape as a camera would write it: with its time, and a place to be removed."""
    from PIL import Image, ImageDraw

    wide, high = 960, 720
    picture = Image.new("RGB", (wide, high), (206, 226, 240))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((700, 80, 800, 180), fill=(250, 224, 140))
    for at in range(5):
        left = at * 220 - 60 + random.randrange(40)
        top = 300 + random.randrange(60)
        draw.polygon([(left, 520), (left + 150, top), (left + 320, 520)], fill=(120, 158, 128))
    draw.rectangle((0, 500, wide, high), fill=(150, 176, 120))
    draw.rectangle((330, 360, 640, 560), fill=(238, 232, 220))
    draw.polygon([(300, 370), (485, 270), (670, 370)], fill=(168, 84, 66))
    for at in range(3):
        draw.rectangle((365 + at * 95, 410, 415 + at * 95, 560), fill=(120, 92, 70))
    exif = Image.Exif()
    moment = f"{day:%Y:%m:%d} 10:{random.randrange(60):02d}:00"
    exif.get_ifd(0x8769)[0x9003] = moment
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (15.0, 0.0, 0.0)
    gps[3], gps[4] = "E", (100.0, 0.0, 0.0)
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=80, exif=exif)
    return made.getvalue()


def _on(day: date) -> Any:
    moment = datetime.combine(day, time(9), tzinfo=clock.BANGKOK)
    return clock.standing(moment.astimezone(UTC))
