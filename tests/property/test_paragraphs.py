"""Typing and keeping a body lose no word and settle at once."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.office import paragraphs

WORDS = st.text("กขคงจ ab|#๑.1()", max_size=12)
BODY = st.lists(WORDS, max_size=8).map("\n".join)


@given(BODY)
def test_no_letter_is_lost_on_the_way_to_the_screen_and_back(body: str) -> None:
    back = paragraphs.kept(paragraphs.typed(body))
    assert "".join(back.split()) == "".join(body.split())


@given(BODY)
def test_what_was_typed_comes_back_as_it_was_typed(text: str) -> None:
    once = paragraphs.typed(paragraphs.kept(text))
    assert paragraphs.typed(paragraphs.kept(once)) == once


@given(BODY)
def test_a_typed_line_is_found_where_it_is_kept(text: str) -> None:
    lines = paragraphs.kept(text).split("\n")
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            assert lines[paragraphs.kept_line(text, number) - 1] == line.rstrip()
