"""`keys.json`: the key of the records, wrapped once for each way of opening them.

One random data key encrypts the database and, through derived keys, blobs and drafts. A slot wraps
it for a passphrase (Argon2id), for the paper key, or leaves it in clear: the open slot of an office
without a passphrase. This PC's own keys lie here too, sealed with the data key, and not in the
database: a copied database is then no second PC of the same name.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db import paper_key
from db.errors import Damaged, Locked, TooNew, disk_told_apart
from db.files import write_whole

VERSION = 1
_LARGEST = 64 * 1024  # bytes; a planted file must not be read whole
_KEY = _SALT = 32
_NONCE = 12
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 1  # 0.17 s on a slow PC
_BOUNDS = ((19 * 1024, 512 * 1024), (1, 10), (1, 4))  # nor make us work for an hour


@dataclass(frozen=True, slots=True)
class Device:
    """This PC's keys: one signs its operations (Ed25519), one opens bundles sent to it (X25519)."""

    signing: bytes
    opening: bytes

    @staticmethod
    def new() -> Device:
        return Device(
            Ed25519PrivateKey.generate().private_bytes_raw(),
            X25519PrivateKey.generate().private_bytes_raw(),
        )

    @property
    def id(self) -> str:
        """The PC's name in the journal: 16 hexadecimal digits of its public key's SHA-256."""
        return hashlib.sha256(self.public).hexdigest()[:16]

    @property
    def public(self) -> bytes:
        """The key others check this PC's signatures with."""
        return Ed25519PrivateKey.from_private_bytes(self.signing).public_key().public_bytes_raw()

    @property
    def recipient(self) -> bytes:
        """The key others seal bundles for this PC with (an age recipient's 32 bytes)."""
        return X25519PrivateKey.from_private_bytes(self.opening).public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(message)


class Vault:
    """An opened key file. Every change is saved at once, whole or not at all."""

    def __init__(
        self, path: Path, key: bytes, slots: list[dict[str, Any]], device: Device, sealed: int
    ) -> None:
        self.path = path
        self.data_key = key
        self.device = device
        self.sealed = sealed
        self._slots = slots

    @property
    def is_open(self) -> bool:
        """Whether anybody with the folder can read the records: no passphrase is set."""
        return any(slot["kind"] == "open" for slot in self._slots)

    def subkey(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose ("blobs", "drafts")."""
        return _hkdf(self.data_key, b"", purpose)

    def change_passphrase(self, new: str | None) -> None:
        """Set the passphrase, or with None take it away (an open slot). The paper key stays."""
        kept = [slot for slot in self._slots if slot["kind"] == "paper"]
        self._slots = [_first_slot(self.data_key, new), *kept]
        self.save()

    def new_paper_key(self) -> str:
        """Make another paper key and return its text; the old one opens nothing any more."""
        code = os.urandom(paper_key.KEY_BYTES)
        kept = [slot for slot in self._slots if slot["kind"] != "paper"]
        self._slots = [*kept, _wrap("paper", code, self.data_key)]
        self.save()
        return paper_key.text(code)

    def note_sealed(self, seq: int) -> None:
        """Keep the last sequence number sealed: a database with fewer is an older copy."""
        self.sealed = seq
        self.save()

    def renew_device(self) -> None:
        """Become another PC: after a restore, the old name may live on in a later history."""
        self.device, self.sealed = Device.new(), 0
        self.save()

    def save(self) -> None:
        own = {
            "signing": self.device.signing.hex(),
            "opening": self.device.opening.hex(),
            "sealed": self.sealed,
        }
        nonce = os.urandom(_NONCE)
        box = ChaCha20Poly1305(self.subkey("device")).encrypt(nonce, json.dumps(own).encode(), None)
        content = {
            "version": VERSION,
            "slots": self._slots,
            "device": {"nonce": _b64(nonce), "box": _b64(box)},
        }
        write_whole(self.path, json.dumps(content, indent=1).encode())


def create(path: Path, passphrase: str | None) -> tuple[Vault, str]:
    """A new key file with a new data key, and the paper key's text, told this once.

    Without a passphrase the office is open. Raises RecordsError when the file cannot be written.
    """
    key, code = os.urandom(_KEY), os.urandom(paper_key.KEY_BYTES)
    slots = [_first_slot(key, passphrase), _wrap("paper", code, key)]
    vault = Vault(path, key, slots, Device.new(), 0)
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
    device = content["device"]
    try:
        box = ChaCha20Poly1305(_hkdf(key, b"", "device")).decrypt(
            _un64(device["nonce"]), _un64(device["box"]), None
        )
        own = json.loads(box)
        keys = Device(bytes.fromhex(own["signing"]), bytes.fromhex(own["opening"]))
        return Vault(path, key, content["slots"], keys, int(own["sealed"]))
    except (InvalidTag, KeyError, TypeError, ValueError) as error:
        raise Damaged("keys-damaged", place=str(path)) from error


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
    )
    if not whole:
        raise damaged
    return content


def _first_slot(key: bytes, passphrase: str | None) -> dict[str, Any]:
    if passphrase is None:
        return {"kind": "open", "key": _b64(key)}
    return _wrap("passphrase", _typed(passphrase), key)


def _typed(passphrase: str) -> bytes:
    """The same letters give the same bytes on every keyboard (Unicode's composed form)."""
    if not passphrase:
        raise Locked("passphrase-empty")
    return unicodedata.normalize("NFC", passphrase).encode()


def _wrap(kind: str, secret: bytes, key: bytes) -> dict[str, Any]:
    cost = [_MEMORY_KIB, _PASSES, _LANES] if kind == "passphrase" else []
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    wrapping = ChaCha20Poly1305(_wrapping_key(kind, secret, salt, cost))
    box = wrapping.encrypt(nonce, key, _about(kind, cost))
    return {
        "kind": kind,
        "cost": cost,
        "salt": _b64(salt),
        "nonce": _b64(nonce),
        "box": _b64(box),
    }


def _unwrapped(slot: dict[str, Any], secret: bytes) -> bytes | None:
    """The data key, or None when the secret is not the slot's."""
    kind, cost = slot["kind"], slot["cost"]
    wrapping = _wrapping_key(kind, secret, _un64(slot["salt"]), cost)
    nonce, box = _un64(slot["nonce"]), _un64(slot["box"])
    try:
        return ChaCha20Poly1305(wrapping).decrypt(nonce, box, _about(kind, cost))
    except InvalidTag:
        return None


def _wrapping_key(kind: str, secret: bytes, salt: bytes, cost: list[int]) -> bytes:
    if kind != "passphrase":
        return _hkdf(secret, salt, kind)
    for value, (low, high) in zip(cost, _BOUNDS, strict=True):
        if type(value) is not int or not low <= value <= high:
            raise ValueError("a cost out of bounds")
    memory, passes, lanes = cost
    return Argon2id(
        salt=salt, length=_KEY, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(secret)


def _about(kind: str, cost: list[int]) -> bytes:
    return json.dumps([VERSION, kind, cost]).encode()


def _hkdf(secret: bytes, salt: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), _KEY, salt, b"prachakhom " + purpose.encode()).derive(secret)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _un64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base 64") from error
