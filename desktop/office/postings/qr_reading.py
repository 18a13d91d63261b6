"""QR codes read off pictures: a photo of a board, a scan, a page of a PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.office.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 200_000_000
PAGE_DPI = 200
_TILE, _OVERLAP = 1700, 300  # of the closer look, drawn twice as large
_SHARPER = (2, 200, 0)  # radius, percent, threshold: what a hand's shake took from the squares


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in a picture and where its middle is, in shares of width and height."""

    text: str
    x: float
    y: float


def codes_of(data: bytes, name: str, wanted: str = "") -> list[Code]:
    """The QR codes of a picture, each text once.

    The whole picture is read as it is (reading costs less than making it smaller); where no code
    begins with `wanted`, its parts are read again, sharpened and twice as large. Raises Refused
    `photo-unreadable` for what is no picture.
    """
    from PIL import Image, UnidentifiedImageError  # here: most days see no picture

    trouble = Refused("photo-unreadable", name=name)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise trouble
            picture.draft("L", picture.size)
            whole = picture.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise trouble from error
    except Image.DecompressionBombError as error:
        raise trouble from error
    found = _read(whole)
    if any(code.text.startswith(wanted) for code in found):
        return found
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
    """The parts of a picture one by one, sharpened and enlarged, until one shows what is wanted."""
    from PIL import Image, ImageFilter

    sharp = ImageFilter.UnsharpMask(*_SHARPER)
    wide, high = whole.size
    step = _TILE - _OVERLAP
    tops = range(0, max(high - _OVERLAP, 1), step)
    for top in reversed(tops):  # the code is at the foot of a notice
        for left in range(0, max(wide - _OVERLAP, 1), step):
            part = whole.crop((left, top, min(left + _TILE, wide), min(top + _TILE, high)))
            large = part.filter(sharp).resize(
                (part.width * 2, part.height * 2), Image.Resampling.BICUBIC
            )
            seen = [
                Code(c.text, (left + c.x * part.width) / wide, (top + c.y * part.height) / high)
                for c in _read(large)
            ]
            if any(code.text.startswith(wanted) for code in seen):
                return seen
    return []


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
