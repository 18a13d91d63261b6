"""kill -9 while a bundle is taken in: whole segments are there, and the same bundle goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.connection import records
from db.exchange import segments
from db.models import Person
from db.write import write
from desktop.office import exchange, office, people
from desktop.office.community import residents
from desktop.office.community.residents import ResidentFacts

ROOT = Path(__file__).parents[2]
PEOPLE, DEED = 4500, 100

TAKE_IN = """
import os, signal, sys
from pathlib import Path
from db.connection import records
from desktop.office import exchange, office

left, commits = int(sys.argv[3]), int(sys.argv[4])
def trace(cursor, sql, bindings):
    global left, commits
    left -= 1
    if left < 0 or commits < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    commits -= sql.upper().startswith("COMMIT")
    return True
office.open_at(Path(sys.argv[1]))
records.connection().exec_trace = trace
exchange.take_in(Path(sys.argv[2]))
print("done")
"""


@pytest.fixture
def pcs(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A PC with a directory, one that joined before it was entered, and the bundle of it."""
    first, second, bundle = tmp_path / "one", tmp_path / "two", tmp_path / "all.pkb"
    with office.opened(first):
        office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
        people.add_person("มะลิ", "ตัวอย่าง", actor=None)
    exchange.ask_to_join(second, "ที่สอง", tmp_path / "ask.pkr")
    with office.opened(first):
        clerk = people.anybody()
        exchange.admit(exchange.request_in(tmp_path / "ask.pkr"), "")
        exchange.export(tmp_path / "join.pkb", everything=True, actor=clerk)
        actor = Person.get_by_id(clerk).uid
        for start in range(0, PEOPLE, DEED):
            with write(actor, "resident.imported"):
                for n in range(start, start + DEED):
                    residents.write_resident(ResidentFacts(first_name=f"สมชาย{n}"))
        exchange.export(bundle, everything=True, actor=clerk)
    office.open_at(second)
    exchange.join(tmp_path / "join.pkb")
    office.close()
    return first, second, bundle


def killed(folder: Path, bundle: Path, statements: int, commits: int) -> bool:
    """Whether the taking in was killed before its end."""
    command = (sys.executable, "-c", TAKE_IN, str(folder), str(bundle))
    run = subprocess.run(
        [*command, str(statements), str(commits)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert run.returncode in (0, -signal.SIGKILL), run.stderr
    return run.returncode != 0


def sound(folder: Path) -> int:
    """The people there are; whole segments of them, each found by its name."""
    with office.opened(folder):
        assert office.problems() == []
        count = residents.count()
        found: list[tuple[int, ...]] = (
            records.connection()
            .execute(
                "SELECT count(*) FROM operation o JOIN segment s ON s.device = o.device "
                "AND o.seq BETWEEN s.first AND s.last WHERE o.tbl = 'resident'"
            )
            .fetchall()
        )
        assert found == [(count,)]
        assert len(residents.find("สมชาย")) == count
        return count


@pytest.mark.heavy
def test_a_taking_in_that_was_killed_left_whole_segments_and_goes_on(pcs) -> None:
    first, second, bundle = pcs
    counts = []
    for statements in (40, 70, 100, 140):  # anywhere
        assert killed(second, bundle, statements, 10**9)
        counts.append(sound(second))
    for commits in (1, 3, 4):  # just after a commit
        assert killed(second, bundle, 10**9, commits)
        counts.append(sound(second))
    for statements in (100, 150, 200):
        killed(second, bundle, statements, 10**9)
        counts.append(sound(second))
    assert counts == sorted(counts)
    assert any(0 < count < PEOPLE for count in counts), counts
    assert not killed(second, bundle, 10**9, 10**9)
    assert sound(second) == PEOPLE
    with office.opened(first):
        heads = segments.heads(records.connection())
    with office.opened(second):
        here = segments.heads(records.connection())
        assert {device: here[device] for device in heads} == heads
