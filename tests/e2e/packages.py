"""The packages under test: built by their one command, or those PRACHAKHOM_DIST holds."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
VERSION = next(
    line.split('"')[1]
    for line in (ROOT / "desktop/__init__.py").read_text().splitlines()
    if line.startswith("__version__")
)
NEXT = VERSION.rpartition(".")[0] + "." + str(int(VERSION.rpartition(".")[2]) + 1)


def need(*programs: str) -> None:
    """Fail loudly with what this machine lacks."""
    missing = [name for name in programs if shutil.which(name) is None]
    assert not missing, f"this machine lacks {missing}: see heavy_packages in installer/common.sh"


def need_root() -> None:
    assert os.geteuid() == 0, "only root can make and enter a Debian root: run as root or leave out"


def built(system: str, name: str, version: str = VERSION, *, anew: bool = False) -> Path:
    """One package of a version; `anew` builds it whatever is there."""
    kept = os.environ.get("PRACHAKHOM_DIST")
    folder = Path(kept) if kept else ROOT / "dist"
    file = folder / name.format(version=version)
    if kept and not anew:
        assert file.exists(), f"PRACHAKHOM_DIST holds no {file.name}"
        return file
    if anew or not _fresh(file):
        env = os.environ | {"PRACHAKHOM_VERSION": version}
        told = subprocess.run(
            ["bash", str(ROOT / f"installer/{system}/build.sh")],
            env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-4000:]
    return ROOT / "dist" / file.name


def _fresh(file: Path) -> bool:
    """Whether a package is younger than everything it is made of."""
    if not file.exists():
        return False
    made = file.stat().st_mtime
    parts = ("desktop", "db", "resources", "installer")
    sources = (path for part in parts for path in (ROOT / part).rglob("*"))
    return all(
        path.stat().st_mtime <= made
        for path in sources
        if path.is_file() and "__pycache__" not in path.parts
    )
