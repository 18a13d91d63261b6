"""The letter-like forms in their order of things, one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

from desktop.printing.emblem import Emblem
from desktop.printing.forms.hearing import items as facts
from desktop.printing.forms.hearing import tables
from desktop.printing.forms.letter import owner
from desktop.printing.paper import Block
from desktop.printing.word import heads, template
from desktop.printing.word.body import body, cling
from desktop.printing.word.markup import Cells, Layout, Text, paragraph, runs, table
from desktop.printing.word.signing import signatures
from desktop.printing.word.writer import Writer
from desktop.thai import dates

_BLANK_DAY = "." * 40


def memo(writer: Writer, emblem: Emblem) -> None:
    """บันทึกข้อความ."""
    heads.memo_title(writer, emblem)
    heads.memo_fields(writer)
    body(writer, writer.paper.body)
    cling(writer, writer.paper.body)
    signatures(writer, writer.paper.signers)


def announcement(writer: Writer, emblem: Emblem) -> None:
    """ประกาศ and คำสั่ง."""
    _announced(writer, emblem, writer.paper.body)


def hearing(writer: Writer, emblem: Emblem) -> None:
    """ประกาศรับฟังความคิดเห็น and ประกาศสรุปผล: their facts stand before the closing paragraph."""
    paper = writer.paper
    more = (*facts(paper, writer.form), *tables(paper, writer.form))
    _announced(writer, emblem, (*paper.body[:-1], *more, *paper.body[-1:]))


def _announced(writer: Writer, emblem: Emblem, blocks: tuple[Block, ...]) -> None:
    paper, form = writer.paper, writer.form
    titles = [form.title.format(agency=paper.agency)]
    if "number" in form.labels:
        titles.append(f"{form.labels['number']} {paper.number or '.' * 12}")
    titles.append(f"{form.labels['subject']} {paper.subject}")
    heads.emblem(writer, emblem)
    heads.titles(writer, tuple(titles))
    body(writer, blocks)
    _close(writer, blocks)


def _close(writer: Writer, blocks: tuple[Block, ...]) -> None:
    """The day and the signature of the one who signs last."""
    paper = writer.paper
    cling(writer, blocks)
    dated = dates.with_era(paper.date) if paper.date else _BLANK_DAY
    heads.day(writer, f"{writer.form.labels['date']} {dated}")
    signatures(writer, paper.signers[-1:])


def certificate(writer: Writer, emblem: Emblem) -> None:
    """หนังสือรับรอง."""
    heads.letterhead(writer, emblem)
    body(writer, writer.paper.body)
    _close(writer, writer.paper.body)


def letter(writer: Writer, emblem: Emblem) -> None:
    """หนังสือภายนอก."""
    paper, form, m = writer.paper, writer.form, writer.m
    opening, closing = form.lists[paper.text("recipient") or "general"]
    heads.letterhead(writer, emblem)
    dated = dates.long(paper.date) if paper.date else ""
    writer.add(writer.said(dated), Layout(before=m.before, left=m["date_left"] - m.left))
    heads.letter_rows(writer, form.labels["subject"], (paper.subject,))
    heads.letter_rows(writer, paper.text("opening") or opening, ("/".join(paper.to),))
    heads.letter_rows(writer, form.labels["reference"], paper.texts("reference"))
    heads.letter_rows(writer, form.labels["enclosures"], paper.texts("enclosures"))
    body(writer, paper.body)
    cling(writer, paper.body)
    layout = Layout(template.SIGNATURE, before=m["closing_before"], keep_next=True)
    writer.add(paper.text("closing") or closing, layout)
    signatures(writer, paper.signers[-1:])
    for place, line in enumerate(owner(paper, form)):
        before = m["owner_before"] if place == 0 else None
        writer.add(writer.said(line), Layout(before=before))


def minutes(writer: Writer, emblem: Emblem) -> None:
    """รายงานการประชุม; the emblem has no place on them."""
    paper, words = writer.paper, writer.form.labels
    titles = [f"{writer.form.title}{paper.subject}"]
    if paper.text("session"):
        titles.append(f"{words['session']} {paper.text('session')}")
    if paper.date:
        titles.append(f"{words['date']}{dates.with_weekday(paper.date)}")
    if paper.text("place"):
        titles.append(f"{words['place']} {paper.text('place')}")
    heads.titles(writer, tuple(titles))
    for key, third in (("present", "role"), ("absent", "reason"), ("guests", "role")):
        _people(writer, words[key], paper.rows(key), third)
    _hour(writer, words["begin"], paper.text("begin"))
    body(writer, paper.body)
    _hour(writer, words["end"], paper.text("end"))
    writer.relayout(1, keep_next=True)
    writer.relayout(2, keep_next=True)
    roles = (words["recorder"], words["checker"])
    signing = tuple(
        replace(signer, posts=(*signer.posts, role))
        for signer, role in zip(paper.signers, roles, strict=False)
    )
    signatures(writer, signing)


def _people(writer: Writer, heading: str, rows: tuple[Mapping[str, str], ...], third: str) -> None:
    """A bold heading and the people under it: number, name, post, and a third column."""
    if not rows:
        return
    m = writer.m
    layout = Layout(before=m.before, keep_next=True)
    writer.add([Text(writer.kept(heading), bold=True)], layout)
    lefts = (0.0, m["name_left"], m["post_left"], m["role_left"], m.text_width)
    widths = tuple(right - left for left, right in pairwise(lefts))
    made = []
    for place, row in enumerate(rows):
        number = paragraph(
            runs([Text(writer.said(f"{place + 1}."))]), Layout(template.CELL, align="right")
        )
        others = tuple(
            paragraph(runs([Text(writer.said(row.get(key, "")))]), Layout(template.CELL))
            for key in ("name", "post", third)
        )
        made.append(Cells((number, *others)))
    writer.add_table(table(made, widths, ruled=False, pad=(0.0, 0.0, 0.0, m["cell_gap"])))


def _hour(writer: Writer, label: str, hour: str) -> None:
    """The hour at which the meeting began or ended."""
    if hour:
        said = writer.said(f" {hour} {writer.form.labels['hour']}")
        writer.add([Text(label, bold=True), Text(said)], Layout(before=writer.m.before))


WRITERS: dict[str, Callable[[Writer, Emblem], None]] = {
    "announcement": announcement,
    "certificate": certificate,
    "hearing-notice": hearing,
    "letter": letter,
    "memo": memo,
    "minutes": minutes,
    "order": announcement,
    "summary": hearing,
}
"""The forms that go out as Word documents; lists, posters and envelopes are printed only."""
