"""The plan of a big hearing: opening it, and what one letter costs; prints, asserts nothing.

Run by hand:  python tests/bench/bench_hearing_plan.py [--people 4000] [--opinions 1000]
A demo office whose held hearings have twice as many attendees as opinions; offscreen, or on the
screen when DISPLAY is set.
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
if "DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--people", type=int, default=4000)
    ask.add_argument("--opinions", type=int, default=1000)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "office"
        sizes = [
            "--people",
            str(asked.people),
            "--hearings",
            "5",
            "--opinions",
            str(asked.opinions),
        ]
        demo = [sys.executable, "-m", "desktop", "demo", str(folder), *sizes]
        subprocess.run(demo, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        measure(folder)


def measure(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from desktop.office import office
    from desktop.office.hearings import attendance, listing, plan, tasks
    from desktop.ui.desk import Desk
    from desktop.ui.look import fonts, style
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow

    app = QApplication([])
    fonts.load_thai_breaker()
    fonts.load()
    app.setStyle("Fusion")
    style.apply(app, "light")
    with office.opened(folder):
        desk = Desk()
        window = MainWindow(desk, Session(desk))
        window.resize(1366, 768)
        window.show()
        desk.settle()
        ids = list(listing.find(listing.HearingQuery(state="held")))
        big = max(ids, key=lambda each: len(attendance.present(each)))
        print(f"attendees {len(attendance.present(big))}")
        for name in ("first opening (room built)", "opening again"):
            spent = []
            for _ in range(1 if name.startswith("first") else 7):
                window.go(0)
                desk.settle()
                app.processEvents()
                began = time.perf_counter()
                window.open_hearing(big)
                desk.settle()
                app.processEvents()
                window.repaint()
                spent.append(1000 * (time.perf_counter() - began))
            print(f"{name}: {statistics.median(spent):.0f} ms")
        tab = window.hearing.tabs.widget(0).made
        box = tab.items.boxes["reason"]
        letters = []
        for letter in "ถนนชำรุดและแคบมาก" * 3:
            began = time.perf_counter()
            box.insertPlainText(letter)
            app.processEvents()
            letters.append(1000 * (time.perf_counter() - began))
        letters.sort()
        middle, late = letters[len(letters) // 2], letters[int(len(letters) * 0.95)]
        print(f"a letter typed, deadlines anew: p50 {middle:.1f} ms, p95 {late:.1f} ms")
        sheet = plan.open_sheet(big)
        known = tasks.put_down(sheet)
        began = time.perf_counter()
        for _ in range(1000):
            tasks.reckon(sheet, known)
        print(f"deadlines reckoned: {1000 * (time.perf_counter() - began):.0f} µs each")
        tab.form.show_facts(sheet.facts)
        tab.items.show_facts(sheet.facts)
        window.close()
        desk.settle()
        desk.close()


if __name__ == "__main__":
    main()
