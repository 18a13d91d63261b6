"""Measures of the door, with a size of its own: it is read standing, at arm's length and more."""

from __future__ import annotations

import re
from string import Template

from PySide6.QtGui import QColor

from desktop.ui.look import style

SIZES = (1.0, 1.25, 1.5, 2.0)  # beside the picture’s
LARGE = 1.5  # the largest that 1366×768 has room for
BARS, ANSWER, COUNTS, ROWS = 1.15, 1.3, 1.25, 1.4  # what grows less, so that names have room
_size = 0.0

_HEAD_SHEET = Template("""

#doorhead, #doorfoot { background: $side; border: none; }
#doorhead QLabel, #doorfoot QLabel { color: $side_text; background: transparent; }
#doorhead QLabel[role="title"] { font-size: 22px; font-weight: 600; color: #ffffff; }
#doorhead QLabel[role="muted"] { font-size: 16px; color: $side_text; }
#doorhead QLabel[role="desk"] { font-size: 17px; font-weight: 600; color: #ffffff; }
#doorhead QLabel[role="clock"] { font-size: 32px; font-weight: 600; color: #ffffff; }
#doorhead QLabel[role="kept"] { font-size: 15px; color: #7fd3a4; }
#doorhead QLabel[role="busy"] { font-size: 15px; color: #f0bd5e; }
#doorfoot QPushButton { background: transparent; border: 1px solid transparent; color: #ffffff;
    font-size: 17px; font-weight: 600; padding: 0 6px; min-height: 40px; border-radius: 7px; }
#doorfoot QPushButton:hover { background: rgba(255, 255, 255, 22); }
#doorfoot QPushButton:disabled { color: $side_text; background: transparent; }
#doorfoot QLabel[part="keycap"] { background: rgba(255, 255, 255, 26); color: #ffffff;
    border: 1px solid rgba(255, 255, 255, 110); border-radius: 5px; font-size: 15px;
    font-weight: 600; padding: 0 9px; }
#doorfoot QLabel[role="on"] { color: #7fd3a4; font-size: 16px; }
""")
_SHEET = Template("""
#door { background: $ground; }
#searchbox { background: $surface; border: 3px solid $accent; border-radius: 10px; }
#searchbox QLineEdit { background: transparent; border: none; font-size: 32px; font-weight: 600;
    padding: 0; min-height: 56px; }
#searchbox QLabel { font-size: 18px; color: $muted; }
#hint { font-size: 16px; color: $muted; }
#reader { font-size: 15px; color: $muted; }
#hits { background: transparent; border: none; }
""")
_ANSWER_SHEET = Template("""
#lastin { background: $ok_soft; border: 2px solid $ok_line; border-radius: 10px; }
#lastin QLabel[role="name"] { font-size: 22px; font-weight: 600; color: $ok; }
#lastin QLabel[role="detail"] { font-size: 17px; color: $ok; }
#lastin QPushButton { font-size: 19px; font-weight: 600; min-height: 48px; padding: 0 12px; }
#notice { border-radius: 10px; }
#notice[kind="warn"] { background: $warn_soft; border: 2px solid $warn_line; }
#notice[kind="bad"] { background: $bad_soft; border: 2px solid $bad_line; }
#notice[kind="warn"] QLabel { color: $warn; font-size: 18px; font-weight: 600; }
#notice[kind="bad"] QLabel { color: $bad; font-size: 18px; font-weight: 600; }
""")


def fit(width: int, height: int) -> tuple[float, ...]:
    """The sizes a screen has room for; the one in use becomes one of them.

    At first it is the program's own text size, or what comes nearest to it.
    """
    most = LARGE * max(min(width / 1366, height / 768), 1.0)
    sizes = tuple(size for size in SIZES if size <= most)
    wanted = _size or style.scale()
    resize(min(sizes, key=lambda size: abs(size - wanted)))
    return sizes


def resize(size: float) -> None:
    """Set the size of the door's text, one of SIZES; 0: not chosen yet."""
    global _size
    _size = size


def size() -> float:
    """The size in use; 1 is that of the picture."""
    return _size or 1.0


def px(pixels: float) -> int:
    """A measure of the picture in the size in use."""
    return round(pixels * size())


def at_most(most: float, pixels: float) -> int:
    """As `px`, for a part that grows no further than `most` on a screen of 1366×768."""
    return round(pixels * _limited(most))


def _limited(most: float) -> float:
    return min(size(), most * max(size() / LARGE, 1.0))


def line(kind: str) -> str:
    """The border of a framed word of a kind (ok, warn, bad): between its colour and its ground."""
    one, other = (QColor(getattr(style.tokens(), name)) for name in (kind, f"{kind}_soft"))
    red, green, blue = one.red() + other.red(), one.green() + other.green(), one.blue()
    return QColor(red // 2, green // 2, (blue + other.blue()) // 2).name()


def sheet() -> str:
    """The door's own style sheet in the theme and size in use."""
    colours = style.tokens().mapping()
    colours |= {f"{kind}_line": line(kind) for kind in ("ok", "warn", "bad")}
    parts = ((_HEAD_SHEET, BARS), (_ANSWER_SHEET, ANSWER), (_SHEET, size()))
    return "".join(_grown(part.substitute(colours), _limited(most)) for part, most in parts)


def _grown(text: str, factor: float) -> str:
    def grown(match: re.Match[str]) -> str:
        pixels = int(match[1])
        return f"{pixels if pixels <= 3 else int(pixels * factor)}px"

    return re.sub(r"(\d+)px", grown, text)
