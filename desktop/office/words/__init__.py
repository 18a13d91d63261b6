"""Sentences for the eye: every refusal and trouble in Thai and in English.

Each module beside this one holds one dictionary `SENTENCES` for its part of the house; the command
line and the windows both ask `tell`.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from desktop.i18n import Language, Phrase, english


class Sentence(NamedTuple):
    """One message; blanks in braces are filled from the facts of the error."""

    th: str
    en: str

    @property
    def told(self) -> str:
        """The message in the language of the screen."""
        return Phrase(self.en, self.th) if english() else self.th


@runtime_checkable
class Told(Protocol):
    """An error that can be told to a person: `Refused`, `PaperError`, `RecordsError`."""

    reason: str
    facts: dict[str, object]


def sentences() -> dict[str, Sentence]:
    """Every sentence of the house by its reason; a reason stands in one module only."""
    from desktop.office.words import (
        community,
        conflicts,
        cycle,
        deadlines,
        documents,
        door,
        evidence,
        exchange,
        floor,
        hearing_papers,
        hearings,
        language,
        paper,
        postings,
        records,
        updates,
    )

    every: dict[str, Sentence] = {}
    parts = (
        *(paper, records, documents, language, hearings, hearing_papers, community, floor),
        *(exchange, conflicts, deadlines, door, postings, cycle, evidence, updates),
    )
    for part in parts:
        doubles = every.keys() & part.SENTENCES.keys()
        assert not doubles, f"told twice: {sorted(doubles)}"
        every |= part.SENTENCES
    return every


def tell(error: Told, language: Language | None = None) -> str:
    """The sentence of an error: what is wrong, where, and what to do about it.

    In the language of the screen when none is named.
    """
    sentence = sentences()[error.reason]
    said = sentence.told if language is None else getattr(sentence, language)
    return said.format(**error.facts)
