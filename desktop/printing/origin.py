"""The paper inside its own PDF: the text it was set from, and which record it is."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass

_MARK = re.compile(rb"/Type\s*/PrachakhomSource")
_LENGTH = re.compile(rb"/Length\s+(\d+)")
_MOST = 20_000_000  # bytes; the text of a paper is far shorter
MOST_PDF = 300_000_000


@dataclass(frozen=True, slots=True)
class Origin:
    """`document` is the record's uid, empty for a paper typeset from a file.

    `text` are the words of a notice for which its code vouches, a line each.
    """

    source: str
    document: str = ""
    text: str = ""

    def packed(self) -> bytes:
        """As it lies in the PDF."""
        said = {"document": self.document, "source": self.source}
        if self.text:
            said["text"] = self.text
        return json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8")


def origin_of(pdf: bytes) -> Origin | None:
    """What a PDF of ours was made from; None for another's file, or one another program rewrote."""
    found = _MARK.search(pdf)
    if found is None:
        return None
    start = pdf.find(b"stream", found.end())
    head = pdf[pdf.rfind(b"<<", 0, found.start()) : start]
    length = _LENGTH.search(head)
    if start < 0 or length is None or int(length[1]) > _MOST:
        return None
    begin = start + len(b"stream")
    begin += 2 if pdf[begin : begin + 2] == b"\r\n" else 1
    data = pdf[begin : begin + int(length[1])]
    try:
        text = zlib.decompressobj().decompress(data, _MOST) if b"FlateDecode" in head else data
        said = json.loads(text)
    except (ValueError, zlib.error):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("source"), str):
        return None
    return Origin(said["source"], str(said.get("document", "")), str(said.get("text", "")))
