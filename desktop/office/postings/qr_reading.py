"""QR codes read off pictures: a photo of a board, a scan, a page of a PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from desktop.office.errors import Refused

if TYPE_CHECKING:
    import zxingcpp
    from PIL.Image import Image

MOST_PIXELS = 200_000_000
PAGE_DPI = 200
_NEAR = 0.06  # of the longer side: what is nearer than this is of one code
_SKEWED = 4  # the longest side of a code seen, in shortest
# radius, percent, threshold of what undoes a shaking hand; the second where all is twice as large
_SHARP, _SHARPER = (1.5, 200, 0), (2, 200, 0)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in a picture and where its middle is, in shares of width and height."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The QR codes of a picture, each text once, and how many more were seen and cannot be read."""

    codes: list[Code]
    unread: int


def codes_of(data: bytes, name: str) -> list[Code]:
    """The QR codes of a picture, each text once; as `reading_of`."""
    return reading_of(data, name).codes


def reading_of(data: bytes, name: str) -> Reading:
    """What of QR codes a picture shows.

    The whole picture is read as it is and sharpened (reading costs less than making it smaller;
    sharpened, a code is seen that a shaking hand or the dusk hides). A code that was seen and not
    read is read again by itself, sharpened and twice as large. Raises Refused `photo-unreadable`
    for what is no picture.
    """
    from PIL import Image, ImageFilter, UnidentifiedImageError  # here: most days see no picture

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
    seen = _read(whole) + _read(whole.filter(ImageFilter.UnsharpMask(*_SHARP)))
    for part in _around(whole, _unread(seen, whole.size)):
        seen += _closer(whole, part)
    return Reading(_merged([], seen), len(_unread(seen, whole.size)))


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


Box = tuple[int, int, int, int]  # left, top, right, bottom, pixels


def _unread(seen: Sequence[Code], size: tuple[int, int]) -> list[Code]:
    """The codes seen and not read, one each; what lies on a code that was read is no other.

    Of a code that is half covered the reader sees many, each a little beside the next: what hangs
    together so is one.
    """
    near = _NEAR * max(size)

    def apart(one: Code, other: Code) -> bool:
        return hypot((one.x - other.x) * size[0], (one.y - other.y) * size[1]) > near

    read = [code for code in seen if code.text]
    left = [code for code in seen if not code.text and all(apart(code, one) for one in read)]
    out: list[Code] = []
    while left:
        group = [left.pop(0)]
        for one in group:  # which grows meanwhile
            group += [other for other in left if not apart(one, other)]
            left = [other for other in left if apart(one, other)]
        many = len(group)
        out.append(Code("", sum(c.x for c in group) / many, sum(c.y for c in group) / many))
    return out


def _around(whole: Image, codes: Sequence[Code]) -> list[Box]:
    """The part of a picture about each code."""
    wide, high = whole.size
    reach = 2 * _NEAR * max(wide, high)
    return [
        (
            round(max(code.x * wide - reach, 0)),
            round(max(code.y * high - reach, 0)),
            round(min(code.x * wide + reach, wide)),
            round(min(code.y * high + reach, high)),
        )
        for code in codes
    ]


def _closer(whole: Image, box: Box) -> list[Code]:
    """What a part of a picture shows, sharpened and enlarged."""
    from PIL import Image, ImageFilter

    left, top, _right, _bottom = box
    wide, high = whole.size
    part = whole.crop(box)
    large = part.filter(ImageFilter.UnsharpMask(*_SHARPER)).resize(
        (part.width * 2, part.height * 2), Image.Resampling.BICUBIC
    )
    return [
        Code(c.text, (left + c.x * part.width) / wide, (top + c.y * part.height) / high)
        for c in _read(large)
    ]


def _read(picture: Image) -> list[Code]:
    """Every code in a picture; one without text was seen and cannot be read."""
    import zxingcpp

    wide, high = picture.size
    seen = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), return_errors=True
    )
    found = []
    for one in seen:
        broken = one.error is not None and one.error.type == zxingcpp.ErrorType.Checksum
        if not one.valid and not broken:
            continue  # no code: its own account of itself is not that of any
        corners = one.position
        if broken and _is_skewed(corners):
            continue  # corners of several things
        middle = (corners.top_left, corners.bottom_right)
        x = sum(corner.x for corner in middle) / 2 / max(wide, 1)
        y = sum(corner.y for corner in middle) / 2 / max(high, 1)
        found.append(Code(one.text if one.valid else "", x, y))
    return found


def _is_skewed(corners: zxingcpp.Position) -> bool:
    """Whether four corners are farther from a square than any photo makes one that can be seen."""
    ring = (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)
    sides = [hypot(a.x - b.x, a.y - b.y) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)]
    return max(sides) > _SKEWED * min(sides)


def _merged(known: list[Code], more: list[Code]) -> list[Code]:
    texts = {"", *(code.text for code in known)}
    out = list(known)
    for code in more:
        if code.text not in texts:
            texts.add(code.text)
            out.append(code)
    return out
