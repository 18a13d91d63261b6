"""Safe copies of the office, and the way back from one."""

from __future__ import annotations

from pathlib import Path

from db import backup


def keep(copy: Path) -> Path:
    """Write a verified copy of the open office; returns where its key file lies.

    The copy appears whole or not at all. Raises RecordsError.
    """
    backup.back_up(copy)
    return backup.keys_of(copy)


def wants_passphrase(copy: Path, folder: Path) -> bool:
    """Whether the keys that would open a copy ask for a passphrase. Raises RecordsError."""
    return backup.wants_passphrase(copy, folder)


def bring_back(copy: Path, folder: Path, *, passphrase: str | None = None) -> Path:
    """Put a copy in the place of the records in a folder, which must be closed.

    Returns the folder where what was there is kept aside. Raises RecordsError; then all is as it
    was.
    """
    return backup.restore(copy, folder, passphrase=passphrase)
