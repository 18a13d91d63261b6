"""หนังสือรับรอง, the certificate (แบบที่ ๑๐, clause 24): letterhead, text, the day, the signature."""

from __future__ import annotations

from desktop.printing import body
from desktop.printing.emblem import Emblem
from desktop.printing.flow import Column, Strip
from desktop.printing.forms import announcement, letter
from desktop.printing.house_rules import Form
from desktop.printing.paper import Paper


def strips(paper: Paper, form: Form, emblem: Emblem, column: Column) -> list[Strip]:
    """The whole certificate as strips."""
    column.add(letter.letterhead(paper, form, emblem, column))
    body.add(column, paper.body)
    announcement.close(paper, form, column)
    return column.strips
