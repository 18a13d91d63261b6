"""Telephone numbers as offices print them: ๐ ๓๕๖๑ ๐๘๙๑, ๐๘ ๑๒๓๔ ๕๖๗๘."""

from __future__ import annotations

import re

from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper
from desktop.thai.digits import to_arabic

_EXTENSION = re.compile(r"\s*(?:ต่อ|#|,|ext\.?)\s*", re.IGNORECASE)


def grouped(phone: str) -> str:
    """A number in the official groups (1-4-4 or 2-4-4); what is no such number stays as typed."""
    parts = _EXTENSION.split(phone, maxsplit=1)
    digits = re.sub(r"[\s\-.()]", "", to_arabic(parts[0]))
    if not digits.isdigit() or len(digits) not in (9, 10):
        return phone
    head = len(digits) - 8
    shown = f"{digits[:head]} {digits[head : head + 4]} {digits[head + 4 :]}"
    return f"{shown} ต่อ {parts[1]}" if len(parts) > 1 else shown


def telephones(paper: Paper, form: Form) -> str:
    """`โทร. … โทรสาร …`, whichever the paper has."""
    said = []
    if paper.phone:
        said.append(f"{form.labels['phone']} {grouped(paper.phone)}")
    if paper.fax:
        said.append(f"{form.labels['fax']} {grouped(paper.fax)}")
    return " ".join(said)
