"""Words become glyphs: HarfBuzz, a word at a time, each word kept ready for the content stream.

A word alone gets the same glyphs as in its line, and with the shipped font a letter with its marks
the same as in its word (tests/unit/test_context_free_words.py proves both for every word of the
dictionary). So each is shaped once and used wherever it is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress, pairwise
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as hb

from desktop.printing.fonts import Face
from desktop.recent import Recent
from desktop.thai.dictionary import THAI_WORD

SARA_AM = "ำ"
_SECOND_READINGS = 0x8000
_APART = "|"  # in `Shaped.spread`
# a Thai letter, digit, blank or sign of numbers, with the vowels and marks whose drawing or place
# depends on it: none leans on the letters beside
LETTER = re.compile(
    "[\u0e40-\u0e44]*[\u0e01-\u0e3a\u0e45-\u0e4e0-9\u0e50-\u0e59/.,:() \u00a0-]"
    "[\u0e31-\u0e3a\u0e45\u0e47-\u0e4e]*|[\u0e40-\u0e44]+"
)
_END = "\n"  # of a text among many
_LETTER_OR_END = re.compile(f"{LETTER.pattern}|{_END}")
_NUMBER = re.compile("[0-9\u0e50-\u0e59/.,:()-]+")


@lru_cache(1 << 12)
def number(value: float) -> str:
    """A number as PDF likes it: no exponent, no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


_Move = tuple[float, float, float]  # x shift before, rise, pen correction after


@dataclass(slots=True, eq=False)
class Shaped:
    """A word as `by` shaped it; `width` is in 1/1000 em.

    `gaps` counts the places a distributed line may widen, after each letter with its marks: none
    inside Latin words and numbers. `blanks` is how many blanks it is, 0 for a word. `codes` are the
    hex glyph codes, `close` the inside of a TJ array that shows them with the font's own kerning,
    `spread` the same with a | for the number of each gap. When some glyph is raised, which none of
    TH Sarabun is, `risen` holds the moves of the glyphs of each letter, and neither will do.
    """

    by: Shaper
    text: str
    width: float
    gaps: int
    blanks: int
    codes: str
    close: str
    spread: str
    risen: tuple[tuple[_Move, ...], ...] | None
    note: int = 0
    """The footnote whose raised mark it is; then `width` is that of the small mark."""


class Lettered(NamedTuple):
    """Texts drawn by letters: what shows each, as `Shaped.close`, its width, all the letters."""

    closes: list[str]
    widths: list[float]
    letters: set[str]


class _Letters(dict[str, Shaped]):
    """Each letter with its marks as it was shaped when it was first asked for; some thousands."""

    def __init__(self, by: Shaper) -> None:
        self._by = by

    def __missing__(self, letter: str) -> Shaped:
        found = self[letter] = self._by.shape_whole(letter)
        assert found.risen is None, letter
        return found

    def learn(self, letters: Iterable[str]) -> None:
        """Shape many letters in one go: as each alone, for no letter leans on a blank."""
        new = sorted(letter for letter in letters if letter not in self and letter[0] >= "ก")
        if len(new) > 1:
            self.update(self._by.shape_letters(new))


