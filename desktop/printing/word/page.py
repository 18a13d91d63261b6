"""What stands around the text: page numbers, secrecy, the heading and the marks of a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.printing.furniture import CERTIFIED
from desktop.printing.word.markup import (
    NAMESPACES,
    RED,
    Frame,
    Layout,
    Tab,
    Text,
    field,
    paragraph,
    runs,
)
from desktop.printing.word.template import HEAD_TOP
from desktop.printing.word.writer import Writer

if TYPE_CHECKING:
    from docx.section import _Footer, _Header

_GAP = 3.0  # between a leader and its word
_SECRECY_LINE = 26.0


def heads_and_feet(writer: Writer) -> None:
    """The heads: none on the first page, `- ๒ -` from the second, the secrecy class on all."""
    m, section = writer.m, writer.document.sections[0]
    word = writer.paper.text("secrecy")
    class_ = runs((Text(word, bold=True, size=m.secrecy, colour=RED),)) if word else ""
    head = paragraph(class_, Layout("Header", line=_SECRECY_LINE))
    _write(section.first_page_header, head)
    above = m.page_number_top - HEAD_TOP - _SECRECY_LINE - writer.lower
    below = m.continued_top - m.page_number_top - m.pitch
    _write(
        section.header,
        head
        + paragraph("", Layout("Header", line=above))
        + paragraph(_page_number(writer), Layout("Header"))
        + (paragraph("", Layout("Header", line=below)) if below > 0 else ""),
    )
    if word:
        for foot in (section.first_page_footer, section.footer):
            _write(foot, paragraph(class_, Layout("Footer", line=_SECRECY_LINE)))


def _page_number(writer: Writer) -> str:
    before, _, behind = writer.form.page_number.partition("{page}")
    shown = field("PAGE", writer.column.convert("2"))
    return runs((Text(before),)) + shown + runs((Text(behind),))


def _write(part: _Header | _Footer, markup: str) -> None:
    from docx.oxml import parse_xml

    part.is_linked_to_previous = False
    element = part.part.element
    for old in list(element):
        element.remove(old)
    for new in parse_xml(f"<w:hdr {NAMESPACES}>{markup}</w:hdr>"):
        element.append(new)


def copy_heading(writer: Writer) -> None:
    """`- สำเนาฉบับ -` at the upper right of an office copy, beside the emblem."""
    if writer.paper.copy != "office" or not writer.form.copy_heading:
        return
    m, text = writer.m, writer.form.copy_heading
    frame = Frame(writer.width_of(text, bold=True) + _GAP, m.copy_heading_top)
    writer.add([Text(text, bold=True)], Layout(frame=frame, line=m.body, align="right"))


def closing(writer: Writer) -> None:
    """What stands at the lower right edge of the last page of a copy."""
    if writer.paper.copy == "office":
        _marks(writer)
    elif writer.paper.copy == "certified":
        _certified(writer)


def _marks(writer: Writer) -> None:
    """Dotted lines for the initials of those who drafted, typed, proofread and checked."""
    m, paper = writer.m, writer.paper
    marks = writer.form.marks if paper.marks is None else paper.marks
    if not marks:
        return
    widest = max(writer.width_of(mark, m.mark_size) for mark in marks)
    frame = Frame(m.mark_leader + widest + _GAP)
    tabs = (Tab(m.mark_leader - _GAP, leader=True), Tab(m.mark_leader))
    for mark in marks:
        layout = Layout(frame=frame, line=m.mark_pitch, tabs=tabs)
        writer.add([Text(f"\t\t{mark}", size=m.mark_size)], layout)
    writer.add("", Layout(line=1.0))


def _certified(writer: Writer) -> None:
    """`สำเนาถูกต้อง` with room to sign, name, post and day (clause 31)."""
    m = writer.m
    rows = writer.paper.rows("certifier")
    who = rows[0] if rows else {}
    lines = [CERTIFIED, "", f"({who.get('name') or '.' * 44})"]
    lines += [part for part in who.get("posts", "").split("|") if part]
    lines.append(who.get("date") or "." * 30)
    frame = Frame(max(writer.width_of(line, m.mark_size) for line in lines) + _GAP)
    for line in lines:
        layout = Layout(frame=frame, line=m.mark_pitch, align="center")
        writer.add([Text(writer.kept(line), size=m.mark_size)], layout)
    writer.add("", Layout(line=1.0))
