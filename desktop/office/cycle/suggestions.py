"""Suggestions a fiscal year takes over from the hearings of the year before, and their use.

What was answered last year stands; how this year used it is put down beside. Where nothing is put
down, a refusal counts as not used for its own reason, and a promise that was kept as used.
"""

from __future__ import annotations

from dataclasses import dataclass

from db import uids
from db.models import CycleItem, Hearing, Opinion, OpinionGroup, SuggestionUse
from db.write import write
from desktop.office import actors
from desktop.office.cycle import items
from desktop.office.errors import Refused
from desktop.office.hearings import answers, plan
from desktop.office.hearings.answers import GROUP, OPINION, Matter

USED, PARTLY, NOT = "used", "partly", "not"
USES = (USED, PARTLY, NOT)


@dataclass(frozen=True, slots=True)
class Use:
    """How a suggestion was used: `used` one of USES or empty, `text` how or why not."""

    used: str = ""
    text: str = ""
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion, or a group that says the same, with its answer and its use."""

    kind: str  # GROUP, OPINION
    id: int  # of the group, or of the opinion's root
    hearing_id: int
    hearing: str
    matter: Matter
    use: Use
    item: str = ""  # the title of what takes it up
    by_hand: bool = False  # put down, not taken from the answer

    @property
    def settled(self) -> bool:
        """Whether it is said what became of it."""
        return bool(self.use.used)


def held_in(year: int) -> list[Hearing]:
    """The hearings of a Buddhist fiscal year that were held and closed, the first day first."""
    query = Hearing.select().where(
        Hearing.deleted == False,  # noqa: E712
        Hearing.fiscal_year == year,
        Hearing.state.in_(plan.OVER),
    )
    return list(query.order_by(Hearing.held_on, Hearing.id))


def carried(year: int) -> list[Suggestion]:
    """What a Buddhist fiscal year takes over from the year before."""
    put_down: dict[tuple[str, int], SuggestionUse] = {}
    for row in SuggestionUse.select().where(SuggestionUse.year == year, ~SuggestionUse.deleted):
        kind, about = (GROUP, row.group_id) if row.group_id else (OPINION, row.opinion_id)
        put_down[kind, about or 0] = row
    titles = {item.id: item.title for item in CycleItem.select().where(CycleItem.year == year)}
    found = []
    for hearing in held_in(year - 1):
        for matter in answers.matters(hearing.id):
            known = put_down.get((matter.kind, matter.id))
            use = Use(known.used, known.text, known.item_id) if known else _from_answer(matter)
            found.append(
                Suggestion(
                    matter.kind,
                    matter.id,
                    hearing.id,
                    hearing.subject,
                    matter,
                    use,
                    titles.get(use.item_id or 0, ""),
                    known is not None,
                )
            )
    return found


def put_use(year: int, kind: str, about: int, use: Use, *, actor: int) -> None:
    """Put down how a Buddhist fiscal year used a suggestion.

    Refused without how, or without why not, and for an item of another year.
    """
    person = actors.person(actor)
    if use.used not in USES:
        raise Refused("use-needs-choice")
    if not use.text.strip():
        raise Refused("use-needs-words" if use.used != NOT else "use-needs-reason")
    if use.item_id is not None and items.kept(use.item_id).year != year:
        raise Refused("cycle-item-gone")
    subject = _subject(kind, about)
    uid = uids.suggestion_use(year, subject.uid)
    row = SuggestionUse.get_or_none(SuggestionUse.uid == uid)
    wanted = (use.used, use.text.strip(), use.item_id, False)
    if row is not None and (row.used, row.text, row.item_id, row.deleted) == wanted:
        return
    with write(person.uid, "cycle.suggestion-used"):
        row = row or SuggestionUse(uid=uid, year=year, **{kind: subject})
        row.used, row.text, row.item_id, row.deleted = wanted
        row.save()


def take_back(year: int, kind: str, about: int, *, actor: int) -> None:
    """Forget what was put down: what the answer says holds again."""
    person = actors.person(actor)
    uid = uids.suggestion_use(year, _subject(kind, about).uid)
    row = SuggestionUse.get_or_none(SuggestionUse.uid == uid)
    if row is not None and not row.deleted:
        with write(person.uid, "cycle.suggestion-open"):
            row.deleted = True
            row.save()


def _from_answer(matter: Matter) -> Use:
    given = matter.answer
    if given.verdict == "declined":
        return Use(NOT, given.reason)
    if given.follow_up and given.done_on is not None:
        return Use(PARTLY if given.verdict == "partly" else USED, given.follow_up)
    return Use()


def _subject(kind: str, about: int) -> Opinion | OpinionGroup:
    model = OpinionGroup if kind == GROUP else Opinion
    found = model.get_or_none(model.id == about)
    if found is None:
        raise Refused("opinion-gone")
    assert isinstance(found, Opinion | OpinionGroup)
    return found
