"""Two PCs of one office: one that founded it, one that joined; one is open at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.office import exchange, office, people, sections
from desktop.printing import source as paper_source


@dataclass(frozen=True)
class Pair:
    """Folders and the office's paper key; the people are the same on both."""

    first: Path
    second: Path
    stick: Path
    paper: str

    @contextmanager
    def at(self, place: Path) -> Iterator[int]:
        """Sit down at a PC; gives the clerk."""
        office.open_at(place)
        try:
            yield people.anybody()
        finally:
            office.close()

    def carry(self, source: Path, target: Path, *, everything: bool = True):
        """A bundle from one PC to the other by stick; what it brought."""
        file = self.stick / "carried.pkb"
        with self.at(source) as clerk:
            exchange.export(file, everything=everything, actor=clerk)
        with self.at(target):
            return exchange.take_in(file)


def found(folder: Path) -> str:
    """An office with a section and a clerk; returns its paper key."""
    paper = office.create(folder)
    office.open_at(folder)
    try:
        facts = office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง", short_name="ทต.ตัวอย่าง")
        office.change(facts, actor=None)
        sections.add_section("สำนักปลัดเทศบาล", code="ตย 52001", actor=None)
        people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
    finally:
        office.close()
    return paper


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    first, second, stick = tmp_path / "one", tmp_path / "two", tmp_path / "stick"
    stick.mkdir()
    paper = found(first)
    exchange.ask_to_join(second, "เครื่องทะเบียน", stick / "ask.pkr")
    made = Pair(first, second, stick, paper)
    with made.at(first) as clerk:
        request = exchange.read_request((stick / "ask.pkr").read_text("utf-8"))
        exchange.admit(request, "")
        exchange.export(stick / "join.pkb", everything=True, actor=clerk)
    office.open_at(second)
    try:
        exchange.join(stick / "join.pkb")
    finally:
        office.close()
    return made


def draft_text(subject: str, body: str = "ด้วยเทศบาลตำบลตัวอย่าง") -> str:
    """The source of an announcement."""
    return paper_source.compose(
        {"form": "announcement", "agency": "เทศบาลตำบลตัวอย่าง", "subject": subject}, body + "\n"
    )
