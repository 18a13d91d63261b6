"""What a scanner sends under any layout lets in the right one, or nobody."""

from __future__ import annotations

import pytest

from db import uids
from db.models import Hearing, Resident
from desktop.office.community import privacy, residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, codes
from desktop.thai import ids
from desktop.thai.keyboard import english_of
from desktop.ui.desk import Desk
from desktop.ui.door.window import DoorWindow
from desktop.ui.session import Session
from tests.qt.door.conftest import Keyboard


def code_of(hall: int, resident: int) -> str:
    return codes.of_guest(Hearing.get_by_id(hall).uid, Resident.get_by_id(resident).uid)


def came(hall: int) -> list[tuple[int, str]]:
    return [(row.resident_id, row.via) for row in reversed(attendance.present(hall))]


@pytest.mark.parametrize("thai", [False, True])
def test_a_code_lets_in_its_owner_under_either_layout(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, thai: bool
) -> None:
    for resident in (3, 1, 5):
        keys.scans(code_of(hall, resident), thai=thai)
        desk.settle()
    assert came(hall) == [(3, "code"), (1, "code"), (5, "code")]
    assert door.page.box.edit.text() == ""


@pytest.mark.parametrize("thai", [False, True])
def test_a_uid_written_out_is_understood_under_either_layout(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, thai: bool
) -> None:
    uid = uids.invitation(Hearing.get_by_id(hall).uid, Resident.get_by_id(2).uid)
    keys.scans(uid, thai=thai)
    desk.settle()
    assert came(hall) == [(2, "code")]


def test_the_same_card_twice_is_told_and_counts_once(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    for _ in range(2):
        keys.scans(code_of(hall, 2), thai=True)
        desk.settle()
    assert came(hall) == [(2, "code")]
    assert "เข้าแล้วก่อนหน้านี้" in door.page.answer.said
    assert door.chosen().state == "in"


def test_what_was_told_of_one_goes_when_the_next_is_in(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    for resident in (2, 2, 4):
        keys.scans(code_of(hall, resident))
        desk.settle()
    assert door.page.answer.said == ""
    assert door.chosen() is None
    assert came(hall) == [(2, "code"), (4, "code")]


def test_the_same_card_twice_before_the_first_is_on_the_disk_counts_once(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.scans(code_of(hall, 2))
    keys.scans(code_of(hall, 2))
    desk.settle()
    assert came(hall) == [(2, "code")]
    assert door.page.counts.tally.came == 1


def test_a_slow_wireless_scanner_is_believed_for_a_whole_code(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.scans(code_of(hall, 4), thai=True, after=60)
    desk.settle()
    assert came(hall) == [(4, "code")]


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize(
    "sent",
    [
        "12",
        "10",
        "8850999320014",
        "123456789012345678",
        "99999999999999999999999999",
        "]C1ABC123",
        "https://example.org/?q=1",
        "\x1d\x02%%",
        "d",
        "l,",
        "0",
    ],
)
def test_garbage_lets_nobody_in_and_is_told_calmly(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, sent: str, thai: bool
) -> None:
    keys.scans(sent, thai=thai)
    desk.settle()
    assert came(hall) == []
    assert door.page.answer.said
    assert door.page.answer.kind == "warn"


def test_english_letters_sent_by_a_machine_are_nobodys_name(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.scans(english_of("สมชาย"))
    desk.settle()
    assert came(hall) == []
    assert "กด Enter อีกครั้ง" in door.page.answer.said
    keys.enter()
    desk.settle()
    assert came(hall) == [(1, "name")], "a person at the keys may mean it"


def test_what_somebody_was_typing_comes_back_after_a_scan(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.types("ณรง")
    keys.scans(code_of(hall, 1), thai=True)
    desk.settle()
    assert came(hall) == [(1, "code")]
    assert door.page.box.edit.text() == "ณรง"
    assert door.chosen().hit.first_name == "ณรงค์"


def test_a_house_number_typed_by_hand_is_no_scan(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.types("13/4")
    keys.enter()
    desk.settle()
    assert came(hall) == [(4, "name")]


def test_a_whole_name_typed_by_a_script_is_believed(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.types("สมชาย ใจดี", after=4)
    keys.enter(after=4)
    desk.settle()
    assert came(hall) == [(1, "name")]


def test_an_identity_number_counts_only_where_the_office_asks(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int, session: Session
) -> None:
    number = "110000000001" + str(ids.check_digit("110000000001"))
    privacy.ask_national_id(True, "ใช้ตรวจสิทธิ", actor=session.actor)
    facts = ResidentFacts(first_name="มานะ", national_id=number)
    person = residents.add(facts, actor=session.actor)
    privacy.ask_national_id(False, "", actor=session.actor)
    keys.scans(number, thai=True)
    desk.settle()
    assert came(hall) == []
    assert "ไม่ใช้เลขประจำตัวประชาชน" in door.page.answer.said
    privacy.ask_national_id(True, "ใช้ตรวจสิทธิ", actor=session.actor)
    desk.settle()
    keys.scans(number, thai=True)
    desk.settle()
    assert came(hall) == [(person, "card")]


def test_a_code_of_another_office_is_told(
    door: DoorWindow, keys: Keyboard, desk: Desk, hall: int
) -> None:
    keys.scans(codes.of_invitation(uids.invitation("x", "y")))
    desk.settle()
    assert came(hall) == []
    assert "ไม่พบรหัสนี้" in door.page.answer.said
