"""A paper as plain data: what a form, its fields and its body say, before any line is set.

`desktop.printing.source` reads it from text, `desktop.printing.typeset` prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.printing.origin import Origin

Day = date
Copy = Literal["original", "office", "certified", "public"]
Digits = Literal["thai", "arabic"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one weight inside a block; with `note` the mark of that footnote, without words."""

    text: str
    bold: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold line over its part; `level` counts from 1, `line` is the source line in the body."""

    spans: tuple[Span, ...]
    line: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, first line indented."""

    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered clause: `marker` as typed (`๑.`, `๑.๑`, `(๑)`), `level` counts from 1."""

    marker: str
    spans: tuple[Span, ...]
    line: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, a cell being spans."""

    cells: tuple[tuple[Span, ...], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head is repeated on every page it reaches."""

    head: Row
    rows: tuple[Row, ...]
    aligns: tuple[Align, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of its own; `spans` are its caption, read aloud in its place too."""

    name: str
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Diagram:
    """A chart of the table that follows it; `kind` is how the source names it, as `bars 2 3`: the
    manner, then the columns it shows, counted from 1. `spans` are its caption.
    """

    kind: str
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, set at the foot of the page that its mark `[^label]` stands on."""

    label: str
    spans: tuple[Span, ...]
    line: int


Block = Heading | Paragraph | Item | Table | Photo | Diagram
Value = str | int | date | tuple[str, ...] | tuple[Mapping[str, str], ...]
"""A field of one form: text, number, day, some texts, or rows of named texts."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs: the posts a line each, `rank` above the bracket, `note` an endorsement."""

    name: str
    posts: tuple[str, ...] = ()
    rank: str = ""
    note: str = ""
    signed: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything one printed paper says."""

    form: str
    subject: str
    body: tuple[Block, ...] = ()
    signers: tuple[Signer, ...] = ()
    agency: str = ""
    phone: str = ""
    fax: str = ""
    number: str = ""
    date: date | None = None
    to: tuple[str, ...] = ()
    copy: Copy = "original"
    digits: Digits = "thai"
    marks: tuple[str, ...] | None = None  # initials asked for on the office copy; None: the form's
    more: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """What only some forms have, by the key of the front matter; see `[fields]` of each form."""
    notes: tuple[Note, ...] = ()
    """Its footnotes in the order of their marks; the numbers are their places from 1."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False, repr=False)
    """The files of its photos by name; see `desktop.printing.photos`."""
    origin: Origin | None = field(default=None, compare=False, repr=False)  # kept in the PDF
    lines_before: int = field(default=0, compare=False)  # front matter lines above the body
    field_lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def text(self, key: str) -> str:
        """A field of this form as text, empty when it is not there."""
        value = self.more.get(key, "")
        assert isinstance(value, str), key
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A field of some texts."""
        value = self.more.get(key, ())
        assert isinstance(value, tuple), key
        return tuple(one for one in value if isinstance(one, str))

    def rows(self, key: str) -> tuple[Mapping[str, str], ...]:
        """A field of rows."""
        value = self.more.get(key, ())
        assert isinstance(value, tuple), key
        return tuple(one for one in value if not isinstance(one, str))

    def rows_of(self, key: str) -> tuple[Mapping[str, str], ...]:
        """As `rows`, and nothing for a field of another kind."""
        return self.rows(key) if isinstance(self.more.get(key), tuple) else ()

    def count(self, key: str, default: int = 0) -> int:
        """A field of a number."""
        value = self.more.get(key, default)
        assert isinstance(value, int), key
        return value

    def day(self, key: str) -> Day | None:
        """A field of a day."""
        value = self.more.get(key)
        assert value is None or isinstance(value, Day), key
        return value

    def more_texts(self) -> Iterator[tuple[str, str]]:
        """Every text among the form's own fields, with its key."""
        for key, value in self.more.items():
            if isinstance(value, str):
                yield key, value
            elif isinstance(value, tuple):
                for one in value:
                    for text in (one,) if isinstance(one, str) else one.values():
                        yield key, text


def spans_of(block: Block | Note) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Every run of spans in a block with its source line."""
    if isinstance(block, Table):
        for row in (block.head, *block.rows):
            for cell in row.cells:
                yield row.line, cell
    else:
        yield block.line, block.spans