class _Told(dict[str, Any]):
    """One attribute of each letter."""

    def __init__(self, of: _Letters, name: str) -> None:
        self._of, self._name = of, name

    def __missing__(self, letter: str) -> Any:
        found = self[letter] = getattr(self._of[letter], self._name)
        return found


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
        self.letters = _Letters(self)
        self.letter_widths = _Told(self.letters, "width")  # two rows of what the letters are, for
        self.letter_closes = _Told(self.letters, "close")  # lists of thousands of cells
        self.space = self.shape(" ").width
        self.ko_kai = self.shape("ก").width

    def shape(self, text: str) -> Shaped:
        """The word's glyphs, from memory when it was met before."""
        known = self._shaped.get(text)
        if known is None:
            known = self._shaped.put(text, self._shape(text))
        return known

    def shape_all(self, texts: Sequence[str]) -> list[Shaped]:
        """The glyphs of many words."""
        met, shape = self._shaped.at_hand, self.shape
        return [met.get(text) or shape(text) for text in texts]

    def letters_of(self, text: str) -> list[str] | None:
        """The letters a text that stays one line is drawn by, one after the other, without telling
        words apart; None when this face or this text needs more.
        """
        if not self.face.by_letter:
            return None
        letters: list[str] = LETTER.findall(text)
        return letters if len("".join(letters)) == len(text) else None  # else some are left out

    def lines_of(self, texts: Sequence[str]) -> Lettered | None:
        """Many texts that stay one line each, drawn by letters, in one go; None as `letters_of`."""
        if not texts or not self.face.by_letter:
            return None
        whole = _END.join(texts)
        letters: list[str] = _LETTER_OR_END.findall(whole)
        if len("".join(letters)) != len(whole) or letters.count(_END) != len(texts) - 1:
            return None
        letters.append(_END)
        known = set(letters) - {_END}
        self.letters.learn(known)
        closes = {letter: self.letter_closes[letter] for letter in known}
        shown = "".join(map((closes | {_END: _END}).__getitem__, letters))
        widths = {letter: self.letter_widths[letter] for letter in known} | {_END: 0.0}
        so_far = accumulate(map(widths.__getitem__, letters))
        ends = list(compress(so_far, map(_END.__eq__, letters)))
        return Lettered(
            shown.replace("><", "").split(_END)[:-1],
            [end - begin for begin, end in pairwise([0.0, *ends])],
            known,
        )

    def _shape(self, text: str) -> Shaped:
        if not self.face.by_letter:
            return self.shape_whole(text)
        letter = self.letters.__getitem__
        if THAI_WORD.fullmatch(text):
            letters = list(map(letter, LETTER.findall(text)))
            gaps = sum([one.gaps for one in letters])
            spread = "".join([one.spread for one in letters])
        elif _NUMBER.fullmatch(text):
            letters = list(map(letter, text))
            gaps, spread = 1, ""
        else:
            return self.shape_whole(text)
        width = sum([one.width for one in letters], 0.0)
        codes = "".join([one.codes for one in letters])
        close = "".join([one.close for one in letters]).replace("><", "")
        return Shaped(self, text, width, gaps, 0, codes, close, spread or f"{close}{_APART}", None)

    def shape_whole(self, text: str) -> Shaped:
        """The glyphs as HarfBuzz gives them for all the text at once; not remembered."""
        buffer = self._buffer(text)
        scale = self.face.per_unit
        positions = [at.position for at in buffer.glyph_positions or ()]
        glyphs = [
            (info.codepoint, info.cluster, dx * scale, dy * scale, x * scale, y * scale)
            for info, (dx, dy, x, y) in zip(buffer.glyph_infos, positions, strict=True)
        ]
        letters: Sequence[str] = text
        if [glyph[1] for glyph in glyphs] != list(range(len(text))):
            glyphs = _typing_order(glyphs)
            letters = _letters(text, [glyph[1] for glyph in glyphs])
        clusters: list[str] = []
        moves: list[list[_Move]] = []  # of the glyphs of each cluster
        width = 0.0
        still = True
        for (glyph, _, dx, dy, advance, _), said in zip(glyphs, letters, strict=True):
            code = self._code_of(glyph, said)
            if clusters and not (advance and said != SARA_AM):
                clusters[-1] += f"{code:04X}"
            else:
                clusters.append(f"{code:04X}")
                moves.append([])
            back = self.advance[code] + dx - advance
            still = still and not (dx or dy or back)
            moves[-1].append((dx, dy, back))
            width += advance
        blank = text.isspace()
        if not THAI_WORD.search(text) and not blank:
            clusters = ["".join(clusters)]  # Latin words and numbers are never letter-spaced
            moves = [list(chain.from_iterable(moves))]
        blanks, gaps, codes = len(text) if blank else 0, len(clusters), "".join(clusters)
        risen = None
        if still:
            close, spread = f"<{codes}>", f"<{f'>{_APART}<'.join(clusters)}>{_APART}"
        else:
            close, spread = _inside(clusters, moves)
            if any(dy for cluster in moves for _, dy, _ in cluster):
                risen = tuple(map(tuple, moves))
        return Shaped(self, text, width, gaps, blanks, codes, close, spread, risen)

    def shape_letters(self, letters: Sequence[str]) -> dict[str, Shaped]:
        """Thai letters as `shape_whole` shapes each, those left out that need more than codes."""
        buffer = self._buffer(" ".join(letters))
        scale = self.face.per_unit
        glyphs: dict[int, list[tuple[int, tuple[int, int, int, int]]]] = {}  # by place in the text
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
            glyphs.setdefault(info.cluster, []).append((info.codepoint, place.position))
        found = {}
        begin = 0
        for text in letters:
            own = [glyphs.get(at, []) for at in range(begin, begin + len(text))]
            begin += len(text) + 1
            if [1 for one in own if len(one) != 1]:
                continue
            clusters: list[str] = []
            width = 0.0
            plain = True
            for sign, ((glyph, (dx, dy, advance, _)), *_) in zip(text, own, strict=True):
                code = self._code_of(glyph, sign)
                plain = plain and not (dx or dy) and self.advance[code] == advance * scale
                if clusters and not (advance and sign != SARA_AM):
                    clusters[-1] += f"{code:04X}"
                else:
                    clusters.append(f"{code:04X}")
                width += advance * scale
            if plain:
                codes, count = "".join(clusters), len(clusters)
                spread = f"<{f'>{_APART}<'.join(clusters)}>{_APART}"
                found[text] = Shaped(self, text, width, count, 0, codes, f"<{codes}>", spread, None)
        return found

    def _buffer(self, text: str) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = self.face.script
        buffer.language = "th"
        hb.shape(self.face.font, buffer)
        return buffer

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


