"""A hearing from outside, as its clerk lives it: plan, papers, door, floor, answers, summary.

Everything happens on one day, the day of the hearing; the notice hung twenty days before.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.hearing_kit import BUTTON, SET_UP, WHAT_IS_KEPT, Hearing, plain, python, short, thai

pytestmark = pytest.mark.heavy
BANGKOK = timezone(timedelta(hours=7))

SUBJECT = "โครงการปรับปรุงถนนสายบ้านดอนกลาง"
ITEMS = {
    "๑. เหตุผล": "ถนนเดิมแคบและเป็นหลุมทุกฤดูฝน",
    "๒. สาระสำคัญ": "ขยายผิวทางเป็นหกเมตร ยาวสองกิโลเมตร",
    "๓. ผู้ดำเนินการ": "กองช่าง",
    "๔. สถานที่": "บ้านดอนกลาง หมู่ที่ ๑",
    "๕. ขั้นตอน": "ก่อสร้างสี่เดือนหลังทำสัญญา",
    "๖. ผลผลิต": "ถนนที่รถสวนกันได้",
    "๗. ผลกระทบ": "ฝุ่นระหว่างก่อสร้าง รดน้ำวันละสองครั้ง",
    "๘. ค่าใช้จ่าย": "สองล้านบาท จากเงินอุดหนุน",
}
INVITED = ("กานดา รักเรียน", "ขจร นาทอง", "จิตรา ชัยดี", "ดำรง งามตา", "ทองดี บุญมา", "พรชัย วันดี")
CAME = INVITED[:4]
STRANGER = "บุญลือ ขอพร"
OPINIONS = (  # who speaks, as typed at the hall, what, the key of the stance
    ("กานดา", "อยากให้ทำไหล่ทางและรางระบายน้ำด้วย", "F9"),
    ("ขจร", "กลัวน้ำจะท่วมนาสองข้างทาง", "F10"),
    ("บุญลือ", "จะเริ่มก่อสร้างเมื่อใด", "F11"),
)
ANSWERS = (  # the key of the verdict, the answer, the reason where one is asked for
    ("F2", "จะเพิ่มรางระบายน้ำตลอดสาย", ""),
    ("F3", "จะวางท่อลอดเพิ่มสามจุด", "งบประมาณไม่พอทำคันดินทั้งสาย"),
    ("F5", "จะประกาศวันเริ่มงานให้ทราบ", ""),
)


@pytest.fixture
def office_folder(tmp_path: Path, seat: dict[str, str]) -> Path:
    folder = tmp_path / "office"
    python(SET_UP, folder, seat, "\n".join(INVITED))
    return folder


def plans(hearing: Hearing, day: date) -> None:
    """A new hearing: its subject, its facts, the eight items, whom it concerns, its agenda."""
    me = hearing.me
    me.keys("ctrl+3")
    me.waits_for("วางแผนเวทีใหม่", "push button|button")
    me.keys("Insert")
    me.fills("วางแผนเวทีใหม่", SUBJECT)
    me.keys("Return")
    me.waits_for("กำหนดตามเกณฑ์", "label")
    me.fills("สถานที่จัด", "ศาลาวัดดอนกลาง")
    me.fills("วันที่จัด", f"{day.day}/{day.month}/{day.year + 543}")
    me.fills("เวลาเริ่ม", "09.30")
    me.fills("เวลาเลิก", "12.00")
    me.presses("ประชุมรับฟัง (ประชาพิจารณ์)", "check box")
    me.goes_to("ผู้ติดต่อ", "text")
    for downs in (1, 2, 3):  # section, note-taker มะลิ, chair สมชาย: a choice has no name on the bus
        me.keys("shift+Tab", *["Down"] * downs)
    me.presses("ข้อมูลเผยแพร่", BUTTON)
    for name, text in ITEMS.items():
        me.fills(name, text)
    me.presses("กลุ่มและวาระ", BUTTON)
    me.presses("ทุกหมู่บ้าน", BUTTON)
    me.waits_for("๒ กลุ่ม รวม ๐ คน", "label")
    me.presses("วาระตามแบบ", BUTTON)
    me.waits_for("๔ วาระ ๐ นาที", "label")
    me.keys("ctrl+s")
    me.waits_for("บันทึกแล้ว", BUTTON)
    page = me.page()
    assert f"กำหนด {short(day + timedelta(15))}" in page, page  # the summary, clause 12
    me.shoots("plan")
    hearing.takes("พร้อมปิดประกาศ", "")
    me.waits_for("บันทึกว่าปิดประกาศแล้ว", BUTTON)


def makes_papers(hearing: Hearing, day: date) -> dict[str, str]:
    """The invited, every paper before the hearing, letters and sheets as PDF; the notice signed."""
    me = hearing.me
    hearing.turns_to("ผู้รับเชิญ ๐ คน…", BUTTON)
    me.keys("F4")
    me.waits_for("เชิญแล้ว ๐ คน", "label")
    me.goes_to("หมู่บ้าน กลุ่ม และบทบาท", "list")
    me.keys("Home", "Return")
    me.waits_for("เชิญแล้ว ๓ คน", "label")
    me.keys("Down", "Return")
    me.waits_for("เชิญแล้ว ๖ คน", "label")
    me.presses("ปิด", BUTTON)
    me.waits_for("ผู้รับเชิญ ๖ คน…", BUTTON)
    me.goes_to("เอกสารของเวที", "list")
    me.keys("F8")
    me.waits_for("ทำแล้ว ๑๑ จาก", "label")
    me.shoots("papers")
    hearing.chooses_paper("หนังสือเชิญ")
    pages = {"letters": hearing.saves_pdf("letters")}
    hearing.chooses_paper("ใบลงทะเบียน")
    pages["sheet"] = hearing.saves_pdf("sheet")
    hearing.chooses_paper("ประกาศรับฟังความคิดเห็น")
    me.keys("Return")
    me.waits_for("เนื้อความ", "text")
    hearing.signs()
    hearing.takes_number("๑/๒๕")
    pages["notice"] = hearing.saves_pdf("notice")
    me.keys("Escape")
    me.waits_for("ผู้รับเชิญ ๖ คน…", BUTTON)
    hearing.turns_to("บันทึกว่าปิดประกาศแล้ว", BUTTON)
    hearing.takes("บันทึกว่าปิดประกาศแล้ว", "ปิดประกาศครบทุกแห่ง", day - timedelta(20))
    me.waits_for("ก่อนจัด ๒๐ วัน", "label")
    return pages


def keeps_the_door(hearing: Hearing) -> None:
    """Four of the invited by name, one nobody knows; then out again."""
    me = hearing.me
    hearing.turns_to("เปิดหน้าประตู", BUTTON)
    me.keys("F5")
    me.waits_for("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา", "text")
    me.types("ก")
    me.waits_for("นาย", "list item")
    me.keys("Escape")
    for place, name in enumerate(CAME, start=1):
        me.types(f"{name}\n")
        me.waits_for(f"ลำดับที่ {thai(place)}", "label")
    me.types(STRANGER)
    me.keys("F2")
    me.waits_for("ชื่อและนามสกุล", "text")
    me.keys("Return", "1", "Return", "Return")  # the village, no group, let in
    me.waits_for(f"ลำดับที่ {thai(len(CAME) + 1)}", "label")
    me.shoots("door")
    me.keys("Escape")
    me.waits_for("ออกจากหน้าประตู", "dialog")
    me.keys("Return")
    me.waits_until_gone("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา", "text")


def holds_the_floor(hearing: Hearing) -> None:
    """Every item heard, three opinions, a vote, closed; the door has opened the hearing."""
    me = hearing.me
    me.keys("F6")
    me.waits_for("กำลังประชุม", "label")
    for item in ("เรื่องที่ประธานแจ้ง", "ชี้แจงรายละเอียด", "รับฟังความคิดเห็น"):
        me.keys("F5")
        me.waits_for(item, "label")
    me.waits_for("พูดในเวที · วาระ ๓", "label")
    for place, (who, words, stance) in enumerate(OPINIONS, start=1):
        me.keys("F2")
        me.goes_to("ผู้พูด", "text")
        me.types(who)
        me.waits_for("รายชื่อที่ตรงกัน", "list")
        me.keys("Return")
        me.fills("ความคิดเห็น", words)
        me.keys(stance, "ctrl+Return")
        me.waits_for(f"{thai(place)} ข้อ · ", "label")
    me.keys("F8")
    for figure in ("3", "1", "1"):
        me.types(figure)
        me.keys("Return")
    me.waits_for("นับแล้ว", "label")
    me.shoots("floor")
    me.keys("F5")
    me.waits_for("พูดในเวที · วาระ ๔", "label")
    me.keys("F5")
    me.presses("ปิดเวที…", BUTTON)
    me.waits_for("บันทึกเวลาปิดประชุมตอนนี้", "label")
    me.keys("Return")
    me.waits_for("ปิดเวทีแล้ว", "label")


def answers(hearing: Hearing) -> None:
    """Every opinion has its verdict."""
    me = hearing.me
    hearing.opens()
    hearing.turns_to("เรื่องที่ต้องชี้แจง", "list")
    for place, (verdict, text, reason) in enumerate(ANSWERS):
        me.waits_for(f"ตอบแล้ว {thai(place)} จาก ๓ เรื่อง", "label")
        me.goes_to("เรื่องที่ต้องชี้แจง", "list")
        me.keys(verdict)
        me.fills("คำชี้แจง", text)
        if reason:
            me.fills("เหตุผล", reason)
        me.keys("ctrl+Return")
    me.waits_for("ตอบแล้ว ๓ จาก ๓ เรื่อง", "label")
    me.shoots("answers")


def announces(hearing: Hearing, day: date) -> dict[str, str]:
    """Minutes made, signed and adopted; the summary made, signed, numbered and posted; filed."""
    me, pages = hearing.me, {}
    me.presses("รายงานและประกาศ", BUTTON)
    for key, name, step, asked, done in (
        ("F2", "minutes", "รับรองรายงาน…", "วันที่ตรวจและรับรองรายงาน", "รับรองแล้ว"),
        ("F3", "summary", "ปิดประกาศแล้ว…", "วันที่ปิดประกาศสรุปผล", "ปิดประกาศแล้ว"),
    ):
        for button in ("ทำเอกสาร", "ทำใหม่จากข้อมูล"):  # the key makes it, then opens it
            me.goes_to(button, BUTTON)
            me.keys(key)
        me.waits_for("กำลังร่าง", "label")
        me.waits_for("เนื้อความ", "text")
        hearing.signs()
        if name == "summary":
            hearing.takes_number("๒/๒๕")
        me.shoots(name)
        pages[name] = hearing.saves_pdf(name)
        me.keys("Escape")
        me.presses(step, BUTTON)
        me.waits_for(asked, "label")
        me.keys("Return")
        me.waits_for(f"{done} {short(day)}", "label")
    me.waits_for("ไม่มีงานค้าง", "label")
    me.shoots("announced")
    hearing.opens()
    hearing.takes("เก็บแฟ้ม", "")
    me.waits_for("จบงานของเวทีนี้แล้ว", BUTTON)
    return pages


def test_a_hearing_goes_from_its_plan_to_the_signed_summary(
    office_folder: Path, clerk: Callable[..., Any], tmp_path: Path, seat: dict[str, str]
) -> None:
    day = datetime.now(BANGKOK).date()
    me = clerk("--office", str(office_folder))
    me.becomes("มะลิ")
    hearing = Hearing(me, tmp_path)
    plans(hearing, day)
    pages = makes_papers(hearing, day)
    keeps_the_door(hearing)
    holds_the_floor(hearing)
    answers(hearing)
    pages |= announces(hearing, day)
    me.leaves()
    heard = json.loads(python(WHAT_IS_KEPT, office_folder, seat))
    last = (day + timedelta(15)).isoformat()  # of the summary: fifteen days, clause 12

    today = day.isoformat()
    assert heard["state"] == "filed"
    assert heard["events"] == [
        ["ready", today],
        ["posted", (day - timedelta(20)).isoformat()],
        *([kind, today] for kind in ("opened", "closed", "adopted", "summarised", "filed")),
    ]
    assert heard["invited"] == sorted(INVITED)
    assert heard["came"] == sorted([*([name, "name"] for name in CAME), [STRANGER, "walk-in"]])
    stances = {"F9": "for", "F10": "against", "F11": "question"}
    assert heard["said"] == [[words, stances[key]] for _who, words, key in OPINIONS]
    verdicts = {"F2": "accepted", "F3": "partly", "F5": "noted"}
    assert heard["answers"] == [[verdicts[key], text, why] for key, text, why in ANSWERS]
    assert heard["votes"] == [[3, 1, 1, 5]]
    year = thai(day.year + 543)
    assert heard["papers"]["notice"] == ["signed", f"๑/{year}", today]
    assert heard["papers"]["minutes"] == ["signed", "", ""]
    assert heard["papers"]["summary"] == ["signed", f"๒/{year}", today]
    assert heard["papers"]["summary"][2] <= last

    for name in INVITED:
        assert pages["letters"].count(f"เรียนนาย{plain(name)}") == 1
        assert f"นาย{plain(name)}" in pages["sheet"]
    assert pages["letters"].count("แสดงรหัสนี้ที่จุดลงทะเบียน") == len(INVITED)
    for told in (*ITEMS.values(), "๐๙.๓๐-๑๒.๐๐น.", "ศาลาวัดดอนกลาง", "(นายสมชายทดลอง)"):
        assert plain(told) in pages["notice"]
    for words in [words for _who, words, _key in OPINIONS]:
        assert words in pages["minutes"]
        assert words in pages["summary"]
    for _key, text, why in ANSWERS:
        assert text in pages["summary"]
        assert why in pages["summary"]
    for told in ("ประชาชนหมู่ที่๑บ้านดอนกลางจำนวน๓คน", "เห็นชอบ๓เสียงไม่เห็นชอบ๑เสียงงดออกเสียง๑เสียง"):
        assert told in pages["minutes"]
    for told in ("มีผู้เข้าร่วม๕คน", "เห็นด้วย๑ข้อ", "เห็นชอบ๓เสียง", "(นายสมชายทดลอง)", "นายกเทศมนตรี"):
        assert told in pages["summary"]
    assert not any(STRANGER.split()[0] in pages[name] for name in ("notice", "summary"))
