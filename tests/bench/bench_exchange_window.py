"""A bundle taken in while the window lives: how long it stands still, what a clerk's deed waits.

A timer beats every 5 ms in the GUI thread; each time it is late the window stood still so long.
Meanwhile a clerk's small deed is asked for every 200 ms. Beside the wall clock stands how much of
it this process had the CPU (the step: its thread): on a machine with other work that is what the
program itself costs. Prints, asserts nothing.

Run by hand:  python tests/bench/bench_exchange_window.py [--count 100000] [--table resident]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))
if "DISPLAY" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import bench_exchange  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.office import exchange, office, people  # noqa: E402
from desktop.office.community import villages  # noqa: E402
from desktop.office.lanes import Lane  # noqa: E402
from desktop.ui.desk import Desk  # noqa: E402
from desktop.ui.session import Session  # noqa: E402
from desktop.ui.shell.main_window import MainWindow  # noqa: E402

BEAT_MS, DEED_MS = 5, 200


class Watch:
    """What was measured, in milliseconds."""

    def __init__(self) -> None:
        self.beats: list[float] = []
        self.beats_cpu: list[float] = []
        self.deeds: list[float] = []
        self.steps: list[float] = []
        self.steps_cpu: list[float] = []
        self.start()

    def start(self) -> None:
        self._last, self._cpu = time.perf_counter(), time.process_time()

    def beat(self) -> None:
        late = max(0.0, (time.perf_counter() - self._last) * 1000 - BEAT_MS)
        self.beats.append(late)
        self.beats_cpu.append(min(late, (time.process_time() - self._cpu) * 1000))
        self.start()

    def stepwise(self, lane: Lane) -> Lane:
        """The lane, with the time each takes in the write lane."""

        def timed(what: Callable[[], Any]) -> Any:
            begun, cpu = time.perf_counter(), time.thread_time()
            try:
                return what()
            finally:
                self.steps.append((time.perf_counter() - begun) * 1000)
                self.steps_cpu.append((time.thread_time() - cpu) * 1000)

        return Lane(lambda what: lane(lambda: timed(what)), lane.crowded)


def spread(what: str, spent: list[float]) -> None:
    spent = sorted(spent)
    p50, p95 = statistics.median(spent), spent[int(len(spent) * 0.95)]
    over = sum(ms > 50 for ms in spent)
    print(f"{what:<34}p50 {p50:7.1f}  p95 {p95:7.1f}  max {spent[-1]:7.1f} ms  over 50 ms: {over}"
          f" of {len(spent):,}")  # fmt: skip


def living(bundle: Path | None, seconds: float) -> Watch:
    """The window, a clerk at work, and a bundle coming in (none: so many seconds of neither)."""
    app = QApplication.instance() or QApplication(sys.argv)
    desk, watch = Desk(), Watch()
    session = Session(desk)
    session.dress()
    window = MainWindow(desk, session)
    window.resize(1366, 768)
    window.show()
    clerk = people.anybody()
    place = villages.add_village(None, "บ้านเริ่ม", actor=None)

    def clerk_writes() -> None:
        begun = time.perf_counter()
        name = f"บ้านที่ {len(watch.deeds)}"
        desk.do(
            lambda: villages.change_village(
                place, number=None, name=name, households=None, actor=clerk
            ),
            lambda _: watch.deeds.append((time.perf_counter() - begun) * 1000),
        )

    for _ in range(200):
        app.processEvents()
    beat, deeds = QTimer(), QTimer()
    beat.timeout.connect(watch.beat)
    deeds.timeout.connect(clerk_writes)
    watch.start()
    beat.start(BEAT_MS)
    deeds.start(DEED_MS)
    if bundle is None:
        QTimer.singleShot(round(seconds * 1000), app.quit)
    else:
        desk.errand(
            lambda job, deed: exchange.take_in(bundle, job, watch.stepwise(deed)),
            lambda _: app.quit(),
        )
    app.exec()
    beat.stop()
    deeds.stop()
    desk.settle()
    window.close()
    desk.close()
    return watch


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=100_000)
    arguments.add_argument("--table", choices=bench_exchange.KINDS, default="resident")
    arguments.add_argument("--folder", type=Path, help="prepared by an earlier run")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        if not (folder / "two").exists():
            bench_exchange.prepare(folder, given.table, given.count)
        for what, bundle in (("nothing", None), ("a bundle", folder / "all.pkb")):
            office.open_at(folder / "two")
            begun = time.perf_counter()
            watch = living(bundle, 5)
            print(f"---- {what} coming in, {time.perf_counter() - begun:.1f} s")
            spread("the window stood still", watch.beats)
            spread("    of it this process's CPU", watch.beats_cpu)
            spread("a clerk's deed took", watch.deeds)
            if watch.steps:
                spread("a step in the write lane", watch.steps)
                spread("    its CPU", watch.steps_cpu)
            office.close()


if __name__ == "__main__":
    main()
