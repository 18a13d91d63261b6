"""The language of the screen: Thai, which every sentence is written in, or English.

A sentence stands in the code in Thai, inside `tr`. In Thai that costs nothing; in English it is
looked up in `resources/i18n/en.mo`, which `installer/catalog.py` makes. What is then handed to the
eye is a `Phrase`, which still knows its Thai: paper is Thai whatever the screen speaks, and asks
for it with `thai`.

The language is chosen once, before the first window is imported: constants of modules are said in
it too. Another choice holds from the next start on.
"""

from __future__ import annotations

import os
import re
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from desktop import paths

if TYPE_CHECKING:
    from gettext import NullTranslations

Language = Literal["th", "en"]
Said = TypeVar("Said")
CATALOG = ("i18n", "en.mo")
ASKED = "PRACHAKHOM_LANGUAGE"
"""The environment variable that goes before the setting: for tests, and for one start."""

_spoken: Language = "th"
_catalog: NullTranslations


class Phrase(str):
    """English for the eye; `source` is the same in Thai."""

    source: str
    __slots__ = ("source",)

    def __new__(cls, text: str, source: str) -> Phrase:
        made = super().__new__(cls, text)
        made.source = source
        return made

    def format(self, *args: Any, **facts: Any) -> Phrase:
        """Both sentences filled in, each with what is said in its own language."""
        return Phrase(
            _one(str(self).format(*args, **facts)),
            self.source.format(
                *(thai(one) for one in args), **{name: thai(one) for name, one in facts.items()}
            ),
        )

    def __str__(self) -> str:
        return "".join(self)

    def __reduce__(self) -> tuple[type[Phrase], tuple[str, str]]:
        return Phrase, ("".join(self), self.source)


_MANY = (
    r"(?<![\d,.])1 (people|(?:day|paper|opinion|hearing|item|group|file|attachment|record|number"
    r"|vote|board|photo|picture|pin|row|form|visit|suggestion|element|version|place|time|remark|year)s)\b"
)


def _one(text: str) -> str:
    """One of a thing, which is not many: Thai has no such difference, and 1 days is no English."""
    return re.sub(_MANY, lambda at: f"1 {_SINGLE.get(at[1], at[1][:-1])}", text)


_SINGLE = {"people": "person"}


def speak(language: Language) -> None:
    """Say everything imported from now on in this language; `PRACHAKHOM_LANGUAGE` goes first."""
    global _spoken, _catalog
    asked = os.environ.get(ASKED)
    _spoken = "en" if (asked or language) == "en" else "th"
    if _spoken == "en":
        import gettext

        with paths.resource(*CATALOG).open("rb") as file:
            _catalog = gettext.GNUTranslations(file)


def english() -> bool:
    """Whether the screen speaks English."""
    return _spoken == "en"


def spoken() -> Language:
    """The language of the screen."""
    return _spoken


def tr(text: str, sense: str = "") -> str:
    """The sentence in the language of the screen.

    `sense` tells one Thai word that is two in English apart (ปิด: to close, to post).
    """
    if _spoken == "th":
        return text
    said = _catalog.pgettext(sense, text) if sense else _catalog.gettext(text)
    return Phrase(said, text)


def thai(said: Said) -> Said:
    """What was said by `tr`, in Thai, for paper and records; anything else as it is."""
    return cast("Said", said.source) if isinstance(said, Phrase) else said


def in_thai(words: Any) -> Any:
    """A module of words, or a table of them, as paper and records say it: in Thai."""
    if isinstance(words, str):
        return thai(words)
    if isinstance(words, ModuleType):
        return _InThai(words)
    if isinstance(words, dict):
        return {in_thai(key): in_thai(value) for key, value in words.items()}
    if isinstance(words, tuple):
        made = [in_thai(one) for one in words]
        return type(words)(*made) if hasattr(words, "_fields") else tuple(made)
    if callable(words):
        return lambda *args, **facts: in_thai(words(*args, **facts))
    return words


class _InThai:
    def __init__(self, words: ModuleType) -> None:
        self._words = words

    def __getattr__(self, name: str) -> Any:
        return in_thai(getattr(self._words, name))
