"""Small installs and signed updates for the tests of updating; the keys are made anew each time."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).parents[1]
STARTS = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m desktop "$@"\n'
STOPS = "#!/bin/sh\nexit 1\n"
IDLE = "#!/bin/sh\nexit 0\n"


def tool(name: str) -> ModuleType:
    """A script of installer/update as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f"installer/update/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


class Vendor:
    """Whoever signs updates."""

    def __init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.public = self.key.public_key().public_bytes_raw()
        self.pem = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    def update(
        self, tree: Path, version: str, out: Path, *olds: Path, system: str = "linux"
    ) -> Path:
        """A signed update file of a version."""
        tool("make_update").make(tree, version, system, self.pem, out, olds)
        return out


def version_tree(folder: Path, program: str, *, files: int = 3, word: str = "") -> Path:
    """A version as small as can be: its program, and files of which the last differs by `word`."""
    (folder / "lib/deep").mkdir(parents=True)
    (folder / "prachakhom").write_text(program)
    (folder / "prachakhom").chmod(0o755)
    for number in range(files):
        told = word if number == files - 1 else ""
        (folder / f"lib/deep/{number}.bin").write_bytes(f"{number}{told}".encode() * 3000)
    (folder / "lib/again.bin").write_bytes((folder / "lib/deep/0.bin").read_bytes())
    return folder


def install(root: Path, tree: Path, version: str) -> Path:
    """An install of one's own with one version."""
    (root / "versions").mkdir(parents=True)
    shutil.copytree(tree, root / "versions" / version)
    (root / "current").write_text(version)
    shutil.copy(ROOT / "installer/linux/launcher.sh", root / "prachakhom")
    (root / "prachakhom").chmod(0o755)
    return root


def contents(folder: Path) -> dict[str, tuple[bytes, bool]]:
    """What a version holds."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), bool(path.stat().st_mode & 0o100))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
