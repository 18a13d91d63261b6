"""The line of a matter in the list of those that want an answer."""

from __future__ import annotations

from datetime import date

from desktop.i18n import tr
from desktop.office.hearings.answers import GROUP, Matter
from desktop.office.words.hearing_screen import STANCES, VERDICTS
from desktop.thai import dates, on_screen
from desktop.ui.hearings.lines import Line

KINDS = {"": "muted", "accepted": "ok", "partly": "accent", "declined": "warn", "noted": "muted"}


def _day(day: date) -> str:
    """The day without its year, for a narrow place."""
    return on_screen.figures(f"{day.day} {dates.SHORT_MONTHS[day.month - 1]}")


def line_of(matter: Matter, names: dict[int, str], unsaved: bool) -> Line:
    """A matter with who said it, its verdict and what is still to be done for it."""
    count = len(matter.voices)
    stances = matter.stances()
    told = (
        [on_screen.figures(tr("{count:,} ราย").format(count=count))]
        if matter.kind == GROUP
        else [matter.voices[0].speaker]
    )
    if matter.kind == GROUP:
        told += [
            on_screen.figures(f"{STANCES[code]} {stances[code]:,}")
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
        mark = tr("ภายใน {due}").format(due=_day(due)) if due else tr("รอติดตาม")
    if unsaved:
        mark = tr("ยังไม่บันทึก")
    lower = " · ".join(filter(None, told)) or tr("ไม่ระบุชื่อ")
    return Line(matter.title, lower, (VERDICTS[verdict], kind), mark, key=(matter.kind, matter.id))
