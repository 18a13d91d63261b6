"""A clerk without a mouse: Tab comes to every part that can be worked, and each shows it.

A look gives sentences that name the part; an empty list is a window in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.qt.measuring import name_of

MOST = 120  # stops of a window
RING = 40  # pixels that change at least: a cursor in a field is less
KEY = re.compile(r"\b(F\d+|Ctrl\+\S+|Alt\+\S+|Enter|Delete|Insert|Esc|Space)\b")
WORKED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


def _workable(window: QWidget) -> list[QWidget]:
    """What can be pressed, chosen or typed into, but for what Qt makes within its own parts."""
    return [
        part
        for part in window.findChildren(QWidget)
        if isinstance(part, WORKED)
        and part.isVisible()
        and part.isEnabled()
        and part.window() is window
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit)
        and not isinstance(part.parentWidget(), QTabBar)
        and not isinstance(part, QHeaderView)
    ]


def _picture(part: QWidget) -> QImage:
    return part.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _differing(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return RING
    mine, its = bytes(one.constBits()), bytes(other.constBits())
    if mine == its:
        return 0
    return sum(mine[at : at + 4] != its[at : at + 4] for at in range(0, len(mine), 4))


def _by_arrows(part: QWidget, seen: list[QWidget]) -> bool:
    """Whether Tab comes to one of its group, from which arrows go to the others."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group is not None and group.exclusive() and any(one in seen for one in group.buttons())


def _by_key(part: QWidget) -> bool:
    """Whether it tells a key of its own."""
    caps = [cap.text() for cap in part.findChildren(QLabel) if cap.property("part") == "keycap"]
    text = part.text() if isinstance(part, QAbstractButton) else ""
    return bool(caps) or KEY.search(f"{text} {part.toolTip()}") is not None


def _shows(part: QWidget) -> QWidget:
    """The part on which the ring lies: of an edit within a box, the box."""
    above = part.parentWidget()
    return above if isinstance(above, QComboBox | QAbstractSpinBox) else part


def wrong(window: QWidget, settle: Callable[[int], None]) -> list[str]:
    """Parts that Tab never comes to, and those that do not show when they have the keyboard."""
    window.activateWindow()
    for _ in range(100):
        QApplication.processEvents()
        if window.isActiveWindow():
            break
    settle(1)
    seen: list[QWidget] = []
    dull: list[str] = []
    before: QWidget | None = None
    with_it = QImage()
    for _ in range(MOST):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        settle(1)
        now = QApplication.focusWidget()
        left = before is not None and now is not before and before.isVisible()
        if left and _differing(_picture(_shows(before)), with_it) < RING:
            dull.append(f"{name_of(before)}: does not show that it has the keyboard")
        if now is None or now in seen:
            break
        seen.append(now)
        before, with_it = now, _picture(_shows(now))
    left = [
        f"{name_of(part)}: Tab never comes to it, and no key is told"
        for part in _workable(window)
        if not (
            part in seen or part.focusProxy() in seen or _by_arrows(part, seen) or _by_key(part)
        )
    ]
    return dull + left
