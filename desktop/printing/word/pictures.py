"""The emblem as a picture that stands at its place on the first page, whatever is typed below."""

from __future__ import annotations

import io
import zlib
from xml.sax.saxutils import escape

from PIL import Image

from desktop.printing import raster
from desktop.printing.canvas import Sheet
from desktop.printing.emblem import Emblem, Picture
from desktop.printing.word.writer import Writer

_DPI = 600
_EMU = 12700  # a point in the unit of drawings
_NAME = "ตราประจำหน่วยงาน"  # what a screen reader says
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def anchored(writer: Writer, emblem: Emblem, middle: float, top: float, height: float) -> str:
    """A run that shows the emblem `height` tall, its middle and top measured from the page."""
    width = height * emblem.ratio
    link, _ = writer.document.part.get_or_add_image(io.BytesIO(_png(writer, emblem, height)))
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    named = f'id="1" name="{_NAME}" descr="{_NAME}"'

    def place(axis: str, at: float) -> str:
        offset = f"<wp:posOffset>{round(at * _EMU)}</wp:posOffset>"
        return f'<wp:position{axis} relativeFrom="page">{offset}</wp:position{axis}>'

    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" distT="0" distB="0" distL="0"'
        ' distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1"'
        f' allowOverlap="1"><wp:simplePos x="0" y="0"/>{place("H", middle - width / 2)}'
        f'{place("V", top)}<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:wrapNone/><wp:docPr {named}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{shape}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def inline(writer: Writer, data: bytes, width: float, height: float, said: str) -> str:
    """A run that shows a photo in its line, for screen readers `said`."""
    link, _ = writer.document.part.get_or_add_image(io.BytesIO(data))
    writer.drawings += 1
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    told = escape(said, {'"': "&quot;"})
    named = f'id="{writer.drawings + 1}" name="{link}" descr="{told}"'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        f' xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent {size}/><wp:docPr {named}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{shape}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _png(writer: Writer, emblem: Emblem, height: float) -> bytes:
    """The emblem's pixels; a drawn one is printed by our own page at 600 dots an inch."""
    if isinstance(emblem, Picture):
        size = (emblem.width, emblem.height)
        picture = Image.frombytes("RGB", size, zlib.decompress(emblem.colours))
        picture.putalpha(Image.frombytes("L", size, zlib.decompress(emblem.mask)))
    else:
        of = writer.column.sheet
        sheet = Sheet(height * emblem.ratio, height, of.family, of.breaker)
        sheet.emblem(emblem, height * emblem.ratio / 2, 0, height)
        page = raster.page_at(sheet.pdf("", None), 0, dpi=_DPI)
        size = (page.width, page.height)
        picture = Image.frombuffer("RGB", size, bytes(page.pixels), "raw", "BGRX", page.stride, 1)
        grey = picture.convert("L")
        if grey.convert("RGB").tobytes() == picture.tobytes():
            picture = grey
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
