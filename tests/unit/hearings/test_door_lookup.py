"""At the door anybody is found by any part of their name, by ear, and in spite of a slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db import uids
from db.models import Hearing, Invitation, Resident
from db.write import write
from desktop.office.community import merged, residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, lookup
from desktop.office.hearings.lookup import EXACT, GUESS, SOUND, Directory
from desktop.thai.keyboard import english_of
from desktop.thai.slips import slips


def names(directory: Directory, text: str, how: str = EXACT) -> list[str]:
    return [hit.first_name for hit in directory.find(text).hits if hit.how == how]


def invite(hamlet, resident: int) -> None:
    hearing, person = Hearing.get_by_id(hamlet.hearing), Resident.get_by_id(resident)
    with write("setup", "invitation.sent"):
        uid = uids.invitation(hearing.uid, person.uid)
        Invitation.create(uid=uid, hearing=hearing, resident=person)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("สม", ["สมชาย", "สมหญิง", "กิตติพงษ์"]),  # the last by its surname’s middle
        ("ใจ", ["สมชาย", "สมหญิง"]),
        ("สมชาย ใจ", ["สมชาย"]),
        ("ใจดี สมชาย", ["สมชาย"]),
        ("ติพง", ["กิตติพงษ์"]),
        ("นายสมหญิง", ["สมหญิง"]),
        ("ทดลอง", ["ณรงค์"]),
        ("2/1", ["กิตติพงษ์"]),
        ("๒/๑", ["กิตติพงษ์"]),
        ("สม 1/", ["สมหญิง"]),
        ("ไม่มีใคร", []),
        ("", []),
        ("  ", []),
    ],
)
def test_any_part_of_a_name_or_house_finds_its_people_the_likeliest_first(
    hamlet, text: str, found: list[str]
) -> None:
    assert names(lookup.load(hamlet.hearing), text) == found


def test_those_invited_stand_before_others_of_the_same_fit(hamlet) -> None:
    invite(hamlet, hamlet.people[1])
    directory = lookup.load(hamlet.hearing)
    assert names(directory, "สม")[:2] == ["สมหญิง", "สมชาย"]
    assert [hit.invited for hit in directory.find("สม").hits] == [True, False, False]


def test_a_keyboard_left_on_english_still_finds_and_says_what_it_read(hamlet) -> None:
    found = lookup.load(hamlet.hearing).find(english_of("ณรงค์"))
    assert [hit.first_name for hit in found.hits] == ["ณรงค์"]
    assert found.meant == "ณรงค์"
    assert lookup.load(hamlet.hearing).find("zzzzz") == lookup.Found()


@pytest.mark.parametrize("heard", ["กิติพงศ์", "กิติพง", "นรง", "นรงค์ บุญ"])
def test_a_name_written_as_it_sounds_is_found_and_marked_so(hamlet, heard: str) -> None:
    (hit,) = lookup.load(hamlet.hearing).find(heard).hits
    assert hit.how == SOUND


@pytest.mark.parametrize("slipped", ["กิคคิพงษ์", "กิตตพิงษ์", "สหมาย ใจดี", "ทองสมมิต"])
def test_a_slip_is_guessed_when_nothing_fits_and_only_then(hamlet, slipped: str) -> None:
    directory = lookup.load(hamlet.hearing)
    assert not directory.find(slipped).hits
    assert [hit.how for hit in directory.guess(slipped).hits] == [GUESS]
    assert not directory.guess("สม").hits, "three letters could be anybody"
    assert not directory.guess("ฮฮฮฮฮฮฮฮ").hits


def test_eight_are_shown_and_more_are_told_of(hamlet) -> None:
    for number in range(9):
        facts = ResidentFacts(first_name=f"ประ{'ก' * number}", last_name="มากมาย")
        residents.add(facts, actor=hamlet.actor)
    directory = lookup.load(hamlet.hearing)
    found = directory.find("ประ")
    assert (len(found.hits), found.more) == (8, True)
    assert not directory.find("สม").more


def test_a_phone_is_found_by_its_last_digits_and_whole(hamlet) -> None:
    facts = ResidentFacts(first_name="มานะ", phone="081-234-5678")
    residents.add(facts, actor=hamlet.actor)
    directory = lookup.load(hamlet.hearing)
    assert names(directory, "5678") == ["มานะ"]
    assert [hit.first_name for hit in directory.of_phone("0812345678")] == ["มานะ"]
    assert not directory.of_phone("081234567")


def test_the_directory_follows_what_happens_in_the_records(hamlet) -> None:
    directory = lookup.load(hamlet.hearing)
    new, _ = attendance.walk_in(
        hamlet.hearing, ResidentFacts(first_name="บุปผา", last_name="มาใหม่"), actor=hamlet.actor
    )
    first = hamlet.people[0]
    facts = residents.facts_of(residents.kept(first))
    residents.change(first, replace(facts, first_name="สมปอง"), actor=hamlet.actor)
    residents.discard(hamlet.people[1], actor=hamlet.actor)
    assert names(directory, "บุปผา") == []
    directory = directory.refreshed()
    assert names(directory, "บุปผา") == ["บุปผา"]
    assert names(directory, "สม") == ["สมปอง", "กิตติพงษ์"]
    assert directory.hit(new).last_name == "มาใหม่"
    invite(hamlet, new)
    assert directory.refreshed().find("บุปผา").hits[0].invited
    merged.merge(hamlet.people[2], new, actor=hamlet.actor)
    assert names(directory.refreshed(), "บุปผา") == []


def test_many_changes_make_the_strings_anew(hamlet, monkeypatch) -> None:
    monkeypatch.setattr(lookup, "_FRESH_MOST", 1)
    directory = lookup.load(hamlet.hearing)
    for name in ("หนึ่ง", "สอง"):
        residents.add(ResidentFacts(first_name=name), actor=hamlet.actor)
    directory = directory.refreshed()
    assert not directory.changed
    assert names(directory, "สอง") == ["สอง"]


def test_an_office_without_anybody_finds_nobody(hamlet) -> None:
    for resident in hamlet.people:
        residents.discard(resident, actor=hamlet.actor)
    directory = lookup.load(hamlet.hearing)
    assert not directory.find("สม").hits
    assert not directory.guess("สมชาย").hits


@pytest.mark.parametrize(
    ("typed", "name", "count"),
    [
        ("สมชาย", "สมชายดี", 0),
        ("สมขาย", "สมชาย", 1),
        ("สชาย", "สมชาย", 1),
        ("สมมชาย", "สมชาย", 1),
        ("สมาชย", "สมชาย", 1),
        ("กขคง", "จฉชซ", 3),
        ("สมชายใจดีมาก", "สม", 3),
    ],
)
def test_slips_are_counted_up_to_the_best_end_of_the_name(
    typed: str, name: str, count: int
) -> None:
    assert slips(typed, name, 2) == count
