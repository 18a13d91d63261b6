"""A notice proves itself: its PDF, its picture, its text, its code; every change is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from db.errors import RecordsError
from db.models import Document, NoticeCode
from desktop.office import office, papers, register, sheets
from desktop.office.errors import Refused
from desktop.office.postings import codes, comparing, verify
from desktop.office.postings.comparing import Change
from desktop.printing import source, typeset
from desktop.printing.paper import Paper
from tests.unit.postings_kit import SIGNED, Square, on, signed_notice, square


@pytest.fixture
def town_square(tmp_path: Path) -> Iterator[Square]:
    with office.opened(tmp_path / "office"):
        yield square(tmp_path)


@contextmanager
def told(reason: str) -> Iterator[None]:
    with pytest.raises((Refused, RecordsError)) as trouble:
        yield
    assert trouble.value.reason == reason


def pdf_of(paper: Paper, target: Path) -> Path:
    target.write_bytes(typeset.typeset(paper, office.house()).pdf)
    return target


def picture_of(pdf: Path, target: Path) -> Path:
    with pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=2.5).to_pil().save(target)
    return target


def test_a_printed_notice_is_genuine_here_and_with_the_keys_alone(
    town_square: Square, tmp_path: Path
) -> None:
    pdf = pdf_of(papers.paper_of(town_square.notice), tmp_path / "n.pdf")
    verdict = verify.check(str(pdf), codes.keys_here(), records=True)
    assert (verdict.result, verdict.number) == ("genuine", "1/2569")
    assert (verdict.day, verdict.subject) == (SIGNED, "การจัดกิจกรรม")
    codes.write_keys(tmp_path / "keys.pkk")
    keys = codes.read_keys(tmp_path / "keys.pkk")
    assert verify.check(str(pdf), keys, records=False).result == "genuine"
    assert "private" not in (tmp_path / "keys.pkk").read_text("utf-8")


def test_the_first_changed_line_is_shown(town_square: Square, tmp_path: Path) -> None:
    paper = papers.paper_of(town_square.notice)
    body = source.read(
        sheets.open_sheet(town_square.notice).source.replace("ศาลา", "โรงเรียน"), draft=True
    ).body
    pdf = pdf_of(replace(paper, body=body), tmp_path / "n.pdf")
    verdict = verify.check(str(pdf), codes.keys_here(), records=True)
    assert verdict.result == "changed"
    assert verdict.change == Change(4, "๑. พบกันที่ศาลา", "๑.พบกันที่โรงเรียน")


def test_a_photo_shows_the_signature_and_leaves_the_words_to_the_eye(
    town_square: Square, tmp_path: Path
) -> None:
    pdf = pdf_of(papers.paper_of(town_square.notice), tmp_path / "n.pdf")
    photo = picture_of(pdf, tmp_path / "n.png")
    verdict = verify.check(str(photo), codes.keys_here(), records=True)
    assert verdict.result == "code-only"
    assert "๑. พบกันที่ศาลา" in verdict.text.split("\n")
    sealed = codes.of(town_square.notice)
    assert sealed is not None
    assert verify.check(sealed.code, codes.keys_here(), records=True).result == "code-only"


def test_a_text_with_its_code_is_compared(town_square: Square, tmp_path: Path) -> None:
    sealed = codes.of(town_square.notice)
    assert sealed is not None
    file = tmp_path / "n.txt"
    file.write_text(f"{sealed.text}\n{sealed.code}\n", encoding="utf-8")
    for records in (True, False):
        assert verify.check(str(file), codes.keys_here(), records=records).result == "genuine"
    file.write_text(f"{sealed.text.replace('๑.', '๒.')}\n{sealed.code}", encoding="utf-8")
    for records in (True, False):
        assert verify.check(str(file), codes.keys_here(), records=records).result == "changed"


def test_what_proves_nothing_is_told(town_square: Square, tmp_path: Path) -> None:
    keys = codes.keys_here()
    blank = tmp_path / "blank.png"
    Image.new("L", (400, 400), 255).save(blank)
    with told("code-none"):
        verify.check(str(blank), keys, records=True)
    with told("file-unreadable"):
        verify.check(str(tmp_path / "gone.pdf"), keys, records=True)
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture \x00\xff")
    with told("photo-unreadable"):
        verify.check(str(tmp_path / "bad.jpg"), keys, records=True)
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    with told("pdf-unreadable"):
        verify.check(str(tmp_path / "bad.pdf"), keys, records=True)
    pdf = pdf_of(papers.paper_of(town_square.notice), tmp_path / "n.pdf")
    other = signed_notice(town_square.actor, "อีกฉบับ")
    left = Image.open(picture_of(pdf, tmp_path / "1.png"))
    right = Image.open(picture_of(pdf_of(papers.paper_of(other), pdf), tmp_path / "2.png"))
    both = Image.new("RGB", (left.width * 2, left.height))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    both.save(tmp_path / "both.png")
    with told("code-two"):
        verify.check(str(tmp_path / "both.png"), keys, records=True)
    with told("code-other-office"):
        verify.check(str(pdf), replace(keys, office="0" * 32), records=False)
    (tmp_path / "k.pkk").write_text("{}")
    with told("keys-unreadable"):
        codes.read_keys(tmp_path / "k.pkk")


def test_a_voided_number_and_a_lost_pc_are_told(town_square: Square) -> None:
    sealed = codes.of(town_square.notice)
    assert sealed is not None
    keys = codes.keys_here()
    lost = replace(keys, lost=frozenset(keys.pcs))
    assert verify.check(sealed.code, lost, records=False).result == "lost"
    assert verify.check(sealed.code, lost, records=True).result == "code-only"  # it is in the book
    with on(SIGNED):
        register.void(town_square.notice, reason="พิมพ์ผิด", actor=town_square.actor)
    assert verify.check(sealed.code, keys, records=True).result == "void"


def test_a_code_is_made_when_it_is_signed_and_anew_with_another_number(
    town_square: Square,
) -> None:
    before = [code.number for code in NoticeCode.select().order_by(NoticeCode.id)]
    assert before == ["", "๑/๒๕๖๙"]
    with on(SIGNED):
        register.void(town_square.notice, reason="พิมพ์ผิด", actor=town_square.actor)
        register.take_number(town_square.notice, actor=town_square.actor)
    sealed = codes.of(town_square.notice)
    assert sealed is not None
    assert papers.paper_of(town_square.notice).text("code") == sealed.code
    assert papers.paper_of(town_square.notice, "office").more.get("code", "") == ""
    assert [c.number for c in NoticeCode.select().order_by(NoticeCode.id)][2:] == ["๒/๒๕๖๙"]
    assert Document.get_by_id(town_square.notice).number_text == "๒/๒๕๖๙"


def test_furniture_of_pages_is_no_change_and_a_word_put_in_is() -> None:
    signed = "ประกาศ\nบรรทัดแรกยาวพอ\nบรรทัดที่สองยาวพอ\nจบ"
    pages = (
        "ประกาศ\r\nบรรทัดแรก\r\nยาวพอ\r\nบรรทัด...",
        "- ๒ -\r\nบรรทัดที่สอง ยาวพอ\r\nจบ\r\n- 2 ธ.ค. 2568",
    )
    assert comparing.first_change(signed, pages) is None
    put_in = ("ประกาศ\nบรรทัดแรกยาวพอ\nไม่\nบรรทัดที่สองยาวพอ\nจบ",)
    assert comparing.first_change(signed, put_in) == Change(3, "", "ไม่")
    assert comparing.first_change(signed, ("ประกาศ\nบรรทัดแรกยาวพอ\nจบ",)) == Change(
        3, "บรรทัดที่สองยาวพอ", "จบ"
    )
    assert comparing.first_change(signed, (signed + "\nเพิ่ม",)) == Change(5, "", "เพิ่ม")
