"""An update file (`.pku`): which files a version has, who vouches for that, and those it brings.

A ZIP of `manifest.json`, `manifest.sig` (64 bytes, ed25519 over the manifest's bytes) and
`blobs/<sha256>`. A full one brings every file, a delta only what an older version has not.
"""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from db import signing
from desktop import paths
from desktop.office.errors import Refused

PROGRAM = "prachakhom"
MANIFEST, SIGNATURE, BLOBS = "manifest.json", "manifest.sig", "blobs/"
_LARGEST_MANIFEST = 4 << 20  # bytes
_LARGEST_VERSION = 1 << 30  # bytes of all its files
_MOST_FILES = 20_000
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}")
_HASH = re.compile(r"[0-9a-f]{64}")
_BAD_ON_WINDOWS = re.compile(
    r'[<>:"|?*\\\x00-\x1f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.I
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of a version: its content by SHA-256, bytes, and whether it is a program."""

    sha256: str
    size: int
    runs: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an update says of itself, vouched for by its signature."""

    version: str
    system: str
    """`linux` or `windows`."""
    files: Mapping[str, File]
    """By place below the version's folder, with forward slashes."""

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files.values())


class Package:
    """An update file that is open; its signature was checked."""

    def __init__(self, packed: zipfile.ZipFile, manifest: Manifest) -> None:
        self._packed = packed
        self.manifest = manifest
        self.brought = {
            entry.filename.removeprefix(BLOBS): entry.file_size
            for entry in packed.infolist()
            if entry.filename.startswith(BLOBS)
        }

    def blob(self, sha256: str) -> IO[bytes]:
        """The content of a file the package brings."""
        return self._packed.open(BLOBS + sha256)

    def close(self) -> None:
        self._packed.close()


def open_package(file: Path, keys: Iterable[bytes]) -> Package:
    """Open an update file whose manifest one of the public keys vouches for.

    Raises Refused `update-no-keys`, `update-missing`, `update-no-update` or `update-signature`.
    """
    known = list(keys)
    if not known:
        raise Refused("update-no-keys")
    try:
        packed = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise Refused("update-missing", file=file) from error
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise Refused("update-no-update", file=file.name) from error
    try:
        told = _read(packed, MANIFEST, _LARGEST_MANIFEST)
        _check_signature(told, _read(packed, SIGNATURE, 64), known)
        return Package(packed, manifest_of(told))
    except (KeyError, OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        packed.close()
        raise Refused("update-no-update", file=file.name) from error
    except Refused:
        packed.close()
        raise


def shipped_keys() -> list[bytes]:
    """The vendor's public keys this program came with: the current one and the spare; or none."""
    kept = tomllib.loads(paths.resource("update", "keys.toml").read_text("utf-8"))
    return [bytes.fromhex(kept[name]) for name in ("current", "spare") if kept[name]]


def order(version: str) -> tuple[int, ...]:
    """How versions are compared."""
    return tuple(map(int, version.split(".")))


def manifest_of(told: bytes) -> Manifest:
    """Read a manifest; ValueError for anything that is none, or that names a place elsewhere."""
    kept = json.loads(told)
    if not isinstance(kept, dict) or kept.get("program") != PROGRAM:
        raise ValueError("another program's")
    version, system, files = kept.get("version"), kept.get("system"), kept.get("files")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise ValueError("no version")
    if system not in ("linux", "windows") or not isinstance(files, dict) or not files:
        raise ValueError("no files")
    if len(files) > _MOST_FILES:
        raise ValueError("too many files")
    read = {_place(place): _file(value) for place, value in files.items()}
    folded = {place.casefold() for place in read}
    if len(folded) != len(read) or any(
        str(folder).casefold() in folded
        for place in read
        for folder in PurePosixPath(place).parents
    ):
        raise ValueError("two files at one place")
    made = Manifest(version, system, read)
    if made.size > _LARGEST_VERSION:
        raise ValueError("too large")
    return made


def _place(place: object) -> str:
    if not isinstance(place, str) or len(place) > 300 or place.startswith("/"):
        raise ValueError(place)
    for part in place.split("/"):
        if part in ("", ".", "..") or _BAD_ON_WINDOWS.search(part):
            raise ValueError(place)
    return place


def _file(value: object) -> File:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError(value)
    sha256, size, runs = value
    if not isinstance(sha256, str) or not _HASH.fullmatch(sha256):
        raise ValueError(value)
    if type(size) is not int or size < 0 or type(runs) is not bool:
        raise ValueError(value)
    return File(sha256, size, runs)


def _read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    with packed.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise ValueError(name)
    return data


def _check_signature(told: bytes, signature: bytes, keys: list[bytes]) -> None:
    if not any(signing.verified(key, signature, told) for key in keys):
        raise Refused("update-signature")
