"""First paint of every screen of a hearing of 2,000 people and 1,000 opinions.

Run by hand:  python tests/bench/bench_hearing_screens.py [--office DIR] [--runs 9]
Prints, asserts nothing; the bar is 150 ms from asking for a screen to its painted facts. The office
is made with `prachakhom demo DIR --people 5000 --hearings 3 --opinions 1000` unless one is given.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
BAR = 150
HEARINGS, PEOPLE = 2, 3  # rooms
REPORT = 6  # a part of the page


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
            made = [sys.executable, "-m", "desktop", "demo", str(folder), "--people", "5000"]
            more = ["--hearings", "3", "--opinions", "1000"]
            subprocess.run([*made, *more], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        measure(folder, asked.runs)


def measure(folder: Path, runs: int) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.office import office
    from desktop.office.hearings import floor, hall, listing, opinion_list
    from desktop.office.hearings.opinion_list import OpinionQuery
    from desktop.ui.desk import Desk
    from desktop.ui.door.window import DoorWindow
    from desktop.ui.look import fonts, style
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow

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
        every = listing.find(listing.HearingQuery())
        counted = {id_: len(opinion_list.find(id_, OpinionQuery())) for id_ in every}
        hearing = max(counted, key=lambda id_: counted[id_])
        shown = floor.look(hearing)
        print(
            f"hearing of {shown.came:,} people and {counted[hearing]:,} opinions,"
            f" platform {app.platformName()}, {runs} runs, bar {BAR} ms"
        )

        def painted(name: str, go: Callable[[], object], back: Callable[[], object]) -> None:
            """From the asking until the facts are there and painted."""
            times, work = [], []
            for _ in range(runs + 1):
                begun, cpu = time.perf_counter(), time.process_time()
                go()
                desk.settle()
                window.repaint()
                app.processEvents()
                times.append((time.perf_counter() - begun) * 1000)
                work.append((time.process_time() - cpu) * 1000)
                back()
                desk.settle()
                app.processEvents()
            first, times = times[0], times[1:]
            print(
                f"{name}: first {first:.0f} ms (processor {work[0]:.0f} ms), then median"
                f" {statistics.median(times):.0f} ms [{min(times):.0f}-{max(times):.0f}]"
            )

        def shut_door() -> None:
            door = window.findChild(DoorWindow)
            door.close()
            door.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

        window.go(HEARINGS)
        desk.settle()
        QTest.qWait(600)  # a person looks for the hearing before opening it
        painted("page of the hearing", lambda: window.open_hearing(hearing), window.hearing.leave)
        window.open_hearing(hearing)
        desk.settle()
        QTest.qWait(600)  # F6 comes from a person
        painted("cockpit", lambda: window.open_floor(hearing), lambda: window.floor.leave())
        tabs = window.hearing.tabs
        for place in range(1, tabs.count()):
            painted(
                f"part {tabs.tabText(place)}",
                lambda place=place: tabs.setCurrentIndex(place),
                lambda: tabs.setCurrentIndex(0),
            )
        for part, chips in ((0, (1, 2)), (REPORT, (1, 2))):
            tabs.setCurrentIndex(part)
            desk.settle()
            made = tabs.widget(part).made
            turn = made.show_part if part == 0 else made.show_view
            for chip in chips:
                painted(
                    f"view {tabs.tabText(part)} {chip + 1}",
                    lambda turn=turn, chip=chip: turn(chip),
                    lambda turn=turn: turn(0),
                )
        tabs.setCurrentIndex(2)
        desk.settle()
        attendance = tabs.widget(2).made
        painted("door (names from a sheet)", attendance.open_paper, shut_door)
        painted("people", lambda: window.go(PEOPLE), lambda: window.go(HEARINGS))
        painted("list of hearings", lambda: window.go(HEARINGS), lambda: window.go(PEOPLE))

        def timed(name: str, work: Callable[[], object]) -> None:
            times = []
            for _ in range(runs * 3):
                begun = time.perf_counter()
                work()
                times.append((time.perf_counter() - begun) * 1000)
            print(f"{name}: median {statistics.median(times):.1f} ms, most {max(times):.1f} ms")

        people = hall.people_here(hearing)
        timed("read: floor.look", lambda: floor.look(hearing))
        timed("read: people_here", lambda: hall.people_here(hearing))
        timed(
            "read: opinions found by a word",
            lambda: opinion_list.find(hearing, OpinionQuery("ถนน")),
        )
        timed("keystroke of the type-ahead", lambda: hall.match(people, "สม"))
        timed("keystroke that matches nobody", lambda: hall.match(people, "ฮฮฮ"))
        window.close()
        desk.settle()
        desk.close()


if __name__ == "__main__":
    main()
