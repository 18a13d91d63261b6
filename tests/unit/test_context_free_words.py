"""A word alone gets the glyphs it gets in a line: the licence to shape word by word.

So does, in the shipped font, a letter with the vowels and marks about it: each is shaped once.

Run with the fonts we ship. A HarfBuzz upgrade that breaks it must not be taken.
"""

import pytest
import uharfbuzz as hb

from desktop.printing.fonts import Face, family, without_morx
from desktop.printing.shaping import LETTER, Shaper
from desktop.thai.dictionary import standard

BEFORE, AFTER = "ที่นชฮ ", " ฟบ็ก"
EVERY = 4  # a fixed quarter of the words: the whole list takes longer than it tells
SYLLABLES = [
    consonant + vowel + tone + end
    for consonant in "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
    for vowel in ("", "ิ", "ี", "ึ", "ื", "ั", "ุ", "ู", "็")
    for tone in ("", "่", "้", "๊", "๋", "์")
    for end in ("", "ำ", "า")
]
Glyphs = list[tuple[int, int, int, int, int]]


def glyphs(face: Face, text: str) -> Glyphs:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", face.script, "th"
    hb.shape(face.font, buffer)
    return [
        (info.codepoint, info.cluster, at.x_advance, at.x_offset, at.y_offset)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("bold", [False, True])
def test_a_word_alone_is_the_word_in_a_line(bold: bool) -> None:
    face = family().face(bold)
    words = [*sorted(word for word, _ in standard().words())[bold::EVERY], *SYLLABLES]
    assert len(words) > 20_000
    for word in words:
        line = glyphs(face, BEFORE + word + AFTER)
        inside = [
            (glyph, cluster - len(BEFORE), *rest)
            for glyph, cluster, *rest in line
            if len(BEFORE) <= cluster < len(BEFORE) + len(word)
        ]
        assert inside == glyphs(face, word), word


@pytest.mark.parametrize("bold", [False, True])
def test_a_letter_with_its_marks_is_the_same_in_every_word(bold: bool) -> None:
    face = family().face(bold)
    assert face.by_letter
    met: dict[str, Glyphs] = {}
    words = [word for word, _ in standard().words()]
    led = [leading + syllable for leading in "เแโใไ" for syllable in SYLLABLES]
    pairs = [a + b for a in SYLLABLES[::31] for b in (*SYLLABLES[::97], *led[::997])]
    signs = "0123456789๐๑๒๓๔๕๖๗๘๙/.,:()-\u00a0 "
    beside = [a + b for a in signs for b in (*signs, *SYLLABLES[::211], *led[::1013])]
    beside += [a + b for a in (*SYLLABLES[::211], *led[::1013]) for b in signs]
    for word in (*words, *led, *pairs, *beside):
        inside: Glyphs = []
        at = 0
        for letter in LETTER.findall(word):
            if letter not in met:
                met[letter] = glyphs(face, letter)
            inside += [(glyph, cluster + at, *rest) for glyph, cluster, *rest in met[letter]]
            at += len(letter)
        assert inside == glyphs(face, word), word


@pytest.mark.parametrize("bold", [False, True])
def test_letters_shaped_in_one_go_are_the_letters_shaped_alone(bold: bool) -> None:
    words = [word for word, _ in standard().words()]
    letters = sorted({letter for word in (*words, *SYLLABLES) for letter in LETTER.findall(word)})
    letters = [letter for letter in letters if "ๅ" not in letter]
    at_once, alone = Shaper(family().face(bold)), Shaper(family().face(bold))
    found = at_once.shape_letters(letters)
    assert len(found) > len(letters) * 0.6, "the others need more than codes"
    told = ("text", "width", "gaps", "blanks", "codes", "close", "spread", "risen")
    for letter, shaped in found.items():
        whole = alone.shape_whole(letter)
        assert [getattr(shaped, one) for one in told] == [getattr(whole, one) for one in told]
    assert all(at_once.unicode[code] == said for code, said in alone.unicode.items())


@pytest.mark.parametrize("bold", [False, True])
def test_a_column_of_texts_is_drawn_as_each_text_alone(bold: bool) -> None:
    texts = ["นายน้ำใจ ญี่ปุ่น", "", "๑๒/๓ หมู่ที่ ๕", "กู้ ฐานันท์", "๑", "เกี๊ยว"]
    by = Shaper(family().face(bold))
    made = by.lines_of(texts)
    assert made is not None
    for text, close, width in zip(texts, made.closes, made.widths, strict=True):
        letters = by.letters_of(text) or []
        shown = "".join(by.letter_closes[letter] for letter in letters).replace("><", "")
        assert (close, made.letters >= set(letters)) == (shown, True)
        assert width == pytest.approx(sum(by.letter_widths[letter] for letter in letters))
    assert by.lines_of([*texts, "Mr. Smith"]) is None
    assert by.lines_of(["หนึ่ง\nสอง"]) is None


@pytest.mark.parametrize("bold", [False, True])
def test_one_letter_is_one_glyph_without_offsets(bold: bool) -> None:
    face = family().face(bold)
    assert face.script == "Latn"
    for syllable in SYLLABLES:
        shaped = glyphs(face, syllable)
        assert len(shaped) == len(syllable), syllable
        assert not any(dx or dy for *_, dx, dy in shaped), syllable


def test_the_table_that_floats_tones_is_hidden() -> None:
    head = b"\0\1\0\0" + (1).to_bytes(2, "big") + bytes(6)
    font = head + b"morx" + bytes(12) + b"morx in the data stays"
    hidden = without_morx(font)
    assert b"morx" not in hidden[: len(head) + 16]
    assert hidden.endswith(b"morx in the data stays")
    assert len(hidden) == len(font)
