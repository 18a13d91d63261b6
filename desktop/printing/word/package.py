"""The ZIP a Word document is: equal parts give equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest day a ZIP can name; Word shows core.xml's instead


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Parts by name as one file, in the order given, with no clock and no machine in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Linux and Windows
            file.writestr(entry, data)
    return out.getvalue()


def repacked(document: bytes) -> bytes:
    """The same document without the hour at which it was written."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        return packed((name, file.read(name)) for name in file.namelist())
