"""The first hour from outside: an empty folder, the wizard, the seed's announcement as a PDF.

Every key beside the text is counted: what is no letter of a field or of the body, the ends of the
body's lines included. The office and its people are invented.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.office import paragraphs
from desktop.printing import source as paper_source
from tests.e2e.hearing_kit import plain, thai

pytestmark = pytest.mark.heavy

SEED = Path(__file__).parents[1] / "data" / "seed" / "announcement.md"
OFFICE = "เทศบาลตำบลตัวอย่าง"
MOST = 40


class Keys:
    """The clerk's fingers, counted: nothing here but keys, and looking."""

    def __init__(self, me: Any) -> None:
        self._me = me
        self.count = 0

    def press(self, *keys: str) -> None:
        self.count += len(keys)
        self._me.keys(*keys)

    def type(self, text: str) -> None:
        for place, line in enumerate(text.split("\n")):
            if place:
                self.press("Return")
            self._me.types(line)


def the_text() -> tuple[str, str]:
    """The subject and the body of the seed's announcement, of the invented office."""
    front, body = paper_source.split(SEED.read_text("utf-8"))
    words = paragraphs.typed(body).replace(str(front["agency"]), OFFICE)
    return str(front["subject"]), words


def test_an_empty_folder_becomes_an_office_with_an_announcement_in_forty_keys(
    clerk: Callable[..., Any], tmp_path: Path
) -> None:
    me = clerk("--office", str(tmp_path / "office"))
    keys = Keys(me)
    founds(me, keys)
    in_wizard = keys.count
    file = drafts(me, keys)

    def read() -> str:
        told = subprocess.run(["pdftotext", "-layout", str(file()), "-"], capture_output=True)
        return plain(told.stdout.decode()) if not told.returncode else ""

    page = str(me.until(read, "the announcement as a PDF"))
    print(f"keys beside the text: {keys.count}, of them {in_wizard} in the wizard")
    subject, body = the_text()
    for words in (f"ประกาศ{OFFICE}", subject, "(นายสมชายทดลอง)", "นายกเทศมนตรี", *body.split("\n")):
        assert plain(words) in page
    assert keys.count <= MOST
    me.waits_until_gone("พิมพ์เอกสาร", "dialog")
    me.leaves()


def founds(me: Any, keys: Keys) -> None:
    """Who the office is and who works there, by keys alone."""
    me.waits_for("ชื่อเต็ม", "text")
    me.shoots("wizard-office")
    keys.type(OFFICE)
    me.until(lambda: me.reads("ชื่อย่อบนจอ", "text") == "ทต.ตัวอย่าง", "the short name")
    keys.press("Return", "Return")
    keys.type("๑ หมู่ที่ ๑ ตำบลตัวอย่าง อำเภอตัวอย่าง จังหวัดตัวอย่าง ๑๐๐๐๐")
    keys.press("Return")
    keys.type("021234567")
    keys.press("Return")
    keys.type("ตย 52001")
    keys.press("Return")
    me.waits_for(thai("ขั้นที่ 2 จาก 4"), "label")
    me.shoots("wizard-sections")
    keys.type("ตย 52001.4")
    keys.press("ctrl+Return")
    me.waits_for(thai("ขั้นที่ 3 จาก 4"), "label")
    for name in ("นายสมชาย ทดลอง", "นางสาวอรุณ ทดสอบ", "นายปรีดา สมมติ", "นางสาวมะลิ ตัวอย่าง"):
        keys.type(name)
        keys.press("Return")
        me.waits_for(name.split()[1], "table cell")
    me.shoots("wizard-people")
    keys.press("Return")
    me.waits_for(thai("ขั้นที่ 4 จาก 4"), "label")
    me.shoots("wizard-safety")
    keys.press("Return")
    me.waits_for("เก็บกุญแจแล้ว เริ่มใช้งาน", "push button|button")
    me.shoots("wizard-key")
    keys.press("Return")
    me.waits_for("ผู้ใช้งาน มะลิ ตัวอย่าง", "push button|button", seconds=60)


def drafts(me: Any, keys: Keys) -> Callable[[], Path]:
    """The seed's announcement, written and kept as a PDF where the program proposes."""
    subject, body = the_text()
    me.until(lambda: me.has_the_keyboard, "the keyboard to be the window's")
    me.shoots("home-empty")
    keys.press("ctrl+n", "Down", "Return")  # a menu is not on the bus; keys reach it in their order
    me.waits_for("เนื้อความ", "text")
    me.until(lambda: "ด้วย" in me.reads("เนื้อความ", "text"), "the words a draft begins with")
    keys.type(subject)
    me.until(lambda: me.reads("เรื่อง", "text") == subject, "the subject")
    keys.press("Return", "ctrl+a")
    first, rest = body.split("๑. ", 1)
    numbered = [line.split(". ", 1)[-1] for line in rest.split("\n")]  # Enter counts on by itself
    keys.type(f"{first}๑. " + "\n".join(numbered[:-1]))
    keys.press("Return", "Return")  # an empty item ends the list
    keys.type(numbered[-1])
    me.until(lambda: me.reads("เนื้อความ", "text") == body, "the body")
    me.shoots("typed")
    keys.press("ctrl+p")
    me.waits_for("พิมพ์เอกสาร", "dialog")
    me.shoots("print")
    keys.press("Return")
    me.waits_for("บันทึกเป็น PDF", "dialog|file chooser")
    keys.press("Return")
    home = me.home
    return lambda: next(home.rglob("*.pdf"), home / "none.pdf")
