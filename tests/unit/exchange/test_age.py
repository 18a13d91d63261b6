"""age files in a stream: whose disk fails is told, wherever it fails."""

from __future__ import annotations

import errno
import io
import os

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from db.exchange import age

KEY = X25519PrivateKey.generate()


class Stick(io.BytesIO):
    """A file on a stick that is pulled, or full, at a byte."""

    def __init__(self, data: bytes, until: int) -> None:
        super().__init__(data)
        self._until = until

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= self._until:
            raise OSError(errno.EIO, "Input/output error")
        return super().read(size)

    def write(self, part: object, /) -> int:
        if self.tell() >= self._until:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(part)  # type: ignore[arg-type]


def sealed(target: io.BytesIO) -> bytes:
    plain = (os.urandom(1 << 18) for _ in range(8))
    age.seal(plain, target, [KEY.public_key().public_bytes_raw()])
    return target.getvalue()


def read(source: io.BytesIO, key: X25519PrivateKey) -> None:
    with age.opened(source, key.private_bytes_raw()) as plain:
        while plain.read(1 << 16):
            pass


@pytest.mark.parametrize("until", [0, 100, 1 << 20])
def test_a_stick_pulled_while_it_is_read_is_no_bundle_of_others(until: int) -> None:
    stick = Stick(sealed(io.BytesIO()), until)
    with pytest.raises(OSError, match="Input/output") as told:
        read(stick, KEY)
    assert told.value.errno == errno.EIO


@pytest.mark.parametrize("until", [0, 1 << 20])
def test_a_full_disk_while_it_is_written_is_told_by_its_number(until: int) -> None:
    with pytest.raises(OSError, match="No space") as told:
        sealed(Stick(b"", until))
    assert told.value.errno == errno.ENOSPC


@pytest.mark.parametrize(("key", "others"), [(KEY, False), (X25519PrivateKey.generate(), True)])
def test_what_is_cut_is_damaged_and_what_is_for_others_is_said(
    key: X25519PrivateKey, *, others: bool
) -> None:
    cut = io.BytesIO(sealed(io.BytesIO())[:-1000])
    with pytest.raises(age.Wrong) as told:
        read(cut, key)
    assert told.value.for_others == others
