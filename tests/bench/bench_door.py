"""The door of an office of 100,000: looking up, checking in, memory; prints, asserts nothing.

Run by hand:  python tests/bench/bench_door.py [--people 100000] [--office DIR]
Keystrokes are those of names typed letter by letter, of surnames, house numbers, telephone numbers,
and of names spelt by ear or with a slip. Real keys into the real window, 300 people:
PRACHAKHOM_DOOR_PEOPLE=300 python -m pytest -s tests/e2e/test_door.py
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
BARS = {"lookup": 16.0, "check-in": 20.0}


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def told(name: str, ms: list[float], bar: float | None = None) -> None:
    ms.sort()
    line = (
        f"{name}: p50 {ms[len(ms) // 2]:.2f}, p95 {ms[len(ms) * 95 // 100]:.2f}, max {ms[-1]:.2f}"
    )
    print(f"{line} ms ({len(ms)})" + (f", bar {bar:g}" if bar else ""))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--people", type=int, default=100_000)
    ask.add_argument("--office", type=Path, help="an office made earlier; people are let in there")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = asked.office or Path(folder) / "office"
        if not made.exists():
            more = ("--people", str(asked.people), "--hearings", "3", "--opinions", "50")
            command = [sys.executable, "-m", "desktop", "demo", str(made), *more]
            subprocess.run(command, cwd=ROOT, check=True)
        measure(made)


def measure(made: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from desktop.office import lanes, office, people
    from desktop.office.hearings import attendance, lookup, plan
    from desktop.office.hearings.plan import HearingFacts

    with office.opened(made):
        draw = random.Random(7)
        actor = people.anybody()
        hearing = plan.create(HearingFacts(subject="วัดความเร็ว"), actor=actor)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        directory = lookup.load(hearing)
        loading = (time.perf_counter() - start) * 1000
        everybody = directory.everybody.rows
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{len(everybody)} people read into memory in {loading:.0f} ms, {grown:.0f} MB more")

        kinds: dict[str, Callable[[lookup.Row], str]] = {
            "given name and surname": lambda r: f"{r[2]} {r[3]}",
            "surname": lambda r: r[3],
            "middle of a name": lambda r: r[3][2:],
            "house number": lambda r: r[4],
            "telephone": lambda r: r[5] or "0812345678",
            "spelt by ear": lambda r: f"{by_ear(r[2])} {r[3]}",
            "with a slip": lambda r: slip(f"{r[2]} {r[3]}", draw),
            "nobody of this name": lambda r: "ฮฮ" + r[3],
            "English keyboard": lambda r: english(f"{r[2]} {r[3]}"),
        }
        every: list[float] = []
        for name, spelt in kinds.items():
            keys: list[float] = []
            hit = 0
            for row in draw.sample(everybody, 60):
                text = spelt(row)
                for end in range(1, len(text) + 1):
                    keys.append(timed(lambda cut=text[:end]: directory.find(cut)))
                same = {(r.first_name, r.last_name) for r in directory.find(text).hits}
                hit += (row[2], row[3]) in same
            every += keys
            told(f"  {name}, {hit}/60 of that name among the rows", keys)
        told("lookup, every keystroke", every, BARS["lookup"])
        guesses, hit = [], 0
        for row in draw.sample(everybody, 60):
            text = slip(f"{row[2]} {row[3]}", draw)
            guesses.append(timed(lambda text=text: directory.guess(text)))
            same = {(r.first_name, r.last_name) for r in directory.guess(text).hits}
            hit += (row[2], row[3]) in same
        told(f"guess after a pause, {hit}/60 of that name among the rows", guesses)

        def let_in(resident: int) -> None:
            with lanes.connected():
                attendance.check_in(hearing, resident, actor=actor, desk="๑")

        commits = [timed(lambda id_=row[0]: let_in(id_)) for row in draw.sample(everybody, 500)]
        told("check-in, committed", commits, BARS["check-in"])
        told("refresh after news", [timed(directory.refreshed) for _ in range(20)])
        told("who came, and the counts", [timed(lambda: counts(hearing)) for _ in range(20)])


def counts(hearing: int) -> object:
    from desktop.office.hearings import tally

    sheet = tally.door_sheet(hearing)
    return tally.tally(sheet, sheet.comings)


def by_ear(name: str) -> str:
    """As somebody writes it who only heard it."""
    for written, heard in (("ณ", "น"), ("ศ", "ส"), ("ธ", "ท"), ("ภ", "พ"), ("ญ", "ย"), ("์", "")):
        name = name.replace(written, heard)
    return name


def slip(name: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(name) - 1)
    return draw.choice(
        (name[:at] + name[at + 1 :], name[:at] + "ฬ" + name[at + 1 :], name[:at] + "ฬ" + name[at:])
    )


def english(text: str) -> str:
    from desktop.thai.keyboard import english_of

    return english_of(text)


if __name__ == "__main__":
    main()
