"""Thai and Arabic digits, one for one."""

import re

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_ANY_ARABIC = re.compile(f"[{_ARABIC}]")  # most texts have none, and looking is faster
_ANY_THAI = re.compile(f"[{_THAI}]")


def to_thai(text: str) -> str:
    """The text with every Arabic digit as its Thai one; all else stays."""
    return text.translate(_TO_THAI) if _ANY_ARABIC.search(text) else text


def to_arabic(text: str) -> str:
    """The text with every Thai digit as its Arabic one; all else stays."""
    return text.translate(_TO_ARABIC) if _ANY_THAI.search(text) else text
