"""What a new version does with a copy of the records before anybody trusts it."""

from __future__ import annotations

from pathlib import Path

from db import backup
from db.migrate import migrate


def prove(copy: Path | None, key: str) -> None:
    """Bring a copy to this version's schema and read it whole; nothing to do without one.

    `key` is the records' key in hex. Raises RecordsError.
    """
    if copy is None:
        return
    opening = bytes.fromhex(key.strip())
    migrate(copy, opening)
    backup.verify(copy, opening)
