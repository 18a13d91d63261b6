"""The body of a paper source: a small Markdown dialect on markdown-it-py.

Blocks: `#` headings, paragraphs, pipe tables, and numbered items of our own (`๑.`, `๑.๑`, `(๑)`,
`1.`), photos on a line of their own (`![caption](name)`), charts of the table under them
(`![caption](chart:bars 2 3)`) and footnotes (`[^1]: text`), all of which begin a block without a
blank line. Inline: `**bold**`, also inside unspaced Thai and beside
brackets, where CommonMark's flanking rules would print the stars, and the marks of footnotes
(`[^1]`). All else is text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from desktop.printing.paper import (
    Align,
    Block,
    Diagram,
    Heading,
    Item,
    Note,
    Paragraph,
    Photo,
    Row,
    Span,
    Table,
)
from desktop.recent import Recent

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_DIGIT = "[0-9๐-๙]"
MARKER = re.compile(
    rf"[ \t]*(?P<marker>{_DIGIT}+(?:\.{_DIGIT}+)+\.?|{_DIGIT}+[.)]|\({_DIGIT}+\)|"
    r"\([ก-ฮ]\)|[ก-ฮ][.)])[ \t]+(?P<text>\S.*)"
)
_OPENING = re.compile(r"\*\*(?=[^\s*])")
_CLOSING = re.compile(r"[^\s*]\*\*")
PHOTO = re.compile(r"[ \t]*!\[(?P<caption>[^\]]*)\]\((?P<name>[^()]{1,200})\)[ \t]*")
_CHART = "chart:"  # before what would be the name of a photo
NOTE = re.compile(r"[ \t]*\[\^(?P<label>[^\]\s]{1,20})\]:[ \t]*(?P<text>\S.*)")
_MARK = re.compile(r"\[\^([^\]\s]{1,20})\]")
_ESCAPE = re.compile(r"\\([\\*#|`()\[\]+.\-])")
_CHUNK = re.compile(r"(?:^[ \t]*[^ \t\n].*\n?)+", re.MULTILINE)  # no block has an empty line
_HIDDEN = "\ue000"  # stands for an escaped star while bold is looked for
_BRACKET = "\ue001"  # and for an escaped bracket
_ESCAPED = {"*": _HIDDEN, "[": _BRACKET}
_read: Recent[tuple[str, int], tuple[Block | Note, ...]] = Recent()


def blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body in order, each with its 1-based source line; never fails."""
    return tuple(block for block in parts(body) if not isinstance(block, Note))


def parts(body: str) -> tuple[Block | Note, ...]:
    """The blocks and the footnotes of a body in order, each with its source line; never fails."""
    found: list[Block | Note] = []
    line, at = 1, 0
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    for chunk in _CHUNK.finditer(body):
        line += body.count("\n", at, chunk.start())
        at = chunk.start()
        key = (chunk.group(), line)
        found += _read.get(key) or _read.put(key, _parts(*key))
    return tuple(found)


def _parts(text: str, first: int) -> tuple[Block | Note, ...]:
    """The blocks of lines without an empty one among them, of which the first has this number."""
    found: list[Block | Note] = []
    tokens = _parser().parse(text)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        line = token.map[0] + first if token.map else first
        if token.type == "heading_open":
            found.append(Heading(spans(tokens[i + 1].content), line, int(token.tag[1])))
        elif token.type == "paragraph_open":
            said = spans(tokens[i + 1].content)
            if said:
                found.append(Paragraph(said, line))
        elif token.type == "item":
            marker = token.info
            found.append(Item(marker, spans(token.content), line, level(marker)))
        elif token.type == "photo":
            said = spans(token.content)
            if token.info.startswith(_CHART):
                found.append(Diagram(token.info.removeprefix(_CHART).strip(), said, line))
            else:
                found.append(Photo(token.info, said, line))
        elif token.type == "note":
            found.append(Note(token.info, spans(token.content), line))
        elif token.type == "table_open":
            end = next(k for k in range(i, len(tokens)) if tokens[k].type == "table_close")
            found.append(_table(tokens[i:end], first, line))
            i = end
        i += 1
    return tuple(found)


