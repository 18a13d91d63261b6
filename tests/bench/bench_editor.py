"""Keystroke to fresh page in the real window, and memory with the editor open; asserts nothing.

Run by hand:  python tests/bench/bench_editor.py [--office DIR] [--keys 200]
Each key is sent to the body of the newest draft memo (of the demo office: the report of the year,
five pages with five tables) and timed until its page is painted anew. The office given is copied.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
if "DISPLAY" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from desktop import lean, qt

lean.leave_out()
lean.give_back()
qt.load()

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent, QTextCursor  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.office import documents, office  # noqa: E402
from desktop.ui.desk import Desk  # noqa: E402
from desktop.ui.look import fonts  # noqa: E402
from desktop.ui.session import Session  # noqa: E402
from desktop.ui.shell.main_window import MainWindow  # noqa: E402

TEXT = "ด้วยเทศบาลตำบลตัวอย่างได้กำหนดจัดเวทีรับฟังความคิดเห็นของประชาชน"


def rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def drawn(window: MainWindow, act: object) -> float:
    """Milliseconds from an action to the next drawn page."""
    loop = QEventLoop()
    window.editor.preview.drawn.connect(loop.quit)
    QTimer.singleShot(5000, loop.quit)
    start = time.perf_counter()
    act()  # type: ignore[operator]
    loop.exec()
    taken = (time.perf_counter() - start) * 1000
    window.editor.preview.drawn.disconnect(loop.quit)
    return taken


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--office", type=Path)
    ask.add_argument("--keys", type=int, default=200)
    asked = ask.parse_args()
    fonts.load_thai_breaker()
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    fonts.load()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "office"
        if asked.office:
            shutil.copytree(asked.office, place)
        else:  # by another process: what making it needs is not in memory here
            subprocess.run([sys.executable, "-m", "desktop", "demo", place], check=True)
        office.open_at(place)
        query = documents.DocumentQuery(kind="memo", stage="draft")
        memo = documents.find(query)[0]
        desk = Desk()
        session = Session()
        session.dress()
        window = MainWindow(desk, session)
        window.show()
        drawn(window, lambda: window.open_paper(memo))
        body = window.editor.body
        body.moveCursor(QTextCursor.MoveOperation.End)
        before, spent = rss_mb(), time.process_time()
        times = []
        for number in range(asked.keys):
            letter = TEXT[number % len(TEXT)]
            event = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key(0), Qt.KeyboardModifier.NoModifier, letter
            )
            times.append(drawn(window, lambda event=event: app.sendEvent(body, event)))
        each = (time.process_time() - spent) * 1000 / len(times)
        times.sort()
        pages = window.editor.preview.page_count()
        print(
            f"keystroke to fresh page, {pages} pages, {len(times)} keys: "
            f"p50 {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms, "
            f"max {times[-1]:.1f} ms (bar p95 50); {each:.1f} ms of processor time a key"
        )
        print(f"memory with the editor open: {before:.0f} MB, after typing {rss_mb():.0f} MB")
        window.close()
        desk.close()
        office.close()


if __name__ == "__main__":
    main()
