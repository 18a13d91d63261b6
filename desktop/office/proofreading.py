"""Proofreading a paper while it is typed: its body, its fields, its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.models import Clause
from db.write import write
from desktop.office import actors
from desktop.office.errors import Refused
from desktop.office.rules import checker, order_of_days
from desktop.office.rules.checker import Finding
from desktop.printing import names
from desktop.printing.house import House
from desktop.thai.breaking import breaker

_WORDS = "word"  # the kind under which the office's own dictionary is kept
_FIELDS = ("subject", "agency", "number")


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in a field of the front matter, or in the body (`field` empty)."""

    field: str
    finding: Finding


def own_words() -> frozenset[str]:
    """The office's own dictionary."""
    query = Clause.select(Clause.text).where(~Clause.deleted, Clause.kind == _WORDS)
    return frozenset(clause.text for clause in query)


def keep_word(word: str, *, actor: int) -> None:
    """Add a word to the office's own dictionary; known ones are kept once."""
    word = word.strip()
    if not word:
        raise Refused("clause-empty")
    if word in own_words():
        return
    with write(actors.person(actor).uid, "clause.added"):
        Clause.create(kind=_WORDS, name=word, text=word)


def proofread(front: Mapping[str, object], body: str, house: House) -> tuple[Mark, ...]:
    """The marks of a paper, those of its fields first; in a read lane.

    `front` is its front matter as typed, `body` the text below. A few milliseconds a page; what was
    looked at before is remembered.
    """
    own = own_words()
    known = own | {part for name in house.words for part in name.split()}
    by = breaker(frozenset(word for word in known if len(word) > 2), names.lasting())
    digits = str(front.get("digits") or "thai")
    marks = [
        Mark(field, finding)
        for field in _FIELDS
        for finding in checker.check(str(front.get(field, "")), digits=digits, known=known, by=by)
    ]
    found = (*checker.check_matter(body), *checker.check(body, digits=digits, known=known, by=by))
    marks += [Mark("", finding) for finding in sorted(found, key=lambda one: one.start)]
    return (*marks, *_days(front))


def _days(front: Mapping[str, object]) -> list[Mark]:
    """A paper signed on another day than it bears, from what its own text says."""
    dated = front.get("date")
    signers = front.get("signers")
    if not isinstance(dated, date) or not isinstance(signers, list) or front.get("form") == "memo":
        return []
    marks = []
    for signer in signers:
        signed = signer.get("signed") if isinstance(signer, Mapping) else None
        if isinstance(signed, date):
            told = order_of_days.notice_against_signing(dated, signed)
            if told != order_of_days.OK:
                reason = told.partition(":")[2].replace("_", "-")
                marks.append(Mark("date", Finding(0, 0, reason, dated.isoformat())))
    return marks
