"""Put a version into its place, whole and proved by its hashes, or leave nothing that counts."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

from db.files import sync_folder
from desktop.office.errors import Refused
from desktop.office.updates.package import Manifest, Package, order
from desktop.office.updates.place import SYSTEM, VERSIONS, Place

_PART = ".part"
_SPARE = 100 << 20  # bytes left free on the disk
_STEP = 1 << 20


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def stage(
    package: Package,
    place: Place,
    *,
    system: str = SYSTEM,
    free: Callable[[Path], int] = _free,
    step: Callable[[float], None] = lambda _done: None,
) -> Path:
    """Write the version beside the ones there; returns its folder. What runs is not touched.

    `step` is told what part is done. Raises Refused `update-other-system`, `update-not-newer`,
    `update-disk-full`, `update-needs-full` or `update-damaged`.
    """
    manifest = package.manifest
    now = place.current
    if manifest.system != system:
        raise Refused("update-other-system", system=manifest.system)
    if order(manifest.version) <= order(now):
        raise Refused("update-not-newer", version=manifest.version, current=now)
    _sweep(place, now)
    needed = manifest.size + _SPARE - free(place.root)
    if needed > 0:
        raise Refused("update-disk-full", megabytes=needed // 1_000_000 + 1)
    kept = _present(place.folder(now), manifest)
    draft = place.folder(manifest.version + _PART)
    final = place.folder(manifest.version)
    done = 0
    written: dict[tuple[str, bool], Path] = {}
    for name, file in manifest.files.items():
        target = draft / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (file.sha256, file.runs) in written:  # the frozen tree has its libraries at two places
            os.link(written[file.sha256, file.runs], target)
            continue
        if file.sha256 in package.brought:
            if package.brought[file.sha256] != file.size:
                raise Refused("update-damaged", file=name)
            with package.blob(file.sha256) as source:
                same = _copy(source, target, file.size) == file.sha256
        elif file.sha256 in kept:
            with kept[file.sha256].open("rb") as source:
                same = _copy(source, target, file.size) == file.sha256
        else:
            raise Refused("update-needs-full", version=now)
        if not same:
            raise Refused("update-damaged", file=name)
        if file.runs:
            target.chmod(0o755)
        written[file.sha256, file.runs] = target
        done += file.size
        step(done / max(manifest.size, 1))
    for folder in sorted(path for path in draft.rglob("*") if path.is_dir()):
        sync_folder(folder)
    sync_folder(draft)
    draft.rename(final)
    sync_folder(final.parent)
    return final


def _sweep(place: Place, now: str) -> None:
    """Remove what a staging that was cut left, and versions that are neither current nor before."""
    before = [
        folder.name
        for folder in (place.root / VERSIONS).iterdir()
        if folder.name != now
        and not folder.name.endswith(_PART)
        and order(folder.name) < order(now)
    ]
    keep = {now, max(before, key=order, default=now)}
    for folder in (place.root / VERSIONS).iterdir():
        if folder.name not in keep:
            shutil.rmtree(folder)


def _present(folder: Path, manifest: Manifest) -> dict[str, Path]:
    """The files of the version in use by their content, of those whose size is asked for."""
    sizes = {file.size for file in manifest.files.values()}
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_size in sizes:
            with path.open("rb") as file:
                found[hashlib.file_digest(file, "sha256").hexdigest()] = path
    return found


def _copy(source: IO[bytes], target: Path, most: int) -> str:
    """Copy and return the SHA-256 of what was written, durably; never more than was vouched for."""
    seen = hashlib.sha256()
    left = most
    with target.open("wb") as out:
        while data := source.read(min(_STEP, left + 1)):
            left -= len(data)
            if left < 0:
                return ""
            seen.update(data)
            out.write(data)
        out.flush()
        os.fsync(out.fileno())
    return seen.hexdigest()
