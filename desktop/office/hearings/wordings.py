"""What each paper before a hearing says, from its plan: its fields and its body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.models import Document, HearingPaper
from desktop.office import people, signers
from desktop.office.hearings import invitations, phrases, summary
from desktop.office.hearings.phrases import Filler, said
from desktop.office.hearings.plan import HearingSheet
from desktop.thai import dates
from desktop.thai.digits import to_thai

Front = dict[str, object]
Words = tuple[Front, str]
EIGHT = ("reason", "substance", "carrier", "site", "steps", "outcome", "effects", "cost")
_ONE_PAGE: Front = {"fit": "one page"}  # tightened within bounds when it nearly fits
CODE_BLANK = "{รหัส}"


def of_role(role: str, filler: Filler) -> Words:
    """The fields a paper of a role adds to its form's own, and its body."""
    return _WORDS[role](filler)


def _head(role: str, filler: Filler) -> Front:
    return {"subject": filler.fill(said(role)["subject"])}


def _body(role: str, filler: Filler, **more: str) -> str:
    text = filler.fill(said(role)["body"], **more)
    parts = [" ".join(part.split()) if "|" not in part else part for part in text.split("\n\n")]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _notice(filler: Filler) -> Words:
    front = _head("notice", filler) | _facts(filler) | _ONE_PAGE
    return front, _body("notice", filler)


def _facts(filler: Filler) -> Front:
    """The eight items, how, when and where."""
    facts, words = filler.sheet.facts, said("when")
    front: Front = {name: " ".join(str(getattr(facts, name)).split()) for name in EIGHT}
    front["method"] = phrases.methods(facts.methods)
    front["hearing"] = words["hearing"].format(
        when=phrases.moment(facts), venue=facts.venue or words["venue"]
    )
    front["contact"] = facts.contact
    if facts.opinions_until:
        day = dates.with_era(facts.opinions_until)
        front["contact"] = words["contact_until"].format(
            contact=facts.contact or filler.blanks["section"], day=day
        )
    return front


def _re_notice(filler: Filler) -> Words:
    front = _head("re-notice", filler) | _facts(filler) | _ONE_PAGE
    return front, _body("re-notice", filler, **_put_off(filler.sheet))


def _postponement(filler: Filler) -> Words:
    words = said("postponement")
    became = words["known"] if filler.sheet.facts.held_on else words["unknown"]
    more = _put_off(filler.sheet) | {"became": filler.fill(became)}
    return _head("postponement", filler), _body("postponement", filler, **more)


def _cancellation(filler: Filler) -> Words:
    more = _put_off(filler.sheet, "cancelled")
    return _head("cancellation", filler), _body("cancellation", filler, **more)


def _put_off(sheet: HearingSheet, kind: str = "postponed") -> dict[str, str]:
    """Why, and the day it was to be: from the latest event of a kind."""
    events = [event for event in sheet.events if event.kind == kind]
    event = events[-1] if events else None
    was = phrases.iso(event.was) if event else None
    was = was or (sheet.facts.held_on if kind == "cancelled" else None)
    former = said("former")["on_day"].format(day=dates.with_weekday(was)) if was else ""
    return {"why": event.reason if event else "", "former": former + _posted_notice(sheet)}


def _posted_notice(sheet: HearingSheet) -> str:
    """The notice that went before, by its day; empty when none was signed."""
    before = (
        Document.select(Document.dated)
        .join(HearingPaper)
        .where(
            HearingPaper.hearing == sheet.id,
            HearingPaper.role.in_(("notice", "re-notice")),
            ~HearingPaper.deleted,
            Document.deleted == False,  # noqa: E712
            Document.stage == "signed",
        )
        .order_by(Document.dated.desc())
        .first()
    )
    return f" ตามประกาศลงวันที่ {dates.with_era(before.dated)}" if before and before.dated else ""


def _order(filler: Filler) -> Words:
    words, sheet = said("order"), filler.sheet
    rows = [list(words["head"])]
    _appointed(rows, sheet.facts.chair_id, words["chair"])
    for invited in invitations.of_hearing(sheet.id):
        if invited.capacity:
            rows.append([to_thai(str(len(rows))), invited.name, invited.role, invited.capacity])
    _appointed(rows, sheet.facts.note_taker_id, words["secretary"])
    lines = [" | ".join(row) for row in rows]
    table = [f"| {lines[0]} |", "|:-:|---|---|---|", *(f"| {line} |" for line in lines[1:])]
    body = _body("order", filler, table="\n".join(table))
    return _head("order", filler) | _ONE_PAGE, body


def _appointed(rows: list[list[str]], person_id: int | None, duty: str) -> None:
    row = people.person(person_id) if person_id else None
    if row is not None:
        rows.append([to_thai(str(len(rows))), row.listed, row.post, duty])


def _letter(role: str, filler: Filler) -> Words:
    words, facts = said(role), filler.sheet.facts
    front = _head(role, filler)
    front["to"] = [words["to"].format()]
    front["circular"] = "ว"
    front["enclosures"] = list(words["enclosures"])
    if role == "invitation":
        front["code"] = CODE_BLANK
    return front, _body(role, filler, until=phrases.until(facts, words) if "until" in words else "")


def _envelope(filler: Filler) -> Words:
    return {"to": ["{ชื่อ}"], "address": ["{ที่อยู่}", "{อำเภอ}"]}, ""


