"""Safe copies of the office, and the way back from one.

Copies lie in a folder of their own on a stick or another disk, one a day and hour, with the files
they share beside them; the oldest go when there are more than `KEPT`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from db import backup, clock
from db.errors import disk_told_apart
from desktop import settings
from desktop.office import moments, office
from desktop.office.jobs import Job

KEPT = 12  # copies in one folder
DAILY = timedelta(hours=20)  # a day of work: the next morning is one, the same afternoon is not
_NAME = "%Y-%m-%d-%H%M%S"
_FOLDER = "prachakhom-"  # and a name: PCs and offices may share a stick


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: its file, when it was made, and its size in bytes."""

    file: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Habit:
    """What this PC knows of its copies of the open office."""

    folder: Path | None  # where the last one went
    made_at: datetime | None
    daily: bool  # whether a copy is made each day while the folder is there


def keep(copy: Path) -> Path:
    """Write a verified copy of the open office; returns where its key file lies.

    The copy appears whole or not at all. Raises RecordsError.
    """
    backup.back_up(copy)
    return backup.keys_of(copy)


def back_up(folder: Path, job: Job, deed: Callable[[Callable[[], Any]], Any]) -> Copy:
    """Make a copy of the open office and of its files in the office's part of a folder.

    `deed` runs the copying of the records in the write lane; the files are copied where this runs,
    file by file, and can be stopped. Raises RecordsError, Cancelled.
    """
    place = folder if folder.name == _own() else folder / _own()
    made = clock.now()
    file = place / f"{moments.local(made):{_NAME}}.db"

    def records() -> None:
        with disk_told_apart(place):
            place.mkdir(parents=True, exist_ok=True)
        backup.back_up(file)

    deed(records)
    backup.back_up_files(place, job.step)
    for old in copies_in(place)[KEPT:]:
        for part in (old.file, backup.keys_of(old.file)):
            with disk_told_apart(part):
                part.unlink(missing_ok=True)
    kept, here = settings.load(), office.uid()
    settings.save(
        replace(
            kept,
            backup_folders={**kept.backup_folders, here: str(place.parent)},
            backed_up={**kept.backed_up, here: made.isoformat()},
        )
    )
    return Copy(file, moments.local(made), file.stat().st_size)


def copies_in(folder: Path) -> list[Copy]:
    """The copies in a folder or in a part of it that `back_up` made, the newest first."""
    parts = [folder, *(part for part in folder.glob(_FOLDER + "*") if part.is_dir())]
    found = []
    for file in (file for part in parts for file in part.glob("*.db")):
        try:
            at = datetime.strptime(file.stem, _NAME).replace(tzinfo=clock.BANGKOK)
        except ValueError:
            continue  # a file of somebody else
        found.append(Copy(file, at, file.stat().st_size))
    return sorted(found, key=lambda copy: copy.made_at, reverse=True)


def habit() -> Habit:
    """Where and when the last copy of the open office was made from this PC."""
    kept, here = settings.load(), office.uid()
    at = kept.backed_up.get(here)
    folder = kept.backup_folders.get(here)
    return Habit(
        Path(folder) if folder else None,
        moments.local(datetime.fromisoformat(at)) if at else None,
        here in kept.daily_backups,
    )


def make_daily(wanted: bool) -> None:
    """Let a copy be made each day from now on, or no longer."""
    kept, here = settings.load(), office.uid()
    others = {uid: "yes" for uid in kept.daily_backups if uid != here}
    settings.save(replace(kept, daily_backups={**others, **({here: "yes"} if wanted else {})}))


def is_due() -> Path | None:
    """The folder a daily copy should go to now; None when none is wanted, due or possible."""
    now = habit()
    if not now.daily or now.folder is None or not now.folder.is_dir():
        return None
    if now.made_at is not None and timedelta(0) <= clock.now() - now.made_at < DAILY:
        return None
    return now.folder


def wants_passphrase(copy: Path, folder: Path) -> bool:
    """Whether the keys that would open a copy ask for a passphrase. Raises RecordsError."""
    return backup.wants_passphrase(copy, folder)


def bring_back(
    copy: Path, folder: Path, *, passphrase: str | None = None, paper: str | None = None
) -> Path:
    """Put a copy in the place of the records in a folder, which must be closed.

    Files beside the copy that the folder lacks come with it. Returns the folder where what was
    there is kept aside. Raises RecordsError; then all is as it was.
    """
    return backup.restore(copy, folder, passphrase=passphrase, paper=paper)


def _own() -> str:
    return _FOLDER + backup.name()
