"""What a careful proofreader marks in a text: where, what, why, and the mend that one key does.

Spacing and spelling as the Royal Institute rules, one kind of digit, names of known bodies,
`ตามที่ … นั้น`, days that do not exist or fall on another weekday. Nothing here forbids anything, and
no model and no network is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from desktop.office.rules import language
from desktop.office.rules.tables import toml
from desktop.thai import dates
from desktop.thai.breaking import Breaker, breaker
from desktop.thai.digits import to_arabic, to_thai
from desktop.thai.spelling import slips

_DIGIT = "[0-9๐-๙]"
_DAY = re.compile(
    rf"(?:(วัน(?:{'|'.join(dates.WEEKDAYS)}))(?:ที่)? *)?(?<!{_DIGIT})({_DIGIT}{{1,2}}) "
    rf"({'|'.join(dates.MONTHS)}) (?:พ\.ศ\. *)?({_DIGIT}{{4}})"
)
_ALONE = re.compile(
    "[ก-ฮ]ั(?![่-๋]?[ก-ฮ])"  # MAI HAN-AKAT before no consonant: รับฟงั
    "|(?<![ก-๎])[ะ-ฺๅ็-๎]"  # a vowel or a mark on nothing
    "|[เแโใไ](?![เก-ฮ])"  # a vowel before no consonant
    "|[่้๊๋][่้๊๋]"
)
_OPENS, _CLOSES = "([“‘", ")]”’"
_AGAIN = re.compile("([ก-๎]{3,})[ ]\\1(?![ก-๎])")
_ACCORDING = re.compile(r"^(?:\S+[.)] +)?(ตามที่|อนุสนธิ|ตาม(?=หนังสือ|บันทึก|มติ|คำสั่ง|ประกาศ))")
_BECAUSE = re.compile(r"^(?:\S+[.)] +)?(ด้วย|เนื่องจาก)")
_THAT = "นั้น"
_KNOWN = frozenset(  # in the numbers of inserted sections, and short forms of the trade
    ("ทวิ", "ตรี", "จัตวา", "เบญจ", "ฉ", "สัตต", "อัฏฐ", "นว", "ทศ", "เอกาทศ", "ทวาทศ", "เตรส")
)
_TASTE = {"ด้วยทั่วกัน": "โดยทั่วกัน"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One mark: letters `start` to `end` of the text; `fix` is None where only a person can tell.

    `reason` is a key of the office's words; `guesses` are further mends, the likeliest first.
    """

    start: int
    end: int
    reason: str
    found: str
    fix: str | None = None
    guesses: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, object]:
        """What the sentence of the reason is filled with."""
        return {"found": self.found, "fix": self.fix or ""}


def check(
    text: str,
    *,
    digits: str = "thai",
    known: frozenset[str] = frozenset(),
    by: Breaker | None = None,
) -> tuple[Finding, ...]:
    """The marks of a text in the order of their places, no two on the same letters.

    `known` are the office's own words and names, `digits` the kind this paper prints, `by` the
    breaker that protects the paper's names.
    """
    by = by or breaker(known)
    found: list[Finding] = []
    for rule in (_mends, _names, _misspelt, _impossible):
        found += rule(text)
    at = 0
    for line in text.split("\n"):
        for mark in (*_days(line), *_brackets(line), *_openings(line), *_again(line)):
            found.append(_moved(mark, at))
        at += len(line) + 1
    for slip in slips(text, by, known | _KNOWN):
        place = slip.start, slip.start + len(slip.found)
        found.append(Finding(*place, "misspelt", slip.found, slip.guesses[0], slip.guesses))
    found += _mixed_digits(text, digits)
    return tuple(_apart(found))


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    """The text with every mend done; marks that only a person can settle stay as they are."""
    out: list[str] = []
    at = 0
    for one in findings:
        if one.fix is not None and one.reason not in HINTS:
            out += [text[at : one.start], one.fix]
            at = one.end
    return "".join([*out, text[at:]])


HINTS = frozenset(("taste", "misspelt"))  # a guess or a matter of taste: mended one by one only


def _moved(mark: Finding, by: int) -> Finding:
    return Finding(mark.start + by, mark.end + by, mark.reason, mark.found, mark.fix, mark.guesses)


def _apart(found: list[Finding]) -> Iterator[Finding]:
    """Where two meet, the one that was found by the surer rule, which came first."""
    taken: list[Finding] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda one: one.start)


def _mends(text: str) -> Iterator[Finding]:
    for reason, fault, mend in language.MENDS:
        for match in fault.finditer(text):
            start, end = match.span()
            fix = match.expand(mend)
            if start == end:  # a blank is missing: show it at the letters beside
                start, end = max(0, start - 1), min(len(text), end + 1)
                fix = text[start : match.start()] + fix + text[match.end() : end]
            if text[start:end] != fix:
                yield Finding(start, end, reason, text[start:end], fix)


