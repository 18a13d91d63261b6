"""Where pages end: every page as full as it may be without a bad break."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.printing.flow import NEW_PAGE, Strip


@dataclass(slots=True)
class Placed:
    """A strip on a page, `top` in points from the page's upper edge."""

    strip: Strip
    top: float


def paginate(
    strips: list[Strip], first_top: float, top: float, bottom: float, pitch: float
) -> list[list[Placed]]:
    """Strips on pages. A page ends where emptiness (in lines of `pitch`) and price are least."""
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
        ends: list[float] = []  # the lower edge after each strip
        end = start
        forced = False
        while end < len(strips):
            strip = strips[end]
            forced = end > start and strip.break_before <= NEW_PAGE
            if forced:
                break
            at = y + (0.0 if end == start else strip.before)
            if at + strip.height > bottom + 0.01 and end > start:
                break
            placed.append(Placed(strip, at))
            y = at + strip.height
            ends.append(y)
            end += 1
        if end < len(strips) and not forced:
            cut = min(
                range(start + 1, end + 1),
                key=lambda k: (
                    (bottom - ends[k - start - 1]) / pitch + strips[k].break_before,
                    -k,
                ),
            )
            placed = placed[: len(placed) - (end - cut)]
            end = cut
        pages.append(placed)
        start = end
    return pages or [[]]
