"""kill -9 at every statement of a deed, and in the middle of typing: what is on the disk then?"""

import itertools
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db import drafts, office_folder
from db.check import check
from db.connection import records
from db.models import ApprovalStep, Document, Person, Section, Version
from db.office_folder import create, opened
from db.write import write

ROOT = Path(__file__).parents[2]

DEED = """
import os, signal, sys
from pathlib import Path
from db.connection import records
from db.models import ApprovalStep, Document, Verdict, Version
from db.office_folder import open_office
from db.write import write

left = int(sys.argv[2])
def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
def trace(cursor, sql, bindings):
    global left
    left -= 1
    if left < 0:
        die()
    return True
open_office(Path(sys.argv[1]))
connection = records.connection()
if sys.argv[2] == "-1":  # inside the commit itself
    connection.set_commit_hook(die, id="cut")
elif sys.argv[2] == "-2":  # committed to the log, and nobody told
    connection.set_wal_hook(lambda *_: die())
else:
    connection.exec_trace = trace
with write("clerk", "document.signed") as work:
    document = Document.get()
    version = Version.create(document=document, source="x", sha256="", made_by=document.drafter)
    ApprovalStep.create(
        document=document, place=1, stage="sign", verdict=Verdict.PASSED,
        person=document.drafter, version=version,
    )
    document.subject = "signed"
    document.save()
print("done")
"""


def furnish(folder: Path) -> None:
    create(folder)
    with opened(folder), write("setup", "document.drafted"):
        section = Section.create(name="สำนักปลัด")
        person = Person.create(first_name="อรุณ", last_name="ทดลอง")
        Document.create(kind="memo", section=section, drafter=person, source="เรื่อง")


def run(folder: Path, at: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", DEED, str(folder), str(at)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def signed(folder: Path) -> bool:
    """Whether the deed is there; fails when half of it is."""
    with opened(folder):
        rows = (
            Version.select().count(),
            ApprovalStep.select().count(),
            int(Document.get().subject == "signed"),
        )
        assert rows in {(0, 0, 0), (1, 1, 1)}
        broken = {finding.reason for finding in check()} - {"check-version"}  # a hash of nothing
        assert not broken
        assert records.pragma("integrity_check") == "ok"
    return rows == (1, 1, 1)


def test_a_deed_cut_at_any_statement_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    furnish(folder)
    for at in itertools.count():
        ended = run(folder, at)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        assert not signed(folder), f"cut before statement {at}"
    assert at > 8
    assert signed(folder)


@pytest.mark.parametrize(("at", "there"), [(-1, False), (-2, True)])
def test_a_cut_inside_the_commit_leaves_what_the_log_holds(
    tmp_path: Path, at: int, there: bool
) -> None:
    folder = tmp_path / "office"
    furnish(folder)
    assert run(folder, at).returncode == -signal.SIGKILL
    assert signed(folder) is there


TYPING = """
import itertools, sys
from pathlib import Path
from db import drafts
from db.office_folder import open_office
open_office(Path(sys.argv[1]))
for n in itertools.count():
    drafts.save("d1", "ก" * 5000 + str(n))
    print(n, flush=True)
"""


def test_a_kill_while_typing_loses_at_most_the_last_save(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    create(folder)
    command = [sys.executable, "-c", TYPING, str(folder)]
    for saves in (1, 2, 17, 60):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as typing:
            assert typing.stdout is not None
            seen = [int(typing.stdout.readline()) for _ in range(saves)]
            typing.kill()
            seen += [int(line) for line in typing.stdout if line.endswith("\n")]
        with opened(folder):
            text, _ = drafts.load("d1") or ("", None)
            assert [path.name for path in (folder / "drafts").iterdir()] == ["d1.draft"]
        assert text.startswith("ก" * 5000)
        assert int(text[5000:]) >= seen[-1]


def test_a_making_killed_at_any_moment_leaves_an_office_or_room_for_one(tmp_path: Path) -> None:
    make = """
import os, signal, sys
from pathlib import Path
from db import engine, files, office_folder
left = int(sys.argv[2])
def cut(event, arguments):
    global left
    if event in {"os.rename", "os.mkdir", "open"} and FOLDER in str(arguments[0]):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
FOLDER = sys.argv[1]
sys.addaudithook(cut)
office_folder.create(Path(FOLDER))
"""
    for at in itertools.count():
        folder = tmp_path / f"office-{at}"
        command = [sys.executable, "-c", make, str(folder), str(at)]
        ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        if not office_folder.holds_office(folder):
            create(folder)
        with opened(folder):
            assert Section.select().count() == 0
        keys = json.loads((folder / "keys.json").read_text())
        assert {slot["kind"] for slot in keys["slots"]} == {"open", "paper"}
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert at > 5
