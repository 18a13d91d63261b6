"""Official spacing: which blanks belong to what stands beside them.

House rule (domain page §4): พ.ศ. keeps its year, a day its month and year, ข้อ มาตรา หมู่ที่ their
number, a number its unit, a telephone number its groups, a given name its surname, ๆ its word.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from desktop.thai.dates import MONTHS, SHORT_MONTHS

NBSP = "\u00a0"

_DIGIT = r"[๐-๙0-9]"
_BLANK = r"([ \u00a0])"
_MONTH = "|".join(re.escape(name) for name in (*MONTHS, *SHORT_MONTHS))
_ERA = r"(?:พ\.ศ\.|ค\.ศ\.)"
_LABELS = (  # a word that gives the number after it its meaning: the two are one thing
    "โทรศัพท์|โทรสาร|โทร\\.|มาตรา|วรรค|ข้อ|มิติที่|ระยะที่|ครั้งที่|วันที่|หมู่ที่|หมู่|เลขที่|ลำดับที่|ฉบับที่|บทที่|ส่วนที่"
    "|หน้า|ตอนที่|ที่|แบบที่|ภาคที่|ระดับ|ชั้น|กิโลเมตรที่|งวดที่|ไตรมาสที่|ร้อยละ|เล่ม|ซอย|ม\\.|ข้อที่"
)
_UNITS = (
    "ปี|คน|ราย|บาท|สตางค์|มิติ|ข้อ|วัน|เดือน|หมู่บ้าน|หมู่|แห่ง|ครัวเรือน|ชุด|ฉบับ|เวที|ครั้ง|เมตร|กิโลเมตร|ตาราง|ไร่|งาน"
    "|เปอร์เซ็นต์|ชั่วโมง|นาที|น\\.|เรื่อง|ประการ|ด้าน|ช่องทาง|โครงการ|สาย|จุด|หลัง|คัน|ตำบล|อำเภอ|ท่าน|ลูกบาศก์"
    "|เซนติเมตร|มิลลิเมตร|ซม\\.|มม\\.|กม\\.|ตร\\.|กิโลกรัม|กก\\.|กรัม|ตัน|ลิตร|องศา|สัปดาห์|ไตรมาส|หน้า|แผ่น|เล่ม|คะแนน|เสียง"
    "|ล้าน|แสน|หมื่น|พัน|ร้อย|อัตรา|ตำแหน่ง|หน่วย|กลุ่ม|ชุมชน|เครื่อง|ต้น|ตัว|รูป|องค์|ซอง|กล่อง|มาตรการ|ขั้นตอน|ยุทธศาสตร์"
)
# นาย as a title of a person, not the beginning of a post (นายก…, นายอำเภอ) or the end of ทนาย
_POSTS = (
    "กเทศมนตรี|กองค์การ|กรัฐมนตรี|กสภา|กสมาคม|กเมือง|กฯ|กอบต|กอบจ|ก[ \u00a0]"
    "|อำเภอ|ทะเบียน|ช่าง|แพทย์|จ้าง|หน้า"
)
# every alternative begins with a letter: the search then skips what begins with no title
_OFFICERS = "(?:ร้อย|พัน|พล)(?:ตำรวจ)?(?:ตรี|โท|เอก)"
_SERGEANTS = "สิบ(?:ตำรวจ)?(?:ตรี|โท|เอก)"
_RANKS = f"ว่าที่{_OFFICERS}|{_OFFICERS}|จ่า{_SERGEANTS}|{_SERGEANTS}|พันจ่า(?:ตรี|โท|เอก)|ดาบตำรวจ"
_TITLES = rf"นางสาว|นาย(?<!ทนาย)(?!{_POSTS})|นาง|เด็กชาย|เด็กหญิง|ดร\.|(?:{_RANKS})(?:หญิง)?[ \u00a0]?"

_GIVEN_MOST = 40  # letters of a given name; bounded, so that no text takes long

_BY_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_LABELS}){_BLANK}(?={_DIGIT})",
        rf"{_ERA}{_BLANK}(?={_DIGIT})",
        rf"{_DIGIT}{_BLANK}(?=(?:{_MONTH}))",
        rf"(?:{_MONTH}){_BLANK}(?={_DIGIT}|{_ERA})",
        rf"{_DIGIT}{_BLANK}(?=[-–]{_BLANK[1:-1]}?(?:{_DIGIT}|{_ERA}))",
        rf"{_DIGIT}[ \u00a0]?[-–]{_BLANK}(?={_DIGIT})",
        rf"{_DIGIT}{_BLANK}(?={_DIGIT})",
    )
)
_BY_WORDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BLANK}(?=[ๆฯ:])",
        rf"ณ(?<![^ \u00a0]ณ){_BLANK}",
        rf"(?:{_TITLES})[ก-๎]{{1,{_GIVEN_MOST}}}{_BLANK}(?=[ก-ฮเแโใไ])",
    )
)
_NUMBER = re.compile(rf"{_DIGIT}|{_ERA}")
_QUANTITY = re.compile(rf"{_DIGIT}{_BLANK}(?=(?:{_UNITS}))")
_ORDINAL = re.compile(rf"(?:(?:{_LABELS})|{_ERA}|(?:{_MONTH}))[ \u00a0]?[๐-๙0-9.,/]+$")
_BEFORE = 40  # letters before a blank that hold a number and its label
_JOINED_ERA = re.compile(rf"({_ERA})(?={_DIGIT})")


def no_break_spaces(text: str, names: Collection[str] = ()) -> frozenset[int]:
    """Places of the blanks in `text` at which a line may not end.

    `names` are full names ("given surname") whose inner blanks are kept too.
    """
    kept = _no_break_spaces(text)
    if not names:
        return kept
    more = set(kept)
    for name in names:
        if " " not in name:
            continue
        start = text.find(name)
        while start >= 0:
            more.update(start + place for place, letter in enumerate(name) if letter == " ")
            start = text.find(name, start + len(name))
    return frozenset(more)


@lru_cache(64)
def _no_break_spaces(text: str) -> frozenset[int]:
    kept = {match.start(1) for pattern in _BY_WORDS for match in pattern.finditer(text)}
    if not _NUMBER.search(text):
        return frozenset(kept)
    kept.update(match.start(1) for pattern in _BY_NUMBERS for match in pattern.finditer(text))
    # in "ข้อ ๒ เรื่อง …" the number counts no เรื่อง: a number with a label has no unit, but a
    # section keeps the แห่ง that leads to its law
    for match in _QUANTITY.finditer(text):
        blank = match.start(1)
        labelled = _ORDINAL.search(text[max(0, blank - _BEFORE) : blank])
        if not labelled or text.startswith("แห่ง", blank + 1):
            kept.add(blank)
    return frozenset(kept)


def keep_together(text: str, names: Collection[str] = ()) -> str:
    """The text in official spacing: พ.ศ. gets its blank, and kept blanks become U+00A0."""
    text = _JOINED_ERA.sub(r"\1 ", text)
    kept = no_break_spaces(text, names)
    return "".join(NBSP if place in kept else letter for place, letter in enumerate(text))
