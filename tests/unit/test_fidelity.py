"""Every glyph on the page is the glyph HarfBuzz gives for its whole line, and stands where it says.

The page is read back from its content stream by a reader of our own: fonts and TJ arrays.
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pytest
import uharfbuzz as hb

from desktop.printing import source
from desktop.printing.fonts import Face, family
from desktop.printing.typeset import typeset

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


def letters(pdf: bytes) -> dict[bool, dict[int, str]]:
    """Glyph code to letter of each weight, out of the file's own ToUnicode."""
    found: dict[bool, dict[int, str]] = {False: {}, True: {}}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            table = font["/ToUnicode"].get_data()
            for code, said in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table + b"\n"):
                text = bytes.fromhex(said.decode()).decode("utf-16-be")
                found["Bold" in font["/BaseFont"]][int(code, 16)] = text
    return found


@pytest.mark.parametrize("name", ["memo", "announcement-office-copy"])
def test_every_glyph_stands_where_harfbuzz_puts_it(name: str) -> None:
    pdf = typeset(source.read_bytes((SEED / f"{name}.md").read_bytes())).pdf
    said = letters(pdf)
    count = 0
    for run in runs(pdf):
        bold = run.glyphs[0][0]
        assert all(weight == bold for weight, _, _ in run.glyphs)
        text = "".join(said[bold][glyph] for _, glyph, _ in run.glyphs)
        expected = shaped(family().face(bold), text)
        assert [glyph for glyph, *_ in expected] == [glyph for _, glyph, _ in run.glyphs], text
        gaps: list[float] = []
        for i, (_, advance, dx, dy) in enumerate(expected):
            assert (dx, dy) == (0, 0)
            here = run.glyphs[i][2]
            after = run.glyphs[i + 1][2] if i + 1 < len(expected) else here + advance
            extra = after - here - advance
            following = text[i + 1] if i + 1 < len(text) else ""
            if following and (expected[i + 1][1] == 0 or following == "ำ"):
                assert abs(extra) < 0.002, (text, i)  # a mark sits exactly on its letter
            elif "ก" <= text[i] <= "๎" and "ก" <= following <= "๎":
                gaps.append(extra)
        assert not gaps or max(gaps) - min(gaps) < 0.005, text  # one gap a line
        count += len(expected)
    assert count > 1_300
