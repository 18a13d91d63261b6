"""Files that belong to records (emblem, PDF, photo): named by content, encrypted, never changed."""

import hashlib
import re
from pathlib import Path

from db import office_folder
from db.errors import Damaged, disk_told_apart
from db.files import write_whole

_MARK = b"PKB\x01"  # our blob, first form


def put(data: bytes) -> str:
    """Keep data and return its SHA-256; the same data is kept once."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = _path(sha256)
    if not path.exists():
        from db import sealing

        with disk_told_apart(path):
            path.parent.mkdir(exist_ok=True)
        nonce, box = sealing.seal(_key(), data, sha256.encode())
        write_whole(path, _MARK + nonce + box, draft_in=path.parent.parent)
    return sha256


def get(sha256: str) -> bytes:
    """The data of that SHA-256. Raises Damaged when its file is missing or altered."""
    path = _path(sha256)
    with disk_told_apart(path):
        if not path.exists():
            raise Damaged("blob-missing", name=sha256)
        kept = path.read_bytes()
    from db import sealing

    head, start = len(_MARK), len(_MARK) + sealing.NONCE
    data = None
    if kept.startswith(_MARK) and len(kept) > start:
        data = sealing.opened(_key(), kept[head:start], kept[start:], sha256.encode())
    if data is None:
        raise Damaged("blob-damaged", name=sha256)
    return data


def holds(sha256: str) -> bool:
    """Whether the file of that SHA-256 is here."""
    return _path(sha256).exists()


def _path(sha256: str) -> Path:
    assert re.fullmatch(r"[0-9a-f]{64}", sha256), "not a SHA-256"
    return office_folder.current().folder / office_folder.BLOBS / sha256[:2] / sha256


def _key() -> bytes:
    return office_folder.current().vault.subkey("blobs")
