"""Laws that hold for any day, any text, any number."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.office.rules.language import mended
from desktop.thai import dates, digits, ids, numbers, sorting, spacing
from desktop.thai.folding import fold

THAI = "กขคงจดตนมรลวสหอฤะัาำิีุูเแโใไ็่้๊๋์ํฯๆ ๐๑๙019aB.-"
words = st.text(alphabet=THAI, max_size=12)
anything = st.text(max_size=40) | words
EVERY_DAY = [
    date(1941, 1, 1) + timedelta(days=n) for n in range((date(2101, 1, 1) - date(1941, 1, 1)).days)
]


@pytest.mark.parametrize("style", ["long", "with_era", "with_weekday", "short", "stamp"])
def test_every_day_from_1941_to_2100_is_read_as_it_was_written(style: str) -> None:
    write = getattr(dates, style)
    assert [day for day in EVERY_DAY if dates.parse(write(day)) != day] == []


def test_every_day_typed_in_numbers_is_read() -> None:
    for day in EVERY_DAY:
        typed = f"{day.day}/{day.month}/{dates.buddhist_year(day)}"
        assert dates.parse(typed) == dates.parse(digits.to_thai(typed)) == day
        assert dates.parse(day.isoformat()) == day


@given(anything)
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    try:
        day = dates.parse(text)
    except dates.UnreadableDate as refused:
        assert refused.facts["text"] == text  # noqa: PT017
    else:
        assert dates.parse(dates.long(day)) == day


@given(st.text(alphabet=st.characters(exclude_characters="๐๑๒๓๔๕๖๗๘๙")))
def test_thai_digits_and_back_is_the_same_text(text: str) -> None:
    assert digits.to_arabic(digits.to_thai(text)) == text


@given(anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_mending_twice_changes_nothing(text: str) -> None:
    assert mended(mended(text)) == mended(text)


@given(anything)
def test_keeping_together_changes_blanks_alone_and_only_once(text: str) -> None:
    kept = spacing.keep_together(text)
    assert kept.replace("\u00a0", "").replace(" ", "") == text.replace("\u00a0", "").replace(
        " ", ""
    )
    assert spacing.keep_together(kept) == kept
    assert all(text[place] in " \u00a0" for place in spacing.no_break_spaces(text))


LEADING = "เแโใไ"
MARKS = "์็่้๊๋"
HEAVY = " -." + "0123456789" + "ab" + "กขคงจดตนมรฤลวสหอ" + "ะัาำิีุู" + LEADING


def letters_of(word: str) -> list[tuple[int, tuple[int, ...]]]:
    """Weight of each letter and of the marks on it, vowels counted after their consonant."""
    word = " ".join(digits.to_arabic(word).lower().split())
    letters: list[tuple[int, tuple[int, ...]]] = []
    for letter in word:
        if letter in MARKS:
            weight, marks = letters.pop() if letters else (-1, ())
            letters.append((weight, (*marks, MARKS.index(letter) + 1)))
        else:
            letters.append((HEAVY.index(letter), ()))
    for place in range(len(letters) - 1):
        (vowel, marks), (consonant, over) = letters[place], letters[place + 1]
        if HEAVY[vowel] in LEADING and not marks and "ก" <= HEAVY[consonant] <= "ฮ":
            letters[place : place + 2] = [(consonant, ()), (vowel, over)]
    return letters


def slowly_before(one: str, other: str) -> int:
    """-1, 0, 1 by the dictionary's two levels: all letters first, then the marks one by one."""
    a, b = letters_of(one), letters_of(other)
    for level in (lambda x: [w for w, _ in x], lambda x: [m for _, m in x]):
        left, right = level(a), level(b)
        if left != right:
            return -1 if left < right else 1
    return 0


syllables = st.builds(
    lambda lead, head, vowel, mark, tail: lead + head + vowel + mark + tail,
    st.sampled_from(["", *LEADING]),
    st.sampled_from("กขคงจดตนมรลวสหอ"),
    st.sampled_from(["", *"ะัาิีุู"]),
    st.sampled_from(["", *MARKS]),
    st.sampled_from(["", " ", "ก", "น", "๑", "2", "B"]),
)
thai_words = st.lists(syllables, min_size=1, max_size=4).map("".join)


@given(thai_words, thai_words)
def test_keys_compare_as_the_slow_dictionary_does(one: str, other: str) -> None:
    expected = slowly_before(one, other)
    a, b = sorting.sort_key(one), sorting.sort_key(other)
    if expected:
        assert (a > b) - (a < b) == expected
    else:
        assert (a == b) == (one == other)


@given(anything, anything)
def test_the_order_of_keys_is_total_and_the_same_in_bytes(one: str, other: str) -> None:
    a, b = sorting.sort_key(one), sorting.sort_key(other)
    assert (a == b) == (one == other)
    assert (a < b) == (a.encode() < b.encode())


@given(st.from_regex(r"[0-8][0-9]{11}", fullmatch=True), st.integers(1, 9), st.integers(0, 12))
def test_one_wrong_digit_of_an_identity_number_is_noticed(first: str, more: int, at: int) -> None:
    whole = first + str(ids.check_digit(first))
    assert ids.verdict(whole) is ids.Verdict.VALID
    wrong = whole[:at] + str((int(whole[at]) + more) % 10) + whole[at + 1 :]
    if ids.verdict(wrong) is ids.Verdict.VALID:
        # what the scheme cannot see: the third digit weighs 11, sums of 0 and 10 share a digit
        sums = {sum((13 - i) * int(d) for i, d in enumerate(n[:12])) % 11 for n in (whole, wrong)}
        assert at == 2 or sums == {0, 10}


@given(st.integers(0, 10**15))
def test_a_number_in_words_says_each_million_once(amount: int) -> None:
    said = numbers.in_words(amount)
    millions, rest = divmod(amount, 10**6)
    if millions:
        head = numbers.in_words(millions) + "ล้าน"
        assert said.startswith(head)
        assert bool(said[len(head) :]) == bool(rest)
    assert "ศูนย์" not in said or amount == 0
