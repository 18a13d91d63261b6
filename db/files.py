"""Files of the office folder beside the database: written whole or not at all."""

import os
import tempfile
from pathlib import Path

from db.errors import disk_told_apart


def write_whole(path: Path, data: bytes) -> None:
    """Put data at path so that after a cut either the old or the new content is there.

    Only the owner may read the file. Raises RecordsError for a full disk or a read-only folder.
    """
    with disk_told_apart(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
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


def sync_folder(folder: Path) -> None:
    """Make the names in folder survive a power cut, where the system knows how."""
    if os.name != "posix":  # Windows keeps names in its own log
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
