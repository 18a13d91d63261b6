"""Thai dictionary order as a text that plain byte comparison sorts rightly.

The Royal Institute's order, agreeing with ICU's Thai collation: consonant by consonant, a vowel
written before its consonant counts after it, the marks ์ ็ ่ ้ ๊ ๋ decide only between words
otherwise equal. Blanks, ฯ, ๆ and punctuation come before every letter, so that all people of one
given name stand together. Unlike ICU, Latin words come before Thai ones.
"""

import unicodedata

from desktop.thai.digits import to_arabic

_LEADING = frozenset("เแโใไ")
_PLAIN = "1"  # the light weight of a letter without a mark
_LIGHT = {mark: chr(ord(_PLAIN) + place) for place, mark in enumerate("์็่้๊๋", start=1)}
# the signs of abbreviation and repetition before every letter; ํ alone before the vowels (ฯ's place)
_MOVED = str.maketrans({"ฯ": "!", "ๆ": '"', "ํ": "ฯ"})
_END = "\u0001"  # below every letter: a word sorts before the words it begins


def sort_key(text: str) -> str:
    """Text for an indexed column; keys of two words compare as a dictionary orders the words.

    Thai and Arabic digits are equal, Latin letters ignore case, blanks count as one. Ties end with
    the text itself, so that the order is total.
    """
    plain = to_arabic(unicodedata.normalize("NFC", text)).replace("ํา", "ำ").casefold()
    plain = " ".join(plain.split()).translate(_MOVED)
    heavy: list[str] = []
    light: list[str] = []
    place = 0
    while place < len(plain):
        letter = plain[place]
        following = plain[place + 1] if place + 1 < len(plain) else ""
        if letter in _LIGHT:
            light.append(_LIGHT[letter])
        elif letter in _LEADING and "ก" <= following <= "ฮ":
            heavy += (following, letter)
            light += (_PLAIN, _PLAIN)
            place += 1
        else:
            heavy.append(letter)
            light.append(_PLAIN)
        place += 1
    return "".join(heavy) + _END + "".join(light).rstrip(_PLAIN) + _END + text
