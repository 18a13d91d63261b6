"""Is what an indicator asks for in the records: a lamp for each element, and what is missing where.

An indicator is complete when all its elements are: the scheme gives 100 or 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from db import clock
from db.models import Attachment, Document, Hearing, HearingPaper
from desktop.office import stages
from desktop.office.cycle import items, suggestions, years
from desktop.office.cycle.items import ItemRow
from desktop.office.cycle.suggestions import Suggestion
from desktop.office.evidence.indicators import Holding
from desktop.office.hearings import answers, attendance, phrases
from desktop.office.hearings.answers import Matter
from desktop.office.postings import lists, places
from desktop.office.postings.lists import NoticeRow
from desktop.office.rules import cycle
from desktop.office.rules.evidence import RULES, Element, Indicator
from desktop.thai.folding import fold

OK, WARN, BAD = "ok", "warn", "bad"
HEARING, ITEM, DOCUMENT, SUGGESTIONS, STEP = "hearing", "item", "document", "suggestions", "step"
NOTICE = "notice"
_GRACE = timedelta(days=30)  # after a hearing, in which answers and photographs may still come


@dataclass(frozen=True, slots=True)
class Lack:
    """A record that is missing: what (a code of words), of what, where to go, by when.

    `where` is a kind (hearing, item, document, suggestions, step), `id` the record or the step, 0:
    there is none yet. `part` names the part of a hearing's page.
    """

    what: str
    of: str
    where: str
    id: int = 0
    part: str = ""
    due: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Lamp:
    """One element: ok, warn (missing, but its time has not run out) or bad; `have` of `want`."""

    element: Element
    light: str
    have: int
    want: int
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One indicator; `complete` is all or nothing."""

    indicator: Indicator
    lamps: tuple[Lamp, ...]

    @property
    def complete(self) -> bool:
        """Whether it would count 100."""
        return all(lamp.light == OK for lamp in self.lamps)

    @property
    def light(self) -> str:
        """The worst of its elements."""
        lights = {lamp.light for lamp in self.lamps}
        return BAD if BAD in lights else WARN if WARN in lights else OK


@dataclass(frozen=True, slots=True)
class Judged:
    """Everything the page of evidence shows."""

    year: int
    holding: Holding
    verdicts: tuple[Verdict, ...]

    def elements(self) -> tuple[int, int]:
        """How many elements are there, of how many."""
        lamps = [lamp for verdict in self.verdicts for lamp in verdict.lamps]
        return sum(lamp.light == OK for lamp in lamps), len(lamps)


@dataclass(slots=True)
class _Found:
    have: int = 0
    want: int = 0
    lacks: list[Lack] = field(default_factory=list)

    def count(self, there: bool, lack: Lack) -> None:
        """One more wanted; there, or lacking."""
        self.want += 1
        self.have += there
        if not there:
            self.lacks.append(lack)


class _Year:
    """The records of a Buddhist fiscal year, each asked for once."""

    def __init__(self, year: int) -> None:
        self.year = year

    @cached_property
    def held(self) -> list[Hearing]:
        return suggestions.held_in(self.year)

    @cached_property
    def planned(self) -> list[Hearing]:
        return years.hearings(self.year)

    @cached_property
    def items(self) -> list[ItemRow]:
        return items.of_year(self.year)

    @cached_property
    def carried(self) -> list[Suggestion]:
        return suggestions.carried(self.year)

    @cached_property
    def notices(self) -> list[NoticeRow]:
        return lists.rows([row.id for row in years.published(self.year)])

    @cached_property
    def matters(self) -> dict[int, list[Matter]]:
        return {hearing.id: answers.matters(hearing.id) for hearing in self.held}

    @cached_property
    def signed(self) -> dict[tuple[int, str], bool]:
        """(hearing, role) → whether a paper of the role is signed."""
        ids = [hearing.id for hearing in self.held]
        query: Any = (
            HearingPaper.select(HearingPaper.hearing, HearingPaper.role, Document.stage)
            .join(Document)
            .where(HearingPaper.hearing.in_(ids), ~HearingPaper.deleted, ~Document.deleted)
        )
        found: dict[tuple[int, str], bool] = {}
        for hearing, role, stage in query.tuples():
            found[hearing, role] = found.get((hearing, role), False) or stage == stages.SIGNED
        return found

    @cached_property
    def with_photo(self) -> set[int]:
        ids = [hearing.id for hearing in self.held]
        query: Any = (
            Attachment.select(Attachment.hearing)
            .where(Attachment.hearing.in_(ids), Attachment.kind == "photo", ~Attachment.deleted)
            .distinct()
        )
        return {row[0] for row in query.tuples()}


