"""What the office answers: to each opinion, or once to a group of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from db import uids
from db.models import Answer, Opinion, OpinionGroup, Section
from db.write import write
from desktop.office import actors
from desktop.office.community import villages
from desktop.office.errors import Refused
from desktop.office.hearings import grouping, opinions, plan
from desktop.office.hearings.opinions import OpinionRow

VERDICTS = ("accepted", "partly", "declined", "noted")
GROUP, OPINION = "group", "opinion"


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """An answer; `due` the day promised for the follow-up, `done_on` when it was kept."""

    verdict: str = ""
    text: str = ""
    reason: str = ""
    section_id: int | None = None
    follow_up: str = ""
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """What is answered at once: a group, or an opinion that is in none."""

    kind: str  # GROUP, OPINION
    id: int  # of the group, or of the opinion's root
    title: str
    voices: tuple[OpinionRow, ...]
    answer: AnswerFacts
    section: str

    @property
    def answered(self) -> bool:
        """Whether the office said what becomes of it."""
        return bool(self.answer.verdict)

    @property
    def open_follow_up(self) -> bool:
        """Whether something was promised and is not done."""
        return bool(self.answer.follow_up) and self.answer.done_on is None

    def stances(self) -> dict[str, int]:
        """How many voices are for, against, questions, or neither."""
        found: dict[str, int] = {}
        for voice in self.voices:
            found[voice.facts.stance] = found.get(voice.facts.stance, 0) + 1
        return found

    def villages(self, names: dict[int, str]) -> tuple[str, ...]:
        """The villages the voices come from, each once."""
        ids = {voice.facts.village_id for voice in self.voices}
        return tuple(name for village, name in names.items() if village in ids)


def matters(hearing_id: int) -> list[Matter]:
    """Everything that wants an answer: groups in their order, then single opinions as taken."""
    rows = {row.root_id: row for row in opinions.of_hearing(hearing_id)}
    given: dict[tuple[str, int], Answer] = {}
    for answer in Answer.select().where(Answer.hearing == hearing_id, ~Answer.deleted):
        kind, about = (GROUP, answer.group_id) if answer.group_id else (OPINION, answer.opinion_id)
        given[kind, about or 0] = answer
    names = {s.id: s.name for s in Section.select()}
    found: list[Matter] = []
    grouped: set[int] = set()
    for group in grouping.groups(hearing_id):
        voices = tuple(rows[root] for root in group.roots)
        grouped.update(group.roots)
        if voices:
            found.append(_matter(GROUP, group.id, group.title, voices, given, names))
    for row in rows.values():
        if row.root_id not in grouped:
            found.append(_matter(OPINION, row.root_id, row.facts.text, (row,), given, names))
    return found


def answer(hearing_id: int, kind: str, about: int, facts: AnswerFacts, *, actor: int) -> None:
    """Put down the answer to a group or to an opinion's root.

    Refused without a verdict, and for a refusal, whole or in part, without its reason.
    """
    person = actors.person(actor)
    hearing = plan.kept(hearing_id)
    if facts.verdict not in VERDICTS:
        raise Refused("answer-needs-verdict")
    if not is_whole(facts):
        raise Refused("answer-needs-reason")
    subject = grouping.kept(about) if kind == GROUP else _root(about)
    uid = uids.answer(subject.uid)
    row = Answer.get_or_none(Answer.uid == uid)
    if row is not None and not row.deleted and _facts(row) == _trimmed(facts):
        return
    with write(person.uid, "answer.given"):
        if row is None:
            row = Answer(uid=uid, hearing=hearing)
            if isinstance(subject, OpinionGroup):
                row.group = subject
            else:
                row.opinion = subject
        _put(row, facts)
        row.deleted = False
        row.save()


def is_whole(facts: AnswerFacts) -> bool:
    """Whether an answer can be put down: a verdict, and a reason where it refuses something."""
    wants_reason = facts.verdict in ("partly", "declined")
    return facts.verdict in VERDICTS and bool(facts.reason.strip() or not wants_reason)


def take_back(hearing_id: int, kind: str, about: int, *, actor: int) -> None:
    """Take an answer back: the matter waits for one again."""
    person = actors.person(actor)
    column = Answer.group if kind == GROUP else Answer.opinion
    row = Answer.get_or_none(Answer.hearing == hearing_id, column == about, ~Answer.deleted)
    if row is not None:
        with write(person.uid, "answer.taken-back"):
            row.deleted = True
            row.save()


def village_names() -> dict[int, str]:
    """The villages by their ids, as lists show them."""
    return {village.id: village.label for village in villages.villages()}


def unanswered(found: Sequence[Matter]) -> int:
    """How many matters wait for their answer."""
    return sum(not matter.answered for matter in found)


def _matter(
    kind: str,
    id_: int,
    title: str,
    voices: tuple[OpinionRow, ...],
    given: dict[tuple[str, int], Answer],
    names: dict[int, str],
) -> Matter:
    row = given.get((kind, id_))
    facts = _facts(row) if row is not None else AnswerFacts()
    return Matter(kind, id_, title, voices, facts, names.get(facts.section_id or 0, ""))


def _facts(row: Answer) -> AnswerFacts:
    return AnswerFacts(**{field.name: getattr(row, field.name) for field in fields(AnswerFacts)})


def _trimmed(facts: AnswerFacts) -> AnswerFacts:
    texts = ("verdict", "text", "reason", "follow_up")
    return replace(facts, **{name: getattr(facts, name).strip() for name in texts})


def _put(row: Answer, facts: AnswerFacts) -> None:
    for field in fields(AnswerFacts):
        setattr(row, field.name, getattr(_trimmed(facts), field.name))


def _root(opinion_id: int) -> Opinion:
    found = Opinion.get_or_none(Opinion.id == opinion_id, Opinion.root.is_null())
    if not isinstance(found, Opinion):
        raise Refused("opinion-gone")
    return found
