"""Signature blocks: room to sign, rank left above the bracket, name, posts, the date stamp."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.printing.canvas import Sheet
from desktop.printing.flow import ENDORSED, SIGNED, SIGNERS, Strip, baseline
from desktop.printing.house_rules import Form
from desktop.printing.paper import Signer
from desktop.thai import dates

if TYPE_CHECKING:
    from desktop.printing.flow import Column


def signature_strips(column: Column, signers: tuple[Signer, ...], form: Form) -> list[Strip]:
    """The blocks of all signers in order; the first clings to the two lines of text above it.

    A signer with a note begins an endorsement: he stands left under his note, and the one who signs
    after him stands right, at the same height. An endorsement brings its own lines of text, so it
    may begin a page.
    """
    strips: list[Strip] = []
    waiting = list(signers)
    while waiting:
        signer = waiting.pop(0)
        if signer.note:
            pair = [signer, *waiting[:1]]
            del waiting[:1]
            strips.append(_endorsement(column, pair, form))
        else:
            strips.append(_single(column, signer, form))
    prices = [ENDORSED if strip.text else SIGNERS for strip in strips]
    prices[:1] = [SIGNED] * len(prices[:1])
    return [replace(s, break_before=price) for s, price in zip(strips, prices, strict=True)]


def cling(strips: list[Strip]) -> None:
    """Let the last text line cling to the one above, so that two lines stand over a signature."""
    if strips and strips[-1].text:
        strips[-1] = replace(strips[-1], break_before=max(strips[-1].break_before, SIGNED))


def _under(signer: Signer, form: Form, column: Column) -> list[str]:
    lines = [f"({column.convert(signer.name)})", *(column.convert(post) for post in signer.posts)]
    if signer.signed is not None:
        lines.append(form.stamp.format(date=dates.stamp(signer.signed)))
    return lines


def _draw_block(
    on: Sheet, column: Column, signer: Signer, form: Form, axis: float, top: float, right: float
) -> None:
    """Lines from the bracket down, centred on `axis`, moved left when they would pass `right`."""
    m = column.m
    drop = baseline(on, m.body, m.pitch)
    lines = _under(signer, form, column)
    widest = max(on.width_of(line, m.body) for line in lines)
    axis = max(min(axis, right - widest / 2), m.left + widest / 2)
    if signer.rank:
        bracket = axis - on.width_of(lines[0], m.body) / 2
        rank = on.width_of(signer.rank, m.body)
        on.text(max(m.left, bracket - rank * 0.55), top - m.pitch + drop, signer.rank, m.body)
    for i, line in enumerate(lines):
        on.text(axis, top + i * m.pitch + drop, line, m.body, setting="center")


def _single(column: Column, signer: Signer, form: Form) -> Strip:
    m = column.m
    free = m.signature_gap * m.pitch
    height = free + len(_under(signer, form, column)) * m.pitch

    def draw(on: Sheet, top: float) -> None:
        _draw_block(on, column, signer, form, m.signature_axis, top + free, m.left + m.text_width)

    return Strip(height, draw)


def _endorsement(column: Column, pair: list[Signer], form: Form) -> Strip:
    m = column.m
    notes = [note_lines(column.convert(signer.note)) for signer in pair]
    tall = max(len(note) for note in notes)
    free = m.signature_gap * m.pitch
    under = max(len(_under(signer, form, column)) for signer in pair)
    height = m.pitch + tall * m.pitch + free + under * m.pitch
    half = m.text_width / 2

    def draw(on: Sheet, top: float) -> None:
        drop = baseline(on, m.body, m.pitch)
        for i, signer in enumerate(pair):
            left = m.left + i * half
            for k, (indent, said) in enumerate(notes[i]):
                x = left + indent * m.note_indent
                on.text(x, top + (k + 1) * m.pitch + drop, said, m.body)
            below = top + (1 + tall) * m.pitch + free
            _draw_block(on, column, signer, form, left + half * 0.5, below, left + half)

    opening = notes[0][0][1] if notes[0] else ""
    return Strip(height, draw, text=True, opening=opening)


def note_lines(text: str) -> list[tuple[int, str]]:
    """An endorsement's lines, indented once when they say what is asked (`- โปรดพิจารณา`)."""
    lines: list[tuple[int, str]] = []
    for part in text.replace(" - ", "\n- ").split("\n"):
        said = part.strip()
        if said:
            lines.append((1 if said.startswith("-") else 0, said))
    return lines
