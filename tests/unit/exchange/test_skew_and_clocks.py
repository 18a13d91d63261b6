"""PCs of different program versions, PCs whose clocks are wrong: nothing lost, none refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import clock
from db.exchange import taking, transfer
from desktop.office import conflicts, documents, drafting, exchange, hub, office
from desktop.office.documents import DocumentQuery
from desktop.office.hub import Place

from .conftest import Pair, draft_text


def subjects() -> list[str]:
    rows = documents.rows(documents.find(DocumentQuery()))
    return sorted(row.subject for row in rows)


def draft(pair: Pair, place: Path, subject: str) -> None:
    with pair.at(place) as clerk:
        drafting.draft("announcement", actor=clerk, source=draft_text(subject))


@pytest.fixture
def skewed(pair, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """The first PC's program is one schema ahead of the second's."""
    draft(pair, pair.first, "เหมือนกัน")
    pair.carry(pair.first, pair.second)
    ahead = transfer.newest() + 1
    with monkeypatch.context() as newer:
        newer.setattr(transfer, "newest", lambda: ahead)
        draft(pair, pair.first, "จากรุ่นใหม่")
        with pair.at(pair.first) as clerk:
            exchange.export(pair.stick / "new.pkb", everything=True, actor=clerk)
    return pair


def test_what_a_newer_program_wrote_is_kept_told_and_taken_in_after_the_update(
    skewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with skewed.at(skewed.second):
        taken = exchange.take_in(skewed.stick / "new.pkb")
        assert (taken.newer, taken.refused) == (1, 0)
        assert subjects() == ["เหมือนกัน"]
    draft(skewed, skewed.second, "จากรุ่นเก่า")
    skewed.carry(skewed.second, skewed.first)
    ahead = transfer.newest() + 1
    for way in (transfer, taking):  # the second PC is updated
        monkeypatch.setattr(way, "newest", lambda: ahead)
    with skewed.at(skewed.second):
        taken = exchange.take_in(skewed.stick / "new.pkb")
        assert taken.newer == 0
        assert subjects() == ["จากรุ่นเก่า", "จากรุ่นใหม่", "เหมือนกัน"]
        assert len(documents.find(DocumentQuery(text="จากรุ่นใหม่"))) == 1


def test_a_pass_with_the_hub_takes_in_what_was_kept_too(
    skewed, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "share").mkdir()
    with skewed.at(skewed.second):
        exchange.take_in(skewed.stick / "new.pkb")
        hub.use(Place("folder", str(tmp_path / "share")))
        hub.sync()
        assert subjects() == ["เหมือนกัน"]
        ahead = transfer.newest() + 1
        for way in (transfer, taking):
            monkeypatch.setattr(way, "newest", lambda: ahead)
        hub.sync()
        assert subjects() == ["จากรุ่นใหม่", "เหมือนกัน"]


@pytest.mark.parametrize("days", [-400, 400, 20_000])
def test_a_wrong_clock_refuses_nobody_and_loses_nothing(
    pair, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dead clock battery on one PC: both edits are there, and who saw the other's edit wins."""
    draft(pair, pair.first, "เดิม")
    pair.carry(pair.first, pair.second)
    now = clock.now

    def wrong() -> datetime:
        return now() + timedelta(days=days)

    with monkeypatch.context() as dead:
        dead.setattr(clock, "now", wrong)
        with pair.at(pair.second) as clerk:
            (paper,) = documents.find(DocumentQuery())
            drafting.save(paper, draft_text("นาฬิกาผิด"), actor=clerk)
            drafting.draft("announcement", actor=clerk, source=draft_text("อีกฉบับ"))
        pair.carry(pair.second, pair.first)
    with pair.at(pair.first) as clerk:
        assert subjects() == ["นาฬิกาผิด", "อีกฉบับ"]
        (paper,) = documents.find(DocumentQuery(text="นาฬิกาผิด"))
        drafting.save(paper, draft_text("แก้ทีหลัง"), actor=clerk)
    taken = pair.carry(pair.first, pair.second)
    assert (taken.refused, taken.waiting, taken.conflicts) == (0, 0, 0)
    for place in (pair.first, pair.second):
        with pair.at(place):
            assert subjects() == ["อีกฉบับ", "แก้ทีหลัง"]
            assert conflicts.waiting() == []
            assert office.problems() == []
