"""Photos of boards come home, are matched to notice and place, and fill the log."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
import segno
from PIL import Image, ImageDraw

from db.models import NoticeCode, PostingEvent
from desktop.office import office, papers
from desktop.office.jobs import Cancelled, Job
from desktop.office.postings import lists, log, qr_reading, rounds
from desktop.office.postings.rounds import Accepted, Guess
from desktop.printing import typeset
from tests import board_photos
from tests.unit.postings_kit import SIGNED, Square, on, signed_notice, square

DAY = SIGNED + timedelta(days=1)
SMALL, LARGER = (2016, 1512), (3024, 2268)


@pytest.fixture
def town_square(tmp_path: Path) -> Iterator[Square]:
    with office.opened(tmp_path / "office"):
        yield square(tmp_path)


def page_of(notice: int) -> Image.Image:
    pdf = typeset.typeset(papers.paper_of(notice), office.house()).pdf
    return board_photos.page(pdf, dpi=200)


def take(folder: Path, name: str, pages: list[Image.Image], taken: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    size, share = (SMALL, 0.9) if len(pages) == 1 else (LARGER, 0.8)
    picture = board_photos.photo(
        pages, Random(name), size=size, taken=taken, share=share, steady=True
    )
    file.write_bytes(picture)
    return file


def looked(*files: Path) -> list[Guess]:
    return rounds.guesses(rounds.look(rounds.files_in(files), Job()))


def accept(lines: list[Guess], known: Square) -> rounds.Done:
    accepted = [Accepted(g.shot.file, g.shot.name, g.document_id, g.place_id) for g in lines]
    return rounds.accept(accepted, by=known.actor, actor=known.actor, job=Job())


def test_photos_walk_the_boards_in_their_order_and_fill_the_log(
    town_square: Square, tmp_path: Path
) -> None:
    other = signed_notice(town_square.actor, "ประกาศที่สอง")
    one, two = page_of(town_square.notice), page_of(other)
    with on(DAY, 12):
        for notice in (town_square.notice, other):
            wanted = [town_square.board, town_square.village, town_square.web]
            log.plan(notice, wanted, actor=town_square.actor)
        folder = tmp_path / "phone"
        take(folder, "b.jpg", [one], "2026:11:03 10:30:00")
        take(folder, "a.jpg", [one, two], "2026:11:03 09:10:00")
        take(folder, "c.jpg", [two], "2026:11:03 10:31:00")
        found = looked(folder)
        assert [(g.shot.name, g.document_id, g.place_id) for g in found] == [
            ("a.jpg", town_square.notice, town_square.board),
            ("a.jpg", other, town_square.board),
            ("b.jpg", town_square.notice, town_square.village),
            ("c.jpg", other, town_square.village),
        ]
        assert not any(g.sure for g in found)  # the clerk sees that the places are guesses
        done = accept(found, town_square)
        assert done == rounds.Done(photos=4, posted=4, already=0)
        for row in lists.rows([town_square.notice, other]):
            assert [(s.place.name, s.state, s.photos) for s in row.spots][:2] == [
                ("ป้ายสำนักงาน", "up", 1),
                ("ศาลาหมู่ ๑", "up", 1),
            ]
        hours = [e.hour for e in lists.open_notice(town_square.notice).entries]
        assert hours == ["09:10", "09:10", "10:30", "10:30"]
        again = looked(folder)
        assert accept([g for g in again if g.place_id], town_square).already == len(
            [g for g in again if g.place_id]
        )


def test_a_notice_of_the_board_that_no_photo_shows_is_asked_for_by_name(
    town_square: Square, tmp_path: Path
) -> None:
    other = signed_notice(town_square.actor, "ประกาศที่สอง")
    away = signed_notice(town_square.actor, "ประกาศที่อื่น")
    with on(DAY, 12):
        for notice in (town_square.notice, other):
            log.plan(notice, [town_square.board], actor=town_square.actor)
        log.plan(away, [town_square.village], actor=town_square.actor)
        photo = take(tmp_path / "phone", "a.jpg", [page_of(town_square.notice)])
        found = looked(photo)
        assert [(g.shot.verdict, g.document_id, g.place_id, g.sure) for g in found] == [
            ("matched", town_square.notice, town_square.board, True),
            ("unseen", other, town_square.board, False),
        ]
        both = take(tmp_path / "phone", "b.jpg", [page_of(town_square.notice), page_of(other)])
        assert [g.shot.verdict for g in looked(both)] == ["two", "two"]


def test_a_code_that_is_seen_beside_a_notice_and_cannot_be_read_is_asked_about(
    town_square: Square, tmp_path: Path
) -> None:
    with on(DAY, 12):
        log.plan(town_square.notice, [town_square.board], actor=town_square.actor)
        page = page_of(town_square.notice)
        torn = page.copy()
        wide, high = torn.size
        (code,) = qr_reading.codes_of(png(page), "page.png")
        x, y = round(code.x * wide), round(code.y * high)
        for step in range(
            -40, 40, 8
        ):  # pencil over its middle: the corners still say that it is one
            ImageDraw.Draw(torn).line((x - 40, y + step, x + 40, y + step + 6), "black", 4)
        photo = take(tmp_path / "phone", "a.jpg", [page, torn])
        found = looked(photo)
        assert [(g.shot.verdict, g.document_id) for g in found] == [
            ("matched", town_square.notice),
            ("unread", 0),
        ]


def test_what_the_reader_sees_of_one_covered_code_is_one_question() -> None:
    size = (2268, 3024)  # as it was seen: middles up to 210 pixels from each other, 181 are near
    places = [(1722, 1418), (1874, 1360), (1783, 1290), (1744, 1328), (1834, 1353), (1792, 1240)]
    far = [(300, 1418)]
    seen = [qr_reading.Code("", x / size[0], y / size[1]) for x, y in places + far]
    assert len(qr_reading._unread(seen, size)) == 2
    beside = qr_reading.Code("read", 1783 / size[0], 2700 / size[1])
    assert len(qr_reading._unread([*seen, beside], size)) == 2


def png(page: Image.Image) -> bytes:
    made = io.BytesIO()
    page.save(made, "PNG")
    return made.getvalue()


def test_every_photo_comes_back_and_says_what_is_wrong_with_it(
    town_square: Square, tmp_path: Path
) -> None:
    folder = tmp_path / "phone"
    good = take(folder, "good.jpg", [page_of(town_square.notice)])
    (folder / "twin.jpg").write_bytes(good.read_bytes())
    Image.new("RGB", (900, 700), "gray").save(folder / "empty.jpg")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 cut")
    segno.make("https://example.org").save(str(folder / "foreign.png"), scale=9)
    with office_of_another(tmp_path / "other") as theirs:
        take(folder, "theirs.jpg", [theirs])
    (folder / "notes.txt").write_text("no picture")
    found = {g.shot.name: (g.shot.verdict, g.shot.trouble) for g in looked(folder)}
    assert found == {
        "good.jpg": ("matched", ""),
        "twin.jpg": ("twice", ""),
        "empty.jpg": ("no-code", ""),
        "broken.jpg": ("unreadable", "attachment-no-picture"),
        "foreign.png": ("foreign", ""),
        "theirs.jpg": ("foreign", "code-other-office"),
    }


def office_of_another(folder: Path):  # type: ignore[no-untyped-def]
    """The page of a notice whose code another office signed."""
    from contextlib import contextmanager

    from db.exchange import notice_code, trust

    @contextmanager
    def made() -> Iterator[Image.Image]:
        code = notice_code.written(
            office="ab" * 16,
            device=trust.device_id(trust.public_of(bytes(32))),
            day=SIGNED,
            number="1",
            text="x",
            sign=trust.signer(bytes(32)),
        )
        page = Image.new("RGB", (1240, 1754), "white")
        folder.mkdir()
        segno.make(code, error="l", micro=False).save(str(folder / "qr.png"), scale=5)
        with Image.open(folder / "qr.png") as drawn:
            page.paste(drawn.convert("RGB"), (100, 1300))
        yield page

    return made()


def test_a_forged_code_is_told_from_a_foreign_one(town_square: Square) -> None:
    from desktop.office.postings import codes, qr_reading
    from desktop.office.postings.rounds import Shot

    sealed = codes.of(town_square.notice)
    assert sealed is not None
    last = sealed.code[-8]
    forged = sealed.code[:-8] + ("A" if last != "A" else "B") + sealed.code[-7:]
    shot = Shot(Path("x.jpg"), "x.jpg", "0" * 64, None, rounds.NO_CODE)
    seen = qr_reading.Reading([qr_reading.Code(forged, 0.5, 0.5)], 0)
    judged = rounds._judged(shot, seen, codes.keys_here())
    assert (judged.verdict, judged.trouble) == ("forged", "code-forged")
    both = [qr_reading.Code(sealed.code, 0.2, 0.5), qr_reading.Code(forged, 0.7, 0.5)]
    beside = rounds._judged(shot, qr_reading.Reading(both, 2), codes.keys_here())
    assert (beside.verdict, beside.notices) == ("matched", (town_square.notice,))
    assert beside.beside == ("forged", "unread", "unread")
    lines = rounds.guesses([beside])
    assert [g.shot.verdict for g in lines] == ["matched", "forged", "unread", "unread"]
    alone = rounds._judged(shot, qr_reading.Reading([], 2), codes.keys_here())
    assert [g.shot.verdict for g in rounds.guesses([alone])] == ["unread", "unread"]
    NoticeCode.select()  # nothing was written
    assert PostingEvent.select().count() == 0


def test_where_one_board_is_left_the_place_is_sure_and_without_moments_it_is_asked(
    town_square: Square, tmp_path: Path
) -> None:
    with on(DAY, 12):
        log.plan(town_square.notice, [town_square.board], actor=town_square.actor)
        photo = take(tmp_path / "p", "a.jpg", [page_of(town_square.notice)])
        (found,) = looked(photo)
        assert (found.place_id, found.sure) == (town_square.board, True)
        both = [town_square.board, town_square.village]
        log.plan(town_square.notice, both, actor=town_square.actor)
        (asked,) = looked(photo)
        assert (asked.place_id, asked.sure) == (0, False)


def test_a_photo_the_rules_forbid_is_told_and_the_others_are_put_down(
    town_square: Square, tmp_path: Path
) -> None:
    page = page_of(town_square.notice)
    early = take(tmp_path / "p", "early.jpg", [page], "2020:01:01 08:00:00")
    good = take(tmp_path / "p", "good.jpg", [page], "2026:11:03 08:00:00")
    with on(DAY, 12):
        both = [town_square.board, town_square.village]
        log.plan(town_square.notice, both, actor=town_square.actor)
        lines = [
            Accepted(early, early.name, town_square.notice, town_square.board),
            Accepted(good, good.name, town_square.notice, town_square.village),
        ]
        job = Job()
        done = rounds.accept(lines, by=town_square.actor, actor=town_square.actor, job=job)
        assert (done.photos, done.posted) == (1, 1)
        assert [(one.name, why.reason) for one, why in done.refused] == [
            ("early.jpg", "posting-before-paper")
        ]


def test_a_round_can_be_stopped_between_photos(town_square: Square, tmp_path: Path) -> None:
    files = [take(tmp_path / "p", f"{n}.jpg", [page_of(town_square.notice)]) for n in range(2)]
    job = Job()

    class Stops(Job):
        def step(self, done: int, total: int) -> None:
            super().step(done, total)
            self.cancelled = done == 0

    with pytest.raises(Cancelled):
        rounds.look(files, Stops())
    assert len(rounds.look(files, job)) == 2
    assert (job.done, job.total) == (2, 2)


@pytest.mark.heavy
def test_nine_of_ten_photos_of_twelve_megapixels_are_matched_and_every_miss_is_asked(
    town_square: Square, tmp_path: Path
) -> None:
    notices = [town_square.notice]
    notices += [signed_notice(town_square.actor, f"ประกาศที่ {n}") for n in range(2, 6)]
    pages = [
        board_photos.page(typeset.typeset(papers.paper_of(notice), office.house()).pdf)
        for notice in notices
    ]
    random = Random(11)
    wanted: dict[str, set[int]] = {}
    for number in range(20):
        first = random.randrange(len(notices))
        many = [first, (first + 1) % len(notices)] if random.random() < 0.2 else [first]
        name = f"{number:02d}.jpg"
        (tmp_path / name).write_bytes(board_photos.photo([pages[i] for i in many], random))
        wanted[name] = {notices[i] for i in many}
    shots = rounds.look(rounds.files_in([tmp_path / name for name in wanted]), Job())
    assert len(shots) == len(wanted)
    right = sum(set(shot.notices) == wanted[shot.name] for shot in shots)
    assert right >= 18
    for shot in shots:
        assert set(shot.notices) <= wanted[shot.name]  # never another notice
    asked = {g.shot.name for g in rounds.guesses(shots) if not g.document_id}
    assert asked == {shot.name for shot in shots if not shot.notices}
