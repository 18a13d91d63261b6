"""Pages of content, every piece with the element of the structure it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

from desktop.printing.tagging import CELL, HEADING_CELL, Element, Kid

Tag = tuple[str, int]  # the role of a structure element, and what tells it from others of its role
ARTIFACT: Tag = ("Artifact", 0)
PLAIN: Tag = ("Plain", 0)  # figures, which are elements of their own


class Marked:
    """What is drawn, page by page; heights are counted from the top edge down, in points."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.pages: list[list[tuple[Element | None, str]]] = [[]]
        self.root = Element("Document")
        self.bookmarks: list[tuple[int, float, str, int]] = []
        """Page from 1, height, words, level from 0."""
        self._here: Element | None = None
        self._is_artifact = False
        self._table: Element | None = None
        self._elements: dict[Tag, Element] = {}
        self._rows: dict[tuple[Element, int], list[Kid]] = {}  # of tables, in cells

    @property
    def page(self) -> int:
        """The page being drawn, counted from 1."""
        return len(self.pages)

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
            self._here = self.root.child("P")
        elif tag[0] == "Plain":
            self._here = None  # what is drawn makes elements of its own
        else:
            found = self._elements.get(tag)
            if found is None:
                found = self._elements[tag] = self.root.child(tag[0])
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
        self.bookmarks.append((self.page, top, title, level))

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

    def _figure(self, alt: str, left: float, top: float, width: float, height: float) -> Element:
        made = self.root.child("Figure", alt)
        low = self.height - top - height
        made.box = (left, low, left + width, low + height)
        return made

    def content(self, number: int) -> tuple[str, list[Element]]:
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
