"""The code on a notice: what its QR says, signed by a PC that the office's key admitted.

Signed for ever: `db/README.md` tells the form and has vectors. The text is the prefix and base 32
of the bytes, so a QR code keeps it in its alphanumeric mode. What a code names (office, PC) only
helps to find the key; the signature proves.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db.errors import RecordsError

PREFIX = "PKN"
VERSION = 1
DOMAIN = b"prachakhom notice 1\n"
MOST_NUMBER = 60  # bytes of a number
_EPOCH = date(1970, 1, 1)
_NAMED = 4  # bytes of an office's and of a PC's name
_HEAD = 1 + 2 * _NAMED + 2 + 1
_HASH, _SIGNATURE = 32, 64
_WRITTEN = re.compile(rf"{PREFIX}([0-9])([A-Z2-7]+)")
_SPACE = re.compile(r"[\s\u00a0]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_THAI_DIGITS = {ord("๐") + n: str(n) for n in range(10)}


@dataclass(frozen=True, slots=True)
class NoticeCode:
    """A code taken apart; not yet proved."""

    office: str  # the first 8 hexadecimal digits of the office's name
    device: str  # and of the PC's
    day: date
    number: str
    sha256: str
    signature: bytes
    body: bytes  # what is signed, without the domain


def folded(lines: Iterable[str]) -> str:
    """The words a code vouches for: NFC, no unseen marks, blanks folded to one, no empty line."""
    made = (
        _SPACE.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", line))).strip()
        for line in lines
    )
    return "\n".join(line for line in made if line)


def hash_of(text: str) -> str:
    """SHA-256 of folded words, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def written(
    *,
    office: str,
    device: str,
    day: date,
    number: str,
    text: str,
    sign: Callable[[bytes], bytes],
) -> str:
    """The code of folded words; `office` and `device` are whole names, hexadecimal."""
    plain = unicodedata.normalize("NFC", number).translate(_THAI_DIGITS).encode()
    if len(plain) > MOST_NUMBER:
        raise ValueError(number)
    days = (day - _EPOCH).days
    body = bytes((VERSION,)) + bytes.fromhex(office)[:_NAMED] + bytes.fromhex(device)[:_NAMED]
    body += days.to_bytes(2, "big") + bytes((len(plain),)) + plain
    body += bytes.fromhex(hash_of(text))
    packed = base64.b32encode(body + sign(DOMAIN + body)).decode().rstrip("=")
    return f"{PREFIX}{VERSION}{packed}"


def read(text: str) -> NoticeCode:
    """Take a code apart. Raises RecordsError `code-foreign`, `code-newer` or `code-damaged`."""
    found = _WRITTEN.fullmatch(text.strip().upper())
    if found is None:
        raise RecordsError("code-foreign")
    if int(found[1]) != VERSION:
        raise RecordsError("code-newer")
    damaged = RecordsError("code-damaged")
    packed = found[2]
    try:
        data = base64.b32decode(packed + "=" * (-len(packed) % 8))
    except binascii.Error as error:
        raise damaged from error
    if base64.b32encode(data).decode().rstrip("=") != packed or len(data) < _HEAD:
        raise damaged
    size = data[_HEAD - 1]
    if data[0] != VERSION or len(data) != _HEAD + size + _HASH + _SIGNATURE or size > MOST_NUMBER:
        raise damaged
    try:
        number = data[_HEAD : _HEAD + size].decode()
    except UnicodeDecodeError as error:
        raise damaged from error
    day = _EPOCH + timedelta(days=int.from_bytes(data[1 + 2 * _NAMED : _HEAD - 1], "big"))
    return NoticeCode(
        office=data[1 : 1 + _NAMED].hex(),
        device=data[1 + _NAMED : 1 + 2 * _NAMED].hex(),
        day=day,
        number=number,
        sha256=data[_HEAD + size : _HEAD + size + _HASH].hex(),
        signature=data[-_SIGNATURE:],
        body=data[:-_SIGNATURE],
    )


def codes_in(text: str) -> list[str]:
    """The codes written in a text, each once, in their order."""
    return list(dict.fromkeys(found.group() for found in _WRITTEN.finditer(text)))


def prove(code: NoticeCode, office: str, keys: Mapping[str, bytes]) -> str:
    """The PC that signed a code; `keys` are the office's PCs by name with their public keys.

    Raises RecordsError `code-other-office`, `code-unknown-pc` or `code-forged`.
    """
    if not office.startswith(code.office):
        raise RecordsError("code-other-office")
    named = {device: key for device, key in keys.items() if device.startswith(code.device)}
    if not named:
        raise RecordsError("code-unknown-pc", device=code.device)
    for device, key in named.items():
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(code.signature, DOMAIN + code.body)
        except InvalidSignature:
            continue
        return device
    raise RecordsError("code-forged")
