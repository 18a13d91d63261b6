"""A register book printed: every number in order, void ones with their reason."""

import io
from pathlib import Path

import pypdf
import pytest

from desktop.office import books, demo, office, register
from desktop.office.words import screen
from desktop.printing.typeset import typeset
from desktop.thai.digits import to_thai


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books") / "office"
    demo.make_demo(folder)
    return folder


@pytest.mark.parametrize("kind", ["sent", "announcement"])
def test_every_line_of_a_book_is_printed_in_order(made: Path, kind: str) -> None:
    with office.opened(made):
        year = register.register_years(kind)[0]
        lines = register.register_rows(kind, year)
        paper = books.paper_of(kind, year)
        printed = typeset(paper, office.house())
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.pdf)).pages)
    assert len(lines) > 5
    assert (round(printed.width), round(printed.height)) == (842, 595)
    assert screen.BOOKS[kind] in text
    at = [text.find(line.text if kind == "sent" else line.subject[:12]) for line in lines]
    assert all(place >= 0 for place in at)
    void = [line for line in lines if line.void_reason]
    assert all(f"ยกเลิก: {line.void_reason}"[:14] in text for line in void)
    assert to_thai(str(year)) in text
