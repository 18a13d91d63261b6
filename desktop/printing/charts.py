"""The geometry of charts: where every bar and word stands, for the screen and for paper alike.

Nothing is drawn here. A chart is a list of shapes in one unit (points or pixels), heights from the
top down; the window's painter and the sheet of paper each know how to put a shape down.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

Tone = Literal["main", "second", "third", "soft", "line", "text", "muted"]
Anchor = Literal["left", "center", "right"]
Width = Callable[[str, float], float]
"""How wide a text is at a size."""

_LABEL_SHARE = 0.36  # of the width, at most
PITCH = 2.0  # from bar to bar, times the type size
_MOST_BAR = 1.25  # times the type size


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `hollow` is only its outline."""

    left: float
    top: float
    width: float
    height: float
    tone: Tone
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line, its middle at `middle`; `x` is its left, middle or right."""

    x: float
    middle: float
    text: str
    size: float
    anchor: Anchor
    tone: Tone = "text"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart laid out."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Datum:
    """One bar: its label, its figure, and what it is held against (None: nothing).

    `said` stands beside the bar in place of the figures.
    """

    label: str
    value: float
    against: float | None = None
    said: str = ""


def bars(data: Sequence[Datum], width: float, size: float, measure: Width) -> Chart:
    """Bars lying one below another, the label left and the figure right of each.

    What a figure is held against lies behind it as an outline of its own length.
    """
    pitch = size * PITCH
    gap = size * 0.6
    said = [_figure(datum) for datum in data]
    label_room = min(
        max((measure(d.label, size) for d in data), default=0.0) + 1, width * _LABEL_SHARE
    )
    figure_room = max((measure(text, size) for text in said), default=0.0) + 1
    left = label_room + gap
    room = max(width - left - gap - figure_room, size)
    most = max((max(d.value, d.against or 0) for d in data), default=0)
    boxes: list[Box] = []
    words: list[Words] = []
    high = size * _MOST_BAR
    for at, (datum, text) in enumerate(zip(data, said, strict=True)):
        middle = at * pitch + pitch / 2
        top = middle - high / 2
        end = left
        if datum.against is not None and most:
            long = room * datum.against / most
            boxes.append(Box(left, top, long, high, "soft"))
            boxes.append(Box(left, top, long, high, "line", hollow=True))
            end = left + long
        if datum.value and most:
            long = room * datum.value / most
            boxes.append(Box(left, top, long, high, "main"))
            if datum.against is not None and datum.value > datum.against:
                mark = left + room * datum.against / most  # reached: a notch where it was
                boxes.append(Box(mark - size * 0.07, top, size * 0.14, high, "soft"))
            end = max(end, left + long)
        label = shortened(datum.label, label_room, size, measure)
        words.append(Words(label_room, middle, label, size, "right"))
        words.append(Words(end + gap * 0.7, middle, text, size, "left", bold=True))
    boxes.append(Box(left - 0.5, 0.0, 0.5, max(pitch * len(data), 1.0), "line"))
    return Chart(width, pitch * len(data), tuple(boxes), tuple(words))


def _figure(datum: Datum) -> str:
    if datum.said:
        return datum.said
    return f"{datum.value:,}" if datum.against is None else f"{datum.value:,}/{datum.against:,}"


def columns(
    labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[float]]],
    width: float,
    height: float,
    size: float,
    measure: Width,
) -> Chart:
    """Bars standing side by side for each label, as for years; a legend names the series above."""
    tones: tuple[Tone, ...] = ("main", "second", "third")
    boxes: list[Box] = []
    words: list[Words] = []
    x = 0.0
    for (name, _), tone in zip(series, tones, strict=False):
        boxes.append(Box(x, size * 0.45, size * 0.8, size * 0.8, tone))
        words.append(Words(x + size * 1.15, size * 0.85, name, size, "left", "muted"))
        x += size * 2.2 + measure(name, size)
    top, low = size * 3.4, height - size * 2.0
    most = max((value for _, values in series for value in values), default=0)
    step = width / max(len(labels), 1)
    wide = min(step * 0.8 / max(len(series), 1), size * 4.2)
    for at, label in enumerate(labels):
        middle = step * (at + 0.5)
        begin = middle - wide * len(series) / 2
        for place, ((_, values), tone) in enumerate(zip(series, tones, strict=False)):
            high = (low - top) * values[at] / most if most else 0.0
            inside = wide * 0.12
            left = begin + place * wide + inside
            if high:
                boxes.append(Box(left, low - high, wide - 2 * inside, high, tone))
            text = f"{values[at]:,}"
            if measure(text, size) <= wide:
                over = Words(
                    left + wide / 2 - inside, low - high - size * 0.75, text, size, "center"
                )
                words.append(over)
        shown = shortened(label, step * 0.96, size, measure)
        words.append(Words(middle, low + size * 1.1, shown, size, "center", "muted"))
    boxes.append(Box(0.0, low, width, 0.7, "line"))
    return Chart(width, height, tuple(boxes), tuple(words))


def bands(chart: Chart, high: float) -> list[Chart]:
    """A chart in pieces no higher than `high`, to be set one under the other."""
    out = []
    top = 0.0
    while top < chart.height - 0.01:
        low = min(top + high, chart.height)
        boxes = [
            replace(box, top=begin - top, height=end - begin)
            for box in chart.boxes
            if (begin := max(box.top, top)) < (end := min(box.top + box.height, low))
        ]
        words = [
            replace(one, middle=one.middle - top) for one in chart.words if top <= one.middle < low
        ]
        out.append(Chart(chart.width, low - top, tuple(boxes), tuple(words)))
        top = low
    return out


def shortened(text: str, room: float, size: float, measure: Width) -> str:
    """The text, or as much of it as fits with …; never a mark without its letter."""
    if measure(text, size) <= room:
        return text
    for end in range(len(text) - 1, 0, -1):
        if unicodedata.combining(text[end]) or text[end] in "ัิีึืฺุู็ำๅ":
            continue
        shown = text[:end].rstrip() + "…"
        if measure(shown, size) <= room:
            return shown
    return "…"
