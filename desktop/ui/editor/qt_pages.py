"""Pages on a Qt printer, for systems without CUPS: drawn in read lanes, a strip at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.office.errors import Refused
from desktop.ui.desk import Desk

if TYPE_CHECKING:
    from desktop.printing.raster import Band
    from desktop.printing.typeset import Typeset

MOST_DPI = 600


def printer_for(made: Typeset, name: str, count: int, title: str) -> QPrinter:
    """A printer set up for the pages of a paper, edge to edge."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    small, large = sorted((made.width, made.height))
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QSizeF(small, large), QPageSize.Unit.Point))
    if made.width > made.height:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setCopyCount(count)
    return printer


class QtPages:
    """Prints papers one after the other; the window lives on meanwhile.

    Calls `done` when the last strip is with the printer, `failed` with the reason when one is not.
    """

    def __init__(
        self,
        desk: Desk,
        papers: list[tuple[Typeset, int]],
        name: str,
        title: str,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
        printer_of: Callable[[Typeset, str, int, str], QPrinter] = printer_for,
    ) -> None:
        self._desk = desk
        self._papers = iter(papers)
        self._name = name
        self._title = title
        self._done = done
        self._failed = failed
        self._printer_of = printer_of
        self._printer: QPrinter | None = None
        self._painter = QPainter()
        self._strips: Iterator[tuple[int, int]] = iter(())
        self._pdf = b""

    def begin(self) -> None:
        """Start the next paper, or end when there is none."""
        from desktop.printing import raster

        made, count = next(self._papers, (None, 0))
        if made is None:
            self._done()
            return
        self._pdf = made.pdf
        self._printer = self._printer_of(made, self._name, count, self._title)
        if not self._painter.begin(self._printer):
            self._failed(Refused("printer-refuses", printer=self._name, why=""))
            return
        pages = range(raster.page_count(self._pdf))
        self._strips = ((page, part) for page in pages for part in range(raster.BANDS))
        self._next()

    def _next(self) -> None:
        from desktop.printing import raster

        assert self._printer is not None
        page, part = next(self._strips, (-1, 0))
        if page < 0:
            self._painter.end()
            self.begin()
            return
        if page and not part:
            self._printer.newPage()
        pdf, dpi = self._pdf, min(self._printer.resolution(), MOST_DPI)

        def draw(band: Band) -> None:
            assert self._printer is not None
            strip = band.picture
            image = QImage(
                strip.pixels, strip.width, strip.height, strip.stride, QImage.Format.Format_RGB32
            )
            scale = self._printer.resolution() / dpi
            place = QRectF(0, band.top * scale, strip.width * scale, strip.height * scale)
            self._painter.drawImage(place, image)
            self._next()

        self._desk.read(lambda: raster.band(pdf, page, part, dpi=dpi), draw, self._give_up)

    def _give_up(self, trouble: Exception) -> None:
        self._painter.end()
        self._failed(trouble)
