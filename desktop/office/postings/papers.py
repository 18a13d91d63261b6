"""The route sheet of a notice or of a whole round, and the certificate of a posting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db import clock
from db.models import Document, Office, Person, Section
from db.write import write
from desktop.i18n import thai
from desktop.office import actors, drafting, people, templates
from desktop.office.errors import Refused
from desktop.office.postings import lists, places, standing
from desktop.office.postings.lists import NoticeRow, NoticeSheet, SpotRow
from desktop.office.words import posting_screen as words
from desktop.printing import source as paper_source
from desktop.printing.paper import Paper
from desktop.thai import dates
from desktop.thai.digits import to_thai


def route_sheet(document_ids: Sequence[int]) -> Paper:
    """A sheet for who walks the boards: of one notice all its boards, of several what is to do.

    Refused where there is no board, or nothing to do at any.
    """
    found = lists.rows(document_ids)
    front: dict[str, object] = {"form": "route-sheet"}
    if len(found) == 1:
        row = found[0]
        boards = _boards(row)
        front["subject"] = _named(row.subject, row.number, row.dated)
        front["period"] = _period(boards)
        told = [(spot, spot.place.location) for spot in boards]
    else:
        front["book"] = "round"
        front["subject"] = f"รอบวันที่ {dates.with_era(clock.today())}"
        order = {place.id: at for at, place in enumerate(places.all_places())}
        many = [(spot, _errand(spot, row)) for row in found for spot in _boards(row)]
        told = sorted(
            ((spot, what) for spot, what in many if what),
            key=lambda one: order.get(one[0].place.id, len(order)),
        )
    if not told:
        raise Refused("route-no-boards")
    front["rows"] = [
        {
            "no": str(number),
            "place": spot.place.name,
            "what" if "book" in front else "where": where,
            "posted": dates.short(spot.posted_on) if spot.posted_on else "",
            "down": dates.short(spot.down_on) if spot.down_on else "",
            "photo": to_thai(str(spot.photos)) if spot.photos else "",
        }
        for number, (spot, where) in enumerate(told, start=1)
    ]
    text = paper_source.compose(front, f"\n{thai(words.ROUTE_ADVICE)}\n")
    return paper_source.read(text, draft=True)


def to_do(rows: Sequence[NoticeRow]) -> list[int]:
    """The notices for which somebody must walk to a board: to post, take down or photograph."""
    return [row.id for row in rows if any(_errand(spot, row) for spot in _boards(row))]


def _boards(row: NoticeRow) -> list[SpotRow]:
    return [spot for spot in row.spots if spot.place.kind in places.BOARDS]


def _errand(spot: SpotRow, row: NoticeRow) -> str:
    """What is to be done at a board: post, take down, hang again, photograph; empty: nothing."""
    named = f"{row.number} {row.subject}".strip()[:70]
    key = spot.lamp[1]
    if spot.state == standing.PLANNED:
        return f"ปิด {named}"
    if key in ("late", "last-day"):
        return f"ปลด {named}"
    if key == "torn":
        return f"ปิดใหม่ {named}"
    return f"ถ่ายรูป {named}" if spot.needs_photo else ""


def why_not(sheet: NoticeSheet) -> list[str]:
    """What keeps the posting from being certified: codes of `words.posting_screen.WHY_NOT`."""
    told = []
    spots = [spot for spot in sheet.row.spots if spot.place.kind not in places.ONCE]
    if not spots:
        told.append("nothing-planned")
    if any(spot.state == standing.PLANNED for spot in sheet.row.spots):
        told.append("not-posted")
    if any(spot.state == standing.TORN for spot in spots):
        told.append("torn")
    shown = {entry.posting_id for entry in sheet.photos}
    boards = [spot for spot in spots if spot.place.kind in places.BOARDS]
    if any(spot.id not in shown and spot.state != standing.PLANNED for spot in boards):
        told.append("no-photo")
    addressed = {e.posting_id for e in sheet.entries if e.holds and e.address}
    on_line = [spot for spot in spots if spot.place.kind in places.ON_LINE]
    if any(spot.id not in addressed and spot.state != standing.PLANNED for spot in on_line):
        told.append("no-address")
    if not sheet.certifiers:
        told.append("no-certifier")
    return told


def certificate(document_id: int, *, actor: int) -> int:
    """Draft the certificate of a posting from the log; returns the paper.

    Refused `certificate-not-yet` with what is lacking: it says only what the log bears out.
    """
    person = actors.person(actor)
    sheet = lists.open_notice(document_id)
    lacking = why_not(sheet)
    if lacking:
        raise Refused("certificate-not-yet", why="; ".join(words.WHY_NOT[code] for code in lacking))
    section_id = people.section_of(person.id)
    if section_id is None:
        raise Refused("no-section")
    section = Section.get_by_id(section_id)
    route = templates.default_route("certificate", person)
    front, _ = paper_source.split(
        templates.new_source("certificate", section, person, list(route), None)
    )
    front["subject"] = "การปิดประกาศ"
    text = paper_source.compose(front, certificate_body(sheet))
    with write(person.uid, "document.drafted"):
        return drafting.write_draft(
            section, person, text, route=route, parent=Document.get_by_id(document_id)
        )


def certificate_body(sheet: NoticeSheet) -> str:
    """What the certificate says: where, from when to when, by whom, what came between."""
    office = Office.get()
    row = sheet.row
    posters = {e.posting_id: e for e in sheet.entries if e.holds and e.kind == "posted"}
    lines = [
        "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า "
        f"{office.name} ได้ปิดประกาศ เรื่อง {_named(row.subject, row.number, row.dated)} "
        "ไว้โดยเปิดเผย ตามสถานที่และวันเวลา ดังนี้",
        "",
        "| สถานที่หรือช่องทาง | ปิดเมื่อ | ผู้ปิด | ปลดเมื่อ |",
        "|---|---|---|---|",
    ]
    for spot in row.spots:
        entry = posters.get(spot.id)
        once = spot.place.kind in places.ONCE
        still = "–" if once else f"ปิดถึง {dates.short(spot.due_on)}" if spot.due_on else "ยังปิดอยู่"
        where = _cell(f"{spot.place.name} {spot.place.location if not once else ''}")
        posted = _day_hour(spot.posted_on, entry.hour if entry else "")
        down = dates.short(spot.down_on) if spot.down_on else still
        lines.append(f"| {where} | {posted} | {_cell(entry.person if entry else '')} | {down} |")
    breaks = [e for e in sheet.entries if e.holds and e.kind in ("torn", "reposted")]
    lines.append("")
    if breaks:
        told = [
            f"{e.place} หลุดหรือชำรุดเมื่อ {dates.short(e.on_day)} ({e.reason})"
            if e.kind == "torn"
            else f"ปิดใหม่เมื่อ {dates.short(e.on_day)}"
            + (to_thai(f" ขยายเวลา {e.days} วัน") if e.days else "")
            for e in breaks
        ]
        lines += ["ระหว่างปิดประกาศ " + " ".join(told), ""]
    count = to_thai(str(len(sheet.photos)))
    lines += [
        f"ปรากฏตามภาพถ่ายจำนวน {count} ภาพในทะเบียนการปิดประกาศ "
        f"ตรวจและรับรองโดย {' และ '.join(sheet.certifiers)}",
        "",
    ]
    return "\n" + "\n".join(lines)


def note_route_printed(document_ids: Sequence[int], *, copies: int, actor: int) -> None:
    """Put it into the journal that a route sheet went out."""
    person: Person = actors.person(actor)
    with write(person.uid) as work:
        for document_id in document_ids:
            name = "posting.route-printed" if copies else "posting.route-exported"
            work.event(name, Document.get_by_id(document_id))


def _named(subject: str, number: str, dated: date | None) -> str:
    parts = [subject, f"ที่ {number}" if number else ""]
    parts.append(f"ลงวันที่ {dates.with_era(dated)}" if dated else "")
    return " ".join(part for part in parts if part)


def _period(spots: Sequence[SpotRow]) -> str:
    days = [spot.due_on for spot in spots if spot.due_on]
    return f"ปิดไว้ถึงวันที่ {dates.with_era(max(days))}" if days else ""


def _day_hour(day: date | None, hour: str) -> str:
    if day is None:
        return ""
    time = to_thai(f" เวลา {hour.replace(':', '.')} น.") if hour else ""
    return dates.short(day) + time


def _cell(text: str) -> str:
    return text.replace("|", "/").strip()
