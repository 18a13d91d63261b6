"""Telephone numbers as offices print them: ๐ ๓๕๖๑ ๐๘๙๑, ๐๘ ๑๒๓๔ ๕๖๗๘."""

from __future__ import annotations

from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper
from desktop.thai.numbers import telephone


def telephones(paper: Paper, form: Form) -> str:
    """`โทร. … โทรสาร …`, whichever the paper has."""
    said = []
    if paper.phone:
        said.append(f"{form.labels['phone']} {telephone(paper.phone)}")
    if paper.fax:
        said.append(f"{form.labels['fax']} {telephone(paper.fax)}")
    return " ".join(said)
