"""A paper's body as it is typed, a line a paragraph, and as it is kept, an empty line between.

The paper source is Markdown, in which a single line end is a blank. At the keyboard Enter begins a
new paragraph, as on paper.
"""

from __future__ import annotations

import re

_OWN_LINE = re.compile(r"^\s*(?:#|\||[๐-๙0-9]+(?:\.[๐-๙0-9]+)*\.? |\([๐-๙0-9]+\) )")


def typed(body: str) -> str:
    """A kept body as lines to type in: each paragraph, item, heading or table row is one line."""
    lines: list[str] = []
    fresh = True
    for line in body.split("\n"):
        if not line.strip():
            fresh = True
            continue
        if fresh or _OWN_LINE.match(line) or lines[-1].lstrip().startswith(("#", "|")):
            lines.append(line.rstrip())
        else:
            lines[-1] = f"{lines[-1]} {line.strip()}"
        fresh = False
    return "\n".join(lines)


def kept(text: str) -> str:
    """Typed lines as a body to keep; rows of one table stay together."""
    return "\n".join(part for part, _ in _parts(text)) + "\n"


def kept_line(text: str, number: int) -> int:
    """The line of the kept body (from 1) in which typed line `number` (from 0) stands."""
    at = 0
    for part, typed_number in _parts(text):
        if typed_number == number:
            return at + 1
        at += part.count("\n") + 1
    return max(at, 1)


def _parts(text: str) -> list[tuple[str, int]]:
    """The kept lines with the number of the typed line each came from; -1 for an empty one."""
    parts: list[tuple[str, int]] = [("", -1)]
    before = ""
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        in_table = line.lstrip().startswith("|") and before.lstrip().startswith("|")
        if before and not in_table:
            parts.append(("", -1))
        parts.append((line.rstrip(), number))
        before = line
    return parts
