"""First paint of every room of an office with twenty years of records.

Run by hand:  python tests/bench/bench_rooms.py [--office DIR] [--runs 9]
Prints, asserts nothing; the bar is 150 ms from asking for a room to its painted facts. The office
is made with `prachakhom demo DIR --years 20 --documents 20000 --hearings 2000 --people 4000` unless
one is given; that takes many minutes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
BAR = 150
MAKE = ("--years", "20", "--documents", "20000", "--hearings", "2000", "--people", "4000")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--office", type=Path, help="an office made earlier")
    ask.add_argument("--runs", type=int, default=9)
    asked = ask.parse_args()
    if "DISPLAY" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CONFIG_HOME"] = scratch
        folder = asked.office or Path(scratch) / "office"
        if not folder.exists():
            command = [sys.executable, "-m", "desktop", "demo", str(folder), *MAKE]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        measure(folder, asked.runs)


def measure(folder: Path, runs: int) -> None:
    """Enter each room for the first time, then again and again."""
    from PySide6.QtWidgets import QApplication

    from db.models import Attendance, Document, Hearing
    from desktop.office import documents, morning, office
    from desktop.ui.desk import Desk
    from desktop.ui.look import fonts, style
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow
    from desktop.ui.shell.rooms import ROOMS

    fonts.load_thai_breaker()
    app = QApplication(sys.argv[:1])
    fonts.load()
    app.setStyle("Fusion")
    style.apply(app, "light")
    with office.opened(folder):
        desk = Desk()
        window = MainWindow(desk, Session(desk))
        window.resize(1366, 768)
        window.show()
        desk.settle()
        app.processEvents()
        counts = [model.select().count() for model in (Document, Hearing, Attendance)]
        print(
            "{:,} papers, {:,} hearings, {:,} check-ins,".format(*counts),
            f"platform {app.platformName()}, {runs} runs, bar {BAR} ms",
        )
        places = [place for place in range(len(ROOMS)) if place]
        for place in (*places, 0):
            times, work = [], []
            for _ in range(runs + 1):
                begun, cpu = time.perf_counter(), time.process_time()
                window.go(place)
                desk.settle()
                app.processEvents()
                window.repaint()
                times.append((time.perf_counter() - begun) * 1000)
                work.append((time.process_time() - cpu) * 1000)
                window.go(0 if place else 1)
                desk.settle()
                app.processEvents()
            print(
                f"{ROOMS[place][0]}: first {times[0]:.0f} ms (processor {work[0]:.0f} ms), then"
                f" median {statistics.median(times[1:]):.0f} ms"
            )
        begun = time.perf_counter()
        actor = documents.busiest()
        morning.look(actor)
        print(f"read: morning.look {(time.perf_counter() - begun) * 1000:.0f} ms")
        window.close()
        desk.close()


if __name__ == "__main__":
    main()
