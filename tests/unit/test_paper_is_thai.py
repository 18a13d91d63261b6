"""Papers, files and records are Thai whatever language the screen speaks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from desktop.office.demo import make_demo

ROOT = Path(__file__).parents[2]


def test_nothing_said_for_the_screen_stands_on_paper_or_in_the_records(tmp_path: Path) -> None:
    make_demo(tmp_path / "office")
    command = [sys.executable, "-m", "tests.handing_out", tmp_path / "office", tmp_path / "out"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert json.loads(ran.stdout) == {"wrong": [], "marked on screen": True}
    assert (tmp_path / "out" / "evidence.zip").stat().st_size > 10_000
