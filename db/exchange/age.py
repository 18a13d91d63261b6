"""age files in a stream: neither the plain nor the sealed is ever whole in memory or plain on disk.

A bundle with ten years of photos is half a gigabyte, an office PC has four.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import IO, Any, Protocol, TypeVar

import pyrage

from db.exchange import bech32

T = TypeVar("T")
# What a writer hears when its reader left: the second on Windows.
_LEFT = (errno.EPIPE, errno.EINVAL)


class Readable(Protocol):
    """What can be read in order."""

    def read(self, size: int, /) -> bytes: ...


class Wrong(Exception):
    """What was to be opened is damaged, or sealed for others (`for_others`)."""

    def __init__(self, *, for_others: bool) -> None:
        super().__init__(for_others)
        self.for_others = for_others


class _Parts:
    """Parts of bytes as a file to read; what the parts raise is kept, for it does not pass age."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = b""
        self.trouble: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while len(self._rest) < size:
                self._rest += next(self._parts)
        except StopIteration:
            pass
        except BaseException as trouble:
            self.trouble = trouble
            raise
        part, self._rest = self._rest[:size], self._rest[size:]
        return part


class _Told:
    """A file's `read` or `write`; what it raises is kept, for age does not always pass it on."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.trouble: OSError | None = None

    def read(self, size: int) -> bytes:
        part: bytes = self._done(self._file.read, size)
        return part

    def write(self, part: bytes) -> int:
        written: int = self._done(self._file.write, part)
        return written

    def flush(self) -> None:
        self._file.flush()

    def _done(self, deed: Callable[[Any], T], with_: Any) -> T:
        try:
            return deed(with_)
        except OSError as trouble:
            self.trouble = trouble
            raise


def seal(parts: Iterator[bytes], target: IO[bytes], recipients: Sequence[bytes]) -> None:
    """Seal parts for public X25519 keys into an open file.

    Raises what the parts raise, and OSError of the file.
    """
    keys = [pyrage.x25519.Recipient.from_str(bech32.recipient(key)) for key in recipients]
    plain, sealed = _Parts(parts), _Told(target)
    try:
        pyrage.encrypt_io(plain, sealed, keys)
    except pyrage.EncryptError:
        trouble = plain.trouble or sealed.trouble
        if trouble is None:
            raise
        raise trouble from None


@contextmanager
def opened(sealed: Readable, opening: bytes) -> Iterator[IO[bytes]]:
    """What a file from its place on holds, opened by a private X25519 key, to be read in order.

    A thread opens it ahead, as far as a pipe holds. Raises Wrong when the reader comes to its end,
    or leaves before, and OSError of what is read.
    """
    identity = pyrage.x25519.Identity.from_str(bech32.identity(opening))
    reading, writing = os.pipe()
    source, troubles = _Told(sealed), list[Exception]()

    def work() -> None:
        try:
            with os.fdopen(writing, "wb") as plain:
                pyrage.decrypt_io(source, plain, [identity])
        except (pyrage.DecryptError, OSError) as trouble:
            if getattr(trouble, "errno", None) not in _LEFT:
                troubles.append(trouble)

    ahead = Thread(target=work, name="age")
    ahead.start()
    try:
        with os.fdopen(reading, "rb") as plain:
            yield plain
    finally:
        ahead.join()
    if source.trouble is not None:
        raise source.trouble
    for trouble in troubles:
        if isinstance(trouble, OSError) and trouble.errno is not None:
            raise trouble  # of the disk
        raise Wrong(for_others=isinstance(trouble, pyrage.DecryptError)) from trouble
