"""Every glyph on the page is the glyph HarfBuzz gives for its whole line, and stands where it says.

The page is read back from its content stream by a reader of our own: fonts and TJ arrays.
"""

import io
import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pypdf
import pytest
import uharfbuzz as hb

from desktop import paths
from desktop.printing import source
from desktop.printing.fonts import Face, family
from desktop.printing.paper import Paper
from desktop.printing.shaping import Shaper
from desktop.printing.typeset import typeset
from desktop.thai.dictionary import standard

SEED = Path(__file__).parents[1] / "data" / "seed"
TOKEN = re.compile(
    rb"<([0-9A-F]*)>|\[|\]|/([A-Za-z0-9]+)|(-?[0-9.]+)|([A-Za-z*]+)|<<.*?>>", re.DOTALL
)


@dataclass
class Run:
    """One text object: its glyphs in order with the pen position of each, in 1/1000 em."""

    size: float = 0.0
    glyphs: list[tuple[bool, int, float]] = field(default_factory=list)  # bold, glyph, pen


def runs(pdf: bytes) -> list[Run]:
    found: list[Run] = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        fonts = page["/Resources"]["/Font"]
        bolds = {name[1:]: "Bold" in fonts[name]["/BaseFont"] for name in fonts}
        widths = {name[1:]: advances(fonts[name]) for name in fonts}
        stream = page.get_contents().get_data()
        for body in re.findall(rb"BT (.*?) ET", stream, re.DOTALL):
            found.append(read(body, bolds, widths))
    return found


def advances(font: pypdf.generic.DictionaryObject) -> dict[int, float]:
    wide: dict[int, float] = {}
    listed = font["/DescendantFonts"][0]["/W"]
    for first, some in zip(listed[::2], listed[1::2], strict=True):
        wide |= {first + i: float(width) for i, width in enumerate(some)}
    return wide


def read(body: bytes, bolds: dict[str, bool], widths: dict[str, dict[int, float]]) -> Run:
    run = Run()
    font, pen, shown = "", 0.0, False
    numbers: list[float] = []
    for code, name, number, operator in ((m[1], m[2], m[3], m[4]) for m in TOKEN.finditer(body)):
        if name:
            font = name.decode()
        elif number:
            if shown:
                pen -= float(number)
            numbers.append(float(number))
        elif operator == b"Tf":
            run.size = numbers[-1]
        elif operator == b"TJ":
            shown = False
        elif code is not None:
            shown = True
            for at in range(0, len(code), 4):
                glyph = int(code[at : at + 4], 16)
                run.glyphs.append((bolds[font], glyph, pen))
                pen += widths[font][glyph]
    return run


def shaped(face: Face, text: str) -> list[tuple[int, int, int, int]]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", face.script, "th"
    hb.shape(face.font, buffer)
    return [
        (info.codepoint, at.x_advance, at.x_offset, at.y_offset)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@dataclass
class Font:
    """A font of the file: the weight, and for each glyph code its glyph and its letters."""

    bold: bool
    glyphs: dict[int, int]
    letters: dict[int, str]


def fonts_of(pdf: bytes) -> dict[bool, Font]:
    """By weight, out of the file's own CIDToGIDMap and ToUnicode."""
    found: dict[bool, Font] = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            bold = "Bold" in font["/BaseFont"]
            one = found.setdefault(bold, Font(bold, {}, {}))
            table = font["/ToUnicode"].get_data()
            for code, said in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table + b"\n"):
                text = bytes.fromhex(said.decode()).decode("utf-16-be")
                one.letters[int(code, 16)] = text
            to_glyph = font["/DescendantFonts"][0]["/CIDToGIDMap"].get_object()
            if to_glyph != "/Identity":
                table = to_glyph.get_data()
                for code in one.letters:
                    one.glyphs[code] = int.from_bytes(table[2 * code : 2 * code + 2], "big")
    return found


