"""Signature blocks: room to sign, rank left above the bracket, name, posts, the date stamp."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.printing.canvas import Sheet
from desktop.printing.flow import ENDORSED, SIGNED, SIGNERS, Column, Strip, baseline
from desktop.printing.house_rules import Form
from desktop.printing.paper import Signer, Span
from desktop.printing.paragraph import Line, Measure, set_lines
from desktop.thai import dates


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
        # one line over a signature is better than none: dearer than a break, cheaper than SIGNED
        price = max(strips[-1].break_before, SIGNED - 100)
        strips[-1] = replace(strips[-1], break_before=price)


_GAP = 8.0  # between the two of an endorsement


@dataclass(frozen=True, slots=True)
class _Block:
    """One who signs: rank, then the lines from the bracket down, as wide as the widest."""

    rank: str
    lines: tuple[Line, ...]
    bracket: float  # how wide the line of the name is
    width: float


def _block(column: Column, signer: Signer, form: Form, room: float) -> _Block:
    said = [f"({signer.name})", *signer.posts]
    lines = [line for text in said for line in column.wrapped(text, room, setting="center")]
    if signer.signed is not None:  # the stamp keeps its own digits
        stamp = form.stamp.format(date=dates.stamp(signer.signed))
        measure = Measure(room, column.m.body, "center")
        lines += set_lines((Span(stamp),), measure, column.sheet.family, column.sheet.breaker)
    widest = max(line.width for line in lines)
    return _Block(column.convert(signer.rank), tuple(lines), lines[0].width, widest)


def _draw_block(
    on: Sheet, column: Column, block: _Block, axis: float, top: float, edges: tuple[float, float]
) -> None:
    """The block centred on `axis`, moved aside when it would pass one of the edges."""
    m = column.m
    drop = baseline(on, m.body, m.pitch)
    left, right = edges
    axis = max(min(axis, right - block.width / 2), left + block.width / 2)
    if block.rank:
        rank = on.width_of(block.rank, m.body)
        at = max(left, axis - block.bracket / 2 - rank * 0.55)
        on.text(at, top - m.pitch + drop, block.rank, m.body)
    for i, line in enumerate(block.lines):
        on.line(axis - line.width / 2 - line.left, top + i * m.pitch + drop, line, m.body)


def _single(column: Column, signer: Signer, form: Form) -> Strip:
    m = column.m
    free = m.signature_gap * m.pitch
    block = _block(column, signer, form, m.text_width * 0.75)
    height = free + len(block.lines) * m.pitch
    edges = (m.left, m.left + m.text_width)

    def draw(on: Sheet, top: float) -> None:
        _draw_block(on, column, block, m.signature_axis, top + free, edges)

    axis = max(min(m.signature_axis, edges[1] - block.width / 2), m.left + block.width / 2)
    reach = axis + block.width / 2
    return Strip(height, draw, opening=block.lines[0].text, reach=reach)


def _endorsement(column: Column, pair: list[Signer], form: Form) -> Strip:
    m = column.m
    half = m.text_width / 2
    notes = [
        [
            (indent * m.note_indent, line)
            for indent, said in note_lines(signer.note)
            for line in column.wrapped(said, half - _GAP - indent * m.note_indent)
        ]
        for signer in pair
    ]
    blocks = [_block(column, signer, form, half - _GAP) for signer in pair]
    tall = max(len(note) for note in notes)
    free = m.signature_gap * m.pitch
    under = max(len(block.lines) for block in blocks)
    height = m.pitch + tall * m.pitch + free + under * m.pitch

    def draw(on: Sheet, top: float) -> None:
        drop = baseline(on, m.body, m.pitch)
        for i, block in enumerate(blocks):
            left = m.left + i * half
            for k, (indent, line) in enumerate(notes[i]):
                on.line(left + indent, top + (k + 1) * m.pitch + drop, line, m.body)
            below = top + (1 + tall) * m.pitch + free
            edges = (left, left + half - (_GAP if i == 0 and len(pair) == 2 else 0.0))
            _draw_block(on, column, block, left + half * 0.5, below, edges)

    opening = notes[0][0][1].text if notes[0] else ""
    return Strip(height, draw, text=True, opening=opening)


def note_lines(text: str) -> list[tuple[int, str]]:
    """An endorsement's lines, indented once when they say what is asked (`- โปรดพิจารณา`)."""
    lines: list[tuple[int, str]] = []
    for part in text.replace(" - ", "\n- ").split("\n"):
        said = part.strip()
        if said:
            lines.append((1 if said.startswith("-") else 0, said))
    return lines
