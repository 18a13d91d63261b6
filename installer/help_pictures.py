"""The pictures of the manual, taken from the running program on the demo office.

    .venv/bin/python installer/help_pictures.py            writes resources/help/pictures
    .venv/bin/python installer/help_pictures.py FOLDER     writes them elsewhere, to compare

The office's clock stands on one day, so that the same program makes the same pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "resources" / "help" / "pictures"
DAY = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # half past nine on a Tuesday in Thailand
SIZE = (1366, 740)
COLOURS = 96  # of a picture: flat areas and type need no more


def main(folder: Path) -> int:
    """Take every picture; returns the exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home  # this PC's own settings would show in the pictures
        _take(folder, Path(home))
    return 0


def _take(folder: Path, home: Path) -> None:
    sys.path.insert(0, str(ROOT))
    from db import clock
    from desktop import qt

    qt.load()
    from PySide6.QtWidgets import QApplication

    from desktop.office import office
    from desktop.office.demo import make_demo
    from desktop.ui.desk import Desk
    from desktop.ui.look import fonts, qt_words, style
    from desktop.ui.session import Session
    from desktop.ui.shell.main_window import MainWindow

    fonts.load_thai_breaker()
    app = QApplication([sys.argv[0]])
    qt_words.install(app)
    app.setStyle("Fusion")
    fonts.load()
    style.apply(app, "light", 1.0)
    folder.mkdir(parents=True, exist_ok=True)
    with clock.standing(DAY):
        make_demo(home / "office")
        with office.opened(home / "office"):
            desk = Desk()
            window = MainWindow(desk, Session())
            window.resize(*SIZE)
            window.show()
            camera = Camera(app, desk, window, folder)
            for name, pose in POSES.items():
                camera.take(name, pose)
            window.close()
            desk.settle()
            desk.close()


class Camera:
    """Waits until the window stands still, then takes it."""

    def __init__(self, app: object, desk: object, window: object, folder: Path) -> None:
        self.app, self.desk, self.window, self.folder = app, desk, window, folder

    def still(self) -> None:
        """Until nothing moves any more: two looks at the window are the same."""
        before = b""
        for _ in range(60):
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                self.desk.settle()  # type: ignore[attr-defined]
                self.app.processEvents()  # type: ignore[attr-defined]
                time.sleep(0.01)
            taken = self.window.grab().toImage()  # type: ignore[attr-defined]
            now = bytes(taken.constBits())
            if now == before:
                return
            before = now

    def take(self, name: str, pose: Callable[[Camera], object]) -> None:
        """One picture: the window, or the dialog the pose gives back."""
        from PIL import Image
        from PySide6.QtGui import QImage
        from PySide6.QtWidgets import QWidget

        shown = pose(self)
        self.still()
        target = shown if isinstance(shown, QWidget) else self.window
        taken = target.grab().toImage()  # type: ignore[attr-defined]
        taken = taken.convertToFormat(QImage.Format.Format_RGB888)
        size = (taken.width(), taken.height())
        raw = Image.frombytes(
            "RGB", size, bytes(taken.constBits()), "raw", "RGB", taken.bytesPerLine()
        )
        raw.quantize(COLOURS, dither=Image.Dither.NONE).save(
            self.folder / f"{name}.png", optimize=True
        )
        if shown is not None and isinstance(shown, QWidget):
            shown.close()
        self.still()


def _room(name: str) -> Callable[[Camera], object]:
    def pose(camera: Camera) -> None:
        from desktop.ui.shell import rooms

        camera.window.go(getattr(rooms, name))  # type: ignore[attr-defined]

    return pose


def _paper(camera: Camera) -> None:
    from desktop.office import documents
    from desktop.office.documents import DocumentQuery

    newest = documents.find(DocumentQuery(kind="memo"), 1)[0]
    camera.window.open_paper(newest)  # type: ignore[attr-defined]


def _hearing(camera: Camera) -> None:
    from desktop.office import morning

    near = morning.look(0).coming[-1]
    camera.window.open_hearing(near.id)  # type: ignore[attr-defined]


def _manual(camera: Camera) -> object:
    from desktop.ui.help import HelpWindow

    camera.window.show_manual()  # type: ignore[attr-defined]
    return camera.window.findChild(HelpWindow)  # type: ignore[attr-defined]


POSES: dict[str, Callable[[Camera], object]] = {
    "home": _room("HOME"),
    "papers": _room("DOCUMENTS"),
    "editor": _paper,
    "hearings": _room("HEARINGS"),
    "hearing": _hearing,
    "postings": _room("POSTINGS"),
    "people": _room("PEOPLE"),
    "cycle": _room("CYCLE"),
    "registers": _room("REGISTERS"),
    "exchange": _room("EXCHANGE"),
    "settings": _room("SETTINGS"),
    "safety": lambda camera: camera.window.open_safety(),  # type: ignore[attr-defined]
    "manual": _manual,
}

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