def stretches(run: Run) -> list[list[tuple[bool, int, float]]]:
    """The glyphs of a line, those of one weight together."""
    return [list(part) for _, part in groupby(run.glyphs, key=itemgetter(0))]


EXAMPLES = sorted(paths.resource("forms").glob("*.md"))
SEEDS = [SEED / "memo.md", SEED / "announcement-office-copy.md"]


def papers() -> list[tuple[str, Paper]]:
    """Every form's example, as original, office copy and certified copy, and the seed's papers."""
    found = []
    for path in (*EXAMPLES, *SEEDS):
        paper = source.read_bytes(path.read_bytes())
        found.append((path.stem, paper))
        if paper.form in ("memo", "letter", "announcement", "order", "certificate"):
            for copy in ("office", "certified"):
                found.append((f"{path.stem} {copy}", replace(paper, copy=copy)))
    return found


@pytest.mark.parametrize("paper", [pytest.param(paper, id=name) for name, paper in papers()])
def test_every_glyph_stands_where_harfbuzz_puts_it(paper: Paper) -> None:
    pdf = typeset(paper).pdf
    fonts = fonts_of(pdf)
    count = 0
    for run in runs(pdf):
        gaps: list[float] = []
        said = ""
        for glyphs in stretches(run):
            bold = glyphs[0][0]
            font = fonts[bold]
            text = "".join(font.letters.get(code, "") for _, code, _ in glyphs)
            expected = shaped(family().face(bold), text)
            drawn = [font.glyphs.get(code, code) for _, code, _ in glyphs]
            assert [glyph for glyph, *_ in expected] == drawn, text
            assert len(text) == len(drawn), text  # what follows counts on it
            said += text
            for i, (_, advance, dx, dy) in enumerate(expected):
                assert (dx, dy) == (0, 0)
                count += 1
                if i + 1 == len(expected):
                    continue
                extra = glyphs[i + 1][2] - glyphs[i][2] - advance
                letter, following = text[i], text[i + 1]
                if expected[i + 1][1] == 0 or following == "ำ":
                    assert abs(extra) < 0.002, (text, i)  # a mark sits exactly on its letter
                elif thai(letter) and thai(following):
                    gaps.append(extra)
                elif not letter.isspace() and not thai(letter) and not thai(following):
                    assert abs(extra) < 0.002 or following.isspace(), (text, i)  # as in a word
        assert not gaps or max(gaps) - min(gaps) < 0.005, said  # one gap a line
    assert count > 20


def thai(letter: str) -> bool:
    return "ก" <= letter <= "๎" and letter != "฿"


@pytest.mark.parametrize("bold", [False, True])
def test_every_word_of_the_dictionary_is_drawn_as_harfbuzz_shapes_it(bold: bool) -> None:
    face = family().face(bold)
    by = Shaper(face)
    for word, _ in standard().words():
        expected = shaped(face, word)
        ours = by.shape(word)
        run = read(f"[{ours.close}] TJ".encode(), {"": bold}, {"": by.advance})
        assert [by.glyph[code] for _, code, _ in run.glyphs] == [one[0] for one in expected], word
        pen = 0.0
        for (_, _, here), (_, advance, dx, dy) in zip(run.glyphs, expected, strict=True):
            assert (dx, dy) == (0, 0)
            assert abs(here - pen * face.per_unit) < 0.002, word
            pen += advance
        assert abs(ours.width - pen * face.per_unit) < 0.002, word
        spread = read(
            f"[{ours.spread.replace('|', '-7')}] TJ".encode(), {"": bold}, {"": by.advance}
        )
        close = [(code, here) for _, code, here in run.glyphs]
        moved = [(code, here) for _, code, here in spread.glyphs]
        assert [code for code, _ in moved] == [code for code, _ in close], word
        steps = [after[1] - before[1] for before, after in zip(close, moved, strict=True)]
        assert all(step % 7 < 0.002 or step % 7 > 6.998 for step in steps), word  # whole gaps
        assert steps == sorted(steps), word
