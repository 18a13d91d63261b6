"""Make a signed update file of a built version.

    python installer/update/make_update.py TREE VERSION linux|windows KEY.pem OUT.pku [OLD_TREE...]

TREE is build/linux/frozen/prachakhom or build/windows/tree. With trees of older versions only what
not all of them have is packed: a delta, small enough for a mail, for PCs that have one of them. The
same input makes the same bytes.
"""

import hashlib
import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.serialization import load_pem_private_key

_MOMENT = (1980, 1, 1, 0, 0, 0)


def files_of(tree: Path) -> dict[str, Path]:
    """Every file of a version by its place; a link stands for what it points to."""
    found = {path.relative_to(tree).as_posix(): path for path in sorted(tree.rglob("*"))}
    return {place: path for place, path in found.items() if path.is_file()}


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make(
    tree: Path, version: str, system: str, pem: bytes, out: Path, olds: Sequence[Path] = ()
) -> None:
    """Write the update; what every one of the old trees has is left out."""
    key = load_pem_private_key(pem, None)
    places = files_of(tree)
    hashes = {place: sha256(path) for place, path in places.items()}
    had = [{sha256(path) for path in files_of(old).values()} for old in olds]
    common = set.intersection(*had) if had else set()
    files = {
        place: [hashes[place], path.stat().st_size, bool(path.stat().st_mode & 0o100)]
        for place, path in places.items()
    }
    told = {"program": "prachakhom", "version": version, "system": system, "files": files}
    manifest = json.dumps(told, sort_keys=True, ensure_ascii=False).encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        _put(packed, "manifest.json", manifest)
        _put(packed, "manifest.sig", key.sign(manifest))  # type: ignore[union-attr, call-arg, arg-type]
        for place in sorted(places, key=hashes.__getitem__):
            if hashes[place] not in common:
                common.add(hashes[place])
                _put(packed, f"blobs/{hashes[place]}", places[place].read_bytes())


def _put(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, data)


if __name__ == "__main__":
    if len(sys.argv) < 6 or sys.argv[3] not in ("linux", "windows"):
        raise SystemExit(__doc__)
    tree_, version_, system_, pem_, out_, *olds_ = sys.argv[1:]
    make(Path(tree_), version_, system_, Path(pem_).read_bytes(), Path(out_), [*map(Path, olds_)])
