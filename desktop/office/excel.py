"""Tables as Excel files: texts stay texts, so phones keep their 0 and `=` is no formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.i18n import thai
from desktop.office import files

Cell = str | int | float
_PLAIN = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_WIDEST_NAME = 31
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, headings, rows, widths of the columns in letters.

    `chart` names the columns (from 0) whose figures stand as bars beside the table.
    """

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[float]
    chart: Sequence[int] = ()
    upright: bool = False  # bars stand, as for years


def write(target: Path, pages: Sequence[Page]) -> None:
    """Write the pages whole or not at all, in Thai. Raises PaperError for the disk."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **_PLAIN}) as book:
        book.set_properties({"title": target.stem})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        taken: set[str] = set()
        for page in pages:
            sheet = book.add_worksheet(_name(thai(page.name), taken))
            for place, width in enumerate(page.widths):
                sheet.set_column(place, place, width)
            sheet.write_row(0, 0, [thai(one) for one in page.headings], head)
            sheet.freeze_panes(1, 0)
            count = 0
            for count, row in enumerate(page.rows, start=1):
                sheet.write_row(count, 0, [thai(cell) for cell in row])
            if page.chart and count:
                _chart(book, sheet, page, count)
    files.write(target, out.getvalue())


def _name(wanted: str, taken: set[str]) -> str:
    name = " ".join(wanted.translate(_NOT_IN_A_NAME).split())[:_WIDEST_NAME]
    plain, number = name, 2
    while name.lower() in taken:
        ending = f" {number}"
        name, number = plain[: _WIDEST_NAME - len(ending)] + ending, number + 1
    taken.add(name.lower())
    return name


def _chart(book: object, sheet: object, page: Page, count: int) -> None:
    made = book.add_chart({"type": "column" if page.upright else "bar"})  # type: ignore[attr-defined]
    name = sheet.get_name()  # type: ignore[attr-defined]
    for place in page.chart:
        made.add_series(
            {
                "name": [name, 0, place],
                "categories": [name, 1, 0, count, 0],
                "values": [name, 1, place, count, place],
                "data_labels": {"value": True},
            }
        )
    made.set_title({"name": thai(page.name)})
    if not page.upright:
        made.set_y_axis({"reverse": True})
    if len(page.chart) == 1:
        made.set_legend({"none": True})
    sheet.insert_chart(1, len(page.headings) + 1, made, {"x_scale": 1.3, "y_scale": 1.3})  # type: ignore[attr-defined]
