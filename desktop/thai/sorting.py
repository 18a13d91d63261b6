"""Thai dictionary order as a text that plain byte comparison sorts rightly.

The Royal Institute's order, agreeing with ICU's Thai collation: consonant by consonant, a vowel
written before its consonant counts after it, the marks ์ ็ ่ ้ ๊ ๋ decide only between words
otherwise equal. Blanks, ฯ, ๆ and punctuation come before every letter, so that all people of one
given name stand together. Unlike ICU, Latin words come before Thai ones.
"""

import re
import unicodedata

from desktop.thai.digits import to_arabic

_PLAIN = "1"  # the light weight of a letter without a mark
_MARKS = "์็่้๊๋"
_MARKED = re.compile(f"[{_MARKS}]")
_LEADING = re.compile("[เแโใไ][ก-ฮ]")


class _Light(dict[int, str]):
    """The light weight of every letter, by its code point; learnt, as a miss costs more."""

    def __missing__(self, letter: int) -> str:
        self[letter] = _PLAIN
        return _PLAIN


_LIGHT = _Light({ord(mark): chr(ord(_PLAIN) + n) for n, mark in enumerate(_MARKS, start=1)})
# the signs of abbreviation and repetition before every letter; ํ alone before the vowels (ฯ's place)
_MOVED = str.maketrans({"ฯ": "!", "ๆ": '"', "ํ": "ฯ"})
_ANY_MOVED = re.compile("[ฯๆํ]")
_END = "\u0001"  # below every letter: a word sorts before the words it begins


def sort_key(text: str) -> str:
    """Text for an indexed column; keys of two words compare as a dictionary orders the words.

    Thai and Arabic digits are equal, Latin letters ignore case, blanks count as one. Ties end with
    the text itself, so that the order is total.
    """
    plain = to_arabic(unicodedata.normalize("NFC", text)).replace("ํา", "ำ").casefold()
    plain = " ".join(plain.split())
    if _ANY_MOVED.search(plain):
        plain = plain.translate(_MOVED)
    heavy, light = _LEADING.sub(lambda pair: pair[0][::-1], plain), ""
    if _MARKED.search(plain):
        heavy, light = _MARKED.sub("", heavy), plain.translate(_LIGHT).rstrip(_PLAIN)
    return f"{heavy}{_END}{light}{_END}{text}"
