"""A PDF's pages as pictures: for the live page and for printers that take no PDF."""

from __future__ import annotations

import threading
from dataclasses import dataclass

_PT_PER_INCH = 72
_one_at_a_time = threading.Lock()  # pdfium is not made for two threads


@dataclass(frozen=True, slots=True)
class Raster:
    """One page as pixels: rows of `stride` bytes, four bytes BGRX a pixel."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page(pdf: bytes, number: int, *, width: int) -> Raster:
    """A page (from 0) drawn `width` pixels wide, on white."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        found = document[number]
        points, _ = found.get_size()
        bitmap = found.render(scale=width / points, rev_byteorder=False, prefer_bgrx=True)
        pixels = bytes(bitmap.buffer)
        made = Raster(bitmap.width, bitmap.height, bitmap.stride, pixels)
        bitmap.close()
        found.close()
    return made


def page_at(pdf: bytes, number: int, *, dpi: int) -> Raster:
    """A page (from 0) at a resolution in dots an inch."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        points, _ = document[number].get_size()
    return page(pdf, number, width=round(points * dpi / _PT_PER_INCH))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        return len(document)
