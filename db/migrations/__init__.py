"""The schema's history. Steps are only ever appended; a released step is frozen."""

from typing import Protocol

from db.migrations import (
    m0001_first_paper,
    m0002_journal,
    m0003_hearings,
    m0004_exchange,
    m0005_measures,
    m0006_postings,
    m0007_cycle,
    m0008_waiting,
)


class Step(Protocol):
    """A module with frozen SQL; its place in STEPS is the schema number it makes."""

    __name__: str
    SQL: str


STEPS: tuple[Step, ...] = (
    m0001_first_paper,
    m0002_journal,
    m0003_hearings,
    m0004_exchange,
    m0005_measures,
    m0006_postings,
    m0007_cycle,
    m0008_waiting,
)
