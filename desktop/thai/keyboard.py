"""Text typed with the keyboard in the other language: l;ylfu is สวัสดี, ้ำสสน is hello.

The keys are those of the Thai Kedmanee layout (TIS 820-2538) beside the American English one.
"""

from __future__ import annotations

import re

from desktop.thai.breaking import breaker
from desktop.thai.dictionary import THAI_WORD, standard

_ENGLISH = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
)
_THAI = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = str.maketrans(_ENGLISH, _THAI)
_TO_ENGLISH = str.maketrans(_THAI, _ENGLISH)
_LEAST = 3  # letters; fewer say nothing about the keyboard
_WELL_FORMED = re.compile(
    "(?:[\u0e40-\u0e44]?[\u0e01-\u0e2e]"  # a leading vowel, a consonant, marks, what follows
    "(?:[\u0e31\u0e34-\u0e3a\u0e47]?[\u0e48-\u0e4b]?[\u0e4c\u0e4d]?)"
    "(?:[\u0e32\u0e33\u0e45]?\u0e30?)[\u0e46\u0e2f]?)+"
)
_ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_A_SIGN_INSIDE = re.compile(r"[A-Za-z][;'\[\]{}^\\]+[A-Za-z\[\];']")

# What a letter of real Thai costs in the dictionary’s prices. Of 2,000 words typed on the wrong
# keys 94 % cost less; of 16,568 words of English and program text two (ok, and -k,) do.
_SURE = 4.5
_LIKELY = 8.0  # where a sign stands inside the word, as in no English one
_UNKNOWN = 8.0  # a letter no word explains
_WORD = 2.0  # many short words are less likely than a few long ones


def thai_of(text: str) -> str:
    """The text as the same keys give it on the Thai keyboard."""
    return text.translate(_TO_THAI)


def english_of(text: str) -> str:
    """The text as the same keys give it on the English keyboard."""
    return text.translate(_TO_ENGLISH)


def rescued(text: str, known: frozenset[str] = frozenset()) -> str:
    """What was meant by a text typed on the wrong keys, or nothing when it looks meant as it is.

    English keys are read as Thai when words come out, of the dictionary or of `known` (the office's
    names); Thai keys as English when the Thai is malformed and plain words come out. A guess to
    offer, never to apply unasked.
    """
    typed = text.strip()
    if len(typed) < _LEAST:
        return ""
    if THAI_WORD.search(typed):
        meant = english_of(typed)
        malformed = not all(map(_WELL_FORMED.fullmatch, THAI_WORD.findall(typed)))
        plain = all(map(_ENGLISH_WORD.fullmatch, meant.split()))
        return meant if malformed and plain else ""
    meant = thai_of(typed)
    most = _LIKELY if _A_SIGN_INSIDE.search(typed) else _SURE
    return meant if _price(meant, known) < most else ""


def _price(thai: str, known: frozenset[str]) -> float:
    """What a letter of the text costs; endless for what no Thai hand writes."""
    runs = THAI_WORD.findall(thai)
    letters = sum(map(len, runs))
    if letters < 0.8 * len(thai.replace(" ", "")) or not all(map(_WELL_FORMED.fullmatch, runs)):
        return float("inf")
    by = breaker(known)
    cost = standard().cost
    whole = 0.0
    for run in runs:
        for word in by.words(run):
            price = 0.0 if word in known else cost(word) if len(word) > 1 else None
            whole += _WORD + (_UNKNOWN * len(word) if price is None else price)
    return whole / letters if letters else float("inf")
