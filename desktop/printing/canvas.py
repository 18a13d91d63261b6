"""The sheet: content streams written by hand, bound into a PDF file by reportlab's writer.

Heights are counted from the top edge down, in points. The same content gives the same bytes: dates
and identifiers come from the paper, never from the clock.
"""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.printing import file, tagging
from desktop.printing.embedding import Used, embed
from desktop.printing.emblem import Drawing, Emblem
from desktop.printing.fonts import Family
from desktop.printing.paragraph import RAISED, Line, Setting
from desktop.printing.pdf_writer import (
    Canvas,
    PDFDictionary,
    PDFObjectReference,
    rl_config,
)
from desktop.printing.shaping import Shaped, Shaper, drawing, number, shaper
from desktop.printing.tagging import CELL, HEADING_CELL, Element, Kid
from desktop.printing.xobjects import emblem_object, photo_object
from desktop.thai import breaking

if TYPE_CHECKING:
    from desktop.printing import photos

rl_config.useA85 = 0  # plain deflate: a quarter smaller
PRODUCER = "Prachakhom"
_SHARES: dict[Setting, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
_EMBLEM = "FormXob.Emblem"
EMBLEM_SAID = "ตราสัญลักษณ์ของหน่วยงาน"
Tag = tuple[str, int]  # the role of a structure element, and what tells it from others of its role
ARTIFACT: Tag = ("Artifact", 0)
PLAIN: Tag = ("Plain", 0)  # figures, which are elements of their own
_BY = attrgetter("by")
_BY_AND_NOTE = attrgetter("by", "note")
# Some readers take a gap from about here (1/1000 em) for a blank, and any letter drawn left of the
# mark before it for its forerunner: such lines say their text themselves.
WIDE_GAP = 22.0
RISE = 0.36  # of the mark of a footnote, share of the type
POINTS_PER_CM = 72 / 2.54


def cm(length: float) -> float:
    """Centimetres in points."""
    return length * POINTS_PER_CM


class _Writer(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        self._preamble = ""  # the stock one names an unembedded Helvetica on every page


@dataclass(slots=True)
class _Frame:
    """Rows of a list whose rules are not drawn yet: `heights` are the rules between them."""

    edges: tuple[float, ...]
    thick: float
    heights: list[float]
    row: object = None  # which the last one is a part of


class Natural(NamedTuple):
    """A text on one line as `by` shapes it, in letters or in words; `width` in 1/1000 em."""

    by: Shaper
    letters: list[str]
    words: list[Shaped]
    width: float


WATERMARK = 0.9  # of the page's width, along its slant
_PALE = (0.88, 0.88, 0.88)
Drawn = tuple[str, str] | None
"""What draws a text, but for its height between the two: see `Sheet.prepared`."""


class Sheet:
    """One document being drawn; call `next_page` between pages and `pdf` at the end."""

    def __init__(
        self, width: float, height: float, family: Family, breaker: breaking.Breaker
    ) -> None:
        self.width = width
        self.height = height
        self.family = family
        self.breaker = breaker
        self.pages: list[list[tuple[Element | None, str]]] = [[]]
        self._root = Element("Document")
        self._here: Element | None = None
        self._is_artifact = False
        self._table: Element | None = None
        self._elements: dict[Tag, Element] = {}
        self._rows: dict[tuple[Element, int], list[Kid]] = {}  # of tables, in cells
        self._bookmarks: list[tuple[int, float, str, int]] = []
        self._fonts: dict[Shaper, Used] = {}
        self._emblem: Emblem | None = None
        self._photos: dict[str, photos.Picture] = {}
        self.foot = 0.0
        """How much of the lower edge of the column the footnotes of this page take."""
        self._frame: _Frame | None = None
        self._shapers = (shaper(family.regular), shaper(family.bold))

    @property
    def page(self) -> int:
        """The page being drawn, counted from 1."""
        return len(self.pages)

    def next_page(self) -> None:
        """Leave this page for the next."""
        self._draw_frame()
        self.pages.append([])

    def _draw(self, code: str) -> None:
        self.pages[-1].append((self._here, code))

    def _decorate(self, code: str) -> None:
        """Draw what no reader reads aloud: rules, leaders."""
        self.pages[-1].append((None, code))

    def begin_paper(self) -> None:
        """Another paper begins on this sheet: its elements are its own."""
        self._elements.clear()
        self._rows.clear()

    def begin_tag(self, tag: Tag | None) -> None:
        """What is drawn until `end_tag` belongs to the element of this role and key; None: a new P.

        The same tag goes on with the same element, on another page too.
        """
        if tag == ARTIFACT:
            self._is_artifact = True
        elif tag is None:
            self._here = self._root.child("P")
        elif tag[0] == "Plain":
            self._here = None  # what is drawn makes elements of its own
        else:
            found = self._elements.get(tag)
            if found is None:
                found = self._elements[tag] = self._root.child(tag[0])
            self._here = found
        self._table = self._here

    def end_tag(self) -> None:
        """What is drawn from now on is decoration until the next `begin_tag`."""
        self._here, self._is_artifact = None, False

    @contextmanager
    def tagged(self, tag: Tag | None) -> Iterator[None]:
        """`begin_tag` and `end_tag` about what is drawn meanwhile."""
        self.begin_tag(tag)
        try:
            yield
        finally:
            self.end_tag()

    def _cells(self, row: int, count: int) -> list[Kid] | None:
        """The cells of a row of the table that is tagged now; None when it is an artifact."""
        table = self._table
        if self._is_artifact or table is None:
            return None
        found = self._rows.get((table, row))
        if found is None:
            line = table.child("TR")
            line.kids += [HEADING_CELL if row == 0 else CELL] * count
            found = self._rows[table, row] = line.kids
        return found

    def enter(self, row: int, count: int, place: int) -> None:
        """What follows is drawn in this cell of a row of the table that is tagged now."""
        kids = self._cells(row, count)
        if kids is None:
            self._here = None
            return
        kid = kids[place]
        if isinstance(kid, str):
            kid = kids[place] = Element(kid, [])
        assert isinstance(kid, Element)  # a row has cells only
        self._here = kid

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Let readers jump to this height of the page being drawn; `level` counts from 0."""
        self._bookmarks.append((self.page, top, title, level))

    def _use(self, by: Shaper) -> Used:
        used = self._fonts.get(by)
        if used is None:
            used = self._fonts[by] = Used(f"F{len(self._fonts) + 1}", by)
        return used

    def natural(self, text: str, bold: bool = False) -> Natural:
        """A text as it stands on a line of its own, to be measured and put down."""
        by = self._shapers[bold]
        letters = by.letters_of(text)
        if letters is not None:
            return Natural(by, letters, [], sum(map(by.letter_widths.__getitem__, letters)))
        words = by.shape_all(self.breaker.broken(text).texts)
        return Natural(by, [], words, sum([word.width for word in words]))

    def width_of(self, text: str, size: float, bold: bool = False) -> float:
        """How long a text is in points."""
        return self.natural(text, bold).width * size / 1000

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        setting: Setting = "left",
        colour: tuple[float, float, float] | None = None,
    ) -> float:
        """One line of text at its natural width, returned; `x` is its left, middle or right."""
        if not text:
            return 0.0
        return self.put(x, baseline, self.natural(text, bold), size, setting, colour)

    def put(
        self,
        x: float,
        baseline: float,
        text: Natural,
        size: float,
        setting: Setting = "left",
        colour: tuple[float, float, float] | None = None,
    ) -> float:
        """As `text`, for one that was measured before."""
        before, after = self.prepared(x, text, size, setting)
        code = f"{before}{number(self.height - baseline)}{after}"
        if colour is not None:
            code = f"q {' '.join(map(number, colour))} rg {code} Q"
        self._draw(code)
        return text.width * size / 1000

    def prepared(
        self, x: float, text: Natural, size: float, setting: Setting = "left"
    ) -> tuple[str, str]:
        """What draws a measured text, but for the height between the two: see `cells`."""
        by, letters, words, long = text
        x -= long * size / 1000 * _SHARES[setting]
        used = self._use(by)
        if letters:
            used.letters.append(letters)
            shown = "".join(map(by.letter_closes.__getitem__, letters)).replace("><", "")
        else:
            used.words.update(words)
            shown = drawing(words, 0, 0, size)
        return (
            f"BT /{used.resource} {number(size)} Tf 1 0 0 1 {number(x)} ",
            f" Tm [{shown}] TJ ET",
        )

    def prepared_all(
        self,
        x: float,
        texts: Sequence[str],
        size: float,
        setting: Setting,
        room: float,
        *,
        bold: bool = False,
    ) -> list[Drawn]:
        """`prepared` for the texts of a column; None for one that is empty or wider than `room`."""
        by = self._shapers[bold]
        found = by.lines_of(texts)
        if found is None:
            naturals = [self.natural(text, bold) for text in texts]
            fitting = [text.width and text.width * size / 1000 <= room for text in naturals]
            return [
                self.prepared(x, text, size, setting) if fits else None
                for text, fits in zip(naturals, fitting, strict=True)
            ]
        used = self._use(by)
        used.letters.append(list(found.letters))
        begin = f"BT /{used.resource} {number(size)} Tf 1 0 0 1 "
        share = _SHARES[setting] * size / 1000
        most = room * 1000 / size
        fixed = f"{begin}{number(x)} "
        return [
            (f"{begin}{number(x - width * share)} " if share else fixed, f" Tm [{close}] TJ ET")
            if close and width <= most
            else None
            for width, close in zip(found.widths, found.closes, strict=True)
        ]

    def cells(self, row: int, baseline: float, drawn: Sequence[Drawn]) -> None:
        """Draw the cells of a row of the table that is tagged now, those on one line: None for each
        other. Row 0 is the head.
        """
        y = number(self.height - baseline)
        page = self.pages[-1]
        kids = self._cells(row, len(drawn))
        if kids is None:
            page += [(None, f"{one[0]}{y}{one[1]}") for one in drawn if one]
            return
        for place, one in enumerate(drawn):
            if one:
                kid = kids[place]
                if isinstance(kid, str):
                    kid = kids[place] = Element(kid, [])
                assert isinstance(kid, Element)  # a row has cells only
                page.append((kid, f"{one[0]}{y}{one[1]}"))

    def line(self, x: float, baseline: float, line: Line, size: float) -> None:
        """A set line whose paragraph begins at `x`."""
        code = [f"BT 1 0 0 1 {number(x + line.left)} {number(self.height - baseline)} Tm"]
        gap = line.gap
        for _, some in groupby(line.words, key=_BY_AND_NOTE if line.notes else _BY):
            words = list(some)
            used = self._use(words[0].by)
            used.words.update(words)
            if words[0].note:
                small = size * RAISED
                code.append(f"/{used.resource} {number(small)} Tf {number(size * RISE)} Ts")
                code.append(f"[{drawing(words, 0, 0, small)}] TJ 0 Ts")
                continue
            code.append(f"/{used.resource} {number(size)} Tf")
            code.append(f"[{drawing(words, gap, line.blank, size)}] TJ")
        code.append("ET")
        if gap > WIDE_GAP or gap < 0:
            said = line.text.encode("utf-16-be").hex().upper()
            code.insert(0, f"/Span <</ActualText <FEFF{said}>>> BDC")
            code.append("EMC")
        self._draw(" ".join(code))

    def leader(self, left: float, right: float, y: float) -> None:
        """A dotted rule for a field of a form."""
        if right - left > 2:
            self._decorate(
                f"q 0.8 w 1 J [0.01 2.4] 0 d {number(left)} {number(self.height - y)} m"
                f" {number(right)} {number(self.height - y)} l S Q"
            )

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> None:
        """A solid straight rule."""
        self._decorate(
            f"q {number(thick)} w {number(x0)} {number(self.height - y0)} m"
            f" {number(x1)} {number(self.height - y1)} l S Q"
        )

    def rules(
        self, segments: Iterable[tuple[float, float, float, float]], thick: float = 0.5
    ) -> None:
        """Many solid rules in one stroke, each x0, y0, x1, y1."""
        path = " ".join(
            f"{number(x0)} {number(self.height - y0)} m {number(x1)} {number(self.height - y1)} l"
            for x0, y0, x1, y1 in segments
        )
        self._decorate(f"q {number(thick)} w {path} S Q")

    def frame_row(
        self,
        edges: tuple[float, ...],
        top: float,
        low: float,
        thick: float,
        *,
        row: object = None,
    ) -> None:
        """The rules about a row of a list; `edges` are those of its columns. Parts of one `row`
        have none between them.

        Rows that follow each other share the rules between them and their columns' long ones.
        """
        frame = self._frame
        if frame is None or frame.edges != edges or abs(frame.heights[-1] - top) > 0.01:
            self._draw_frame()
            frame = self._frame = _Frame(edges, thick, [top])
        if row is not None and row is frame.row:
            frame.heights[-1] = low
        else:
            frame.heights.append(low)
        frame.row = row

    def _draw_frame(self) -> None:
        frame, self._frame = self._frame, None
        if frame is None:
            return
        edges, heights = frame.edges, frame.heights
        rows = [(edges[0], y, edges[-1], y) for y in heights]
        self.rules([*rows, *((x, heights[0], x, heights[-1]) for x in edges)], frame.thick)

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], alt: str) -> None:
        """Black rectangles (left, top, width, height): the modules of a code that says `alt`."""
        boxes = list(boxes)
        path = " ".join(
            f"{number(x)} {number(self.height - y - h)} {number(w)} {number(h)} re"
            for x, y, w, h in boxes
        )
        if self._is_artifact:
            self._decorate(f"{path} f")
            return
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right = max(box[0] + box[2] for box in boxes)
        low = max(box[1] + box[3] for box in boxes)
        before, self._here = self._here, self._figure(alt, left, top, right - left, low - top)
        self._draw(f"{path} f")
        self._here = before

    @contextmanager
    def figure(
        self, alt: str, left: float, top: float, width: float, height: float
    ) -> Iterator[None]:
        """What is drawn meanwhile is one picture that says `alt` to the ear."""
        before, self._here = self._here, self._figure(alt, left, top, width, height)
        try:
            yield
        finally:
            self._here = before

    def fill(
        self, box: tuple[float, float, float, float], colour: tuple[float, float, float]
    ) -> None:
        """A filled rectangle (left, top, width, height) of a figure."""
        self._draw(f"q {' '.join(map(number, colour))} rg {self._rectangle(box)} f Q")

    def outline(
        self, box: tuple[float, float, float, float], colour: tuple[float, float, float]
    ) -> None:
        """The hairline around a rectangle (left, top, width, height) of a figure."""
        self._draw(f"q 0.5 w {' '.join(map(number, colour))} RG {self._rectangle(box)} S Q")

    def _rectangle(self, box: tuple[float, float, float, float]) -> str:
        left, top, width, height = box
        low = self.height - top - height
        return f"{number(left)} {number(low)} {number(width)} {number(height)} re"

    def _figure(self, alt: str, left: float, top: float, width: float, height: float) -> Element:
        made = self._root.child("Figure", alt)
        low = self.height - top - height
        made.box = (left, low, left + width, low + height)
        return made

    def emblem(self, emblem: Emblem, x: float, top: float, height: float) -> None:
        """The emblem with its middle at `x`, `height` tall."""
        self._emblem = emblem
        width = height * emblem.ratio
        wide = height if isinstance(emblem, Drawing) else width  # a picture is one unit wide
        matrix = (wide, 0, 0, height, x - width / 2, self.height - top - height)
        before = self._here
        self._here = self._figure(EMBLEM_SAID, x - width / 2, top, width, height)
        self._draw(f"q {' '.join(map(number, matrix))} cm /{_EMBLEM} Do Q")
        self._here = before

    def photo(self, picture: photos.Picture, x: float, top: float, width: float, alt: str) -> None:
        """A photo with its upper left corner at `x`, `top`, for screen readers `alt`."""
        name = f"Photo{hashlib.sha256(picture.data).hexdigest()[:16]}"
        self._photos[name] = picture
        height = width * picture.height / picture.width
        matrix = (width, 0, 0, height, x, self.height - top - height)
        before = self._here
        self._here = self._figure(alt, x, top, width, height)
        self._draw(f"q {' '.join(map(number, matrix))} cm /FormXob.{name} Do Q")
        self._here = before

    def watermark(self, words: str) -> None:
        """Put words across every page, behind its text, for the eye alone."""
        self.pages.append([])
        size = WATERMARK * self.width / self.width_of(words, 1, bold=True)
        self.text(0, self.height, words, size, bold=True, setting="center", colour=_PALE)
        drawn = "\n".join(code for _, code in self.pages.pop())
        cos, sin = math.cos(math.radians(55)), math.sin(math.radians(55))
        low = size * 0.28  # the middle of a letter above its foot
        middle = (self.width / 2 + sin * low, self.height / 2 - cos * low)
        matrix = (cos, sin, -sin, cos, *middle)
        for page in self.pages:
            page.insert(0, (None, f"q {' '.join(map(number, matrix))} cm {drawn} Q"))

    def _content(self, number: int) -> tuple[str, list[Element]]:
        """A page's content with its marks, and the elements its content numbers belong to."""
        parts: list[str] = []
        owners: list[Element] = []
        for element, pieces in groupby(self.pages[number - 1], key=itemgetter(0)):
            code = "\n".join(piece for _, piece in pieces)
            if element is None:
                parts.append(f"/Artifact BMC\n{code}\nEMC")
                continue
            mark = len(owners)
            element.kids.append((number, mark))
            owners.append(element)
            parts.append(f"/{element.role} <</MCID {mark}>> BDC\n{code}\nEMC")
        return "\n".join(parts), owners

    def pdf(self, title: str, dated: date | None, source: bytes = b"") -> bytes:
        """The file: `title` is what viewers show, `dated` the paper's day, `source` its text."""
        self._draw_frame()
        out = io.BytesIO()
        writer = _Writer(
            out,
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1,
            lang="th-TH",
            pdfVersion=(1, 7),
        )
        document = writer._doc  # noqa: SLF001  the writer is driven from below
        if dated is not None:
            stamp = document._timeStamp  # noqa: SLF001
            stamp.YMDhms = (dated.year, dated.month, dated.day, 0, 0, 0)
        writer.setTitle(title)
        writer.setAuthor("")
        writer.setSubject("")
        writer.setCreator(PRODUCER)
        writer.setProducer(PRODUCER)
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        for used in self._fonts.values():
            document.fontMapping[used.resource] = f"/{used.resource}"
            embed(document, used)
        drawn: dict[str, Any] = {}
        if self._emblem is not None:
            drawn[_EMBLEM] = document.Reference(emblem_object(self._emblem, document), _EMBLEM)
        for called, picture in self._photos.items():
            name = f"FormXob.{called}"
            drawn[name] = document.Reference(photo_object(picture), name)
        resources = {"Font": PDFObjectReference("BasicFonts"), "XObject": PDFDictionary(drawn)}
        marks: dict[int, list[tuple[int, float, str, int]]] = {}
        for place, (on, top, words, level) in enumerate(self._bookmarks):
            marks.setdefault(on, []).append((place, top, words, level))
        pages = file.Pages(document, len(self.pages), self.width, self.height)
        owners: list[list[Element]] = []
        for count in range(1, len(self.pages) + 1):
            content, elements = self._content(count)
            owners.append(elements)
            pages.add(f"{content}\n".encode("ascii"))
            for place, top, words, level in marks.get(count, ()):
                writer.bookmarkPage(f"b{place}", fit="XYZ", left=0, top=self.height - top)
                writer.addOutlineEntry(words, f"b{place}", level)
            document.pageCounter += 1
        shared = document.Reference(PDFDictionary(resources), "Resources")  # of every page
        packed = [
            *pages.packed(file.number_of(document, shared.name)),
            *tagging.write_structure(document, self._root, owners),
        ]
        tagging.write_archive_marks(document, title, dated, PRODUCER)
        if source:
            tagging.write_source(document, source, PRODUCER)
        document.format = partial(file.written, document, packed, pages.contents)
        document.SaveToFile(out, writer)
        return out.getvalue()
