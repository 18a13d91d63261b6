"""Printing without CUPS: strips drawn in read lanes make up the very page."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desktop.printing import raster, source, typeset
from desktop.printing.house import House
from desktop.printing.typeset import Typeset
from desktop.ui.desk import Desk
from desktop.ui.editor.qt_pages import QtPages, printer_for

MEMO = Path(__file__).parents[3] / "resources" / "forms" / "memo.md"


@pytest.fixture(scope="module")
def memo() -> Typeset:
    return typeset.typeset(source.read_bytes(MEMO.read_bytes(), MEMO.name), House())


@pytest.mark.parametrize("dpi", [150, 203, 600])
def test_the_strips_of_a_page_are_the_page(memo: Typeset, dpi: int) -> None:
    whole = raster.page(memo.pdf, 0, width=memo.width * dpi / 72)  # type: ignore[arg-type]
    rows: list[bytes] = []
    for part in range(raster.BANDS):
        strip = raster.band(memo.pdf, 0, part, dpi=dpi)
        assert strip.top == len(rows)
        assert strip.picture.width == whole.width
        rows += _rows(strip.picture)
    size = (whole.width, whole.height)
    assert len(rows) == whole.height
    mine, theirs = (Image.frombytes("RGBX", size, b"".join(r)) for r in (rows, _rows(whole)))
    apart = ImageStat.Stat(ImageChops.difference(mine, theirs)).sum[0]
    ink = ImageStat.Stat(ImageChops.invert(theirs.convert("L"))).sum[0]
    assert apart < 0.01 * ink  # a letter cut by a strip's edge may be a shade lighter


def _rows(picture: raster.Raster) -> list[bytes]:
    across = picture.width * 4
    starts = range(0, picture.height * picture.stride, picture.stride)
    return [picture.pixels[at : at + across] for at in starts]


def _inked(picture: raster.Raster) -> set[int]:
    """The rows with something dark in them."""
    return {at for at, row in enumerate(_rows(picture)) if min(row) < 160}


def test_a_paper_goes_to_a_printer_page_by_page(
    memo: Typeset, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"

    def to_file(made: Typeset, name: str, count: int, title: str) -> QPrinter:
        printer = printer_for(made, name, count, title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(150)
        return printer

    ended: list[object] = []
    done = lambda: ended.append("done")  # noqa: E731
    pages = QtPages(desk, [(memo, 1)], "", "บันทึก", done, ended.append, to_file)
    pages.begin()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["done"]
    printed = out.read_bytes()
    assert raster.page_count(printed) == memo.pages
    for number in range(memo.pages):
        mine = raster.page(printed, number, width=600)
        theirs = raster.page(memo.pdf, number, width=600)
        assert abs(mine.height - theirs.height) <= 1
        ours, wanted = _inked(mine), _inked(theirs)
        assert len(ours & wanted) > 0.85 * len(ours | wanted)


@pytest.mark.qt_log_ignore("QPainter::begin|QPdfEngine|support propagateSizeHints")
def test_a_printer_that_does_not_begin_is_told(memo: Typeset, desk: Desk, tmp_path: Path) -> None:
    def nowhere(made: Typeset, name: str, count: int, title: str) -> QPrinter:
        printer = printer_for(made, name, count, title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
        return printer

    told: list[Exception] = []
    pages = QtPages(desk, [(memo, 1)], "เครื่องหนึ่ง", "", lambda: None, told.append, nowhere)
    pages.begin()
    (trouble,) = told
    assert getattr(trouble, "reason", "") == "printer-refuses"
