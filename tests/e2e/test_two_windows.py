"""Two windows, two PCs of an office: a day's work apart, then they meet by stick and by WebDAV."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import running, until
from tests.e2e.hearing_kit import BUTTON, ROOT

pytestmark = pytest.mark.heavy

SUBJECT = "กำหนดวันทำความสะอาดคลอง"
BEFORE = "ด้วยเทศบาลตำบลตัวอย่างจะทำความสะอาดคลอง"
ONE = "ด้วยเทศบาลตำบลตัวอย่างจะทำความสะอาดคลองหนองตาในวันเสาร์"
OTHER = "ด้วยเทศบาลตำบลตัวอย่างจะทำความสะอาดคลองดอนกลางในวันอาทิตย์"
THIRD = "ขอความร่วมมือประชาชนร่วมกันทั้งสองคลอง"
OWN = {"หนึ่ง": "ประกาศงดจ่ายน้ำชั่วคราว", "สอง": "ประกาศรับสมัครอาสาสมัคร"}

SET_UP = """
import sys
from pathlib import Path
from desktop.office import drafting, exchange, first_run, office, people
from desktop.printing import source
one, two, stick = (Path(sys.argv[1]) / name for name in ("one", "two", "stick"))
stick.mkdir()
person = first_run.NewPerson
first_run.found(one, first_run.Answers(
    name="เทศบาลตำบลตัวอย่าง", short_name="ทต.ตัวอย่าง", phone="021234567",
    sections=(("สำนักปลัดเทศบาล", "ตย 52001.4", ""),),
    people=(
        person("นาย", "", "สมชาย", "ทดลอง", "นายกเทศมนตรี"),
        person("นางสาว", "", "อรุณ", "ทดสอบ", "ปลัดเทศบาล"),
        person("นางสาว", "", "มะลิ", "ตัวอย่าง", "นิติกรปฏิบัติการ"),
    ),
), None)
office.close()
exchange.ask_to_join(two, "กองช่าง", stick / "ask.pkr")
with office.opened(one):
    clerk = people.anybody()
    exchange.admit(exchange.request_in(stick / "ask.pkr"), "กองช่าง")
    here = next(peer.device for peer in exchange.peers() if peer.here)
    exchange.rename(here, "สำนักปลัด")
    front = {"form": "announcement", "agency": "เทศบาลตำบลตัวอย่าง", "subject": sys.argv[2]}
    drafting.draft("announcement", actor=clerk, source=source.compose(front, sys.argv[3] + "\\n"))
    exchange.export(stick / "join.pkb", everything=True, actor=clerk)
office.open_at(two)
exchange.join(stick / "join.pkb")
office.close()
"""

TEXTS = """
import json, sys
from pathlib import Path
from desktop.office import conflicts, documents, office, sheets
with office.opened(Path(sys.argv[1])):
    rows = documents.rows(documents.find(documents.DocumentQuery()))
    print(json.dumps({
        "papers": {row.subject: sheets.open_sheet(row.id).source for row in rows},
        "versions": sorted(
            sheets.version_text(version.id)
            for row in rows for version in sheets.open_sheet(row.id).versions),
        "conflicts": conflicts.count(), "problems": [str(p) for p in office.problems()],
    }, ensure_ascii=False))
"""


def python(code: str, *arguments: str, env: dict[str, str]) -> str:
    command = [sys.executable, "-c", code, *arguments]
    run = subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
    return run.stdout


@pytest.fixture
def webdav(tmp_path: Path) -> Iterator[str]:
    """A real WebDAV server over an empty folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (tmp_path / "dav").mkdir()
    command = (sys.executable, "-m", "wsgidav.server.server_cli", "--server", "cheroot")
    more = ("--auth", "anonymous", "--host", "127.0.0.1", "--port", str(port))
    env = dict(os.environ)
    root = ("--root", str(tmp_path / "dav"))
    with running(*command, *more, *root, env=env, log=tmp_path / "logs" / "dav"):
        with_open = ("127.0.0.1", port)

        def listens() -> bool:
            with socket.socket() as probe:
                return probe.connect_ex(with_open) == 0

        until(listens, "the WebDAV server")
        yield f"http://127.0.0.1:{port}"


