"""Encryption of single pieces (key slots, blobs, drafts) and the keys derived for each purpose.

Imported where a piece is sealed or opened, not at the start: an office without a passphrase opens
its window without this.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32  # bytes
NONCE = 12


def seal(key: bytes, data: bytes, about: bytes | None) -> tuple[bytes, bytes]:
    """Encrypt data, bound to `about` (ChaCha20-Poly1305); returns a fresh nonce and the box."""
    nonce = os.urandom(NONCE)
    return nonce, ChaCha20Poly1305(key).encrypt(nonce, data, about)


def opened(key: bytes, nonce: bytes, box: bytes, about: bytes | None) -> bytes | None:
    """The data of a box, or None when the key, `about` or a byte of the box is not the right one.

    Raises ValueError for a nonce of another length.
    """
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, box, about)
    except InvalidTag:
        return None


def derived(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """A key of 32 bytes for one purpose from a strong secret (HKDF with SHA-256)."""
    return HKDF(SHA256(), KEY, salt, b"prachakhom " + purpose.encode()).derive(secret)


def from_passphrase(secret: bytes, salt: bytes, *, memory: int, passes: int, lanes: int) -> bytes:
    """A key of 32 bytes from what a person remembers (Argon2id; memory in KiB)."""
    made = Argon2id(salt=salt, length=KEY, iterations=passes, lanes=lanes, memory_cost=memory)
    return made.derive(secret)
