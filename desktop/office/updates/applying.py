"""An update from its file to the next start: checked, staged, tried on a copy, turned to."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from db import backup, office_folder
from db.connection import office_is_open
from db.errors import disk_told_apart
from desktop.office import moments
from desktop.office.errors import Refused
from desktop.office.updates import package, staging
from desktop.office.updates.place import TRY, Place

_PATIENCE = 900  # seconds the trial of large records may take on an old PC
_SLICE = 0.8  # of the whole is staging


def apply(
    file: Path,
    place: Place,
    keys: Iterable[bytes] | None = None,
    *,
    step: Callable[[float], None] = lambda _done: None,
) -> str:
    """Make the version in an update file the one that starts next; returns its number.

    With an office open, its records are copied to `backups/` first, and the new version must open
    and migrate a second copy. Raises Refused or RecordsError; then the program is as it was.
    """
    opened = package.open_package(file, package.shipped_keys() if keys is None else keys)
    try:
        version = opened.manifest.version
        with disk_told_apart(place.root):
            folder = staging.stage(opened, place, step=lambda done: step(done * _SLICE))
    finally:
        opened.close()
    try:
        _try(place, version)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    with disk_told_apart(place.root):
        place.turn_to(version)
    step(1.0)
    return version


def _try(place: Place, version: str) -> None:
    """Let the new version start far enough to be trusted, on a copy of records if there are any."""
    if not office_is_open():
        _prove(place, version, None, b"")
        return
    office = office_folder.current()
    kept = office.folder / "backups" / f"before-program-{version}-{moments.now():%Y%m%dT%H%M%S}.db"
    backup.back_up(kept)
    with tempfile.TemporaryDirectory(dir=office.folder / "backups", prefix="trial-") as folder:
        copy = Path(folder) / "office.db"
        with disk_told_apart(copy):
            shutil.copyfile(kept, copy)
        _prove(place, version, copy, office.vault.data_key)


def _prove(place: Place, version: str, copy: Path | None, key: bytes) -> None:
    command = [str(place.launcher), "--prove", *([str(copy)] if copy else [])]
    env = dict(os.environ) | {TRY: version, "QT_QPA_PLATFORM": "offscreen"}
    try:
        ran = subprocess.run(
            command, env=env, input=key.hex(), text=True, timeout=_PATIENCE, capture_output=True,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused("update-does-not-start", version=version) from error
    if ran.returncode:
        raise Refused("update-does-not-start", version=version)
