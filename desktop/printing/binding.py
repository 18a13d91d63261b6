"""A sheet bound into a PDF file: fonts, pictures, pages, structure, what the archive asks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.printing import file, tagging
from desktop.printing.embedding import embed
from desktop.printing.emblem import Emblem
from desktop.printing.lettering import Lettering
from desktop.printing.pdf_writer import Canvas, PDFDictionary, PDFObjectReference, rl_config
from desktop.printing.tagging import Element
from desktop.printing.xobjects import emblem_object, photo_object

if TYPE_CHECKING:
    from desktop.printing.photos import Picture

rl_config.useA85 = 0  # plain deflate: a quarter smaller
PRODUCER = "Prachakhom"
EMBLEM = "FormXob.Emblem"


class _Writer(Canvas):  # type: ignore[misc]
    def _make_preamble(self) -> None:
        self._preamble = ""  # the stock one names an unembedded Helvetica on every page


def bound(
    sheet: Lettering,
    title: str,
    dated: date | None,
    source: bytes,
    emblem: Emblem | None,
    photos: Mapping[str, Picture],
) -> bytes:
    """The file; `photos` by the names they are drawn by, the rest as `Sheet.pdf`."""
    out = io.BytesIO()
    writer = _Writer(
        out,
        pagesize=(sheet.width, sheet.height),
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
    for used in sheet.fonts.values():
        document.fontMapping[used.resource] = f"/{used.resource}"
        embed(document, used)
    drawn: dict[str, Any] = {}
    if emblem is not None:
        drawn[EMBLEM] = document.Reference(emblem_object(emblem, document), EMBLEM)
    for called, picture in photos.items():
        name = f"FormXob.{called}"
        drawn[name] = document.Reference(photo_object(picture), name)
    resources = {"Font": PDFObjectReference("BasicFonts"), "XObject": PDFDictionary(drawn)}
    marks: dict[int, list[tuple[int, float, str, int]]] = {}
    for place, (on, top, words, level) in enumerate(sheet.bookmarks):
        marks.setdefault(on, []).append((place, top, words, level))
    pages = file.Pages(document, len(sheet.pages), sheet.width, sheet.height)
    owners: list[list[Element]] = []
    for count in range(1, len(sheet.pages) + 1):
        content, elements = sheet.content(count)
        owners.append(elements)
        pages.add(f"{content}\n".encode("ascii"))
        for place, top, words, level in marks.get(count, ()):
            writer.bookmarkPage(f"b{place}", fit="XYZ", left=0, top=sheet.height - top)
            writer.addOutlineEntry(words, f"b{place}", level)
        document.pageCounter += 1
    shared = document.Reference(PDFDictionary(resources), "Resources")  # of every page
    packed = [
        *pages.packed(file.number_of(document, shared.name)),
        *tagging.write_structure(document, sheet.root, owners),
    ]
    tagging.write_archive_marks(document, title, dated, PRODUCER)
    if source:
        tagging.write_source(document, source, PRODUCER)
    document.format = partial(file.written, document, packed, pages.contents)
    document.SaveToFile(out, writer)
    return out.getvalue()
