"""The morning page: what is due now and this week, what waits with whom, how safe the records are.

One line a deed, each with the place in the window where it is done. Read in a read lane.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from peewee import fn

from db import clock
from db.fields import utc_text
from db.models import Document, Hearing, Person
from desktop.i18n import in_thai, thai
from desktop.office import backups, documents, hub, moments, office, stages
from desktop.office.documents import DocumentQuery, DocumentRow
from desktop.office.words import morning as words
from desktop.thai import dates, on_screen

if TYPE_CHECKING:
    from desktop.office.hearings.deadlines import Duty
    from desktop.printing.paper import Paper

WEEK = timedelta(days=7)
UNFINISHED = 60  # hearings looked into, those held last first
UNNUMBERED_FOR = timedelta(days=365)  # a paper signed before that was never meant to have a number
WAITERS = 6
PAPERS = 5
COMING = 4
ON_PAPER = (20, 16, 12, 9, 6)  # lines of what is to be done that are tried on the one A4
BACKUP_DAYS = 7  # after so many days a copy is old
SYNC_DAYS = 7
BAD, WARN, OK, MUTED = "bad", "warn", "ok", "muted"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line leads: a room (paper, hearing, posting, cycle, safety, exchange) and a row."""

    room: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A thing to do: `what`, about which `subject`, by `day`; `left`: how it stands, in a word."""

    what: str
    subject: str
    day: date | None
    light: str
    left: str
    place: Place


@dataclass(frozen=True, slots=True)
class Waiting:
    """A person and the papers that wait there, the longest for `days`."""

    name: str
    count: int
    days: int
    first: int  # the paper that waits longest


@dataclass(frozen=True, slots=True)
class Coming:
    """A hearing that is near."""

    id: int
    subject: str
    day: date
    begins: str
    venue: str


@dataclass(frozen=True, slots=True)
class Safety:
    """When the last copy and the last pass with the hub were; `hub`: one is set up."""

    backed_up: datetime | None
    synced: datetime | None
    hub: bool


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything on the page."""

    today: date
    mine: int
    on_the_way: int
    due: tuple[Due, ...]
    waiting: tuple[Waiting, ...]
    papers: tuple[DocumentRow, ...]
    coming: tuple[Coming, ...]
    safety: Safety

    @property
    def late(self) -> int:
        """How many lines are past their day or red."""
        return sum(one.light == BAD for one in self.due)

    @property
    def now(self) -> int:
        """How many are due today."""
        return sum(one.day == self.today for one in self.due)


def look(actor: int) -> Morning:
    """Read the page for a person."""
    today = clock.today()
    by_stage = documents.tally()
    due = [*_hearings(today), *_papers(actor), *_postings(), *_cycle(today)]
    return Morning(
        today=today,
        mine=documents.count_waiting(actor),
        on_the_way=sum(by_stage.values()) - by_stage.get(stages.SIGNED, 0),
        due=tuple(sorted(due, key=_pressing)),
        waiting=tuple(_waiting(today)),
        papers=tuple(documents.rows(documents.find(DocumentQuery(mine=actor), PAPERS))),
        coming=tuple(_coming(today)),
        safety=_safety(),
    )


def _pressing(one: Due) -> tuple[int, date]:
    return ({BAD: 0, WARN: 1}.get(one.light, 2), one.day or date.max)


def _hearings(today: date) -> Iterable[Due]:
    """What hearings want: everything red or amber, and what is due within a week."""
    from desktop.office.hearings import deadlines, plan, tasks
    from desktop.office.words import deadlines as deadline_words

    closed = (plan.CANCELLED, plan.SUMMARISED, plan.FILED)
    open_ones = (
        Hearing.select(Hearing.id)
        .where(~Hearing.deleted, Hearing.state.not_in(closed))
        .order_by(Hearing.held_on.is_null(), Hearing.held_on.desc())
        .limit(UNFINISHED)
    )
    for row in open_ones:
        sheet = plan.open_sheet(row.id)
        for duty in tasks.standing(sheet).duties:
            if duty.done_on is None and _wanted(duty, today, deadlines.BAD, deadlines.WARN):
                word = deadline_words.PILLS.get(duty.reason, deadline_words.LIGHTS[duty.light])
                day = duty.act_by if duty.light == OK else duty.due
                yield Due(
                    duty.title,
                    sheet.facts.subject,
                    day or duty.due,
                    duty.light,
                    _left(duty, today) or word,
                    Place("hearing", row.id),
                )


def _wanted(duty: Duty, today: date, *pressing: str) -> bool:
    if duty.light in pressing:
        return True
    return duty.light == OK and duty.due is not None and duty.due - today <= WEEK


def _left(duty: Duty, today: date) -> str:
    if duty.due is None:
        return ""
    return left(duty.due, today)


def left(day: date, today: date) -> str:
    """How far a day is off, in a word or two."""
    days = (day - today).days
    if days < 0:
        return words.LATE.format(days=on_screen.figures(str(-days)))
    if days == 0:
        return words.TODAY
    return words.LEFT.format(days=on_screen.figures(str(days)))


def _papers(actor: int) -> Iterable[Due]:
    """Signed papers without a number, and those that came back to their drafter."""
    since = utc_text(clock.now() - UNNUMBERED_FOR)
    unnumbered = (
        Document.select(Document.id)
        .where(
            documents.KEPT,
            Document.stage == stages.SIGNED,
            Document.changed_at >= since,
            Document.number_value.is_null(),
        )
        .order_by(Document.changed_at.desc())
        .limit(PAPERS)
    )
    back = (
        Document.select(Document.id)
        .where(
            documents.KEPT,
            Document.stage == stages.DRAFT,
            Document.changed_at >= since,
            Document.returned,
            Document.waiting == actor,
        )
        .order_by(Document.changed_at.desc())
        .limit(PAPERS)
    )
    for query, what, light, word in (
        (unnumbered, words.NUMBER_IT, WARN, words.SIGNED),
        (back, words.MEND_IT, WARN, words.RETURNED),
    ):
        for line in documents.rows([row.id for row in query]):
            yield Due(what, line.subject, None, light, word, Place("paper", line.id))


