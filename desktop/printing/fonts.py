"""Faces for paper: the shipped TH Sarabun New, or one of its sisters installed on this PC.

The SIPA families (TH Sarabun New, PSK, IT๙) are shaped under the script tag `latn`: their rules
stand there too, and HarfBuzz then keeps SARA AM whole, so one letter is one glyph and copied text
stays exact. Their AAT table `morx` is hidden first: HarfBuzz 10.4 and newer would follow it and
leave tone marks floating in short words.
"""

from __future__ import annotations

import io
import os
import re
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont, TTLibError

from desktop import paths
from desktop.printing.errors import PaperError

SHIPPED = "TH Sarabun New"
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

    @property
    def per_unit(self) -> float:
        """1/1000 em for each font unit."""
        return 1000.0 / float(self.face.upem)

    @classmethod
    def from_bytes(cls, data: bytes) -> Face:
        """Read a TrueType font; a broken one raises `TTLibError` or another error of fontTools."""
        table = TTFont(io.BytesIO(data), lazy=True)
        names, head, os2, post = table["name"], table["head"], table["OS/2"], table["post"]
        hhea = table["hhea"]
        family = names.getDebugName(1) or ""
        scale = 1000.0 / head.unitsPerEm
        letters = frozenset(table.getBestCmap() or {})
        face = hb.Face(hb.Blob(without_morx(data)))
        cap = getattr(os2, "sCapHeight", 0) or os2.sTypoAscender
        return cls(
            name=re.sub(r"[^A-Za-z0-9-]", "", names.getDebugName(6) or "Thai"),
            family=family,
            bold=bool(head.macStyle & 1),
            data=data,
            face=face,
            font=hb.Font(face),
            script="Latn" if _SIPA.match(family) else "Thai",
            letters=letters,
            ascent=hhea.ascent * scale,
            descent=hhea.descent * scale,
            bbox=(
                round(head.xMin * scale),
                round(head.yMin * scale),
                round(head.xMax * scale),
                round(head.yMax * scale),
            ),
            cap_height=round(cap * scale),
            italic_angle=float(post.italicAngle),
        )


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
                table = TTFont(path, lazy=True)
                style = table["head"].macStyle
                family = table["name"].getDebugName(1) or ""
            except (TTLibError, OSError, KeyError):
                continue
            if family and style in (0, 1):
                found.setdefault(family, {}).setdefault(bool(style), path)
    return {name: files for name, files in sorted(found.items()) if len(files) == 2}


@cache
def family(name: str = "") -> Family:
    """The family of that name; the shipped one for an empty name.

    Raises PaperError `font-missing` when it is not installed, `font-broken` when unreadable.
    """
    if name in ("", SHIPPED):
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
        return Family(
            name or SHIPPED,
            Face.from_bytes(files[False].read_bytes()),
            Face.from_bytes(files[True].read_bytes()),
        )
    except (TTLibError, OSError, KeyError) as error:
        raise PaperError("font-broken", family=name or SHIPPED) from error
