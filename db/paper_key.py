"""The paper key: 160 random bits a person can write down and type again.

32 letters and digits of Crockford's base 32 and two more that notice a typing mistake, in groups
of five. O is read as 0, I and L as 1, Thai digits as digits; spaces and dashes do not matter.
"""

from db.errors import Locked

KEY_BYTES = 20
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 5
# A remainder by a prime below 32 x 32 notices every wrong letter and any two exchanged neighbours.
_PRIME = 1021
_LENGTH = 34
_READ = str.maketrans("OIL๐๑๒๓๔๕๖๗๘๙", "0110123456789")
_BETWEEN = frozenset(" -\u2010\u2011\u2013\u00a0\t\r\n.")


def text(key: bytes) -> str:
    """The key as it is printed: seven groups with dashes."""
    assert len(key) == KEY_BYTES
    value = int.from_bytes(key, "big")
    whole = value << 10 | value % _PRIME
    letters = "".join(_LETTERS[whole >> 5 * at & 31] for at in reversed(range(_LENGTH)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def read(typed: str) -> bytes:
    """The key of what somebody typed. Raises Locked for a wrong length, letter or checksum."""
    letters = "".join(c for c in typed.upper() if c not in _BETWEEN).translate(_READ)
    strange = sorted({c for c in letters if c not in _LETTERS})
    if strange:
        raise Locked("paper-key-strange-letter", letters=" ".join(strange))
    if len(letters) != _LENGTH:
        raise Locked("paper-key-length", found=len(letters), wanted=_LENGTH)
    whole = 0
    for letter in letters:
        whole = whole << 5 | _LETTERS.index(letter)
    key = (whole >> 10).to_bytes(KEY_BYTES, "big")
    if text(key).replace("-", "") != letters:
        raise Locked("paper-key-mistyped")
    return key
