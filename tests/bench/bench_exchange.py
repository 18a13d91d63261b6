"""Bundles of 100,000 operations out and in, against the raw insert of the rows; asserts nothing.

Run by hand:  python tests/bench/bench_exchange.py [--people 100000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apsw

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from db import office_folder  # noqa: E402
from db.connection import records  # noqa: E402
from db.models import Person, Resident  # noqa: E402
from db.write import write  # noqa: E402
from desktop.office import exchange, office, people  # noqa: E402

AT_ONCE = 1_000


def prepare(folder: Path, count: int) -> None:
    """A first PC with so many residents, and a second one that was admitted and has nothing."""
    first, second = folder / "one", folder / "two"
    office.create(first)
    office.open_at(first)
    office.change(office.OfficeFacts(name="เทศบาลตำบลตัวอย่าง"), actor=None)
    people.add_person("มะลิ", "ตัวอย่าง", title="นางสาว", actor=None)
    office.close()
    exchange.ask_to_join(second, "ที่สอง", folder / "ask.pkr")
    office.open_at(first)
    exchange.admit(exchange.request_in(folder / "ask.pkr"), "")
    clerk = people.anybody()
    exchange.export(folder / "join.pkb", everything=True, actor=clerk)
    person = Person.get_by_id(clerk)
    for start in range(0, count, AT_ONCE):
        with write(person.uid, "resident.imported"):
            for n in range(start, min(start + AT_ONCE, count)):
                Resident.create(
                    first_name=f"สมชาย{n}", last_name="ตัวอย่าง", house=f"{n % 900}/{n % 9}",
                    phone=f"08{n:08d}",
                )  # fmt: skip
    office.close()
    office.open_at(second)
    exchange.join(folder / "join.pkb")
    office.close()


def out(folder: Path) -> None:
    office.open_at(folder / "one")
    actor = people.anybody()
    begun = time.perf_counter()
    exchange.export(folder / "all.pkb", everything=True, actor=actor)
    tell(time.perf_counter() - begun)


def taken(folder: Path) -> None:
    office.open_at(folder / "two")
    begun = time.perf_counter()
    found = exchange.take_in(folder / "all.pkb")
    tell(time.perf_counter() - begun)
    assert not found.refused, found
    assert not found.waiting, found


def raw(folder: Path) -> None:
    """The same rows by one executemany in one transaction into an encrypted file of this schema."""
    office.open_at(folder / "one")
    connection = records.connection()
    rows = connection.execute("SELECT * FROM resident").fetchall()
    sql = connection.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'resident'").fetchall()
    key = office_folder.current().vault.data_key
    marks = ", ".join("?" * len(rows[0]))
    target = folder / f"raw-{time.monotonic_ns()}.db"
    other = apsw.Connection(str(target))
    other.pragma("cipher", "chacha20")
    other.pragma("key", f"raw:{key.hex()}")
    other.pragma("journal_mode", "wal")
    for (text,) in sql:
        if text:
            other.execute(text)
    begun = time.perf_counter()
    with other:
        other.executemany(f"INSERT INTO resident VALUES ({marks})", rows)
    tell(time.perf_counter() - begun)


def tell(seconds: float) -> None:
    status = Path("/proc/self/status").read_text("ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    print(seconds, int(peak.split()[1]) // 1024)


def run(step: str, folder: Path) -> tuple[float, int]:
    command = [sys.executable, __file__, "--step", step, "--folder", str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = told.stdout.split()
    return float(seconds), int(peak)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--step", choices=("out", "taken", "raw"))
    arguments.add_argument("--folder", type=Path)
    given = arguments.parse_args()
    if given.step:
        {"out": out, "taken": taken, "raw": raw}[given.step](given.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, given.people)
        base = min(run("raw", folder)[0] for _ in range(given.rounds))
        print(f"raw executemany     {base:7.2f} s  1.00")
        exported = [run("out", folder) for _ in range(given.rounds)]
        best = min(seconds for seconds, _ in exported)
        print(f"export              {best:7.2f} s  {best / base:.2f}   peak {exported[-1][1]} MB")
        seconds, peak = run("taken", folder)
        print(f"take in             {seconds:7.2f} s  {seconds / base:.2f}   peak {peak} MB")
        seconds, peak = run("taken", folder)
        print(f"take in again       {seconds:7.2f} s  {seconds / base:.2f}   peak {peak} MB")


if __name__ == "__main__":
    main()
