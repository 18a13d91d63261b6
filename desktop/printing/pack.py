"""Several papers as one file to print: a whole pack, each paper in its own size."""

from __future__ import annotations

import io
from collections.abc import Iterable

from desktop.printing.raster import one_at_a_time


def joined(pdfs: Iterable[bytes]) -> tuple[bytes, int]:
    """The pages of some PDFs one after the other in one file, and how many there are.

    For the printer: the parts' tags and embedded sources do not come along. ValueError for none.
    """
    import pypdfium2

    with one_at_a_time, pypdfium2.PdfDocument.new() as whole:
        for pdf in pdfs:
            with pypdfium2.PdfDocument(pdf) as part:
                whole.import_pages(part)
        pages = len(whole)
        if not pages:
            raise ValueError("no paper to join")
        out = io.BytesIO()
        whole.save(out)
    return out.getvalue(), pages
