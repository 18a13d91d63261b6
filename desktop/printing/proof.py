"""The QR code of a posted notice: by it the notice proves itself and a photo of a board is read.

It hangs in the left margin at the foot of every page, so a notice has the same lines and pages with
it and without. Copies for the file have none; nor have public copies, which say less than what the
code vouches for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.printing import qr
from desktop.printing.canvas import Sheet
from desktop.printing.errors import PaperError
from desktop.printing.flow import Column
from desktop.printing.house_rules import Form
from desktop.printing.marked import ARTIFACT
from desktop.printing.paginate import Placed
from desktop.printing.paper import Paper
from desktop.printing.paragraph import Line

_PITCH = 1.2  # of the words, times their size
_ABOVE = 1.0  # from the code to the foot of the first words, times their size
_LEVEL = "l"  # far photos lack pixels, not parts: fewer and larger squares are read further
_FINEST = 0.8  # the least a square may be, times its usual size
_APART = 0.2 * 72 / 2.54  # between the code and the text of the page, points


@dataclass(frozen=True, slots=True)
class Proof:
    """A code as large as it must be, and the words under it."""

    text: str
    alt: str
    size: float
    quiet: float
    words: tuple[Line, ...]
    type_size: float

    @property
    def ink(self) -> float:
        """How wide the code is without its white edge."""
        return self.size - 2 * self.quiet

    @property
    def height(self) -> float:
        """From the code's upper edge, the white left out, to the foot of its last words."""
        return self.ink + (_ABOVE + (len(self.words) - 1) * _PITCH) * self.type_size

    def draw(self, on: Sheet, axis: float, low: float) -> None:
        """The code centred on `axis`, the last line of its words standing on `low`."""
        pitch = self.type_size * _PITCH
        first = low - (len(self.words) - 1) * pitch
        top = low - self.height - self.quiet
        qr.draw(on, self.text, axis - self.size / 2, top, self.size, self.alt, _LEVEL)
        for at, line in enumerate(self.words):
            left = axis - line.width / 2 - line.left
            on.line(left, first + at * pitch, line, self.type_size)


def proof(paper: Paper, form: Form, column: Column, room: float) -> Proof | None:
    """The code of a paper, no wider than `room`, nor its words; None for a paper without one.

    Raises PaperError `qr-too-long`, also for one that would be too fine for a photo of a board.
    """
    text = paper.text("code")
    if not text or paper.copy in ("office", "public"):
        return None
    m = column.m
    said = paper.text("code_words") or form.labels["code"]
    size = qr.side(text, m.proof, m.proof_module, _LEVEL)
    white = qr.quiet(text, size, _LEVEL)
    if size - 2 * white > room:
        size *= room / (size - 2 * white)
        white = qr.quiet(text, size, _LEVEL)
        if white < qr.QUIET * m.proof_module * _FINEST:
            raise PaperError("qr-too-long", letters=len(text))
    words = column.wrapped(said, room, size=m.proof_words, setting="center")
    return Proof(text, said, size, white, words, m.proof_words)


def around(
    paper: Paper, form: Form, column: Column, pages: list[list[Placed]]
) -> Callable[[Sheet, int], None]:
    """The code beside the last lines of every page; to the ear only on the first."""
    m = column.m
    room = m.left - m.proof_from_edge - _APART
    found = proof(paper, form, column, room)

    def draw(sheet: Sheet, page: int) -> None:
        if found is not None:
            with sheet.tagged(ARTIFACT if page > 1 else None):
                found.draw(sheet, m.proof_from_edge + room / 2, m.bottom - m.proof_words * 0.3)

    return draw
