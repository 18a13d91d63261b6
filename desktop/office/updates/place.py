"""Where the program is installed, and which of its versions starts.

A place of one user's own (from the .run or the Windows setup) holds `versions/<version>/`, the
file `current` with the number of the one that starts, and the launcher that reads it. While a new
version has not shown its window yet, `trying` holds the number of the one before; the launcher
falls back to that when the new one was started once in vain (`tried`), and tells by `fell` which.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from db.files import sync_folder
from desktop import paths
from desktop.office.errors import Refused

VERSIONS, CURRENT, TRYING, TRIED, FELL = "versions", "current", "trying", "tried", "fell"
SYSTEM = "windows" if sys.platform == "win32" else "linux"
TRY = "PRACHAKHOM_TRY"  # names the version the launcher starts instead of the current one


@dataclass(frozen=True, slots=True)
class Place:
    """An install of one user's own."""

    root: Path

    @property
    def current(self) -> str:
        """The version that starts."""
        return (self.root / CURRENT).read_text("ascii").strip()

    @property
    def launcher(self) -> Path:
        return self.root / ("prachakhom.exe" if SYSTEM == "windows" else "prachakhom")

    def folder(self, version: str) -> Path:
        """Where a version lies, or would."""
        return self.root / VERSIONS / version

    def turn_to(self, version: str) -> None:
        """Let another version start from now on, on probation until it shows its window.

        A cut leaves the one or the other.
        """
        _write(self.root / TRYING, self.current)
        for name in (TRIED, FELL):
            (self.root / name).unlink(missing_ok=True)
        _write(self.root / CURRENT, version)
        sync_folder(self.root)

    def settle(self) -> None:
        """The window stands: the version that runs has proved itself."""
        for name in (TRYING, TRIED):
            (self.root / name).unlink(missing_ok=True)

    def fell(self) -> str:
        """The version that never showed its window and was left for this one, "" for none."""
        try:
            return (self.root / FELL).read_text("ascii").strip()
        except FileNotFoundError:
            return ""

    def forget_fall(self) -> None:
        (self.root / FELL).unlink(missing_ok=True)


def here(resources: Path = paths.RESOURCES) -> Place | None:
    """The place this very program runs from, None when it is no user's own."""
    for folder in resources.parents:
        if folder.parent.name == VERSIONS and (folder.parent.parent / CURRENT).is_file():
            return Place(folder.parent.parent)
    return None


def own(resources: Path = paths.RESOURCES) -> Place:
    """As `here`; raises Refused telling who updates this program instead."""
    found = here(resources)
    if found is None:
        frozen = bool(getattr(sys, "frozen", False))
        raise Refused("update-by-administrator" if frozen else "update-from-source")
    return found


def _write(file: Path, text: str) -> None:
    """The whole file or none of it."""
    beside = file.with_name(file.name + ".new")
    with beside.open("w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
