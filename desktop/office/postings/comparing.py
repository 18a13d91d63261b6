"""Whether a text says what a notice's code vouches for; else the first line that differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_UNSEEN = re.compile("[\\s\u00a0\u00ad\u200b-\u200f\u2060\ufeff]+")
_PAGE = re.compile(r"-?[0-9๐-๙]{1,3}-?")
_CATCHWORD = re.compile(r".*(\.\.\.|…)")
_DAY_STAMP = re.compile(r"-?[0-9๐-๙]{1,2}[ก-๙.]{3,6}[0-9๐-๙]{4}")
_SNIPPET = 90  # letters of what stands there instead
_LEAST = 8  # letters by which the place after a changed line is found again


@dataclass(frozen=True, slots=True)
class Change:
    """A line (from 1) that does not stand as signed: empty `signed`: it was put in; empty `found`:
    it is gone.
    """

    line: int
    signed: str
    found: str


def squeezed(text: str) -> str:
    """The letters alone: NFC, without blanks and unseen marks."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def first_change(signed: str, pages: Sequence[str], around: Iterable[str] = ()) -> Change | None:
    """The first line of the signed words that the pages do not say; None: all stand as signed.

    `around` are words that may stand beside them (the label of the QR code). Page numbers,
    catchwords and the day stamp of a signature may too. How lines are broken does not matter.
    """
    beside = [squeezed(words) for words in around]
    found = squeezed("\n".join(_without_furniture(pages, beside)))
    lines = signed.split("\n")
    keys = [squeezed(line) for line in lines]
    at = 0
    for place, key in enumerate(keys):
        there = found.find(key, at)
        skipped = found[at:there] if there >= 0 else ""
        if there < 0 or not _allowed(skipped, beside):
            if there >= 0 and not any(k and k in skipped for k in keys[place + 1 :]):
                return Change(place + 1, "", skipped[:_SNIPPET])
            return Change(place + 1, lines[place], _instead(found[at:], keys[place + 1 :]))
        at = there + len(key)
    rest = found[at:]
    if not _allowed(rest, beside):
        return Change(len(lines) + 1, "", rest[:_SNIPPET])
    return None


def _without_furniture(pages: Sequence[str], beside: Sequence[str]) -> list[str]:
    out = []
    for number, page in enumerate(pages):
        lines = [line for line in re.split(r"[\r\n]+", page) if line.strip()]
        lines = [line for line in lines if squeezed(line) not in beside]
        if number and lines and _PAGE.fullmatch(squeezed(lines[0])):
            lines = lines[1:]
        elif number and lines and _PAGE.fullmatch(squeezed(lines[-1])):
            lines = lines[:-1]
        if number + 1 < len(pages) and lines and _CATCHWORD.fullmatch(squeezed(lines[-1])):
            lines = lines[:-1]
        out += lines
    return out


def _allowed(text: str, beside: Sequence[str]) -> bool:
    for words in beside:
        text = text.replace(words, "")
    return not text or _DAY_STAMP.fullmatch(text) is not None or _PAGE.fullmatch(text) is not None


def _instead(rest: str, after: Sequence[str]) -> str:
    """What stands where a line should be: up to the next line that is found again."""
    ends = [rest.find(key) for key in after if len(key) >= _LEAST]
    end = min((place for place in ends if place >= 0), default=len(rest))
    return rest[: min(end, _SNIPPET)]
