"""Who does what writes, and where: exchange works in one thread, the records change in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Deed = Callable[[Callable[[], Any]], Any]


class Lane:
    """Does deeds one after another; others ask the same lane."""

    def __init__(self, do: Deed, crowded: Callable[[], bool]) -> None:
        """`do` does a deed in its turn; `crowded`: whether others wait for theirs."""
        self._do = do
        self.crowded = crowded

    def __call__(self, deed: Callable[[], Any]) -> Any:
        """Do one deed, in its turn."""
        return self._do(deed)


def crowded(deed: Deed) -> bool:
    """Whether others wait while a deed is being done."""
    return isinstance(deed, Lane) and deed.crowded()


def here(deed: Callable[[], Any]) -> Any:
    """Do a deed at once, in this thread."""
    return deed()
