"""Edits of different fields made apart are put together without a question, and listed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from desktop.office import conflicts, sections

from .conftest import Pair


def change_sections(pair: Pair, place: Path, **facts: str) -> None:
    with pair.at(place) as clerk:
        for section in sections.sections():
            now = asdict(section) | facts
            sections.change_section(now.pop("id"), **now, actor=clerk)


def test_two_fields_of_one_row_are_listed_with_who_and_where(pair) -> None:
    change_sections(pair, pair.first, phone="02 000")
    change_sections(pair, pair.second, code="ตย 99999")
    pair.carry(pair.first, pair.second)
    pair.carry(pair.second, pair.first)
    for place in (pair.first, pair.second):
        with pair.at(place):
            assert conflicts.waiting() == []
            (row,) = conflicts.merged()
            parts = {part.fields: part for part in (row.one, row.other)}
            assert row.title == "สำนักปลัดเทศบาล"
            assert set(parts) == {"โทรศัพท์", "รหัส"}
            assert parts["รหัส"].pc == "เครื่องทะเบียน"
            assert {part.person for part in parts.values()} == {"มะลิ ตัวอย่าง"}
            assert all(part.when.endswith("น.") for part in parts.values())


def test_an_edit_made_after_having_seen_the_other_is_none(pair) -> None:
    change_sections(pair, pair.first, phone="02 000")
    pair.carry(pair.first, pair.second)
    change_sections(pair, pair.second, code="ตย 99999")
    pair.carry(pair.second, pair.first)
    with pair.at(pair.first):
        assert conflicts.merged() == []


def test_a_conflict_is_no_silent_merge(pair) -> None:
    change_sections(pair, pair.first, phone="02 000")
    change_sections(pair, pair.second, phone="02 111")
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        assert conflicts.merged() == []
        assert len(conflicts.waiting()) == 1


def test_the_newest_come_first_and_no_more_than_asked(pair) -> None:
    with pair.at(pair.first) as clerk:
        for n in range(3):
            sections.add_section(f"กอง {n}", code="", actor=clerk)
    pair.carry(pair.first, pair.second)
    change_sections(pair, pair.first, phone="1")
    change_sections(pair, pair.second, code="ตย 99999")
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        assert [row.title for row in conflicts.merged()] == [
            "กอง 2",
            "กอง 1",
            "กอง 0",
            "สำนักปลัดเทศบาล",
        ]
        assert len(conflicts.merged(2)) == 2
