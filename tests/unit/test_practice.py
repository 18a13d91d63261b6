"""The practice room: its papers are marked, the real office's never are."""

from pathlib import Path

import pypdfium2
import pytest

from desktop.office import office, practice
from desktop.office.words.practice import WATERMARK
from desktop.printing import source
from desktop.printing.house import House
from desktop.printing.typeset import typeset

TEXT = '+++\nform = "announcement"\nsubject = "งดจ่ายน้ำ"\n+++\n\n' + "ด้วยจะงดจ่ายน้ำ\n\n" * 60


def _pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_every_page_of_a_practice_office_is_marked(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        (tmp_path / "office" / office.PRACTICE).touch()
        pages = _pages(typeset(source.read(TEXT, draft=True), office.house()).pdf)
    assert len(pages) > 1
    assert all(WATERMARK in page for page in pages)


def test_no_page_of_a_real_office_is_marked(tmp_path: Path) -> None:
    with office.opened(tmp_path / "office"):
        assert office.house().watermark == ""
        pages = _pages(typeset(source.read(TEXT, draft=True), office.house()).pdf)
    assert all(WATERMARK not in page for page in pages)


def test_the_mark_moves_no_letter_of_the_text(tmp_path: Path) -> None:
    paper = source.read(TEXT, draft=True)
    plain = typeset(paper, House())
    marked = typeset(paper, House(watermark=WATERMARK))
    assert marked.pages == plain.pages
    assert marked.spots == plain.spots


def test_the_practice_office_is_made_once_and_greets_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    place = practice.prepare()
    before = (place / "office.db").stat().st_mtime_ns
    assert practice.prepare() == place
    assert (place / "office.db").stat().st_mtime_ns == before
    with office.opened(place):
        assert office.is_practice()
        assert practice.is_first_visit()
        assert not practice.is_first_visit()
