"""Photos of papers in the records: kept whole, printed from there, told when they are not there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from db import blobs
from desktop.office import drafting, office, papers, people, pictures, sections, sheets
from desktop.printing import source
from desktop.printing.errors import PaperError
from desktop.printing.typeset import typeset


@pytest.fixture
def typist(tmp_path: Path) -> Iterator[int]:
    with office.opened(tmp_path / "office"):
        sections.add_section("สำนักปลัด", code="ตย ๑", actor=None)
        person = people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
        people.appoint(person, people.add_post("นิติกร", place=1, actor=None), actor=None)
        yield person


def photo(folder: Path) -> Path:
    file = folder / "เวที.jpg"
    Image.new("RGB", (400, 300), "green").save(file)
    return file


def test_a_kept_photo_prints_with_its_paper(typist: int, tmp_path: Path) -> None:
    file = photo(tmp_path)
    line = pictures.keep(file, "เวที [ประชาคม]\nหมู่ที่ 3")
    document = drafting.draft("announcement", actor=typist)
    front, body = source.split(sheets.open_sheet(document).source)
    drafting.save(document, source.compose(front, f"{line}\n\n{body}"), actor=typist)
    made = typeset(papers.paper_of(document))
    (page, *_) = pypdf.PdfReader(io.BytesIO(made.pdf)).pages
    assert len(page.images) == 1
    assert "เวที ประชาคม หมู่ที่ ๓" in page.extract_text()
    kept = line.rpartition("(")[2].rstrip(")")
    assert blobs.get(kept) == file.read_bytes(), "the original of an evidence is kept as it came"


def test_a_photo_that_is_not_here_is_told_with_its_line(typist: int) -> None:
    document = drafting.draft("announcement", actor=typist)
    text = sheets.open_sheet(document).source + f"\n![ภาพ]({'0' * 64})\n\n![ภาพ](c.jpg)\n"
    with pytest.raises(PaperError) as told:
        typeset(papers.filled(text, papers.filling_of(document)))
    assert told.value.reason == "photo-missing"


def test_what_is_no_photo_is_not_kept(typist: int, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(b"no photo at all")
    with pytest.raises(PaperError) as told:
        pictures.keep(file)
    assert told.value.reason == "photo-not-an-image"
    with pytest.raises(PaperError) as told:
        pictures.keep(tmp_path / "none.jpg")
    assert told.value.reason == "file-unreadable"