class Pc:
    """One of the two, and what its clerk does at it."""

    def __init__(self, me: Any, name: str) -> None:
        self.me = me
        self.name = name

    def writes_a_paper(self, subject: str, body: str) -> None:
        me = self.me
        me.keys("ctrl+1")
        me.presses("ร่างประกาศใหม่", BUTTON)
        me.goes_to("เรื่อง", "text")
        me.types(subject)
        me.goes_to("เนื้อความ", "text")
        me.keys("ctrl+a")
        me.types(body)
        me.keys("ctrl+s")
        me.waits_for("บันทึกแล้ว")
        me.keys("Escape")

    def changes_the_paper(self, body: str) -> None:
        me = self.me
        me.keys("ctrl+2")
        me.goes_to("รายการเอกสาร", "table")
        me.keys("Home", "Return")
        me.waits_for("เนื้อความ", "text")
        me.goes_to("เนื้อความ", "text")
        me.keys("ctrl+a")
        me.types(body)
        me.keys("ctrl+s")
        me.waits_for("บันทึกแล้ว")
        me.keys("Escape")

    def exchanges(self) -> None:
        self.me.keys("ctrl+8")
        self.me.waits_for("นำเข้าชุดข้อมูล…", BUTTON)

    def menu(self, name: str, downs: int) -> None:
        """A button's menu by the keyboard: its line `downs` below the first."""
        me = self.me
        me.goes_to(name, BUTTON)
        me.keys("space")
        me.keys(*["Down"] * (downs + 1))
        me.keys("Return")

    def writes_the_stick(self, file: Path) -> None:
        me = self.me
        self.exchanges()
        self.menu("ส่งออก", 0)
        me.waits_for("ส่งออกชุดข้อมูล", "dialog|file chooser")
        me.keys("ctrl+a")
        me.types(str(file))
        me.keys("Return")
        me.waits_for("ส่งออกแล้ว", "label")
        me.shoots(f"{self.name}-written")
        me.presses("ตกลง", BUTTON)
        assert file.exists()

    def takes_the_stick(self, file: Path) -> None:
        me = self.me
        self.exchanges()
        me.presses("นำเข้าชุดข้อมูล…", BUTTON)
        me.waits_for("นำเข้าชุดข้อมูล", "dialog|file chooser")
        me.keys("ctrl+a")
        me.types(str(file))
        me.keys("Return")
        me.waits_for("จะนำเข้า", "label")
        me.shoots(f"{self.name}-look")
        me.presses("นำเข้า", BUTTON)
        me.waits_for("นำเข้าแล้ว", "label")
        me.presses("ตกลง", BUTTON)
        me.waits_until_gone("นำเข้าแล้ว", "label")

    def sets_up_the_hub(self, address: str) -> None:
        me = self.me
        self.exchanges()
        self.menu("เครื่องในสำนักงาน", 3)
        me.waits_for("ที่อยู่", "text")
        me.keys("Down")  # the kind has the keyboard; its name is not on the bus
        me.waits_for("ชื่อผู้ใช้", "text")
        me.fills("ที่อยู่", address)
        me.shoots(f"{self.name}-hub")
        me.presses("ทดสอบแล้วใช้ที่นี่", BUTTON)
        me.waits_until_gone("ที่อยู่", "text")
        me.waits_for("สำเร็จล่าสุด", "label", 40)

    def syncs(self) -> None:
        me = self.me
        me.presses("ซิงก์เดี๋ยวนี้", BUTTON)
        me.until(lambda: "กำลังซิงก์" not in me.page(), "the end of the pass")


def test_two_pcs_work_apart_and_meet_by_stick_and_by_webdav(
    seat: dict[str, str], clerk: Callable[..., Any], webdav: str, tmp_path: Path
) -> None:
    python(SET_UP, str(tmp_path), SUBJECT, BEFORE, env=seat)
    first = Pc(clerk("--office", str(tmp_path / "one")), "one")
    second = Pc(clerk("--office", str(tmp_path / "two")), "two")

    first.me.comes_forward()
    first.me.becomes("มะลิ")
    first.changes_the_paper(ONE)
    first.writes_a_paper(OWN["หนึ่ง"], "งดจ่ายน้ำ")
    first.writes_the_stick(tmp_path / "stick" / "a.pkb")

    second.me.comes_forward()
    second.me.becomes("อรุณ")
    second.changes_the_paper(OTHER)
    second.takes_the_stick(tmp_path / "stick" / "a.pkb")
    second.me.waits_for("แก้ชนกัน ๑ เรื่อง", "label")
    second.me.shoots("conflict")
    page = second.me.page()
    for words in ("มะลิ", "อรุณ", "สำนักปลัด", "กองช่าง (เครื่องนี้)", "ใช้ชั่วคราว"):
        assert words in page, page
    second.me.keys("alt+3")
    second.me.waits_for("เขียนใหม่", "dialog")
    second.me.keys("ctrl+End")
    second.me.types(f"\n{THIRD}")
    second.me.presses("ใช้ข้อความนี้", BUTTON)
    second.me.waits_for("ไม่มีข้อมูลที่แก้ชนกัน", "label")
    second.me.shoots("settled")

    second.sets_up_the_hub(webdav)
    second.writes_a_paper(OWN["สอง"], "รับสมัคร")
    second.exchanges()
    second.syncs()
    first.me.comes_forward()
    first.sets_up_the_hub(webdav)
    first.syncs()
    first.me.waits_for("ไม่มีข้อมูลที่แก้ชนกัน", "label")
    first.me.keys("ctrl+2")
    first.me.waits_for("รายการเอกสาร", "table")
    first.me.until(lambda: OWN["สอง"] in first.me.page(), "the other PC's paper")
    first.me.shoots("met")
    second.me.comes_forward()
    second.syncs()
    for pc in (second, first):
        pc.me.comes_forward()
        pc.me.leaves()

    import json

    told = [json.loads(python(TEXTS, str(tmp_path / name), env=seat)) for name in ("one", "two")]
    assert told[0] == told[1]
    assert (told[0]["conflicts"], told[0]["problems"]) == (0, [])
    assert set(told[0]["papers"]) == {SUBJECT, *OWN.values()}
    assert THIRD in told[0]["papers"][SUBJECT]
    versions = "".join(told[0]["versions"])
    assert ONE in versions, "what the first PC wrote stays in the history"
    assert OTHER in versions, "what the second PC wrote stays in the history"
