"""Spellings and spacings that are always the same fault with the same mend.

Spacing of ๆ ฯ ฯลฯ and พ.ศ. as the Royal Institute rules, misspelt words from
`resources/laws/language.toml`, one kind of digit in one text. What is only a matter of taste
(`ด้วยทั่วกัน` for `โดยทั่วกัน`) stays as it was written.
"""

from __future__ import annotations

import re
from functools import cache

from desktop.office.rules.tables import toml
from desktop.thai.dates import MONTHS, SHORT_MONTHS
from desktop.thai.digits import to_thai

_JOINED = r"[ \u00a0]*"
_DIGIT = "[0-9๐-๙]"
_MONTH = "|".join(re.escape(name) for name in (*MONTHS, *SHORT_MONTHS))
_LABEL = "มาตรา|ข้อ|หมู่ที่|ครั้งที่|วันที่|มิติที่|ฉบับที่|ระยะที่"

_OFFICE = rf"(?<![ก-๎])([ก-ฮ]{{2}}) *\.? *({_DIGIT}{{4,5}}[0-9๐-๙.()]*) */ *"  # อท.๕๓๗๐๑.๔/

MENDS = tuple(  # what is wrong (a key of the words), where, and what stands there instead
    (reason, re.compile(fault), mend)
    for reason, fault, mend in (
        ("two-e", "เเ", "แ"),
        ("mark-twice", "([ัิีึืุู็่้๊๋์])\\1+", r"\1"),
        ("mark-order", "([่้๊๋])([ัิีึืุู])", r"\2\1"),
        ("am-apart", "ํ([่้๊๋]?)า", r"\1ำ"),
        ("space-repeat", rf"(?<=[ก-๎]){_JOINED}ๆ(?=[^\s.,;:)\]”’ฯๆ])", " ๆ "),
        ("space-repeat", r"(?<=[ก-ๅ็-๎])ๆ", " ๆ"),
        ("space-short", rf"(?<=[ก-๎]){_JOINED}ฯ(?!ล)(?=[ก-ฮเแโใไ0-9๐-๙A-Za-z(])", "ฯ "),
        ("space-short", r"(?<=[ก-๎])[ \u00a0]+ฯ(?!ล)", "ฯ"),
        ("space-etc", r"(?<=[^\s(])ฯลฯ", " ฯลฯ"),
        ("space-era", rf"พ\.ศ\.?(?={_DIGIT}{{4}})", "พ.ศ. "),
        ("space-era", rf"พ\.ศ(?=[ \u00a0]{_DIGIT}{{4}})", "พ.ศ."),
        ("space-era", rf"(?<![ก-๎])พศ\.? ?(?={_DIGIT}{{4}})", "พ.ศ. "),
        ("space-era", rf"(ค\.ศ\.)(?={_DIGIT})", r"\1 "),
        ("space-number", rf"({_LABEL})(?={_DIGIT})", r"\1 "),
        ("space-number", rf"(?<={_DIGIT})(?={_MONTH})", " "),
        ("space-number", rf"({_MONTH})(?={_DIGIT})", r"\1 "),
        ("office-number", rf"{_OFFICE}(?={_DIGIT})", r"\1 \2/"),
        ("office-number", rf"{_OFFICE}ว *\.? *(?={_DIGIT})", r"\1 \2/ว "),
        ("space-bracket", r"\( +(?=\S)", "("),
        ("space-bracket", r"(?<=\S) +\)", ")"),
        ("space-double", r"(?<=[ก-๎0-9๐-๙])(?: ){2,}(?=[ก-๎0-9๐-๙])", " "),
    )
)
_STAMP = rf"[0-9]{{1,2}} (?:{'|'.join(map(re.escape, SHORT_MONTHS))}) [0-9]{{4}}"
TOKEN = re.compile(rf"(?P<stamp>{_STAMP})|(?:(?!{_STAMP})\S)+")
FOREIGN = re.compile("[A-Za-z@]")


def mended(text: str) -> str:
    """The text with each such fault mended; mending twice changes nothing more."""
    misspelt, right = _misspelt()
    text = misspelt.sub(lambda match: right[match[0]], text)
    for _, fault, mend in MENDS:
        text = fault.sub(mend, text)
    return _one_kind_of_digit(text)


def _one_kind_of_digit(text: str) -> str:
    """Thai digits where both kinds meet; a date stamp, an address, a Latin word keep theirs."""
    if not re.search("[๐-๙]", text):
        return text

    def thai(match: re.Match[str]) -> str:
        kept = match["stamp"] is not None or FOREIGN.search(match[0])
        return match[0] if kept else to_thai(match[0])

    return TOKEN.sub(thai, text)


@cache
def _misspelt() -> tuple[re.Pattern[str], dict[str, str]]:
    right: dict[str, str] = toml("laws", "language")["words"]
    return re.compile("|".join(map(re.escape, sorted(right, key=len, reverse=True)))), right
