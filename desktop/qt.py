"""Qt's first import, cheaper: PySide's helpers compiled once, and Python's own `import` kept."""

from __future__ import annotations

import builtins
import importlib.util
import marshal
import os
import sys
import tempfile
from pathlib import Path
from types import CodeType
from typing import Any

from desktop import paths

HELPERS = "shibokensupport/"
NEVER_USED = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes type stubs; brings argparse and logging. Given to PySide empty."""


def load() -> None:
    """Import Qt before anything else of it is, and give Python its own `import` back.

    PySide puts another in its place that reads the source of every module imported from then on, to
    see whether it asks for PySide's optional names (snake_case, true_property). We never do: 12 MB
    and a twentieth of the start, measured. And at every start it compiles the modules it carries in
    a ZIP of its own, another tenth: those are kept compiled in `paths.caches()`.
    """
    own_import, own_compile = builtins.__import__, builtins.compile
    helpers = _Helpers()
    builtins.compile = helpers.compile
    try:
        import PySide6.QtWidgets  # noqa: F401
    finally:
        builtins.__import__, builtins.compile = own_import, own_compile
    helpers.keep()


class _Helpers:
    """PySide's helpers, compiled: what an earlier start kept, and what this one had to do."""

    def __init__(self) -> None:
        self._own = builtins.compile
        self._file = _file()
        self._kept = _read(self._file) if self._file is not None else {}
        self._new = False

    def compile(self, source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        """As Python's own, for PySide's importer; a helper compiled before is given at once."""
        if not isinstance(filename, str) or not filename.startswith(HELPERS):
            return self._own(source, filename, *how, **more)
        if filename not in self._kept:
            wanted = b"" if filename == NEVER_USED else source
            self._kept[filename] = self._own(wanted, filename, *how, **more)
            self._new = True
        return self._kept[filename]

    def keep(self) -> None:
        """Keep what had to be compiled for the next start."""
        if not self._new or self._file is None:
            return
        try:
            handle, beside = tempfile.mkstemp(prefix=".qt-", suffix=".part", dir=self._file.parent)
            with os.fdopen(handle, "wb") as draft:
                draft.write(marshal.dumps(self._kept))
            Path(beside).replace(self._file)
            for old in self._file.parent.glob("qt-*.bin"):
                if old != self._file:
                    old.unlink()
        except OSError:
            return  # a full or read-only disk: the next start compiles again


def _file() -> Path | None:
    """Where the helpers of this PySide and Python are kept; None when that cannot be told."""
    found = importlib.util.find_spec("shiboken6")
    if found is None or found.origin is None:
        return None
    try:
        folder = Path(found.origin).parent
        library = next((one for one in folder.iterdir() if one.suffix in (".so", ".pyd")), None)
        if library is None:
            return None
        stands = library.stat()
        name = f"qt-{sys.implementation.cache_tag}-{stands.st_size}-{stands.st_mtime_ns}.bin"
        return paths.caches() / name
    except OSError:
        return None


def _read(file: Path) -> dict[str, CodeType]:
    try:
        kept = marshal.loads(file.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):  # not there yet, or damaged: made anew
        return {}
    return kept if isinstance(kept, dict) else {}
