"""A file opened by double-click while the program runs already goes to the window that stands.

The second start leaves a note in this PC's state folder under the process number of the first, and
the first looks there once a second and takes it away.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from desktop import paths

_PATIENCE = 4.0  # seconds a note may lie: the window looks once a second
_STEP = 0.05


def hand_over(file: Path, process: str, *, patience: float = _PATIENCE) -> bool:
    """Give a file to the window of that process, which has `patience` seconds to take it.

    False when it does not, or when the number is none; then no note stays.
    """
    if not process.isdecimal():
        return False
    note = _note(process)
    draft = note.with_suffix(f".{os.getpid()}")
    draft.write_bytes(os.fsencode(file.absolute()))
    draft.replace(note)
    for _ in range(round(patience / _STEP)):
        time.sleep(_STEP)
        if not note.exists():
            return True
    note.unlink(missing_ok=True)
    return False


def handed() -> Path | None:
    """The file another start of the program left for this one, once; None when there is none."""
    note = _note(str(os.getpid()))
    try:
        file = Path(os.fsdecode(note.read_bytes()))
        note.unlink()
    except OSError:
        return None
    return file


def _note(process: str) -> Path:
    return paths.state() / f"handed-to-{process}.path"
