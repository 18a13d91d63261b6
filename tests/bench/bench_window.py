"""First window against a bare QMainWindow, on an office of 100,000 papers; prints, asserts nothing.

Run by hand:  python tests/bench/bench_window.py [--documents 100000] [--runs 7]
Both programs start on the same screen (xcb when DISPLAY is set, offscreen otherwise), in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]

BARE = """
import json, os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        ticks = int(open("/proc/self/stat").read().rpartition(")")[2].split()[19])
        started = ticks / os.sysconf("SC_CLK_TCK")
        now = float(open("/proc/uptime").read().split()[0])
        rss = int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        print(json.dumps({"ms": round((now - started) * 1000), "rss_mb": round(rss / 1e6, 1)}))
        sys.stdout.flush()
        os._exit(0)

app = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("สวัสดี"))
window.resize(1366, 768)
window.show()
app.exec()
"""


def painted(*command: str) -> dict[str, float]:
    """What one start printed at its first painted frame."""
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    told: dict[str, float] = json.loads(run.stdout.strip().splitlines()[-1])
    return told


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--documents", type=int, default=100_000)
    ask.add_argument("--runs", type=int, default=7)
    ask.add_argument("--office", type=Path, help="an office made earlier")
    asked = ask.parse_args()
    if "DISPLAY" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        office = asked.office or Path(folder) / "office"
        if not office.exists():
            made = [sys.executable, "-m", "desktop", "demo", str(office)]
            subprocess.run([*made, "--documents", str(asked.documents)], cwd=ROOT, check=True)
        ours = (sys.executable, "-m", "desktop", "--office", str(office), "--until-painted")
        bare = (sys.executable, "-c", BARE)
        painted(*ours), painted(*bare)  # warm the disk cache, not counted
        pairs = [(painted(*ours), painted(*bare)) for _ in range(asked.runs)]
    ratios = [a["ms"] / b["ms"] for a, b in pairs]
    for name, side in (("ours", 0), ("bare", 1)):
        ms = [pair[side]["ms"] for pair in pairs]
        rss = [pair[side]["rss_mb"] for pair in pairs]
        print(
            f"{name}: {statistics.median(ms):.0f} ms [{min(ms):.0f}-{max(ms):.0f}],"
            f" {statistics.median(rss):.0f} MB"
        )
    print(
        f"ratio: {statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}],"
        f" bar 2.0, {asked.documents} papers, platform {os.environ.get('QT_QPA_PLATFORM', 'xcb')}"
    )


if __name__ == "__main__":
    main()
