"""Sound that is being recorded: on the disk second by second, encrypted, until it is attached.

A file `NAME.sound` in `sounds/`: a mark, then pieces, each its length (4 bytes, big-endian), a
nonce and a box that is bound to the file's name and the piece's place in it. The first piece is a
JSON object of facts, all others are sound as it came from the encoder. A piece is forced to the
disk before `Buffer.add` returns; what a power cut leaves of a last one is left out when it is read.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from db import office_folder
from db.errors import Damaged, RecordsError, disk_told_apart
from db.files import sync_folder

_MARK = b"PKS\x01"
_SUFFIX = ".sound"
_LENGTH = 4
_LARGEST = 4 << 20  # bytes of a piece: more is damage


class Buffer:
    """A recording under way; every method may raise what `disk_told_apart` raises."""

    def __init__(self, name: str, facts: Mapping[str, object]) -> None:
        self.name = name
        self._path = _path(name)
        self._pieces = 0
        with disk_told_apart(self._path):
            self._path.parent.mkdir(exist_ok=True)
            self._file = self._path.open("xb", buffering=0)  # what fails must not come back later
            self._file.write(_MARK)
        self.add(json.dumps(dict(facts)).encode())
        sync_folder(self._path.parent)

    def add(self, sound: bytes) -> None:
        """Add a piece; it is on the disk when this returns, or not at all."""
        from db import sealing

        nonce, box = sealing.seal(_key(), sound, _about(self.name, self._pieces))
        piece = nonce + box
        start = self._file.tell()
        left = memoryview(len(piece).to_bytes(_LENGTH, "big") + piece)
        try:
            with disk_told_apart(self._path):
                while left:
                    left = left[self._file.write(left) or 0 :]
                os.fsync(self._file.fileno())
        except RecordsError:
            self._take_back(start)
            raise
        self._pieces += 1

    def _take_back(self, start: int) -> None:
        """Half a piece is worse than none: those after it would be lost with it."""
        try:
            os.ftruncate(self._file.fileno(), start)
            os.lseek(self._file.fileno(), start, os.SEEK_SET)
        except OSError:
            return

    def close(self) -> None:
        """Let go of the file; it stays for `read` until `discard`."""
        self._file.close()


def kept() -> list[str]:
    """The names of recordings that lie here, in alphabetical order."""
    folder = _folder()
    with disk_told_apart(folder):
        return sorted(file.stem for file in folder.glob(f"*{_SUFFIX}"))


def facts_of(name: str) -> dict[str, Any]:
    """The facts a recording was begun with. Raises Damaged."""
    first = next(_pieces(name), None)
    try:
        found = json.loads(first or b"")
    except ValueError as error:
        raise Damaged("sound-damaged", name=name) from error
    if not isinstance(found, dict):
        raise Damaged("sound-damaged", name=name)
    return found


def read(name: str) -> bytes:
    """The sound of a recording, all that is whole of it. Raises Damaged where nothing is."""
    pieces = _pieces(name)
    if next(pieces, None) is None:
        raise Damaged("sound-damaged", name=name)
    return b"".join(pieces)


def discard(name: str) -> None:
    """Throw a recording away, or forget it once it is attached."""
    path = _path(name)
    with disk_told_apart(path):
        path.unlink(missing_ok=True)


def _pieces(name: str) -> Iterator[bytes]:
    """Piece by piece to the end, or to one that is not whole; one that was altered is skipped."""
    from db import sealing

    path = _path(name)
    with disk_told_apart(path):
        if not path.exists():
            raise Damaged("sound-missing", name=name)
        with path.open("rb") as file:
            if file.read(len(_MARK)) != _MARK:
                raise Damaged("sound-damaged", name=name)
            place = 0
            while len(head := file.read(_LENGTH)) == _LENGTH:
                length = int.from_bytes(head, "big")
                piece = file.read(length) if sealing.NONCE < length <= _LARGEST else b""
                if len(piece) != length or not piece:
                    return
                nonce, box = piece[: sealing.NONCE], piece[sealing.NONCE :]
                sound = sealing.opened(_key(), nonce, box, _about(name, place))
                if sound is not None:
                    yield sound
                elif place == 0:
                    raise Damaged("sound-damaged", name=name)
                place += 1


def _about(name: str, place: int) -> bytes:
    return f"{name} {place}".encode()


def _folder() -> Path:
    return office_folder.current().folder / "sounds"


def _path(name: str) -> Path:
    assert re.fullmatch(r"[0-9a-z-]{1,80}", name), "no name of a recording"
    return _folder() / f"{name}{_SUFFIX}"


def _key() -> bytes:
    return office_folder.current().vault.subkey("sounds")
