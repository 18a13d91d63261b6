"""The line of a matter in the list of those that want an answer."""

from __future__ import annotations

from datetime import date

from desktop.office.hearings.answers import GROUP, Matter
from desktop.office.words.hearing_screen import STANCES, VERDICTS
from desktop.thai import dates
from desktop.thai.digits import to_thai
from desktop.ui.hearings.lines import Line

KINDS = {"": "muted", "accepted": "ok", "partly": "accent", "declined": "warn", "noted": "muted"}


def _day(day: date) -> str:
    """The day without its year, for a narrow place."""
    return to_thai(f"{day.day} {dates.SHORT_MONTHS[day.month - 1]}")


def line_of(matter: Matter, names: dict[int, str], unsaved: bool) -> Line:
    """A matter with who said it, its verdict and what is still to be done for it."""
    count = len(matter.voices)
    stances = matter.stances()
    told = [to_thai(f"{count:,} ราย")] if matter.kind == GROUP else [matter.voices[0].speaker]
    if matter.kind == GROUP:
        told += [
            to_thai(f"{STANCES[code]} {stances[code]:,}")
            for code in ("for", "against", "question")
            if stances.get(code)
        ]
    else:
        told.append(names.get(matter.voices[0].facts.village_id or 0, ""))
        told.append(STANCES[matter.voices[0].facts.stance] if matter.voices[0].facts.stance else "")
    verdict = matter.answer.verdict
    kind = KINDS[verdict]
    mark = ""
    if matter.open_follow_up:
        due = matter.answer.due
        mark = f"ภายใน {_day(due)}" if due else "รอติดตาม"
    if unsaved:
        mark = "ยังไม่บันทึก"
    lower = " · ".join(filter(None, told)) or "ไม่ระบุชื่อ"
    return Line(matter.title, lower, (VERDICTS[verdict], kind), mark, key=(matter.kind, matter.id))
