"""The page itself, as it will print, refreshed while it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import tr
from desktop.office import office, papers
from desktop.printing.errors import PaperError
from desktop.printing.house import House
from desktop.thai import on_screen
from desktop.ui.desk import Desk
from desktop.ui.look import style
from desktop.ui.widgets.basic import button, column, elided, frame, label, row, set_words
from desktop.ui.widgets.scrolling import Scroll

if TYPE_CHECKING:
    from desktop.printing.raster import Raster

PAGE_WIDTH = 456  # logical pixels at 100 %, and the page is drawn as sharp as the screen
A4_RATIO = 297 / 210
FITTED = {
    "": tr("ปรับตามที่พิมพ์"),
    "standard": tr("พอดีหน้าเดียวตามแบบ"),
    "tightened": tr("บีบระยะให้พอดีหน้าเดียว"),
    "too long": tr("ยาวเกินหนึ่งหน้า จัดตามแบบ"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a read lane made of the text: the PDF, and where the lines stand on its pages."""

    pdf: bytes
    pages: int
    spots: tuple[tuple[int, int, float, float], ...]  # line, page, top, bottom in pt
    width: float  # of a page, in pt
    height: float
    fitted: str  # what became of the wish for one page
    looks: tuple[int, ...]  # of each page, the same while it looks the same


Pictures = dict[int, "Raster"]


def pictures(pdf: bytes, numbers: Iterable[int], width: int) -> Pictures:
    """Some pages (from 0) drawn; in a read lane."""
    from desktop.printing import raster

    return raster.pages(pdf, numbers, width=width)


def draw(text: str, filling: papers.Filling, house: House) -> Shown:
    """Typeset a text; in a read lane."""
    from desktop.printing import typeset

    made = typeset.typeset(papers.filled(text, filling), house)
    spots = tuple((spot.line, spot.page, spot.top, spot.bottom) for spot in made.spots)
    size = (made.width, made.height)
    return Shown(made.pdf, made.pages, spots, *size, made.fitted, made.looks)