def _agenda(filler: Filler) -> Words:
    facts = filler.sheet.facts
    rows: list[dict[str, str]] = []
    minute = _minutes_of(facts.begins)
    for item in filler.sheet.agenda:
        at = f"{minute // 60 % 24:02d}.{minute % 60:02d}" if minute is not None else ""
        length = f"{item.minutes} นาที" if item.minutes else ""
        rows.append({"number": str(item.place), "at": at, "title": item.title, "minutes": length})
        if minute is not None:
            minute = minute + item.minutes if item.minutes else None
    front = _head("agenda", filler)
    front |= _where(filler) | {"items": rows}
    return front, ""


def _minutes_of(time: str) -> int | None:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdecimal() and minutes.isdecimal() else None


def _where(filler: Filler) -> Front:
    """Day, hour and place of papers that carry them as fields."""
    facts = filler.sheet.facts
    begin = phrases.hour(facts.begins)
    return {"date": facts.held_on, "begin": begin, "place": facts.venue}


def _sign_in(filler: Filler) -> Words:
    words = said("sign-in")
    lists = [g.label for g in filler.sheet.groups if g.village_id]
    rows = []
    for invited in invitations.of_hearing(filler.sheet.id):
        group = invited.village or invited.group
        if group and group not in lists:
            lists.append(group)
        number = invited.village_number
        address = f"{invited.house} หมู่ที่ {number}" if number else invited.house
        note = invited.capacity or invited.role
        rows.append({"group": group, "name": invited.name, "address": address, "note": note})
    if not lists:
        lists = [g.label for g in filler.sheet.groups]
    place = {name: at for at, name in enumerate(lists)}
    rows.sort(key=lambda row: place.get(row["group"], len(place)))
    front = _head("sign-in", filler) | _where(filler)
    front |= {"groups": lists, "people": rows, "blanks": words["blanks"]}
    return front, ""


def _opinion_form(filler: Filler) -> Words:
    words, facts = said("opinion-form"), filler.sheet.facts
    front = _head("opinion-form", filler)
    front |= {"date": facts.held_on, "place": facts.venue}
    if facts.opinions_until:
        last = facts.opinions_until
        if facts.held_on and facts.held_on > last:
            last = facts.held_on  # forms are handed in at the door too
        day = dates.with_era(last)
        front["return_to"] = filler.fill(words["return_until"], day=day)
    else:
        front["return_to"] = filler.fill(words["return_to"])
    return front, _body("opinion-form", filler)


def _name_tags(filler: Filler) -> Words:
    words, sheet = said("name-tags"), filler.sheet
    rows = []
    named = ((sheet.facts.chair_id, "chair"), (sheet.facts.note_taker_id, "note_taker"))
    for person_id, duty in named:
        row = people.person(person_id) if person_id else None
        if row is not None:
            rows.append({"name": row.listed, "post": row.post, "group": words[duty]})
    for invited in invitations.of_hearing(sheet.id):
        if invited.capacity or invited.role:
            post = invited.role or invited.group
            rows.append({"name": invited.name, "post": post, "group": invited.village})
    short = sheet.facts.project or sheet.facts.subject
    return {"subject": words["subject"].format(short=short), "people": rows}, ""


def _script(filler: Filler) -> Words:
    words, facts = said("script"), filler.sheet.facts
    more = {
        "whom": _whom(filler),
        "until": phrases.until(facts, words, section=filler.blanks["section"])
        if facts.opinions_until
        else "",
        "contact": filler.fill(words["contact"]),
    }
    front = _head("script", filler) | {"times": words["times"]}
    return front, _body("script", filler, **more)


def _whom(filler: Filler) -> str:
    words = said("script")
    return filler.fill(words["whom"] if filler.sheet.groups else words["everybody"])


def _poster(filler: Filler) -> Words:
    words, facts = said("poster"), filler.sheet.facts
    more = {"whom": _whom(filler)}
    more["until"] = phrases.until(facts, words) if facts.opinions_until else ""
    return _head("poster", filler) | _where(filler), _body("poster", filler, **more)


def _result(filler: Filler) -> Words:
    words = said("result")
    resolved = summary.decision(filler, filler.sheet.agenda)
    decision = words["decision"].format(resolution=resolved) if resolved else ""
    front = _head("result", filler)
    front |= {"to": [words["to"].format()], "circular": "ว"}
    front["enclosures"] = list(words["enclosures"])
    return front, _body("result", filler, decision=decision)


def signed_by(person_ids: tuple[int | None, ...], on: Any) -> list[dict[str, object]]:
    """Signature blocks of some people by the post each holds on a day."""
    blocks: list[dict[str, object]] = []
    for person_id in person_ids:
        if person_id is not None:
            signer = signers.signature_of_person(person_id, on)
            blocks.append({"rank": signer.rank, "name": signer.name, "posts": list(signer.posts)})
    return blocks


_WORDS: dict[str, Callable[[Filler], Words]] = {
    "notice": _notice,
    "re-notice": _re_notice,
    "postponement": _postponement,
    "cancellation": _cancellation,
    "order": _order,
    "invitation": lambda filler: _letter("invitation", filler),
    "heads": lambda filler: _letter("heads", filler),
    "envelope": _envelope,
    "agenda": _agenda,
    "sign-in": _sign_in,
    "opinion-form": _opinion_form,
    "name-tags": _name_tags,
    "script": _script,
    "poster": _poster,
    "result": _result,
}
