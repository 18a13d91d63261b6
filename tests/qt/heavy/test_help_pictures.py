"""The pictures of the manual show the program as it is."""

import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

ROOT = Path(__file__).parents[3]
KEPT = ROOT / "resources" / "help" / "pictures"
MOST = 6.0  # of 255, the mean difference: a word that changed is less, a room that changed is more


def test_every_picture_of_the_manual_shows_the_program_as_it_is(tmp_path: Path) -> None:
    script = ROOT / "installer" / "help_pictures.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=600, cwd=ROOT)
    taken = {file.name for file in tmp_path.glob("*.png")}
    assert taken == {file.name for file in KEPT.glob("*.png")}
    stale = []
    for name in sorted(taken):
        with Image.open(tmp_path / name) as now, Image.open(KEPT / name) as kept:
            assert now.size == kept.size, name
            apart = ImageChops.difference(now.convert("L"), kept.convert("L"))
            if ImageStat.Stat(apart).mean[0] > MOST:
                stale.append(name)
    assert not stale, "take them anew with installer/help_pictures.py"
