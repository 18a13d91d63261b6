"""A posting logged on one PC and torn on another is one posting on both; a code proves on both."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from desktop.office import exchange, office, people
from desktop.office.postings import codes, lists, log, photos, places, verify
from tests.unit.postings_kit import SIGNED, on, sign
from tests.unit.test_postings import jpeg

from .conftest import draft_text

DAY = SIGNED + timedelta(days=1)


def test_what_each_pc_put_down_of_a_posting_makes_one_log(pair) -> None:
    with on(SIGNED), pair.at(pair.first) as clerk:
        board = places.add("ป้ายสำนักงาน", "board", actor=clerk)
        post = people.add_post("ปลัดเทศบาล", place=1, actor=None)
        people.appoint(clerk, post, actor=None)
        notice = drafted(clerk)
        log.plan(notice, [board], actor=clerk)
    with on(DAY):
        pair.carry(pair.first, pair.second)
        with pair.at(pair.second) as clerk:
            (notice,) = lists.find(lists.ALL)
            (board,) = [row.id for row in places.all_places()]
            (posting,) = log.post(notice, [board], on_day=DAY, by=clerk, actor=clerk)
            photos.add([posting], "a.jpg", jpeg(), actor=clerk)
        pair.carry(pair.second, pair.first)
        with pair.at(pair.first) as clerk:
            (spot,) = lists.rows([notice])[0].spots
            assert (spot.state, spot.posted_on, spot.photos) == ("up", DAY, 1)
            log.tear(spot.id, on_day=DAY, reason="ลมแรง", actor=clerk)
        pair.carry(pair.first, pair.second)
        with pair.at(pair.second):
            (notice,) = lists.find(lists.ALL)
            (spot,) = lists.rows([notice])[0].spots
            assert spot.state == "torn"
            assert office.problems() == []  # the photo's file came along


def test_a_code_of_one_pc_is_genuine_on_the_other_until_that_pc_is_withdrawn(
    pair, tmp_path: Path
) -> None:
    with on(SIGNED), pair.at(pair.second) as clerk:
        notice = drafted(clerk)
        sealed = codes.of(notice)
        assert sealed is not None
    with pair.at(pair.first):
        before = verify.check(sealed.code, codes.keys_here(), records=True)
        assert (before.result, before.document_id) == ("code-only", None)
        other = next(row.device for row in exchange.peers() if not row.here)
        exchange.revoke(other, paper=pair.paper)
        assert verify.check(sealed.code, codes.keys_here(), records=True).result == "lost"
        codes.write_keys(tmp_path / "k.pkk")
    keys = codes.read_keys(tmp_path / "k.pkk")
    assert verify.check(sealed.code, keys, records=False).result == "lost"


def drafted(clerk: int) -> int:
    from desktop.office import drafting

    dated = f'form = "announcement"\ndate = {SIGNED}'
    text = draft_text("ปิดถนน").replace('form = "announcement"', dated)
    text = text.replace("\n+++\n", '\n[[signers]]\nname = "นางสาวมะลิ ตัวอย่าง"\n+++\n', 1)
    made = drafting.draft("announcement", actor=clerk, source=text)
    sign(made, clerk)
    return made
