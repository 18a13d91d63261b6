"""Requests of PCs to join an office: signed by the PC, carried as a file or a QR code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import disk_told_apart
from db.exchange import line, trust
from desktop.office.errors import Refused

if TYPE_CHECKING:
    from db.device import Device

_REQUEST = b"prachakhom join request 1\n"


@dataclass(frozen=True, slots=True)
class Request:
    """A PC that asks to join: its keys and the name its clerk gave it."""

    public: bytes
    recipient: bytes
    name: str
    formers: tuple[str, ...] = ()  # its names before its records were restored

    @property
    def fingerprint(self) -> str:
        """What both screens show, to be compared by eye: four groups of four."""
        return grouped(trust.device_id(self.public))


def grouped(device: str) -> str:
    """A PC's mark for the eye: four groups of four."""
    text = device.upper()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def request_of(device: Device, name: str, formers: Sequence[str] = ()) -> str:
    """This PC's request to join, as the text of a file or a QR code.

    `formers` are its names in the office before its records were restored.
    """
    facts: dict[str, Any] = {
        "v": 1,
        "public": device.public.hex(),
        "recipient": device.recipient.hex(),
        "name": name.strip()[:60],
    }
    if formers:
        facts["formers"] = list(formers)
    text = line.canonical(facts)
    return line.canonical([text, device.sign(_REQUEST + text.encode()).hex()])


def read_request(text: str) -> Request:
    """A request as its PC signed it. Raises Refused."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        told, signature = json.loads(text[:4096])
        facts = json.loads(told)
        public, recipient = bytes.fromhex(facts["public"]), bytes.fromhex(facts["recipient"])
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(bytes.fromhex(signature), _REQUEST + told.encode())
        name, formers = str(facts["name"]), tuple(str(f) for f in facts.get("formers", ()))
        if facts["v"] != 1 or len(recipient) != 32 or len(name) > 60:
            raise ValueError(facts["v"])
        if any(len(former) != 16 for former in formers):
            raise ValueError(formers)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidSignature) as error:
        raise Refused("join-request-unreadable") from error
    return Request(public, recipient, name, formers)


def request_in(source: Path) -> Request:
    """The request in a file. Raises Refused, or RecordsError for the disk."""
    with disk_told_apart(source), source.open("rb") as file:
        data = file.read(8192)
    return read_request(data.decode("utf-8", "replace"))
