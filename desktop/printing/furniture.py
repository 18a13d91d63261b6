"""What stands around the text: page numbers, catchwords, the marks of an office copy."""

from __future__ import annotations

import re

from desktop.printing.canvas import Sheet
from desktop.printing.flow import KEPT, Column, Strip, baseline
from desktop.printing.house_rules import Form, Measures
from desktop.printing.paper import Paper
from desktop.printing.paragraph import Line
from desktop.thai.breaking import Breaker

_MARKER = re.compile(r"^(\S*[0-9๐-๙.)]+)[ \u00a0]+(?=\S)")
_LINKING = frozenset(
    ("และ", "หรือ", "ของ", "ใน", "ที่", "ซึ่ง", "โดย", "จาก", "แก่", "กับ", "เพื่อ", "ให้", "ต่อ", "ตาม", "ว่า")
)
RED = (0.8, 0.0, 0.0)
CERTIFIED = "สำเนาถูกต้อง"  # clause 31 of the correspondence rules
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


def marks_left(sheet: Sheet, marks: tuple[str, ...], m: Measures) -> float:
    """Where the dotted lines of the marks begin."""
    width = max((sheet.width_of(mark, m.mark_size) for mark in marks), default=0.0)
    return m.left + m.text_width - width - m.mark_leader


def marks_strip(marks: tuple[str, ...], m: Measures, beside: float) -> Strip:
    """Dotted lines for the initials of those who drafted, typed, proofread and checked.

    They stand at the lower right edge of the last page; the lowest `beside` points of what stands
    above leave their corner free.
    """

    def draw(sheet: Sheet, top: float) -> None:
        right = m.left + m.text_width
        width = max((sheet.width_of(mark, m.mark_size) for mark in marks), default=0.0)
        for i, mark in enumerate(marks):
            y = m.bottom - sheet.foot - (len(marks) - 1 - i) * m.mark_pitch - m.mark_size * 0.3
            sheet.leader(right - width - m.mark_leader, right - width - 3, y + 1)
            sheet.text(right - width, y, mark, m.mark_size)

    height = max(0.0, len(marks) * m.mark_pitch - beside)
    return Strip(height, draw, break_before=KEPT)


def secrecy(sheet: Sheet, paper: Paper, m: Measures) -> None:
    """The secrecy class in red, at the middle of the head and the foot of every page."""
    word = paper.text("secrecy")
    if not word:
        return
    size = m.secrecy
    for baseline_at in (m.secrecy_top, m.page_height - m.secrecy_foot):
        sheet.text(
            m.page_width / 2, baseline_at, word, size, bold=True, setting="center", colour=RED
        )


def speed(sheet: Sheet, paper: Paper, m: Measures, x: float, y: float) -> float:
    """The speed class in red at `x`, `y`; returns how wide it is, 0 for an ordinary paper."""
    word = paper.text("speed")
    return sheet.text(x, y, word, m.speed, bold=True, colour=RED) if word else 0.0


def certified_strip(paper: Paper, column: Column) -> tuple[Strip, float]:
    """`สำเนาถูกต้อง` with name, post and day at the lower right edge of the last page, and where
    its widest line begins.
    """
    m = column.m
    rows = paper.rows("certifier")
    who = rows[0] if rows else {}
    texts = [CERTIFIED, f"({who.get('name') or '.' * 44})"]
    texts += [part for part in who.get("posts", "").split("|") if part]
    texts.append(who.get("date") or "." * 30)
    room, size, pitch = m.text_width * 0.6, m.mark_size, m.mark_pitch
    lines: list[Line | None] = []
    for text in texts:
        lines += column.wrapped(text, room, size=size, setting="center")
        if text == CERTIFIED:
            lines.append(None)  # room to sign
    widest = max(line.width for line in lines if line)

    def draw(sheet: Sheet, top: float) -> None:
        axis = m.left + m.text_width - widest / 2
        for i, line in enumerate(reversed(lines)):
            if line is not None:
                left = axis - line.width / 2 - line.left
                sheet.line(left, m.bottom - sheet.foot - i * pitch, line, size)

    strip = Strip(len(lines) * pitch + pitch, draw, break_before=KEPT)
    return strip, m.left + m.text_width - widest
