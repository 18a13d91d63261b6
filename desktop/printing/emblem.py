"""The office's emblem: an SVG or PNG file it brings itself, or a neutral mark of the same size.

No emblem is shipped: the use of official emblems is restricted by law, so each office imports its
own. Until then a plain drawn shield holds the place.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

from desktop.printing.errors import PaperError

MOST_BYTES = 8_000_000
MOST_PIXELS = 40_000_000
_PIXELS_TALL = 1200  # 3 cm at 1,000 dots an inch; a taller picture only swells the file


@dataclass(frozen=True, slots=True)
class Drawing:
    """Vector operators in a box 1000 units tall; `ratio` is width over height."""

    operators: bytes
    ratio: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, deflated: RGB and a mask of opacity."""

    width: int
    height: int
    colours: bytes
    mask: bytes

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height


Emblem = Drawing | Picture


@lru_cache(maxsize=4)
def emblem(data: bytes | None) -> Emblem:
    """Read an emblem file; None gives the neutral mark.

    Raises PaperError `emblem-too-big`, `emblem-not-an-image`, `emblem-broken` or
    `emblem-not-drawable` (an SVG with text, gradients or pictures inside).
    """
    if data is None:
        return placeholder()
    if len(data) > MOST_BYTES:
        raise PaperError("emblem-too-big", bytes=len(data), most=MOST_BYTES)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"\x89PNG"):
        return _picture(data)
    if start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE svg")):
        from desktop.printing import svg

        return Drawing(*svg.operators(data))
    raise PaperError("emblem-not-an-image")


def placeholder() -> Drawing:
    """A plain shield: it takes the emblem's room and claims no office."""
    code = (
        "24 w 1 j 90 940 m 710 940 l 710 480 l 710 250 560 120 400 50 c 240 120 90 250 90 480 c h S"
    )
    code += " 12 w 160 870 m 640 870 l 640 480 l 640 300 520 190 400 130 c"
    code += " 280 190 160 300 160 480 c h S"
    return Drawing(code.encode(), 0.8)


def _picture(data: bytes) -> Picture:
    from PIL import Image, UnidentifiedImageError  # an emblem that is drawn needs none of it

    try:
        image = Image.open(io.BytesIO(data), formats=("PNG",))
        if image.width * image.height > MOST_PIXELS:
            raise PaperError("emblem-too-big", bytes=len(data), most=MOST_BYTES)
        clear = image.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise PaperError("emblem-too-big", bytes=len(data), most=MOST_BYTES) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, zlib.error) as error:
        raise PaperError("emblem-broken") from error
    box = clear.getchannel("A").getbbox()
    if box is None:
        raise PaperError("emblem-broken")
    clear = clear.crop(box)
    if clear.height > _PIXELS_TALL:
        across = max(1, round(clear.width * _PIXELS_TALL / clear.height))
        clear = clear.resize((across, _PIXELS_TALL), Image.Resampling.LANCZOS)
    colours = zlib.compress(clear.convert("RGB").tobytes(), 9)
    return Picture(
        clear.width, clear.height, colours, zlib.compress(clear.getchannel("A").tobytes(), 9)
    )
