"""The bytes of a PDF: reportlab's objects and our own, packed in object streams.

A long list has ten thousand structure elements of sixty letters. Each as an object of its own they
are most of the file and of the time; packed and compressed (ISO 32000-1, 7.5.7 and 7.5.8, which
PDF/A-2 allows) they are a tenth.
"""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate
from typing import Any

from desktop.printing.pdf_writer import pdfdoc
from desktop.recent import Recent

Packed = list[tuple[int, str]]  # objects that are no streams, by their numbers
_HEAD = b"%PDF-1.7\n%\xe0\xb8\x81\xe0\xb8\x81\n"  # four bytes beyond ASCII, as PDF/A asks
_TOGETHER = 1000  # objects in a stream
_END = b"endstream"
_FREE, _PLAIN, _PACKED = 0, 1, 2
SMALLEST, _LEVEL = 6, 4  # of deflate: the second is 9 % longer in half the time
_MANY = 12  # pages, from which on the second is used
_pages: Recent[tuple[bytes, int], bytes] = Recent()


def reserve(document: Any, count: int) -> int:
    """Keep numbers for objects that reportlab never sees; the first of them."""
    first = int(document.objectcounter) + 1
    document.objectcounter += count
    return first


def name(document: Any, called: str, number: int) -> Any:
    """A reference for reportlab's objects to an object of a reserved number."""
    document.idToObjectNumberAndVersion[called] = (number, 0)
    return pdfdoc.PDFObjectReference(called)


def number_of(document: Any, called: str) -> int:
    """The number reportlab gave to an object."""
    return int(document.idToObjectNumberAndVersion[called][0])


class Pages:
    """The pages of a file, all of one size in points; reportlab's own cost a tenth of a long list.

    They are known to reportlab by its names for them, so bookmarks lead to them.
    """

    def __init__(self, document: Any, count: int, width: float, height: float) -> None:
        self._document = document
        self._tree = reserve(document, 1 + 2 * count)
        self._count = count
        self._box = f"{width:.6f} {height:.6f}"
        self._level = SMALLEST if count < _MANY else _LEVEL
        self.contents: list[tuple[int, bytes]] = []
        """The content of each page as an object of its number."""
        document.Catalog.Pages = name(document, "PageTree", self._tree)
        for page in range(1, count + 1):
            name(document, f"Page{page}", self._tree + page)

    def add(self, content: bytes) -> None:
        """The next page shows this content."""
        self._document.updateSignature(content)
        number = self._tree + self._count + 1 + len(self.contents)
        known = (content, self._level)
        self.contents.append((number, _pages.get(known) or _pages.put(known, stream(b"", *known))))

    def packed(self, resources: int) -> Packed:
        """The pages that were added, all with the `resources` of that number."""
        first = self._tree + 1
        kids = " ".join([f"{first + place} 0 R" for place in range(self._count)])
        same = (
            f"<</Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {self._box}]"
            f" /Resources {resources} 0 R /Tabs /S"
        )
        return [
            (self._tree, f"<</Type /Pages /Count {self._count} /Kids [{kids}]>>"),
            *(
                (first + place, f"{same} /StructParents {place} /Contents {number} 0 R>>")
                for place, (number, _) in enumerate(self.contents)
            ),
        ]


def written(document: Any, packed: Packed, streams: list[tuple[int, bytes]]) -> bytes:
    """The whole file; `packed` and `streams` are the objects of the reserved numbers."""
    root = document.Reference(document.Catalog)
    info = document.Reference(document.info)
    parts = [_HEAD]
    at = len(_HEAD)
    entry = struct.Struct(">BIH").pack
    entries = {0: entry(_FREE, 0, 0xFFFF)}

    def add(number: int, content: bytes) -> None:
        nonlocal at
        entries[number] = entry(_PLAIN, at, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        at += len(parts[-1])

    for number, content in streams:
        add(number, content)
    small = list(packed)
    number = 0
    while number < document.objectcounter:  # an object may bring more when it is formatted
        number += 1
        called = document.numberToId.get(number)
        if called is None:
            continue
        thing = document.idToObject[called]
        if isinstance(thing, bytes):  # ready, from `stream`
            add(number, thing)
            continue
        content = pdfdoc.format(thing, document, toplevel=1).strip(b"\n")
        if content.endswith(_END):
            add(number, content.removesuffix(_END) + b"\n" + _END)  # PDF/A: on a line of its own
        else:
            small.append((number, content.decode("latin-1")))
    for i in range(0, len(small), _TOGETHER):
        some = small[i : i + _TOGETHER]
        number = reserve(document, 1)
        for place, (packed_number, _) in enumerate(some):
            entries[packed_number] = entry(_PACKED, number, place)
        add(number, _object_stream(some))
    number = reserve(document, 1)
    start = at
    entries[number] = entry(_PLAIN, start, 0)
    digest = document.signature.hexdigest().encode()
    ends = [pdfdoc.format(one, document) for one in (root, info)]
    table = b"".join([entries[i] for i in range(number + 1)])
    keys = b"/Type /XRef /W [1 4 2] /Size %d /Root %b /Info %b" % (number + 1, *ends)
    add(number, stream(keys + b" /ID [<%b> <%b>]" % (digest, digest), table))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
    return b"".join(parts)


def _object_stream(objects: Packed) -> bytes:
    numbers = [number for number, _ in objects]
    texts = [text for _, text in objects]
    starts = accumulate([len(text) + 1 for text in texts], initial=0)
    table = " ".join([f"{one} {at}" for one, at in zip(numbers, starts, strict=False)]) + "\n"
    keys = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(table))
    return stream(keys, (table + "\n".join(texts)).encode("latin-1"))


def stream(keys: bytes, content: bytes, level: int = _LEVEL) -> bytes:
    """A stream as it stands in the file, with these entries in its dictionary."""
    data = zlib.compress(content, level)
    head = b"<<%b /Filter /FlateDecode /Length %d>>" % (keys, len(data))
    return head + b"\nstream\n" + data + b"\n" + _END
