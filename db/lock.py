"""One program at a time: a lock on a file, which the system lets go when the program dies."""

import os
import sys
from io import FileIO
from pathlib import Path

from db.errors import InUse, disk_told_apart

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # the locked byte on Windows: beyond the text, so that others can read it


class FolderLock:
    """Holds an office folder for this process from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None

    def take(self) -> None:
        """Raise InUse, naming the other program's process, when another holds the folder."""
        with disk_told_apart(self._path.parent):
            file = self._path.open("ab+", buffering=0)
        try:
            _lock(file)
        except OSError as error:
            file.seek(0)
            pid = file.read(20).decode("ascii", "replace").strip()
            file.close()
            raise InUse("office-in-use", place=str(self._path.parent), pid=pid or "?") from error
        self._file = file
        try:
            with disk_told_apart(self._path):
                file.truncate(0)
                file.write(str(os.getpid()).encode())
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        if self._file is not None:
            self._file.close()  # which unlocks; the file stays: a removed one could be locked
            self._file = None


def _lock(file: FileIO) -> None:
    if sys.platform == "win32":
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
