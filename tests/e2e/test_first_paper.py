"""The main job from outside: draft, send along the way, number, print; and survive a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

SET_UP = """
import sys
from pathlib import Path
from desktop.office import first_run, office
person = first_run.NewPerson
first_run.found(Path(sys.argv[1]), first_run.Answers(
    name="เทศบาลตำบลตัวอย่าง", short_name="ทต.ตัวอย่าง", phone="021234567",
    sections=(("สำนักปลัดเทศบาล", "ตย 52001.4", ""),),
    people=(
        person("นาย", "", "สมชาย", "ทดลอง", "นายกเทศมนตรี"),
        person("นางสาว", "", "อรุณ", "ทดสอบ", "ปลัดเทศบาล"),
        person("นาย", "", "ปรีดา", "สมมติ", "หัวหน้าสำนักปลัดเทศบาล"),
        person("นางสาว", "", "มะลิ", "ตัวอย่าง", "นิติกรปฏิบัติการ"),
    ),
), None)
office.close()
"""

SUBJECT = "กำหนดวันฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า"
BODY = "ด้วยเทศบาลตำบลตัวอย่างจะฉีดวัคซีนให้สุนัขและแมวทุกหมู่บ้าน"


@pytest.fixture
def office_folder(tmp_path: Path, seat: dict[str, str]) -> Path:
    folder = tmp_path / "office"
    command = [sys.executable, "-c", SET_UP, str(folder)]
    subprocess.run(command, env=seat, cwd=ROOT, check=True)
    return folder


def test_an_announcement_goes_from_the_first_word_to_the_printer(
    office_folder: Path, printer: Path, clerk: Callable[..., Any], tmp_path: Path
) -> None:
    me = clerk("--office", str(office_folder))
    me.becomes("มะลิ")
    me.presses("ร่างประกาศใหม่", "push button|button")
    me.waits_for("เรื่อง", "text")
    me.goes_to("เรื่อง", "text")
    me.types(SUBJECT)
    me.goes_to("เนื้อความ", "text")
    me.keys("ctrl+a")
    me.types(BODY)
    me.waits_for("เก็บร่างแล้ว")
    for stage in ("รอพิมพ์", "รอทาน", "รอตรวจ"):
        me.keys("ctrl+Return")
        me.waits_for(stage, "label")
    me.becomes("ปรีดา")
    me.keys("ctrl+Return")
    me.waits_for("รอเสนอ", "label")
    me.becomes("อรุณ")
    me.keys("ctrl+Return")
    me.waits_for("เสนอต่อ", "dialog")
    me.presses("เสนอ", "push button|button")
    me.waits_for("รอลงนาม", "label")
    me.becomes("สมชาย")
    me.keys("ctrl+Return")
    me.waits_for("ลงนามแล้วเอกสารจะแก้ไขไม่ได้อีก")
    me.keys("Return")
    me.waits_for("ลงนามแล้ว", "label")
    me.keys("ctrl+l")
    me.waits_for("ขอเลขทะเบียน", "dialog")
    me.keys("Return")
    me.waits_for("๑/๒๕", "label")
    me.shoots("signed")
    me.keys("ctrl+p")
    me.waits_for("พิมพ์เอกสาร", "dialog")
    me.waits_for("office", "combo box")
    me.keys("Return")
    me.waits_until_gone("พิมพ์เอกสาร", "dialog")

    def printed() -> str:
        if not printer.exists():
            return ""
        told = subprocess.run(
            ["pdftotext", "-layout", str(printer), "-"], capture_output=True, text=True, check=False
        ).stdout
        return told if "สำเนา" in told else ""

    page = str(me.until(printed, "the office copy in the printer's tray")).replace(" ", "")
    for words in (
        "ประกาศเทศบาลตำบลตัวอย่าง",
        SUBJECT,
        BODY,
        "(นายสมชายทดลอง)",
        "นายกเทศมนตรี",
        "ตรวจ",
    ):
        assert words in page.replace("\n", "")


def test_a_kill_loses_at_most_a_second_of_typing(
    office_folder: Path, clerk: Callable[..., Any]
) -> None:
    me = clerk("--office", str(office_folder))
    me.becomes("มะลิ")
    me.presses("ร่างประกาศใหม่", "push button|button")
    me.goes_to("เนื้อความ", "text")
    me.types("ข้อความที่ยังไม่ได้บันทึก")
    me.waits_for("เก็บร่างแล้ว")
    me.waits_for("เนื้อความ", "text")
    os.kill(me.pid, signal.SIGKILL)

    again = clerk("--office", str(office_folder))
    again.keys("ctrl+2")
    again.waits_for("รายการเอกสาร", "table")
    again.keys("Return")
    again.waits_for("กู้ข้อความที่พิมพ์ค้างไว้")
    assert "ข้อความที่ยังไม่ได้บันทึก" in again.reads("เนื้อความ", "text")


def test_a_foreign_file_is_told_in_a_sentence_and_left_alone(
    tmp_path: Path, clerk: Callable[..., Any]
) -> None:
    folder = tmp_path / "foreign"
    folder.mkdir()
    (folder / "keys.json").write_text("{}")
    (folder / "office.db").write_bytes(b"SQLite format 3\0" + b"\0" * 4000)
    me = clerk("--office", str(folder))
    me.waits_for("ยังทำไม่ได้", "dialog")
    assert "office.db" in me.page() or "keys.json" in me.page()
    me.keys("Return")
    me.waits_until_gone("ยังทำไม่ได้", "dialog")
    assert (folder / "office.db").read_bytes().startswith(b"SQLite format 3")


def test_a_damaged_page_is_told_once_the_window_stands(
    tmp_path: Path, clerk: Callable[..., Any]
) -> None:
    folder = tmp_path / "damaged"
    made = [sys.executable, "-m", "desktop", "demo", str(folder)]
    subprocess.run(made, cwd=Path(__file__).parents[2], check=True, capture_output=True)
    file = folder / "office.db"
    whole = bytearray(file.read_bytes())
    whole[-1000] ^= 1
    file.write_bytes(whole)
    me = clerk("--office", str(folder))
    me.waits_for("ยังทำไม่ได้", "dialog")
    assert "สำเนาสำรอง" in me.page()
