"""Thai dictionary order as a text that plain byte comparison sorts rightly.

The Royal Institute's order: consonant by consonant, a vowel written before its consonant counts
after it, tone marks and ์ ็ decide only between words otherwise equal.
"""

import unicodedata

from desktop.thai.digits import to_arabic

_LEADING = frozenset("เแโใไ")
_LIGHT = {mark: chr(ord("1") + place) for place, mark in enumerate("็่้๊๋์")}
_END = "\u0001"  # below every letter: a word sorts before the words it begins


def sort_key(text: str) -> str:
    """Text for an indexed column; keys of two words compare as a dictionary orders the words.

    Thai and Arabic digits are equal, Latin letters ignore case, punctuation and blanks are
    passed over; ties end with the text itself, so that the order is total.
    """
    plain = to_arabic(unicodedata.normalize("NFC", text)).replace("ํา", "ำ").casefold()
    heavy: list[str] = []
    light: list[str] = []
    place = 0
    while place < len(plain):
        letter = plain[place]
        following = plain[place + 1] if place + 1 < len(plain) else ""
        if letter in _LEADING and "ก" <= following <= "ฮ":
            heavy += (following, letter)
            place += 2
        elif letter in _LIGHT:
            light.append(f"{len(heavy):03d}{_LIGHT[letter]}")
            place += 1
        else:
            if letter.isalnum() or "ก" <= letter <= "๎":
                heavy.append(letter)
            place += 1
    return "".join(heavy) + _END + "".join(light) + _END + text
