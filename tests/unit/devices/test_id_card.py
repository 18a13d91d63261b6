"""Of an identity card the number, the name and the address are read, and nothing else."""

from __future__ import annotations

import pytest

from desktop.devices import id_card
from desktop.devices.errors import DeviceError
from desktop.devices.id_card import IdCard, Watcher
from desktop.office.words import tell
from tests.virtual_card import NUMBER, PHOTO, VirtualCard


def wrong(reason: str):
    return pytest.raises(DeviceError, check=lambda told: told.reason == reason and tell(told))


def test_a_card_gives_what_the_door_needs() -> None:
    expected = IdCard(NUMBER, "นาย", "สมมุติ", "บัตรจำลอง", "51/2", 2)
    assert id_card.read(VirtualCard()) == expected
    assert id_card.read(VirtualCard(atr=b"\x3b\x67\x00")) == expected


def test_a_middle_name_stays_with_the_given_name() -> None:
    card = id_card.read(VirtualCard(name="นาง#มาลี#แมรี่#ตัวอย่าง"))
    assert (card.first_name, card.last_name) == ("มาลี แมรี่", "ตัวอย่าง")


def test_neither_photograph_nor_anything_else_is_asked_for() -> None:
    card = VirtualCard()
    id_card.read(card)
    wanted = {*range(0x04, 0x11), *range(0x11, 0x75), *range(0x1579, 0x15DD)}
    assert card.touched == wanted
    assert not card.touched & set(PHOTO)


def test_another_card_is_told_from_a_thai_one() -> None:
    with wrong("card-not-thai"):
        id_card.read(VirtualCard(thai=False))


@pytest.mark.parametrize("number", ["1100000000010", "abc", ""])
def test_a_card_that_answers_nonsense_is_unreadable(number: str) -> None:
    assert number != NUMBER
    with wrong("card-unreadable"):
        id_card.read(VirtualCard(number=number))


def test_a_name_that_is_not_thai_text_is_unreadable() -> None:
    card = VirtualCard()
    card._memory[0x11:0x15] = b"\xff\xfe\xff\xfe"
    with wrong("card-unreadable"):
        id_card.read(card)


def test_without_a_service_for_cards_that_is_said(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PCSCLITE_CSOCK_NAME", str(tmp_path / "nobody.sock"))
    watcher = Watcher()
    for _ in range(2):
        with wrong("reader-service-missing"):
            watcher.look()
    watcher.close()
