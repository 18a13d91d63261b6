"""WordprocessingML, the markup inside a Word document: runs, paragraphs, tables.

Element order is that of ISO/IEC 29500-1 §17.3: Word refuses a file whose properties stand in
another. Lengths come in points and are written in twips, type sizes in half points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RED = "CC0000"
_DOTS = "595959"  # dots of the type's own black are heavier than a leader's
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f](?:[^\u0e00-\u0e7f\t\n]*[A-Za-z0-9\u00c0-\u024f])?")
_SIDES = ("top", "left", "bottom", "right")
_SIGNS = re.compile("[\t\n]")
_SIGN = {"\t": "<w:tab/>", "\n": "<w:br/>"}

Jc = Literal["left", "center", "right", "thaiDistribute"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one look. A tab in them is a tab of the document, a line feed a line break.

    `size` 0 is the size of the paragraph's style; `dotted` draws a dotted rule under the words.
    """

    said: str
    bold: bool = False
    size: float = 0.0
    colour: str = ""
    dotted: bool = False
    note: int = 0  # the number of the footnote it marks; with words: marks it once more


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, `at` from the paragraph's left edge, with or without a dotted leader."""

    at: float
    kind: Literal["left", "center", "right"] = "left"
    leader: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a paragraph stands when it leaves the column: beside the right margin, at `top` of the
    page or (None) on the lower margin. Paragraphs in a row with equal frames share one.
    """

    width: float
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph differs from its style; `first` is the first line against `left`."""

    style: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0.0  # exact pitch
    grows: bool = False  # a line as tall as what stands in it, for pictures
    left: float | None = None
    right: float | None = None
    first: float | None = None
    align: Jc | None = None
    tabs: tuple[Tab, ...] = ()
    keep_next: bool = False
    frame: Frame | None = None
    ruled: bool = False  # a rule along its upper edge


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def runs(texts: Iterable[Text]) -> str:
    """The runs of a paragraph, Thai and Latin words parted: Word sets each by rules of its own."""
    return "".join(
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        + (_words(text.said) if text.said else f'<w:footnoteReference w:id="{text.note}"/>')
        + "</w:r>"
        if text.note
        else "".join(_run(text, part, thai) for part, thai in _scripts(text.said))
        for text in texts
    )


def _scripts(said: str) -> Iterator[tuple[str, bool]]:
    """Stretches of one script. Digits, blanks and brackets belong to the Thai around them."""
    at = 0
    for match in _LATIN.finditer(said):
        if match.start() > at:
            yield said[at : match.start()], True
        yield match.group(), False
        at = match.end()
    if at < len(said):
        yield said[at:], True


def _run(text: Text, part: str, thai: bool) -> str:
    look = "<w:b/><w:bCs/>" if text.bold else ""
    if text.colour:
        look += f'<w:color w:val="{text.colour}"/>'
    if text.size:
        half = round(text.size * 2)
        look += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    if text.dotted:
        look += f'<w:u w:val="dotted" w:color="{_DOTS}"/>'
    if thai:
        look += "<w:cs/>"
    inside = ""
    at = 0
    for match in _SIGNS.finditer(part):
        inside += _words(part[at : match.start()]) + _SIGN[match.group()]
        at = match.end()
    inside += _words(part[at:])
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"


def _words(said: str) -> str:
    return f'<w:t xml:space="preserve">{escape(said)}</w:t>' if said else ""


def field(instruction: str, shown: str) -> str:
    """A field Word works out itself, and what it shows until then."""
    cs = "<w:rPr><w:cs/></w:rPr>"
    return (
        f'<w:r>{cs}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{cs}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{cs}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{cs}{_words(shown)}</w:r>"
        f'<w:r>{cs}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(inside: str, layout: Layout) -> str:
    """A paragraph around its runs."""
    out = f'<w:pStyle w:val="{layout.style}"/>' if layout.style else ""
    if layout.keep_next:
        out += "<w:keepNext/>"
    if layout.frame is not None:
        out += _frame(layout.frame)
    if layout.ruled:
        rule = '<w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
        out += f"<w:pBdr>{rule}</w:pBdr>"
    if layout.tabs:
        out += f"<w:tabs>{''.join(map(_tab, layout.tabs))}</w:tabs>"
    before = None if layout.before is None else max(0.0, layout.before)
    spacing = _attributes(before=before, after=layout.after)
    if layout.line:
        spacing += f' w:line="{twips(layout.line)}" w:lineRule="exact"'
    elif layout.grows:
        spacing += ' w:line="240" w:lineRule="auto"'
    if spacing:
        out += f"<w:spacing{spacing}/>"
    first = layout.first
    indent = _attributes(left=layout.left, right=layout.right)
    if first is not None:
        indent += _attributes(hanging=-first) if first < 0 else _attributes(firstLine=first)
    if indent:
        out += f"<w:ind{indent}/>"
    if layout.align:
        out += f'<w:jc w:val="{layout.align}"/>'
    return f"<w:p>{f'<w:pPr>{out}</w:pPr>' if out else ''}{inside}</w:p>"


def _attributes(**lengths: float | None) -> str:
    return "".join(
        f' w:{name}="{twips(length)}"' for name, length in lengths.items() if length is not None
    )


def _tab(tab: Tab) -> str:
    leader = ' w:leader="dot"' if tab.leader else ""
    return f'<w:tab w:val="{tab.kind}"{leader} w:pos="{twips(tab.at)}"/>'


def _frame(frame: Frame) -> str:
    place = (
        'w:vAnchor="margin" w:xAlign="right" w:yAlign="bottom"'
        if frame.top is None
        else f'w:vAnchor="page" w:xAlign="right" w:y="{twips(frame.top)}"'
    )
    return f'<w:framePr w:w="{twips(frame.width)}" w:wrap="around" w:hAnchor="margin" {place}/>'


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a table: the paragraphs of each cell; a `head` is repeated on every page."""

    cells: tuple[str, ...]
    head: bool = False


def table(
    rows: Iterable[Cells],
    widths: tuple[float, ...],
    *,
    ruled: bool,
    pad: tuple[float, float, float, float],
) -> str:
    """A table of fixed column widths; `pad` is the room in a cell: top, left, bottom, right."""
    borders = ""
    if ruled:
        edge = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
        edges = "".join(f"<w:{side} {edge}/>" for side in (*_SIDES, "insideH", "insideV"))
        borders = f"<w:tblBorders>{edges}</w:tblBorders>"
    room = "".join(
        f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>'
        for side, wide in zip(_SIDES, pad, strict=True)
    )
    out = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f"{room}</w:tblCellMar></w:tblPr><w:tblGrid>"
    )
    out += "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths) + "</w:tblGrid>"
    for row in rows:
        head = "<w:tblHeader/>" if row.head else ""
        out += f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"
        for inside, width in zip(row.cells, widths, strict=True):
            out += (
                f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
            )
        out += "</w:tr>"
    return out + "</w:tbl>"
