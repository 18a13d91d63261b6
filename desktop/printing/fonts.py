"""Faces for paper: the shipped TH Sarabun New, or one of its sisters installed on this PC.

The SIPA families (TH Sarabun New, PSK, IT๙) are shaped under the script tag `latn`: their rules
stand there too, and HarfBuzz then keeps SARA AM whole, so one letter is one glyph and copied text
stays exact. Their AAT table `morx` is hidden first: HarfBuzz 10.4 and newer would follow it and
leave tone marks floating in short words.
"""

from __future__ import annotations

import os
import re
import struct
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from desktop import paths
from desktop.printing.errors import PaperError

SHIPPED = "TH Sarabun New"
_FAMILY, _POSTSCRIPT = 1, 6  # entries of the table `name`
_BOLD = 1
_SIPA = re.compile(r"^TH ?Sarabun", re.IGNORECASE)


def without_morx(data: bytes) -> bytes:
    """The same font with its `morx` table hidden behind a tag nobody reads."""
    tables = int.from_bytes(data[4:6], "big")
    directory = 12 + 16 * tables
    return data[:directory].replace(b"morx", b"morw") + data[directory:]


@dataclass(frozen=True, eq=False)
class Face:
    """One style of a family, ready for shaping; measures are in 1/1000 em."""

    name: str  # PostScript name
    family: str
    bold: bool
    data: bytes = field(repr=False)
    face: hb.Face = field(repr=False)
    font: hb.Font = field(repr=False)
    script: str
    letters: frozenset[int] = field(repr=False)  # code points it can draw
    ascent: float
    descent: float  # negative
    bbox: tuple[int, int, int, int]
    cap_height: int
    italic_angle: float
    by_letter: bool = False
    """Whether a letter with its marks gets the same glyphs in every word, which a test proves."""

    @property
    def per_unit(self) -> float:
        """1/1000 em for each font unit."""
        return 1000.0 / float(self.face.upem)

    @classmethod
    def from_bytes(cls, data: bytes, *, by_letter: bool = False) -> Face:
        """Read a TrueType font; raises BrokenFont for what is none, or lacks a table we need."""
        face = hb.Face(hb.Blob(without_morx(data)))
        family = face.get_name(_FAMILY) or ""
        (units,) = _numbers(face, "head", 18, "H")
        if not units:
            raise BrokenFont("head")
        scale = 1000.0 / units
        left, low, right, high = (round(n * scale) for n in _numbers(face, "head", 36, "4h"))
        ascent, descent = _numbers(face, "hhea", 4, "2h")
        (version,) = _numbers(face, "OS/2", 0, "H")
        (cap,) = _numbers(face, "OS/2", 88, "h") if version >= 2 else (0,)
        (angle,) = _numbers(face, "post", 4, "i")
        letters = frozenset(face.unicodes)
        if not letters:
            raise BrokenFont("cmap")
        return cls(
            name=re.sub(r"[^A-Za-z0-9-]", "", face.get_name(_POSTSCRIPT) or "Thai"),
            family=family,
            bold=_style(face) == _BOLD,
            data=data,
            face=face,
            font=hb.Font(face),
            script="Latn" if _SIPA.match(family) else "Thai",
            letters=letters,
            ascent=ascent * scale,
            descent=descent * scale,
            bbox=(left, low, right, high),
            cap_height=round((cap or _numbers(face, "OS/2", 68, "h")[0]) * scale),
            italic_angle=angle / 65536,
            by_letter=by_letter,
        )


_NEEDED = "กขนมเาฯ๑๙1A"
_WIDEST = 2000.0  # 1/1000 em


class BrokenFont(ValueError):
    """A file that is no font; the table that is missing or too short."""


def _numbers(face: hb.Face, table: str, at: int, kind: str) -> tuple[int, ...]:
    """Numbers of an OpenType table: `kind` in struct's letters, big-endian from byte `at`."""
    data = face.reference_table(table).data
    if len(data) < at + struct.calcsize(f">{kind}"):
        raise BrokenFont(table)
    return struct.unpack_from(f">{kind}", data, at)


def _style(face: hb.Face) -> int:
    """The bits of head.macStyle: 1 bold, 2 italic."""
    return _numbers(face, "head", 44, "H")[0]


@dataclass(frozen=True, eq=False)
class Family:
    """The two weights official papers use."""

    name: str
    regular: Face
    bold: Face

    def face(self, bold: bool) -> Face:
        """The face of a weight."""
        return self.bold if bold else self.regular


def folders() -> list[Path]:
    """Where this system keeps its fonts, the user's own first."""
    if sys.platform == "win32":
        places = [
            Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft/Windows/Fonts",
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        ]
    else:
        home = Path.home()
        places = [home / ".local/share/fonts", home / ".fonts"]
        places += [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return [place for place in places if place.is_dir()]


@cache
def installed() -> dict[str, dict[bool, Path]]:
    """Sarabun families installed on this PC: name → weight (bold or not) → file."""
    found: dict[str, dict[bool, Path]] = {}
    for folder in folders():
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() != ".ttf" or "sarabun" not in path.name.lower():
                continue
            try:
                face = hb.Face(hb.Blob(path.read_bytes()))
                style = _style(face)
            except (BrokenFont, OSError):
                continue
            family = face.get_name(_FAMILY) or ""
            if family and style in (0, _BOLD):
                found.setdefault(family, {}).setdefault(style == _BOLD, path)
    return {name: files for name, files in sorted(found.items()) if len(files) == 2}


@cache
def family(name: str = "") -> Family:
    """The family of that name; the shipped one for an empty name.

    Raises PaperError `font-missing` when it is not installed, `font-no-thai` when it has no Thai
    letters in both weights, `font-broken` when unreadable.
    """
    shipped = name in ("", SHIPPED)
    if shipped:
        folder = paths.resource("fonts")
        files = {
            False: folder / "THSarabunNew-Regular.ttf",
            True: folder / "THSarabunNew-Bold.ttf",
        }
    else:
        files = installed().get(name, {})
        if not files:
            raise PaperError("font-missing", family=name)
    try:
        regular, bold = (
            Face.from_bytes(files[heavy].read_bytes(), by_letter=shipped) for heavy in (False, True)
        )
        for face in (regular, bold):
            if not face.letters.issuperset(map(ord, _NEEDED)):
                raise PaperError("font-no-thai", family=name or SHIPPED)
            _prove(face)
    except (BrokenFont, OSError) as error:
        raise PaperError("font-broken", family=name or SHIPPED) from error
    return Family(name or SHIPPED, regular, bold)


def _prove(face: Face) -> None:
    """Raise BrokenFont when letters draw nothing, or take no room, all the same or very much."""
    widths: set[int] = set()
    for letter in _NEEDED:
        glyph = face.font.get_nominal_glyph(ord(letter))
        drawn = face.font.get_glyph_extents(glyph) if glyph else None
        if glyph is None or drawn is None or not drawn.width or not drawn.height:
            raise BrokenFont("glyf")
        widths.add(face.font.get_glyph_h_advance(glyph))
    if len(widths) < 3 or not all(0 < width * face.per_unit < _WIDEST for width in widths):
        raise BrokenFont("hmtx")
