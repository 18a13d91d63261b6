"""A QR code as black boxes on the sheet: sharp at any size, readable offline."""

from __future__ import annotations

from desktop.printing.canvas import Sheet
from desktop.printing.errors import PaperError

_QUIET = 4  # modules left white on each side, as the standard asks (ISO/IEC 18004)


def draw(sheet: Sheet, text: str, left: float, top: float, size: float) -> None:
    """Draw the code of a text in a square of `size` points, its quiet zone inside the square.

    Raises PaperError `qr-too-long` for a text no code holds.
    """
    import segno  # with it come gzip and the web: 2 MB that most papers do not need

    try:
        code = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError as error:
        raise PaperError("qr-too-long", letters=len(text)) from error
    rows = [bytes(row) for row in code.matrix]
    module = size / (len(rows) + 2 * _QUIET)
    boxes: list[tuple[float, float, float, float]] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = 0
            while x + run < len(row) and row[x + run]:
                run += 1
            if run:
                at = left + (x + _QUIET) * module
                boxes.append((at, top + (y + _QUIET) * module, run * module, module))
            x += max(run, 1)
    sheet.boxes(boxes, text)
