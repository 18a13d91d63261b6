"""The screen's type, and Thai line breaking for Qt's own labels and editors."""

from __future__ import annotations

import ctypes
import os
from functools import lru_cache

from PySide6.QtGui import QFontDatabase

from desktop import paths

SCREEN_FAMILY = "IBM Plex Sans Thai Looped"
_WEIGHTS = ("400Regular", "500Medium", "600SemiBold")


def load() -> None:
    """Make the screen's type known to Qt; once, after the application object is there."""
    for weight in _WEIGHTS:
        path = paths.resource("fonts", f"IBMPlexSansThaiLooped_{weight}.ttf")
        found = QFontDatabase.addApplicationFont(str(path))
        assert found >= 0, f"the font {path.name} does not load"


@lru_cache(1)
def load_thai_breaker() -> bool:
    """Load libthai, which Qt asks for at run time, before any text is laid out.

    Without it Qt finds no line end inside a Thai run; `breakable` then does the work.
    """
    os.environ.setdefault("LIBTHAI_DICTDIR", str(paths.resource("words")))
    beside = paths.RESOURCES.parent / "thai.dll"  # Windows has none of its own
    for name in ("libthai.so.0", str(beside)):
        try:
            ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            continue
        return True
    return False


def breakable(text: str) -> str:
    """A label's text with a place to break between words, where Qt cannot find any itself."""
    if load_thai_breaker():
        return text
    from desktop.thai.breaking import breaker

    return "\u200b".join(piece.text for piece in breaker().pieces(text))
