"""รายงานการประชุม, the minutes of a meeting (แบบที่ ๑๑, clause 25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.printing import body
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import INSIDE, KEPT, SECTION, Column, Strip, baseline, line_strip
from desktop.printing.forms import heads
from desktop.printing.grid import LINES_A_STRIP
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Line
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole minutes as strips; the emblem has no place on them."""
    words = form.labels
    titles = [f"{form.title}{paper.subject}"]
    if paper.text("session"):
        titles.append(f"{words['session']} {paper.text('session')}")
    if paper.date:
        titles.append(f"{words['date']}{dates.with_weekday(paper.date)}")
    if paper.text("place"):
        titles.append(f"{words['place']} {paper.text('place')}")
    column.strips += [
        replace(strip, break_before=0.0) for strip in heads.title_strips(column, tuple(titles))
    ]
    column.add(heads.rule_strip(column.m))
    for key, third in (("present", "role"), ("absent", "reason"), ("guests", "role")):
        _people(column, words[key], paper.rows(key), third)
    _hour(column, words["begin"], paper.text("begin"), words["hour"])
    body.add(column, paper.body)
    _hour(column, words["end"], paper.text("end"), words["hour"])
    cling(column.strips)
    roles = (words["recorder"], words["checker"])
    signing = tuple(
        replace(signer, posts=(*signer.posts, role))
        for signer, role in zip(paper.signers, roles, strict=False)
    )
    column.strips += signature_strips(column, signing, form)
    return column.strips


def _people(column: Column, heading: str, rows: tuple[Mapping[str, str], ...], third: str) -> None:
    """A bold heading and the people under it: number, name, post, and a third column."""
    if not rows:
        return
    m = column.m
    spans = (Span(heading, bold=True),)
    for line in column.lines(spans, setting="left"):
        strip = line_strip(column.sheet, line, m.left, m.body, m.pitch)
        column.add(replace(strip, before=m.before, break_before=SECTION))
    for place, row in enumerate(rows):
        for at, strip in enumerate(_person(column, str(place + 1), row, third)):
            price = strip.break_before if at else KEPT if place == 0 else 0.0
            column.add(replace(strip, break_before=price))


def _person(column: Column, number: str, row: Mapping[str, str], third: str) -> list[Strip]:
    """One of the people; only many lines part between pages."""
    m = column.m
    lefts = (m["name_left"], m["post_left"], m["role_left"], m.text_width)
    cells: list[tuple[float, tuple[Line, ...]]] = []
    for key, left, right in zip(("name", "post", third), lefts, lefts[1:], strict=False):
        cells.append((left, column.wrapped(row.get(key, ""), right - left - m["cell_gap"])))
    tall = max(1, *(len(lines) for _, lines in cells))
    said = column.convert(f"{number}.")

    opening = " ".join(line.text for _, lines in cells for line in lines[:1])
    tag = column.new_tag("P")

    def strip(start: int) -> Strip:
        def draw(on: Sheet, top: float) -> None:
            y = top + baseline(on, m.body, m.pitch)
            if start == 0:
                on.text(m.left + m["name_left"] - m["cell_gap"], y, said, m.body, setting="right")
            for left, lines in cells:
                for at, line in enumerate(lines[start : start + LINES_A_STRIP]):
                    on.line(m.left + left, y + at * m.pitch, line, m.body)

        shown = min(LINES_A_STRIP, tall - start)
        price = INSIDE if start else 0.0
        height = shown * m.pitch
        return Strip(height, draw, break_before=price, text=True, opening=opening, tag=tag)

    return [strip(start) for start in range(0, tall, LINES_A_STRIP)]


def _hour(column: Column, label: str, hour: str, unit: str) -> None:
    """The hour at which the meeting began or ended."""
    if not hour:
        return
    m = column.m
    spans = (Span(label, bold=True), Span(column.convert(f" {hour} {unit}")))
    for line in column.lines(spans, setting="left"):
        strip = line_strip(column.sheet, line, m.left, m.body, m.pitch)
        column.add(replace(strip, before=m.before))
