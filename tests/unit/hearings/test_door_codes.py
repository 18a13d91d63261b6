"""A code names one invitation; whatever else a scanner sends lets nobody in."""

from __future__ import annotations

import io

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from db import uids
from db.models import Hearing, Invitation, Resident
from db.write import write
from desktop.office.community import merged, privacy, residents
from desktop.office.errors import Refused
from desktop.office.hearings import codes, plan
from desktop.office.hearings.codes import Scanned
from desktop.office.hearings.plan import HearingFacts
from desktop.thai import ids

UID = "0123456789abcdef0123456789abcdef"
hexadecimal = st.text("0123456789abcdef", min_size=32, max_size=32)


def refused(reason: str):
    return pytest.raises(Refused, check=lambda told: told.reason == reason)


def invite(hearing_id: int, resident_id: int) -> str:
    hearing, person = Hearing.get_by_id(hearing_id), Resident.get_by_id(resident_id)
    uid = uids.invitation(hearing.uid, person.uid)
    with write("setup", "invitation.sent"):
        Invitation.create(uid=uid, hearing=hearing, resident=person)
    return codes.of_invitation(uid)


def test_the_code_of_a_uid_is_this_for_ever() -> None:
    assert int(UID[:12], 16) == 1250999896491
    assert codes.of_invitation(UID)[:16] == "1001250999896491"
    assert int(codes.of_invitation(UID)) % 97 == 1


@given(hexadecimal)
def test_a_code_reads_back_as_the_beginning_of_its_uid(uid: str) -> None:
    assert codes.read(codes.of_invitation(uid)) == uid[:12]


@given(hexadecimal, st.integers(0, 17), st.integers(1, 9))
def test_every_wrong_digit_is_noticed(uid: str, at: int, more: int) -> None:
    code = codes.of_invitation(uid)
    wrong = code[:at] + str((int(code[at]) + more) % 10) + code[at + 1 :]
    with pytest.raises(Refused):
        codes.read(wrong)


@given(hexadecimal, st.integers(0, 16))
def test_every_exchange_of_neighbours_is_noticed(uid: str, at: int) -> None:
    code = codes.of_invitation(uid)
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    if swapped != code:
        with pytest.raises(Refused):
            codes.read(swapped)


def test_the_qr_drawing_is_read_by_another_program() -> None:
    code = codes.of_invitation(UID)
    picture = io.BytesIO()
    segno.make(code, error="q", micro=False).save(picture, kind="png", scale=4)
    (read,) = zxingcpp.read_barcodes(Image.open(picture).convert("L"))
    assert read.text == code
    assert segno.make(code, error="q", micro=False).version == 1


def test_a_code_lets_in_whom_it_was_made_for(hamlet) -> None:
    code = invite(hamlet.hearing, hamlet.people[2])
    assert codes.found(hamlet.hearing, code) == Scanned(hamlet.people[2], "code")


def test_a_name_tag_works_without_an_invitation(hamlet) -> None:
    hearing, person = Hearing.get_by_id(hamlet.hearing), Resident.get_by_id(hamlet.people[1])
    tag = codes.of_guest(hearing.uid, person.uid)
    assert codes.found(hamlet.hearing, tag) == Scanned(hamlet.people[1], "code")


def test_the_code_of_a_merged_person_means_the_one_who_stands(hamlet) -> None:
    code = invite(hamlet.hearing, hamlet.people[2])
    merged.merge(hamlet.people[0], hamlet.people[2], actor=hamlet.actor)
    assert codes.found(hamlet.hearing, code).resident_id == hamlet.people[0]


def test_a_code_of_another_hearing_is_named_and_lets_nobody_in(hamlet) -> None:
    other = plan.create(HearingFacts(subject="เรื่องอื่น"), actor=hamlet.actor)
    code = invite(other, hamlet.people[0])
    with refused("code-of-other-hearing"):
        codes.found(hamlet.hearing, code)


@pytest.mark.parametrize(
    ("digits", "reason"),
    [
        ("1", "code-unreadable"),
        ("9" * 17, "code-unreadable"),
        ("๑๒๓๔๕๖๗๘๙๐๑๒๓๔๕๖๗๘", "code-unreadable"),
        ("8850999320014", "ids-not-asked"),  # the bar code of a drink has thirteen digits too
        ("000000000000000000", "code-misread"),
        ("000000000000000001", "code-of-newer-program"),
        (codes.of_invitation("f" * 32), "code-unknown"),
    ],
)
def test_garbage_is_told_and_lets_nobody_in(hamlet, digits: str, reason: str) -> None:
    with refused(reason):
        codes.found(hamlet.hearing, digits)


def test_identity_numbers_count_only_where_the_office_asks_for_them(hamlet) -> None:
    number = "110000000001"
    number += str(ids.check_digit(number))
    privacy.ask_national_id(True, "ใช้ตรวจสิทธิ", actor=hamlet.actor)
    facts = residents.ResidentFacts(first_name="มานะ", national_id=number)
    person = residents.add(facts, actor=hamlet.actor)
    assert codes.found(hamlet.hearing, number) == Scanned(person, "card")
    assert codes.of_card(number) == (True, person)
    with refused("id-misread"):
        codes.found(hamlet.hearing, number[:-1] + str((int(number[-1]) + 1) % 10))
    residents.discard(person, actor=hamlet.actor)
    with refused("id-unknown"):
        codes.found(hamlet.hearing, number)
    privacy.ask_national_id(False, "", actor=hamlet.actor)
    with refused("ids-not-asked"):
        codes.found(hamlet.hearing, number)
    assert codes.of_card(number) == (False, None)
