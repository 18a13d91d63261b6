"""The two languages of the screens: Thai, which the code is written in, and its English."""

from __future__ import annotations

import ast
import os
import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from desktop import i18n
from desktop.office.errors import Refused
from installer import catalog

ROOT = Path(__file__).parents[2]
LEFT_IN_THAI = {  # words that name what is typed or printed in Thai
    *("นาย นาง นางสาว (ว่างไว้เมื่อมียศ)", "คำว่า บันทึกข้อความ", "คำว่า ส่วนราชการ ที่ วันที่ เรื่อง"),
    *("คำว่า วันที่ ในบันทึก ห่างจากขอบซ้าย", "ประกาศ ณ วันที่ ห่างจากขอบซ้าย"),
    "รหัสหนังสือคือส่วนหน้าเครื่องหมาย / เช่น อท ๕๓๗๐๑.๔",
    "พิมพ์ชื่อเต็มในช่อง ชื่อ ได้ เช่น นายสมชาย ใจดี โปรแกรมแยกคำนำหน้าและสกุลให้ แถวที่ไม่มีชื่อจะเพิ่มเฉพาะตำแหน่ง",
}


@pytest.fixture(scope="module")
def known() -> list[Message]:
    return [message for message in catalog.merged(catalog.read()) if message.id]


def blanks(text: object) -> list[tuple[str, str | None, str | None]]:
    parts = string.Formatter().parse(str(text))
    return sorted((name, spec, turned) for _, name, spec, turned in parts if name is not None)


def has_thai(text: object) -> bool:
    return any("\u0e01" <= letter <= "\u0e5b" for letter in str(text))


def test_every_sentence_of_the_screens_has_its_english(known: list[Message]) -> None:
    assert len(known) > 2_000
    assert [message.id for message in known if not message.string] == []


def test_the_catalog_is_what_its_maker_makes_of_the_program(known: list[Message]) -> None:
    made = catalog.merged(catalog.read())
    assert catalog.PO.read_bytes() == catalog.po(made), "run: python installer/catalog.py"
    assert catalog.MO.read_bytes() == catalog.mo(made), "run: python installer/catalog.py"


def test_the_english_has_the_same_blanks_and_edges(known: list[Message]) -> None:
    for message in known:
        said, english = str(message.id), str(message.string)
        assert blanks(said) == blanks(english), said
        assert (said[:1].isspace(), said[-1:].isspace()) == (
            english[:1].isspace(),
            english[-1:].isspace(),
        ), said


def test_no_thai_is_left_in_the_english(known: list[Message]) -> None:
    left = {str(message.id) for message in known if has_thai(message.string)}
    assert left == LEFT_IN_THAI


SAYS = """
from datetime import date
from desktop import i18n
i18n.speak("th")
from desktop.i18n import thai, tr
from desktop.office.errors import Refused
from desktop.office.words import tell
from desktop.thai import on_screen
day = on_screen.short(date(2021, 3, 4))
told = tr("เหลือ {days} วัน").format(days=on_screen.figures("1"))
print(told, "|", thai(told), "|", day, "|", thai(day), "|", tr("ปิด"), "|", tr("ปิด", "logged"))
print(tell(Refused("date-two-digit-year", text="4/3/64")))
"""


def says(language: str) -> list[str]:
    env = {**os.environ, i18n.ASKED: language}
    ran = subprocess.run(
        [sys.executable, "-c", SAYS], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return ran.stdout.splitlines()


def test_each_language_says_its_own_and_both_know_the_thai() -> None:
    in_thai, in_english = says("th"), says("en")
    assert in_thai[0] == "เหลือ ๑ วัน | เหลือ ๑ วัน | ๔ มี.ค. ๒๕๖๔ | ๔ มี.ค. ๒๕๖๔ | ปิด | ปิด"
    assert in_english[0] == "1 day left | เหลือ ๑ วัน | 4 Mar 2564 | ๔ มี.ค. ๒๕๖๔ | Close | Posted"
    assert has_thai(in_thai[1])
    assert not has_thai(in_english[1])


def test_a_refusal_is_told_in_the_language_asked_for() -> None:
    from desktop.office.words import tell

    assert has_thai(tell(Refused("code-no-keys")))
    assert not has_thai(tell(Refused("code-no-keys"), "en"))


IN_THAI_ALWAYS = ("desktop/ui/look/qt_words.py",)
DATA = {
    # what a clerk of the office types into papers and records, or sees as an example of it
    *("กองคลัง", "กองช่าง", "สำนักปลัดเทศบาล", "สป. (งค.)", "ทต.ตัวอย่าง", "ทต.…", "นาย", "ว่าที่ร้อยตรี"),
    *("นายกเทศมนตรี", "ปลัดเทศบาล", "หัวหน้าสำนักปลัดเทศบาล", "เจ้าพนักงานธุรการ", "อท ๕๓๗๐๑", "อท ๕๓๗๐๑.๔"),
    *("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบล…"),
    *("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "ชี้แจงรายละเอียด", "รับฟังความคิดเห็น", "เรื่องอื่น ๆ"),
    *("หมู่ที่", "เแโใไ"),  # how names are read
    *("ภาษา · Language", "ไทย", "ใช้เมื่อเปิดครั้งต่อไป · From the next start"),  # in both at once
}


def unsaid() -> set[str]:
    """Thai in the code of the windows that no `tr` says: texts of records, papers and examples."""
    found = set()
    for file in sorted((ROOT / "desktop" / "ui").rglob("*.py")):
        if file.relative_to(ROOT).as_posix() in IN_THAI_ALWAYS:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        said = {
            id(part)
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "tr"
            for part in ast.walk(call)
        }
        notes = {id(part.value) for part in ast.walk(tree) if isinstance(part, ast.Expr)}
        found |= {
            part.value
            for part in ast.walk(tree)
            if isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and id(part) not in said | notes
            and sum("\u0e01" <= letter <= "\u0e4f" for letter in part.value) > 1
        }
    return found


def test_every_word_of_a_window_is_said_by_tr() -> None:
    assert unsaid() == DATA
