"""Numbers as Thai papers write them: grouped, in words, as money, as telephone numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from desktop.thai.digits import to_arabic, to_thai

_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 10**6


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
    """An amount of money in words, rounded to the satang: หนึ่งร้อยบาทหนึ่งสตางค์."""
    satang = int((Decimal(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    sign, satang = ("ลบ", -satang) if satang < 0 else ("", satang)
    baht, rest = divmod(satang, 100)
    if not rest:
        return f"{sign}{in_words(baht)}บาทถ้วน"
    head = f"{in_words(baht)}บาท" if baht else ""
    return f"{sign}{head}{in_words(rest)}สตางค์"


def rounded(amount: Decimal | int | str, places: int) -> Decimal:
    """The amount with this many decimals, halves away from zero, as bookkeeping rounds."""
    return Decimal(amount).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def grouped(amount: Decimal | int | str, places: int = 0) -> str:
    """๑,๒๓๔,๕๖๗.๘๙ with `places` decimals."""
    return to_thai(f"{rounded(amount, places):,}")


def percent(part: int | Decimal, whole: int | Decimal, places: int = 2) -> str:
    """The share of part in whole in hundredths, in Arabic digits: "12.50"; "0.00" of nothing."""
    share = Decimal(part) * 100 / Decimal(whole) if whole else Decimal(0)
    return str(rounded(share, places))


def telephone(number: str) -> str:
    """Grouped and in Thai digits: ๐ ๓๕๖๑ ๐๘๙๑ (nine digits), ๐๘ ๑๒๓๔ ๕๖๗๘ (ten).

    Whatever is no Thai number of that length stays as typed, in Thai digits.
    """
    digits = "".join(letter for letter in to_arabic(number) if letter not in " -.()")
    if not digits.isdecimal() or len(digits) not in (9, 10) or digits[0] != "0":
        return to_thai(number)
    head = len(digits) - 8
    return to_thai(f"{digits[:head]} {digits[head : head + 4]} {digits[head + 4 :]}")
