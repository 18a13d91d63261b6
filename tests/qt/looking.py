"""Look at every room and dialog of the demo office, on one screen, at one size of text.

    python -m tests.qt.looking OFFICE WIDTH×HEIGHT PERCENT THEME [POSE…]

Prints a JSON object: what is wrong, by the pose. PRACHAKHOM_SHOTS names a folder for pictures,
PRACHAKHOM_LANGUAGE=en has the screens speak English.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

DAY = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # half past nine on a Tuesday in Thailand
BARS = 28  # px that a window's title takes


def main(office_folder: str, screen: str, percent: str, theme: str, *names: str) -> int:
    """Look, print what was found."""
    width, height = (int(part) for part in screen.split("×"))
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "STATE", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = home
        known = {"name": "one", "x": 0, "y": 0, "width": width, "height": height}
        known |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        file = Path(home) / "screen.json"
        file.write_text(json.dumps({"screens": [known]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        _look(Path(office_folder), int(percent), theme, names)
    return 0


def _look(folder: Path, percent: int, theme: str, names: tuple[str, ...]) -> None:
    from db import clock
    from desktop import i18n, qt

    i18n.speak("th")  # unless the environment asks for English
    qt.load()
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.office import office
    from desktop.ui.desk import Desk
    from desktop.ui.help.tour import Tour
    from desktop.ui.look import fonts, qt_words
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow
    from tests.qt import keyboard, measuring
    from tests.qt.poses import POSES

    fonts.load_thai_breaker()
    app = QApplication([sys.argv[0]])
    if not i18n.english():
        qt_words.install(app)
    app.setStyle("Fusion")
    fonts.load()
    found: dict[str, list[str]] = {}
    shots = os.environ.get("PRACHAKHOM_SHOTS", "")
    with clock.standing(DAY), office.opened(folder):
        desk = Desk()
        session = Session(desk)
        session.set_theme(theme)
        session.set_text_scale(percent)

        def settle(turns: int = 12) -> None:
            for _ in range(turns):
                desk.settle()
                app.processEvents()
                time.sleep(0.015)

        window = MainWindow(desk, session)
        window.resize(
            app.primaryScreen().size().width(), app.primaryScreen().size().height() - BARS
        )
        window.show()
        for name, pose in POSES.items():
            if names and name not in names:
                continue
            pose(window)
            settle()
            opened: list[QWidget] = [
                one
                for one in app.topLevelWidgets()
                if one.isVisible() and one is not window and one.windowType().name in _WINDOWS
            ]
            target = opened[-1] if opened else window
            if shots:
                target.grab().save(
                    str(Path(shots) / f"{name}-{session.text_scale}-{theme}-{i18n.spoken()}.png")
                )
            tour = window.findChild(Tour)
            found[name] = measuring.wrong(target)
            if tour is None:
                found[name] += keyboard.wrong(target, settle)
            else:
                tour.close()
            for one in opened:
                one.close()
            settle(3)
        window.close()
        desk.settle()
        desk.close()
    print(json.dumps(found, ensure_ascii=False))


_WINDOWS = ("Window", "Dialog")

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
