"""Thai and Arabic digits, one for one."""

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)


def to_thai(text: str) -> str:
    """The text with every Arabic digit as its Thai one; all else stays."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """The text with every Thai digit as its Arabic one; all else stays."""
    return text.translate(_TO_ARABIC)
