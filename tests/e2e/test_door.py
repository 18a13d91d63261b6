"""The door from outside: real keys, a scanner's keys under the Thai layout, a kill in the middle.

PRACHAKHOM_DOOR_PEOPLE=300 lets in more people; with pytest -s it says how long they took.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PEOPLE = int(os.environ.get("PRACHAKHOM_DOOR_PEOPLE", "40"))
SCANNED = 10
ENTER, PLACES = "36", {digit: str(10 + place) for place, digit in enumerate("1234567890")}
SYLLABLES = "กา ขอ คำ งาม จิต ชัย ดี ตา ทอง นา บุญ ปาน พร มา ยา รุ่ง ลือ วัน สุข หงส์"
NAMES = [f"{a}{b} {b}{a}" for a, b in permutations(SYLLABLES.split(), 2)]

SET_UP = """
import sys
from pathlib import Path
from db import clock
from db.models import Hearing, Resident
from desktop.office import first_run, office
from desktop.office.community import residents, villages
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import codes, plan
from desktop.office.hearings.plan import HearingFacts
first_run.found(Path(sys.argv[1]), first_run.Answers(
    name="เทศบาลตำบลตัวอย่าง", short_name="ทต.ตัวอย่าง", phone="",
    sections=(("สำนักปลัดเทศบาล", "ตย 52001.4", ""),),
    people=(first_run.NewPerson("นางสาว", "", "มะลิ", "ตัวอย่าง", "นิติกรปฏิบัติการ"),),
), None)
village = villages.add_village(1, "บ้านดอนกลาง", actor=None)
for name in sys.stdin.read().splitlines():
    first, last = name.split()
    residents.add(ResidentFacts("นาย", first, last, village_id=village), actor=None)
facts = HearingFacts(subject="เวทีของวันนี้", held_on=clock.today(), begins="09:00")
hearing = Hearing.get_by_id(plan.create(facts, actor=1))
for resident in Resident.select().order_by(Resident.id.desc()).limit(int(sys.argv[2])):
    print(codes.of_guest(hearing.uid, resident.uid))
office.close()
"""

WHO_CAME = """
import sys
from pathlib import Path
from desktop.office import office
from desktop.office.community import residents
from desktop.office.hearings import attendance
with office.opened(Path(sys.argv[1])):
    for row in residents.rows([row.resident_id for row in attendance.present(1)]):
        print(row.plain)
"""


def python(code: str, *words: str, seat: dict[str, str], given: str = "") -> list[str]:
    command = [sys.executable, "-c", code, *words]
    run = subprocess.run(
        command, env=seat, cwd=ROOT, check=True, capture_output=True, text=True, input=given
    )
    return run.stdout.splitlines()


@pytest.fixture
def hall(tmp_path: Path, seat: dict[str, str]) -> tuple[Path, list[str]]:
    """An office with a hearing today; its folder, and the codes of the last few people."""
    folder = tmp_path / "office"
    known = "\n".join(NAMES[: PEOPLE + SCANNED])
    return folder, python(SET_UP, str(folder), str(SCANNED), seat=seat, given=known)


def go_to_the_door(clerk: Any) -> None:
    """Ctrl+3, Enter on the hearing, the part with those who come, F5."""
    clerk.keys("ctrl+3")
    clerk.waits_for("รายการเวที", "table")
    clerk.goes_to("รายการเวที", "table")
    clerk.keys("Return")
    clerk.waits_for("ผู้เข้าร่วม", "page tab")
    for _ in range(9):
        if clerk.sees("เปิดหน้าประตู", "push button|button"):
            break
        clerk.keys("ctrl+Next")
    clerk.waits_for("เปิดหน้าประตู", "push button|button")
    clerk.keys("F5")
    clerk.waits_for("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา", "text")


def thai(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def test_keys_and_a_scanner_let_in_everybody_and_nobody_else(
    hall: tuple[Path, list[str]], clerk: Callable[..., Any], seat: dict[str, str]
) -> None:
    folder, codes = hall
    someone = clerk("--office", str(folder))
    go_to_the_door(someone)
    someone.types("ก")
    someone.waits_for("นาย", "list item")
    someone.keys("Escape")
    began = time.monotonic()
    someone.types("".join(f"{name}\n" for name in NAMES[:PEOPLE]))
    someone.waits_for(f"ลำดับที่ {thai(PEOPLE)}", "label", 60)
    print(f"\n{PEOPLE} people by real keys: {time.monotonic() - began:.1f} s")
    subprocess.run(["setxkbmap", "-layout", "th"], env=seat, check=True)
    scanned = [*codes, codes[0], "999999999999999999"]
    for code in scanned:
        places = [PLACES[digit] for digit in code]
        command = ["xdotool", "key", "--delay", "3", *places, ENTER]
        subprocess.run(command, env=seat, check=True)
    someone.waits_for("อ่านรหัสผิด ยังไม่มีใครเข้า", "label", 30)
    someone.shoots("door")
    os.kill(someone.pid, signal.SIGKILL)
    someone.until(lambda: not someone.alive, "the program to be gone")
    assert sorted(python(WHO_CAME, str(folder), seat=seat)) == sorted(NAMES[: PEOPLE + SCANNED])
