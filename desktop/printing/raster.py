"""A PDF's pages as pictures: for the live page and for printers that take no PDF."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

BANDS = 8
_HAIR = 0.01  # rows
_PT_PER_INCH = 72
one_at_a_time = threading.Lock()  # pdfium is not made for two threads


@dataclass(frozen=True, slots=True)
class Raster:
    """One page as pixels: rows of `stride` bytes, four bytes BGRX a pixel.

    The pixels are those pdfium drew, not copied: whoever shows them holds the raster.
    """

    width: int
    height: int
    stride: int
    pixels: memoryview


def _taken(bitmap: Any) -> Raster:
    pixels = memoryview(bitmap.buffer).cast("B")
    return Raster(bitmap.width, bitmap.height, bitmap.stride, pixels)


def page(pdf: bytes, number: int, *, width: int) -> Raster:
    """A page (from 0) drawn `width` pixels wide, on white."""
    return pages(pdf, (number,), width=width)[number]


def pages(pdf: bytes, numbers: Iterable[int], *, width: int) -> dict[int, Raster]:
    """Some pages (from 0), each drawn `width` pixels wide, on white."""
    import pypdfium2

    made: dict[int, Raster] = {}
    with one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        for number in numbers:
            found = document[number]
            points, _ = found.get_size()
            bitmap = found.render(scale=width / points, rev_byteorder=False, prefer_bgrx=True)
            made[number] = _taken(bitmap)
            bitmap.close()
            found.close()
    return made


def page_at(pdf: bytes, number: int, *, dpi: int) -> Raster:
    """A page (from 0) at a resolution in dots an inch."""
    import pypdfium2

    with one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        points, _ = document[number].get_size()
    return page(pdf, number, width=round(points * dpi / _PT_PER_INCH))


@dataclass(frozen=True, slots=True)
class Band:
    """A strip across a page; `top` is its first row of pixels."""

    top: int
    picture: Raster


def band(pdf: bytes, number: int, part: int, *, dpi: int) -> Band:
    """One of the `BANDS` strips of a page (from 0), in dots an inch: at 600 a page is 139 MB."""
    import pypdfium2

    with one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        found = document[number]
        _, high = found.get_size()
        scale = dpi / _PT_PER_INCH
        rows = math.ceil(high * scale)
        top, end = rows * part // BANDS, rows * (part + 1) // BANDS
        # pdfium cuts whole rows, rounded up: a hair less, or a strip would lie a row too low
        cut = (0, max(0.0, rows - end - _HAIR) / scale, 0, max(0.0, top - _HAIR) / scale)
        bitmap = found.render(scale=scale, crop=cut, rev_byteorder=False, prefer_bgrx=True)
        made = _taken(bitmap)
        bitmap.close()
        found.close()
    return Band(top, made)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        return len(document)
