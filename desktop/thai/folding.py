"""Text folded for searching: what looks alike to a reader becomes the same."""

import re
import unicodedata

from desktop.thai.digits import to_arabic

_GONE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"\s+")
_APART = re.compile("ํ([่้๊๋]?)า")  # ำ typed as two letters, a tone mark between or not


def fold(text: str) -> str:
    """Arabic digits, เเ as แ, ํา as ำ, no invisible letters, lower case, single blanks.

    Folding twice changes nothing; a part of a text folds to a part of the folded text, cut at
    letters that belong together.
    """
    plain = unicodedata.normalize("NFC", _GONE.sub("", text).lower())
    plain = _APART.sub(r"\1ำ", to_arabic(plain).replace("เเ", "แ"))
    return _BLANKS.sub(" ", plain).strip()
