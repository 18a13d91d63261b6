"""A plugin for pytest: nothing of a library is there that a package leaves out.

    PRACHAKHOM_WITHOUT=linux|windows python -m pytest -p tests.without …

Python's own modules stay, which pytest needs; Qt stays, whose files are named otherwise here.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

_WHEELS = Path(sysconfig.get_path("purelib"))
_SYSTEM = os.environ["PRACHAKHOM_WITHOUT"]


def _contents() -> ModuleType:
    file = Path(__file__).parents[1] / "installer" / _SYSTEM / "contents.py"
    spec = importlib.util.spec_from_file_location("contents", file)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


class _Without(MetaPathFinder):
    def __init__(self) -> None:
        contents = _contents()
        self._stays = contents.stays
        self._never = set(getattr(contents, "NEVER", ())) - set(sys.stdlib_module_names)

    def find_spec(
        self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        parts = name.split(".")
        if parts[0] in ("PySide6", "shiboken6"):
            return None
        found = PathFinder.find_spec(name, path)
        file = Path(found.origin) if found is not None and found.origin else None
        if file is None or not file.is_relative_to(_WHEELS):
            return None
        above = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
        if above & self._never or not self._stays(file.relative_to(_WHEELS).as_posix()):
            raise ModuleNotFoundError(f"the {_SYSTEM} package has no {name}", name=name)
        return found


sys.meta_path.insert(0, _Without())
