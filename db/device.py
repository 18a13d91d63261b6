"""This PC's own keys: one signs its operations, one opens bundles sent to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey


@dataclass(frozen=True, slots=True)
class Device:
    """This PC's keys: one signs its operations (Ed25519), one opens bundles sent to it (X25519)."""

    signing: bytes
    opening: bytes

    @staticmethod
    def new() -> Device:
        return Device(
            Ed25519PrivateKey.generate().private_bytes_raw(),
            X25519PrivateKey.generate().private_bytes_raw(),
        )

    @property
    def id(self) -> str:
        """The PC's name in the journal: 16 hexadecimal digits of its public key's SHA-256."""
        return hashlib.sha256(self.public).hexdigest()[:16]

    @property
    def public(self) -> bytes:
        """The key others check this PC's signatures with."""
        return Ed25519PrivateKey.from_private_bytes(self.signing).public_key().public_bytes_raw()

    @property
    def recipient(self) -> bytes:
        """The key others seal bundles for this PC with (an age recipient's 32 bytes)."""
        return X25519PrivateKey.from_private_bytes(self.opening).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(message)
