"""A whole cycle year from outside: rolled on, its four steps done, its lamps green, its pack made.

The demo office was left a year ago; a hearing of this year was held and closed, nothing of it
answered. Everything else is done in the window.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.e2e.hearing_kit import BUTTON, Hearing, plain, python, thai

pytestmark = pytest.mark.heavy
BANGKOK = timezone(timedelta(hours=7))

HELD = "โครงการปรับปรุงสวนสาธารณะหน้าตลาด"
NOTICE = "การมีส่วนร่วมของประชาชนในงานสวนสาธารณะ"
RESULT = "ชาวบ้านร่วมวางผังสวนสาธารณะ"

SET_UP = """
import json, sys
from datetime import timedelta
from pathlib import Path
from db import clock
from desktop.office import demo, office, people
from desktop.office.community import residents
from desktop.office.hearings import attendance, events, opinions, plan
from desktop.office.hearings.opinions import OpinionFacts
from desktop.office.hearings.plan import HearingFacts
from desktop.office.postings import lists, planning
from desktop.office.rules import calendar
folder = Path(sys.argv[1])
with clock.standing(clock.now() - timedelta(365)):
    demo.make_demo(folder, hearings=8, residents=40, opinions=4)
with office.opened(folder):
    clerk = next(one.id for one in people.people() if one.first_name == "มะลิ")
    facts = HearingFacts(subject=sys.stdin.read(), substance="ปลูกไม้ร่มเงา", held_on=clock.today())
    held = plan.create(facts, actor=clerk)
    events.note(held, "opened", actor=clerk)
    for who in list(residents.find())[:3]:
        attendance.check_in(held, who, actor=clerk)
    opinions.take(held, OpinionFacts("ขอที่นั่งใต้ต้นไม้", "for"), actor=clerk)
    events.note(held, "closed", actor=clerk)
    offered = [one.place for one in planning.offer(lists.find(lists.ALL, "")[0]).choices]
    ticked = [place.kind != "site" for place in offered if place.id]
    print(json.dumps([calendar.fiscal_year(clock.today()), ticked]))
"""

WHAT_IS_KEPT = """
import json, sys
from pathlib import Path
from desktop.office import office
from desktop.office.cycle import items
from desktop.office.evidence import indicators, judging
from desktop.office.postings import lists
year = int(sys.stdin.read())
with office.opened(Path(sys.argv[1])):
    judged = judging.judge(year, indicators.holding(year))
    print(json.dumps({
        "items": [[row.code, row.step, row.state, row.facts.result, row.facts.reached,
                   [link.title for link in row.links]] for row in items.of_year(year)],
        "lights": [lamp.light for verdict in judged.verdicts for lamp in verdict.lamps],
        "hung": [[row.subject, [spot.state for spot in row.spots]]
                 for row in lists.rows(list(lists.find(lists.ALL, "")))],
    }, ensure_ascii=False))
