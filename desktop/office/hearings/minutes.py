"""Minutes (แบบที่ ๑๑) that write themselves: agenda, who came, opinions by item, votes, resolutions.

What is made is a draft for its clerk, from the phrases of `resources/forms/minutes_phrases.toml`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from db import clock
from db.models import FloorEvent, Hearing
from desktop.office import people
from desktop.office.hearings import answers, attendance, figures, invitations, phrases, plan
from desktop.office.hearings.answers import GROUP, Matter
from desktop.office.hearings.figures import VoteRow
from desktop.office.hearings.opinions import OpinionRow
from desktop.office.hearings.phrases import Filler
from desktop.office.hearings.plan import AgendaRow, HearingSheet
from desktop.office.rules.tables import toml
from desktop.thai.dates import ERA
from desktop.thai.digits import to_thai

Front = dict[str, object]


def words(filler: Filler) -> tuple[Front, str]:
    """The fields of the minutes and their body."""
    said, sheet = _said(), filler.sheet
    facts = sheet.facts
    front: Front = {
        "subject": filler.fill(said["subject"]),
        "session": session(sheet),
        "date": facts.held_on,
        "place": facts.venue,
        "begin": _begin(sheet),
        "end": _hour(sheet, "closed", facts.ends),
    }
    people_, came = _people(filler, said)
    front |= people_
    found = answers.matters(sheet.id)
    by_item = _by_item(sheet.agenda, found)
    voted = figures.votes(sheet.id)
    names = answers.village_names()
    parts: list[str] = [came] if came else []
    for item in sheet.agenda:
        mine = by_item.get(item.id, [])
        parts += _item(filler, said, item, mine, voted.get(item.id), names)
    return front, "\n\n".join(parts) + "\n"


def session(sheet: HearingSheet) -> str:
    """The hearing's number among those of its calendar year, over the Buddhist year: 3/2569."""
    day = sheet.facts.held_on or clock.today()
    earlier = Hearing.select(Hearing.id).where(
        Hearing.deleted == False,  # noqa: E712
        Hearing.held_on >= day.replace(month=1, day=1),
        (Hearing.held_on < day) | ((Hearing.held_on == day) & (Hearing.id <= sheet.id)),
        Hearing.state != plan.CANCELLED,
    )
    return to_thai(f"{max(1, earlier.count())}/{day.year + ERA}")


def resolution(filler: Filler, item: AgendaRow, vote: VoteRow | None) -> str:
    """What was resolved: the clerk's words, else what the vote says, else the usual of its kind."""
    said = _said()["resolution"]
    if item.resolution:
        return item.resolution
    if vote is not None:
        if vote.agree == vote.disagree:
            return filler.fill(said["tie"])
        if vote.agree > vote.disagree:
            return str(said["agreed" if vote.disagree or vote.abstain else "unanimous"])
        return str(said["rejected"])
    return filler.fill(said[item.kind]) if item.kind in said else ""


def plain(text: str) -> str:
    """A speaker's words in one line; signs the dialect of papers would take for its own escaped."""
    text = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)
    for sign in "\\*|":
        text = text.replace(sign, f"\\{sign}" if sign != "\\" else "\\\\")
    return " ".join(text.split())


def _said() -> dict[str, Any]:
    return toml("forms", "minutes_phrases")


def _begin(sheet: HearingSheet) -> str:
    """When the chair began: the first item on the floor, not the door that opened before it."""
    began = (
        FloorEvent.select()
        .where(FloorEvent.hearing == sheet.id, FloorEvent.kind == "began")
        .order_by(FloorEvent.at)
        .first()
    )
    if began is not None:
        at = began.at.astimezone(clock.BANGKOK)
        if at.date() == sheet.facts.held_on:
            return _clock(at)
    return _hour(sheet, "opened", sheet.facts.begins)


def _clock(at: datetime) -> str:
    return to_thai(f"{at.hour:02d}.{at.minute:02d}")


def _hour(sheet: HearingSheet, kind: str, planned: str) -> str:
    """When it really began or ended, if that was put down on its day; else as planned."""
    day = sheet.last_day if kind == "closed" else sheet.facts.held_on
    for event in sheet.events:
        at = event.at.astimezone(clock.BANGKOK)
        if event.kind == kind and at.date() == day:
            return _clock(at)
    return phrases.hour(planned)


def _figure(number: int) -> str:
    return to_thai(f"{number:,}")


