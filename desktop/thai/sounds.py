"""A key under which Thai names that sound alike are equal: กิตติพงษ์ and กิติพงศ์, ณรงค์ and นรงค์.

Unlike a classical soundex it is a letter-by-letter folding, so the key of the first letters of a
name begins the key of the name: it can be looked up while somebody still types.
"""

from __future__ import annotations

import re
import unicodedata

from desktop.thai.folding import fold

_SILENT = re.compile("(?:[ดตทก](?=[รล]์))?[ก-ฮ][ิุ]?์")  # under THANTHAKHAT: not heard
_MARKS = re.compile("[็-๎]")
_TWICE = re.compile(r"(.)\1+")
_CLUSTERS = (  # as written, as heard
    *(("รร", "ั"), ("ทร", "ส"), ("ศร", "ส"), ("สร", "ส"), ("จร", "จ"), ("อย", "ย")),
    *((f"ห{letter}", letter) for letter in "รลนมยว"),
)
_SAME = str.maketrans(
    {
        **{chr(letter): chr(letter) for letter in range(0x0E00, 0x0E80)},  # a miss costs more
        **dict.fromkeys("ศษซ", "ส"),
        **dict.fromkeys("ณ", "น"),
        **dict.fromkeys("ฬ", "ล"),
        **dict.fromkeys("ญ", "ย"),
        **dict.fromkeys("ธฑฒฐถ", "ท"),
        **dict.fromkeys("ฏ", "ต"),
        **dict.fromkeys("ฎ", "ด"),
        **dict.fromkeys("ภผ", "พ"),
        **dict.fromkeys("ขฆฅฃ", "ค"),
        **dict.fromkeys("ฌฉ", "ช"),
        **dict.fromkeys("ห", "ฮ"),
        **dict.fromkeys("ฟ", "ฝ"),
        "ไ": "ใ",
        "ี": "ิ",
        "ื": "ึ",
        "ู": "ุ",
    }
)


def sound_key(text: str) -> str:
    """The key of a name or of its first letters; blanks part given name and surname."""
    plain = fold(unicodedata.normalize("NFC", text))
    return " ".join(_word(word) for word in plain.split())


def _word(word: str) -> str:
    word = _MARKS.sub("", _SILENT.sub("", word))
    for written, heard in _CLUSTERS:
        word = word.replace(written, heard)
    return _TWICE.sub(r"\1", word.translate(_SAME))
