"""The program as it is started carries no second SQLite and no OpenSSL, and works without."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROBE = """
import json, sys
from desktop.__main__ import main
try:
    code = main(sys.argv[1:])
finally:
    heavy = ["_hashlib", "_sqlite3", "_ssl", "psycopg", "segno", "urllib.request", "email"]
    there = [name for name in heavy if sys.modules.get(name)]
    print(json.dumps([code, there]))
"""


def program(*words: object) -> list[object]:
    command = [sys.executable, "-c", PROBE, *map(str, words)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: list[object] = json.loads(ran.stdout.splitlines()[-1])
    return told


def test_the_program_works_without_what_it_leaves_out(tmp_path: Path) -> None:
    memo = ROOT / "resources" / "forms" / "memo.md"
    assert program("typeset", memo, "-o", tmp_path / "memo.pdf") == [0, []]
    assert (tmp_path / "memo.pdf").read_bytes().startswith(b"%PDF")
    assert program("demo", tmp_path / "office") == [0, []]
    assert program("check", tmp_path / "office") == [0, []]


def test_the_one_command_that_publishes_has_its_driver(tmp_path: Path) -> None:
    assert program("rollup", tmp_path / "rollup") == [0, []]
    code, there = program("publish", tmp_path / "rollup", "postgresql://127.0.0.1:9/x")
    assert code == 1
    assert "psycopg" in there


WINDOW = """
import json, os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from desktop import lean, qt
lean.leave_out()
qt.load()
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from desktop.office import documents, office
from desktop.ui.desk import Desk
from desktop.ui.look import fonts
from desktop.ui.session import Session
from desktop.ui.shell.main_window import MainWindow

HEAVY = ["cryptography", "reportlab", "uharfbuzz", "PIL", "pypdfium2", "opendal", "markdown_it"]

def loaded():
    return [name for name in HEAVY if name in sys.modules]

def until(signal, act):
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(30_000, lambda: loop.exit(1))
    act()
    assert loop.exec() == 0, "nothing happened in 30 s"

app = QApplication(sys.argv[:1])
fonts.load()
office.open_at(Path(sys.argv[1]))
desk, session = Desk(), Session()
session.dress()
window = MainWindow(desk, session)
until(window.painted, window.show)
desk.settle()
at_start = loaded()
paper = documents.find(documents.DocumentQuery(kind="memo", stage="draft"))[0]
until(window.editor.preview.drawn, lambda: window.open_paper(paper))
print(json.dumps([at_start, loaded()]))
window.close()
desk.close()
office.close()
"""


def test_the_window_loads_the_paper_engine_with_the_first_paper_and_the_cipher_with_the_first_word(
    tmp_path: Path,
) -> None:
    assert program("demo", tmp_path / "office") == [0, []]
    command = [sys.executable, "-c", WINDOW, str(tmp_path / "office")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not ran.returncode, ran.stderr
    at_start, with_a_paper = json.loads(ran.stdout.splitlines()[-1])
    assert at_start == []
    assert with_a_paper == ["reportlab", "uharfbuzz", "pypdfium2", "markdown_it"]


QT = """
import sys
from desktop import qt
qt.load()
import PySide6.QtWidgets as widgets
app = widgets.QApplication(["x", "-platform", "offscreen"])
label = widgets.QLabel("ก")
label.setText("ข")
try:
    label.setText(7)
except TypeError as refused:  # PySide's helpers tell what was wrong
    print("setText" in str(refused), "argparse" in sys.modules, label.text())
"""


def test_what_qt_compiles_at_each_start_is_kept_and_a_damaged_file_made_anew(
    tmp_path: Path,
) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}

    def said() -> str:
        command = [sys.executable, "-c", QT]
        ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
        return ran.stdout

    assert said() == "True False ข\n"
    (kept,) = tmp_path.glob("prachakhom/qt-*.bin")
    whole = kept.read_bytes()
    assert said() == "True False ข\n"
    for damage in (b"", whole[: len(whole) // 2], b"not ours"):
        kept.write_bytes(damage)
        assert said() == "True False ข\n"
        assert len(kept.read_bytes()) > len(whole) // 2
