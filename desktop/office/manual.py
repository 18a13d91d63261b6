"""The manual in pages: what F1 opens, what its search finds, what is printed as a handbook.

`resources/help/manual.md` is the one source. A page begins with `## title`; a line `<!-- key -->`
under it names the page for the rooms of the window.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop import paths
from desktop.thai.folding import fold

_KEY = re.compile(r"<!-- ([a-z-]+) -->\n")
_MARKS = re.compile(r"!\[[^]]*\]\([^)]*\)|[*`#>|]|^\s*(?:-|\d+\.) ", re.MULTILINE)
_AROUND = 34  # letters shown before and after what was sought


@dataclass(frozen=True, slots=True)
class Page:
    """One task of the manual: `text` is Markdown with pictures relative to `folder()`."""

    key: str  # empty: no room leads here
    title: str
    text: str

    @property
    def plain(self) -> str:
        """The words alone, in one line."""
        return " ".join(_MARKS.sub("", self.text).split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds what was sought, with the words around the first place."""

    page: Page
    around: str


def folder() -> str:
    """Where the pictures of the manual lie."""
    return str(paths.resource("help"))


def opening() -> str:
    """What stands before the first page: what the program is, in a paragraph."""
    head = _source().partition("\n## ")[0]
    return head.partition("\n")[2].strip()


@lru_cache(1)
def pages() -> tuple[Page, ...]:
    """Every page, in the order of the manual."""
    found = []
    for part in _source().split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        key = _KEY.match(body)
        found.append(
            Page(key[1] if key else "", title.strip(), body[key.end() if key else 0 :].strip())
        )
    return tuple(found)


def page(key: str) -> Page:
    """The page a room leads to. Raises KeyError for a key the manual has not."""
    return next((one for one in pages() if one.key == key), None) or _no(key)


def find(words: str) -> list[Hit]:
    """The pages that hold every one of some words, those with them in the title first."""
    wanted = fold(words).split()
    if not wanted:
        return [Hit(one, "") for one in pages()]
    titled, others = [], []
    for one in pages():
        title, text = fold(one.title), fold(one.plain)
        if all(word in title for word in wanted):
            titled.append(Hit(one, ""))
        elif all(word in title or word in text for word in wanted):
            others.append(Hit(one, _around(one.plain, wanted)))
    return titled + others


def _around(text: str, wanted: list[str]) -> str:
    """Some letters of a text on both sides of the first wanted word in it."""
    folded = fold(text)
    start = next((at for word in wanted if (at := folded.find(word)) >= 0), 0)
    begin, end = max(0, start - _AROUND), min(len(text), start + _AROUND)
    return ("…" if begin else "") + text[begin:end].strip() + ("…" if end < len(text) else "")


def _no(key: str) -> Page:
    raise KeyError(key)


def _source() -> str:
    return paths.resource("help", "manual.md").read_text(encoding="utf-8")
