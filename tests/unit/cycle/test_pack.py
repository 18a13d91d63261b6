"""The pack of a year: a site that opens by itself, names shortened, what was left out and why."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from db import blobs
from desktop.office import drafting, people, register, sheets
from desktop.office.cycle import belongings, items, years
from desktop.office.cycle.items import ItemFacts
from desktop.office.errors import Refused
from desktop.office.evidence import pack, public
from desktop.office.hearings import (
    answers,
    attachments,
    events,
    invitations,
    opinions,
    papers,
    plan,
)
from desktop.office.hearings.answers import OPINION, AnswerFacts
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.public_copy import Cover
from desktop.office.jobs import Cancelled, Job
from desktop.office.postings import log, photos
from desktop.printing import source as paper_source
from desktop.printing.errors import PaperError
from tests.unit.cycle import html_check
from tests.unit.hearings import papers_kit as kit

HIDDEN = ("สมชาย ใจดี", "สมหญิง ใจงาม", "กิตติพงษ์ ทองสมมติ", "0812345678", "๐๘๑๒๓๔๕๖๗๘")


def photo() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:12:20 10:00:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (15.0, 30.0, 0.0), "E", (100.0, 20.0, 0.0)
    made = io.BytesIO()
    Image.new("RGB", (400, 300), (120, 160, 90)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def announce(hamlet, subject: str, body: str, *, signed: bool = True) -> int:
    made = drafting.draft("announcement", actor=hamlet.actor, section_id=hamlet.section)
    front, _ = paper_source.split(sheets.open_sheet(made).source)
    front["subject"] = subject
    drafting.save(made, paper_source.compose(front, f"\n{body}\n"), actor=hamlet.actor)
    if signed:
        kit.sign(made, hamlet.actor)
        register.take_number(made, actor=hamlet.actor)
    return made


@pytest.fixture
def told(hamlet):
    """A year with a notice, an unsigned one, a hearing with papers and photographs."""
    kit.staffed(hamlet)
    mayor = people.add_post("นายกเทศมนตรี", place=0, actor=None)
    people.appoint(hamlet.actor, mayor, actor=None)
    with kit.at(date(2026, 12, 1), 9):
        announce(
            hamlet,
            "แต่งตั้งผู้แทน <หมู่บ้าน> & ชุมชน",
            "แต่งตั้งนายสมชาย ใจดี โทร. 0812345678 เป็นผู้แทน\n\n1. ข้อหนึ่ง\n\n"
            "| ชื่อ | คน |\n|---|--:|\n| สมหญิง ใจงาม | 3 |",
        )
        announce(hamlet, "ยังร่างอยู่", "ข้อความ", signed=False)
        drafting.draft("letter", actor=hamlet.actor, section_id=hamlet.section)
    facts = replace(
        plan.open_sheet(hamlet.hearing).facts,
        chair_id=hamlet.actor,
        note_taker_id=hamlet.actor,
        substance="ขยายถนน",
    )
    plan.change(hamlet.hearing, facts, actor=hamlet.actor)
    invitations.invite(hamlet.hearing, hamlet.people, actor=hamlet.actor)
    roots = kit.hold(hamlet)
    with kit.at(date(2026, 12, 21), 9):
        said = OpinionFacts("ผมนายกิตติพงษ์ ทองสมมติ ขอไฟ <b>", "for", resident_id=hamlet.people[2])
        roots.append(opinions.take(hamlet.hearing, said, actor=hamlet.actor))
        for root in roots:
            given = AnswerFacts("noted", "แจ้งนายสมชาย ใจดี แล้ว")
            answers.answer(hamlet.hearing, OPINION, root, given, actor=hamlet.actor)
        for role in ("minutes", "summary"):
            kit.sign(papers.make(hamlet.hearing, role, actor=hamlet.actor), hamlet.actor)
        events.note(hamlet.hearing, "summarised", actor=hamlet.actor)
        attachments.add(
            hamlet.hearing, "a.jpg", photo(), caption="นายสมชาย ใจดี ถามเรื่องถนน", actor=hamlet.actor
        )
        attachments.add(hamlet.hearing, "ตาราง.xlsx", b"x", actor=hamlet.actor)
        facts = ItemFacts(
            "ร่วมซ่อมถนน",
            "doing",
            done_on=date(2026, 12, 20),
            result="นายสมชาย ใจดี ร่วมงาน",
            reached=30,
        )
        item = items.add(2570, 4, facts, actor=hamlet.actor)
        belongings.add_file(item, "b.png", png(), actor=hamlet.actor)
        yield hamlet


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (30, 20)).save(made, "PNG")
    return made.getvalue()


def made_in(folder: Path) -> tuple[pack.Made, Path]:
    made = pack.make_folder(2570, "local", folder / "out", Job())
    return made, made.target / "site"


def test_every_page_is_whole_thai_without_script_and_its_links_lead_somewhere(
    told, tmp_path: Path
) -> None:
    made, site = made_in(tmp_path)
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == dict(made.counts)["หน้าเว็บ"] == 8
    for file in pages:
        page = html_check.read(file, site)
        assert not page.faults, (file.name, page.faults)
    check = html_check.read(made.target / "check.html", made.target)
    assert not check.faults
    text = html_check.read(site / "notices" / "0001.html", site).text
    assert "แต่งตั้งผู้แทน <หมู่บ้าน> & ชุมชน" in text


def test_nobody_is_named_in_pages_papers_or_index_but_officials(told, tmp_path: Path) -> None:
    import pypdfium2

    made, site = made_in(tmp_path)
    said = {
        file: file.read_text(encoding="utf-8")
        for file in made.target.rglob("*")
        if file.suffix in (".html", ".csv")
    }
    for file in site.rglob("*.pdf"):
        pages = pypdfium2.PdfDocument(file)
        said[file] = " ".join(page.get_textpage().get_text_range() for page in pages)
        pages.close()
    for file, text in said.items():
        for name in HIDDEN:
            assert name not in text, (file.name, name)
    hearing = said[site / "hearings" / "0001.html"]
    assert "นายกิต…" in hearing
    assert "นายสมช" not in hearing.replace("นายสมชา…", "").replace("นายสม…", "")
    notice = said[site / "notices" / "0001.html"]
    assert "มะลิ ตัวอย่าง" in notice, "who signs for the office keeps the name"


def test_photographs_lose_their_place_and_everything_the_camera_wrote(told, tmp_path: Path) -> None:
    _, site = made_in(tmp_path)
    pictures = list((site / "photos").glob("*.jpg"))
    assert len(pictures) == 2
    for file in pictures:
        with Image.open(file) as picture:
            assert not picture.getexif()
            assert "exif" not in picture.info
    assert "๒๐ ธ.ค. ๒๕๖๙ ๑๐.๐๐ น." in (site / "hearings" / "0001.html").read_text("utf-8")


def test_a_notice_shows_where_it_hung_and_its_boards(told, tmp_path: Path) -> None:
    (notice,) = [row for row in years.published(2570) if row.kind == "announcement"]
    with kit.at(date(2026, 12, 22), 9):
        wanted = [("board", "ป้ายหน้าสำนักงาน"), ("loudspeaker", "เสียงตามสาย")]
        hung = log.post(
            notice.id, wanted, on_day=date(2026, 12, 3), by=told.actor, actor=told.actor
        )
        photos.add(hung[:1], "board.jpg", photo(), actor=told.actor)
    _, site = made_in(tmp_path)
    page = html_check.read(site / "notices" / "0001.html", site)
    assert not page.faults
    for words in ("ป้ายหน้าสำนักงาน", "๓ ธ.ค. ๒๕๖๙", "ยังปิดอยู่", "เสียงตามสาย", "๒๐ ธ.ค. ๒๕๖๙"):
        assert words in page.text
    assert any(link.startswith("../photos/") for link in page.links)
    assert years.view(2570).steps[1].figures["posted"] == 1


def test_what_stays_at_home_is_said_with_its_reason(told, tmp_path: Path) -> None:
    made, _ = made_in(tmp_path)
    why = {one.what: one.why for one in made.left_out}
    assert next(v for k, v in why.items() if "ยังร่างอยู่" in k) == "unsigned"
    assert next(v for k, v in why.items() if k.startswith("หนังสือ")) == "personal"
    assert why["ตาราง.xlsx (โครงการปรับปรุงถนน)"] == "other-file"
    assert any(one.cut and one.why == "name" for one in made.left_out)
    text = html_check.read(made.target / "check.html", made.target).text
    assert "ยังไม่ลงนาม" in text
    assert "ตาราง.xlsx" in text


def test_a_photograph_that_is_not_on_this_pc_is_left_out_and_told(
    told, tmp_path: Path, office_folder
) -> None:
    sha256 = attachments.of_hearing(told.hearing)[0].sha256
    next(office_folder.glob(f"blobs/*/{sha256}")).unlink()
    assert not blobs.holds(sha256)
    made, site = made_in(tmp_path)
    assert [one.why for one in made.left_out if "ถามเรื่องถนน" in one.what] == ["no-file"]
    assert len(list((site / "photos").glob("*.jpg"))) == 1


@pytest.fixture
def office_folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


def test_the_zip_holds_the_same_files_and_the_index_their_hashes(told, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(b"before")
    made = pack.make_zip(2570, "local", target, Job())
    folder, _ = made_in(tmp_path)
    with zipfile.ZipFile(target) as read:
        assert read.testzip() is None
        names = set(read.namelist())
        rows = list(csv.DictReader(io.StringIO(read.read("index.csv").decode("utf-8-sig"))))
        for row in rows:
            data = read.read(row["แฟ้ม"])
            assert hashlib.sha256(data).hexdigest() == row["SHA-256"]
    there = {
        str(file.relative_to(folder.target)) for file in folder.target.rglob("*") if file.is_file()
    }
    assert names == there
    assert {row["แฟ้ม"] for row in rows} == names - {"index.csv", "check.html"}
    assert made.size == target.stat().st_size


def test_a_pack_that_is_stopped_leaves_what_was_there(told, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    target.write_bytes(b"before")

    class Stopping(Job):
        def step(self, done: int, total: int) -> None:
            super().step(done, total)
            self.cancelled = done >= 3

    before = sorted(tmp_path.iterdir())
    for make, place in ((pack.make_zip, target), (pack.make_folder, tmp_path / "b")):
        with pytest.raises(Cancelled):
            make(2570, "local", place, Stopping())
    assert target.read_bytes() == b"before"
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_there_and_a_place_that_is_none_are_refused(told, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(Refused, check=lambda r: r.reason == "pack-folder-there"):
        pack.make_folder(2570, "local", tmp_path / "out", Job())
    with pytest.raises(PaperError, check=lambda r: r.reason == "out-read-only"):
        pack.make_zip(2570, "local", tmp_path / "nowhere" / "a.zip", Job())


def test_a_year_without_anything_still_makes_a_whole_site(hamlet, tmp_path: Path) -> None:
    made = pack.make_folder(2560, "local", tmp_path / "out", Job())
    for file in (made.target / "site").rglob("*.html"):
        assert not html_check.read(file, made.target / "site").faults


def test_a_cover_finds_names_of_any_length_and_leaves_officials(hamlet) -> None:
    cover = Cover({"ก ข": "ก…", "นายสมชาย ใจดี": "นายสม…", "สมชาย ใจดี": "สม…"}, frozenset())
    assert cover.of("ถึงก ข และนายสมชาย ใจดี กับสมชาย ใจดี") == "ถึงก… และนายสม… กับสม…"
    people.add_person("สมชาย", "ใจดี", title="นาย", actor=None)
    covered = public.office_cover().of("นายสมชาย ใจดี และนางสาวสมหญิง ใจงาม นายสมหญิง ใจงาม")
    assert "นายสมชาย ใจดี" in covered
    assert "สมหญิง ใจงาม" not in covered
