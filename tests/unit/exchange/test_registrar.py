"""Another PC leases the numbers: handed over, or instead of a lost one; none is given twice."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest

from db import clock, numbers
from db.connection import records
from db.errors import RecordsError
from db.exchange import appointment, trust
from desktop.office import books, exchange, office, register, registrar
from desktop.office.errors import Refused

from .test_numbers_on_two_pcs import YEAR, book, lend, numbered
from .test_two_pcs import refused


def other_pc() -> str:
    return next(peer.device for peer in exchange.peers() if not peer.here)


def hand_over(pair) -> registrar.Appointed:
    with pair.at(pair.first) as clerk:
        return registrar.appoint(other_pc(), actor=clerk, paper=pair.paper)


def test_a_registrar_hands_over_and_the_numbers_go_on(pair) -> None:
    with pair.at(pair.first) as clerk:
        numbered(clerk, "หนึ่ง")
    assert hand_over(pair) == registrar.Appointed(True, 1)
    with pair.at(pair.first) as clerk, refused(RecordsError, "no-lease"):
        numbered(clerk, "ไม่ใช่ผู้ออกเลขแล้ว")
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        assert [peer.registrar for peer in exchange.peers()] == [True, False]
        assert numbered(clerk, "สอง").startswith("๒/")
        assert register.lend("announcement", None, other_pc(), 5, actor=clerk) == (3, 7)
    taken = pair.carry(pair.second, pair.first)
    assert (taken.refused, taken.waiting) == (0, 0)
    with pair.at(pair.first) as clerk:
        assert numbered(clerk, "สาม").startswith("๓/")
        assert office.problems() == []


def test_handed_back_the_numbers_still_go_on(pair) -> None:
    hand_over(pair)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        numbered(clerk, "หนึ่ง")
        registrar.appoint(other_pc(), actor=clerk, paper=pair.paper)
    pair.carry(pair.second, pair.first)
    with pair.at(pair.first) as clerk:
        assert numbered(clerk, "สอง").startswith("๒/")


def test_who_has_not_heard_what_the_former_one_wrote_gives_no_number(pair) -> None:
    with pair.at(pair.first) as clerk:
        numbered(clerk, "ยังไม่ถึงเครื่องสอง")
    hand_over(pair)
    with pair.at(pair.first):
        told = trust.statements(records.connection())
    with pair.at(pair.second) as clerk:
        exchange._keep(told, trust.Signer("", "", lambda data: data))
        with refused(RecordsError, "registrar-not-heard"):
            numbered(clerk, "เลขซ้ำ")


def test_a_lost_registrar_is_replaced_by_the_paper_key_on_any_pc(pair) -> None:
    with pair.at(pair.first) as clerk:
        numbered(clerk, "ก่อนหาย")
    pair.carry(pair.first, pair.second)
    shutil.rmtree(pair.first)
    with pair.at(pair.second) as clerk:
        here = next(peer.device for peer in exchange.peers() if peer.here)
        with refused(Refused, "registrar-elsewhere"):
            registrar.appoint(here, actor=clerk, paper=pair.paper)
        with refused(Refused, "needs-paper-key"):
            registrar.appoint(here, actor=clerk, lost=True)
        made = registrar.appoint(here, actor=clerk, paper=pair.paper, lost=True)
        assert made == registrar.Appointed(False, numbers.SPAN + 1)
        assert [peer.revoked for peer in exchange.peers()] == [False, True]
        numbered(clerk, "หลังหาย")
        assert [row[0] for row in book()] == [1, 10_001]
        gap = register.gaps(register.register_rows("announcement", YEAR))[1]
        assert (gap.value, gap.last, gap.skipped) == (2, 10_000, True)
        with refused(Refused, "registrar-already"):
            registrar.appoint(here, actor=clerk, paper=pair.paper, lost=True)


def test_the_year_after_begins_at_one_again(pair, monkeypatch: pytest.MonkeyPatch) -> None:
    with pair.at(pair.second) as clerk:
        here = next(peer.device for peer in exchange.peers() if peer.here)
        registrar.appoint(here, actor=clerk, paper=pair.paper, lost=True)
        numbered(clerk, "ปีนี้")
        new_year = date(YEAR - 543 + 1, 1, 2)
        later = clock.now() + timedelta(days=(new_year - clock.today()).days)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert clock.today() == new_year
        assert numbered(clerk, "ปีหน้า").startswith("๑/")


def test_a_slow_clock_does_not_let_this_years_numbers_begin_again(
    pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of the PC that appoints says last year: the books say which year it is."""
    with pair.at(pair.first) as clerk:
        numbered(clerk, "ปีนี้")
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        here = next(peer.device for peer in exchange.peers() if peer.here)
        with monkeypatch.context() as slow:
            earlier = clock.now() - timedelta(days=365)
            slow.setattr(clock, "now", lambda: earlier)
            registrar.appoint(here, actor=clerk, paper=pair.paper, lost=True)
        numbered(clerk, "หลังแต่งตั้ง")
        assert [row[0] for row in book()] == [1, 10_001]