def _postings() -> Iterable[Due]:
    """Notices to be posted, mended or taken down."""
    from desktop.office.postings import lists
    from desktop.office.words import posting_screen

    for row in lists.open_rows():
        kind, word, days = row.lamp
        if kind in (BAD, WARN):
            told = posting_screen.lamp(word, days)
            what = words.POSTING.get(word, words.POSTING_ELSE)
            yield Due(what, row.subject, row.last, kind, told, Place("posting", row.id))


def _cycle(today: date) -> Iterable[Due]:
    """Items of this fiscal year that are near their day or past it."""
    from desktop.office.cycle import items
    from desktop.office.rules.calendar import fiscal_year

    for row in items.of_year(fiscal_year(today)):
        if row.state in (items.LATE, items.SOON) and row.facts.due is not None:
            light = BAD if row.state == items.LATE else WARN
            told = left(row.facts.due, today)
            what = words.CYCLE_STEP.format(step=on_screen.figures(str(row.step)))
            yield Due(what, row.facts.title, row.facts.due, light, told, Place("cycle", row.id))


def _waiting(today: date) -> Iterable[Waiting]:
    """Who has how many papers, the longest queue first."""
    query: Any = (
        Document.select(Document.waiting, fn.COUNT(Document.id))
        .where(~Document.deleted, Document.waiting.is_null(False))  # the whole of one index
        .group_by(Document.waiting)
        .order_by(fn.COUNT(Document.id).desc())
        .limit(WAITERS)
        .tuples()
    )
    counted = list(query)
    names = {
        person.id: f"{person.first_name} {person.last_name}".strip()
        for person in Person.select().where(Person.id.in_([row[0] for row in counted]))
    }
    for person, count in counted:
        first = (
            Document.select(Document.id, Document.changed_at)
            .where(Document.waiting == person, ~Document.deleted)
            .order_by(Document.changed_at)
            .first()
        )
        since = moments.local(datetime.fromisoformat(first.changed_at)).date()
        yield Waiting(names.get(person, ""), count, (today - since).days, first.id)


def _coming(today: date) -> Iterable[Coming]:
    """The hearings nearest ahead."""
    query = (
        Hearing.select()
        .where(~Hearing.deleted, Hearing.held_on >= today, Hearing.state != "cancelled")
        .order_by(Hearing.held_on, Hearing.begins)
        .limit(COMING)
    )
    for row in query:
        assert row.held_on is not None
        yield Coming(row.id, row.subject, row.held_on, row.begins, row.venue)


def _safety() -> Safety:
    known = hub.state()
    synced = moments.local(datetime.fromisoformat(known.at)) if known.at else None
    return Safety(backups.habit().made_at, synced, hub.place() is not None)


def is_old(moment: datetime | None, days: int) -> bool:
    """Whether a copy or a pass is too long ago, or never was."""
    return moment is None or moments.now() - moment > timedelta(days=days)


def ago(moment: datetime | None) -> str:
    """When something was, for the eye."""
    if moment is None:
        return words.NEVER
    days = (moments.today() - moment.date()).days
    if days <= 0:
        return words.TODAY_AT.format(time=on_screen.clock(moment.time()))
    return words.DAYS_AGO.format(
        days=on_screen.figures(str(days)), day=on_screen.short(moment.date())
    )


def paper(morning: Morning) -> Paper:
    """The page as one A4 to hang up or hand over, with as many lines as have room on it."""
    from desktop.printing.typeset import typeset

    for lines in ON_PAPER:
        made = _paper(morning, lines)
        if typeset(made, office.house()).pages <= 1:
            break
    return made


def _paper(morning: Morning, lines_shown: int) -> Paper:
    from desktop.printing import source

    said = in_thai(words)

    head = "\n".join(
        (
            "+++",
            'form = "report"',
            f'subject = "{said.PAPER}"',
            f"date = {morning.today.isoformat()}",
            'fit = "one page"',
            "+++",
        )
    )
    parts = [head, f"# {said.DO}"]
    if morning.due:
        lines = [
            f"| {_cell(thai(one.what))} | {_cell(thai(one.subject))} "
            f"| {dates.short(one.day) if one.day else ''} | {thai(one.left)} |"
            for one in morning.due[:lines_shown]
        ]
        parts.append("\n".join((said.DO_HEAD, "|---|---|---|---|", *lines)))
    else:
        parts.append(said.NOTHING)
    if len(morning.due) > lines_shown:
        parts.append(said.MORE.format(count=len(morning.due) - lines_shown))
    if morning.waiting:
        parts.append(f"# {said.WITH_WHOM}")
        told = (said.WITH.format(name=o.name, count=o.count, days=o.days) for o in morning.waiting)
        parts.append(" · ".join(told))
    if morning.coming:
        parts.append(f"# {said.COMING}")
        parts += [
            said.COMING_LINE.format(
                day=dates.short(one.day),
                time=one.begins.replace(":", "."),
                subject=one.subject,
                venue=one.venue,
            )
            for one in morning.coming
        ]
    safe = morning.safety
    parts.append(f"# {said.SAFE}")
    parts.append(f"{said.BACKUP}: {thai(ago(safe.backed_up))}")
    if safe.hub:
        parts.append(f"{said.SYNC}: {thai(ago(safe.synced))}")
    return source.read("\n\n".join(parts))


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
