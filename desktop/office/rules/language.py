"""Spellings and spacings that are always the same fault with the same mend."""

from __future__ import annotations

import re

_JOINED = r"[ \u00a0]*"
_MENDS = (
    (re.compile(rf"(?<=[ก-๎]){_JOINED}ๆ(?=[^\s.,)\]”’ฯๆ])"), " ๆ "),
    (re.compile(r"(?<=[ก-๎])ๆ"), " ๆ"),
    (re.compile(rf"(?<=[ก-๎]){_JOINED}ฯ(?!ล)(?=[ก-ฮเแโใไ0-9๐-๙A-Za-z(])"), "ฯ "),
    (re.compile(r"(?<=[ก-๎])[ \u00a0]+ฯ(?!ล)"), "ฯ"),
    (re.compile(r"(?<=[^\s(])ฯลฯ"), " ฯลฯ"),
    (re.compile(r"(พ\.ศ\.|ค\.ศ\.)(?=[๐-๙0-9])"), r"\1 "),
    (re.compile(r"Integrity And Transparency Assessment"), "Integrity and Transparency Assessment"),
    (re.compile(r"(?<=[ก-๎0-9๐-๙])(?: ){2,}(?=[ก-๎0-9๐-๙])"), " "),
)


def mended(text: str) -> str:
    """The text with each such fault mended; Royal Institute spacing of ๆ ฯ ฯลฯ พ.ศ."""
    for fault, mend in _MENDS:
        text = fault.sub(mend, text)
    return text
