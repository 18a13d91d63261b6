"""What is put down of postings, and what follows from it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from db import blobs
from db.models import Posting, PostingEvent
from desktop.office import office
from desktop.office.errors import Refused
from desktop.office.postings import lists, log, papers, photos, places, planning
from desktop.office.postings.planning import Term
from tests.unit.postings_kit import SIGNED, Square, on, signed_notice, square

DAY = SIGNED + timedelta(days=1)


@pytest.fixture
def town_square(tmp_path: Path) -> Iterator[Square]:
    with office.opened(tmp_path / "office"):
        yield square(tmp_path)


@contextmanager
def refused(reason: str) -> Iterator[None]:
    with pytest.raises(Refused) as told:
        yield
    assert told.value.reason == reason


def spots(known: Square) -> dict[str, lists.SpotRow]:
    return {spot.place.name: spot for spot in lists.rows([known.notice])[0].spots}


def post(known: Square, *wanted: int, day: date = DAY, hour: str = "08:40") -> list[int]:
    return log.post(
        known.notice,
        wanted or (known.board, known.village),
        on_day=day,
        hour=hour,
        by=known.actor,
        actor=known.actor,
    )


def test_a_notice_signed_of_late_waits_to_be_posted_and_hangs_once_it_was(
    town_square: Square,
) -> None:
    with on(DAY):
        assert list(lists.find(lists.TO_POST)) == [town_square.notice]
        assert lists.rows([town_square.notice])[0].lamp[1] == "unplanned"
        post(town_square)
        row = lists.rows([town_square.notice])[0]
        assert [spot.lamp[1] for spot in row.spots] == ["hangs", "hangs"]
        assert list(lists.find(lists.TO_POST)) == []
        assert list(lists.find(lists.NO_PHOTO)) == [town_square.notice]


def test_the_last_day_is_the_office_s_practice_and_the_first_day_does_not_count(
    town_square: Square,
) -> None:
    with on(DAY):
        post(town_square)
    spot = spots(town_square)["ป้ายสำนักงาน"]
    assert spot.due_on == DAY + timedelta(days=15)
    with on(DAY + timedelta(days=13)):
        assert spots(town_square)["ป้ายสำนักงาน"].lamp == ("warn", "soon", 2)
    with on(DAY + timedelta(days=15)):
        assert spots(town_square)["ป้ายสำนักงาน"].lamp[1] == "last-day"
    with on(DAY + timedelta(days=17)):
        assert spots(town_square)["ป้ายสำนักงาน"].lamp == ("bad", "late", 2)
        assert list(lists.find(lists.LATE)) == [town_square.notice]


def test_a_day_the_paper_says_wins_over_the_practice(town_square: Square) -> None:
    until = date(2026, 12, 24)
    with on(DAY):
        log.plan(
            town_square.notice,
            [town_square.board],
            term=Term(until_day=until, basis=planning.PAPER),
            actor=town_square.actor,
        )
        post(town_square, town_square.board)
        assert spots(town_square)["ป้ายสำนักงาน"].due_on == until


def test_what_cannot_have_been_is_refused(town_square: Square) -> None:
    with on(DAY):
        with refused("posting-day-to-come"):
            post(town_square, day=DAY + timedelta(days=1))
        with refused("posting-before-paper"):
            post(town_square, day=SIGNED - timedelta(days=1))
        with refused("posting-hour-unreadable"):
            post(town_square, hour="25:00")
        with refused("posting-nowhere"):
            log.post(
                town_square.notice, [], on_day=DAY, by=town_square.actor, actor=town_square.actor
            )
        post(town_square, town_square.board)
        with refused("posting-is-up"):
            post(town_square)
        assert PostingEvent.select().count() == 1  # all or nothing


def test_taking_down_before_the_last_day_asks_for_a_reason(town_square: Square) -> None:
    with on(DAY):
        (posting,) = post(town_square, town_square.board)
    early = DAY + timedelta(days=3)
    with on(early):
        with refused("posting-down-early"):
            log.take_down([posting], on_day=early, by=town_square.actor, actor=town_square.actor)
        with refused("posting-out-of-order"):
            log.take_down(
                [posting],
                on_day=DAY - timedelta(days=1),
                by=town_square.actor,
                reason="x",
                actor=town_square.actor,
            )
        log.take_down(
            [posting],
            on_day=early,
            by=town_square.actor,
            reason="ยกเลิกงาน",
            actor=town_square.actor,
        )
        assert spots(town_square)["ป้ายสำนักงาน"].state == "down"
        assert list(lists.find(lists.DOWN)) == [town_square.notice]
        with refused("posting-not-up"):
            log.take_down([posting], on_day=early, by=town_square.actor, actor=town_square.actor)


def test_a_torn_notice_hangs_longer_by_the_days_it_lost(town_square: Square) -> None:
    with on(DAY):
        (posting,) = post(town_square, town_square.board)
    back = DAY + timedelta(days=6)
    with on(back):
        with refused("posting-needs-reason"):
            log.tear(posting, on_day=DAY, reason=" ", actor=town_square.actor)
        log.tear(posting, on_day=DAY + timedelta(days=4), reason="ฝนตกหนัก", actor=town_square.actor)
        assert spots(town_square)["ป้ายสำนักงาน"].lamp[1] == "torn"
        lost = log.days_lost(posting, back)
        assert lost == 2
        log.repost(posting, on_day=back, days=lost, by=town_square.actor, actor=town_square.actor)
        spot = spots(town_square)["ป้ายสำนักงาน"]
        assert (spot.state, spot.due_on) == ("up", DAY + timedelta(days=17))


def test_a_correction_is_a_new_row_and_the_old_stays_in_the_log(town_square: Square) -> None:
    with on(DAY + timedelta(days=2)):
        (posting,) = post(town_square, town_square.board)
        entry = PostingEvent.get()
        later = DAY + timedelta(days=1)
        log.mend(entry.id, on_day=later, hour="10:00", actor=town_square.actor)
        assert Posting.get_by_id(posting).posted_on == later
        sheet = lists.open_notice(town_square.notice)
        assert [(e.on_day, e.holds) for e in sheet.entries] == [(DAY, False), (later, True)]
        with refused("posting-entry-gone"):
            log.mend(entry.id, on_day=DAY, actor=town_square.actor)
        newest = next(e.id for e in sheet.entries if e.holds)
        log.take_back(newest, reason="ลงผิดฉบับ", actor=town_square.actor)
        assert Posting.get_by_id(posting).state == "planned"
        assert PostingEvent.select().count() == 3


def test_no_correction_turns_the_log_upside_down(town_square: Square) -> None:
    with on(DAY):
        (posting,) = post(town_square, town_square.board)
    after = DAY + timedelta(days=16)
    with on(after):
        log.take_down([posting], on_day=after, by=town_square.actor, actor=town_square.actor)
        first = PostingEvent.select().order_by(PostingEvent.id).get()
        with refused("posting-mend-upside-down"):
            log.take_back(first.id, reason="ลงผิด", actor=town_square.actor)
        assert Posting.get_by_id(posting).state == "down"


def test_a_plan_may_change_while_nothing_hangs(town_square: Square) -> None:
    with on(DAY):
        log.plan(town_square.notice, [town_square.board, town_square.web], actor=town_square.actor)
        assert set(spots(town_square)) == {"ป้ายสำนักงาน", "เว็บไซต์"}
        post(town_square, town_square.board)
        log.plan(town_square.notice, [town_square.village], actor=town_square.actor)
        assert set(spots(town_square)) == {"ป้ายสำนักงาน", "ศาลาหมู่ ๑"}  # what hangs stays
        log.plan(town_square.notice, [town_square.web], actor=town_square.actor)
        assert set(spots(town_square)) == {"ป้ายสำนักงาน", "เว็บไซต์"}


def test_places_are_named_once_and_stay_while_in_use(town_square: Square) -> None:
    with on(DAY):
        with refused("place-twice"):
            places.add("ป้ายสำนักงาน", "board", actor=town_square.actor)
        with refused("place-kind-unknown"):
            places.add("ป้ายใหม่", "moon", actor=town_square.actor)
        post(town_square, town_square.board, town_square.speaker)
        with refused("place-in-use"):
            places.discard(town_square.board, actor=town_square.actor)
        places.discard(town_square.speaker, actor=town_square.actor)  # said once, nothing hangs
        order = [row.id for row in places.all_places()]
        places.arrange(order[::-1], actor=town_square.actor)
        assert [row.id for row in places.all_places()] == order[::-1]
        assert places.add_usual(actor=town_square.actor) == 5  # village 2 and the channels lacking
        assert places.add_usual(actor=town_square.actor) == 0


def jpeg(taken: str = "", where: bool = False, colour: str = "navy") -> bytes:
    picture = Image.new("RGB", (320, 240), colour)
    exif = picture.getexif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if where:
        exif.get_ifd(0x8825)[1] = "N"
        exif[0x010F] = "Maker"
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_a_photo_brings_its_moment_and_its_public_copy_no_place(town_square: Square) -> None:
    data = jpeg("2026:11:03 09:12:00", where=True)
    with on(DAY + timedelta(days=1)):
        (posting,) = post(town_square, town_square.board)
        photos.add([posting], "a.jpg", data, actor=town_square.actor)
        sheet = lists.open_notice(town_square.notice)
        (shown,) = sheet.photos
        assert (shown.on_day, shown.hour) == (DAY, "09:12")
        assert blobs.get(shown.sha256) == data
        with refused("posting-photo-twice"):
            photos.add([posting], "b.jpg", data, actor=town_square.actor)
        with refused("posting-photo-to-come"):
            photos.add([posting], "c.jpg", jpeg("2030:01:01 00:00:00"), actor=town_square.actor)
        with refused("attachment-no-picture"):
            photos.add([posting], "d.jpg", b"no picture", actor=town_square.actor)
        bare = photos.public_copy(shown.sha256)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.getexif().get_ifd(0x8825)
        assert not after.getexif()
        assert after.size == before.size


def test_a_certificate_says_only_what_the_log_bears_out(town_square: Square) -> None:
    actor = town_square.actor
    with on(DAY):
        post(town_square, town_square.board)
        log.plan(town_square.notice, [town_square.board, town_square.web], actor=actor)
        told = papers.why_not(lists.open_notice(town_square.notice))
        assert told == ["not-posted", "no-photo", "no-certifier"]
        with refused("certificate-not-yet"):
            papers.certificate(town_square.notice, actor=actor)
        post(town_square, town_square.web)
        board = spots(town_square)["ป้ายสำนักงาน"].id
        photos.add([board], "a.jpg", jpeg(), actor=actor)
        log.certify([board], by=actor, actor=actor)
        assert papers.why_not(lists.open_notice(town_square.notice)) == ["no-address"]
        web = next(e for e in lists.open_notice(town_square.notice).entries if e.place == "เว็บไซต์")
        log.mend(web.id, on_day=DAY, address="https://example.go.th/1", actor=actor)
        made = papers.certificate(town_square.notice, actor=actor)
        from desktop.office import papers as office_papers
        from desktop.printing import typeset

        paper = office_papers.paper_of(made)
        assert typeset.typeset(paper, office.house()).pages == 1
        body = papers.certificate_body(lists.open_notice(town_square.notice))
        assert "๓ พ.ย. ๒๕๖๙ เวลา ๐๘.๔๐ น." in body.replace("\u00a0", " ")
        assert "มะลิ ตัวอย่าง" in body


def test_the_route_sheet_lists_the_boards_in_the_order_of_the_way(town_square: Square) -> None:
    from desktop.printing import typeset

    with on(DAY):
        with refused("route-no-boards"):
            papers.route_sheet([town_square.notice])
        wanted = [town_square.web, town_square.village, town_square.board]
        log.plan(town_square.notice, wanted, actor=town_square.actor)
        paper = papers.route_sheet([town_square.notice])
        assert [row["place"] for row in paper.rows("rows")] == ["ป้ายสำนักงาน", "ศาลาหมู่ ๑"]
        assert typeset.typeset(paper, office.house()).pages == 1


def test_an_older_notice_nobody_planned_is_found_but_presses_nobody(town_square: Square) -> None:
    old = signed_notice(town_square.actor, "ประกาศเก่า", date(2026, 7, 1))
    with on(DAY):
        assert old not in lists.find(lists.TO_POST)
        assert old in lists.find(lists.ALL)
        assert list(lists.find(lists.ALL, "ประกาศเก่า")) == [old]
