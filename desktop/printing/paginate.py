"""Where pages end: every page as full as it may be without a bad break."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.printing import notes
from desktop.printing.errors import PaperError
from desktop.printing.flow import NEW_PAGE, Strip


@dataclass(slots=True)
class Placed:
    """A strip on a page, `top` in points from its upper edge; a `note` stands at its foot."""

    strip: Strip
    top: float
    note: bool = False


def paginate(
    strips: list[Strip],
    first_top: float,
    top: float,
    bottom: float,
    pitch: float,
    edge: float = float("inf"),
) -> list[list[Placed]]:
    """Strips on pages. A page ends where emptiness (in lines of `pitch`) and price are least.

    Raises PaperError `block-too-tall` for a strip that would pass the paper's lower `edge`.

    Footnotes stand at the foot of the page that holds their marks. Raises PaperError
    `notes-too-many` when they leave no room for the text.
    """
    pages: list[list[Placed]] = []
    start = 0
    while start < len(strips):
        page_top = top if pages else first_top
        placed: list[Placed] = []
        y = page_top
        repeat = strips[start].repeat
        if repeat is not None:
            placed.append(Placed(repeat, y))
            y += repeat.height
        ends: list[float] = []  # the lower edge after each strip, its page's foot counted in
        marked: list[Strip] = []
        foot = 0.0
        end = start
        forced = False
        while end < len(strips):
            strip = strips[end]
            forced = end > start and strip.break_before <= NEW_PAGE
            if forced:
                break
            at = y + (0.0 if end == start else strip.before)
            if end == start and at + strip.height > edge + 0.01:
                raise PaperError("block-too-tall", words=strip.opening[:30])
            if strip.notes:
                fresh = [note for note in dict.fromkeys(strip.notes) if note not in marked]
                marked += fresh
                foot = notes.room(marked)
            if at + strip.height + foot > bottom + 0.01 and end > start:
                break
            placed.append(Placed(strip, at))
            y = at + strip.height
            ends.append(y + foot)
            end += 1
        if end < len(strips) and not forced:
            places = range(start + 1, end + 1)
            fitting = [
                k for k in places if ends[k - start - 1] + _under(strips[k - 1]) <= bottom + 0.01
            ]
            cut = min(
                fitting or places[:1],
                key=lambda k: (
                    (bottom - ends[k - start - 1]) / pitch + strips[k].break_before,
                    -k,
                ),
            )
            placed = placed[: len(placed) - (end - cut)]
            end = cut
            last = placed[-1]
            if last.strip.under is not None:
                placed.append(Placed(last.strip.under, last.top + last.strip.height))
        pages.append([*placed, *_at_foot(placed, bottom, bottom - page_top)])
        start = end
    return pages or [[]]


def _under(strip: Strip) -> float:
    return strip.under.height if strip.under is not None else 0.0


def _at_foot(placed: list[Placed], bottom: float, height: float) -> list[Placed]:
    """The footnotes of a page, the last on its lower edge."""
    found = list(dict.fromkeys(note for one in placed for note in one.strip.notes))
    notes.refuse_full(found, height)
    out: list[Placed] = []
    for note in reversed(found):
        bottom -= note.height
        out.append(Placed(note, bottom, note=True))
    return out[::-1]
