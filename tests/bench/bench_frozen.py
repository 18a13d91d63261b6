"""Start of the frozen program against a bare frozen Qt window; prints, asserts nothing.

Run by hand after `bash installer/linux/build.sh`:  python tests/bench/bench_frozen.py [--runs 9]
Both are frozen by the same PyInstaller with the same things left out, and started in turn on the
same screen (xcb when DISPLAY is set, offscreen otherwise).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from bench_window import BARE, ROOT, painted

PROGRAM = ROOT / "build/linux/frozen/prachakhom/prachakhom"
PYTHON = ROOT / "build/tools/bin/python"


def freeze_bare(folder: Path) -> Path:
    """The bare window, frozen as the program is; returns what starts it."""
    (folder / "bare.py").write_text(BARE)
    recipe = (ROOT / "installer/linux/prachakhom.spec").read_text()
    recipe = recipe.replace('SPECPATH + "/start.py"', f'"{folder}/bare.py"')
    recipe = recipe.replace('datas=[(ROOT + "/resources", "resources")]', "datas=[]")
    recipe = recipe.replace("SPECPATH", f'"{ROOT}/installer/linux"')
    (folder / "bare.spec").write_text(recipe)
    out = ["--distpath", folder / "dist", "--workpath", folder / "work"]
    command = [PYTHON, "-m", "PyInstaller", "-y", "--log-level", "ERROR", *out, "bare.spec"]
    subprocess.run([*map(str, command)], cwd=folder, check=True)
    return folder / "dist/prachakhom/prachakhom"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--runs", type=int, default=9)
    asked = ask.parse_args()
    assert PROGRAM.exists(), "first: bash installer/linux/build.sh"
    if "DISPLAY" not in os.environ:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = (str(freeze_bare(folder)),)
        office = folder / "office"
        subprocess.run([PROGRAM, "demo", office], check=True)
        ours = (str(PROGRAM), "--office", str(office), "--until-painted")
        painted(*ours), painted(*bare)  # warm the disk cache, not counted
        pairs = [(painted(*ours), painted(*bare)) for _ in range(asked.runs)]
    ratios = [a["ms"] / b["ms"] for a, b in pairs]
    for what, side in (("frozen program", 0), ("bare frozen window", 1)):
        ms = [pair[side]["ms"] for pair in pairs]
        rss = statistics.median(pair[side]["rss_mb"] for pair in pairs)
        print(f"{what}: {statistics.median(ms):.0f} ms [{min(ms):.0f}-{max(ms):.0f}], {rss:.0f} MB")
    print(f"ratio: {statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}], bar 2.0")


if __name__ == "__main__":
    main()
