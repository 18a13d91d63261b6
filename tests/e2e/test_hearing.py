"""A hearing from outside, as its clerk lives it: plan, papers, door, floor, answers, summary.

In the demo office, with the codes printed on its invitations read by a scanner's keys and with an
identity card in a virtual reader. Everything happens on one day, the day of the hearing; the notice
hung twenty days before.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from tests import virtual_card, virtual_reader
from tests.e2e import hearing_kit
from tests.e2e.hearing_kit import BUTTON, WHAT_IS_KEPT, Hearing, plain, python, short, thai
from tests.virtual_reader import Hand

pytestmark = pytest.mark.heavy
BANGKOK = timezone(timedelta(hours=7))

SUBJECT = "โครงการวางท่อระบายน้ำหน้าตลาดสด"
ITEMS = {
    "๑. เหตุผล": "น้ำท่วมหน้าตลาดทุกฤดูฝน",
    "๒. สาระสำคัญ": "วางท่อขนาดหนึ่งเมตร ยาวสองกิโลเมตร",
    "๓. ผู้ดำเนินการ": "กองช่าง",
    "๔. สถานที่": "บ้านดอนกลาง หมู่ที่ ๑",
    "๕. ขั้นตอน": "ก่อสร้างสี่เดือนหลังทำสัญญา",
    "๖. ผลผลิต": "ตลาดที่น้ำไม่ท่วม",
    "๗. ผลกระทบ": "ฝุ่นระหว่างก่อสร้าง รดน้ำวันละสองครั้ง",
    "๘. ค่าใช้จ่าย": "สองล้านบาท จากเงินอุดหนุน",
}
STRANGER = "บุญลือ ขอพร"
OPINIONS = (  # what is said, the key of the stance
    ("อยากให้ทำไหล่ทางและรางระบายน้ำด้วย", "F9"),
    ("กลัวน้ำจะท่วมนาสองข้างทาง", "F10"),
    ("จะเริ่มก่อสร้างเมื่อใด", "F11"),
)
ANSWERS = (  # the key of the verdict, the answer, the reason where one is asked for
    ("F2", "จะเพิ่มรางระบายน้ำตลอดสาย", ""),
    ("F3", "จะวางท่อลอดเพิ่มสามจุด", "งบประมาณไม่พอทำคันดินทั้งสาย"),
    ("F5", "จะประกาศวันเริ่มงานให้ทราบ", ""),
)


PLACES = {digit: str(10 + place) for place, digit in enumerate("1234567890")}  # on the keyboard


@dataclass(frozen=True)
class Village:
    """The demo office and who of its first two villages is invited, as told and without title."""

    folder: Path
    invited: list[tuple[str, str]]
    of_first: int  # how many of them live in the first village

    @property
    def by_name(self) -> list[str]:
        """Who comes and tells a name."""
        return [plain_name for _, plain_name in self.invited[:4]]

    @property
    def by_code(self) -> list[str]:
        """Who comes with the invitation in the hand."""
        return [plain_name for _, plain_name in self.invited[4:6]]

    @property
    def by_card(self) -> tuple[str, str]:
        """Who comes with an identity card: the name as told, and without its title."""
        return self.invited[6]


@pytest.fixture
def village(tmp_path: Path, seat: dict[str, str]) -> Village:
    folder = tmp_path / "office"
    command = (sys.executable, "-m", "desktop", "demo", str(folder), *hearing_kit.DEMO)
    subprocess.run(command, env=seat, cwd=virtual_reader.ROOT, check=True, capture_output=True)
    homes = json.loads(python(hearing_kit.WHO_LIVES, folder, seat))
    first, second = homes[0], homes[1]
    return Village(folder, [tuple(one) for one in first + second], len(first))


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    """Holds an identity card beside the reader of the desk."""
    with virtual_reader.service(tmp_path) as (port, _process):
        yield Hand(tmp_path, port)


def switches_the_reader_on(me: Any) -> None:
    """In the settings of this PC: off unless somebody switches it on."""
    me.keys("ctrl+7")
    me.waits_for("หน้าจอเครื่องนี้", "list item")
    me.types("หน้าจอ")
    me.goes_to("ชื่อโต๊ะลงทะเบียนของเครื่องนี้", "text")
    me.keys("Tab", "Down")


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
    for downs in (1, 4, 7):  # section, note-taker มะลิ, chair อรุณ: a choice has no name on the bus
        me.keys("shift+Tab", *["Down"] * downs)
    me.presses("ข้อมูลเผยแพร่", BUTTON)
    for name, text in ITEMS.items():
        me.fills(name, text)
    me.presses("กลุ่มและวาระ", BUTTON)
    me.presses("ทุกหมู่บ้าน", BUTTON)
    me.waits_for("๖ กลุ่ม รวม ๐ คน", "label")
    me.presses("วาระตามแบบ", BUTTON)
    me.waits_for("๔ วาระ ๐ นาที", "label")
    me.keys("ctrl+s")
    me.waits_for("บันทึกแล้ว", BUTTON)
    page = me.page()
    assert f"กำหนด {short(day + timedelta(15))}" in page, page  # the summary, clause 12
    me.shoots("plan")
    hearing.takes("พร้อมปิดประกาศ", "")
    me.waits_for("บันทึกว่าปิดประกาศแล้ว", BUTTON)


def makes_papers(hearing: Hearing, village: Village, day: date) -> dict[str, str]:
    """The invited, every paper before the hearing, letters and sheets as PDF; the notice signed."""
    me, everybody = hearing.me, thai(len(village.invited))
    hearing.turns_to("ผู้รับเชิญ ๐ คน…", BUTTON)
    me.keys("F4")
    me.waits_for("เชิญแล้ว ๐ คน", "label")
    me.goes_to("หมู่บ้าน กลุ่ม และบทบาท", "list")
    me.keys("Home", "Return")
    me.waits_for(f"เชิญแล้ว {thai(village.of_first)} คน", "label")
    me.keys("Down", "Return")
    me.waits_for(f"เชิญแล้ว {everybody} คน", "label")
    me.presses("ปิด", BUTTON)
    me.waits_for(f"ผู้รับเชิญ {everybody} คน…", BUTTON)
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
    hearing.takes_number()
    pages["notice"] = hearing.saves_pdf("notice")
    me.keys("Escape")
    me.waits_for(f"ผู้รับเชิญ {everybody} คน…", BUTTON)
    hearing.turns_to("บันทึกว่าปิดประกาศแล้ว", BUTTON)
    hearing.takes("บันทึกว่าปิดประกาศแล้ว", "ปิดประกาศครบทุกแห่ง", day - timedelta(20))
    me.waits_for("ก่อนจัด ๒๐ วัน", "label")
    return pages


def keeps_the_door(hearing: Hearing, village: Village, hand: Hand, seat: dict[str, str]) -> None:
    """Four of the invited by name, two by codes, one by card; two nobody knows; then out again."""
    me = hearing.me
    letters = printed_codes(hearing.pdfs / "letters.pdf")
    hearing.turns_to("เปิดหน้าประตู", BUTTON)
    me.keys("F5")
    me.waits_for("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา", "text")
    me.types("ก")
    me.waits_for("นา", "list item")
    me.keys("Escape")
    for place, name in enumerate(village.by_name, start=1):
        me.types(f"{name}\n")
        me.waits_for(f"ลำดับที่ {thai(place)}", "label")
    subprocess.run(["setxkbmap", "-layout", "th"], env=seat, check=True)
    wanted = [f"เรียน{plain(told)}" for told, _ in village.invited[4:6]]
    scanned = [code for name in wanted for words, code in letters if name in words]
    assert len(scanned) == len(wanted)
    for code in (*scanned, scanned[0]):  # one of them holds it out twice
        burst = [*(PLACES[digit] for digit in code), "36"]  # Enter ends a scan
        subprocess.run(["xdotool", "key", "--delay", "3", *burst], env=seat, check=True)
    me.waits_for("เข้าแล้วก่อนหน้านี้", "label")
    me.shoots("door-scanned")
    subprocess.run(["setxkbmap", "-layout", "us,th"], env=seat, check=True)
    me.waits_for("เครื่องอ่านบัตร พร้อม", "label")
    told, name = village.by_card
    first, last = name.split()
    with hand.card_in(name=f"{told.removesuffix(name)}#{first}##{last}"):
        me.waits_for("ลำดับที่ ๗", "label")
    with hand.card_in():  # of somebody nobody knows yet
        me.waits_for("ผู้มาใหม่", "dialog")
        me.shoots("door-card")
        assert "บัตรจำลอง" in me.page()
    me.presses("เข้าแล้ว", BUTTON)
    me.waits_for("ลำดับที่ ๘", "label")
    assert "photo" not in hand.said()
    me.types(STRANGER)
    me.keys("F2")
    me.waits_for("ชื่อและนามสกุล", "text")
    me.keys("Return", "1", "Return", "Return")  # the village, no group, let in
    me.waits_for("ลำดับที่ ๙", "label")
    me.shoots("door")
    me.keys("Escape")
    me.waits_for("ออกจากหน้าประตู", "dialog")
    me.keys("Return")
    me.waits_until_gone("ชื่อ บ้านเลขที่ หรือโทรศัพท์ของผู้มา", "text")


def printed_codes(letters: Path) -> list[tuple[str, str]]:
    """The words of each letter without blanks, and what a scanner reads on it."""
    command = ["pdftotext", "-layout", str(letters), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with pypdfium2.PdfDocument(letters) as pages:
        pictures = [page.render(scale=3).to_pil() for page in pages]
    codes = [zxingcpp.read_barcodes(picture) for picture in pictures]
    words = told.split("\f")[: len(codes)]
    return [(plain(said), code.text) for said, (code,) in zip(words, codes, strict=True)]


def holds_the_floor(hearing: Hearing, village: Village) -> None:
    """Every item heard, three opinions, a vote, closed; the door has opened the hearing."""
    me = hearing.me
    me.keys("F6")
    me.waits_for("เปิดแล้ว ยังไม่เริ่มวาระ", "label")
    for item in ("เรื่องที่ประธานแจ้ง", "ชี้แจงรายละเอียด", "รับฟังความคิดเห็น"):
        me.keys("F5")
        me.waits_for(item, "label")
    me.waits_for("พูดในเวที · วาระ ๓", "label")
    speakers = (*village.by_name[:2], STRANGER)
    for place, (who, (words, stance)) in enumerate(zip(speakers, OPINIONS, strict=True), start=1):
        me.keys("F2")
        me.goes_to("ผู้พูด", "text")
        me.types(who)
        me.waits_for("รายชื่อที่ตรงกัน", "list")
        me.keys("Return")
        me.fills("ความคิดเห็น", words)
        me.keys(stance, "ctrl+Return")
        me.waits_for(f"{thai(place)} ข้อ · ", "label")
    me.keys("F8")
    for figure in ("6", "2", "1"):
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
            hearing.takes_number()
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
    village: Village, clerk: Callable[..., Any], tmp_path: Path, seat: dict[str, str], hand: Hand
) -> None:
    day = datetime.now(BANGKOK).date()
    me = clerk("--office", str(village.folder))
    me.becomes("มะลิ")
    switches_the_reader_on(me)
    hearing = Hearing(me, tmp_path, SUBJECT)
    plans(hearing, day)
    pages = makes_papers(hearing, village, day)
    keeps_the_door(hearing, village, hand, seat)
    holds_the_floor(hearing, village)
    answers(hearing)
    pages |= announces(hearing, day)
    me.leaves()
    heard = json.loads(python(WHAT_IS_KEPT, village.folder, seat))
    last = (day + timedelta(15)).isoformat()  # of the summary: fifteen days, clause 12

    today = day.isoformat()
    assert heard["state"] == "filed"
    assert heard["events"] == [
        ["ready", today],
        ["posted", (day - timedelta(20)).isoformat()],
        *([kind, today] for kind in ("opened", "closed", "adopted", "summarised", "filed")),
    ]
    assert heard["invited"] == sorted(name for _, name in village.invited)
    came = [[name, "name"] for name in village.by_name] + [[n, "code"] for n in village.by_code]
    came += [[village.by_card[1], "card"], ["สมมุติ บัตรจำลอง", "walk-in"], [STRANGER, "walk-in"]]
    assert heard["came"] == sorted(came)
    stances = {"F9": "for", "F10": "against", "F11": "question"}
    assert heard["said"] == [[words, stances[key]] for words, key in OPINIONS]
    verdicts = {"F2": "accepted", "F3": "partly", "F5": "noted"}
    assert heard["answers"] == [[verdicts[key], text, why] for key, text, why in ANSWERS]
    assert heard["votes"] == [[6, 2, 1, 9]]
    assert heard["papers"]["minutes"] == ["signed", "", ""]
    for paper in ("notice", "summary"):
        stage, number, on = heard["papers"][paper]
        assert (stage, on) == ("signed", today)
        assert re.fullmatch(f"[๐-๙]+/{thai(day.year + 543)}", number)
    assert heard["papers"]["summary"][2] <= last

    for told, _name in village.invited:
        assert pages["letters"].count(f"เรียน{plain(told)}") == 1
        assert plain(told) in pages["sheet"]
    assert pages["letters"].count("แสดงรหัสนี้ที่จุดลงทะเบียน") == len(village.invited)
    for told in (*ITEMS.values(), "๐๙.๓๐-๑๒.๐๐น.", "ศาลาวัดดอนกลาง", "(อรุณทดลอง)"):
        assert plain(told) in pages["notice"]
    for words, _key in OPINIONS:
        assert words in pages["minutes"]
        assert words in pages["summary"]
    for _key, text, why in ANSWERS:
        assert text in pages["summary"]
        assert why in pages["summary"]
    assert "เห็นชอบ๖เสียงไม่เห็นชอบ๒เสียงงดออกเสียง๑เสียง" in pages["minutes"]
    for told in ("มีผู้เข้าร่วม๙คน", "เห็นด้วย๑ข้อ", "เห็นชอบ๖เสียง", "(อรุณทดลอง)", "นายกเทศมนตรี"):
        assert told in pages["summary"]
    hidden = (STRANGER.split()[0], "บัตรจำลอง", virtual_card.NUMBER)
    assert not any(word in pages[name] for word in hidden for name in ("notice", "summary"))
