"""A QR code as black boxes on the sheet: sharp at any size, readable offline."""

from __future__ import annotations

from functools import lru_cache

from desktop.printing.canvas import Sheet
from desktop.printing.errors import PaperError

QUIET = 4  # modules left white on each side, as the standard asks (ISO/IEC 18004)


@lru_cache(16)
def _rows(text: str, error: str = "m") -> tuple[bytes, ...]:
    """The modules of the code, black where a byte is 1. Raises as `draw`."""
    import segno  # with it come gzip and the web: 2 MB that most papers do not need

    try:
        code = segno.make(text, error=error, micro=False)
    except segno.DataOverflowError as error:
        raise PaperError("qr-too-long", letters=len(text)) from error
    return tuple(bytes(row) for row in code.matrix)


def side(text: str, size: float, module: float, error: str = "m") -> float:
    """How large the code must be, its quiet zone in it: `size` if its modules reach `module`.

    Raises as `draw`.
    """
    return max(size, (len(_rows(text, error)) + 2 * QUIET) * module)


def quiet(text: str, size: float, error: str = "m") -> float:
    """How wide the white edge is on each side of a code of that size. Raises as `draw`."""
    return size * QUIET / (len(_rows(text, error)) + 2 * QUIET)


def draw(
    sheet: Sheet,
    text: str,
    left: float,
    top: float,
    size: float,
    alt: str = "",
    error: str = "m",
) -> None:
    """Draw the code of a text in a square of `size` points, its quiet zone inside the square.

    To the ear it says `alt`, or else its text; `error` is the level of correction (l, m). Raises
    PaperError `qr-too-long` for a text no code holds.
    """
    rows = _rows(text, error)
    module = size / (len(rows) + 2 * QUIET)
    boxes: list[tuple[float, float, float, float]] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = 0
            while x + run < len(row) and row[x + run]:
                run += 1
            if run:
                at = left + (x + QUIET) * module
                boxes.append((at, top + (y + QUIET) * module, run * module, module))
            x += max(run, 1)
    sheet.boxes(boxes, alt or text)
