"""Files in pieces: what travels by a hub can be cut at any byte and goes on from the last piece.

A piece is at most 1 MiB of a file, sealed by age for the office's PCs, and never changed:
`<sha256 of the file>-<place>-<pieces>-<first 16 hexadecimal digits of its own SHA-256>.age`.
Pieces that came wait in `blobs/part-<sha256>/`, sealed as they came, until all are there.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyrage

from db import blobs, office_folder
from db.errors import disk_told_apart
from db.exchange import bech32
from db.files import write_whole

SIZE = 1 << 20
MOST = 4096  # pieces of a file
_NAME = re.compile(r"([0-9a-f]{64})-(\d{4})-(\d{4})-([0-9a-f]{16})\.age")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece as its name tells of it."""

    file: str
    place: int
    pieces: int
    hash: str
    name: str


def named(name: str) -> Piece | None:
    """What a name tells; None: it is no piece's."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    place, pieces = int(match[2]), int(match[3])
    return Piece(match[1], place, pieces, match[4], name) if place < pieces <= MOST else None


def fits(piece: Piece, sealed: bytes) -> bool:
    """Whether a content is what the name says."""
    return hashlib.sha256(sealed).hexdigest()[:16] == piece.hash


def cut(
    file: str, there: Iterable[int], recipients: Sequence[bytes]
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each piece of a file of this PC, but for the places that are `there`."""
    data = blobs.get(file)
    parts = [data[at : at + SIZE] for at in range(0, len(data), SIZE)] or [b""]
    keys = [pyrage.x25519.Recipient.from_str(bech32.recipient(key)) for key in recipients]
    skipped = set(there)
    for place, part in enumerate(parts):
        if place not in skipped:
            sealed = pyrage.encrypt(part, keys)
            own = hashlib.sha256(sealed).hexdigest()[:16]
            yield f"{file}-{place:04d}-{len(parts):04d}-{own}.age", sealed


class Parts:
    """The pieces of one file that came so far; they outlast the program."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._folder = office_folder.current().folder / office_folder.BLOBS / f"part-{file}"

    def have(self) -> set[int]:
        """The places that came."""
        if not self._folder.exists():
            return set()
        return {int(path.name) for path in self._folder.iterdir() if path.name.isdecimal()}

    def keep(self, place: int, sealed: bytes) -> None:
        """Keep a piece that fits its name."""
        with disk_told_apart(self._folder):
            self._folder.mkdir(exist_ok=True)
        write_whole(self._folder / f"{place:04d}", sealed)

    def join(self, pieces: int, opening: bytes) -> bool:
        """Make the file of its pieces; False, and all of them dropped, where they are not it.

        `opening` is this PC's private X25519 key.
        """
        identity = pyrage.x25519.Identity.from_str(bech32.identity(opening))
        whole = bytearray()
        right = True
        try:
            for place in range(pieces):
                with disk_told_apart(self._folder):
                    sealed = (self._folder / f"{place:04d}").read_bytes()
                whole += pyrage.decrypt(sealed, [identity])
        except pyrage.DecryptError:
            right = False
        right = right and hashlib.sha256(whole).hexdigest() == self._file
        if right:
            blobs.put(bytes(whole))
        self.drop()
        return right

    def drop(self) -> None:
        """Forget what came."""
        shutil.rmtree(self._folder, ignore_errors=True)
