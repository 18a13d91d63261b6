"""Answers that come after their window was closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

T = TypeVar("T")


def while_open(window: QWidget, then: Callable[[T], object]) -> Callable[[T], None]:
    """`then`, but nothing once the window is gone: Qt has taken its parts away by then."""

    def answer(result: T) -> None:
        if shiboken6.isValid(window):
            then(result)

    return answer