def judge(year: int, holding: Holding) -> Judged:
    """Judge a Buddhist fiscal year by the indicators that hold for it."""
    records = _Year(year)
    today = clock.today()
    verdicts = [
        Verdict(one, tuple(_lamp(element, records, today) for element in one.elements))
        for one in holding.tree.indicators
    ]
    return Judged(year, holding, tuple(verdicts))


def _lamp(element: Element, records: _Year, today: date) -> Lamp:
    found = _JUDGES[element.rule](records, element.options)
    if not found.lacks:
        return Lamp(element, OK, found.have, found.want, ())
    in_time = all(lack.due is not None and today <= lack.due for lack in found.lacks)
    return Lamp(element, WARN if in_time else BAD, found.have, found.want, tuple(found.lacks))


Judge = Callable[[_Year, Mapping[str, Any]], _Found]


def _announcement(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found()
    words = fold(options["words"]).split()
    rows = [row for row in years.published(records.year) if row.kind == "announcement"]
    there = any(all(word in fold(row.subject) for word in words) for row in rows)
    item = next((row for row in records.items if row.code == "measure"), None)
    due = item.facts.due if item else None
    open_paper = next(
        (link for link in (item.links if item else ()) if link.state != stages.SIGNED), None
    )
    where = (DOCUMENT, open_paper.id) if open_paper else (STEP, cycle.PUBLISH)
    found.count(there, Lack("announcement", options["words"], *where, due=due))
    return found


def _each(
    there: Callable[[_Year, Hearing], bool], what: str, part: str, due: Callable[[Hearing], date]
) -> Judge:
    """A rule that wants something of every hearing held, and one hearing at least."""

    def judge(records: _Year, options: Mapping[str, Any]) -> _Found:
        found = _Found()
        for hearing in records.held:
            lack = Lack(what, hearing.subject, HEARING, hearing.id, part, due(hearing))
            found.count(there(records, hearing), lack)
        return found if records.held else _no_hearing(records)

    return judge


def _no_hearing(records: _Year) -> _Found:
    """No hearing was held: the one that is planned is missing, or any at all."""
    found = _Found()
    for hearing in records.planned[:1]:
        found.count(
            False, Lack("not-held", hearing.subject, HEARING, hearing.id, "plan", hearing.held_on)
        )
    if not found.want:
        found.count(False, Lack("no-hearing", "", STEP, cycle.HEAR))
    return found


def _last_day(hearing: Hearing) -> date:
    day = hearing.ended_on or hearing.held_on
    assert day is not None, "a hearing that was held has its day"
    return day


def _summary_due(hearing: Hearing) -> date:
    return _last_day(hearing) + timedelta(days=phrases.summary_days(hearing.basis))


def _grace(hearing: Hearing) -> date:
    return _last_day(hearing) + _GRACE


def _used(records: _Year, options: Mapping[str, Any]) -> _Found:
    """Every matter answered, and what was accepted says how it is used."""
    found = _Found()
    for hearing in records.held:
        open_ = 0
        for matter in records.matters[hearing.id]:
            found.want += 1
            if _says_how(matter):
                found.have += 1
            else:
                open_ += 1
        if open_:
            of = hearing.subject
            due = _grace(hearing)
            found.lacks.append(Lack("answers", of, HEARING, hearing.id, "report", due, open_))
    if not records.held:
        return _no_hearing(records)
    if not found.want:
        for hearing in records.held:
            due = _grace(hearing)
            lack = Lack("opinions", hearing.subject, HEARING, hearing.id, "opinions", due)
            found.count(False, lack)
    return found


def _says_how(matter: Matter) -> bool:
    given = matter.answer
    if given.verdict in ("accepted", "partly"):
        return bool(given.text or given.follow_up)
    return matter.answered


def _channels(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found(want=int(options.get("at_least", 2)))
    ways = {v.facts.channel for m in records.matters.values() for one in m for v in one.voices}
    found.have = min(len(ways), found.want)
    if found.have < found.want:
        last = records.held[-1:] or records.planned[:1]
        where = (HEARING, last[0].id, "opinions") if last else (STEP, cycle.HEAR, "")
        found.lacks.append(Lack("channels", "", *where, count=found.want - found.have))
    return found


def _posted(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found()
    least = int(options.get("at_least", 1))
    for row in records.notices:
        hung = sum(spot.posted_on is not None for spot in row.spots)
        due = row.dated + _GRACE if row.dated else None
        found.count(hung >= least, Lack("not-posted", row.subject, NOTICE, row.id, due=due))
    return found if found.want else _no_notice()


def _board_photos(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found()
    for row in records.notices:
        if any(spot.posted_on and spot.place.kind in places.BOARDS for spot in row.spots):
            there = any(spot.photos for spot in row.spots)
            found.count(there, Lack("board-photo", row.subject, NOTICE, row.id))
    return found if found.want else _no_notice()


def _no_notice() -> _Found:
    found = _Found()
    found.count(False, Lack("no-notice", "", STEP, cycle.PUBLISH))
    return found


def _step(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found()
    number = int(options["step"])
    for row in records.items:
        if row.step == number:
            lack = Lack("not-done", row.facts.title, ITEM, row.id, due=row.facts.due)
            found.count(row.state == items.DONE, lack)
    if not found.want:
        found.count(False, Lack("no-items", cycle.step(number).title, STEP, number))
    return found


def _report(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found()
    item = next((row for row in records.items if row.code == "report"), None)
    papers = [link for link in (item.links if item else ()) if link.kind == items.DOCUMENT]
    due = item.facts.due if item else None
    open_ = next((link for link in papers if link.state != stages.SIGNED), None)
    where = (DOCUMENT, open_.id) if open_ else (STEP, cycle.ANALYSE)
    what = "report-unsigned" if open_ else "report"
    there = any(link.state == stages.SIGNED for link in papers)
    found.count(there, Lack(what, open_.title if open_ else "", *where, due=due))
    return found


def _suggestions(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found(want=len(records.carried))
    found.have = sum(one.settled for one in records.carried)
    if found.have < found.want:
        item = next((row for row in records.items if row.code == "use"), None)
        due = item.facts.due if item else None
        left = found.want - found.have
        found.lacks.append(Lack("suggestions", "", SUGGESTIONS, due=due, count=left))
    return found


def _results(records: _Year, options: Mapping[str, Any]) -> _Found:
    found = _Found()
    for row in records.items:
        if row.step == cycle.TAKE_PART:
            facts = row.facts
            there = facts.done_on is not None and bool(facts.result) and facts.reached is not None
            found.count(there, Lack("no-result", facts.title, ITEM, row.id, due=facts.due))
    if not found.want:
        title = cycle.step(cycle.TAKE_PART).title
        found.count(False, Lack("no-items", title, STEP, cycle.TAKE_PART))
    return found


_JUDGES: Mapping[str, Judge] = {
    "announcement": _announcement,
    "hearing.issue": _each(
        lambda _, h: bool(h.subject and h.substance), "issue", "plan", _last_day
    ),
    "hearing.people": _each(
        lambda _, h: bool(attendance.present(h.id)), "people", "attendance", _last_day
    ),
    "hearing.minutes": _each(
        lambda records, h: records.signed.get((h.id, "minutes"), False),
        "minutes",
        "report",
        _grace,
    ),
    "hearing.result": _each(
        lambda _, h: h.summarised_on is not None, "summary", "report", _summary_due
    ),
    "hearing.used": _used,
    "hearing.photos": _each(
        lambda records, h: h.id in records.with_photo, "photos", "files", _grace
    ),
    "hearing.channels": _channels,
    "notice.posted": _posted,
    "notice.photos": _board_photos,
    "cycle.step": _step,
    "cycle.report": _report,
    "cycle.suggestions": _suggestions,
    "cycle.results": _results,
}
assert _JUDGES.keys() == RULES.keys()
