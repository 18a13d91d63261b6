"""An office whose records were restored numbers again once the clerk says how its books go on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from db import backup
from db.errors import Locked
from desktop.office import (
    conflicts,
    documents,
    drafting,
    exchange,
    office,
    people,
    register,
    restored,
)
from desktop.office.documents import DocumentQuery
from desktop.office.errors import Refused
from desktop.office.restored import GoesOn
from desktop.thai.dates import ERA

from .conftest import draft_text
from .test_numbers_on_two_pcs import book, numbered
from .test_two_pcs import refused

YEAR = date.today().year + ERA  # noqa: DTZ011  (the office's own year)
BOOK = ("announcement", None)


@pytest.fixture
def gone_back(pair, tmp_path: Path):
    """The first PC numbered one paper, was copied, numbered two more, and was restored."""
    copy = tmp_path / "copy.db"
    with pair.at(pair.first) as clerk:
        numbered(clerk, "ก่อนสำเนา")
        backup.back_up(copy)
        numbered(clerk, "หลังสำเนา ๑")
        numbered(clerk, "หลังสำเนา ๒")
    backup.restore(copy, pair.first)
    return pair


def test_a_restored_pc_gives_no_number_before_it_is_recognised(gone_back) -> None:
    with gone_back.at(gone_back.first) as clerk:
        assert restored.is_stranger()
        with refused(Refused, "pc-not-recognised"):
            numbered(clerk, "เลขซ้ำ")
        assert [row[1] for row in book()] == ["ก่อนสำเนา"]


def test_the_books_go_on_after_the_last_number_on_paper(gone_back) -> None:
    with gone_back.at(gone_back.first) as clerk:
        (known,) = [row.last for row in restored.books_now() if row.kind == "announcement"]
        assert known == 1
        assert restored.recognise(gone_back.paper, GoesOn.ON_PAPER, {BOOK: 3}, actor=clerk) == 2
        assert not restored.is_stranger()
        assert [peer.here for peer in exchange.peers()] == [True, False]
        numbered(clerk, "ต่อจากกระดาษ")
        assert [(row[0], row[1]) for row in book()] == [
            (1, "ก่อนสำเนา"), (2, ""), (3, ""), (4, "ต่อจากกระดาษ"),
        ]  # fmt: skip
        assert "กู้คืน" in book()[1][2]
        assert office.problems() == []


def test_without_the_paper_register_a_new_range_begins(gone_back) -> None:
    with gone_back.at(gone_back.first) as clerk:
        restored.recognise(gone_back.paper, GoesOn.NEW_RANGE, {}, actor=clerk)
        numbered(clerk, "ช่วงใหม่")
        assert [row[0] for row in book()] == [1, 10_001]


def test_the_other_pc_believes_the_restored_one(gone_back) -> None:
    with gone_back.at(gone_back.first) as clerk:
        restored.recognise(gone_back.paper, GoesOn.ON_PAPER, {BOOK: 3}, actor=clerk)
        numbered(clerk, "ต่อจากกระดาษ")
    taken = gone_back.carry(gone_back.first, gone_back.second)
    assert (taken.refused, taken.waiting) == (0, 0)
    with gone_back.at(gone_back.second):
        assert [row[0] for row in book()] == [1, 2, 3, 4]
        assert office.problems() == []


def test_restored_twice_the_latest_appointment_holds(gone_back, tmp_path: Path) -> None:
    with gone_back.at(gone_back.first) as clerk:
        restored.recognise(gone_back.paper, GoesOn.ON_PAPER, {BOOK: 3}, actor=clerk)
    with gone_back.at(gone_back.first):
        backup.back_up(tmp_path / "again.db")
    backup.restore(tmp_path / "again.db", gone_back.first)
    with gone_back.at(gone_back.first) as clerk:
        restored.recognise(gone_back.paper, GoesOn.ON_PAPER, {}, actor=clerk)
        numbered(clerk, "ครั้งที่สอง")
        assert book()[-1][:2] == (4, "ครั้งที่สอง")


def test_what_cannot_be_right_changes_nothing(gone_back) -> None:
    with gone_back.at(gone_back.first) as clerk:
        with refused(Locked, "paper-key-mistyped"):
            restored.recognise("00000-" + gone_back.paper[6:], GoesOn.ON_PAPER, {}, actor=clerk)
        for last, why in ((0, "last-number-low"), (9_999, "last-number-high")):
            with refused(Refused, why):
                restored.recognise(gone_back.paper, GoesOn.ON_PAPER, {BOOK: last}, actor=clerk)
        assert restored.is_stranger()
        assert len(exchange.peers()) == 2


def test_a_pc_the_office_knows_needs_no_recognition(pair) -> None:
    with pair.at(pair.first) as clerk, refused(Refused, "not-restored"):
        restored.recognise(pair.paper, GoesOn.ON_PAPER, {}, actor=clerk)


def test_a_lone_office_on_a_new_machine_goes_on(pair, tmp_path: Path) -> None:
    """The disk died; the copy and its keys lie on a stick."""
    copy = tmp_path / "copy.db"
    with pair.at(pair.first) as clerk:
        made = drafting.draft("announcement", actor=clerk, source=draft_text("ค้างไว้"))
        backup.back_up(copy)
    shutil.rmtree(pair.first)
    backup.restore(copy, pair.first, paper=pair.paper)
    with pair.at(pair.first):
        restored.recognise(pair.paper, GoesOn.ON_PAPER, {}, actor=people.anybody())
        assert register.take_number(made, actor=people.anybody()).startswith("๑/")


def test_a_joined_pc_that_was_restored_asks_again_and_loses_nothing(pair, tmp_path: Path) -> None:
    with pair.at(pair.second) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text("ร่างที่ไม่เคยส่ง"))
        backup.back_up(tmp_path / "copy.db")
    backup.restore(tmp_path / "copy.db", pair.second)
    with pair.at(pair.second):
        assert not restored.has_office_key()
        exchange.write_request(tmp_path / "again.pkr", "เครื่องทะเบียน")
    with pair.at(pair.first) as clerk:
        request = exchange.request_in(tmp_path / "again.pkr")
        with refused(Refused, "needs-paper-key"):
            exchange.admit(request, "")
        exchange.admit(request, "", paper=pair.paper)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        assert not restored.is_stranger()
    assert pair.carry(pair.second, pair.first).refused == 0
    with pair.at(pair.first):
        assert len(documents.find(DocumentQuery(text="ไม่เคยส่ง"))) == 1


def test_what_the_lost_history_told_others_comes_back(pair, tmp_path: Path) -> None:
    """The second PC has what the first did after the copy: both histories meet, nothing is lost."""
    with pair.at(pair.first) as clerk:
        numbered(clerk, "ก่อนสำเนา")
        backup.back_up(tmp_path / "copy.db")
        numbered(clerk, "หลังสำเนา")
    pair.carry(pair.first, pair.second)
    backup.restore(tmp_path / "copy.db", pair.first)
    with pair.at(pair.first) as clerk:
        restored.recognise(pair.paper, GoesOn.NEW_RANGE, {}, actor=clerk)
        numbered(clerk, "หลังกู้คืน")
    there = pair.carry(pair.first, pair.second)
    back = pair.carry(pair.second, pair.first)
    assert (there.refused, back.refused, back.waiting) == (0, 0, 0)
    for place in (pair.first, pair.second):
        with pair.at(place):
            assert [row[:2] for row in book()] == [
                (1, "ก่อนสำเนา"), (2, "หลังสำเนา"), (10_001, "หลังกู้คืน"),
            ]  # fmt: skip
            assert office.problems() == []
            assert conflicts.waiting() == []


def test_an_old_file_put_in_by_hand_is_noticed(pair, tmp_path: Path) -> None:
    """The records are older than the key file says: as after a restore, the PC gets a new name."""
    with pair.at(pair.first):
        backup.back_up(tmp_path / "copy.db")
    with pair.at(pair.first) as clerk:
        numbered(clerk, "หลังสำเนา")
    pair.carry(pair.first, pair.second)
    for file in pair.first.glob("office.db*"):
        file.unlink()
    shutil.copyfile(tmp_path / "copy.db", pair.first / "office.db")
    with pair.at(pair.first) as clerk:
        assert restored.is_stranger()
        with refused(Refused, "pc-not-recognised"):
            numbered(clerk, "เลขซ้ำ")
