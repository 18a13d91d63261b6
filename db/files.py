"""Files of the office folder beside the database: written whole or not at all."""

import os
import tempfile
from pathlib import Path

from db.errors import disk_told_apart

_DRAFT = ".whole-"


def write_whole(path: Path, data: bytes, *, draft_in: Path | None = None) -> None:
    """Put data at path so that after a cut either the old or the new content is there.

    Only the owner may read the file. It is written in `draft_in` first (by default beside path).
    Raises RecordsError for a full disk or a read-only folder.
    """
    with disk_told_apart(path):
        handle, name = tempfile.mkstemp(dir=draft_in or path.parent, prefix=_DRAFT)
        draft = Path(name)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123  # a handle, not a path
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what a program that was killed while writing left in folder."""
    for leftover in folder.glob(_DRAFT + "*"):
        leftover.unlink()


def sync_folder(folder: Path) -> None:
    """Make the names in folder survive a power cut, where the system knows how."""
    if os.name != "posix":  # Windows keeps names in its own log
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