class _Page(QWidget):
    """One sheet of paper; an accent bar in the margin marks the paragraph being typed."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._drawn: Raster | None = None  # whose pixels the image shows
        self._mark: tuple[float, float] | None = None
        self.look: tuple[int, int] | None = None  # of what the picture shows, and its width
        self.fresh = False  # the picture looks as the page does in the newest PDF
        self.setAccessibleName(tr("หน้ากระดาษ"))

    def resize_to(self, width: int, ratio: float) -> None:
        """As wide as this; `ratio` is height by width of the paper."""
        high = round(width * ratio)
        if self.size() != QSize(width, high):
            self.setFixedSize(width, high)

    def show_picture(self, drawn: Raster, look: int) -> None:
        self._image = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        self._drawn, self.look, self.fresh = drawn, (look, drawn.width), True
        self.update()

    def forget(self) -> None:
        """Let the picture go: the page is out of sight."""
        if not self._image.isNull():
            self._image, self._drawn, self.look, self.fresh = QImage(), None, None, False
            self.update()

    def mark(self, place: tuple[float, float] | None) -> None:
        """`place`: top and bottom as shares of the page's height."""
        if place != self._mark:
            self._mark = place
            self.update()

    # Qt's own names from here on

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(QPen(QColor(style.tokens().line_strong), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._mark is not None:
            top, bottom = (share * self.height() for share in self._mark)
            bar = QRectF(self.width() * 0.105, top, 2.5, bottom - top)
            painter.fillRect(bar, QColor("#1f5fa8"))  # on paper, white in both themes
        painter.end()


class Preview(QWidget):
    """Asks for at most one drawing at a time; the newest text wins; the place is kept."""

    problem = Signal(object)  # PaperError, or None when the text is whole again
    drawn = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._document = 0
        self._text: str | None = None
        self._busy = False
        self._house: House | None = None
        self._filling: papers.Filling | None = None
        self._heard = 0  # deeds since the window opened
        self._line = 0
        self._whole = False
        self._shown: Shown | None = None
        self._pages: list[_Page] = []
        self._number = label("", "muted")
        self._zoom = button(tr("เต็มหน้า"), self._toggle_zoom, icon="zoom-out", kind="small")
        self._fitted = elided(FITTED[""], "muted")
        head = row(
            elided(tr("หน้ากระดาษจริง"), "strong"),
            self._fitted,
            self._zoom,
            self._number,
            margins=(14, 6, 12, 6),
        )
        head.setStretch(1, 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(style.scaled(12))
        self._column.setContentsMargins(*(style.scaled(n) for n in (6, 12, 6, 12)))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        bed = QWidget()
        bed.setObjectName("pagebed")
        bed.setLayout(self._column)
        self._area = Scroll(tr("หน้ากระดาษจริง"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(bed)
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        card = frame("card", column(head, self._area, gap=0, margins=(1, 1, 1, 1)))
        self.setLayout(column(card))
        desk.changed.connect(self._hear)

    def open_paper(self, document_id: int) -> None:
        """Show another paper from its beginning."""
        self._document, self._text, self._shown = document_id, None, None
        self._filling = None
        self._area.verticalScrollBar().setValue(0)

    def refresh(self, text: str) -> None:
        """Draw this text as soon as the drawing under way is done."""
        self._text = text
        if not self._busy:
            self._begin()

    def page_count(self) -> int:
        """How many pages the text fills."""
        return len(self._pages)

    def mark_line(self, line: int) -> None:
        """Mark the paragraph in which a body line (from 1) stands, and keep it in sight."""
        self._line = line
        self._mark(follow=True)

    def _begin(self) -> None:
        text, document = self._text, self._document
        if text is None:
            return
        self._text, self._busy = None, True
        width, wanted, heard = self._pixels(), self._in_sight(), self._heard
        held = dict(enumerate(page.look for page in self._pages))
        house, filling = self._house, self._filling

        def work() -> tuple[House, papers.Filling, Shown, Pictures]:
            by = house or office.house()
            known = filling or papers.filling_of(document)
            shown = draw(text, known, by)
            there = [
                number
                for number in wanted
                if number < shown.pages and held.get(number) != (shown.looks[number], width)
            ]
            return by, known, shown, pictures(shown.pdf, there, width) if there else {}

        def done(answer: tuple[House, papers.Filling, Shown, Pictures]) -> None:
            self._busy = False
            by, known, shown, drawn = answer
            if document == self._document:
                if heard == self._heard:  # else what was read then is old
                    self._house, self._filling = by, known
                self._show(shown, drawn, width)
                self.problem.emit(None)
            self._begin()

        def failed(trouble: Exception) -> None:
            self._busy = False
            if document == self._document and isinstance(trouble, PaperError):
                self.problem.emit(trouble)
            self._begin()

        self._desk.read(work, done, failed)

    def _show(self, shown: Shown, drawn: Pictures, width: int) -> None:
        self._shown = shown
        self._fitted.tell(FITTED[shown.fitted])
        while len(self._pages) < shown.pages:
            page = _Page()
            self._pages.append(page)
            self._column.addWidget(page)
        while len(self._pages) > shown.pages:
            page = self._pages.pop()
            page.hide()
            page.deleteLater()
        for number, page in enumerate(self._pages):
            page.resize_to(self._page_width(), self._ratio())
            page.fresh = page.look == (shown.looks[number], width)
            if number in drawn:
                page.show_picture(drawn[number], shown.looks[number])
        self._column.activate()
        self._mark(follow=False)
        self._tell_number()
        self._fetch()

    def _ratio(self) -> float:
        return self._shown.height / self._shown.width if self._shown else A4_RATIO

    def _in_sight(self) -> list[int]:
        """The pages (from 0) in the window, and one before and after for scrolling."""
        if not self._pages:
            return [0, 1]
        top = self._area.verticalScrollBar().value()
        high = self._pages[0].height() + self._column.spacing()
        first, last = top // high, (top + self._area.viewport().height()) // high
        return list(range(max(0, first - 1), last + 2))

    def _fetch(self) -> None:
        """Draw what is in sight and not of the newest PDF; `drawn` when nothing is missing."""
        near = self._in_sight()
        for number, page in enumerate(self._pages):
            if number not in near:
                page.forget()
        missing = [n for n in near if n < len(self._pages) and not self._pages[n].fresh]
        shown = self._shown
        if not missing or shown is None:
            self.drawn.emit()
            return

        def done(made: Pictures) -> None:
            if shown is self._shown:
                for number, picture in made.items():
                    self._pages[number].show_picture(picture, shown.looks[number])
                self._fetch()

        width = self._pixels()
        self._desk.read(lambda: pictures(shown.pdf, missing, width), done)

    def _pixels(self) -> int:
        return round(style.scaled(PAGE_WIDTH) * self.devicePixelRatioF())

    def _scrolled(self) -> None:
        self._tell_number()
        self._fetch()

    def _page_width(self) -> int:
        bar = self._area.verticalScrollBar().sizeHint().width()  # it comes with the second page
        room = self._area.contentsRect().width() - bar - style.scaled(12)
        width = min(style.scaled(PAGE_WIDTH), room)
        if self._whole:
            return min(width, round((self._area.height() - style.scaled(24)) / A4_RATIO))
        return width

    def _mark(self, *, follow: bool) -> None:
        if self._shown is None:
            return
        marked = [spot for spot in self._shown.spots if spot[0] <= self._line]
        line = marked[-1][0] if marked else 0
        height = 841.89
        for number, page in enumerate(self._pages, start=1):
            mine = [spot for spot in marked if spot[0] == line and spot[1] == number]
            if not mine:
                page.mark(None)
                continue
            top, bottom = min(s[2] for s in mine), max(s[3] for s in mine)
            page.mark((top / height, bottom / height))
            if follow:
                where = page.y() + round(top / height * page.height())
                self._area.ensureVisible(0, where, 0, style.scaled(120))

    def _tell_number(self) -> None:
        if not self._pages:
            return
        middle = self._area.verticalScrollBar().value() + self._area.height() // 2
        high = self._pages[0].height() + self._column.spacing()
        now = min(1 + middle // high, len(self._pages))
        self._number.setText(
            on_screen.figures(tr("หน้า {now} / {pages}").format(now=now, pages=len(self._pages)))
        )

    def _toggle_zoom(self) -> None:
        self._whole = not self._whole
        set_words(self._zoom, tr("เท่าความกว้าง") if self._whole else tr("เต็มหน้า"))
        for page in self._pages:
            page.resize_to(self._page_width(), self._ratio())
        self._column.activate()
        self._mark(follow=False)
        self._scrolled()

    def _hear(self, topics: frozenset[str]) -> None:
        self._heard += 1
        self._filling = None
        if topics & {"office", "person", "post", "tenure", "section"}:
            self._house = None

    # Qt's own names from here on

    def sizeHint(self) -> QSize:
        return QSize(style.scaled(PAGE_WIDTH + 38), style.scaled(500))
