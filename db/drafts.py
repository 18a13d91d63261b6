"""What is being typed, kept each second until it is saved: encrypted, here alone, in no journal.

The cipher is imported with the first draft: a paper that is only read is opened without it.
"""

import json
import re
from datetime import datetime
from pathlib import Path

from db import clock, office_folder
from db.errors import Damaged, disk_told_apart
from db.fields import utc_text
from db.files import write_whole

_MARK = b"PKD\x01"
_SUFFIX = ".draft"


def save(uid: str, text: str) -> None:
    """Keep the text typed for uid (a document's, or a name such as "new-memo"): on disk at once."""
    from db import sealing

    content = json.dumps({"at": utc_text(clock.now()), "text": text}, ensure_ascii=False)
    data = content.encode("utf-8", "surrogatepass")  # half a pair may stand there while typing
    nonce, box = sealing.seal(_key(), data, uid.encode())
    write_whole(_path(uid), _MARK + nonce + box)


def load(uid: str) -> tuple[str, datetime] | None:
    """The text kept for uid and when it was, or None. Raises Damaged for an altered file."""
    path = _path(uid)
    with disk_told_apart(path):
        if not path.exists():
            return None
        kept = path.read_bytes()
    from db import sealing

    head, start = len(_MARK), len(_MARK) + sealing.NONCE
    try:
        if not kept.startswith(_MARK):
            raise ValueError("mark")
        data = sealing.opened(_key(), kept[head:start], kept[start:], uid.encode())
        if data is None:
            raise ValueError("box")
        content = json.loads(data.decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise Damaged("draft-damaged", place=str(path)) from error
    return content["text"], datetime.fromisoformat(content["at"])


def clear(uid: str) -> None:
    """Forget the text kept for uid, once it is saved or thrown away."""
    path = _path(uid)
    with disk_told_apart(path):
        path.unlink(missing_ok=True)


def kept() -> list[str]:
    """The uids that have text waiting, in alphabetical order."""
    with disk_told_apart(_folder()):
        return sorted(path.stem for path in _folder().glob(f"*{_SUFFIX}"))


def _folder() -> Path:
    return office_folder.current().folder / office_folder.DRAFTS


def _path(uid: str) -> Path:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", uid), "not a uid"
    return _folder() / (uid + _SUFFIX)


def _key() -> bytes:
    return office_folder.current().vault.subkey("drafts")
