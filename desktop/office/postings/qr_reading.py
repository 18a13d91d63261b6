"""QR codes read off pictures: a photo of a board, a scan, a page of a PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.office.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 200_000_000
_FIRST = 2200  # pixels of the longer side at the first look: a code of 40 squares a hand wide shows
_TILE, _OVERLAP = 1900, 500  # of the closer look at what the first did not show
PAGE_DPI = 200


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in a picture and where its middle is, in shares of width and height."""

    text: str
    x: float
    y: float


def codes_of(data: bytes, name: str, wanted: str = "") -> list[Code]:
    """The QR codes of a picture, each text once; of a large one first a smaller copy is read.

    With `wanted` the closer look is taken when no code begins so. Raises Refused
    `photo-unreadable` for what is no picture.
    """
    from PIL import Image, UnidentifiedImageError  # here: most days see no picture

    trouble = Refused("photo-unreadable", name=name)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise trouble
            longer = max(picture.size)
            if longer > _FIRST:
                share = _FIRST / longer
                picture.draft("L", (round(picture.width * share), round(picture.height * share)))
            first = picture.convert("L")
            if max(first.size) > _FIRST * 1.4:
                first.thumbnail((_FIRST, _FIRST), reducing_gap=2.0)
        found = _read(first)
        if longer <= max(first.size) or any(code.text.startswith(wanted) for code in found):
            return found
        with Image.open(io.BytesIO(data)) as picture:
            whole = picture.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise trouble from error
    except Image.DecompressionBombError as error:
        raise trouble from error
    return _merged(found, _closer(whole, wanted))


def codes_of_pdf(pdf: bytes) -> list[Code]:
    """The QR codes on the pages of a PDF, each text once."""
    import pypdfium2
    from PIL import Image

    from desktop.printing import raster

    with raster.one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    found: list[Code] = []
    for number in range(pages):
        page = raster.page_at(pdf, number, dpi=PAGE_DPI)
        size = page.width, page.height
        drawn = Image.frombytes("RGB", size, page.pixels, "raw", "BGRX", page.stride)
        found = _merged(found, _read(drawn.convert("L")))
    return found


def _closer(whole: Image, wanted: str) -> list[Code]:
    """The whole picture, and where that shows nothing its parts one by one."""
    found = _read(whole)
    if any(code.text.startswith(wanted) for code in found):
        return found
    wide, high = whole.size
    step = _TILE - _OVERLAP
    for top in range(0, max(high - _OVERLAP, 1), step):
        for left in range(0, max(wide - _OVERLAP, 1), step):
            tile = whole.crop((left, top, min(left + _TILE, wide), min(top + _TILE, high)))
            tiles = [
                Code(
                    code.text,
                    (left + code.x * tile.width) / wide,
                    (top + code.y * tile.height) / high,
                )
                for code in _read(tile)
            ]
            found = _merged(found, tiles)
    return found


def _read(picture: Image) -> list[Code]:
    import zxingcpp

    wide, high = picture.size
    seen = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    found = []
    for one in seen:
        corners = one.position
        middle = (corners.top_left, corners.bottom_right)
        x = sum(corner.x for corner in middle) / 2 / max(wide, 1)
        y = sum(corner.y for corner in middle) / 2 / max(high, 1)
        found.append(Code(one.text, x, y))
    return _merged([], found)


def _merged(known: list[Code], more: list[Code]) -> list[Code]:
    texts = {code.text for code in known}
    out = list(known)
    for code in more:
        if code.text not in texts:
            texts.add(code.text)
            out.append(code)
    return out
