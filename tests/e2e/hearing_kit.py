"""What tests of a whole hearing share: its office, the clerk's ways about it, what it left."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
MONTHS = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
BUTTON = "push button|button|toggle button|check box"

DEMO = ("--people", "60", "--hearings", "3", "--opinions", "20", "--documents", "20")
WHO_LIVES = """
import json, sys
from collections import Counter
from pathlib import Path
from desktop.office import office
from desktop.office.community import residents, villages
with office.opened(Path(sys.argv[1])):
    rows = residents.rows(residents.find())
    twice = {plain for plain, times in Counter(r.plain for r in rows).items() if times > 1}
    print(json.dumps([
        [[r.name, r.plain] for r in rows if r.village == v.label and r.plain not in twice]
        for v in villages.villages()
    ], ensure_ascii=False))
"""

WHAT_IS_KEPT = """
import json, sys
from pathlib import Path
from db.models import Answer, Attendance, Document, Hearing, HearingEvent, HearingPaper
from db.models import Invitation, Number, Opinion, VoteCount
from desktop.office import office
from desktop.office.community import residents
with office.opened(Path(sys.argv[1])):
    hearing = Hearing.select().order_by(Hearing.id.desc()).get()  # the one that was planned last
    plain = {row.id: row.plain for row in residents.rows([r.resident_id for r in
             [*Attendance.select(), *Invitation.select()] if r.hearing_id == hearing.id])}
    mine = lambda of: of.select().where(of.hearing == hearing)
    numbers = {row.document_id: [row.text, row.taken_on.isoformat()] for row in Number.select()}
    print(json.dumps({
        "state": hearing.state,
        "events": [[e.kind, e.on_day.isoformat()] for e in mine(HearingEvent).order_by(HearingEvent.id)],
        "invited": sorted(plain[i.resident_id] for i in mine(Invitation).where(~Invitation.deleted)),
        "came": sorted([plain[a.resident_id], a.via] for a in mine(Attendance)),
        "said": [[o.text, o.stance] for o in mine(Opinion).where(Opinion.latest).order_by(Opinion.id)],
        "answers": [[a.verdict, a.text, a.reason] for a in
                    mine(Answer).where(~Answer.deleted).order_by(Answer.id)],
        "votes": [[v.agree, v.disagree, v.abstain, v.present] for v in mine(VoteCount)],
        "papers": {p.role: [p.document.stage, *numbers.get(p.document_id, ["", ""])] for p in
                   mine(HearingPaper).where(~HearingPaper.deleted)},
    }, ensure_ascii=False))
"""  # noqa: E501


def python(code: str, folder: Path, seat: dict[str, str], given: str = "") -> str:
    command = [sys.executable, "-c", code, str(folder)]
    run = subprocess.run(
        command, env=seat, cwd=ROOT, check=True, capture_output=True, text=True, input=given
    )
    return run.stdout


def thai(text: object) -> str:
    return str(text).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def plain(text: str) -> str:
    return "".join(text.split())


def short(day: date) -> str:
    return thai(f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}")


class Hearing:
    """The clerk's way about one hearing."""

    signer = "อรุณ"  # of the demo office, acting for its mayor

    def __init__(self, me: Any, pdfs: Path, subject: str) -> None:
        self.me = me
        self.pdfs = pdfs
        self.subject = subject

    def opens(self) -> None:
        """Ctrl+3, its subject looked for, Enter on the only one found."""
        self.me.keys("ctrl+3")
        self.me.fills("ค้นหาเวที", self.subject)
        self.me.waits_for("พบ ๑ เวที", "label")
        self.me.goes_to("รายการเวที", "table")
        self.me.keys("Return")
        self.me.waits_for("กำหนดตามเกณฑ์", "label")

    def turns_to(self, name: str, role: str) -> None:
        """Ctrl+Page Down until a part with this in it is shown."""

        def look() -> bool:
            if self.me.sees(name, role):
                return True
            self.me.keys("ctrl+Next")
            return False

        self.me.until(lambda: "there" if look() else "", f"the part with «{name}»")

    def takes(self, step: str, asked: str, day: date | None = None) -> None:
        """The next step, on the plan; `asked` is what its dialog says when it asks for a day."""
        self.me.presses(step, BUTTON)
        if day is not None:
            self.me.waits_for(asked, "label")
            self.me.keys("ctrl+a")
            self.me.types(f"{day.day}/{day.month}/{day.year + 543}")
            self.me.keys("Return")
            self.me.waits_until_gone(asked, "label")

    def chooses_paper(self, name: str) -> None:
        """The line of a paper, by its first letters."""
        self.me.goes_to("เอกสารของเวที", "list")
        self.me.keys("Home")
        self.me.types(name)
        self.me.waits_for(name, "label")

    def saves_pdf(self, name: str) -> str:
        """Ctrl+P, as PDF; the words of every page, without blanks."""
        file = self.pdfs / f"{name}.pdf"
        self.me.keys("ctrl+p")
        self.me.presses("บันทึกเป็น PDF…", BUTTON)
        self.me.waits_for("บันทึกเป็น PDF", "dialog|file chooser")
        self.me.keys("ctrl+a")
        self.me.types(str(file))
        self.me.presses("บันทึก", BUTTON)

        def read() -> str:
            told = subprocess.run(
                ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True
            ).stdout
            return plain(told)

        words = self.me.until(read, f"the pages of {file.name}")
        self.me.waits_until_gone("เครื่องพิมพ์", "label")
        return str(words)

    def signs(self) -> None:
        """The open paper along its way, everybody at the same desk."""
        me = self.me
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
        me.becomes(self.signer)
        me.keys("ctrl+Return")
        me.waits_for("ลงนามแล้วเอกสารจะแก้ไขไม่ได้อีก")
        me.keys("Return")
        me.waits_for("ลงนามแล้ว", "label")
        me.becomes("มะลิ")

    def takes_number(self) -> None:
        self.me.keys("ctrl+l")
        self.me.waits_for("ขอเลขทะเบียน", "dialog")
        self.me.keys("Return")
        self.me.waits_until_gone("ขอเลขทะเบียน", "dialog")
