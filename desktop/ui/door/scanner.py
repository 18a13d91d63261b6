"""A USB scanner types like a keyboard, only faster: its bursts told from a person's typing.

The keys of a scanner are those of an American keyboard. Under a Thai layout their text is Thai
letters, so digits are read from the key's place (the native scan code), not from its text, and
letters are taken back through the Thai keyboard's table.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop.thai.keyboard import english_of

GAP_MS = 35  # between the keys of a scanner; nobody's fingers keep that up
SLOW_MS = 80  # between those of a slow wireless one, believed for a whole code only
_LEAST, _WHOLE = 2, 13  # keys before the end key
_UID, _HEXADECIMAL = 32, frozenset("0123456789abcdef")  # letters of a uid written out
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EVDEV = 8  # X11 and Wayland count from here


def is_enter(event: QKeyEvent) -> bool:
    """Whether the key ends a line: Enter, or the line feed some scanners are set to."""
    return event.key() in _ENTER or event.text() in ("\r", "\n")


def digit_of(event: QKeyEvent) -> str:
    """The digit on the key, whatever the layout makes of it; nothing for another key."""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and event.text().isdecimal():
        return event.text()
    code = event.nativeScanCode()
    if QGuiApplication.platformName() != "windows":
        code -= _EVDEV
    if 2 <= code <= 11:  # the digit row is 1 … 9 0 on every system
        return str((code - 1) % 10)
    text = event.text()
    return text if not event.nativeScanCode() and text.isascii() and text.isdecimal() else ""


@dataclass(slots=True)
class _Burst:
    """Keys that came faster than fingers, as an American keyboard has them."""

    letters: list[str] = field(default_factory=list)
    last: float = 0.0
    widest: float = 0.0
    before: str = ""  # what stood in the box when it began


class Scanner(QObject):
    """Fed every key of the search box; `scanned` gives the code and what was typed before.

    `take` answers whether the key ends a scan (and must not reach the box) and `fast` whether the
    keys before it came as fast as a machine's.
    """

    scanned = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._burst = _Burst()
        self.fast = False

    @property
    def running(self) -> bool:
        """Whether digits are rushing in right now: no time to look anything up."""
        return len(self._burst.letters) >= 4 and _HEXADECIMAL.issuperset(self._burst.letters)

    def take(self, event: QKeyEvent, typed: str) -> bool:
        """Look at a key before the box gets it; `typed` is what stands there."""
        now = float(event.timestamp() or time.monotonic() * 1000)
        burst = self._burst
        gap = now - burst.last
        goes_on = bool(burst.letters) and gap <= SLOW_MS
        widest = max(burst.widest, gap)
        if is_enter(event) or event.key() == Qt.Key.Key_Tab:
            self._burst = _Burst()
            self.fast = goes_on and widest <= GAP_MS
            least = _LEAST if self.fast else _WHOLE
            code = "".join(burst.letters)
            if goes_on and len(code) >= least and (code.isdecimal() or _is_uid(code)):
                self.scanned.emit(code, burst.before)
                return True
            return False
        if not event.text() or not event.text().isprintable():
            return False  # Shift and its like lie between the keys of a scanner too
        if goes_on:
            burst.widest = widest
        else:
            burst = self._burst = _Burst(before=typed)
        burst.last = now
        burst.letters.append(digit_of(event) or english_of(event.text()).lower())
        return False


def _is_uid(code: str) -> bool:
    return len(code) == _UID and _HEXADECIMAL.issuperset(code)