def _names(text: str) -> Iterator[Finding]:
    pattern, right = _table("bodies", "names")
    for match in pattern.finditer(text):
        yield Finding(*match.span(), "wrong-name", match[0], right[match[0]])
    for said, usual in _TASTE.items():
        for match in re.finditer(said, text):
            yield Finding(*match.span(), "taste", said, usual)


def _misspelt(text: str) -> Iterator[Finding]:
    pattern, right = _table("language", "words")
    for match in pattern.finditer(text):
        yield Finding(*match.span(), "misspelt-always", match[0], right[match[0]])


def _impossible(text: str) -> Iterator[Finding]:
    """Letters that no Thai word has in this order; only a person knows what was meant."""
    for match in _ALONE.finditer(text):
        yield Finding(*match.span(), "mark-alone", match[0])


@cache
def _table(name: str, key: str) -> tuple[re.Pattern[str], dict[str, str]]:
    right: dict[str, str] = toml("laws", name)[key]
    return re.compile("|".join(map(re.escape, sorted(right, key=len, reverse=True)))), right


def _mixed_digits(text: str, digits: str) -> Iterator[Finding]:
    """One mark a paragraph, from its first digit of the other kind to its last."""
    change: Callable[[str], str] = to_thai if digits == "thai" else to_arabic
    if not (re.search("[0-9]", text) and re.search("[๐-๙]", text)):
        return
    at = 0
    for line in text.split("\n"):
        wrong = [
            match.span()
            for match in language.TOKEN.finditer(line)
            if match["stamp"] is None
            and not language.FOREIGN.search(match[0])
            and change(match[0]) != match[0]
        ]
        if wrong:
            start, end = wrong[0][0], wrong[-1][1]
            found = line[start:end]
            kept: list[str] = []
            done = start
            for first, last in wrong:
                kept += [line[done:first], change(line[first:last])]
                done = last
            yield Finding(at + start, at + end, "mixed-digits", found, "".join(kept))
        at += len(line) + 1


def _days(line: str) -> Iterator[Finding]:
    for match in _DAY.finditer(line):
        weekday, number, month, year = match.groups()
        try:
            day = dates.parse(f"{number} {month} {year}")
        except dates.UnreadableDate:
            yield Finding(*match.span(), "no-such-day", match[0])
            continue
        right = f"วัน{dates.WEEKDAYS[day.weekday()]}"
        if weekday and weekday != right:
            yield Finding(*match.span(1), "other-weekday", weekday, right)


def _brackets(line: str) -> Iterator[Finding]:
    waiting: list[tuple[int, str]] = []
    for at, letter in enumerate(line):
        if letter in _OPENS:
            waiting.append((at, letter))
        elif letter in _CLOSES:
            if waiting and waiting[-1][1] == _OPENS[_CLOSES.index(letter)]:
                waiting.pop()
            elif not (letter == ")" and re.match(rf"^{_DIGIT}+\)", line) and at < 4):
                yield Finding(at, at + 1, "bracket-open", letter)
    for at, letter in waiting:
        yield Finding(at, at + 1, "bracket-open", letter)


def _openings(line: str) -> Iterator[Finding]:
    """`ตามที่ … นั้น` belong together; `ด้วย` and `เนื่องจาก` go without นั้น (domain page §1.3)."""
    according = _ACCORDING.match(line)
    if according and _THAT not in line:
        yield Finding(*according.span(1), "according-without-that", according[1])
    because = _BECAUSE.match(line)
    if because and line.rstrip().endswith(f" {_THAT}"):
        at = line.rstrip().rindex(_THAT)
        yield Finding(at, at + len(_THAT), "because-with-that", _THAT)


def _again(line: str) -> Iterator[Finding]:
    for match in _AGAIN.finditer(line):
        yield Finding(*match.span(), "word-twice", match[0], match[1])


def check_matter(body: str) -> tuple[Finding, ...]:
    """ต้นเรื่อง over a matter that has a past: then the heading is เรื่องเดิม (domain page §1.3)."""
    for match in _FIRST_PART.finditer(body):
        if _PAST.search(match[2]):
            return (Finding(*match.span(1), "matter-with-a-past", match[1], "เรื่องเดิม"),)
    return ()


_FIRST_PART = re.compile(r"^#+ *(ต้นเรื่อง) *$((?:(?!^#).|\n)*)", re.MULTILINE)
_PAST = re.compile(
    r"(?:ตาม|อ้างถึง|อนุสนธิ)\s*(?:บันทึก|หนังสือ|มติ|คำสั่ง)[^\n]{0,200}"
    rf"(?:ลงวันที่|เมื่อวันที่|ที่ {_DIGIT})"
)
