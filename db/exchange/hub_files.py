"""Files by way of a hub: left in pieces before what names them, fetched when all else is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from db import blobs, office_folder
from db.connection import records
from db.exchange import named, pieces, trust
from db.exchange.deeds import Deed
from db.exchange.pieces import Parts, Piece
from db.exchange.places import Pass
from db.exchange.segments import Segment
from db.write import merging


class Shelf(Protocol):
    """What is asked of a hub here."""

    def pieces(self, device: str) -> list[Piece]: ...

    def put_piece(self, device: str, name: str, sealed: bytes) -> None: ...

    def get_piece(self, device: str, piece: Piece) -> bytes | None: ...


class Leaving:
    """Leaves the files of this PC's segments; what lies on the hub already is not left again.

    `bad` are names other PCs could not read: those pieces are left anew. `every`: the hub may have
    lost what it had, so look at the files of segments that lie there too.
    """

    def __init__(self, hub: Shelf, own: str, bad: set[str], *, every: bool) -> None:
        self._hub = hub
        self._own = own
        self._bad = {name.removeprefix(f"{own}/files/") for name in bad}
        self._there: dict[str, set[int]] | None = None
        self.every = every
        self.wanted = {p.file for p in map(pieces.named, self._bad) if p is not None}

    def leave(self, segment: Segment, step: Callable[[], None]) -> None:
        """Leave what the hub lacks of the files a segment names."""
        for file in sorted(named.names_in(segment.lines)):
            if not blobs.holds(file):
                continue  # it is not here yet, or was lost: its PC, or another, has it
            places = self._lying().setdefault(file, set())
            for name, sealed in pieces.cut(file, places, self._recipients()):
                self._hub.put_piece(self._own, name, sealed)
                step()
                made = pieces.named(name)
                assert made is not None
                places.add(made.place)

    def _lying(self) -> dict[str, set[int]]:
        if self._there is None:
            self._there = {}
            for piece in self._hub.pieces(self._own):
                if piece.name not in self._bad:
                    self._there.setdefault(piece.file, set()).add(piece.place)
        return self._there

    def _recipients(self) -> list[bytes]:
        members = trust.members(records.connection())
        return [member.recipient for member in members if member.until is None]


def fetch(
    hub: Shelf, devices: Sequence[str], done: Pass, step: Callable[[], None], deed: Deed
) -> list[str]:
    """Fetch the files this PC was told of and lacks; the names of pieces that could not be read.

    A piece that came stays, whatever comes after it: what was cut goes on from there.
    """
    missing = named.wanted(records.connection())
    if not missing:
        return []
    bad: list[str] = []
    for device in devices:
        offered: dict[str, list[Piece]] = {}
        for piece in hub.pieces(device):
            if piece.file in missing:
                offered.setdefault(piece.file, []).append(piece)
        for file, found in sorted(offered.items()):
            if _fetched(hub, device, file, found, bad, step):
                missing.discard(file)
                done.files += 1
        if not missing:
            break
    if done.files:
        deed(_forget)
    done.bad += len(bad)
    return bad


def _fetched(
    hub: Shelf,
    device: str,
    file: str,
    found: Sequence[Piece],
    bad: list[str],
    step: Callable[[], None],
) -> bool:
    parts = Parts(file)
    have = parts.have()
    wrong: dict[int, str] = {}
    for piece in found:
        if piece.place in have:
            continue
        sealed = hub.get_piece(device, piece)
        if sealed is None:
            wrong[piece.place] = f"{device}/files/{piece.name}"
            continue
        parts.keep(piece.place, sealed)
        have.add(piece.place)
        step()
    bad += [name for place, name in wrong.items() if place not in have]
    many = found[0].pieces
    if have != set(range(many)):
        return False
    if parts.join(many, office_folder.current().vault.device.opening):
        return True
    bad += [f"{device}/files/{piece.name}" for piece in found]
    return False


def _forget() -> None:
    with merging() as topics:
        named.want(records.connection(), set())
        topics.add("exchange")
