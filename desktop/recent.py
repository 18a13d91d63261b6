"""Memories that keep what the last papers needed and forget the rest.

Setting a paper again at every keystroke is fast because all but one paragraph is remembered. What
was typed a minute ago is not wanted again: kept for ever it cost 60 MB in a thousand keystrokes.
"""

from __future__ import annotations

import threading
from typing import Generic, TypeVar
from weakref import WeakSet

K = TypeVar("K")
V = TypeVar("V")
_ROUNDS = 8  # papers set between two turns: each memory lives for one to two turns
_rounds = 0
_all: WeakSet[Recent[object, object]] = WeakSet()
_turning = threading.Lock()


class Recent(Generic[K, V]):
    """A mapping whose entries go when no paper of late asked for them."""

    __slots__ = ("__weakref__", "_before", "_now")

    def __init__(self) -> None:
        self._now: dict[K, V] = {}
        self._before: dict[K, V] = {}
        with _turning:
            _all.add(self)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self._now.keys() | self._before.keys())

    def get(self, key: K) -> V | None:
        """What is remembered for a key, None for nothing; asking keeps it."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self._now[key] = found
        return found

    @property
    def at_hand(self) -> dict[K, V]:
        """What was met since the last turn, for a loop that cannot afford a call: read, not kept.

        What is missing here may still be remembered: ask `get`.
        """
        return self._now

    def put(self, key: K, value: V) -> V:
        """Remember a value, which is not None, and return it."""
        self._now[key] = value
        return value

    def turn(self) -> None:
        """Forget what was not asked for since the turn before."""
        self._before, self._now = self._now, {}


def begin_paper() -> None:
    """A paper is about to be set: now and then every memory turns."""
    global _rounds
    _rounds += 1
    if _rounds % _ROUNDS:
        return
    with _turning:
        memories = list(_all)
    for memory in memories:
        memory.turn()
