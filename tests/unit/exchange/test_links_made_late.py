"""A row may be linked, in one go, to rows that were made after it: the other PC follows."""

from __future__ import annotations

from db.models import Person, Resident, Section
from db.write import write
from desktop.office import office, people, sections
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts


def taken(pair) -> None:
    found = pair.carry(pair.first, pair.second)
    assert (found.refused, found.waiting) == (0, 0)


def test_a_resident_put_into_a_village_that_was_entered_later(pair) -> None:
    with pair.at(pair.first) as clerk:
        guest = residents.add(ResidentFacts(first_name="กิตติพงษ์"), actor=clerk)
        village = villages.add_village(3, "บ้านท่าทราย", actor=None)
        residents.change(guest, ResidentFacts(first_name="กิตติพงษ์", village_id=village), actor=clerk)
    taken(pair)
    with pair.at(pair.second):
        (row,) = residents.rows(residents.find("กิตติ"))
        assert row.village == "หมู่ที่ ๓ บ้านท่าทราย"
        assert office.problems() == []


def test_duplicates_that_were_merged_either_way_round(pair) -> None:
    with pair.at(pair.first) as clerk:
        made = [residents.add(ResidentFacts(first_name=n), actor=clerk) for n in ("ก", "ข", "ค")]
        with write(Person.get_by_id(clerk).uid, "resident.merged"):
            for loser, winner in ((made[0], made[2]), (made[2], made[1])):
                row = Resident.get_by_id(loser)
                row.merged_into = winner
                row.save()
    taken(pair)
    with pair.at(pair.second):
        rows = {row.first_name: row for row in Resident.select()}
        assert rows["ก"].merged_into.first_name == "ค"
        assert rows["ค"].merged_into.first_name == "ข"


def test_a_row_edited_after_another_was_merged_between(pair) -> None:
    """Rows written many at a time and one by one come in turns."""
    with pair.at(pair.first) as clerk:
        section = sections.add_section("กองช่าง", code="ตย 52003", actor=None)
    taken(pair)
    with pair.at(pair.first) as clerk:
        guest = residents.add(ResidentFacts(first_name="มานี"), actor=clerk)
        with write(Person.get_by_id(clerk).uid, "section.changed"):
            row = Section.get_by_id(section)
            row.phone = "035000111"
            row.save()
        residents.change(guest, ResidentFacts(first_name="มานะ"), actor=clerk)
    taken(pair)
    with pair.at(pair.second):
        assert [row.plain for row in people.people()] == ["มะลิ ตัวอย่าง"]
        assert [row.first_name for row in Resident.select()] == ["มานะ"]
        assert Section.get(Section.name == "กองช่าง").phone == "035000111"
