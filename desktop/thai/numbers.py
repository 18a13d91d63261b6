"""Numbers as Thai papers write them: grouped, in words, as money, as telephone numbers."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from desktop.thai.digits import to_arabic, to_thai

_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 10**6
_EXTENSION = re.compile(r"\s*(?:ต่อ|#|ext\.?)\s*", re.IGNORECASE)
_ABROAD = re.compile(r"^\+660?")


def in_words(number: int) -> str:
    """สองล้านห้าแสน for 2500000; ลบ before a negative number."""
    if number < 0:
        return "ลบ" + in_words(-number)
    if number == 0:
        return _WORDS[0]
    millions, rest = divmod(number, _MILLION)
    head = in_words(millions) + "ล้าน" if millions else ""
    return head + _below_a_million(rest, after=bool(millions))


def _below_a_million(number: int, *, after: bool) -> str:
    words = []
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 0 and digit == 1 and (after or number > 1):
            words.append("เอ็ด")
        elif place == 1 and digit == 1:
            words.append("สิบ")
        elif place == 1 and digit == 2:
            words.append("ยี่สิบ")
        else:
            words.append(_WORDS[digit] + _PLACES[place])
    return "".join(words)


def baht_text(amount: Decimal | int | str) -> str:
    """An amount of money in words, rounded to the satang: หนึ่งร้อยบาทหนึ่งสตางค์.

    Under one baht the zero is said too (ศูนย์บาทห้าสิบสตางค์), so that nothing can be put before it.
    """
    satang = int((Decimal(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    sign, satang = ("ลบ", -satang) if satang < 0 else ("", satang)
    baht, rest = divmod(satang, 100)
    tail = f"{in_words(rest)}สตางค์" if rest else "ถ้วน"
    return f"{sign}{in_words(baht)}บาท{tail}"


def rounded(amount: Decimal | int | str, places: int) -> Decimal:
    """The amount with this many decimals, halves away from zero, as bookkeeping rounds.

    Zero has no sign. Raises decimal.InvalidOperation for a text that is no number.
    """
    found = Decimal(amount).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return found if found else abs(found)


def grouped(amount: Decimal | int | str, places: int = 0) -> str:
    """๑,๒๓๔,๕๖๗.๘๙ with `places` decimals."""
    return to_thai(f"{rounded(amount, places):,}")


def percent(part: Decimal | int | str, whole: Decimal | int | str, places: int = 2) -> str:
    """The share of part in whole in hundredths, in Arabic digits: "12.50"; "0.00" of nothing."""
    of = Decimal(whole)
    share = Decimal(part) * 100 / of if of else Decimal(0)
    return str(rounded(share, places))


def telephone(number: str) -> str:
    """Grouped and in Thai digits: ๐ ๓๕๖๑ ๐๘๙๑ (nine digits), ๐๘ ๑๒๓๔ ๕๖๗๘ (ten).

    +66 is read as the leading zero, an extension keeps its place after ต่อ. Whatever is no Thai
    number of that length (1669, two numbers at once) stays as typed, in Thai digits.
    """
    main, *extension = _EXTENSION.split(to_arabic(number).strip(), maxsplit=1)
    digits = _ABROAD.sub("0", "".join(letter for letter in main if letter not in " \u00a0-.()"))
    if not (digits.isascii() and digits.isdecimal()) or not re.fullmatch(r"0\d{8,9}", digits):
        return to_thai(number)
    head = len(digits) - 8
    groups = (digits[:head], digits[head : head + 4], digits[head + 4 :])
    return to_thai(" ".join((*groups, *(f"ต่อ {inner}" for inner in extension))))
