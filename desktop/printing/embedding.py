"""A face inside the PDF: one Type0 subset with exact widths and the letters of every glyph.

The letters (ToUnicode) are what search, copying and screen readers get, so they are written for
each glyph as it was shaped, never guessed from glyph names.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as hb

from desktop.printing import file
from desktop.printing.errors import PaperError
from desktop.printing.pdf_writer import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFString,
)
from desktop.printing.shaping import Shaped, Shaper
from desktop.recent import Recent

_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "kern", "morx", "morw", "mort", "prop", "name", "post", "OS/2"),
    *("cmap", "hdmx", "VDMX", "LTSH", "gasp", "DSIG", "FFTM", "PfEd"),
)
_SYMBOLIC, _ITALIC, _FORCE_BOLD = 4, 64, 262144


@dataclass(slots=True)
class Used:
    """What a file shows of a face: words, and letters of texts drawn by letters."""

    resource: str
    shaper: Shaper
    words: set[Shaped] = field(default_factory=set)
    letters: list[list[str]] = field(default_factory=list)

    def codes(self) -> set[int]:
        """All its glyph codes."""
        shaped = [*self.words, *map(self.shaper.letters.__getitem__, set().union(*self.letters))]
        codes = array("H", bytes.fromhex("".join([one.codes for one in shaped])))
        if sys.byteorder == "little":
            codes.byteswap()
        return set(codes)


def embed(document: Any, what: Used) -> None:
    """Add the face to reportlab's document under its resource name, for the codes used."""
    resource, shaper = what.resource, what.shaper
    used = tuple(sorted(what.codes()))
    face = shaper.face
    key = (shaper, used)
    parts = _parts.get(key) or _parts.put(key, _made(shaper, used))
    tag = hashlib.sha256(repr(used).encode()).digest()[:6]
    base = "".join(chr(65 + byte % 26) for byte in tag) + "+" + face.name

    def reference(thing: Any, kind: str) -> Any:
        return document.Reference(thing, f"{kind}:{resource}")

    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": _SYMBOLIC
            | (_ITALIC if face.italic_angle else 0)
            | (_FORCE_BOLD if face.bold else 0),
            "FontBBox": PDFArray(list(face.bbox)),
            "ItalicAngle": face.italic_angle,
            "Ascent": round(face.ascent),
            "Descent": round(face.descent),
            "CapHeight": face.cap_height,
            "StemV": 120 if face.bold else 70,
            "FontFile2": reference(parts.program, "file"),
        }
    )
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": PDFDictionary(
                {
                    "Registry": PDFString("Adobe"),
                    "Ordering": PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": reference(descriptor, "descriptor"),
            "W": parts.widths,
            "DW": 0,
            "CIDToGIDMap": reference(parts.map, "map") if parts.map else PDFName("Identity"),
        }
    )
    font = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([reference(descendant, "descendant")]),
            "ToUnicode": reference(parts.letters, "letters"),
        }
    )
    document.idToObject["BasicFonts"].dict[resource] = reference(font, "font")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A subset as it stands in the file: the same while no new glyph is typed."""

    program: bytes
    widths: bytes
    map: bytes  # empty where every code is its glyph
    letters: bytes


_parts: Recent[tuple[Shaper, tuple[int, ...]], _Parts] = Recent()


def _made(shaper: Shaper, codes: tuple[int, ...]) -> _Parts:
    program = _subset(shaper, codes)
    length = b"/Length1 %d" % len(program)
    glyphs = _glyph_map(shaper, codes)
    return _Parts(
        file.stream(length, program, file.SMALLEST),
        _widths(shaper, codes),
        file.stream(b"", glyphs, file.SMALLEST) if glyphs else b"",
        file.stream(b"", _to_unicode(shaper, codes), file.SMALLEST),
    )


def _subset(shaper: Shaper, codes: tuple[int, ...]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({shaper.glyph[code] for code in codes} | {0})
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    tags = [int.from_bytes(tag.ljust(4).encode(), "big") for tag in _DROPPED]
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(tags)
    try:
        return bytes(hb.subset(shaper.face.face, wanted).blob.data)
    except RuntimeError as error:  # a table it needs is damaged
        raise PaperError("font-broken", family=shaper.face.family) from error


def _widths(shaper: Shaper, codes: tuple[int, ...]) -> bytes:
    widths: list[str] = []
    i = 0
    while i < len(codes):
        j = i
        while j + 1 < len(codes) and codes[j + 1] == codes[j] + 1:
            j += 1
        wide = " ".join([f"{round(shaper.advance[c], 2):g}" for c in codes[i : j + 1]])
        widths.append(f"{codes[i]} [{wide}]")
        i = j + 1
    return f"[{' '.join(widths)}]".encode("ascii")


def _glyph_map(shaper: Shaper, codes: tuple[int, ...]) -> bytes:
    if all(shaper.glyph[code] == code for code in codes):
        return b""
    table = bytearray(2 * (codes[-1] + 1))
    for code in codes:
        table[2 * code : 2 * code + 2] = shaper.glyph[code].to_bytes(2, "big")
    return bytes(table)


def _to_unicode(shaper: Shaper, codes: tuple[int, ...]) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = [
        f"<{code:04X}> <{shaper.unicode[code].encode('utf-16-be').hex().upper()}>"
        for code in codes
        if shaper.unicode[code]
    ]
    for i in range(0, len(entries), 100):
        part = entries[i : i + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
