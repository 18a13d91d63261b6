"""บันทึกข้อความ, the memo: emblem, title, fields on dotted leaders, addressees, body, signatures."""

from __future__ import annotations

from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem
from desktop.printing.flow import Column, Strip, line_strip
from desktop.printing.house_rules import Form, Measures
from desktop.printing.paper import Paper, Span
from desktop.printing.paragraph import Measure, set_lines
from desktop.printing.phones import grouped
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole memo as strips."""
    m = column.m
    column.add(Strip(m.memo_title_bottom - m.memo_emblem_top, _title(form, emblem, m)))
    _agency(paper, form, column)
    _number_and_date(paper, form, column)
    _subject(paper, form, column)
    _addressees(paper, form, column)
    column.body(paper.body)
    cling(column.strips)
    column.strips += signature_strips(column, paper.signers, form)
    return column.strips


def _title(form: Form, emblem: Emblem, m: Measures):  # type: ignore[no-untyped-def]
    def draw(on: Sheet, top: float) -> None:
        height = m.memo_emblem_height
        on.emblem(emblem, m.left + height * emblem.ratio / 2, m.memo_emblem_top, height)
        on.text(m.page_width / 2, m.memo_title_baseline, form.title, m.memo_title, bold=True, setting="center")

    return draw


def _field(on: Sheet, m: Measures, label: str, value: str, left: float, right: float, y: float) -> None:
    """A bold label, then the value over a dotted leader."""
    wide = on.text(left, y, label, m.memo_label, bold=True)
    start = left + wide + m.leader_gap
    on.leader(start, right, y + m.leader_drop)
    on.text(start + m.leader_gap, y, value, m.body)
"""
"""
