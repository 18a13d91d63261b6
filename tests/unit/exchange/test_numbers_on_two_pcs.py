"""One PC lends numbers, every PC gives out its own alone; gaps say whose they are."""

from __future__ import annotations

from datetime import date

import pytest

from db.errors import RecordsError
from desktop.office import documents, drafting, exchange, office, register, sheets
from desktop.office.documents import DocumentQuery
from desktop.office.errors import Refused
from desktop.thai.dates import ERA

from .conftest import draft_text
from .test_two_pcs import refused

YEAR = date.today().year + ERA  # noqa: DTZ011  (the office's own year)


def numbered(clerk: int, subject: str) -> str:
    made = drafting.draft("announcement", actor=clerk, source=draft_text(subject))
    return register.take_number(made, actor=clerk)


def lend(pair, count: int) -> tuple[int, int]:
    with pair.at(pair.first) as clerk:
        other = next(peer.device for peer in exchange.peers() if not peer.here)
        return register.lend("announcement", None, other, count, actor=clerk)


def book() -> list[tuple[int, str, str, str]]:
    rows = register.register_rows("announcement", YEAR)
    return [(row.value, row.subject, row.void_reason, row.lent) for row in rows]


def test_a_pc_without_a_lease_gives_no_number(pair) -> None:
    with pair.at(pair.second) as clerk, refused(RecordsError, "no-lease"):
        numbered(clerk, "ไม่มีเลข")


def test_no_number_is_given_twice(pair) -> None:
    with pair.at(pair.first) as clerk:
        numbered(clerk, "หนึ่ง")
    assert lend(pair, 5) == (2, 6)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        texts = [numbered(clerk, f"สอง {n}") for n in range(2)]
    with pair.at(pair.first) as clerk:
        texts += [numbered(clerk, f"หนึ่ง {n}") for n in range(2)]
    year = str(YEAR).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert texts == [f"{n}/{year}" for n in "๒๓๗๘"]
    pair.carry(pair.second, pair.first)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.first):
        assert [row[0] for row in book()] == [1, 2, 3, 4, 7, 8]
        assert book()[3] == (4, "", "", "เครื่องทะเบียน")  # 4–6 are out and not told of
        assert office.problems() == []
    with pair.at(pair.second):
        assert [row[0] for row in book()] == [1, 2, 3, 7, 8]


def test_what_was_not_used_is_given_back_with_its_reason(pair) -> None:
    lend(pair, 3)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        numbered(clerk, "ใช้เลขเดียว")
        assert register.give_back(actor=clerk) == 2
        with refused(Refused, "nothing-to-give-back"):
            register.give_back(actor=clerk)
        with refused(RecordsError, "no-lease"):
            numbered(clerk, "หมดแล้ว")
    pair.carry(pair.second, pair.first)
    with pair.at(pair.first) as clerk:
        reason = "คืนเลข ไม่ได้ใช้"
        assert book() == [(1, "ใช้เลขเดียว", "", ""), (2, "", reason, ""), (3, "", reason, "")]
        numbered(clerk, "ต่อ")
        assert book()[-1][0] == 4
        assert office.problems() == []


@pytest.mark.parametrize("count", [0, -1, 201])
def test_a_block_of_another_size_is_refused(pair, count: int) -> None:
    with refused(Refused, "lend-count"):
        lend(pair, count)


def test_a_pc_that_is_not_the_registrar_lends_nothing(pair) -> None:
    with pair.at(pair.second) as clerk:
        other = next(peer.device for peer in exchange.peers() if not peer.here)
        with refused(RecordsError, "no-lease"):
            register.lend("announcement", None, other, 5, actor=clerk)


def test_a_paper_numbered_elsewhere_shows_its_number(pair) -> None:
    with pair.at(pair.first) as clerk:
        text = numbered(clerk, "มีเลข")
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        (paper,) = documents.find(DocumentQuery(text="มีเลข"))
        assert sheets.open_sheet(paper).number == text
