"""ประกาศ and คำสั่ง: emblem, centred titles, body, the day, the signature of one.

The announcement is แบบที่ ๗ (clause 20), the order แบบที่ ๔ (clause 16): the order carries a number
over the Buddhist year and closes with `สั่ง ณ วันที่`.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.printing import body
from desktop.printing.emblem import Emblem
from desktop.printing.flow import KEPT, Column, Strip
from desktop.printing.forms import heads
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper
from desktop.printing.signatures import cling, signature_strips
from desktop.thai import dates

_BLANK_DAY = "." * 40


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole announcement as strips."""
    titles = [form.title.format(agency=paper.agency)]
    if "number" in form.labels:
        titles.append(f"{form.labels['number']} {paper.number or '.' * 12}")
    titles.append(f"{form.labels['subject']} {paper.subject}")
    column.add(heads.emblem_strip(emblem, column.m))
    column.strips += [
        replace(s, break_before=0.0) for s in heads.title_strips(column, tuple(titles))
    ]
    column.add(heads.rule_strip(column.m))
    body.add(column, paper.body)
    close(paper, form, column)
    return column.strips


def close(paper: Paper, form: Form, column: Column) -> None:
    """The day and the signature of the one who signs last."""
    cling(column.strips)
    dated = dates.with_era(paper.date) if paper.date else _BLANK_DAY
    column.add(heads.day_strip(column, f"{form.labels['date']} {dated}"))
    signed = signature_strips(column, paper.signers[-1:], form)
    column.strips += [replace(strip, break_before=KEPT) for strip in signed]
