"""Signature blocks: room to sign, rank left above the bracket, name, posts, the date stamp."""

from __future__ import annotations

from desktop.printing.paper import Signer
from desktop.printing.signatures import note_lines
from desktop.printing.word import template
from desktop.printing.word.markup import Cells, Layout, Text, paragraph, runs, table
from desktop.printing.word.writer import Writer
from desktop.thai import dates

_RANK_BESIDE = 0.55  # of a rank stands left of its bracket


def signatures(writer: Writer, signers: tuple[Signer, ...]) -> None:
    """The blocks of all signers in order.

    A signer with a note begins an endorsement: he stands left under his note, and the one who signs
    after him stands right, at the same height.
    """
    waiting = list(signers)
    while waiting:
        signer = waiting.pop(0)
        if signer.note:
            pair = [signer, *waiting[:1]]
            del waiting[:1]
            writer.add_table(_endorsement(writer, pair))
        else:
            _single(writer, signer)
            if waiting and not waiting[0].note:
                writer.relayout(1, keep_next=True)  # no page of signatures alone


def _single(writer: Writer, signer: Signer) -> None:
    m = writer.m
    lines = _block(writer, signer, m.signature_axis - m.left, m.text_width, _room(writer))
    for texts, layout in lines:
        writer.add(texts, layout)


def _room(writer: Writer) -> float:
    return writer.m.signature_gap * writer.m.pitch


def _block(
    writer: Writer, signer: Signer, axis: float, width: float, room: float
) -> list[tuple[list[Text], Layout]]:
    """The lines of one signer around `axis`, moved left when they would pass `width`."""
    m = writer.m
    said = [f"({writer.said(signer.name)})", *map(writer.said, signer.posts)]
    if signer.signed is not None:
        said.append(writer.kept(writer.form.stamp.format(date=dates.stamp(signer.signed))))
    widest = max(map(writer.width_of, said))
    wished = axis
    axis = max(min(axis, width - widest / 2), widest / 2)
    slack = 0.0 if axis == wished else template.SLACK
    left = max(0.0, 2 * axis - width) - slack
    right = max(0.0, width - 2 * axis) - slack
    out: list[tuple[list[Text], Layout]] = []
    if signer.rank:
        bracket = axis - writer.width_of(said[0]) / 2
        at = max(0.0, bracket - writer.width_of(signer.rank) * _RANK_BESIDE)
        layout = Layout(
            template.SIGNATURE, before=room - m.pitch, left=at, align="left", keep_next=True
        )
        out.append(([Text(writer.kept(signer.rank))], layout))
    for place, line in enumerate(said):
        before = room if place == 0 and not signer.rank else None
        last = place == len(said) - 1
        layout = Layout(
            template.SIGNATURE, before=before, left=left, right=right, keep_next=not last
        )
        out.append(([Text(line)], layout))
    return out


def _endorsement(writer: Writer, pair: list[Signer]) -> str:
    m = writer.m
    notes = [note_lines(writer.column.convert(signer.note)) for signer in pair]
    tall = max(len(note) for note in notes)
    half = m.text_width / 2
    cells: list[str] = []
    for signer, note in zip(pair, notes, strict=True):
        inside = ""
        for place, (indent, said) in enumerate(note):
            before = m.pitch if place == 0 else None
            layout = Layout(before=before, left=indent * m.note_indent, keep_next=True)
            inside += paragraph(runs([Text(writer.kept(said))]), layout)
        above = (tall - len(note)) * m.pitch + (0.0 if note else m.pitch)
        for texts, layout in _block(writer, signer, half / 2, half, _room(writer) + above):
            inside += paragraph(runs(texts), layout)
        cells.append(inside)
    cells += [paragraph("", Layout())] * (2 - len(cells))
    return table([Cells(tuple(cells))], (half, half), ruled=False, pad=(0.0, 0.0, 0.0, 0.0))
