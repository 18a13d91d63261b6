"""Signatures (Ed25519) made and proved; the cipher is loaded when the first one is asked for."""

from __future__ import annotations

from collections.abc import Callable


def verified(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of a public key of 32 bytes signed the message.

    Raises ValueError for a key of another length.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def public_of(seed: bytes) -> bytes:
    """The public key of a private one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def signer(seed: bytes) -> Callable[[bytes], bytes]:
    """What signs with a private key of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign
