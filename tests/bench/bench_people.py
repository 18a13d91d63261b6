"""Importing, searching and counting 100,000 people; prints, asserts nothing.

Run by hand:  python tests/bench/bench_people.py [--people 100000]
"""

from __future__ import annotations

import argparse
import os
import statistics as stats
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import xlsxwriter

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from db import write as gate  # noqa: E402
from desktop.office import office, people  # noqa: E402
from desktop.office.community import (  # noqa: E402
    columns,
    duplicates,
    exporting,
    importing,
    judging,
    lists,
    residents,
)
from desktop.office.hearings import demo, listing, statistics  # noqa: E402
from desktop.office.rules.tables import toml  # noqa: E402

T = TypeVar("T")
QUERIES = ("ส", "สม", "สมช", "สมชาย", "สมชาย แก้ว", "ทดลอง", "12/3", "081", "0812", "ไม่มีคนนี้แน่")


def timed(what: str, work: Callable[[], T]) -> T:
    begun = time.perf_counter()
    found = work()
    print(f"{what:<46}{(time.perf_counter() - begun):8.2f} s")
    return found


def spread(what: str, spent: list[float]) -> None:
    spent = sorted(spent)
    p95 = spent[int(len(spent) * 0.95)]
    print(f"{what:<46}p50 {stats.median(spent):6.1f}  p95 {p95:6.1f}  max {spent[-1]:6.1f} ms")


def files(folder: Path, count: int) -> tuple[Path, Path]:
    words, chance = toml("demo", "hearings"), Random(3)
    rows = [["ลำดับ", "ชื่อ-สกุล", "บ้านเลขที่", "หมู่ที่", "เบอร์โทรศัพท์", "ปีเกิด"]]
    for n in range(count):
        woman = chance.random() < 0.5
        family = chance.choice(words["family_first"]) + chance.choice(words["family_last"])
        name = (
            f"{'นาง' if woman else 'นาย'}{chance.choice(words['given_f' if woman else 'given_m'])}"
        )
        house = f"{chance.randrange(1, 900)}/{chance.randrange(1, 90)}"
        phone, year = f"08{chance.randrange(10**7, 10**8)}", str(chance.randrange(2480, 2550))
        village = str(chance.randrange(1, 7)) if n % 135 else "99"  # some are bad
        rows.append([str(n + 1), f"{name} {family}", house, village, phone, year])
    text, excel = folder / "a.csv", folder / "a.xlsx"
    text.write_text("\n".join(map(",".join, rows)), encoding="utf-8-sig")
    with xlsxwriter.Workbook(str(excel), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return text, excel


@contextmanager
def transactions(spent: list[float]) -> Any:
    """How long each transaction of a deed stays open."""
    plain = gate._transaction

    @contextmanager
    def measured() -> Any:
        begun = time.perf_counter()
        with plain() as capture:
            yield capture
        spent.append((time.perf_counter() - begun) * 1000)

    gate._transaction = measured
    try:
        yield
    finally:
        gate._transaction = plain


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--people", type=int, default=100_000)
    asked = ask.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, excel = files(folder, asked.people)
        with office.opened(folder / "office"):
            actor = people.add_person("มะลิ", "ตัวอย่าง", actor=None)
            demo.fill(actor, Random(5), hearings=4, people=2_500, opinions=1_000)
            bench(text, excel, actor, folder)


def bench(text: Path, excel: Path, actor: int, folder: Path) -> None:
    listed = timed("read CSV", lambda: lists.read(text))
    timed("read XLSX", lambda: lists.read(excel))
    wanted = columns.guess(listed.headings, national_id=False)
    preview = timed("judge every row", lambda: judging.judge(listed, wanted))
    print(f"    {preview.counts}")
    taking, steps, open_for = importing.Taking(preview, actor=actor), [], []
    begun = time.perf_counter()
    more = True
    with transactions(open_for):
        while more:
            step = time.perf_counter()
            more = taking.step()
            steps.append((time.perf_counter() - step) * 1000)
    whole = time.perf_counter() - begun
    print(f"{'take in':<46}{whole:8.2f} s, {taking.done / whole:,.0f} rows/s, {len(steps)} deeds")
    spread("    a step (the write lane is held)", steps)
    spread("    a transaction (the records are locked)", open_for)
    again = timed("judge the same list again", lambda: judging.judge(listed, wanted))
    print(f"    {again.counts}")
    for query in QUERIES:
        spent = []
        for _ in range(7):
            begun = time.perf_counter()
            count = len(residents.find(query))
            spent.append((time.perf_counter() - begun) * 1000)
        spread(f"search {query!r} ({count:,} found)", spent)
    every = residents.find()
    spent = []
    for start in range(0, len(every) - 128, max(len(every) // 60, 1)):
        begun = time.perf_counter()
        residents.rows(every[start : start + 128])
        spent.append((time.perf_counter() - begun) * 1000)
    spread("a page of 128 rows for the list", spent)
    timed("look for duplicates", duplicates.find)
    target = folder / "out.xlsx"
    timed(
        "write the directory as Excel",
        lambda: exporting.write_directory(target, every, phones=False),
    )
    held = max(
        listing.find(listing.HearingQuery()),
        key=lambda hearing: statistics.of_hearing(hearing).came,
    )
    spent = []
    for _ in range(7):
        begun = time.perf_counter()
        counted = statistics.of_hearing(held)
        spent.append((time.perf_counter() - begun) * 1000)
    spread(f"statistics: {counted.came:,} came, {counted.said:,} opinions", spent)
    spent = []
    for _ in range(7):
        begun = time.perf_counter()
        statistics.by_year()
        spent.append((time.perf_counter() - begun) * 1000)
    spread("statistics of the years", spent)
    screens(held)


def screens(hearing: int) -> None:
    """First paint of the room and of the tab, and a jump in the list of everybody."""
    from PySide6.QtWidgets import QApplication

    from desktop.ui.desk import Desk
    from desktop.ui.look import fonts, style
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow
    from desktop.ui.shell.rooms import PEOPLE

    app = QApplication.instance() or QApplication([])
    fonts.load()
    app.setStyle("Fusion")
    style.apply(app, "light")
    desk = Desk()
    window = MainWindow(desk, Session(desk))
    window.resize(1366, 768)
    window.show()
    desk.settle()
    app.processEvents()
    begun = time.perf_counter()
    window.go(PEOPLE)
    app.processEvents()
    print(f"{'room of people, first paint':<46}{(time.perf_counter() - begun) * 1000:8.0f} ms")
    desk.settle()
    app.processEvents()
    print(f"{'room of people, everybody shown':<46}{(time.perf_counter() - begun) * 1000:8.0f} ms")
    table, spent = window.people.table, []
    bar = table.verticalScrollBar()
    for n in range(40):
        bar.setValue(bar.maximum() * ((n * 17) % 40) // 40)
        begun = time.perf_counter()
        table.viewport().repaint()
        spent.append((time.perf_counter() - begun) * 1000)
    spread("a jump in the list, repainted", spent)
    window.open_hearing(hearing)
    desk.settle()
    app.processEvents()
    tabs = window.hearing.tabs
    place = next(at for at in range(tabs.count()) if tabs.tabText(at) == "สถิติ")
    begun = time.perf_counter()
    tabs.setCurrentIndex(place)
    app.processEvents()
    first = (time.perf_counter() - begun) * 1000
    desk.settle()
    app.processEvents()
    whole = (time.perf_counter() - begun) * 1000
    print(f"{'statistics tab, first paint / figures shown':<46}{first:8.0f} / {whole:.0f} ms")
    window.close()
    desk.settle()
    desk.close()


if __name__ == "__main__":
    main()
