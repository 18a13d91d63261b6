"""Words become glyphs: HarfBuzz, a word at a time, each word kept ready for the content stream.

A word alone gets the same glyphs as in its line (tests/unit/test_context_free_words.py proves it
for every word of the dictionary), so a word is shaped once and used wherever it is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import uharfbuzz as hb

from desktop.printing.fonts import Face
from desktop.recent import Recent
from desktop.thai.dictionary import THAI_WORD

SARA_AM = "ำ"
_SECOND_READINGS = 0x8000


def number(value: float) -> str:
    """A number as PDF likes it: no exponent, no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(slots=True, eq=False)
class Shaped:
    """A shaped word. `clusters` are hex glyph codes, one entry for each letter with its marks.

    `width` is in 1/1000 em. `gaps` counts the places a distributed line may widen: none inside
    Latin words and numbers. `moves` holds what a plain glyph string cannot say (x shift before,
    rise, pen correction after), by glyph index; it is empty for TH Sarabun.
    """

    text: str
    width: float
    gaps: int
    clusters: tuple[str, ...]
    codes: str
    moves: tuple[tuple[float, float, float], ...] | None


class Shaper:
    """Shapes words with one face; glyph codes (CIDs) stay valid for every paper it is used in."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.unicode: dict[int, str] = {}  # glyph code → the letters it stands for
        self.glyph: dict[int, int] = {}  # glyph code → glyph index
        self.advance: dict[int, float] = {}
        self._code: dict[tuple[int, str], int] = {}
        self._nominal: dict[int, str] = {}
        for letter in sorted(face.letters, reverse=True):
            glyph = face.font.get_nominal_glyph(letter)
            if glyph and not 0xE000 <= letter <= 0xF8FF:  # private codes of the raised marks
                self._nominal[glyph] = chr(letter)
        self._shaped: Recent[str, Shaped] = Recent()
        self.space = self.shape(" ").width
        self.ko_kai = self.shape("ก").width

    def shape(self, text: str) -> Shaped:
        """The word's glyphs, from memory when it was met before."""
        known = self._shaped.get(text)
        if known is None:
            known = self._shaped.put(text, self._shape(text))
        return known

    def _shape(self, text: str) -> Shaped:
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = self.face.script
        buffer.language = "th"
        hb.shape(self.face.font, buffer)
        scale = self.face.per_unit
        positions = buffer.glyph_positions or ()
        glyphs = [
            (info.codepoint, info.cluster, *(length * scale for length in at.position))
            for info, at in zip(buffer.glyph_infos, positions, strict=True)
        ]
        letters: Sequence[str] = text
        if [glyph[1] for glyph in glyphs] != list(range(len(text))):
            glyphs = _typing_order(glyphs)
            letters = _letters(text, [glyph[1] for glyph in glyphs])
        clusters: list[str] = []
        moves: list[tuple[float, float, float]] = []
        width = 0.0
        for (glyph, _, dx, dy, advance, _), said in zip(glyphs, letters, strict=True):
            code = self._code_of(glyph, said)
            if clusters and not (advance and said != SARA_AM):
                clusters[-1] += f"{code:04X}"
            else:
                clusters.append(f"{code:04X}")
            moves.append((dx, dy, self.advance[code] + dx - advance))
            width += advance
        plain = all(not dx and not dy and abs(back) < 0.01 for dx, dy, back in moves)
        if not THAI_WORD.search(text) and not text.isspace():
            clusters = ["".join(clusters)]  # Latin words and numbers are never letter-spaced
        kept = None if plain else tuple(moves)
        return Shaped(text, width, len(clusters), tuple(clusters), "".join(clusters), kept)

    def _code_of(self, glyph: int, letters: str) -> int:
        code = self._code.get((glyph, letters))
        if code is None:
            code = glyph
            if self._nominal.setdefault(glyph, letters) != letters:
                # one drawing, two readings: a code of its own, the same in every session
                code = _SECOND_READINGS | (ord(letters[0]) & 0x7FFF) if letters else 0
                while code in self.glyph:
                    code += 1
            self._code[glyph, letters] = code
            self.glyph[code] = glyph
            self.unicode[code] = letters
            self.advance[code] = self.face.font.get_glyph_h_advance(glyph) * self.face.per_unit
        return code


_Glyph = tuple[int, int, float, float, float, float]  # glyph, cluster, dx, dy, advance, 0


def _typing_order(glyphs: list[_Glyph]) -> list[_Glyph]:
    """Marks of one letter in the order they are typed; their pen position is the same."""
    i = 0
    while i < len(glyphs):
        j = i
        while j < len(glyphs) and glyphs[j][4] == 0:
            j += 1
        if j - i > 1:
            glyphs[i:j] = sorted(glyphs[i:j], key=lambda glyph: glyph[1])
        i = max(j, i + 1)
    return glyphs


def _letters(text: str, clusters: list[int]) -> list[str]:
    """The letters each glyph stands for, so that copied text is the text that was typed."""
    last = {cluster: index for index, cluster in enumerate(clusters)}
    letters = [""] * len(clusters)
    bearer = -1
    for at, letter in enumerate(text):
        bearer = last.get(at, bearer)
        if bearer >= 0:
            letters[bearer] += letter
    return letters


_shapers: WeakKeyDictionary[Face, Shaper] = WeakKeyDictionary()


def shaper(face: Face) -> Shaper:
    """The shaper of a face, with all it has learnt."""
    found = _shapers.get(face)
    if found is None:
        found = _shapers[face] = Shaper(face)
    return found


def drawing(word: Shaped, apart: str = "", size: float = 1.0) -> str:
    """The inside of a TJ array for a word; `apart` is the TJ number after every cluster."""
    if word.moves is None:
        if not apart:
            return f"<{word.codes}>"
        return f"<{f'>{apart}<'.join(word.clusters)}>{apart}"
    parts: list[str] = []
    glyphs = iter(word.moves)
    for cluster in word.clusters:
        for at in range(0, len(cluster), 4):
            dx, dy, back = next(glyphs)
            parts.append(number(-dx) if dx else "")
            glyph = f"<{cluster[at : at + 4]}>"
            if dy:
                glyph = f"] TJ {number(dy * size / 1000)} Ts [{glyph}] TJ 0 Ts ["
            parts.append(glyph)
            parts.append(number(back) if abs(back) >= 0.01 else "")
        parts.append(apart)
    return " ".join(part for part in parts if part)
