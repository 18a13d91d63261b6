"""The manual in pages: every room leads to one, every word of it is found."""

import re
from pathlib import Path

import pypdfium2
import pytest

from desktop.office import manual


def test_every_page_has_a_title_and_words() -> None:
    for page in manual.pages():
        assert page.title
        assert len(page.plain) > 40, page.title


def test_no_two_pages_share_a_key() -> None:
    keys = [page.key for page in manual.pages() if page.key]
    assert len(keys) == len(set(keys))


def test_the_opening_says_what_the_program_is() -> None:
    assert "โต๊ะทำงาน" in manual.opening()


def test_a_key_the_manual_has_not_is_told() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        manual.page("nowhere")


def test_what_is_sought_in_a_title_comes_before_what_is_in_a_text() -> None:
    found = manual.find("ออกเลข")
    assert found[0].page.key == "numbers"
    assert len(found) > 1
    assert all(hit.around for hit in found[1:])


def test_every_word_sought_must_be_there() -> None:
    assert manual.find("แฟลชไดรฟ์ นำเข้า")
    assert not manual.find("แฟลชไดรฟ์ ไม่มีคำนี้แน่นอน")


def test_digits_and_case_do_not_matter_to_the_search() -> None:
    assert {hit.page.key for hit in manual.find("ctrl+p")} == {
        hit.page.key for hit in manual.find("CTRL+P")
    }
    assert [hit.page.key for hit in manual.find("๑๕ วัน")] == [
        hit.page.key for hit in manual.find("15 วัน")
    ]


def test_every_picture_of_the_manual_is_there_and_has_words() -> None:
    for page in manual.pages():
        for words, file in re.findall(r"!\[([^]]*)\]\(([^)]*)\)", page.text):
            assert words, file
            assert (Path(manual.folder()) / file).is_file(), file


def test_the_handbook_holds_every_page_and_the_card_is_one_sheet() -> None:
    from desktop.printing.typeset import typeset

    book = typeset(manual.handbook())
    assert book.pages > 3
    keys = [(f"Ctrl+{letter}", f"ทำอย่างที่ {letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    assert typeset(manual.card(keys)).pages == 1
    assert typeset(manual.card(keys[:3])).pages == 1
    printed = "".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(book.pdf)
    )
    for page in manual.pages():
        assert page.title.split(" → ")[0][:20] in printed.replace("\r\n", "")
