"""kill -9 at every statement of what the door does: whoever was told "in" is in."""

import itertools
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.check import check
from desktop.office import office, people
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance, plan
from desktop.office.hearings.plan import HearingFacts

ROOT = Path(__file__).parents[2]

DOOR = """
import os, signal, sys
from pathlib import Path
from db.connection import records
from desktop.office import office
from desktop.office.community.residents import ResidentFacts
from desktop.office.hearings import attendance

folder, left, what = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

def trace(cursor, sql, bindings):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return True

with office.opened(folder):
    records.connection().exec_trace = trace
    if what == "walk-in":
        attendance.walk_in(1, ResidentFacts(first_name="บุปผา"), actor=1, desk="๑")
    elif what == "undone":
        attendance.move(1, "undone", actor=1)
    else:
        for resident in (1, 2, 3):
            attendance.check_in(1, resident, actor=1, desk="๑")
            print(resident, flush=True)
    print("told", flush=True)
"""


def furnish(folder: Path, *, came: int = 0) -> None:
    """One hearing and three residents, of whom the first `came` are in and one has left."""
    with office.opened(folder):
        actor = people.add_person("มะลิ", "ตัวอย่าง", actor=None)
        hearing = plan.create(HearingFacts(subject="ถนน"), actor=actor)
        for number in range(3):
            residents.add(ResidentFacts(first_name=f"คนที่{number}"), actor=actor)
        for resident in range(1, came + 1):
            done = attendance.check_in(hearing, resident, actor=actor)
            attendance.move(done.attendance_id, "out", actor=actor)


def run(folder: Path, at: int, what: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", DOOR, str(folder), str(at), what]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def inside(folder: Path) -> set[int]:
    """Who is in the hall; fails when the records are not sound."""
    with office.opened(folder):
        assert not list(check())
        return {row.resident_id for row in attendance.comings(1) if row.inside}


@pytest.mark.parametrize("came", [0, 2])
@pytest.mark.parametrize("first", [0, *(pytest.param(n, marks=pytest.mark.heavy) for n in (1, 2))])
def test_whoever_was_told_in_is_in(tmp_path: Path, came: int, first: int) -> None:
    """First comings, and those who had left and come back: all three.

    Cut at every third statement from `first` on; the three together at each.
    """
    furnish(tmp_path / "office", came=came)
    for at in itertools.count(first, 3):
        folder = tmp_path / f"cut-{at}"
        shutil.copytree(tmp_path / "office", folder)
        ended = run(folder, at, "in")
        told = {int(line) for line in ended.stdout.split() if line.isdecimal()}
        there = inside(folder)
        assert told <= there, f"cut before statement {at}: told {told}, in {there}"
        assert len(there - told) <= 1, "at most the one whose telling was cut off"
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        shutil.rmtree(folder)
    assert at > 30
    assert there == {1, 2, 3}


@pytest.mark.parametrize("what", ["walk-in", "undone"])
def test_a_walk_in_and_an_undoing_are_there_whole_or_not_at_all(tmp_path: Path, what: str) -> None:
    furnish(tmp_path / "office")
    if what == "undone":
        with office.opened(tmp_path / "office"):
            attendance.check_in(1, 1, actor=1)
    before = {1} if what == "undone" else set()
    after = set() if what == "undone" else {4}
    for at in itertools.count():
        folder = tmp_path / f"cut-{at}"
        shutil.copytree(tmp_path / "office", folder)
        ended = run(folder, at, what)
        there = inside(folder)
        assert there == (after if "told" in ended.stdout else before), f"statement {at}"
        with office.opened(folder):
            assert residents.count() == (4 if there == {4} else 3), (
                "no walk-in without their coming"
            )
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        shutil.rmtree(folder)
    assert at > 5
    assert there == after
