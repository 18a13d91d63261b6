"""A screen reader walks the bus through every room: whatever can be worked has a name."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.heavy
BUTTON = "push button|button"
ROOMS = (  # the key of a room, and what is seen in it
    ("ctrl+1", "ร่างประกาศใหม่", BUTTON),
    ("ctrl+2", "รายการเอกสาร", "table"),
    ("ctrl+3", "รายการเวที", "table"),
    ("ctrl+4", "รายการประกาศ", "table"),
    ("ctrl+5", "รายชื่อประชาชน", "table"),
    ("ctrl+6", "ทำชุดหลักฐาน…", BUTTON),
    ("ctrl+7", "ทะเบียน", "label"),
    ("ctrl+8", "แลกเปลี่ยน", "label"),
)
SETTINGS = 9
TABS = 8


@pytest.fixture
def demo(tmp_path: Path, seat: dict[str, str]) -> Path:
    folder = tmp_path / "office"
    command = [sys.executable, "-m", "desktop", "demo", str(folder)]
    subprocess.run(command, env=seat, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_whatever_can_be_worked_has_a_name(demo: Path, clerk: Callable[..., Any]) -> None:
    me = clerk("--office", str(demo))
    nameless: dict[str, list[str]] = {}

    def look(place: str) -> None:
        worked, without = me.nameless()
        assert worked > 3, f"{place}: the bus shows next to nothing"
        if without:
            nameless[place] = without

    for key, seen, role in ROOMS:
        me.keys(key)
        me.waits_for(seen, role)
        look(seen)
    for place, (button, dialog) in enumerate((("ปฏิทิน", "ปฏิทิน"), ("รายงาน", "รายงาน"))):
        me.keys("ctrl+1")
        me.presses(button, BUTTON)
        me.waits_for(dialog, "dialog")
        look(f"dialog {place} {dialog}")
        me.keys("Escape")
        me.waits_until_gone(dialog, "dialog")
    me.keys("F1")
    me.waits_for("ค้นในคู่มือ", "text")
    look("the manual")
    me.keys("Escape")
    me.keys("ctrl+9")
    me.waits_for("หน้าของการตั้งค่า", "list")
    for page in range(SETTINGS):
        look(f"settings {page + 1}")
        me.keys("Down")
    me.keys("ctrl+2")
    me.waits_for("รายการเอกสาร", "table")
    me.goes_to("รายการเอกสาร", "table")
    me.keys("Return")
    me.waits_for("เนื้อความ", "text")
    look("the editor")
    me.keys("ctrl+3")
    me.waits_for("รายการเวที", "table")
    me.goes_to("รายการเวที", "table")
    me.keys("Return")
    me.waits_for("กำหนดตามเกณฑ์", "label")
    for tab in range(TABS):
        look(f"hearing, part {tab + 1}")
        me.keys("ctrl+Next")
    me.keys("F6")
    me.waits_for("ความคิดเห็น", "text")
    look("the floor")
    me.keys("Escape")
    me.waits_for("ผู้เข้าร่วม", "page tab")
    for _ in range(TABS):
        if me.sees("เปิดหน้าประตู", BUTTON):
            break
        me.keys("ctrl+Next")
    me.presses("เปิดหน้าประตู", BUTTON)
    me.waits_for("เปิดหน้าประตูก่อนวัน", "dialog")
    me.keys("Return")
    me.waits_for("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา", "text")
    look("the door")
    assert not nameless, "\n".join(f"{p}: {one}" for p, all_ in nameless.items() for one in all_)
