"""Every room, page and main dialog, at every size of text: whole words, and all by keyboard."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import i18n
from tests.qt.poses import POSES

ROOT = Path(__file__).parents[3]
SMALL, FULL = "1366×768", "1920×1080"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo office on the day on which it is looked at."""
    from db import clock
    from desktop.office.demo import make_demo
    from tests.qt.looking import DAY

    folder = tmp_path_factory.mktemp("demo") / "office"
    with clock.standing(DAY):
        make_demo(folder)
    return folder


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("screen", "percent", "theme"),
    [(SMALL, 100, "light"), (SMALL, 150, "dark"), (FULL, 200, "light")],
)
def test_nothing_is_cut_and_tab_comes_to_everything(
    demo: Path, tmp_path: Path, screen: str, percent: int, theme: str, language: str
) -> None:
    """200 % is offered where a screen has room for it; 1366×768 goes to 150 %."""
    office = shutil.copytree(demo, tmp_path / "office")
    command = [sys.executable, "-m", "tests.qt.looking", office, screen, str(percent), theme]
    env = {**os.environ, i18n.ASKED: language}
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=500)
    assert told.returncode == 0, told.stderr[-3000:]
    found: dict[str, list[str]] = json.loads(told.stdout)
    assert found.keys() == POSES.keys()
    wrong = [f"{pose}: {sentence}" for pose, told in found.items() for sentence in told]
    assert not wrong, "\n".join(wrong)