def test_numbers_of_a_later_year_are_not_given_yet(pair) -> None:
    with pair.at(pair.first) as clerk, refused(RecordsError, "book-of-later-year"):
        from desktop.office import drafting

        from .conftest import draft_text

        made = drafting.draft("announcement", actor=clerk, source=draft_text("ปีหน้า"))
        register.take_number(made, actor=clerk, on=date(YEAR - 543 + 1, 1, 2))


def test_a_second_appointment_in_the_new_year_has_a_range_of_its_own(pair) -> None:
    with pair.at(pair.second) as clerk:
        here = next(peer.device for peer in exchange.peers() if peer.here)
        registrar.appoint(here, actor=clerk, paper=pair.paper, lost=True)
        before = [
            appointment.before_range(records.connection(), epoch, year, 10_000)
            for epoch, year in ((0, YEAR), (1, YEAR), (1, YEAR + 1), (2, YEAR + 1), (3, YEAR + 1))
        ]
    assert before == [0, 10_000, 0, 10_000, 20_000]


def test_what_a_lost_pc_was_lent_is_voided_with_the_reason(pair) -> None:
    assert lend(pair, 4) == (1, 4)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        numbered(clerk, "ใช้แล้ว")
    pair.carry(pair.second, pair.first)
    with pair.at(pair.first) as clerk:
        with refused(Refused, "nothing-lost"):
            registrar.void_lost(actor=clerk)
        exchange.revoke(other_pc())
        assert registrar.void_lost(actor=clerk) == 3
        with refused(Refused, "nothing-lost"):
            registrar.void_lost(actor=clerk)
        rows = book()
        assert [row[0] for row in rows] == [1, 2, 3, 4]
        assert rows[0][1:3] == ("ใช้แล้ว", "")
        assert all("ถูกถอน" in row[2] and not row[3] for row in rows[1:])
        numbered(clerk, "ต่อ")
        assert book()[-1][0] == 5
        assert office.problems() == []


def test_every_pc_believes_what_the_registrar_voided(pair, tmp_path) -> None:
    third = tmp_path / "three"
    exchange.ask_to_join(third, "เครื่องสาม", pair.stick / "third.pkr")
    with pair.at(pair.first):
        exchange.admit(exchange.request_in(pair.stick / "third.pkr"), "")
    lend(pair, 3)
    with pair.at(pair.first) as clerk:
        lost = next(peer.device for peer in exchange.peers() if peer.name == "เครื่องทะเบียน")
        exchange.revoke(lost)
        registrar.void_lost(actor=clerk)
        exchange.export(pair.stick / "third.pkb", everything=True, actor=clerk)
    office.open_at(third)
    try:
        taken = exchange.join(pair.stick / "third.pkb")
        assert (taken.refused, taken.waiting) == (0, 0)
        assert [row[0] for row in book()] == [1, 2, 3]
    finally:
        office.close()


def test_nobody_but_the_registrar_voids_for_another(pair) -> None:
    with pair.at(pair.second) as clerk, refused(Refused, "registrar-alone-voids"):
        registrar.void_lost(actor=clerk)


def test_the_printed_book_shows_its_gaps_as_ranges(pair) -> None:
    with pair.at(pair.first) as clerk:
        numbered(clerk, "หนึ่ง")
    lend(pair, 3)
    with pair.at(pair.first) as clerk:
        numbered(clerk, "ห้า")
        rows = books.paper_of("announcement", YEAR).more["rows"]
        assert [(row["no"], bool(row["number"])) for row in rows] == [
            ("1", True), ("2–4", False), ("5", True),
        ]  # fmt: skip
        assert "เครื่องทะเบียน ยืม" in rows[1]["note"]
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second):
        rows = books.paper_of("announcement", YEAR).more["rows"]
        assert [(row["no"], row["note"]) for row in rows][1] == ("2–4", "ยังไม่ได้ใช้")


def test_a_founding_pc_that_handed_over_and_was_restored_stays_a_desk(pair, tmp_path) -> None:
    from db import backup
    from desktop.office import restored
    from desktop.office.restored import GoesOn

    hand_over(pair)
    with pair.at(pair.first):
        backup.back_up(tmp_path / "copy.db")
    backup.restore(tmp_path / "copy.db", pair.first)
    with pair.at(pair.first) as clerk:
        assert restored.recognise(pair.paper, GoesOn.ON_PAPER, {}, actor=clerk) == 0
        assert not registrar.is_here()


def test_a_restored_registrar_goes_on_in_the_range_it_was_handed(pair, tmp_path) -> None:
    hand_over(pair)
    pair.carry(pair.first, pair.second)
    with pair.at(pair.second) as clerk:
        numbered(clerk, "หนึ่ง")
        registrar.appoint(other_pc(), actor=clerk, paper=pair.paper)
    pair.carry(pair.second, pair.first)
    from db import backup
    from desktop.office import restored
    from desktop.office.restored import GoesOn

    with pair.at(pair.first):
        backup.back_up(tmp_path / "copy.db")
    backup.restore(tmp_path / "copy.db", pair.first)
    with pair.at(pair.first) as clerk:
        restored.recognise(pair.paper, GoesOn.ON_PAPER, {}, actor=clerk)
        assert numbered(clerk, "สอง").startswith("๒/")