def _people(filler: Filler, said: dict[str, Any]) -> tuple[Front, str]:
    """Those appointed who came or did not; everybody else counted by village, and in a line."""
    sheet = filler.sheet
    came = attendance.present(sheet.id)
    ids = {row.resident_id for row in came}
    present: list[dict[str, str]] = []
    named = ((sheet.facts.chair_id, "chair"), (sheet.facts.note_taker_id, "note_taker"))
    officers = [(people.person(i), said[duty]) for i, duty in named if i is not None]
    for row, duty in officers[:1]:
        if row is not None:
            present.append({"name": row.listed, "post": row.post, "role": duty})
    absent: list[dict[str, str]] = []
    appointed: set[int] = set()
    for invited in invitations.of_hearing(sheet.id):
        if not invited.capacity and not invited.excused:
            continue
        appointed.add(invited.resident_id)
        post = invited.role or invited.village
        if invited.resident_id in ids:
            present.append({"name": invited.name, "post": post, "role": invited.capacity})
        else:
            reason = invited.excused or said["no_reason"]
            absent.append({"name": invited.name, "post": post, "reason": reason})
    for row, duty in officers[1:]:
        if row is not None:
            present.append({"name": row.listed, "post": row.post, "role": duty})
    rest = figures.present_by([row for row in came if row.resident_id not in appointed])
    guests = [
        {"name": label, "post": said["people"].format(count=_figure(number))}
        for label, number in _villagers(rest, said)
    ]
    front: Front = {"present": present, "absent": absent, "guests": guests}
    if not guests:
        return front, ""
    there, others = len(present), sum(rest.values())
    figures_ = {"everybody": there + others, "present": there, "guests": others}
    return front, said["came"].format(**{k: _figure(v) for k, v in figures_.items()})


def _villagers(rest: Counter[figures.Key], said: dict[str, Any]) -> list[tuple[str, int]]:
    labels = figures.labels()
    order = [*labels, figures.NOWHERE]
    found = []
    for key in sorted(rest, key=order.index):
        name = said["villagers"].format(village=labels[key]) if key in labels else ""
        found.append((name or said["villagers_nowhere"], rest[key]))
    return found


def _by_item(agenda: Sequence[AgendaRow], found: Sequence[Matter]) -> dict[int, list[Matter]]:
    """Matters under the item most of their voices were raised at; else the one considered."""
    first = next((item.id for item in agenda if item.kind == "consider"), None)
    ids = {item.id for item in agenda}
    usual = first if first is not None else (agenda[-1].id if agenda else 0)
    out: dict[int, list[Matter]] = {}
    for matter in found:
        raised = Counter(
            voice.facts.agenda_item_id
            for voice in matter.voices
            if voice.facts.agenda_item_id in ids
        )
        item = raised.most_common(1)[0][0] if raised else usual
        out.setdefault(item or usual, []).append(matter)
    return out


def _item(
    filler: Filler,
    said: dict[str, Any],
    item: AgendaRow,
    found: Sequence[Matter],
    vote: VoteRow | None,
    names: dict[int, str],
) -> list[str]:
    """The paragraphs of one item of the agenda."""
    number = to_thai(str(item.place))
    parts = [f"# {said['heading'].format(number=number, title=item.title)}"]
    ready = said["text"].get(item.kind, "")
    if item.text.strip():
        parts.append(item.text.strip())
    elif ready and not (item.kind == "other" and found):
        facts = filler.sheet.facts
        carrier = facts.carrier or filler.blanks["section"]
        more = {"carrier": carrier, "substance": " ".join(facts.substance.split())}
        parts.append(filler.fill(ready, **more).strip())
    if found:
        parts += _opinions(filler, said, found, names)
    if vote is not None:
        method = said["method"].get(vote.method, vote.method)
        shape = said["vote" if vote.present else "vote_uncounted"]
        values = {
            name: _figure(getattr(vote, name))
            for name in ("present", "agree", "disagree", "abstain")
        }
        parts.append(shape.format(method=method, **values))
    resolved = resolution(filler, item, vote)
    if resolved:
        parts.append(said["resolved"].format(resolution=resolved))
    return parts


def _opinions(
    filler: Filler, said: dict[str, Any], found: Sequence[Matter], names: dict[int, str]
) -> list[str]:
    """Groups and single opinions as numbered items, each with what was answered."""
    voices = [voice for matter in found for voice in matter.voices]
    written = sum(voice.facts.channel != "floor" for voice in voices)
    also = said["written"].format(count=_figure(written)) if written else ""
    opening = said["opinions"].format(count=_figure(len(voices)), written=also)
    lines = []
    for place, matter in enumerate(found, start=1):
        told = (
            _group(said, matter, names)
            if matter.kind == GROUP
            else _voice(said, matter.voices[0], names)
        )
        if matter.answered and matter.answer.text:
            who = filler.fill(said["answerer"])
            if matter.section:
                who = said["answerer_section"].format(section=matter.section)
            told += " " + said["answer"].format(who=who, text=plain(matter.answer.text))
        lines.append(f"{to_thai(str(place))}. {told}")
    return [opening, "\n".join(lines)]


def _group(said: dict[str, Any], matter: Matter, names: dict[int, str]) -> str:
    stances = matter.stances()
    shown = [
        said[f"{stance}_count"].format(count=_figure(stances[stance]))
        for stance in ("for", "against")
        if stances.get(stance)
    ]
    where = matter.villages(names)
    return str(
        said["group"].format(
            title=plain(matter.title),
            count=_figure(len(matter.voices)),
            where=said["where"].format(villages=" ".join(where)) if where else "",
            stances="".join(shown),
        )
    )


def _voice(said: dict[str, Any], voice: OpinionRow, names: dict[int, str]) -> str:
    facts = voice.facts
    who = voice.speaker or said["who"].get(facts.channel, said["who"]["floor"])
    who = f"{who} {names.get(facts.village_id or 0, '')}".strip()
    return str(said["said"][facts.stance].format(who=who, text=plain(facts.text)))
