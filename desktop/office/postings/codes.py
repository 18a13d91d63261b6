"""The code of a notice: made when it is signed, and again when it gets another number."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import clock, office_folder
from db.connection import records
from db.errors import RecordsError, disk_told_apart
from db.exchange import trust
from db.files import write_whole
from db.models import Document, NoticeCode, Office
from db.write import write
from desktop.office import actors, documents, forms, stages
from desktop.office.errors import Refused

KEYS_SUFFIX = ".pkk"
_KEYS_VERSION = 1
_LARGEST = 1_000_000  # bytes of a file of keys


@dataclass(frozen=True, slots=True)
class Keys:
    """By what codes are proved: the office's name among offices and its PCs' public keys.

    `lost` are the PCs whose keys the office no longer believes.
    """

    office: str
    name: str
    pcs: Mapping[str, bytes]
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A code as it was made here: the paper, and the words it vouches for."""

    document_id: int
    code: str
    text: str


def seal(document: Document) -> str:
    """Make the code of a signed notice where it has none of these words and number; in a deed.

    Returns the code that holds; empty for a paper that gets none, or on a PC that the office did
    not admit yet.
    """
    if (
        document.kind not in forms.NOTICES
        or document.stage != stages.SIGNED
        or document.dated is None
    ):
        return ""
    connection = records.connection()
    root = trust.root(connection)
    vault = office_folder.current().vault
    admitted = {m.device for m in trust.members(connection) if m.until is None} if root else set()
    from db.exchange import notice_code
    from desktop.office import papers
    from desktop.printing import wording

    text = notice_code.folded(wording.words_of(papers.paper_of(document.id)))
    number = stages.standing_number(document)
    shown = number.text if number else ""
    sha256 = notice_code.hash_of(text)
    there = stages.standing_code(document.id)
    if there is not None and (there.sha256, there.number) == (sha256, shown):
        return str(there.code)
    if root is None or vault.device_id not in admitted:
        return ""
    code = notice_code.written(
        office=trust.office_id(root),
        device=vault.device_id,
        day=document.dated,
        number=shown,
        text=text,
        sign=vault.device.sign,
    )
    NoticeCode.create(
        document=document,
        number=shown,
        day=document.dated,
        text=text,
        sha256=sha256,
        code=code,
        at=clock.now(),
    )
    return code


def ensure(document_id: int, *, actor: int) -> str:
    """The code of a notice, made now for one signed before there were codes; empty: none yet."""
    there = of(document_id)
    if there is not None:
        return there.code
    person = actors.person(actor)
    document = documents.kept(document_id)
    if document.kind not in forms.NOTICES or document.stage != stages.SIGNED:
        return ""
    with write(person.uid) as work:
        made = seal(document)
        if made:
            work.note("document.coded", document)
        else:
            work.event("document.looked-at", document)
    return made


def of(document_id: int) -> Sealed | None:
    """The code that holds for a paper."""
    found = stages.standing_code(document_id)
    return Sealed(document_id, found.code, found.text) if found is not None else None


def known(sha256: str) -> Sealed | None:
    """The paper of this office whose code vouches for words of that hash."""
    found: Any = (
        NoticeCode.select(NoticeCode, Document)
        .join(Document)
        .where(NoticeCode.sha256 == sha256, ~Document.deleted)
        .order_by(NoticeCode.id.desc())
        .first()
    )
    return Sealed(found.document_id, found.code, found.text) if found is not None else None


# ---- keys: those of the open office, or of a file anybody may have


def keys_here() -> Keys:
    """The keys of the open office. Raises RecordsError `office-without-key`."""
    connection = records.connection()
    root = trust.root(connection)
    if root is None:
        raise RecordsError("office-without-key")
    return _keys(root, trust.members(connection), Office.get().name)


def _keys(root: bytes, members: list[trust.Member], name: str) -> Keys:
    return Keys(
        trust.office_id(root),
        name,
        {m.device: m.public for m in members},
        frozenset(m.device for m in members if m.until is not None),
    )


def write_keys(target: Path) -> None:
    """Write what anybody needs to prove this office's codes: public keys alone, no secret."""
    keys_here()
    connection = records.connection()
    root = trust.root(connection)
    assert root is not None
    told = {
        "prachakhom-keys": _KEYS_VERSION,
        "name": Office.get().name,
        "root": root.hex(),
        "statements": [
            [statement.text, base64.b64encode(statement.signature).decode()]
            for statement in trust.statements(connection)
        ],
    }
    write_whole(target, json.dumps(told, ensure_ascii=False, indent=1).encode())


def read_keys(source: Path) -> Keys:
    """Read such a file; a statement that the office's key did not sign counts for nothing.

    Raises Refused `keys-unreadable`, RecordsError for the disk.
    """
    wrong = Refused("keys-unreadable", file=source.name)
    with disk_told_apart(source):
        data = source.read_bytes() if source.stat().st_size <= _LARGEST else b""
    try:
        told = json.loads(data)
        if told["prachakhom-keys"] != _KEYS_VERSION or not isinstance(told["name"], str):
            raise wrong
        root = bytes.fromhex(told["root"])
        statements = [
            trust.Statement(text, base64.b64decode(signature, validate=True))
            for text, signature in told["statements"]
        ]
        proved = trust.right(statements, root)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise wrong from error
    return _keys(root, trust.members_of(proved.values()), told["name"])