def _inside(clusters: list[str], moves: list[list[_Move]]) -> tuple[str, str]:
    """The inside of a TJ array for these clusters, close and spread; rises are left out."""
    close = spread = "<"
    for cluster, moved in zip(clusters, moves, strict=True):
        for at, (dx, _, back) in zip(range(0, len(cluster), 4), moved, strict=True):
            before = f">{number(-dx)} <" if dx else ""
            after = f">{number(back)} <" if abs(back) >= 0.01 else ""
            shown = f"{before}{cluster[at : at + 4]}{after}"
            close += shown
            spread += shown
        spread += f">{_APART}<"
    return f"{close}>".replace("<>", ""), f"{spread}>".replace("<>", "")


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


def drawing(words: Sequence[Shaped], gap: float, blank: float, size: float) -> str:
    """The inside of a TJ array for words of one shaper: `gap` more after each letter, `blank` more
    in every blank.
    """
    parts: list[str] = []
    apart = number(-gap) if gap else ""
    for word in words:
        if word.blanks and blank:
            more = number(-(blank * word.blanks + gap * word.gaps))
            parts.append(f"<{word.codes}>{more}")
        elif word.risen is not None:
            parts.append(_risen(word.codes, word.risen, apart, size))
        elif gap:
            parts.append(word.spread)
        else:
            parts.append(word.close)
    shown = "".join(parts)
    return shown.replace(_APART, apart) if gap else shown.replace("><", "")


def _risen(codes: str, clusters: tuple[tuple[_Move, ...], ...], apart: str, size: float) -> str:
    parts: list[str] = []
    at = 0
    for cluster in clusters:
        for dx, dy, back in cluster:
            parts.append(number(-dx) if dx else "")
            glyph = f"<{codes[at : at + 4]}>"
            if dy:
                glyph = f"] TJ {number(dy * size / 1000)} Ts [{glyph}] TJ 0 Ts ["
            parts.append(glyph)
            parts.append(number(back) if abs(back) >= 0.01 else "")
            at += 4
        parts.append(apart)
    return " ".join(part for part in parts if part)
