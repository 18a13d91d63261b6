"""The manual in pages: what F1 opens, what its search finds, what is printed as a handbook.

`resources/help/manual.md` is the one source. A page begins with `## title`; a line `<!-- key -->`
under it names the page for the rooms of the window.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop import paths
from desktop.i18n import in_thai, thai
from desktop.office.words import manual as words
from desktop.thai.folding import fold

if TYPE_CHECKING:
    from desktop.printing.paper import Paper

_KEY = re.compile(r"<!-- ([a-z-]+) -->\n")
_MARKS = re.compile(r"!\[[^]]*\]\([^)]*\)|[*`#>|]|^\s*(?:-|\d+\.) ", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^]]*\]\(([^)]*)\)")
_SLANTED = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
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


def find(sought: str) -> list[Hit]:
    """The pages that hold every one of some words, those with them in the title first."""
    wanted = fold(sought).split()
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


_paper_words = in_thai(words)


def handbook() -> Paper:
    """The whole manual as a paper, with its pictures."""
    from desktop.printing import source

    parts = [_front(_paper_words.HANDBOOK_TITLE), _for_paper(opening())]
    for one in pages():
        parts += [f"# {_for_paper(one.title)}", _for_paper(one.text)]
    paper = source.read("\n\n".join(parts))
    held = _PICTURE.findall(_source())
    return replace(
        paper, pictures={name: (paths.resource("help") / name).read_bytes() for name in held}
    )


def card(keys: Sequence[tuple[str, str]]) -> Paper:
    """One sheet to keep beside the keyboard: how a paper goes, and some keys with what they do."""
    from desktop.printing import source

    half = (len(keys) + 1) // 2
    rows = [_paper_words.CARD_HEAD, "|---|---|---|---|"]
    for place in range(half):
        pairs = [keys[place], keys[place + half] if place + half < len(keys) else ("", "")]
        rows.append(
            "".join(f"| **{thai(key)}** | {thai(does)} " if key else "| | " for key, does in pairs)
            + "|"
        )
    text = "\n\n".join(
        (
            _front(_paper_words.CARD_TITLE, 'size = "landscape"'),
            _paper_words.CARD_STEPS,
            "\n".join(rows),
        )
    )
    return source.read(_for_paper(text))


def _front(subject: str, *more: str) -> str:
    lines = ['form = "report"', f'subject = "{subject}"', *more, 'fit = "one page"' if more else ""]
    return "\n".join(("+++", *filter(None, lines), "+++"))


def _for_paper(text: str) -> str:
    """Markdown of the screen as our papers know it: items numbered, no arrows, no slant."""
    for sign, word in _paper_words.ARROWS.items():
        text = text.replace(sign, word)
    text = _SLANTED.sub(r"\1", text.replace("`", ""))
    lines, count = [], 0
    for line in text.split("\n"):
        if line.startswith("- "):
            count += 1
            lines += [f"({count}) {line[2:]}", ""]
        else:
            count = 0 if line.strip() else count
            lines.append(line)
    return "\n".join(lines)


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
