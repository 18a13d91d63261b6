"""ใบลงทะเบียน, the sign-in sheet: a list for each village or group, room to sign, running totals.

Each page carries the privacy line that the law asks for where data are taken (PDPA section 23) and
dotted room for who signed on it and up to it; rows without a name stay for those who come unasked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.errors import PaperError
from desktop.printing.flow import KEPT, NEW_PAGE, Column, Strip, baseline
from desktop.printing.forms import heads
from desktop.printing.grid import Grid, GridColumn
from desktop.printing.house_rules import Form, Measures
from desktop.printing.paginate import Placed
from desktop.printing.paper import Paper
from desktop.printing.paragraph import Line
from desktop.thai import dates

_PRIVACY_LINES = 4  # what the foot of the page has room for


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The sheet as strips: every group begins a page. Raises `address-too-long` for a privacy line
    that the foot has no room for.
    """
    if len(_privacy(paper, form, column)) > _PRIVACY_LINES:
        line = paper.field_lines.get("privacy", 1)
        raise PaperError("address-too-long", field="privacy", line=line)
    groups: dict[str, list[list[str]]] = {}
    for row in paper.rows("people"):
        of_group = groups.setdefault(row.get("group", ""), [])
        cells = [str(len(of_group) + 1), row.get("name", ""), row.get("address", ""), ""]
        of_group.append([*cells, row.get("note", "")])
    for name in paper.texts("groups"):
        groups.setdefault(name, [])
    blanks = paper.count("blanks", round(column.m["blank_rows"]))
    for place, (name, rows) in enumerate((groups or {"": []}).items()):
        more = [[str(len(rows) + 1 + i), "", "", "", ""] for i in range(blanks)]
        part = _group(paper, form, column, name, [*rows, *more])
        column.add(replace(part[0], break_before=NEW_PAGE if place else 0.0))
        column.strips += part[1:]
    return column.strips


def _group(
    paper: Paper, form: Form, column: Column, name: str, rows: list[list[str]]
) -> list[Strip]:
    words, m = form.labels, column.m
    titles = [form.title, paper.subject]
    if paper.date:
        when = f"{words['date']}{dates.with_weekday(paper.date)}"
        hour = f" {words['hour']} {paper.text('begin')} {words['unit']}"
        titles.append(when + (hour if paper.text("begin") else ""))
    if paper.text("place"):
        titles.append(f"{words['place']} {paper.text('place')}")
    if name:
        titles.append(name)
    out = [
        replace(strip, break_before=KEPT if at else 0.0)
        for at, strip in enumerate(heads.title_strips(column, tuple(titles)))
    ]
    grid = _grid(form, m)
    head = grid.head(column)
    again = _again(grid.head(column), column.convert(f"{name} {words['again']}".strip()), m)
    out.append(replace(head, before=m.before, break_before=KEPT))
    out += grid.rows(column, rows, head, again)
    return out


def _grid(form: Form, m: Measures) -> Grid:
    titles = form.lists["columns"]
    widths = [m["number_column"], m["name_column"], m["address_column"], m["sign_column"]]
    widths.append(m.text_width - sum(widths))
    aligns = ("center", "left", "left", "left", "left")
    columns = tuple(
        GridColumn(title, width, align)  # type: ignore[arg-type]
        for title, width, align in zip(titles, widths, aligns, strict=True)
    )
    return Grid(m.left, columns, m.body, m.pitch, m["row"])


def _again(head: Strip, name: str, m: Measures) -> Strip:
    """The head on a page that goes on: whose list it is, then the headings."""

    def draw(on: Sheet, top: float) -> None:
        on.text(m.left, top + baseline(on, m.body, m.pitch), name, m.body, bold=True)
        head.draw(on, top + m.pitch)

    return Strip(head.height + m.pitch, draw)


def _privacy(paper: Paper, form: Form, column: Column) -> tuple[Line, ...]:
    said = paper.text("privacy") or form.lists["privacy"][0]
    return column.wrapped(said, column.m.text_width, size=column.m["small"])


def around(
    paper: Paper, form: Form, column: Column, pages: list[list[Placed]]
) -> Callable[[Sheet, int], None]:
    """Totals to fill in, the privacy line, and the page's number at the foot of every page."""
    m, words = column.m, form.labels
    y = m.bottom + m["foot_drop"]
    counts = [sum([one.strip.count for one in placed]) for placed in pages]
    so_far = list(accumulate(counts))
    small, privacy = m["small"], _privacy(paper, form, column)

    def draw(sheet: Sheet, page: int) -> None:
        here, all_so_far = counts[page - 1], so_far[page - 1]
        listed = words["listed"].format(here=here, so_far=all_so_far) if all_so_far else ""
        sheet.text(m.left, y, column.convert(f"{listed}{words['totals']}"), m.body)
        of = column.convert(f"{words['page']} {page}/{len(pages)}")
        sheet.text(m.left + m.text_width, y, of, m.body, setting="right")
        for at, line in enumerate(privacy):
            sheet.line(m.left, y + m.pitch + at * small * 1.1, line, small)

    return draw
