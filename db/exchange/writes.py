"""The writes on one row: which value holds, and which writes did not know of each other.

Pure functions of a set of writes, so the order in which they arrived cannot matter.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Write(NamedTuple):
    """One operation on a row, with what its writer had seen of other PCs."""

    device: str
    seq: int
    lamport: int
    kind: str
    fields: Mapping[str, Any]
    deps: Mapping[str, int]

    @property
    def rank(self) -> tuple[int, str, int]:
        return self.lamport, self.device, self.seq

    def sees(self, other: Write) -> bool:
        if self.device == other.device:
            return other.seq < self.seq
        return other.seq <= self.deps.get(other.device, 0)


def _by_device(writes: Sequence[Write], name: str = "") -> dict[str, list[Write]]:
    found: dict[str, list[Write]] = defaultdict(list)
    for write in writes:
        if write.kind in "iu" and (not name or name in write.fields):
            found[write.device].append(write)
    for mine in found.values():
        mine.sort(key=lambda write: write.seq)
    return found


def winners(writes: Sequence[Write]) -> dict[str, Any]:
    """The value of every field: of the writes no other write of it has seen, the greatest."""
    names = {name for write in writes if write.kind in "iu" for name in write.fields}
    found = {}
    for name in sorted(names):
        last = [mine[-1] for mine in _by_device(writes, name).values()]
        unseen = [w for w in last if not any(o.sees(w) for o in last if o is not w)]
        found[name] = max(unseen, key=lambda write: write.rank).fields[name]
    return found


def conflicts(writes: Sequence[Write]) -> Iterator[tuple[str, str, int, str, int]]:
    """Field and both writes of every conflict: two PCs' newest that did not know each other."""
    everything = _by_device(writes)
    if len(everything) < 2:
        return
    names = {name for write in writes if write.kind in "iu" for name in write.fields}
    for name in sorted(names):
        mine = _by_device(writes, name)
        for device, own in mine.items():
            others = everything if name == "deleted" else mine
            for other, theirs in others.items():
                if device == other or (name != "deleted" and device > other):
                    continue
                for write in own:
                    rival = _newest_unseen(write, theirs)
                    if rival is None or _newest_unseen(rival, own) is not write:
                        continue
                    if name in rival.fields and rival.fields[name] == write.fields[name]:
                        continue
                    first, second = sorted((write, rival), key=lambda w: (w.device, w.seq))
                    yield name, first.device, first.seq, second.device, second.seq


def _newest_unseen(write: Write, theirs: Sequence[Write]) -> Write | None:
    """Another PC's newest write that `write` had not seen and that had not seen `write`."""
    low = bisect.bisect_right(theirs, write.deps.get(theirs[0].device, 0), key=lambda w: w.seq)
    high = bisect.bisect_left(theirs, write.seq, key=lambda w: w.deps.get(write.device, 0))
    return theirs[high - 1] if high > low else None