def level(marker: str) -> int:
    """How deep a marker stands: `๑.` 1, `๑.๑` 2, `๑.๑.๑` and `(๑)` 3."""
    if marker.startswith("(") or marker.endswith(")"):
        return 3
    return min(3, marker.rstrip(".").count(".") + 1)


def spans(text: str) -> tuple[Span, ...]:
    """Inline text as spans; line ends inside a paragraph become one blank."""
    found: list[Span] = []
    for span in _weighed(text):
        at = 0
        for mark in _MARK.finditer(span.text):
            if mark.start() > at:
                found.append(Span(span.text[at : mark.start()].replace(_BRACKET, "["), span.bold))
            found.append(Span("", span.bold, mark[1]))
            at = mark.end()
        if at < len(span.text):
            found.append(Span(span.text[at:].replace(_BRACKET, "["), span.bold))
    return tuple(found)


def _weighed(text: str) -> tuple[Span, ...]:
    text = _ESCAPE.sub(lambda m: _ESCAPED.get(m.group(1), m.group(1)), text)
    text = " ".join(part.strip() for part in text.split("\n")).strip()
    found: list[Span] = []
    at = 0
    opening = _OPENING.search(text)
    while opening is not None:
        closing = _CLOSING.search(text, opening.end())
        if closing is None:
            break
        if opening.start() > at:
            found.append(Span(text[at : opening.start()].replace(_HIDDEN, "*")))
        inside = text[opening.end() : closing.start() + 1]
        found.append(Span(inside.replace(_HIDDEN, "*"), bold=True))
        at = closing.end()
        opening = _OPENING.search(text, at)
    if at < len(text):
        found.append(Span(text[at:].replace(_HIDDEN, "*")))
    return tuple(found)


def _table(tokens: list[Token], first: int, line: int) -> Table:
    rows: list[Row] = []
    cells: list[tuple[Span, ...]] = []
    aligns: list[Align] = []
    at = line
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "tr_open":
            cells = []
            at = token.map[0] + first if token.map else at
        elif token.type in ("th_open", "td_open"):
            assert after is not None
            cells.append(spans(after.content))
            if token.type == "th_open":
                style = str(token.attrGet("style") or "")
                aligns.append(
                    "center" if "center" in style else "right" if "right" in style else "left"
                )
        elif token.type == "tr_close":
            rows.append(Row(tuple(cells), at))
    return Table(rows[0], tuple(rows[1:]), tuple(aligns), line)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["table", "heading"])
    parser.block.ruler.before("heading", "item", _item, {"alt": ["paragraph"]})
    parser.block.ruler.before("item", "photo", _photo, {"alt": ["paragraph"]})
    parser.block.ruler.before("item", "note", _note, {"alt": ["paragraph"]})
    parser.core.ruler.disable("inline")
    return parser


def _photo(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A photo: a line of its own."""
    match = PHOTO.fullmatch(_line(state, start))
    if match is None:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("photo", "", 0)
        token.map = [start, start + 1]
        token.info, token.content = match["name"].strip(), match["caption"]
    return True


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A footnote: its own line and the lines that continue it."""
    match = NOTE.fullmatch(_line(state, start))
    return match is not None and (silent or _continued(state, start, end, match, "note", "label"))


def _item(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A numbered item: its own line and the lines that continue it."""
    match = MARKER.fullmatch(_line(state, start))
    return match is not None and (silent or _continued(state, start, end, match, "item", "marker"))


def _continued(
    state: StateBlock, start: int, end: int, match: re.Match[str], kind: str, info: str
) -> bool:
    said = [match["text"]]
    following = start + 1
    terminators = state.md.block.ruler.getRules("paragraph")
    while following < end and not state.isEmpty(following):
        if any(rule(state, following, end, True) for rule in terminators):
            break
        said.append(_line(state, following))
        following += 1
    state.line = following
    token = state.push(kind, "", 0)
    token.map = [start, following]
    token.info = match[info]
    token.content = "\n".join(said)
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]]
