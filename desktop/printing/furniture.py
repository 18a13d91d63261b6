"""What stands around the text: page numbers, catchwords, the marks of an office copy."""

from __future__ import annotations

import re

from desktop.printing.canvas import Sheet
from desktop.printing.flow import KEPT, Strip, baseline
from desktop.printing.house_rules import Form, Measures
from desktop.thai.breaking import Breaker

_MARKER = re.compile(r"^(\S*[0-9๐-๙.)]+)[ \u00a0]+(?=\S)")
_LINKING = frozenset(
    ("และ", "หรือ", "ของ", "ใน", "ที่", "ซึ่ง", "โดย", "จาก", "แก่", "กับ", "เพื่อ", "ให้", "ต่อ", "ตาม", "ว่า")
)
_ENOUGH = 8  # letters after which the catchword may stop
_MOST = 24


def catchword(opening: str, breaker: Breaker) -> str:
    """The first words of the next page: at least a telling word, never half of one."""
    marker = _MARKER.match(opening)
    kept = marker.group() if marker else ""
    words = ""
    for piece in breaker.pieces(opening[len(kept) :]):
        if piece.space and len(words.strip()) >= 3:
            break
        if len(words) >= _ENOUGH and (piece.text in _LINKING or len(words + piece.text) > _MOST):
            break
        words += piece.text
        if len(words) >= _ENOUGH and piece.price < float("inf"):
            break
    return (kept + words).strip(" /(")


def page_number(sheet: Sheet, form: Form, m: Measures, shown: str) -> None:
    """`- ๒ -` in the middle of the head."""
    drop = baseline(sheet, m.body, m.pitch)
    text = form.page_number.format(page=shown)
    sheet.text(m.page_width / 2, m.page_number_top + drop, text, m.body, setting="center")


def foot(sheet: Sheet, form: Form, m: Measures, words: str) -> None:
    """The catchword at the lower right."""
    text = form.catchword.format(words=words)
    sheet.text(m.left + m.text_width, m.catchword_baseline, text, m.body, setting="right")


def copy_heading(sheet: Sheet, form: Form, m: Measures) -> None:
    """`- สำเนาฉบับ -` at the upper right."""
    x, y = m.left + m.text_width, m.copy_heading_top
    sheet.text(
        x,
        y + baseline(sheet, m.body, m.pitch),
        form.copy_heading,
        m.body,
        bold=True,
        setting="right",
    )


def marks_strip(marks: tuple[str, ...], m: Measures, beside: float) -> Strip:
    """Dotted lines for the initials of those who drafted, typed, proofread and checked.

    They stand at the lower right edge of the last page; the lowest `beside` points of what stands
    above leave their corner free.
    """

    def draw(sheet: Sheet, top: float) -> None:
        right = m.left + m.text_width
        width = max((sheet.width_of(mark, m.mark_size) for mark in marks), default=0.0)
        for i, mark in enumerate(marks):
            y = m.bottom - (len(marks) - 1 - i) * m.mark_pitch - m.mark_size * 0.3
            sheet.leader(right - width - m.mark_leader, right - width - 3, y + 1)
            sheet.text(right - width, y, mark, m.mark_size)

    height = max(0.0, len(marks) * m.mark_pitch - beside)
    return Strip(height, draw, break_before=KEPT)