"""


@dataclass(frozen=True)
class Year:
    """The demo office, its Buddhist fiscal year of today, and which places a notice begins with."""

    folder: Path
    number: int
    ticked: list[bool]

    @property
    def told(self) -> str:
        """The year as the window writes it."""
        return thai(self.number)


@pytest.fixture
def year(tmp_path: Path, seat: dict[str, str]) -> Year:
    folder = tmp_path / "office"
    return Year(folder, *json.loads(python(SET_UP, folder, seat, HELD).splitlines()[-1]))


def does(me: Any, name: str) -> None:
    """A button by the keyboard."""
    me.goes_to(name, BUTTON)
    me.keys("space")


def enters_cycle(me: Any, step: int) -> None:
    """The room of the cycle, at a step, the keyboard in its items."""
    me.keys("ctrl+6")
    me.waits_for("งานในขั้น", "list")
    me.goes_to("งานในขั้น", "list")
    me.keys(*["ctrl+Left"] * 3, *["ctrl+Right"] * (step - 1))
    me.waits_for(thai(f"ขั้นที่ {step} "), "label")
    me.goes_to("งานในขั้น", "list")


def rolls_on(me: Any, year: Year) -> None:
    """The year before as a diff; every row is taken."""
    me.keys("ctrl+6")
    does(me, f"เริ่มวงรอบปี {year.told} จากปีก่อน")
    me.waits_for("รายการของปีใหม่", "table")
    me.shoots("roll")
    me.keys("Return")
    me.waits_until_gone("รายการของปีใหม่", "table")
    me.waits_for("ทำแล้ว ๐ จาก", "label")


def reports(me: Any) -> None:
    """Step ๑: the report is drafted as a memo, counted from the year before."""
    enters_cycle(me, 1)
    does(me, "ร่างบันทึกรายงาน")
    me.waits_for("เนื้อความ", "text")
    me.until(lambda: "เวที" in me.reads("เนื้อความ", "text"), "the counted report")
    me.shoots("report")
    me.keys("Escape")
    me.waits_for("งานในขั้น", "list")
    me.goes_to("งานในขั้น", "list")
    me.keys("Home", "space")
    me.waits_for("ทำแล้ว ๑ จาก", "label")


def publishes(hearing: Hearing, year: Year, tmp_path: Path) -> str:
    """Step ๒: a notice written, signed, numbered, hung, photographed, taken down, certified."""
    me = hearing.me
    me.keys("ctrl+n", "Down", "Return")
    me.waits_for("เนื้อความ", "text")
    me.until(lambda: "ด้วย" in me.reads("เนื้อความ", "text"), "the words a draft begins with")
    me.fills("เรื่อง", NOTICE)
    me.keys("Return", "ctrl+a")
    me.types("เทศบาลเปิดโอกาสให้ประชาชนมีส่วนร่วมทุกขั้นตอน")
    me.waits_for("เก็บร่างแล้ว")
    hearing.signs()
    hearing.takes_number()
    me.keys("ctrl+4")
    me.fills("ค้นหาประกาศ", NOTICE)
    me.waits_for("จุดของประกาศนี้", "list")
    me.goes_to("รายการประกาศ", "table")
    me.keys("Return")
    me.waits_for("ลงว่าปิดประกาศ", "dialog")
    me.goes_to("จุดและช่องทาง", "list")
    me.keys("Home")
    for ticked in year.ticked[1:]:  # the first board alone stays ticked
        me.keys("Down", *["space"] * ticked)
    me.shoots("post")
    me.keys("Return")
    me.waits_until_gone("ลงว่าปิดประกาศ", "dialog")
    me.waits_for("ขาดรูป", "list item")
    photographs(me, tmp_path)
    does(me, "รับรอง")
    me.goes_to("รายการประกาศ", "table")
    me.keys("Delete")
    me.waits_for("ลงว่าปลดประกาศ", "dialog")
    me.fills("เหตุผล", "ย้ายไปป้ายใหม่")
    me.keys("Return")
    me.waits_until_gone("ลงว่าปลดประกาศ", "dialog")
    does(me, "ปลดแล้ว")
    me.waits_for("ปลดแล้ว", "list item")
    me.shoots("down")
    does(me, "หนังสือรับรอง")
    me.waits_for("เนื้อความ", "text")
    me.shoots("certificate")
    told = hearing.saves_pdf("certificate")
    me.keys("Escape")
    return told


def photographs(me: Any, tmp_path: Path) -> None:
    """A photo of every board at once."""
    picture = tmp_path / "board.jpg"
    Image.new("RGB", (640, 480), "#c8b48c").save(picture)
    me.goes_to("จุดของประกาศนี้", "list")
    me.keys("ctrl+a")
    does(me, "เพิ่มรูป…")
    me.waits_for("รูปที่", "dialog|file chooser")
    me.keys("ctrl+a")
    me.types(str(picture))
    me.keys("Return")
    me.waits_until_gone("รูปที่", "dialog|file chooser")
    me.waits_for("รูป ", "list item")


def links(me: Any, step: int, kind: int, title: str) -> None:
    """A paper (0) or a hearing (1) tied to the first item of a step, and the item done."""
    enters_cycle(me, step)
    me.keys("Home", "F2", *["Down"] * (kind + 1), "Return")
    field = f"ค้นหาผูก{('เอกสาร', 'เวที')[kind]}"
    me.waits_for(field, "text")
    me.types(title)
    me.keys("Return")
    me.waits_until_gone(field, "text")
    me.waits_for(title, BUTTON)
    me.goes_to("งานในขั้น", "list")
    me.keys("space")
    me.waits_for("ยังไม่เสร็จ", BUTTON)


def takes_part(me: Any) -> None:
    """Step ๔: an activity with its day, its result and how many came."""
    enters_cycle(me, 4)
    me.keys("Home", "space")
    me.waits_for("ยังไม่เสร็จ", BUTTON)
    me.goes_to("งานในขั้น", "list")
    me.keys("Return")
    me.fills("ผลที่ได้", RESULT)
    me.fills("จำนวนประชาชนที่ร่วม", "25")
    me.shoots("activity")
    me.keys("Return")
    me.waits_for("๒๕ คน", "label")


def turns_green(hearing: Hearing) -> None:
    """From a red lamp to what is missing: the answer, then the summary, signed and posted."""
    me = hearing.me
    me.keys("ctrl+6")
    me.waits_for("หลักฐาน ITA ครบ ๒ จาก ๔", "label")
    does(me, "หลักฐาน ITA")
    me.goes_to("ตัวชี้วัดและองค์ประกอบ", "list")
    me.shoots("red")
    me.keys("Return")
    me.waits_for("เรื่องที่ต้องชี้แจง", "list")
    me.goes_to("เรื่องที่ต้องชี้แจง", "list")
    me.keys("F2")
    me.fills("คำชี้แจง", "จะตั้งม้านั่งแปดตัว")
    me.keys("ctrl+Return")
    me.waits_for("ตอบแล้ว ๑ จาก ๑ เรื่อง", "label")
    me.presses("รายงานและประกาศ", BUTTON)
    for button in ("ทำเอกสาร", "ทำใหม่จากข้อมูล"):  # the key makes it, then opens it
        me.goes_to(button, BUTTON)
        me.keys("F3")
    me.waits_for("กำลังร่าง", "label")
    me.waits_for("เนื้อความ", "text")
    hearing.signs()
    hearing.takes_number()
    me.keys("Escape")
    me.presses("ปิดประกาศแล้ว…", BUTTON)
    me.waits_for("วันที่ปิดประกาศสรุปผล", "label")
    me.keys("Return")
    me.waits_for("ปิดประกาศแล้ว ", "label")
    me.keys("ctrl+6")
    me.waits_for("หลักฐาน ITA ครบ ๔ จาก ๔", "label")
    me.shoots("green")


def packs(me: Any, target: Path) -> None:
    """The evidence as a ZIP."""
    does(me, "ทำชุดหลักฐาน…")
    me.waits_for("ทำเป็น ZIP…", BUTTON)
    me.keys("Return")
    me.waits_for("ทำชุดหลักฐานเป็น ZIP", "dialog|file chooser")
    me.keys("ctrl+a")
    me.types(str(target))
    me.keys("Return")
    me.waits_for("ทำเสร็จแล้วที่", "label", seconds=120)
    me.shoots("pack")
    me.keys("Escape")


def test_a_cycle_year_is_rolled_on_worked_through_and_packed(
    year: Year, clerk: Callable[..., Any], tmp_path: Path, seat: dict[str, str]
) -> None:
    me = clerk("--office", str(year.folder))
    me.becomes("มะลิ")
    hearing = Hearing(me, tmp_path, HELD)
    rolls_on(me, year)
    reports(me)
    certificate = publishes(hearing, year, tmp_path)
    links(me, 2, 0, NOTICE)
    links(me, 3, 1, HELD)
    takes_part(me)
    turns_green(hearing)
    packs(me, tmp_path / "evidence.zip")
    me.leaves()

    kept = json.loads(python(WHAT_IS_KEPT, year.folder, seat, str(year.number)))
    first = {step: next(row for row in kept["items"] if row[1] == step) for step in (1, 2, 3, 4)}
    assert [first[step][2] for step in first] == ["done"] * 4
    assert [title.startswith("รายงานวิเคราะห์ผล") for title in first[1][5]] == [True]
    assert first[2][5] == [NOTICE]
    assert first[3][5] == [HELD]
    assert first[4][3:5] == [RESULT, 25]
    assert set(kept["lights"]) == {"ok"}
    hung = next(states for subject, states in kept["hung"] if subject == NOTICE)
    assert hung
    assert set(hung) == {"down"}
    assert plain(NOTICE) in certificate
    with zipfile.ZipFile(tmp_path / "evidence.zip") as pack:
        assert pack.testzip() is None
        pages = {n: pack.read(n).decode() for n in pack.namelist() if n.endswith(".html")}
    assert year.told in pages["site/index.html"]
    for words in (NOTICE, HELD, RESULT, "จะตั้งม้านั่งแปดตัว"):
        assert any(words in page for page in pages.values()), words
