"""Keys as age writes them: Bech32 (BIP 173) with the prefixes `age` and `AGE-SECRET-KEY-`."""

from __future__ import annotations

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def recipient(key: bytes) -> str:
    """A public X25519 key of 32 bytes as an age recipient."""
    return _encoded("age", key)


def identity(key: bytes) -> str:
    """A private X25519 key of 32 bytes as an age identity."""
    return _encoded("age-secret-key-", key).upper()


def _encoded(prefix: str, data: bytes) -> str:
    value = int.from_bytes(data, "big") << (-len(data) * 8) % 5
    count = -(-len(data) * 8 // 5)
    groups = [value >> 5 * place & 31 for place in reversed(range(count))]
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _checksum([*spread, *groups, *([0] * 6)]) ^ 1
    tail = [check >> 5 * place & 31 for place in reversed(range(6))]
    return f"{prefix}1{''.join(_LETTERS[group] for group in [*groups, *tail])}"


def _checksum(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate(_GENERATOR):
            if top >> place & 1:
                check ^= part
    return check
