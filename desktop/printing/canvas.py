"""The sheet: content streams written by hand, bound into a PDF file by reportlab's writer.

Heights are counted from the top edge down, in points. The same content gives the same bytes: dates
and identifiers come from the paper, never from the clock.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from desktop.printing import tagging
from desktop.printing.embedding import embed
from desktop.printing.emblem import Drawing, Emblem, Picture
from desktop.printing.fonts import Family
from desktop.printing.paragraph import Line, Setting
from desktop.printing.shaping import Shaped, Shaper, drawing, number, shaper
from desktop.printing.tagging import Element
from desktop.thai import breaking

rl_config.useA85 = 0  # plain deflate: a quarter smaller
PRODUCER = "Prachakhom"
_EMBLEM = "FormXob.Emblem"
EMBLEM_SAID = "ตราสัญลักษณ์ของหน่วยงาน"
Tag = tuple[str, int]  # the role of a structure element, and what tells it from others of its role
ARTIFACT: Tag = ("Artifact", 0)
# Some readers take a gap from about here (1/1000 em) for a blank, and any letter drawn left of the
# mark before it for its forerunner: such lines say their text themselves.
WIDE_GAP = 22.0
POINTS_PER_CM = 72 / 2.54


def cm(length: float) -> float:
    """Centimetres in points."""
    return length * POINTS_PER_CM


class _Writer(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        self._preamble = ""  # the stock one names an unembedded Helvetica on every page


@dataclass(slots=True)
class _Used:
    resource: str
    shaper: Shaper
    codes: set[int]
    words: set[str]


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
        self._elements: dict[tuple[str, int], Element] = {}
        self._bookmarks: list[tuple[int, float, str, int]] = []
        self._fonts: dict[Shaper, _Used] = {}
        self._emblem: Emblem | None = None

    @property
    def page(self) -> int:
        """The page being drawn, counted from 1."""
        return len(self.pages)

    def next_page(self) -> None:
        """Leave this page for the next."""
        self.pages.append([])

    def _draw(self, code: str) -> None:
        self.pages[-1].append((self._here, code))

    def _decorate(self, code: str) -> None:
        """Draw what no reader reads aloud: rules, leaders."""
        self.pages[-1].append((None, code))

    def begin_paper(self) -> None:
        """Another paper begins on this sheet: its elements are its own."""
        self._elements.clear()

    @contextmanager
    def tagged(self, tag: Tag | None) -> Iterator[None]:
        """What is drawn meanwhile belongs to the element of this role and key; None: a new P.

        The same tag goes on with the same element, on another page too.
        """
        if tag == ARTIFACT:
            self._is_artifact = True
        elif tag is None:
            self._here = self._root.child("P")
        else:
            found = self._elements.get(tag)
            if found is None:
                found = self._elements[tag] = self._root.child(tag[0])
            self._here = found
        self._table = self._here
        try:
            yield
        finally:
            self._here, self._is_artifact = None, False

    def cell(self, row: int, place: int, *, head: bool) -> None:
        """What follows is drawn in this cell of the table that is tagged now."""
        table = self._table
        if self._is_artifact or table is None:
            return
        line = self._part(table, ("TR", row))
        self._here = self._part(line, ("TH" if head else "TD", place))

    def _part(self, of: Element, key: tuple[str, int]) -> Element:
        known = (f"{id(of)} {key[0]}", key[1])
        found = self._elements.get(known)
        if found is None:
            found = self._elements[known] = of.child(key[0])
        return found

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Let readers jump to this height of the page being drawn; `level` counts from 0."""
        self._bookmarks.append((self.page, top, title, level))

    def _use(self, by: Shaper, word: Shaped) -> str:
        used = self._fonts.get(by)
        if used is None:
            used = self._fonts[by] = _Used(f"F{len(self._fonts) + 1}", by, set(), set())
        if word.text not in used.words:
            used.words.add(word.text)
            codes = word.codes
            used.codes.update(int(codes[i : i + 4], 16) for i in range(0, len(codes), 4))
        return used.resource

    def width_of(self, text: str, size: float, bold: bool = False) -> float:
        """How long a text is in points."""
        by = shaper(self.family.face(bold))
        return sum(by.shape(piece.text).width for piece in self.breaker.pieces(text)) * size / 1000

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
        by = shaper(self.family.face(bold))
        words = [by.shape(piece.text) for piece in self.breaker.pieces(text)]
        width = sum(word.width for word in words) * size / 1000
        left = x - (width if setting == "right" else width / 2 if setting == "center" else 0)
        resource = ""
        for word in words:
            resource = self._use(by, word)
        shown = "".join(drawing(word, size=size) for word in words).replace("><", "")
        code = (
            f"BT /{resource} {number(size)} Tf 1 0 0 1 {number(left)}"
            f" {number(self.height - baseline)} Tm [{shown}] TJ ET"
        )
        if colour is not None:
            code = f"q {' '.join(map(number, colour))} rg {code} Q"
        self._draw(code)
        return width

    def line(self, x: float, baseline: float, line: Line, size: float) -> None:
        """A set line whose paragraph begins at `x`."""
        code = [f"BT 1 0 0 1 {number(x + line.left)} {number(self.height - baseline)} Tm"]
        parts: list[str] = []
        by: Shaper | None = None
        gap, blank = line.gap, line.blank
        apart = number(-gap) if gap else ""
        for element in line.elements:
            resource = self._use(element.shaper, element.word)
            if element.shaper is not by:
                if parts:
                    code.append(f"[{''.join(parts)}] TJ")
                    parts = []
                by = element.shaper
                code.append(f"/{resource} {number(size)} Tf")
            if element.space and blank:
                word = element.word
                more = number(-(blank * len(word.text) + gap * word.gaps))
                parts.append(f"<{word.codes}>{more}")
            else:
                parts.append(drawing(element.word, apart, size))
        shown = "".join(parts)
        code.append(f"[{shown if gap else shown.replace('><', '')}] TJ ET")
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

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], alt: str) -> None:
        """Black rectangles (left, top, width, height): the modules of a code that says `alt`."""
        boxes = list(boxes)
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right = max(box[0] + box[2] for box in boxes)
        low = max(box[1] + box[3] for box in boxes)
        before, self._here = self._here, self._figure(alt, left, top, right - left, low - top)
        path = " ".join(
            f"{number(x)} {number(self.height - y - h)} {number(w)} {number(h)} re"
            for x, y, w, h in boxes
        )
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
            embed(document, used.resource, used.shaper, used.codes)
        if self._emblem is not None:
            document.Reference(_xobject(self._emblem, document), _EMBLEM)
        owners: list[list[Element]] = []
        for count in range(1, len(self.pages) + 1):
            page, elements = self._content(count)
            owners.append(elements)
            document.updateSignature(page.encode("ascii"))
            writer._code.append(page)  # noqa: SLF001
            if f"/{_EMBLEM} Do" in page:
                writer._formsinuse.append("Emblem")  # noqa: SLF001
            for place, (on, top, words, level) in enumerate(self._bookmarks):
                if on == count:
                    writer.bookmarkPage(f"b{place}", fit="XYZ", left=0, top=self.height - top)
                    writer.addOutlineEntry(words, f"b{place}", level)
            writer.showPage()
            made = document.idToObject[f"Page{count}"]
            made.StructParents = count - 1
            made.Tabs = PDFName("S")
        tagging.write_structure(document, self._root, owners)
        tagging.write_archive_marks(document, title, dated, PRODUCER)
        if source:
            tagging.write_source(document, source, PRODUCER)
        document.SaveToFile(out, writer)
        return out.getvalue()


def _xobject(emblem: Emblem, document: Any) -> Any:
    if isinstance(emblem, Drawing):
        box = [0, 0, round(1000 * emblem.ratio, 2), 1000]
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([box[0] - 20, -20, box[2] + 20, 1020]),
            "Matrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            "Resources": PDFDictionary({}),
        }
        return PDFStream(PDFDictionary(entries), content=emblem.operators, filters=[PDFZCompress])
    mask = _pixels(emblem, emblem.mask, "DeviceGray")
    colours = _pixels(emblem, emblem.colours, "DeviceRGB")
    colours.dictionary["SMask"] = document.Reference(mask, "Emblem.mask")
    return colours


def _pixels(picture: Picture, data: bytes, space: str) -> Any:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName(space),
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode"),
    }
    return PDFStream(PDFDictionary(entries), content=data, filters=[])
