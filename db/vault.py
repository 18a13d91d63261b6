"""`keys.json`: the key of the records, wrapped once for each way of opening them.

One random data key encrypts the database and, through derived keys, blobs and drafts. A slot wraps
it for a passphrase (Argon2id), for the paper key, or leaves it in clear: the open slot of an office
without a passphrase. This PC's own keys lie here too, sealed with the data key, and not in the
database: a copied database is then no second PC of the same name.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import paper_key
from db.errors import Damaged, Locked, TooNew, disk_told_apart
from db.files import write_whole

if TYPE_CHECKING:
    from db.device import Device

VERSION = 1
_LARGEST = 64 * 1024  # bytes; a planted file must not be read whole
_KEY = _SALT = 32
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 1  # 0.17 s on a slow PC
_BOUNDS = ((19 * 1024, 512 * 1024), (1, 10), (1, 4))  # nor make us work for an hour


class Vault:
    """An opened key file. Every change is saved at once, whole or not at all.

    This PC's own keys are unsealed when they are first asked for: opening needs only their name.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        slots: list[dict[str, Any]],
        own: dict[str, Any] | None = None,
        office: dict[str, Any] | None = None,
    ) -> None:
        self.path = path
        self._office = office
        self.data_key = key
        self._slots = slots
        self._sealed_own = own
        self._own: tuple[Device, int] | None = None

    @property
    def device(self) -> Device:
        """This PC's keys. Raises Damaged when their box was altered."""
        return self._keys()[0]

    @property
    def device_id(self) -> str:
        """This PC's name in the journal; as the file tells it, which `device` proves."""
        if self._own is None and self._sealed_own is not None:
            told = self._sealed_own.get("id")
            if isinstance(told, str):
                return told
        return self.device.id

    @property
    def sealed(self) -> int:
        """The last sequence number sealed: a database with fewer is an older copy.

        As the file tells it, which the box proves as soon as it is opened.
        """
        if self._own is None and self._sealed_own is not None:
            told = self._sealed_own.get("sealed")
            if type(told) is int:
                return told
        return self._keys()[1]

    def _keys(self) -> tuple[Device, int]:
        if self._own is None:
            from db import sealing
            from db.device import Device

            if self._sealed_own is None:
                self._own = Device.new(), 0
                return self._own
            try:
                nonce, box = _un64(self._sealed_own["nonce"]), _un64(self._sealed_own["box"])
                text = sealing.opened(self.subkey("device"), nonce, box, None)
                if text is None:
                    raise ValueError("box")
                own = json.loads(text)
                keys = Device(bytes.fromhex(own["signing"]), bytes.fromhex(own["opening"]))
                if self._sealed_own.get("id", keys.id) != keys.id:
                    raise ValueError("id")
                sealed = int(own["sealed"])
                if self._sealed_own.get("sealed", sealed) != sealed:
                    raise ValueError("sealed")
                self._own = keys, sealed
            except (KeyError, TypeError, ValueError) as error:
                raise Damaged("keys-damaged", place=str(self.path)) from error
        return self._own

    @property
    def is_open(self) -> bool:
        """Whether anybody with the folder can read the records: no passphrase is set."""
        return any(slot["kind"] == "open" for slot in self._slots)

    def subkey(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose ("blobs", "drafts")."""
        from db import sealing

        return sealing.derived(self.data_key, b"", purpose)

    def change_passphrase(self, new: str | None) -> None:
        """Set the passphrase, or with None take it away (an open slot). The paper key stays."""
        kept = [slot for slot in self._slots if slot["kind"] == "paper"]
        self._slots = [_first_slot(self.data_key, new), *kept]
        self.save()

    def office_key(self, paper: str) -> bytes:
        """The office's own private key (Ed25519, 32 bytes), for admitting and appointing PCs.

        Raises Locked when the paper key is not this PC's, or the key does not lie here.
        """
        from db import sealing

        if self._office is None:
            raise Locked("office-key-elsewhere")
        code = paper_key.read(paper)
        try:
            box = _un64(self._office["nonce"]), _un64(self._office["box"])
            key = sealing.opened(sealing.derived(code, b"", "office"), *box, None)
        except (KeyError, TypeError, ValueError) as error:
            raise Damaged("keys-damaged", place=str(self.path)) from error
        if key is None:
            raise Locked("paper-key-wrong")
        return key

    @property
    def has_office_key(self) -> bool:
        """Whether the office's own key lies here, under the paper key."""
        return self._office is not None

    def new_paper_key(self, old: str = "") -> str:
        """Make another paper key and return its text; the old one opens nothing any more.

        Where the office's own key lies here, the old paper key must be told to carry it over.
        """
        code = os.urandom(paper_key.KEY_BYTES)
        if self._office is not None:
            self._office = _office_box(code, self.office_key(old))
        kept = [slot for slot in self._slots if slot["kind"] != "paper"]
        self._slots = [*kept, _wrap("paper", code, self.data_key)]
        self.save()
        return paper_key.text(code)

    def note_sealed(self, seq: int) -> None:
        """Keep the last sequence number sealed."""
        self._own = self.device, seq
        self.save()

    def renew_device(self) -> None:
        """Become another PC: after a restore, the old name may live on in a later history."""
        from db.device import Device

        self._own = Device.new(), 0
        self.save()

    def save(self) -> None:
        from db import sealing

        keys, sealed = self._keys()
        own = {"signing": keys.signing.hex(), "opening": keys.opening.hex(), "sealed": sealed}
        nonce, box = sealing.seal(self.subkey("device"), json.dumps(own).encode(), None)
        content = {
            "version": VERSION,
            "slots": self._slots,
            "device": {"id": keys.id, "sealed": sealed, "nonce": _b64(nonce), "box": _b64(box)},
        }
        if self._office is not None:
            content["office"] = self._office
        write_whole(self.path, json.dumps(content, indent=1).encode())


def create(path: Path, passphrase: str | None, *, founding: bool = True) -> tuple[Vault, str]:
    """A new key file with a new data key, and the paper key's text, told this once.

    Without a passphrase the office is open. A founding PC gets the office's own key too; one that
    joins an office has none. Raises RecordsError when the file cannot be written.
    """
    key, code = os.urandom(_KEY), os.urandom(paper_key.KEY_BYTES)
    slots = [_first_slot(key, passphrase), _wrap("paper", code, key)]
    box = _office_box(code, os.urandom(_KEY)) if founding else None
    vault = Vault(path, key, slots, office=box)
    vault.save()
    return vault, paper_key.text(code)


def wants_passphrase(path: Path) -> bool:
    """Whether the office at this key file opens only with a passphrase or its paper key."""
    return not any(slot["kind"] == "open" for slot in _read(path)["slots"])


def unlock(path: Path, *, passphrase: str | None = None, paper: str | None = None) -> Vault:
    """Open a key file: by the paper key if given, else the open slot, else the passphrase.

    Raises Locked when that does not open it, Damaged or TooNew for the file itself.
    """
    content = _read(path)
    key = _data_key(path, content["slots"], passphrase, paper)
    return Vault(path, key, content["slots"], content["device"], content.get("office"))


def _data_key(
    path: Path, slots: list[dict[str, Any]], passphrase: str | None, paper: str | None
) -> bytes:
    by_kind = {slot["kind"]: slot for slot in slots}
    try:
        if paper is not None:
            if "paper" not in by_kind:
                raise Locked("paper-key-none")
            key = _unwrapped(by_kind["paper"], paper_key.read(paper))
            if key is None:
                raise Locked("paper-key-wrong")
            return key
        if "open" in by_kind:
            key = _un64(by_kind["open"]["key"])
            if len(key) != _KEY:
                raise ValueError("length")
            return key
        if passphrase is None:
            raise Locked("passphrase-needed")
        key = _unwrapped(by_kind["passphrase"], _typed(passphrase))
        if key is None:
            raise Locked("passphrase-wrong")
        return key
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged("keys-damaged", place=str(path)) from error


def _read(path: Path) -> dict[str, Any]:
    with disk_told_apart(path):
        if not path.is_file():
            raise Locked("keys-missing", place=str(path))
        with path.open("rb") as file:
            text = file.read(_LARGEST + 1)
    damaged = Damaged("keys-damaged", place=str(path))
    try:
        content = json.loads(text) if len(text) <= _LARGEST else None
    except (ValueError, RecursionError) as error:
        raise damaged from error
    if not isinstance(content, dict) or type(content.get("version")) is not int:
        raise damaged
    if content["version"] > VERSION:
        raise TooNew("keys-too-new", place=str(path), found=content["version"], known=VERSION)
    slots = content.get("slots")
    whole = (
        isinstance(slots, list)
        and all(isinstance(slot, dict) and isinstance(slot.get("kind"), str) for slot in slots)
        and isinstance(content.get("device"), dict)
        and isinstance(content.get("office", {}), dict)
    )
    if not whole:
        raise damaged
    return content


def _first_slot(key: bytes, passphrase: str | None) -> dict[str, Any]:
    if passphrase is None:
        return {"kind": "open", "key": _b64(key)}
    return _wrap("passphrase", _typed(passphrase), key)


def _office_box(code: bytes, key: bytes) -> dict[str, Any]:
    from db import sealing

    nonce, box = sealing.seal(sealing.derived(code, b"", "office"), key, None)
    return {"nonce": _b64(nonce), "box": _b64(box)}


def _typed(passphrase: str) -> bytes:
    """The same letters give the same bytes on every keyboard (Unicode's composed form)."""
    if not passphrase:
        raise Locked("passphrase-empty")
    return unicodedata.normalize("NFC", passphrase).encode()


def _wrap(kind: str, secret: bytes, key: bytes) -> dict[str, Any]:
    cost = [_MEMORY_KIB, _PASSES, _LANES] if kind == "passphrase" else []
    from db import sealing

    salt = os.urandom(_SALT)
    wrapping = _wrapping_key(kind, secret, salt, cost)
    nonce, box = sealing.seal(wrapping, key, _about(kind, cost))
    return {
        "kind": kind,
        "cost": cost,
        "salt": _b64(salt),
        "nonce": _b64(nonce),
        "box": _b64(box),
    }


def _unwrapped(slot: dict[str, Any], secret: bytes) -> bytes | None:
    """The data key, or None when the secret is not the slot's."""
    from db import sealing

    kind, cost = slot["kind"], slot["cost"]
    wrapping = _wrapping_key(kind, secret, _un64(slot["salt"]), cost)
    return sealing.opened(wrapping, _un64(slot["nonce"]), _un64(slot["box"]), _about(kind, cost))


def _wrapping_key(kind: str, secret: bytes, salt: bytes, cost: list[int]) -> bytes:
    from db import sealing

    if kind != "passphrase":
        return sealing.derived(secret, salt, kind)
    for value, (low, high) in zip(cost, _BOUNDS, strict=True):
        if type(value) is not int or not low <= value <= high:
            raise ValueError("a cost out of bounds")
    memory, passes, lanes = cost
    return sealing.from_passphrase(secret, salt, memory=memory, passes=passes, lanes=lanes)


def _about(kind: str, cost: list[int]) -> bytes:
    return json.dumps([VERSION, kind, cost]).encode()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _un64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base 64") from error
