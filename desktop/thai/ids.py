"""The thirteen digits of a Thai identity number."""

from __future__ import annotations

import re
from enum import StrEnum

from desktop.thai.digits import to_arabic

LENGTH = 13
_SHOWN = 4  # digits a mask leaves to be seen


class Verdict(StrEnum):
    """What a look at the digits alone can tell; a right checksum is no proof of a person.

    Nor of right typing: the third digit weighs 11, so that a slip in it goes unnoticed.
    """

    VALID = "VALID"
    FORMAT = "INVALID:format"
    FIRST_DIGIT = "INVALID:first_digit"
    CHECKSUM = "INVALID:checksum"


def compact(text: str) -> str:
    """Arabic digits without the blanks and hyphens people put between the groups."""
    return re.sub(r"[\s\u00a0-]", "", to_arabic(text))


def check_digit(twelve: str) -> int:
    """The thirteenth digit: (11 - sum of (13 - i) x digit i, mod 11) mod 10; needs twelve."""
    digits = compact(twelve)
    if not _all_digits(digits, LENGTH - 1):
        raise ValueError("twelve digits are needed")
    weighted = sum((LENGTH - place) * int(digit) for place, digit in enumerate(digits))
    return (11 - weighted % 11) % 10


def verdict(text: str) -> Verdict:
    """Whether the digits can be an identity number (0 first: a person without status)."""
    digits = compact(text)
    if not _all_digits(digits, LENGTH):
        return Verdict.FORMAT
    if digits[0] == "9":
        return Verdict.FIRST_DIGIT
    if int(digits[-1]) != check_digit(digits[:-1]):
        return Verdict.CHECKSUM
    return Verdict.VALID


def grouped(text: str) -> str:
    """3-1006-00445-63-5; ValueError unless there are thirteen digits."""
    return _hyphened(_thirteen(text))


def masked(text: str) -> str:
    """X-XXXX-XXXX5-63-5: the last four digits alone, for screens and exports.

    ValueError unless there are thirteen digits: a mask never lets another text through.
    """
    return _hyphened("X" * (LENGTH - _SHOWN) + _thirteen(text)[-_SHOWN:])


def _thirteen(text: str) -> str:
    digits = compact(text)
    if not _all_digits(digits, LENGTH):
        raise ValueError("thirteen digits are needed")
    return digits


def _hyphened(d: str) -> str:
    return f"{d[0]}-{d[1:5]}-{d[5:10]}-{d[10:12]}-{d[12:]}"


def _all_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdecimal()
