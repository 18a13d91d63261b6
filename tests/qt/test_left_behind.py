"""The look round after each test sees what was left; and Thai can be typed at all."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
CARELESS = """
import logging, threading
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

KEPT = []

def test_thread(request):
    stop = threading.Event()
    request.config.add_cleanup(stop.set)
    threading.Thread(target=stop.wait, name="careless", daemon=True).start()

def test_timer(qapp):
    KEPT.append(QTimer(interval=5000))
    KEPT[-1].start()

def test_window(qapp):
    KEPT.append(QLabel(windowTitle="forgotten"))

def test_shown_window(qtbot):
    KEPT.append(QWidget(windowTitle="shown"))
    KEPT[-1].show()

def test_log():
    logging.getLogger("desktop.x").warning("unheard")

def test_transaction(tmp_path):
    from db.connection import records
    from db import office_folder
    office_folder.create(tmp_path / "office")
    office_folder.open_office(tmp_path / "office")
    records.connection().execute("BEGIN")

def test_office(tmp_path):
    from db import office_folder
    office_folder.create(tmp_path / "office")
    office_folder.open_office(tmp_path / "office")

def test_tidy(qtbot, office, caplog):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window, interval=1)
    timer.start()
    timer.stop()
    circle = QWidget()
    circle.itself = circle
    thread = threading.Thread(target=office.folder.exists)
    thread.start()
    logging.getLogger("desktop.x").warning("expected")
    assert "expected" in caplog.text
    caplog.clear()
"""
SEEN = {
    "thread": "threads left running: ['careless']",
    "timer": "timers left ticking: ['every 5000 ms",
    "window": "windows left behind: ['QLabel «forgotten»']",
    "shown_window": "windows left behind: ['QWidget «shown»']",
    "log": "unexpected in the log: ['desktop.x: unheard']",
    "transaction": "a transaction was left open",
    "office": "an office was left open",
}


def test_what_a_test_leaves_behind_fails_it_and_nothing_else(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    shutil.copytree(ROOT / "tests" / "data", tmp_path / "data")
    (tmp_path / "test_careless.py").write_text(CARELESS, "utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={tmp_path}"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, "-q", "--tb=line", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    told = dict(re.findall(r"ERROR at teardown of test_(\w+) _+\n(.*)\n", run.stdout))
    assert set(told) == set(SEEN), run.stdout
    for culprit, words in SEEN.items():
        assert words in told[culprit]
    assert f"{len(SEEN) + 1} passed, {len(SEEN)} errors" in run.stdout


@pytest.mark.parametrize("made", [QLineEdit, QPlainTextEdit])
def test_thai_is_typed_letter_by_letter(
    made: type[QLineEdit | QPlainTextEdit],
    qtbot: QtBot,
    type_thai: Callable[[QWidget, str], None],
) -> None:
    field = made()
    qtbot.addWidget(field)
    typed = "น้ำท่วมหมู่ที่ ๕ ปี ๒๕๖๙"
    type_thai(field, typed)
    if isinstance(field, QPlainTextEdit):
        type_thai(field, "\nไป")
        assert field.toPlainText() == typed + "\nไป"
    else:
        assert field.text() == typed


def test_no_screen_is_needed(qapp: QApplication) -> None:
    assert "PRACHAKHOM_TEST_SCREEN" in os.environ or qapp.platformName() == "offscreen"
